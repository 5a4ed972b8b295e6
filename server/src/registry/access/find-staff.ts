import { sql } from 'kysely'
import type { RequestContext } from '#platform/http'
import { accountStates, asLogin, type AccountState } from '#platform/login'
import { sealedIn } from './staff-store.ts'

export type FoundStaff = { accountId: string; name: string; unitId: string; unitName: string; state: AccountState }

/** More staff than one installation has. */
const most = 20_000

/**
 * Members of staff in the transaction's range, by a part of the name or the login name. Names are sealed and login names lie beyond this role, so all are opened and looked
 * through: some thousands, a few milliseconds.
 */
export async function findStaff(ctx: Pick<RequestContext, 'tx' | 'cipher' | 'clock' | 'config' | 'actor'>, wanted: { q?: string | undefined; ids?: readonly string[] } = {}): Promise<FoundStaff[]> {
  if (wanted.ids?.length === 0) return []
  let query = ctx.tx.selectFrom('staff_account as s').innerJoin('unit as u', 'u.id', 's.unit_id').select(['s.account_id', 's.name_sealed', 's.unit_id', 'u.name as unit_name'])
  if (wanted.ids) query = query.where('s.account_id', '=', sql<string>`any(${[...wanted.ids]}::uuid[])`)
  const rows = await query.orderBy('s.account_id').limit(most).execute()
  const states = await asLogin(ctx, () => accountStates(ctx, rows.map((row) => row.account_id)))
  const q = wanted.q?.toLowerCase()
  return rows.map((row) => ({ accountId: row.account_id, name: ctx.cipher.open(row.name_sealed, sealedIn.name).reveal(), unitId: row.unit_id, unitName: row.unit_name, state: states.get(row.account_id)! }))
    .filter((one) => !q || one.name.toLowerCase().includes(q) || one.state.loginName.includes(q))
}
