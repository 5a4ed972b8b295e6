import { sql } from 'kysely'
import { refusals, type AnswerOf, type InputOf, type RefusalCode, type unitChangeRoutes } from '@guildhall/contract'
import { asService, NotFound, type RequestContext } from '#platform/http'
import { staffName } from '../access/index.ts'
import type { ChangeAnswer, ChangeRow, Counts, Foreseen } from './model.ts'
import { accountIn } from './move-members.ts'

type Routes = typeof unitChangeRoutes

export async function getChange(ctx: RequestContext, id: string): Promise<ChangeAnswer> {
  const row = await ctx.tx.selectFrom('unit_change').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return presentChange(ctx, row)
}

/** Changes in range, the latest first; of one unit also those in which it had a part. */
export async function listChanges(ctx: RequestContext, input: InputOf<Routes['list']>): Promise<AnswerOf<Routes['list']>> {
  let query = ctx.tx.selectFrom('unit_change').selectAll()
  if (input.unitId) query = query.where(sql<boolean>`unit_ids @> array[${input.unitId}]::uuid[]`)
  if (input.cursor && /^[0-9a-f-]{36}$/.test(input.cursor)) query = query.where('id', '<', input.cursor)
  const rows = await query.orderBy('id', 'desc').limit(input.limit + 1).execute()
  const shown = rows.slice(0, input.limit)
  // One after another: each looks at its job as the service.
  const presented: ChangeAnswer[] = []
  for (const row of shown) presented.push(await presentChange(ctx, row))
  return { rows: presented, next: rows.length > input.limit ? shown.at(-1)!.id : null }
}

async function presentChange(ctx: RequestContext, row: ChangeRow): Promise<ChangeAnswer> {
  const foreseen = row.foreseen as unknown as Pick<Foreseen, 'units' | 'leftOut'>
  const run = await asService(ctx, '', () => ctx.tx.selectFrom('job_run').select(['done', 'total', 'state']).where('id', '=', row.job_id).executeTakeFirst())
  const account = accountIn(row.asked_by)
  const refusal = row.refusal ? refusals[row.refusal as RefusalCode] : null
  return {
    id: row.id, kind: row.kind as ChangeAnswer['kind'], on: row.valid_from, reason: row.reason, askedAt: row.asked_at.toISOString(), askedBy: account ? await staffName(ctx, account) : null, endedAt: row.ended_at?.toISOString() ?? null, jobId: row.job_id,
    state: row.state !== 'waiting' ? row.state as 'done' : run?.state === 'failed' || run?.state === 'cancelled' ? 'stopped' : 'under-way',
    done: run?.done ?? 0, total: run?.total ?? null, refusal: refusal && { zh: refusal.zh, en: refusal.en },
    units: foreseen.units.map(({ id, name, part, members, membersAfter }) => ({ id, name, part, members, membersAfter })),
    result: row.result ? { ...row.result as unknown as Counts, leftOut: foreseen.leftOut } : null,
  }
}
