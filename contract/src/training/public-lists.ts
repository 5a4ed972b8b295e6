import { z } from 'zod'
import type { RefusalText } from '../refusals.ts'
import { route } from '../route.ts'
import { day, id, instant, line, paragraph } from '../shapes.ts'

const count = z.number().int()

/** The scenes of a training, in the order in which a wish becomes a skill. What each is called, who acts in it and where is text of the apps; here are its promise and its figures. */
export const sceneKeys = ['ask', 'sort', 'plan', 'opinions', 'publish', 'enrol', 'attend', 'assess', 'confirm', 'certify', 'evaluate', 'rectify', 'follow'] as const
export const scene = z.object({
  key: z.enum(sceneKeys),
  /** What is counted: people (seats asked for), classes, or forms. */
  of: z.enum(['people', 'classes', 'forms']),
  /** Promise for one step: so many days, working days or days of the calendar; null: there is no time limit. */
  within: z.object({ days: count, working: z.boolean() }).nullable(),
  /** In this scene now; of them past the promise; done in the last twelve months. null: too few to be told, or nothing to count. */
  now: count.nullable(), late: count.nullable(), done: count.nullable(),
  /** How many days it took in the last twelve months, the middle one of all; null: too few. */
  medianDays: z.number().nullable(),
})
const scenes = z.object({ at: instant, atLeast: count, scenes: z.array(scene) })

/** By what a reform is measured, from the records alone. */
export const reformMeasures = ['days-to-plan', 'days-to-certificate', 'pass-rate', 'attendance', 'satisfaction'] as const
export const reformState = z.enum(['draft', 'published', 'ended'])
/** Days: the median with its quartiles. Shares: of a hundred, with the 95 % confidence interval. `n`: how many records it is of. */
const measured = z.object({ from: day, to: day, n: count, value: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() })
export const reform = z.object({
  id, state: reformState, unitName: z.string(), title: z.string(), before: z.string(), change: z.string(), why: z.string(), measure: z.enum(reformMeasures),
  since: day, endedOn: day.nullable(), endedWhy: z.string().nullable(),
  /** The same span of time before it began, and since then; null: not measured yet. */
  effect: z.object({ at: instant, before: measured, after: measured }).nullable(),
})
const ownReform = reform.extend({ can: z.array(z.enum(['change', 'remove', 'publish', 'end'])) })
const form = z.object({ title: line(60).refine((text) => text.length >= 2, { error: 'say what it is called' }), before: paragraph(500).refine((text) => text.trim().length >= 2, { error: 'say how it was' }), change: paragraph(500).refine((text) => text.trim().length >= 2, { error: 'say what was changed' }), why: paragraph(500).refine((text) => text.trim().length >= 2, { error: 'say why' }), measure: z.enum(reformMeasures), since: day })

const read = { staff: 'training.need.read' } as const
const write = { staff: 'training.plan.publish' } as const
const reformId = z.object({ reformId: id })
const moved = ['training.reform-moved-on'] as const

export const publicListRoutes = {
  publicScenes: route({ name: 'training.public-scenes', method: 'GET', path: '/api/public/training/scenes', summary: 'Each stage of a training as a scene, with its promise and how it stands today, for everybody', audience: { public: true }, response: scenes }),
  publicReforms: route({ name: 'training.public-reforms', method: 'GET', path: '/api/public/training/reforms', summary: 'What was changed about training, why, and with what measured effect, for everybody', audience: { public: true }, response: z.object({ rows: z.array(reform) }) }),
  scenes: route({ name: 'training.scenes', method: 'GET', path: '/api/training/scenes', summary: 'The scenes of a training in my range', audience: read, response: scenes }),
  reforms: route({ name: 'training.reforms', method: 'GET', path: '/api/training/reforms', summary: 'Reforms of my range, drafts too', audience: read, response: z.object({ rows: z.array(ownReform), mayWrite: z.boolean() }) }),
  addReform: route({ name: 'training.add-reform', method: 'POST', path: '/api/training/reforms', summary: 'Writes down a reform of my unit as a draft', audience: write, body: form, response: ownReform, refusals: ['training.reform-since'] }),
  changeReform: route({ name: 'training.change-reform', method: 'POST', path: '/api/training/reforms/:reformId', summary: 'Changes a draft', audience: write, params: reformId, body: form, response: ownReform, refusals: [...moved, 'training.reform-since'] }),
  removeReform: route({ name: 'training.remove-reform', method: 'POST', path: '/api/training/reforms/:reformId/remove', summary: 'Throws a draft away', audience: write, params: reformId, response: z.object({}), refusals: moved }),
  publishReform: route({ name: 'training.publish-reform', method: 'POST', path: '/api/training/reforms/:reformId/publish', summary: 'Shows a reform to everybody; from then on its words stay as they are and its effect is measured every night', audience: write, params: reformId, response: ownReform, refusals: moved }),
  endReform: route({ name: 'training.end-reform', method: 'POST', path: '/api/training/reforms/:reformId/end', summary: 'Says that a reform is over, and why; it stays in the list', audience: write, params: reformId, body: z.object({ reason: line(200).refine((text) => text.length >= 2, { error: 'say why' }) }), response: ownReform, refusals: moved }),
} as const

export const publicListRefusals = {
  'training.reform-moved-on': { zh: '这一条刚被同事改过状态，请刷新后再看。', en: 'A colleague has moved this on meanwhile. Reload it.' },
  'training.reform-since': { status: 422, zh: '开始日期要在近五年内，最晚是今天：没有开始的改革还量不出成效。', en: 'It must have begun within the last five years, today at the latest: what has not begun can’t be measured.' },
} as const satisfies Record<string, RefusalText>
