import { answersAsked, questionsAsked, type AnswerOf, type evaluationsRoutes, type GivenAnswer } from '@guildhall/contract'

export type Form = AnswerOf<typeof evaluationsRoutes.getUnit>['form']
export type AskedQuestion = Form['questions'][number]
export type Answers = Readonly<Record<string, GivenAnswer>>
export type Evaluator = 'worker' | 'enterprise'

export const isOpen = (value: GivenAnswer | undefined) => value === undefined || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)

/** Whether everything that is asked and has to be answered is. */
export function isWhole(form: Form, answers: Answers, evaluator: Evaluator): boolean {
  return questionsAsked(form.questions, answers, evaluator).every((question) => !question.required || !isOpen(answers[question.key]))
}

/** Answers as the server takes them: those that are asked, the fixed ones by name. */
export function bodyOf(form: Form, answers: Answers, evaluator: Evaluator) {
  const { trainer, course, teaching, comment, ...more } = answersAsked(form.questions, answers, evaluator)
  return {
    version: form.version, trainer: Number(trainer), course: Number(course), teaching: Number(teaching), ...(typeof comment === 'string' && comment.trim() && { comment: comment.trim() }),
    more: Object.fromEntries(Object.entries(more).filter(([, value]) => !isOpen(value))) as Record<string, number | string | string[]>,
  }
}
