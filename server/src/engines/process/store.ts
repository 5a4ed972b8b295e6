import { sql, type Selectable } from 'kysely'
import { json, rangeOf, type Database, type Tx } from '#platform/db'
import type { Day } from '#platform/calendar'
import type { Case, Inputs, Party, Step, StepKind } from './model.ts'

/** Inserts a case unless the subject has an open one of this process (P6), then gives false. */
export async function insertCase(tx: Tx, one: Case): Promise<boolean> {
  const row = await tx.insertInto('process_case').values({
    id: one.id, scope: one.scope, process: one.process, version: one.version, subject: one.subject, title: one.title, applicant: one.applicant, owner: one.owner,
    state: one.state, entered_at: one.enteredAt, deadline_on: one.deadlineOn, opened_at: one.openedAt, closed_at: one.closedAt,
  }).onConflict((conflict) => conflict.columns(['process', 'subject']).where('closed_at', 'is', null).doNothing()).returning('id').executeTakeFirst()
  return row !== undefined
}

export async function findCase(tx: Tx, id: string): Promise<Case | null> {
  const row = await tx.selectFrom('process_case').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? toCase(row) : null
}

/** The cases of a subject, newest first; at most one of a process is open. */
export async function findCasesOf(tx: Tx, subject: string): Promise<Case[]> {
  const rows = await tx.selectFrom('process_case').selectAll().where('subject', '=', subject).orderBy('opened_at', 'desc').orderBy('id', 'desc').execute()
  return rows.map(toCase)
}

export async function findOpenCase(tx: Tx, process: string, subject: string): Promise<Case | null> {
  const row = await tx.selectFrom('process_case').selectAll().where('process', '=', process).where('subject', '=', subject).where('closed_at', 'is', null).executeTakeFirst()
  return row ? toCase(row) : null
}

export async function lockCase(tx: Tx, id: string): Promise<Case> {
  return toCase(await tx.selectFrom('process_case').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow(() => new Error(`no case ${id} in this range`)))
}

/** Open cases whose promise is broken and not yet escalated, locked; those that somebody is working on this very moment wait for the next run. */
export async function lockOverdue(tx: Tx, today: Day, query: Pick<QueueQuery, 'processes' | 'states'> & { limit: number }): Promise<Case[]> {
  const rows = await tx.selectFrom('process_case').selectAll().where('closed_at', 'is', null).where('escalated_at', 'is', null).where('deadline_on', '<', today)
    .$if(query.processes !== undefined, (q) => q.where('process', '=', sql<string>`any(${query.processes}::text[])`))
    .$if(query.states !== undefined, (q) => q.where('state', '=', sql<string>`any(${query.states}::text[])`))
    .orderBy('deadline_on').orderBy('id').limit(query.limit).forUpdate().skipLocked().execute()
  return rows.map(toCase)
}

/** Writes the moving parts of a locked case. */
export async function updateCase(tx: Tx, one: Case): Promise<void> {
  await tx.updateTable('process_case').set({
    state: one.state, entered_at: one.enteredAt, deadline_on: one.deadlineOn, escalated_at: one.escalatedAt, owner: one.owner, closed_at: one.closedAt,
  }).where('id', '=', one.id).executeTakeFirstOrThrow()
}

/** Appends to the timeline of a locked case. */
export async function insertStep(tx: Tx, scope: string, step: Omit<Step, 'seq'>): Promise<Step> {
  const { rows: [row] } = await sql<{ seq: number }>`
    with counted as (update process_case set steps = steps + 1 where id = ${step.caseId} returning steps)
    insert into process_step (id, scope, case_id, seq, kind, event, from_state, to_state, actor, acted_as, assisted_by, reason, inputs, internal, at)
    select ${step.id}::uuid, ${scope}, ${step.caseId}::uuid, steps, ${step.kind}, ${step.event}, ${step.from}, ${step.to}, ${step.actor}, ${step.actedAs}, ${step.assistedBy}, ${step.reason}, ${json(step.inputs)}::jsonb, ${step.internal}::boolean, ${step.at}::timestamptz
    from counted returning seq`.execute(tx)
  if (!row) throw new Error(`no case ${step.caseId} in this range`)
  return { ...step, seq: row.seq }
}

/** What happened, oldest first. A worker's transaction gets it without internal notes. */
export async function findSteps(tx: Tx, caseId: string): Promise<Step[]> {
  const rows = await tx.selectFrom('process_step').selectAll().where('case_id', '=', caseId).orderBy('seq').execute()
  return rows.map(toStep)
}

export type QueueQuery = {
  /** Narrows the caller's range to a subtree. */
  scope?: string
  owner?: string
  processes?: readonly string[]
  states?: readonly string[]
  limit?: number
  /** The last line of the page before. */
  after?: { deadlineOn: Day | null; id: string }
}

/** Open cases by deadline: the longest overdue first, open-ended ones last. */
export async function findQueue(tx: Tx, query: QueueQuery): Promise<Case[]> {
  const never = sql<string>`'infinity'::date`
  const due = sql<string>`coalesce(deadline_on, ${never})`
  const range = rangeOf(query.scope ?? '')
  const after = query.after
  const rows = await tx.selectFrom('process_case').selectAll().where('closed_at', 'is', null)
    .$if(query.scope !== undefined, (q) => q.where('scope', '>=', range.lo).where('scope', '<', range.hi))
    .$if(query.owner !== undefined, (q) => q.where('owner', '=', query.owner!))
    .$if(query.processes !== undefined, (q) => q.where('process', '=', sql<string>`any(${query.processes}::text[])`))
    .$if(query.states !== undefined, (q) => q.where('state', '=', sql<string>`any(${query.states}::text[])`))
    .$if(after !== undefined, (q) => q.where(sql<boolean>`(${due}, id) > (coalesce(${after?.deadlineOn ?? null}::date, ${never}), ${after?.id}::uuid)`))
    .orderBy(due).orderBy('id').limit(query.limit ?? 50).execute()
  return rows.map(toCase)
}

export async function countOpenByVersion(tx: Tx): Promise<{ process: string; version: number; open: number }[]> {
  return tx.selectFrom('process_case').select(['process', 'version', sql<number>`count(*)::int`.as('open')]).where('closed_at', 'is', null).groupBy(['process', 'version']).execute()
}

/** Cases whose state is not the end of their timeline, or whose timeline has a gap: none, or a bug (P4). */
export async function findBrokenCases(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with told as (select case_id, count(*) as steps, max(seq) as last, (array_agg(to_state order by seq desc))[1] as state from process_step group by case_id)
    select own.id from process_case own left join told on told.case_id = own.id
    where told.state is distinct from own.state or told.steps is distinct from own.steps or told.last is distinct from own.steps order by own.id`.execute(tx)
  return rows.map((row) => row.id)
}

function toCase(row: Selectable<Database['process_case']>): Case {
  return {
    id: row.id, process: row.process, version: row.version, subject: row.subject, scope: row.scope, title: row.title, applicant: row.applicant, owner: row.owner,
    state: row.state, enteredAt: row.entered_at, deadlineOn: row.deadline_on, escalatedAt: row.escalated_at, openedAt: row.opened_at, closedAt: row.closed_at,
  }
}

function toStep(row: Selectable<Database['process_step']>): Step {
  return {
    id: row.id, caseId: row.case_id, seq: row.seq, kind: row.kind as StepKind, event: row.event, from: row.from_state, to: row.to_state, actor: row.actor,
    actedAs: row.acted_as as Party, assistedBy: row.assisted_by, reason: row.reason, inputs: row.inputs as Inputs, internal: row.internal, at: row.at,
  }
}

/** Takes away what an applicant said at the steps of their cases; the steps stay [P4]. As app_job over everything. */
export async function eraseWordsOfApplicant(tx: Tx, applicant: string): Promise<void> {
  await sql`select app.erase_words_of(${applicant})`.execute(tx)
}
