/*
 * Which questions of a form are asked, given what was answered so far: the same few lines for the server, which refuses the rest, and for the page that shows the next one.
 */

/** Asked only if an earlier question was answered with one of these: scores of a rating, keys of options. */
export type When = { question: string; is: readonly (number | string)[] }
/** What branching reads of a question. `kinds`: only these kinds of evaluator are asked; null or left out: all. */
export type Branching = { key: string; kinds?: readonly string[] | null | undefined; when?: When | null | undefined }
export type GivenAnswer = number | string | readonly string[]
export type GivenAnswers = Readonly<Record<string, GivenAnswer | undefined>>

/**
 * The questions asked of one kind of evaluator, in the form's order. A condition looks back at questions that were asked themselves, so an answer left over on a path that was
 * given up opens nothing.
 */
export function questionsAsked<Question extends Branching>(questions: readonly Question[], answers: GivenAnswers, evaluator: string): Question[] {
  const asked = new Set<string>()
  return questions.filter((question) => {
    if (question.kinds && !question.kinds.includes(evaluator)) return false
    if (question.when && !(asked.has(question.when.question) && holds(question.when, answers[question.when.question]))) return false
    asked.add(question.key)
    return true
  })
}

/** The answers to questions that are asked: what was said on a path that was given up is left out. */
export function answersAsked<Value extends GivenAnswer>(questions: readonly Branching[], answers: Readonly<Record<string, Value | undefined>>, evaluator: string): Record<string, Value> {
  return Object.fromEntries(questionsAsked(questions, answers, evaluator).flatMap(({ key }) => {
    const value = answers[key]
    return value === undefined ? [] : [[key, value]]
  }))
}

function holds(when: When, answer: GivenAnswer | undefined): boolean {
  if (answer === undefined) return false
  return Array.isArray(answer) ? answer.some((one: string) => when.is.includes(one)) : when.is.includes(answer as number | string)
}
