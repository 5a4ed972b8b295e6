import type { RequestContext } from '#platform/http'

/**
 * Who did something, for a timeline: the name of a colleague whose account the reader's range holds. Applicants and colleagues of other ranges stay unnamed.
 */
export async function namesOfHolders(ctx: Pick<RequestContext, 'tx' | 'cipher'>, holders: readonly string[]): Promise<(holder: string) => string | null> {
  const accountOf = (holder: string) => /^account:([0-9a-f-]{36})/.exec(holder)?.[1]
  const ids = [...new Set(holders.flatMap((holder) => accountOf(holder) ?? []))]
  const rows = ids.length > 0 ? await ctx.tx.selectFrom('staff_account').select(['account_id', 'name_sealed']).where('account_id', 'in', ids).execute() : []
  const names = new Map(rows.map((row) => [row.account_id, ctx.cipher.open(row.name_sealed, 'staff_account.name').reveal()]))
  return (holder) => names.get(accountOf(holder) ?? '') ?? null
}
