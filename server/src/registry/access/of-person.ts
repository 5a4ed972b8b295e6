import { asLogin, accountIdsOf } from '#platform/login'
import type { RequestContext } from '#platform/http'

/** Accounts of a person, by which what they did is signed (`account:ID`): their own login and those they act with for a union. */
export function accountsOfPerson(ctx: RequestContext, personId: string): Promise<string[]> {
  return asLogin(ctx, () => accountIdsOf(ctx, personId))
}
