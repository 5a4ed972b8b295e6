import { asLogin } from '#platform/login'
import { asService, type RequestContext } from '#platform/http'
import { openName } from '#registry'

/** Staff act under their own name: the names behind accounts, for whoever works with them. An account without a person has its login name. */
export async function staffNames(ctx: Pick<RequestContext, 'tx' | 'actor' | 'cipher'>, accountIds: readonly string[]): Promise<Map<string, string>> {
  const ids = [...new Set(accountIds)]
  if (ids.length === 0) return new Map()
  const accounts = await asLogin(ctx, () => ctx.tx.selectFrom('login_account').select(['id', 'person_id', 'login_name']).where('id', 'in', ids).where('kind', '=', 'staff').execute())
  const personIds = accounts.flatMap((account) => account.person_id ?? [])
  const people = personIds.length === 0 ? [] : await asService(ctx, '', () => ctx.tx.selectFrom('person').select(['id', 'name_sealed']).where('id', 'in', personIds).execute())
  const names = new Map(people.map((person) => [person.id, openName(ctx.cipher, person).reveal()]))
  return new Map(accounts.map((account) => [account.id, (account.person_id && names.get(account.person_id)) || account.login_name || '']))
}
