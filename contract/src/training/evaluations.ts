import { z } from 'zod'
import type { RefusalText } from '../refusals.ts'
import { route } from '../route.ts'
import { codeLine, day, id, instant, many, pageOf, pageQuery } from '../shapes.ts'
import { evaluationAnswers, evaluatorKind, form, question, questionKind } from './forms.ts'
import { classCard, occupationRef } from './shapes.ts'

const count = z.number().int()
export { evaluationAnswers, evaluatorKind } from './forms.ts'

const words = z.object({ zh: z.string(), en: z.string() })
export const evaluationState = z.enum(['open', 'given', 'over'])
export const myEvaluation = z.object({ class: classCard, form, state: evaluationState, until: instant.nullable(), givenAt: instant.nullable() })
const invitation = z.object({ classId: id, title: z.string(), number: z.string(), lastDay: day.nullable(), state: evaluationState, until: instant.nullable() })

/** Scores 1 to 5 given to one question. `low`, `high`: 95 % confidence interval of the mean; `like`: the mean of like classes. */
const rating = z.object({
  key: z.string(), label: words, n: count, mean: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(), distribution: z.array(count).length(5), satisfied: z.number().nullable(),
  byKind: z.array(z.object({ kind: evaluatorKind, n: count, mean: z.number().nullable() })),
})
const said = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shown'), texts: z.array(z.string()) }),
  z.object({ kind: z.literal('withheld'), submissions: count, threshold: count }),
])
export const classReport = z.object({
  classId: id, number: z.string(), title: z.string(), submissions: count, few: z.boolean(), paper: count, until: instant.nullable(),
  responses: z.array(z.object({ kind: evaluatorKind, submitted: count, invited: count, rate: z.number().nullable() })),
  ratings: z.array(rating.extend({ like: z.object({ mean: z.number().nullable(), n: count, classes: count, difference: z.number().nullable() }) })),
  comments: said,
  /** What the unit asked besides: as many as chose each option, or what was written. */
  own: z.array(z.object({ key: z.string(), kind: questionKind, label: words, n: count, mean: z.number().nullable(), distribution: z.array(count), options: z.array(z.object({ key: z.string(), label: words, n: count })), said: said.nullable() })),
  can: z.array(z.enum(['enter-paper'])),
})
export const trainerProfile = z.object({
  trainer: z.object({ id, name: z.string(), level: z.number().int().nullable(), honour: z.string().nullable() }), submissions: count, few: z.boolean(), ratings: z.array(rating),
  classes: z.array(z.object({ classId: id, number: z.string(), title: z.string(), lastDay: day.nullable(), occupation: z.string(), submissions: count, means: z.array(z.object({ key: z.string(), mean: z.number().nullable() })) })),
  trend: z.array(z.object({ month: z.string(), n: count, mean: z.number().nullable() })),
})
export const evaluationRow = z.object({
  classId: id, number: z.string(), title: z.string(), occupation: occupationRef, lastDay: day.nullable(), trainer: z.string().nullable(), submissions: count, invited: count, rate: z.number().nullable(),
  means: z.array(z.object({ key: z.string(), mean: z.number().nullable() })), few: z.boolean(),
})

const classId = z.object({ classId: id })
const given = z.object({ classId: id, state: evaluationState, assisted: z.boolean() })
const reading = { staff: 'training.evaluation.read' } as const
const answering = ['training.evaluation-not-asked', 'training.evaluation-over', 'training.evaluation-given', 'training.evaluation-incomplete', 'training.form-unknown'] as const

export const evaluationsRoutes = {
  listMine: route({ name: 'training.list-my-evaluations', method: 'GET', path: '/api/training/my/evaluations', summary: 'Classes that I am asked to judge', audience: { worker: true }, response: z.object({ rows: z.array(invitation) }) }),
  getMine: route({ name: 'training.get-my-evaluation', method: 'GET', path: '/api/training/my/classes/:classId/evaluation', summary: 'The form about one class, and whether I have filled it in', audience: { worker: true }, params: classId, response: myEvaluation }),
  submit: route({ name: 'training.submit-evaluation', method: 'POST', path: '/api/training/my/classes/:classId/evaluation', summary: 'Says how a class was; nobody is shown who said what', audience: { worker: true }, params: classId, body: evaluationAnswers, response: given, refusals: answering }),
  listUnit: route({ name: 'training.list-unit-evaluations', method: 'GET', path: '/api/training/unit/evaluations', summary: 'Classes that my unit is asked to judge', audience: { staff: 'training.evaluation.submit' }, response: z.object({ rows: z.array(invitation) }) }),
  getUnit: route({ name: 'training.get-unit-evaluation', method: 'GET', path: '/api/training/unit/classes/:classId/evaluation', summary: 'The form about one class for my unit', audience: { staff: 'training.evaluation.submit' }, params: classId, response: myEvaluation }),
  submitUnit: route({ name: 'training.submit-unit-evaluation', method: 'POST', path: '/api/training/unit/classes/:classId/evaluation', summary: 'Says how a class made for my unit was', audience: { staff: 'training.evaluation.submit' }, params: classId, body: evaluationAnswers, response: given, refusals: answering }),
  enterPaper: route({ name: 'training.enter-paper-evaluation', method: 'POST', path: '/api/training/classes/:classId/paper-evaluations', summary: 'Types in a form that was filled in on paper', audience: { staff: 'training.evaluation.enter' }, params: classId,
    body: evaluationAnswers.extend({ formNumber: codeLine(30), evaluator: evaluatorKind, filledOn: day }), response: z.object({ classId: id, formNumber: z.string(), submissions: count }), refusals: ['training.form-number-taken', 'training.evaluation-too-early', 'training.evaluation-incomplete', 'training.filled-on-wrong', 'training.form-unknown'] }),
  list: route({ name: 'training.list-evaluations', method: 'GET', path: '/api/training/evaluations', summary: 'How classes of my range were judged', audience: reading,
    query: pageQuery.extend({ occupationId: many(id), trainerId: id.optional(), from: day.optional(), to: day.optional(), sort: z.enum(['newest', 'lowest', 'highest']).default('newest') }),
    response: pageOf(evaluationRow).extend({ total: count, overall: z.object({ submissions: count, ratings: z.array(rating), questions: z.array(question) }) }) }),
  getReport: route({ name: 'training.get-class-report', method: 'GET', path: '/api/training/classes/:classId/report', summary: 'How one class was judged, beside like classes', audience: reading, params: classId, response: classReport }),
  getProfile: route({ name: 'training.get-trainer-profile', method: 'GET', path: '/api/training/trainers/:trainerId/profile', summary: 'How a trainer is judged over all classes, and how that moves', audience: reading, params: z.object({ trainerId: id }), query: z.object({ from: day.optional(), to: day.optional() }), response: trainerProfile }),
}

export const evaluationsRefusals = {
  'training.evaluation-not-asked': { status: 403, zh: '这个班没有邀请你评价：只有上过课的学员和定制单位能评。对课程有意见可以直接联系主办工会。', en: 'You were not asked to judge this class: only those who sat in it and the unit it was made for are. Tell the union that organises it what you think.' },
  'training.evaluation-over': { zh: '这个班的评价时间已经过了，没有提交。还有话要说，请直接联系主办工会。', en: 'The time for judging this class is over, so nothing was handed in. Tell the union that organises it what you think.' },
  'training.evaluation-given': { zh: '这个班你已经评价过了，一人一次，不用再交。', en: 'You have judged this class already; once is enough.' },
  'training.evaluation-incomplete': { status: 422, zh: '有必答的题没有答，或答了不用答的题。每一项打分是 1 到 5 分，请补齐再提交。', en: 'A question that has to be answered is open, or one was answered that is not asked. Scores are 1 to 5. Mend it and send again.' },
  'training.evaluation-too-early': { zh: '这个班还在上课，评价要等课上完。请课上完后再录。', en: 'This class is still being taught. Evaluations are entered after its last lesson.' },
  'training.form-number-taken': { zh: '这张表的编号已经录过了，没有重复计入。请核对编号，或录下一张。', en: 'A form with this number was entered before and was not counted again. Check the number, or go on with the next form.' },
  'training.filled-on-wrong': { status: 422, zh: '填表日期要在开班以后、今天以前。请对照纸面改正。', en: 'The form must have been filled in between the first lesson and today. Check the date on the paper.' },
} as const satisfies Record<string, RefusalText>
