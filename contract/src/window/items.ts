import { z } from 'zod'
import type { RefusalText } from '../refusals.ts'
import { route } from '../route.ts'
import { divisionCode, id, instant, line, paragraph } from '../shapes.ts'
import { business, materialForm, materialPlace } from './shapes.ts'

const count = z.number().int()
export const windowItem = z.object({
  id, business, title: z.string(), summary: z.string(), basis: z.string().nullable(), lawDays: count.nullable(), promiseDays: count, withoutVisit: z.boolean(), materials: z.array(materialPlace), active: z.boolean(), version: count, updatedAt: instant,
  /** Kept by a unit above: offered here, but not mine to edit. */
  shared: z.boolean(),
  counters: z.array(z.object({ counterId: id, counterName: z.string(), promiseDays: count.nullable() })),
})
export const windowItemForm = z.object({
  business, title: line(40), summary: paragraph(300), basis: line(200).nullable(), lawDays: count.min(1).max(180).nullable(), promiseDays: count.min(1).max(60), withoutVisit: z.boolean(),
  materials: z.array(materialForm).max(20), active: z.boolean(),
  counters: z.array(z.object({ counterId: id, promiseDays: count.min(1).max(60).nullable() })).max(100),
})
const itemId = z.object({ itemId: id })
const may = { staff: 'window.manage' } as const
const itemRefusals = ['window.promise-beyond-law', 'window.material-key-twice'] as const

export const codeRange = z.object({ id, division: z.string(), stem: z.string(), first: count, next: count, last: count, nextCode: z.string().nullable(), addedAt: instant, shared: z.boolean() })

export const windowItemRoutes = {
  list: route({ name: 'window.list-items', method: 'GET', path: '/api/window/items', summary: 'What can be asked for at the windows: my range’s items and those kept above', audience: { staff: 'window.read' }, response: z.object({ rows: z.array(windowItem), shipped: count }) }),
  adopt: route({ name: 'window.adopt-items', method: 'POST', path: '/api/window/items/adopt', summary: 'Takes in the items of the legal-person certificate that ship with the system', audience: may, response: z.object({ added: count }) }),
  create: route({ name: 'window.create-item', method: 'POST', path: '/api/window/items', summary: 'Adds an item', audience: may, body: windowItemForm, response: windowItem, refusals: itemRefusals }),
  edit: route({ name: 'window.edit-item', method: 'PUT', path: '/api/window/items/:itemId', summary: 'Edits an item of my range; cases under way keep the list of materials they were opened with', audience: may, params: itemId, body: windowItemForm.extend({ version: count }), response: windowItem, refusals: [...itemRefusals, 'platform.changed-meanwhile'] }),
  listRanges: route({ name: 'window.list-code-ranges', method: 'GET', path: '/api/window/code-ranges', summary: 'Ranges of unified social credit codes that we may give out', audience: { staff: 'window.examine' }, response: z.object({ rows: z.array(codeRange) }) }),
  addRange: route({ name: 'window.add-code-range', method: 'POST', path: '/api/window/code-ranges', summary: 'Adds a range of codes', audience: may, body: z.object({ division: divisionCode, stem: z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{0,4}$/), first: count.min(0).max(99_999_999), last: count.min(0).max(99_999_999) }), response: codeRange, refusals: ['window.range-wrong', 'window.range-overlaps'] }),
}

export const windowItemRefusals = {
  'window.promise-beyond-law': { status: 422, zh: '承诺的天数比规定的时限还长，不能这样承诺。请改短。', en: 'The promise is longer than the rule allows. Make it shorter.' },
  'window.material-key-twice': { status: 422, zh: '有两种材料用了同一个代号，系统分不清。请改其中一个。', en: 'Two materials have the same key and cannot be told apart. Change one.' },
  'window.range-wrong': { status: 422, zh: '号段不对：止号不能小于起号，位数也要放得下。请检查后再保存。', en: 'The range is wrong: it must not end before it begins, and its numbers must fit behind the stem. Check it and save again.' },
  'window.range-overlaps': { zh: '这个号段和已有的号段重叠，同一个号会发两次。请换一段。', en: 'This range overlaps another, so a code would be given twice. Choose other numbers.' },
} as const satisfies Record<string, RefusalText>
