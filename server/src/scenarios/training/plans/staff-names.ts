import { asService, type RequestContext } from '#platform/http'

/** Staff act under their own name: the names behind accounts, for whoever works with them, whichever unit those are of. */
export async function staffNames(ctx: Pick<RequestContext, 'tx' | 'actor' | 'cipher'>, accountIds: readonly string[]): Promise<Map<string, string>> {
  const ids = [...new Set(accountIds)]
  if (ids.length === 0) return new Map()
  const rows = await asService(ctx, '', () => ctx.tx.selectFrom('staff_account').select(['account_id', 'name_sealed']).where('account_id', 'in', ids).execute())
  return new Map(rows.map((row) => [row.account_id, ctx.cipher.open(row.name_sealed, 'staff_account.name').reveal()]))
}
