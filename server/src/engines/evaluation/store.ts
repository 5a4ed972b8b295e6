import { sql, type Selectable } from 'kysely'
import { json, type Database, type Tx } from '#platform/db'
import type { Answer, Form, FormVersion, Invitation, Question, Submission, Words } from './model.ts'

export async function insertForm(tx: Tx, form: Form & { publishedBy: string; publishedAt: Date }): Promise<void> {
  await tx.insertInto('evaluation_form').values({
    id: form.id, scope: form.scope, key: form.key, version: form.version, title: json(form.title), evaluators: [...form.evaluators], questions: json(form.questions),
    published_by: form.publishedBy, published_at: form.publishedAt,
  }).execute()
}

/** A version of a form, the latest when none is named; `edition`: of those with this scope. */
export async function findForm(tx: Tx, key: string, which: { version?: number | undefined; edition?: string } = {}): Promise<Form | null> {
  const row = await tx.selectFrom('evaluation_form').selectAll().where('key', '=', key).$if(which.version !== undefined, (query) => query.where('version', '=', which.version!))
    .$if(which.edition !== undefined, (query) => query.where('scope', '=', which.edition!)).orderBy('version', 'desc').limit(1).executeTakeFirst()
  return row ? toForm(row) : null
}

/** Versions are counted through all editions, so that a number names one wording. */
export async function lastVersion(tx: Tx, key: string): Promise<number> {
  const { last } = await tx.selectFrom('evaluation_form').select((of) => of.fn.max('version').as('last')).where('key', '=', key).executeTakeFirstOrThrow()
  return last ?? 0
}

/** The versions of some editions, the newest first. */
export async function findVersions(tx: Tx, key: string, editions: readonly string[]): Promise<FormVersion[]> {
  const rows = await tx.selectFrom('evaluation_form as f').select(['f.version', 'f.published_at as publishedAt', 'f.published_by as publishedBy', sql<number>`jsonb_array_length(f.questions)`.as('questions')])
    .select((of) => of.selectFrom('evaluation_submission as s').select(sql<number>`count(*)::int`.as('n')).whereRef('s.form_id', '=', 'f.id').as('submissions'))
    .where('f.key', '=', key).where('f.scope', 'in', editions).orderBy('f.version', 'desc').execute()
  return rows.map((row) => ({ ...row, submissions: row.submissions ?? 0 }))
}

/** The versions in which something was said about a subject, the newest first. */
export async function findFormsAnswered(tx: Tx, subject: string): Promise<Form[]> {
  const rows = await tx.selectFrom('evaluation_form').selectAll().where('id', 'in', (from) => from.selectFrom('evaluation_submission').select('form_id').where('subject', '=', subject)).orderBy('version', 'desc').execute()
  return rows.map(toForm)
}

/** Versions of a form are published one after another. */
export async function lockFormKey(tx: Tx, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`evaluation.form.${key}`}, 0))`.execute(tx)
}

/** Gives how many were not invited before. A second invitation changes nothing but a later `until`. */
export async function insertInvitations(tx: Tx, invitations: readonly Invitation[]): Promise<number> {
  let fresh = 0
  for (let start = 0; start < invitations.length; start += 2_000) {
    const rows = invitations.slice(start, start + 2_000).map((one) => ({
      id: one.id, scope: one.scope, form_key: one.formKey, subject: one.subject, evaluator: one.evaluator, evaluator_kind: one.evaluatorKind, invited_at: one.invitedAt, until: one.until,
    }))
    const written = await tx.insertInto('evaluation_invitation').values(rows)
      .onConflict((conflict) => conflict.columns(['form_key', 'subject', 'evaluator']).doUpdateSet({ until: sql`greatest(evaluation_invitation.until, excluded.until)` }))
      .returning(sql<boolean>`xmax = 0`.as('fresh')).execute()
    fresh += written.filter((row) => row.fresh).length
  }
  return fresh
}

export async function findInvitation(tx: Tx, formKey: string, subject: string, evaluator: string): Promise<Invitation | null> {
  const row = await tx.selectFrom('evaluation_invitation').selectAll().where('form_key', '=', formKey).where('subject', '=', subject).where('evaluator', '=', evaluator).executeTakeFirst()
  return row ? toInvitation(row) : null
}

/** What an evaluator is still asked to answer, the soonest to end first. */
export async function findOpenInvitations(tx: Tx, evaluator: string, now: Date): Promise<Invitation[]> {
  const rows = await tx.selectFrom('evaluation_invitation').selectAll().where('evaluator', '=', evaluator).where('submitted_at', 'is', null)
    .where((is) => is.or([is('until', 'is', null), is('until', '>=', now)])).orderBy(sql`until nulls last`).orderBy('invited_at').execute()
  return rows.map(toInvitation)
}

/** Who was asked about a subject and has, or has not, answered: for a reminder, not for what they said. */
export async function findInvitations(tx: Tx, subject: string): Promise<Invitation[]> {
  const rows = await tx.selectFrom('evaluation_invitation').selectAll().where('subject', '=', subject).orderBy('invited_at').orderBy('evaluator').execute()
  return rows.map(toInvitation)
}

export async function markSubmitted(tx: Tx, invitationId: string, now: Date): Promise<void> {
  await tx.updateTable('evaluation_invitation').set({ submitted_at: now }).where('id', '=', invitationId).execute()
}

type NewSubmission = Submission & { scope: string; formId: string; formKey: string; like: string | null; evaluator: string | null }

/** Inserts a submission unless the evaluator or the paper's number is there already (E2, E3), then gives false. */
export async function insertSubmission(tx: Tx, one: NewSubmission): Promise<boolean> {
  const row = await tx.insertInto('evaluation_submission').values({
    id: one.id, scope: one.scope, form_id: one.formId, form_key: one.formKey, subject: one.subject, like_key: one.like, evaluator: one.evaluator,
    evaluator_kind: one.evaluatorKind, source: one.source, paper_series: one.paper?.series ?? null, paper_number: one.paper?.number ?? null, typed_by: one.typedBy,
    filled_on: one.filledOn, submitted_at: one.submittedAt,
  }).onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst()
  return row !== undefined
}

export async function insertAnswers(tx: Tx, scope: string, submissionId: string, parts: { answers: readonly Answer[]; about: readonly { role: string; subject: string }[] }): Promise<void> {
  await tx.insertInto('evaluation_about').values(parts.about.map(({ role, subject }) => ({ submission_id: submissionId, scope, role, subject }))).onConflict((conflict) => conflict.doNothing()).execute()
  if (parts.answers.length > 0) await tx.insertInto('evaluation_answer').values(parts.answers.map((answer) => ({ submission_id: submissionId, scope, ...answer }))).execute()
}

export async function findSubmissionOf(tx: Tx, formKey: string, subject: string, evaluator: string): Promise<string | null> {
  const row = await tx.selectFrom('evaluation_submission').select('id').where('form_key', '=', formKey).where('subject', '=', subject).where('evaluator', '=', evaluator).executeTakeFirst()
  return row?.id ?? null
}

export async function findPaper(tx: Tx, formKey: string, paper: { series: string; number: string }): Promise<string | null> {
  const row = await tx.selectFrom('evaluation_submission').select('id').where('form_key', '=', formKey).where('paper_series', '=', paper.series).where('paper_number', '=', paper.number).executeTakeFirst()
  return row?.id ?? null
}

/** The forms that came in about a subject, without who filled them in (E5). */
/** Who of a kind was invited and has handed a form in; not what it says. */
export async function findEvaluators(tx: Tx, subject: string, kind: string): Promise<string[]> {
  return (await tx.selectFrom('evaluation_invitation').select('evaluator').distinct().where('subject', '=', subject).where('evaluator_kind', '=', kind).where('submitted_at', 'is not', null).execute()).map((row) => row.evaluator)
}

export async function findSubmissions(tx: Tx, subject: string): Promise<Submission[]> {
  const rows = await tx.selectFrom('evaluation_submission').selectAll().where('subject', '=', subject).orderBy('submitted_at').orderBy('id').execute()
  return rows.map((row) => ({
    id: row.id, subject: row.subject, evaluatorKind: row.evaluator_kind, source: row.source as Submission['source'],
    paper: row.paper_series !== null && row.paper_number !== null ? { series: row.paper_series, number: row.paper_number } : null,
    typedBy: row.typed_by, filledOn: row.filled_on, submittedAt: row.submitted_at,
  }))
}

/** Takes forms back that were typed in together, by the mark of who or what typed them: an import that should not have been. Needs the job role. */
export async function withdrawTyped(tx: Tx, typedBy: string): Promise<number> {
  const ids = (await tx.selectFrom('evaluation_submission').select('id').where('typed_by', '=', typedBy).execute()).map((row) => row.id)
  if (ids.length === 0) return 0
  await tx.deleteFrom('evaluation_answer').where('submission_id', 'in', ids).execute()
  await tx.deleteFrom('evaluation_about').where('submission_id', 'in', ids).execute()
  await tx.deleteFrom('evaluation_submission').where('id', 'in', ids).execute()
  return ids.length
}

function toForm(row: Selectable<Database['evaluation_form']>): Form {
  return { id: row.id, scope: row.scope, key: row.key, version: row.version, title: row.title as Words, evaluators: row.evaluators, questions: row.questions as Question[] }
}

function toInvitation(row: Selectable<Database['evaluation_invitation']>): Invitation {
  return {
    id: row.id, scope: row.scope, formKey: row.form_key, subject: row.subject, evaluator: row.evaluator, evaluatorKind: row.evaluator_kind,
    invitedAt: row.invited_at, until: row.until, submittedAt: row.submitted_at,
  }
}

/** Two evaluators turn out to be one: asked twice about one subject, one answer counts for both, so that nobody is asked for a second (E2). */
export async function answerForEachOther(tx: Tx, one: string, other: string): Promise<void> {
  for (const [from, to] of [[one, other], [other, one]] as const) {
    await sql`update evaluation_invitation as open set submitted_at = answered.submitted_at from evaluation_invitation answered
      where open.evaluator = ${to} and answered.evaluator = ${from} and open.form_key = answered.form_key and open.subject = answered.subject
        and open.submitted_at is null and answered.submitted_at is not null`.execute(tx)
  }
}

/** Takes away what an evaluator wrote in words; scores stay, for they name nobody in an average. As app_job over everything. */
export async function eraseAnswersInWords(tx: Tx, evaluator: string): Promise<void> {
  await tx.deleteFrom('evaluation_answer').where('words', 'is not', null).where('submission_id', 'in', (from) => from.selectFrom('evaluation_submission').select('id').where('evaluator', '=', evaluator)).execute()
}
