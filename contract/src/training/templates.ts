import { z } from 'zod'
import type { RefusalText } from '../refusals.ts'
import { route } from '../route.ts'
import { day, fen, id, instant, line, many, pageOf, pageQuery, paragraph, plausibleDay, skillLevel } from '../shapes.ts'
import { classState, occupationRef } from './shapes.ts'

/** A unit of content with its class hours, taught or practised. `{occupation}` in a topic stands for the occupation's name. */
export const templateCourse = z.object({ topic: line(60), hours: z.number().int().min(1).max(200), practice: z.boolean() })
const equipment = z.object({ name: line(40), count: z.number().int().min(1).max(1_000) })
const money = fen.refine((text) => !text.startsWith('-'), { error: 'money that is paid' })
const mostHours = 400

/** What a class is: its outline and hours, how many sit in it, what it costs, what the room must have. */
const content = {
  name: line(60), sessionHours: z.number().int().min(1).max(4), minSeats: z.number().int().min(2).max(100), maxSeats: z.number().int().min(2).max(200),
  materialFen: money, fixedFen: money, equipment: z.array(equipment).max(20), outline: z.array(templateCourse).min(1).max(60), note: paragraph(500).nullable(),
}
/** From which day it holds, and its last day (null: until it is changed). */
const span = { validFrom: plausibleDay, validUntil: plausibleDay.nullable() }
type Said = { minSeats: number; maxSeats: number; validFrom: string; validUntil: string | null; outline: readonly { hours: number }[] }
const wholeOf = <Shape extends z.ZodType<Said>>(shape: Shape) => shape
  .refine((one) => one.minSeats <= one.maxSeats, { error: 'the smallest class is larger than the largest', path: ['maxSeats'] })
  .refine((one) => one.validUntil === null || one.validUntil >= one.validFrom, { error: 'ends before it begins', path: ['validUntil'] })
  .refine((one) => one.outline.reduce((sum, course) => sum + course.hours, 0) <= mostHours, { error: `more than ${mostHours} class hours`, path: ['outline'] })

export const templateStanding = z.enum(['in-force', 'coming', 'over', 'withdrawn'])
export const templateWhose = z.enum(['own', 'below', 'above', 'general'])
const count = z.number().int()
const hours = { theoryHours: count, practiceHours: count, classHours: count }
/** The general ones (通用班型) have no bounds of their own: who plans says how few and how many. */
const shown = { ...content, note: z.string().nullable(), minSeats: count.nullable(), maxSeats: count.nullable(), ...hours, validFrom: day.nullable(), validUntil: day.nullable() }
export const templateRow = z.object({
  id, version: count, latest: count, whose: templateWhose, unitName: z.string().nullable(), occupation: occupationRef.nullable(),
  /** Of general ones: for which kind of occupation. */
  category: occupationRef.shape.category.nullable(),
  /** Levels it is for; none: any. */
  levels: z.array(skillLevel), standing: templateStanding, withdrawnFrom: day.nullable(), withdrawnWhy: z.string().nullable(), classes: count, updatedAt: instant.nullable(), mayEdit: z.boolean(), ...shown,
})
const version = z.object({ version: count, ...shown, madeBy: z.string().nullable(), madeAt: instant, standing: z.enum(['in-force', 'coming', 'over', 'never']), classes: count })
const usedBy = z.object({ id, number: z.string(), title: z.string(), state: classState, firstDay: day.nullable(), version: count })
const full = templateRow.extend({ versions: z.array(version), usedBy: z.array(usedBy) })
/** The template for an occupation at a level on a day; `id` null: the general one. Its topics name the occupation. */
const offer = z.object({ template: z.object({ id: id.nullable(), version: count, unitName: z.string().nullable(), ...shown }) })

const templateId = z.object({ templateId: id })
const seen = z.object({ version: z.number().int().min(1) })
const read = { staff: 'training.plan.read' } as const
const manage = { staff: 'training.resource.manage' } as const

export const templatesRoutes = {
  listTemplates: route({ name: 'training.list-templates', method: 'GET', path: '/api/training/templates', summary: 'Class templates of my range, those of units above, and the general ones', audience: read,
    query: pageQuery.extend({ q: z.string().trim().max(40).optional(), occupationId: many(id), whose: many(templateWhose), standing: many(templateStanding), sort: z.enum(['name', 'newest', 'last-changed']).default('name') }),
    response: pageOf(templateRow).extend({ mayAdd: z.boolean() }) }),
  getTemplate: route({ name: 'training.get-template', method: 'GET', path: '/api/training/templates/:templateId', summary: 'One class template with its versions and the classes made by it', audience: read, params: templateId, response: full }),
  offerTemplate: route({ name: 'training.offer-template', method: 'GET', path: '/api/training/template-offer', summary: 'The template for an occupation at a level on a day: the most specific that my unit or one above it keeps, or the general one', audience: read,
    query: z.object({ occupationId: id, level: z.coerce.number().int().min(0).max(7).optional(), on: day }), response: offer, refusals: ['training.occupation-unknown'] }),
  createTemplate: route({ name: 'training.create-template', method: 'POST', path: '/api/training/templates', summary: 'Keeps a class template of my unit, for itself and those below', audience: manage,
    body: wholeOf(z.object({ occupationId: id.nullable(), level: skillLevel.nullable(), ...content, ...span })), response: full, refusals: ['training.template-exists', 'training.template-from', 'training.occupation-unknown'] }),
  reviseTemplate: route({ name: 'training.revise-template', method: 'POST', path: '/api/training/templates/:templateId/versions', summary: 'A new version from a day on; what was made by an earlier one stays as it is', audience: manage, params: templateId,
    body: wholeOf(seen.extend({ ...content, ...span })), response: full, refusals: ['training.template-exists', 'training.template-from', 'training.template-withdrawn', 'platform.changed-meanwhile'] }),
  withdrawTemplate: route({ name: 'training.withdraw-template', method: 'POST', path: '/api/training/templates/:templateId/withdraw', summary: 'Ends a class template from a day on, with the reason; the next one by the rule takes its place', audience: manage, params: templateId,
    body: seen.extend({ from: plausibleDay, why: line(200) }), response: full, refusals: ['training.template-from', 'training.template-withdrawn', 'platform.changed-meanwhile'] }),
}

export const templatesRefusals = {
  'training.template-exists': { status: 409, zh: '本单位在这段日子已经有一个管同一工种、同一等级的班型。请打开它改一版，或错开起止日期。', en: 'Your unit has a template for this occupation and level in these days already. Open it and make a new version, or choose other days.' },
  'training.template-from': { status: 422, zh: '班型只能从今天或以后的日子起变，以前怎么排的不改写。请换一个日子。', en: 'A template changes from today or a later day on; what was is not rewritten. Choose another day.' },
  'training.template-withdrawn': { status: 409, zh: '这个班型已经停用，不能再改。需要的话请照它新建一个。', en: 'This template has been withdrawn and changes no more. Make a new one like it if you need one.' },
  'training.template-unknown': { status: 422, zh: '方案里的班型不在本单位能用的班型里，或不管这个工种和等级。请重新选班型，或不按班型拟。', en: 'The template in the plan is not one that your unit may use, or not for this occupation and level. Choose again, or plan without.' },
} as const satisfies Record<string, RefusalText>
