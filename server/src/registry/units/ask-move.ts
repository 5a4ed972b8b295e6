import type { AnswerOf, RefusalCode, unitRoutes } from '@guildhall/contract'
import { refusals } from '@guildhall/contract'
import { sql, type Selectable } from 'kysely'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { appendAudit } from '#platform/audit'
import { isUniqueViolation, type Database, type Tx } from '#platform/db'
import { asService, holderOf, Refused, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { startJob } from '#platform/jobs'
import { job, type CommandContext, type JobContext } from '#platform/module'
import { checkMove, moveUnit } from './change-unit.ts'
import type { UnitRow } from './model.ts'
import { gatherStragglers } from './rewrite-scope.ts'
import { findUnit, getUnit, lockUnitInRange } from './store.ts'

type Asked = { parentId: string; from: string; reason: string }
type MoveRow = Selectable<Database['unit_move']>
const payload = z.object({ moveId: z.uuid() })
const jobName = 'registry.move-unit'

/** Asks for a move, which a job then makes. Refused at once where it cannot be, and while another move of the unit waits. */
export async function askMove(ctx: RequestContext, id: string, input: Asked): Promise<UnitRow> {
  const unit = await lockUnitInRange(ctx, id)
  await checkMove(ctx, unit, input)
  try {
    await noteMove(ctx, unit, input, 'waiting')
  } catch (error) {
    if (isUniqueViolation(error, 'unit_move_one_at_a_time')) throw new Refused('units.move-under-way')
    throw error
  }
  return unit
}

/** A move inside a larger transaction (an import) is made there and then; the job only looks for what was written beside it. */
export async function moveUnitNow(ctx: CommandContext, id: string, input: Asked): Promise<UnitRow> {
  const unit = await lockUnitInRange(ctx, id)
  await noteMove(ctx, unit, input, 'done')
  return moveUnit(ctx, id, input)
}

async function noteMove(ctx: CommandContext, unit: UnitRow, input: Asked, state: 'waiting' | 'done'): Promise<void> {
  const id = newId()
  const now = ctx.clock.now()
  const jobId = await startJob(ctx, { name: jobName, payload }, { moveId: id }, { scope: '' })
  await asService(ctx, '', () => ctx.tx.insertInto('unit_move').values({
    id, unit_id: unit.id, parent_id: input.parentId, scope: unit.scope, old_path: unit.scope, valid_from: input.from, reason: input.reason, state, job_id: jobId, asked_by: holderOf(ctx.actor), asked_at: now,
    ended_at: state === 'done' ? now : null,
  }).execute())
}

/**
 * Makes a move that was asked for. Killed anywhere it begins anew and finds the tree as it was: the paths change in one transaction, so that there is no moment in which a
 * row is seen by somebody who should not or by nobody who should (V1). First it waits until everybody works who knows of the move (V3).
 */
export const moveUnitJob = job({
  name: jobName, payload,
  async run(ctx, { moveId }) {
    const move = await announce(ctx, moveId)
    if (!move) return { moved: 0 }
    await othersGone(ctx)
    if (move.state === 'waiting') await ctx.inTransaction((part) => carryOut(part, move, (done, total) => ctx.progress(done, total)), '')
    const gathered = await ctx.inTransaction((part) => gatherStragglers(part.tx, move.old_path), '')
    return { gathered }
  },
})

/** The move, under the path that its unit has now: something above it may have moved since it was asked for. */
function announce(ctx: JobContext, moveId: string): Promise<MoveRow | undefined> {
  return ctx.inTransaction(async ({ tx }) => {
    const move = await tx.selectFrom('unit_move').selectAll().where('id', '=', moveId).forUpdate().executeTakeFirst()
    if (move?.state !== 'waiting') return move
    const unit = await getUnit(tx, move.unit_id)
    return tx.updateTable('unit_move').set({ old_path: unit.scope }).where('id', '=', moveId).returningAll().executeTakeFirstOrThrow()
  }, '')
}

/** Waits for the end of every transaction of the service that runs now: those that begin later know what was committed before. */
export async function othersGone(ctx: Pick<JobContext, 'inTransaction'>): Promise<void> {
  const running = (tx: Tx) => sql<{ id: string }>`select l.virtualtransaction as id from pg_locks l join pg_stat_activity a on a.pid = l.pid
    where l.locktype = 'virtualxid' and l.mode = 'ExclusiveLock' and a.datname = current_database() and a.usename = session_user and l.pid <> pg_backend_pid()`.execute(tx)
  let waited = new Set((await ctx.inTransaction(({ tx }) => running(tx), '')).rows.map((row) => row.id))
  while (waited.size > 0) {
    await pause(50)
    const now = new Set((await ctx.inTransaction(({ tx }) => running(tx), '')).rows.map((row) => row.id))
    waited = new Set([...waited].filter((id) => now.has(id)))
  }
}

async function carryOut(ctx: CommandContext, { id, old_path }: MoveRow, told: (done: number, total: number) => Promise<void>): Promise<void> {
  // Alone from here on: whoever writes below the old path waits for the end of this transaction and then reads again.
  await sql`select pg_advisory_xact_lock(hashtext('guildhall.unit-move'), hashtext(${id}))`.execute(ctx.tx)
  const move = await ctx.tx.selectFrom('unit_move').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
  if (move.state !== 'waiting') return
  const before = await getUnit(ctx.tx, move.unit_id)
  if (before.scope !== old_path) throw new Error('something above the unit moved in this very moment: once more')
  const ended = { ended_at: ctx.clock.now() }
  try {
    const unit = await moveUnit(ctx, move.unit_id, { parentId: move.parent_id!, from: move.valid_from, reason: move.reason }, told)
    await ctx.tx.updateTable('unit_move').set({ ...ended, state: 'done' }).where('id', '=', id).execute()
    await appendAudit(ctx, { action: 'units.moved', subject: `unit:${unit.id}`, scope: unit.scope, reason: move.reason, details: { moveId: id, parentId: move.parent_id, askedBy: move.asked_by } })
  } catch (error) {
    // Rules refuse before anything is written: the parent was dissolved since, or came to lie below the unit.
    if (!(error instanceof Refused)) throw error
    await ctx.tx.updateTable('unit_move').set({ ...ended, state: 'refused', refusal: error.code, watched: false }).where('id', '=', id).execute()
  }
}

/** What a page says of the unit's last move: how far it has come, or why it was not made. */
export async function presentLastMove(ctx: RequestContext, unitId: string): Promise<AnswerOf<typeof unitRoutes.get>['move']> {
  const move = await ctx.tx.selectFrom('unit_move').selectAll().where('unit_id', '=', unitId).where('change_id', 'is', null).orderBy('asked_at', 'desc').limit(1).executeTakeFirst()
  const dayAgo = new Date(ctx.clock.now().getTime() - 86_400_000)
  if (!move || move.state === 'done' || (move.ended_at && move.ended_at < dayAgo)) return null
  const parent = await findUnit(ctx.tx, move.parent_id!)
  const run = await asService(ctx, '', () => ctx.tx.selectFrom('job_run').select(['done', 'total', 'state']).where('id', '=', move.job_id).executeTakeFirst())
  const refusal = move.refusal ? refusals[move.refusal as RefusalCode] : null
  return {
    state: move.state === 'refused' ? 'refused' : run?.state === 'failed' || run?.state === 'cancelled' ? 'stopped' : 'under-way', parentName: parent?.name ?? '', askedAt: move.asked_at.toISOString(),
    done: run?.done ?? 0, total: run?.total ?? null, refusal: refusal && { zh: refusal.zh, en: refusal.en },
  }
}

/** Nightly: what moved more than a day ago is held by nobody any more. */
export function unwatchMoves(tx: Tx, now: Date): Promise<unknown> {
  return tx.updateTable('unit_move').set({ watched: false }).where('watched', '=', true).where('state', '<>', 'waiting').where('ended_at', '<', new Date(now.getTime() - 86_400_000)).execute()
}
