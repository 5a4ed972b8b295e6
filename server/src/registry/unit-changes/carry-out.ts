import { sql } from 'kysely'
import { z } from 'zod'
import type { RefusalCode } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { json } from '#platform/db'
import { Refused } from '#platform/http'
import { job, type CommandContext, type JobContext } from '#platform/module'
import { gatherStragglers, othersGone } from '../units/index.ts'
import { foresee } from './foresee.ts'
import { makeChange } from './make-change.ts'
import type { ChangeRow, Counts, Plan } from './model.ts'

const payload = z.object({ changeId: z.uuid() })

/**
 * Makes a change that was asked for, in one transaction: killed anywhere it begins anew and is made once (C2). It first waits until everybody works who knows of the subtrees
 * that are about to move, as a move does (units/README.md).
 */
export const changeJob = job({
  name: 'registry.change-units', payload,
  async run(ctx, { changeId }) {
    const paths = await announce(ctx, changeId)
    if (paths.length > 0) await othersGone(ctx)
    const counts = await ctx.inTransaction((part) => carryOut(part, changeId, (done, total) => ctx.progress(done, total)), '')
    for (const path of paths) await ctx.inTransaction(({ tx }) => gatherStragglers(tx, path), '')
    return counts
  },
})

/** The subtrees that will move, under the paths that they have now: something above them may have moved since. */
function announce(ctx: JobContext, changeId: string): Promise<string[]> {
  return ctx.inTransaction(async ({ tx }) => {
    await tx.selectFrom('unit_change').select('id').where('id', '=', changeId).forUpdate().execute()
    const { rows } = await sql<{ old_path: string }>`update unit_move m set old_path = case when m.state = 'waiting' then u.scope else m.old_path end from unit u where m.change_id = ${changeId} and u.id = m.unit_id returning m.old_path`.execute(tx)
    return rows.map((row) => row.old_path)
  }, '')
}

async function carryOut(ctx: CommandContext, changeId: string, told: (done: number, total: number | null) => Promise<void>): Promise<Counts | { refused: string } | null> {
  await lockSubtrees(ctx, changeId)
  await sql`select pg_advisory_xact_lock(hashtext('guildhall.units.move'))`.execute(ctx.tx)
  const change = await ctx.tx.selectFrom('unit_change').selectAll().where('id', '=', changeId).forUpdate().executeTakeFirstOrThrow()
  if (change.state !== 'waiting') return null
  const plan = await wholePlan(ctx, change)
  await lockUnits(ctx, plan)
  const refusal = await findRefusal(ctx, plan, changeId)
  if (refusal) return refuse(ctx, change, refusal)
  const counts = await makeChange(ctx, change, plan, told)
  const ended = { ended_at: ctx.clock.now(), state: 'done' as const }
  await ctx.tx.updateTable('unit_change').set({ ...ended, result: json(counts) }).where('id', '=', changeId).execute()
  await ctx.tx.updateTable('unit_move').set(ended).where('change_id', '=', changeId).execute()
  return counts
}

/** Alone from here on: whoever writes below a path that is about to be left waits for the end of this transaction and then reads again. */
async function lockSubtrees({ tx }: CommandContext, changeId: string): Promise<void> {
  const moves = await tx.selectFrom('unit_move as m').innerJoin('unit as u', 'u.id', 'm.unit_id').select(['m.id', 'm.old_path', 'u.scope', 'm.state']).where('m.change_id', '=', changeId).orderBy('m.id').execute()
  for (const { id } of moves) await sql`select pg_advisory_xact_lock(hashtext('guildhall.unit-move'), hashtext(${id}))`.execute(tx)
  if (moves.some((move) => move.state === 'waiting' && move.scope !== move.old_path)) throw new Error('something above one of the units moved in this very moment: once more')
}

/** Holds what is closed or split, so that nobody comes to it meanwhile, and what takes over, so that it is not closed. */
async function lockUnits({ tx }: CommandContext, plan: Plan): Promise<void> {
  const closing = plan.kind === 'merge' ? plan.sources : plan.kind === 'dissolve' ? [plan.unitId] : []
  const others = plan.kind === 'merge' ? ['unitId' in plan.into ? plan.into.unitId : plan.into.parentId] : plan.kind === 'split' ? [plan.unitId, ...plan.parts.flatMap((part) => [part.parentId, ...part.children])]
    : plan.kind === 'transfer' ? [plan.to] : 'to' in plan.members ? [plan.members.to] : []
  await sql`select id from unit where id = any(${closing}::uuid[]) order by id for update`.execute(tx)
  await sql`select id from unit where id = any(${others}::uuid[]) and id <> all(${closing}::uuid[]) order by id for no key update`.execute(tx)
}

/** People that gave way to another record since are told by the rows, not by the plan. */
async function wholePlan({ tx }: CommandContext, change: ChangeRow): Promise<Plan> {
  const plan = change.plan as unknown as Plan
  if (plan.kind !== 'transfer') return plan
  const people = await tx.selectFrom('unit_change_person').select('person_id').where('change_id', '=', change.id).execute()
  return { ...plan, people: people.map((row) => row.person_id) }
}

async function findRefusal(ctx: CommandContext, plan: Plan, changeId: string): Promise<RefusalCode | null> {
  try {
    return ((await foresee(ctx, plan, changeId)).problems[0]?.code ?? null) as RefusalCode | null
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
}

async function refuse(ctx: CommandContext, change: ChangeRow, refusal: RefusalCode): Promise<{ refused: string }> {
  const ended = { ended_at: ctx.clock.now(), state: 'refused' as const, refusal }
  await ctx.tx.updateTable('unit_change').set(ended).where('id', '=', change.id).execute()
  await ctx.tx.updateTable('unit_move').set({ ...ended, watched: false }).where('change_id', '=', change.id).execute()
  await appendAudit(ctx, { action: 'units.change-refused', subject: `unit:${change.unit_id}`, scope: change.scope, reason: change.reason, details: { changeId: change.id, kind: change.kind, refusal, askedBy: change.asked_by } })
  return { refused: refusal }
}
