import type { Selectable } from 'kysely'
import type { Cipher } from '#platform/crypto'
import type { Database, Tx } from '#platform/db'
import { asService, NotFound, type RequestContext } from '#platform/http'

export type StaffRow = Selectable<Database['staff_account']>
export const sealedIn = { name: 'staff_account.name' } as const

export async function staffName(ctx: { tx: Tx; cipher: Cipher }, accountId: string): Promise<string> {
  const row = await ctx.tx.selectFrom('staff_account').select('name_sealed').where('account_id', '=', accountId).executeTakeFirst()
  return row ? ctx.cipher.open(row.name_sealed, sealedIn.name).reveal() : ''
}

/** Staff act under their own name: the names behind accounts, for whoever works with them, whichever unit those are of. */
export async function staffNames(ctx: Pick<RequestContext, 'tx' | 'actor' | 'cipher'>, accountIds: readonly string[]): Promise<Map<string, string>> {
  const ids = [...new Set(accountIds)]
  if (ids.length === 0) return new Map()
  const rows = await asService(ctx, '', () => ctx.tx.selectFrom('staff_account').select(['account_id', 'name_sealed']).where('account_id', 'in', ids).execute())
  return new Map(rows.map((row) => [row.account_id, ctx.cipher.open(row.name_sealed, sealedIn.name).reveal()]))
}

/** The account, locked, if it lies in the transaction's range; otherwise as if there were none. Two administrators who act on it wait for each other. */
export async function lockStaff(tx: Tx, accountId: string): Promise<StaffRow> {
  const row = await tx.selectFrom('staff_account').selectAll().where('account_id', '=', accountId).forUpdate().executeTakeFirst()
  if (!row) throw new NotFound()
  return row
}
