import { asService, type RequestContext } from '#platform/http'

/** The account behind a name under which deeds are kept (`account:ID`, perhaps with more behind it). */
export const accountOf = (holder: string | null): string | null => /^account:([0-9a-f-]{36})/.exec(holder ?? '')?.[1] ?? null

/** Staff act under their own name: the names behind deeds, for everybody who has to do with the case. A deed of the service has none. */
export async function namesOf(ctx: Pick<RequestContext, 'tx' | 'actor' | 'cipher'>, holders: readonly (string | null)[]): Promise<(holder: string | null) => string> {
  const ids = [...new Set(holders.flatMap((holder) => accountOf(holder) ?? []))]
  const rows = ids.length === 0 ? [] : await asService(ctx, '', () => ctx.tx.selectFrom('staff_account').select(['account_id', 'name_sealed']).where('account_id', 'in', ids).execute())
  const names = new Map(rows.map((row) => [row.account_id, ctx.cipher.open(row.name_sealed, 'staff_account.name').reveal()]))
  return (holder) => names.get(accountOf(holder) ?? '') ?? ''
}
