import { sql } from 'kysely'
import type { AnswerOf, needsRoutes } from '@guildhall/contract'
import type { Tx } from '#platform/db'
import type { NeedRow } from './model.ts'

type WhyNot = NonNullable<AnswerOf<typeof needsRoutes.getMyNeed>['whyNot']>
export type LeftOut = Omit<WhyNot, 'asOf'> & { needId: string }

/** Keeps what a proposal found out about requests (`about`): why some are left out. What an earlier one said of any of these is no longer true. */
export async function keepWhyNot(tx: Tx, told: { runId: string; asOf: Date; about: readonly string[]; left: readonly LeftOut[] }): Promise<void> {
  await sql`delete from training_need_why where need_id = any(${[...told.about]}::uuid[])`.execute(tx)
  if (told.left.length === 0) return
  await sql`insert into training_need_why (need_id, scope, run_id, reason, lacking, helps, as_of)
    select n.id, n.scope, ${told.runId}::uuid, w.reason, w.lacking, w.helps, ${told.asOf}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(told.left)}::jsonb) as w ("needId" uuid, reason text, lacking int, helps jsonb) join training_need n on n.id = w."needId"
    on conflict (need_id) do nothing`.execute(tx)
}

/** Why an open request is not served yet, as far as the latest proposal knows; null when none says so, or when the request has changed since. */
export async function findWhyNot(tx: Tx, need: Pick<NeedRow, 'id' | 'state' | 'updated_at'>): Promise<WhyNot | null> {
  if (need.state !== 'open') return null
  const row = await tx.selectFrom('training_need_why').selectAll().where('need_id', '=', need.id).executeTakeFirst()
  if (!row || row.as_of < need.updated_at) return null
  return { asOf: row.as_of.toISOString(), reason: row.reason as WhyNot['reason'], lacking: row.lacking, helps: row.helps as unknown as WhyNot['helps'] }
}
