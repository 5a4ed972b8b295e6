import { findForm, publishForm, type Form, type Question } from '#engines/evaluation'
import { asService, holderOf, type RequestContext } from '#platform/http'
import { classFormKey } from '../resources/index.ts'

export { classFormKey }

/** The three things everybody is asked to rate. Each also counts for the trainer who taught the class. */
const questions: Question[] = [
  { key: 'trainer', kind: 'rating', about: 'trainer', required: true, label: { zh: '培训教师', en: 'Trainer' } },
  { key: 'course', kind: 'rating', about: 'trainer', required: true, label: { zh: '课程设计', en: 'Course design' } },
  { key: 'teaching', kind: 'rating', about: 'trainer', required: true, label: { zh: '教学质量', en: 'Teaching' } },
  { key: 'comment', kind: 'text', required: false, maxLength: 500, label: { zh: '意见建议', en: 'Comments' } },
]
const form = { key: classFormKey, scope: '', title: { zh: '培训班评价表', en: 'How was the class?' }, evaluators: ['worker', 'enterprise'], questions }

/** The form about classes, published when it is first needed. */
export async function openForm(ctx: Pick<RequestContext, 'tx' | 'actor' | 'clock'>): Promise<Form> {
  return asService(ctx, '', async () => await findForm(ctx.tx, classFormKey) ?? publishForm(ctx.tx, { ...form, by: holderOf(ctx.actor), now: ctx.clock.now() }))
}

export const ratingKeys = questions.filter((question) => question.kind === 'rating').map((question) => question.key)

export function presentForm(of: Form): { version: number; title: { zh: string; en: string }; questions: { key: string; kind: 'rating' | 'text'; label: { zh: string; en: string }; required: boolean }[] } {
  return { version: of.version, title: of.title, questions: of.questions.flatMap(({ key, kind, label, required }) => (kind === 'choice' ? [] : [{ key, kind, label, required }])) }
}
