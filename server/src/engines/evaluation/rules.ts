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
  ]
}

/** Whether somebody may answer now. Without an invitation only one the caller vouches for. */
export function decideEntitlement(form: Form, evaluator: { kind: string; vouched: boolean; invitation: Pick<Invitation, 'evaluatorKind' | 'until'> | null }, now: Date): 'entitled' | 'not-invited' | 'too-late' | 'wrong-kind' {
  if (!form.evaluators.includes(evaluator.kind)) return 'wrong-kind'
  if (evaluator.vouched) return 'entitled'
  if (!evaluator.invitation) return 'not-invited'
  if (evaluator.invitation.evaluatorKind !== evaluator.kind) return 'wrong-kind'
  return evaluator.invitation.until && now > evaluator.invitation.until ? 'too-late' : 'entitled'
}

/** Checks answers against their form; an optional question may stay open, an answer to no question may not come. */
export function checkAnswers(form: Form, answers: Answers): { kind: 'valid'; answers: Answer[] } | { kind: 'invalid'; problems: AnswerProblem[] } {
  const asked = new Map(form.questions.map((question) => [question.key, question]))
  const problems: AnswerProblem[] = Object.keys(answers).filter((key) => !asked.has(key)).map((question) => ({ question, problem: 'unknown' }))
  const valid: Answer[] = []
  for (const question of form.questions) {
    const given = Object.hasOwn(answers, question.key) ? answers[question.key]! : ''
    if (typeof given === 'string' && given.trim() === '') {
      if (question.required) problems.push({ question: question.key, problem: 'missing' })
      continue
    }
    const checked = check(question, given)
    if (typeof checked === 'string') problems.push({ question: question.key, problem: checked })
    else valid.push({ question: question.key, about: question.about ?? null, score: null, choice: null, words: null, ...checked })
  }
  return problems.length > 0 ? { kind: 'invalid', problems } : { kind: 'valid', answers: valid }
}

function check(question: Question, given: number | string): Partial<Answer> | AnswerProblem['problem'] {
  switch (question.kind) {
    case 'rating': return typeof given === 'number' && Number.isInteger(given) && given >= 1 && given <= 5 ? { score: given } : 'not-a-rating'
    case 'choice': return question.options.some((option) => option.key === given) ? { choice: String(given) } : 'not-an-option'
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

/** Puts the counts of one subject together (E4). */
export function reportOf(subject: string, counts: { scores: readonly ScoreCount[]; choices: readonly ChoiceCount[]; responses: readonly ResponseCount[] }): Report {
  const own = <T extends { subject: string }>(rows: readonly T[]) => rows.filter((row) => row.subject === subject)
  const scores = own(counts.scores), responses = own(counts.responses)
  const submissions = responses.reduce((total, row) => total + row.submitted, 0)
  const byKind = Map.groupBy(scores, (row) => row.kind)
  return {
    subject, submissions, few: submissions < smallCell,
    responses: Object.fromEntries(responses.map((row) => [row.kind, responsesOf(row)])),
    ratings: summaries(scores),
    ratingsByKind: Object.fromEntries([...byKind].map(([kind, rows]) => [kind, summaries(rows)])),
    choices: Object.fromEntries([...Map.groupBy(own(counts.choices), (row) => row.question)].map(([question, rows]) => [question, Object.fromEntries(rows.map((row) => [row.choice, row.count]))])),
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
