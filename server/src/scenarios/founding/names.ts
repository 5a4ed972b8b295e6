import { asService, type RequestContext } from '#platform/http'

/** Staff act under their own name: whoever stands in a timeline, whichever unit they are of. `account:ID` and `account:ID:for:…` name an account, `clock` and `job:…` nobody. */
export async function namesOf(ctx: Pick<RequestContext, 'tx' | 'actor' | 'cipher'>, holders: readonly string[]): Promise<Map<string, string>> {
  const idOf = (holder: string) => /^account:([0-9a-f-]{36})/.exec(holder)?.[1]
  const ids = [...new Set(holders.flatMap((holder) => idOf(holder) ?? []))]
  if (ids.length === 0) return new Map()
  const rows = await asService(ctx, '', () => ctx.tx.selectFrom('staff_account').select(['account_id', 'name_sealed']).where('account_id', 'in', ids).execute())
  const names = new Map(rows.map((row) => [row.account_id, ctx.cipher.open(row.name_sealed, 'staff_account.name').reveal()]))
  return new Map(holders.flatMap((holder) => { const name = names.get(idOf(holder) ?? ''); return name ? [[holder, name] as const] : [] }))
}
