import { z } from 'zod'
import type { RefusalText } from '../refusals.ts'
import { route } from '../route.ts'
import { id, instant, line, paragraph } from '../shapes.ts'

const count = z.number().int()
const score = count.min(1).max(5)
const words = z.object({ zh: z.string(), en: z.string() })
export const evaluatorKind = z.enum(['worker', 'enterprise'])
export const questionKind = z.enum(['rating', 'choice', 'text'])

/** A question of a unit's own, so named that no two units' answers are ever added up as one. */
const ownKey = z.string().regex(/^q[0-9a-z]{8}$/)
const optionKey = z.string().regex(/^o[0-9a-z]{1,8}$/)

/** A question as a page shows it. `fixed`: asked by every form, so that classes stay comparable; `kinds`: who is asked, null: everybody; `when`: only after such an answer. */
export const question = z.object({
  key: z.string(), kind: questionKind, label: words, required: z.boolean(), fixed: z.boolean(), section: words.nullable(), kinds: z.array(evaluatorKind).nullable(), when: z.object({ question: z.string(), is: z.array(z.union([count, z.string()])) }).nullable(),
  options: z.array(z.object({ key: z.string(), label: words })), multiple: z.boolean(), maxLength: count.nullable(),
})
export const form = z.object({ version: count, title: words, questions: z.array(question) })

/** What is said beyond the three ratings and the comment: by question, a score, words, the key of an option or several. */
export const moreAnswers = z.record(ownKey, z.union([score, z.array(optionKey).max(12), paragraph(500)])).refine((answers) => Object.keys(answers).length <= 30, { error: 'too many answers' })
/** One rating for each fixed question, words if one likes, and what the form asks besides. `version`: of the form that was filled in; left out: the one that holds now. */
export const evaluationAnswers = z.object({ version: count.min(1).max(100_000).optional(), trainer: score, course: score, teaching: score, comment: paragraph(500).optional(), more: moreAnswers.optional() })

/** Both languages; without English the Chinese words stand in for it. */
const label = z.object({ zh: line(80), en: line(160).nullable() })
export const ownQuestion = z.object({
  key: ownKey, kind: questionKind, label, required: z.boolean(), section: label.nullable(), kinds: z.array(evaluatorKind).min(1).max(2).nullable(),
  when: z.object({ question: z.union([z.enum(['trainer', 'course', 'teaching']), ownKey]), is: z.array(z.union([score, optionKey])).min(1).max(12) }).nullable(),
  options: z.array(z.object({ key: optionKey, label })).max(12), multiple: z.boolean(),
})
const ownQuestions = z.array(ownQuestion).max(20)
/** What keeps a draft from being published, by question. */
export const formProblem = z.enum(['looks-ahead', 'looks-at-words', 'no-such-answer', 'few-options', 'twice'])
export type OwnQuestion = z.output<typeof ownQuestion>
export type FormFlaw = { question: string; problem: z.output<typeof formProblem> }

/** What keeps a unit's own questions from being published: a condition that looks ahead, at words, or for an answer that cannot come; a choice without a choice; a question twice. */
export function formFlaws(own: readonly OwnQuestion[]): FormFlaw[] {
  const before = new Map<string, Pick<OwnQuestion, 'kind' | 'options'>>(['trainer', 'course', 'teaching'].map((key) => [key, { kind: 'rating', options: [] }]))
  const flaws: FormFlaw[] = []
  const flaw = (question: string, problem: FormFlaw['problem']) => flaws.push({ question, problem })
  for (const question of own) {
    if (before.has(question.key)) flaw(question.key, 'twice')
    if (question.kind === 'choice' && new Set(question.options.map((option) => option.key)).size < Math.max(2, question.options.length)) flaw(question.key, 'few-options')
    const on = question.when && before.get(question.when.question)
    if (question.when && !on) flaw(question.key, 'looks-ahead')
    if (on?.kind === 'text') flaw(question.key, 'looks-at-words')
    const possible: readonly unknown[] = on?.kind === 'rating' ? [1, 2, 3, 4, 5] : on?.options.map((option) => option.key) ?? []
    if (on && on.kind !== 'text' && !question.when!.is.every((value) => possible.includes(value))) flaw(question.key, 'no-such-answer')
    before.set(question.key, question)
  }
  return flaws
}

const version = z.object({ version: count, at: instant, by: z.string().nullable(), questions: count, submissions: count })
export const unitForm = z.object({
  unitName: z.string(), mayEdit: z.boolean(),
  /** What classes of the unit are asked with now, and whose form that is; null: the one that comes with the system. */
  current: form, from: z.string().nullable(), own: z.boolean(),
  draft: z.object({ questions: z.array(ownQuestion), updatedAt: instant.nullable(), changed: z.boolean(), problems: z.array(z.object({ question: z.string(), problem: formProblem })) }), versions: z.array(version),
})

const read = { staff: 'training.evaluation.read' } as const
const manage = { staff: 'training.plan.publish' } as const

export const evaluationFormsRoutes = {
  get: route({ name: 'training.get-evaluation-form', method: 'GET', path: '/api/training/evaluation-form', summary: 'The form my unit’s classes are judged with, its versions and what is being written', audience: read, response: unitForm }),
  saveDraft: route({ name: 'training.save-evaluation-form', method: 'PUT', path: '/api/training/evaluation-form/draft', summary: 'Keeps my unit’s own questions as a draft; nobody is asked them yet', audience: manage, body: z.object({ questions: ownQuestions, updatedAt: instant.nullable() }), response: unitForm, refusals: ['platform.changed-meanwhile'] }),
  publish: route({ name: 'training.publish-evaluation-form', method: 'POST', path: '/api/training/evaluation-form/publish', summary: 'From now on classes of my unit and below are judged with the draft; what was filled in before stays with its version', audience: manage, body: z.object({ updatedAt: instant }), response: unitForm, refusals: ['platform.changed-meanwhile', 'training.form-flawed'] }),
  inherit: route({ name: 'training.inherit-evaluation-form', method: 'POST', path: '/api/training/evaluation-form/inherit', summary: 'Classes of my unit are judged with the form from above again', audience: manage, response: unitForm }),
  getVersion: route({ name: 'training.get-evaluation-form-version', method: 'GET', path: '/api/training/evaluation-form/versions/:version', summary: 'A version of my unit’s form as it was', audience: read, params: z.object({ version: z.coerce.number().int().min(1).max(100_000) }), response: form }),
  ofClass: route({ name: 'training.get-class-evaluation-form', method: 'GET', path: '/api/training/classes/:classId/evaluation-form', summary: 'The form about one class, to print or to type in; an earlier version when one is named', audience: { staff: 'training.class.read' }, params: z.object({ classId: id }), query: z.object({ version: z.coerce.number().int().min(1).max(100_000).optional() }),
    response: z.object({ form, versions: z.array(z.object({ version: count, at: instant })) }), refusals: ['training.form-unknown'] }),
}

export const evaluationFormsRefusals = {
  'training.form-flawed': { status: 422, zh: '有的题还不能发布，已经标出来了。请改好再发布。', en: 'Some questions cannot be published yet; they are marked. Mend them and publish again.' },
  'training.form-unknown': { status: 422, zh: '这个班没有用过这一版评价表。请核对表上印的版本号。', en: 'This class was never judged with that version of the form. Check the version printed on it.' },
} as const satisfies Record<string, RefusalText>
