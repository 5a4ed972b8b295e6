import type { Selectable } from 'kysely'
import type { Cipher } from '#platform/crypto'
import type { Database, Tx } from '#platform/db'
import { NotFound } from '#platform/http'

export type StaffRow = Selectable<Database['staff_account']>
export const sealedIn = { name: 'staff_account.name' } as const

export async function staffName(ctx: { tx: Tx; cipher: Cipher }, accountId: string): Promise<string> {
  const row = await ctx.tx.selectFrom('staff_account').select('name_sealed').where('account_id', '=', accountId).executeTakeFirst()
  return row ? ctx.cipher.open(row.name_sealed, sealedIn.name).reveal() : ''
}

/** The account, locked, if it lies in the transaction's range; otherwise as if there were none. Two administrators who act on it wait for each other. */
export async function lockStaff(tx: Tx, accountId: string): Promise<StaffRow> {
  const row = await tx.selectFrom('staff_account').selectAll().where('account_id', '=', accountId).forUpdate().executeTakeFirst()
  if (!row) throw new NotFound()
  return row
}
