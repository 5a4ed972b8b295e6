import { z } from 'zod'
import type { RefusalText } from '../refusals.ts'
import { route } from '../route.ts'
import { id, instant, line } from '../shapes.ts'
import { trainerRef, venueRef } from './shapes.ts'

const count = z.number().int()
const itemKey = z.string().regex(/^i[0-9a-z]{1,12}$/)
const item = z.object({ key: itemKey, words: z.string() })

/** What is late in a lesson: nobody has been given it to teach; it should have begun and nobody is here; less than half are here; it is over and people are not noted; leave waits for an answer. */
export const lateness = z.enum(['no-trainer', 'not-started', 'few-here', 'register-open', 'leave-waiting'])
/** Where quality drops: fewer come than before; a supervisor found something; a rectification is open. */
export const drop = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('attendance'), before: z.number(), last: z.number() }), z.object({ kind: z.literal('inspection'), failed: count }), z.object({ kind: z.literal('rectification'), id }),
])
const watched = z.object({
  sessionId: id, class: z.object({ id, number: z.string(), title: z.string() }), seq: count, topic: z.string(), startsAt: instant, endsAt: instant, venue: venueRef.nullable(), trainer: trainerRef.nullable(),
  phase: z.enum(['ahead', 'on', 'over']), seated: count, here: count, late: z.array(lateness), drops: z.array(drop), inspections: count, inspected: z.boolean(),
})
const finding = z.object({ key: z.string(), words: z.string(), passed: z.boolean(), note: z.string().nullable(), photo: z.boolean() })
const inspection = z.object({ id, seq: count, at: instant, by: z.string().nullable(), here: count, seated: count, failed: count, findings: z.array(finding), rectificationId: id.nullable() })
const found = z.object({ key: itemKey, passed: z.boolean(), note: line(200).nullable() })

const sessionId = z.object({ sessionId: id })
const read = { staff: 'training.evaluation.read' } as const
const inspect = { staff: 'training.inspect' } as const

export const inspectionsRoutes = {
  watch: route({ name: 'training.watch-classes', method: 'GET', path: '/api/training/watch', summary: 'Today’s lessons of my range: who is here, what is late, where quality drops', audience: read, response: z.object({ now: instant, rows: z.array(watched) }) }),
  get: route({ name: 'training.get-inspection-sheet', method: 'GET', path: '/api/training/sessions/:sessionId/inspection', summary: 'A lesson as it stands, the checklist that holds there, and what supervisors found in the class', audience: read, params: sessionId,
    response: z.object({ lesson: watched, items: z.array(item), mine: id.nullable(), mayInspect: z.boolean(), past: z.array(inspection) }) }),
  submit: route({ name: 'training.submit-inspection', method: 'POST', path: '/api/training/sessions/:sessionId/inspection', summary: 'Hands in a checklist, once for each supervisor and lesson; what is not passed opens a rectification or joins the open one', audience: inspect, params: sessionId,
    body: z.object({ items: z.array(found).min(1).max(30) }), response: z.object({ id, failed: count, rectificationId: id.nullable() }), refusals: ['training.inspection-given', 'training.inspection-other-list', 'training.inspection-too-early', 'training.inspection-say-what'] }),
  addPhoto: route({ name: 'training.add-inspection-photo', method: 'POST', path: '/api/training/inspections/:inspectionId/items/:key/photo', summary: 'Adds the photo to an item of one’s own inspection (PNG or JPEG, up to 4 MB); a later one takes its place', audience: inspect, params: z.object({ inspectionId: id, key: itemKey }), response: z.object({ id }), refusals: ['training.inspection-photo', 'platform.too-large'] }),
  photo: route({ name: 'training.show-inspection-photo', method: 'GET', path: '/api/training/inspections/:inspectionId/items/:key/photo', summary: 'The photo of an item', audience: read, params: z.object({ inspectionId: id, key: itemKey }), response: 'file' }),
  getList: route({ name: 'training.get-checklist', method: 'GET', path: '/api/training/checklist', summary: 'What supervisors of my unit look at', audience: read, response: z.object({ items: z.array(item), from: z.string().nullable(), own: z.boolean(), mayEdit: z.boolean() }) }),
  setList: route({ name: 'training.set-checklist', method: 'PUT', path: '/api/training/checklist', summary: 'Sets what supervisors look at in classes of my unit and below; what was found before stays', audience: { staff: 'training.plan.publish' }, body: z.object({ items: z.array(z.object({ key: itemKey, words: line(60) })).min(1).max(20).refine((items) => new Set(items.map((one) => one.key)).size === items.length, { error: 'one item twice' }) }), response: z.object({ items: z.array(item) }) }),
}

export const inspectionsRefusals = {
  'training.inspection-given': { zh: '这节课你已经交过督导单，没有重复计入。要补充，请在整改里写，或下一节课再查。', en: 'You have handed in a checklist for this lesson already; it was not counted again. Add what is missing to the rectification, or look in again at the next lesson.' },
  'training.inspection-other-list': { status: 422, zh: '督导项目刚刚改过，和这张单子对不上。请重新打开这节课再查。', en: 'The checklist has changed meanwhile. Open the lesson again.' },
  'training.inspection-too-early': { zh: '这节课还没到开课前半小时，或已经取消，不能交督导单。请到时再来。', en: 'The lesson begins in more than half an hour, or was called off. Come back then.' },
  'training.inspection-say-what': { status: 422, zh: '不合格的项目要写一句看到了什么，办班的人才知道改哪里。', en: 'Say in a line what you saw where something is not in order, so that it can be put right.' },
  'training.inspection-photo': { status: 422, zh: '照片没有收下：只收 PNG、JPG，不超过 4 MB。请换一张再传。', en: 'The photo was not taken: PNG or JPEG up to 4 MB. Choose another and send it again.' },
} as const satisfies Record<string, RefusalText>
