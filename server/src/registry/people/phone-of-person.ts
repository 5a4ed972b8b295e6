import type { PersonalText } from '#platform/crypto'
import type { RequestContext } from '#platform/http'
import { openPhone } from './present.ts'

/** The number of a person whom the transaction sees, in clear: to be compared, never to be answered. */
export async function phoneOfPerson(ctx: Pick<RequestContext, 'tx' | 'cipher'>, personId: string): Promise<PersonalText | null> {
  const row = await ctx.tx.selectFrom('person').select('phone_sealed').where('id', '=', personId).executeTakeFirst()
  return row ? openPhone(ctx.cipher, row) : null
}
