import { questionsAsked } from '@guildhall/contract'
import { withoutNumbers } from '#platform/crypto'
import type { Answer, AnswerProblem, Answers, Comparison, Form, Invitation, Question, Report, Responses, Summary } from './model.ts'
import { add, summarise, type Distribution } from './statistics.ts'

/** Below so many submissions nobody's words are shown, for their author could be guessed (E5). */
export const smallCell = 5
const longestText = 2_000

/** Everything wrong with a form, in words for whoever wrote it. */
export function formProblems(form: Pick<Form, 'key' | 'evaluators' | 'questions'>): string[] {
  const keys = form.questions.map((question) => question.key)
  return [
    ...(keys.length === 0 ? ['it asks nothing'] : []),
    ...(form.evaluators.length === 0 ? ['nobody may fill it in'] : []),
    ...keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `it asks ${key} twice`),
    ...form.questions.flatMap((question) => (question.kind === 'choice' && new Set(question.options.map((option) => option.key)).size < Math.max(2, question.options.length) ? [`${question.key} needs two options or more, all different`] : [])),
    ...form.questions.flatMap((question, index) => (question.when ? whenProblems(question.key, question.when, form.questions.slice(0, index)) : [])),
    ...form.questions.filter((question) => question.kinds && (question.kinds.length === 0 || question.kinds.some((kind) => !form.evaluators.includes(kind)))).map((question) => `${question.key} is asked of nobody who may fill it in`),
  ]
}

/** Only backwards, to a question whose answers are known beforehand: so there is no circle, and every condition can come true (E6). */
function whenProblems(key: string, when: NonNullable<Question['when']>, before: readonly Question[]): string[] {
  const on = before.find((question) => question.key === when.question)
  if (!on) return [`${key} depends on ${when.question}, which does not stand before it`]
  if (on.kind === 'text') return [`${key} depends on words, which nobody can foresee`]
  const possible: readonly (number | string)[] = on.kind === 'rating' ? [1, 2, 3, 4, 5] : on.options.map((option) => option.key)
  return when.is.length > 0 && when.is.every((value) => possible.includes(value)) ? [] : [`${key} waits for an answer that ${on.key} does not have`]
}

/** Whether somebody may answer now. Without an invitation only one the caller vouches for. */
export function decideEntitlement(form: Form, evaluator: { kind: string; vouched: boolean; invitation: Pick<Invitation, 'evaluatorKind' | 'until'> | null }, now: Date): 'entitled' | 'not-invited' | 'too-late' | 'wrong-kind' {
  if (!form.evaluators.includes(evaluator.kind)) return 'wrong-kind'
  if (evaluator.vouched) return 'entitled'
  if (!evaluator.invitation) return 'not-invited'
  if (evaluator.invitation.evaluatorKind !== evaluator.kind) return 'wrong-kind'
  return evaluator.invitation.until && now > evaluator.invitation.until ? 'too-late' : 'entitled'
}

/** Checks answers against their form: an optional question may stay open; an answer to no question, or to one that was not asked, may not come (E6). */
export function checkAnswers(form: Pick<Form, 'questions'>, answers: Answers, evaluator: string): { kind: 'valid'; answers: Answer[] } | { kind: 'invalid'; problems: AnswerProblem[] } {
  const known = new Set(form.questions.map((question) => question.key))
  const asked = new Set(questionsAsked(form.questions, answers, evaluator))
  const problems: AnswerProblem[] = Object.keys(answers).filter((key) => !known.has(key)).map((question) => ({ question, problem: 'unknown' }))
  const valid: Answer[] = []
  for (const question of form.questions) {
    const given = Object.hasOwn(answers, question.key) ? answers[question.key]! : ''
    if (typeof given === 'object' ? given.length === 0 : typeof given === 'string' && given.trim() === '') {
      if (question.required && asked.has(question)) problems.push({ question: question.key, problem: 'missing' })
      continue
    }
    if (!asked.has(question)) {
      problems.push({ question: question.key, problem: 'not-asked' })
      continue
    }
    const checked = check(question, given)
    if (typeof checked === 'string') problems.push({ question: question.key, problem: checked })
    else valid.push({ question: question.key, about: question.about ?? null, score: null, choice: null, choices: null, words: null, ...checked })
  }
  return problems.length > 0 ? { kind: 'invalid', problems } : { kind: 'valid', answers: valid }
}

function check(question: Question, given: Answers[string]): Partial<Answer> | AnswerProblem['problem'] {
  switch (question.kind) {
    case 'rating': return typeof given === 'number' && Number.isInteger(given) && given >= 1 && given <= 5 ? { score: given } : 'not-a-rating'
    case 'choice': {
      const chosen = [...new Set(typeof given === 'object' ? given : [given])]
      if (!chosen.every((one) => question.options.some((option) => option.key === one))) return 'not-an-option'
      if (!question.multiple) return chosen.length === 1 ? { choice: String(chosen[0]) } : 'not-an-option'
      return { choices: question.options.map((option) => option.key).filter((key) => chosen.includes(key)) }
    }
    case 'text': {
      if (typeof given !== 'string') return 'not-text'
      return [...given].length > (question.maxLength ?? longestText) ? 'too-long' : { words: withoutNumbers(given.trim()) }
    }
  }
}

/** Scores as the store counts them. */
export type ScoreCount = { subject: string; question: string; kind: string; score: number; count: number }
export type ChoiceCount = { subject: string; question: string; choice: string; count: number }
/** Submissions about a subject by kind of evaluator; `answered` are those of them who had been invited. */
export type ResponseCount = { subject: string; kind: string; submitted: number; answered: number; invited: number }

type Counts = { scores: readonly ScoreCount[]; choices: readonly ChoiceCount[]; responses: readonly ResponseCount[] }

/** Puts the counts of each subject together (E4), in the order asked. Every count is looked at once, however many subjects there are. */
export function reportsOf(subjects: readonly string[], { scores, choices, responses }: Counts): Report[] {
  const bySubject = <T extends { subject: string }>(rows: readonly T[]) => {
    const groups = Map.groupBy(rows, (row) => row.subject)
    return (subject: string) => groups.get(subject) ?? []
  }
  const [scoresOf, choicesOf, given] = [bySubject(scores), bySubject(choices), bySubject(responses)]
  return subjects.map((subject) => reportOf(subject, { scores: scoresOf(subject), choices: choicesOf(subject), responses: given(subject) }))
}

function reportOf(subject: string, { scores, choices, responses }: Counts): Report {
  const submissions = responses.reduce((total, row) => total + row.submitted, 0)
  const byKind = Map.groupBy(scores, (row) => row.kind)
  return {
    subject, submissions, few: submissions < smallCell,
    responses: Object.fromEntries(responses.map((row) => [row.kind, responsesOf(row)])),
    ratings: summaries(scores),
    ratingsByKind: Object.fromEntries([...byKind].map(([kind, rows]) => [kind, summaries(rows)])),
    choices: Object.fromEntries([...Map.groupBy(choices, (row) => row.question)].map(([question, rows]) => [question, Object.fromEntries(rows.map((row) => [row.choice, row.count]))])),
  }
}

/** A summary per question. */
export function summaries(rows: readonly Pick<ScoreCount, 'question' | 'score' | 'count'>[]): Record<string, Summary> {
  const byQuestion = Map.groupBy(rows, (row) => row.question)
  return Object.fromEntries([...byQuestion].map(([question, scores]) => [question, summarise(scores.map(distributionOf).reduce(add))]))
}

/** One subject's means beside those of the others like it. */
export function compare(own: Readonly<Record<string, Summary>>, like: readonly ScoreCount[]): Comparison {
  const subjects = Map.groupBy(like, (row) => row.question)
  return Object.fromEntries(Object.entries(summaries(like)).map(([question, summary]) => {
    const mean = own[question]?.mean ?? null
    return [question, { like: summary, subjects: new Set(subjects.get(question)!.map((row) => row.subject)).size, difference: mean === null || summary.mean === null ? null : mean - summary.mean }]
  }))
}

function responsesOf(row: ResponseCount): Responses {
  return { submitted: row.submitted, invited: row.invited, rate: row.invited === 0 ? null : row.answered / row.invited }
}

function distributionOf({ score, count }: Pick<ScoreCount, 'score' | 'count'>): Distribution {
  const of = (value: number) => (value === score ? count : 0)
  return [of(1), of(2), of(3), of(4), of(5)]
}
