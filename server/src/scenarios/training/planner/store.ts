import { sql, type Selectable } from 'kysely'
import { json, rangeOf, type Database, type Tx } from '#platform/db'
import { keepWhyNot } from '../needs/index.ts'
import type { Figures, Input, Progress, Result, SeatedNeed, Settings } from './model.ts'
import type { Told } from './result.ts'

type Row = Selectable<Database['training_plan_run']>
/** A proposal without its snapshot and its classes: those are large. */
export type RunRow = Omit<Row, 'input' | 'result'>
export type RunDraft = { run_id: string; key: string; class_id: string; number: string }

const columns = ['id', 'scope', 'unit_id', 'asked_by', 'asked_at', 'job_id', 'base_id', 'repair', 'settings', 'progress', 'figures', 'ended_at'] as const

export const settingsOf = (row: Pick<Row, 'settings'>): Settings => row.settings as unknown as Settings
export const figuresOf = (row: Pick<Row, 'figures'>): Figures | null => row.figures as unknown as Figures | null
export const progressOf = (row: Pick<Row, 'progress'>): Progress | null => row.progress as unknown as Progress | null

/** One proposal at a time is computed for a unit: whoever asks for one waits here for whoever is asking. */
export async function lockAsking(tx: Tx, scope: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`training.plan-run.${scope}`}, 0))`.execute(tx)
}

export async function insertRun(tx: Tx, run: { id: string; scope: string; unitId: string; by: string; now: Date; jobId: string; baseId: string | null; repair: boolean; settings: Settings; input: Input }): Promise<void> {
  await tx.insertInto('training_plan_run').values({
    id: run.id, scope: run.scope, unit_id: run.unitId, asked_by: run.by, asked_at: run.now, job_id: run.jobId, base_id: run.baseId, repair: run.repair, settings: json(run.settings), input: json(run.input),
  }).execute()
}

export function findRun(tx: Tx, id: string): Promise<RunRow | undefined> {
  return tx.selectFrom('training_plan_run').select(columns).where('id', '=', id).executeTakeFirst()
}

/** Of exactly this unit; those that are computed at this moment are among them when they have no end. */
export function findUnended(tx: Tx, scope: string): Promise<RunRow[]> {
  return tx.selectFrom('training_plan_run').select(columns).where('scope', '=', scope).where('ended_at', 'is', null).orderBy('id', 'desc').limit(20).execute()
}

export function listRuns(tx: Tx, { scope, before, limit }: { scope: string; before: string | null; limit: number }): Promise<RunRow[]> {
  const { lo, hi } = rangeOf(scope)
  return tx.selectFrom('training_plan_run').select(columns).where('scope', '>=', lo).where('scope', '<', hi).$if(before !== null, (rows) => rows.where('id', '<', before!)).orderBy('id', 'desc').limit(limit).execute()
}

/** What a proposal that has an end was computed from, and what came of it. */
export async function getContents(tx: Tx, id: string): Promise<{ input: Input; result: Result }> {
  const row = await tx.selectFrom('training_plan_run').select(['input', 'result']).where('id', '=', id).where('result', 'is not', null).executeTakeFirstOrThrow()
  return { input: row.input as unknown as Input, result: row.result as unknown as Result }
}

/** Who would sit in one class, as they stood when the proposal was asked for. Found in the database: proposal and snapshot are large. Undefined: it has no such class. */
export async function findSeated(tx: Tx, id: string, key: string): Promise<SeatedNeed[] | undefined> {
  const { rows } = await sql<SeatedNeed>`
    with planned as materialized (
      select input -> 'needs' as needs, jsonb_path_query_first(result, '$.classes[*] ? (@.key == $key)', ${json({ key })}::jsonb) -> 'seats' as seats from training_plan_run where id = ${id}
    ), need as (
      select one ->> 'id' as id, one ->> 'number' as number, one ->> 'source' as source, (one ->> 'seats')::int as of from planned, jsonb_array_elements(planned.needs) as one
    )
    select need.id, need.number, need.source, (seat ->> 'count')::int as seats, need.of
    from planned cross join jsonb_array_elements(planned.seats) with ordinality as seated (seat, place) join need on need.id = seat ->> 'needId' order by place`.execute(tx)
  return rows.length > 0 ? rows : undefined
}

export async function findResult(tx: Tx, id: string): Promise<Result | null> {
  const row = await tx.selectFrom('training_plan_run').select('result').where('id', '=', id).executeTakeFirst()
  return (row?.result ?? null) as unknown as Result | null
}

/** What the job has to do; undefined when it has been done. */
export async function findWork(tx: Tx, id: string): Promise<{ input: Input; settings: Settings } | undefined> {
  const row = await tx.selectFrom('training_plan_run').select(['input', 'settings']).where('id', '=', id).where('result', 'is', null).executeTakeFirst()
  return row && { input: row.input as unknown as Input, settings: settingsOf(row) }
}

/** Writes what came of it, once, and tells the requests it was made for why they are left out. */
export async function finishRun(tx: Tx, id: string, { result, figures, told }: { result: Result; figures: Figures; told: Told }, now: Date): Promise<void> {
  const run = await tx.updateTable('training_plan_run').set({ result: json(result), figures: json(figures), progress: null, ended_at: now }).where('id', '=', id).where('result', 'is', null).returning('asked_at').executeTakeFirst()
  if (run) await keepWhyNot(tx, { runId: id, asOf: run.asked_at, ...told })
}

export function findDrafts(tx: Tx, runIds: readonly string[]): Promise<RunDraft[]> {
  if (runIds.length === 0) return Promise.resolve([])
  return tx.selectFrom('training_plan_run_draft as d').innerJoin('training_class as c', 'c.id', 'd.class_id').select(['d.run_id', 'd.key', 'd.class_id', 'c.number']).where('d.run_id', 'in', runIds).execute()
}

/** Notes that a class of a proposal has become a plan; false when it had before. */
export async function noteDraft(tx: Tx, draft: { runId: string; key: string; classId: string; scope: string; by: string; now: Date }): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.insertInto('training_plan_run_draft').values({ run_id: draft.runId, key: draft.key, class_id: draft.classId, scope: draft.scope, made_by: draft.by, made_at: draft.now })
    .onConflict((conflict) => conflict.doNothing()).executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Proposals asked for before a moment that no plan was made of and no later proposal goes on from. Gives how many. */
export async function deleteRunsBefore(tx: Tx, before: Date): Promise<number> {
  const { numDeletedRows } = await tx.deleteFrom('training_plan_run as r').where('r.asked_at', '<', before)
    .where((is) => is.not(is.exists(is.selectFrom('training_plan_run_draft as d').select('d.key').whereRef('d.run_id', '=', 'r.id'))))
    .where((is) => is.not(is.exists(is.selectFrom('training_plan_run as later').select('later.id').whereRef('later.base_id', '=', 'r.id')))).executeTakeFirst()
  return Number(numDeletedRows)
}
