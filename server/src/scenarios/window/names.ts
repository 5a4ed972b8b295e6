import type { RequestContext } from '#platform/http'
import { staffNames } from '#registry'

/** The account behind a name under which deeds are kept (`account:ID`, perhaps with more behind it). */
export const accountOf = (holder: string | null): string | null => /^account:([0-9a-f-]{36})/.exec(holder ?? '')?.[1] ?? null

/** Staff act under their own name: the names behind deeds, for everybody who has to do with the case. A deed of the service has none. */
export async function namesOf(ctx: Pick<RequestContext, 'tx' | 'actor' | 'cipher'>, holders: readonly (string | null)[]): Promise<(holder: string | null) => string> {
  const names = await staffNames(ctx, holders.flatMap((holder) => accountOf(holder) ?? []))
  return (holder) => names.get(accountOf(holder) ?? '') ?? ''
}
