import type { AnswerOf, evaluationFormsRoutes, OwnQuestion } from '@guildhall/contract'
import type { Form, Question } from '#engines/evaluation'
import { isFixed } from './questions.ts'

type Presented = AnswerOf<typeof evaluationFormsRoutes.getVersion>

const bothWords = (label: { zh: string; en: string | null }) => ({ zh: label.zh, en: label.en ?? label.zh })
const typedWords = (label: { zh: string; en: string }) => ({ zh: label.zh, en: label.en === label.zh ? null : label.en })

/** An own question as the engine asks it. */
export function asked(own: OwnQuestion): Question {
  const common = {
    key: own.key, label: bothWords(own.label), required: own.required, ...(own.section && { section: bothWords(own.section) }), ...(own.kinds?.length === 1 && { kinds: own.kinds }), ...(own.when && { when: own.when }),
  }
  if (own.kind === 'rating') return { ...common, kind: 'rating' }
  if (own.kind === 'text') return { ...common, kind: 'text', maxLength: 500 }
  return { ...common, kind: 'choice', options: own.options.map(({ key, label }) => ({ key, label: bothWords(label) })), ...(own.multiple && { multiple: true }) }
}

/** The own questions of a published form, to write on from there. */
export function ownOf(form: Pick<Form, 'questions'>): OwnQuestion[] {
  return form.questions.filter(({ key }) => !isFixed(key)).map((question) => ({
    key: question.key, kind: question.kind, label: typedWords(question.label), required: question.required, section: question.section ? typedWords(question.section) : null,
    kinds: question.kinds ? [...question.kinds] as OwnQuestion['kinds'] : null, when: question.when ? { question: question.when.question as never, is: [...question.when.is] } : null,
    options: question.kind === 'choice' ? question.options.map(({ key, label }) => ({ key, label: typedWords(label) })) : [], multiple: question.kind === 'choice' && question.multiple === true,
  }))
}

export function presentForm(of: Form): Presented {
  return {
    version: of.version, title: of.title,
    questions: of.questions.map((question) => ({
      key: question.key, kind: question.kind, label: question.label, required: question.required, fixed: isFixed(question.key), section: question.section ?? null, kinds: question.kinds ? [...question.kinds] as ('worker' | 'enterprise')[] : null,
      when: question.when ? { question: question.when.question, is: [...question.when.is] } : null, options: question.kind === 'choice' ? question.options.map(({ key, label }) => ({ key, label })) : [],
      multiple: question.kind === 'choice' && question.multiple === true, maxLength: question.kind === 'text' ? question.maxLength ?? null : null,
    })),
  }
}
