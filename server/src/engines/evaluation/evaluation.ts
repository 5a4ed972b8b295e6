import { isDeepStrictEqual } from 'node:util'
import { dayInShanghai } from '#platform/clock'
import type { Day } from '#platform/calendar'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { countChoices, countResponses, countScores, countScoresLike, countSubmissions, findWords, type Filter } from './counts.ts'
import type { Answers, Comparison, Form, Report, SubmitResult, Texts } from './model.ts'
import { checkAnswers, compare, decideEntitlement, formProblems, reportsOf, smallCell, summaries } from './rules.ts'
import { findForm, findInvitation, lastVersion, findPaper, findSubmissionOf, insertAnswers, insertForm, insertInvitations, insertSubmission, lockFormKey, markSubmitted } from './store.ts'

/** Publishes a form, as the edition of its scope; the next version when it differs from the latest of that edition, else the latest itself, so that a start-up may say it each time (E1). */
export async function publishForm(tx: Tx, input: Pick<Form, 'key' | 'scope' | 'title' | 'evaluators' | 'questions'> & { by: string; now: Date }): Promise<Form> {
  const problems = formProblems(input)
  if (problems.length > 0) throw new Error(`form ${input.key}: ${problems.join('; ')}`)
  await lockFormKey(tx, input.key)
  const latest = await findForm(tx, input.key, { edition: input.scope })
  const { key, scope, title, evaluators, questions } = input
  if (latest && isDeepStrictEqual(contents(latest), contents(input))) return latest
  const form: Form = { id: newId(), key, scope, title, evaluators, questions, version: await lastVersion(tx, key) + 1 }
  await insertForm(tx, { ...form, publishedBy: input.by, publishedAt: input.now })
  return form
}

/** Asks evaluators about a subject; gives how many had not been asked. Asking again may only give them longer. */
export async function invite(tx: Tx, input: { form: string; subject: string; scope: string; evaluators: readonly { id: string; kind: string }[]; until?: Date | null; now: Date }): Promise<number> {
  const once = new Map(input.evaluators.map((evaluator) => [evaluator.id, evaluator]))
  return insertInvitations(tx, [...once.values()].map((evaluator) => ({
    id: newId(), scope: input.scope, formKey: input.form, subject: input.subject, evaluator: evaluator.id, evaluatorKind: evaluator.kind,
    invitedAt: input.now, until: input.until ?? null, submittedAt: null,
  })))
}

type NewSubmission = {
  form: string
  /** The version that was filled in, when there are editions or an old one lies on paper; else the latest. */
  version?: number
  subject: string
  scope: string
  /** Other subjects that questions with this `about` count for. */
  about?: readonly { role: string; subject: string }[]
  /** What the subject may be compared with: equal keys are alike. */
  like?: string
  /** `id` null: a paper form without a name. `vouched`: the caller answers for the right to judge, no invitation is needed. */
  evaluator: { id: string | null; kind: string; vouched?: boolean }
  answers: Answers
  from: { source: 'phone'; typedBy?: string } | { source: 'paper'; typedBy: string; paper?: { series: string; number: string }; filledOn?: Day }
  now: Date
}

/** Takes a filled-in form. Once per evaluator and subject (E2), once per paper number of a series (E3); a refusal writes nothing. */
export async function submit(tx: Tx, input: NewSubmission): Promise<SubmitResult> {
  const form = await findForm(tx, input.form, { version: input.version })
  if (!form) throw new Error(`no published form ${input.form}`)
  const { evaluator, from } = input
  const invitation = evaluator.id ? await findInvitation(tx, form.key, input.subject, evaluator.id) : null
  const entitlement = decideEntitlement(form, { kind: evaluator.kind, vouched: evaluator.vouched ?? false, invitation }, input.now)
  if (entitlement !== 'entitled') return { kind: 'refused', code: entitlement }
  const checked = checkAnswers(form, input.answers, evaluator.kind)
  if (checked.kind === 'invalid') return { kind: 'refused', code: 'answers-invalid', problems: checked.problems }

  const id = newId()
  const paper = from.source === 'paper' ? from.paper ?? null : null
  const inserted = await insertSubmission(tx, {
    id, scope: input.scope, formId: form.id, formKey: form.key, subject: input.subject, like: input.like ?? null, evaluator: evaluator.id, evaluatorKind: evaluator.kind,
    source: from.source, paper, typedBy: from.typedBy ?? null, filledOn: (from.source === 'paper' ? from.filledOn : undefined) ?? dayInShanghai(input.now), submittedAt: input.now,
  })
  if (!inserted) {
    const taken = paper ? await findPaper(tx, form.key, paper) : null
    const earlier = evaluator.id ? await findSubmissionOf(tx, form.key, input.subject, evaluator.id) : null
    const code = earlier || !paper ? 'already-submitted' : 'number-taken'
    return { kind: 'refused', code, submissionId: earlier ?? taken }
  }
  await insertAnswers(tx, input.scope, id, { answers: checked.answers, about: [{ role: '', subject: input.subject }, ...(input.about ?? [])] })
  if (invitation) await markSubmitted(tx, invitation.id, input.now)
  return { kind: 'accepted', submissionId: id }
}

/** What was said about each subject, in the order asked; in the caller's range. */
export async function reports(tx: Tx, input: { subjects: readonly string[] } & Filter): Promise<Report[]> {
  if (input.subjects.length === 0) return []
  const [scores, choices, responses] = await Promise.all([countScores(tx, input.subjects, input), countChoices(tx, input.subjects, input), countResponses(tx, input.subjects, input)])
  return reportsOf(input.subjects, { scores, choices, responses })
}

/** What was said about one subject. */
export async function report(tx: Tx, input: { subject: string } & Filter): Promise<Report> {
  const [only] = await reports(tx, { ...input, subjects: [input.subject] })
  return only!
}

/** A subject's ratings beside those of all others with the same `like` key. */
export async function compareWithLike(tx: Tx, input: { subject: string; like: string } & Filter): Promise<Comparison> {
  const own = summaries(await countScores(tx, [input.subject], input))
  return compare(own, await countScoresLike(tx, input.like, input.subject, input))
}

/** The words said about a subject, without their authors, and only when there are enough of them to hide among (E5). */
export async function texts(tx: Tx, input: { subject: string; threshold?: number; limit?: number } & Filter): Promise<Texts> {
  const threshold = Math.max(input.threshold ?? smallCell, 2)
  const submissions = await countSubmissions(tx, input.subject, input)
  if (submissions < threshold) return { kind: 'withheld', submissions, threshold }
  return { kind: 'shown', texts: await findWords(tx, input.subject, input, input.limit ?? 500) }
}

/** What makes two versions the same: JSON has no undefined. */
function contents(form: Pick<Form, 'title' | 'evaluators' | 'questions'>): unknown {
  return JSON.parse(JSON.stringify([form.title, form.evaluators, form.questions]))
}
