import type { RequestContext } from '#platform/http'
import { staffNames } from '#registry'

/** Staff act under their own name: whoever stands in a timeline, whichever unit they are of. `account:ID` and `account:ID:for:…` name an account, `clock` and `job:…` nobody. */
export async function namesOf(ctx: Pick<RequestContext, 'tx' | 'actor' | 'cipher'>, holders: readonly string[]): Promise<Map<string, string>> {
  const idOf = (holder: string) => /^account:([0-9a-f-]{36})/.exec(holder)?.[1]
  const names = await staffNames(ctx, holders.flatMap((holder) => idOf(holder) ?? []))
  return new Map(holders.flatMap((holder) => { const name = names.get(idOf(holder) ?? ''); return name ? [[holder, name] as const] : [] }))
}
