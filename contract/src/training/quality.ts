import { z } from 'zod'
import type { RefusalText } from '../refusals.ts'
import { route } from '../route.ts'
import { day, id, instant, line, paragraph } from '../shapes.ts'

const count = z.number().int()
const words = z.object({ zh: z.string(), en: z.string() })

/** `open` waits for measures, `answered` for a second person; `done`: accepted, `dropped`: there was nothing to put right. */
export const rectificationState = z.enum(['open', 'answered', 'done', 'dropped'])
/** A question whose mean fell short; `low` and `high` are its 95 % confidence interval, `below` the threshold at that time. */
export const shortfall = z.object({ key: z.string(), label: words, n: count, mean: z.number(), low: z.number().nullable(), high: z.number().nullable(), below: z.number() })
/** What a supervisor found not in order, and saw. */
export const finding = z.object({ inspectionId: id, key: z.string(), words: z.string(), note: z.string(), at: instant, photo: z.boolean() })
const row = z.object({
  id, classId: id, number: z.string(), title: z.string(), trainer: z.string().nullable(), lastDay: day.nullable(), state: rectificationState, source: z.enum(['evaluation', 'inspection']), shortfalls: z.array(shortfall), findings: z.array(finding), openedAt: instant,
  /** Until when the next step is promised. */
  due: day.nullable(), overdue: z.boolean(),
})
/** A mean of all questions over classes, and of how many forms. */
const mean = z.object({ classes: count, forms: count, mean: z.number().nullable() })
export const rectification = row.extend({
  measures: z.string().nullable(), note: z.string().nullable(),
  steps: z.array(z.object({ id, at: instant, by: z.string().nullable(), what: z.enum(['opened', 'answered', 'accepted', 'returned', 'dropped', 'late']), words: z.string().nullable() })),
  /** What came after: the same trainer's classes, and classes of the same occupation and level, that ended later. */
  effect: z.object({ before: z.number().nullable(), trainer: mean.nullable(), like: mean }),
  can: z.array(z.enum(['answer', 'verify', 'drop'])),
})
export const qualityRule = z.object({ below: z.number().min(1).max(5).multipleOf(0.1), minForms: count.min(5).max(100) })

const rectificationId = z.object({ rectificationId: id })
const read = { staff: 'training.evaluation.read' } as const

export const qualityRoutes = {
  list: route({ name: 'training.list-rectifications', method: 'GET', path: '/api/training/rectifications', summary: 'Classes of my range that were judged below the threshold, and what was done', audience: read, query: z.object({ state: rectificationState.optional() }), response: z.object({ rows: z.array(row), counts: z.object({ open: count, answered: count, done: count, dropped: count }), rule: qualityRule, maySetRule: z.boolean() }) }),
  get: route({ name: 'training.get-rectification', method: 'GET', path: '/api/training/rectifications/:rectificationId', summary: 'One rectification: what fell short, the measures, and what came after', audience: read, params: rectificationId, response: rectification }),
  answer: route({ name: 'training.answer-rectification', method: 'POST', path: '/api/training/rectifications/:rectificationId/answer', summary: 'Says what will be done better, and by when', audience: { staff: 'training.class.manage' }, params: rectificationId, body: z.object({ measures: paragraph(1000).refine((text) => text.trim().length >= 10, { error: 'say what will be done' }) }), response: rectification, refusals: ['training.rectification-moved-on'] }),
  verify: route({ name: 'training.verify-rectification', method: 'POST', path: '/api/training/rectifications/:rectificationId/verify', summary: 'A second person accepts the measures, or gives them back with a reason', audience: { staff: 'training.result.confirm' }, params: rectificationId, body: z.object({ accepted: z.boolean(), note: paragraph(500).nullable() }), response: rectification, refusals: ['training.rectification-moved-on', 'training.rectification-own', 'training.rectification-say-why'] }),
  drop: route({ name: 'training.drop-rectification', method: 'POST', path: '/api/training/rectifications/:rectificationId/drop', summary: 'Ends a rectification without measures: there was nothing to put right', audience: { staff: 'training.result.confirm' }, params: rectificationId, body: z.object({ reason: line(200).refine((text) => text.length >= 2, { error: 'say why' }) }), response: rectification, refusals: ['training.rectification-moved-on'] }),
  setRule: route({ name: 'training.set-quality-rule', method: 'POST', path: '/api/training/quality-rule', summary: 'Sets below which mean, and from how many forms on, a class is to be put right', audience: { staff: 'training.plan.publish' }, body: qualityRule, response: qualityRule }),
}

export const qualityRefusals = {
  'training.rectification-moved-on': { zh: '这件整改已经走到别的步骤，请刷新后再看。', en: 'This has moved on meanwhile. Reload it.' },
  'training.rectification-own': { status: 403, zh: '写措施和验收要由两个人做。请换一位同事验收。', en: 'Who writes the measures does not accept them. Ask a colleague.' },
  'training.rectification-say-why': { status: 422, zh: '退回要写明原因，写措施的人才知道改哪里。', en: 'Say why you give it back, so that whoever wrote it knows what to change.' },
} as const satisfies Record<string, RefusalText>
