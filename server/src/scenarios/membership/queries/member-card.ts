import type { AnswerOf, InputOf, joiningRoutes } from '@guildhall/contract'
import { maskNameForPublic } from '#platform/crypto'
import { NotFound, Refused, requireWorker, type RequestContext } from '#platform/http'
import { membershipsOf } from '#registry/memberships'
import { findPerson, openName } from '#registry/people'
import { makeMemberCodes, readMemberDigits, readMemberToken, type ReadMemberCode } from '../member-code.ts'
import { inService } from '../settle.ts'
import { cardOf } from '../store.ts'

type Routes = typeof joiningRoutes
/** For how many minutes a phone may be without network. */
const ahead = 15

/** My card; while I am a member. Whoever assists at a desk gets no codes: they would be somebody else's in the clerk's hand. */
export async function getCard(ctx: RequestContext): Promise<AnswerOf<Routes['card']>> {
  const { personId, assistedBy } = requireWorker(ctx)
  const [person, membership] = [await findPerson(ctx.tx, personId), (await membershipsOf(ctx.tx, personId)).find((one) => one.until === null)]
  if (!person) throw new NotFound()
  if (!membership) throw new Refused('membership.not-a-member')
  const now = ctx.clock.now()
  const { number } = await inService(ctx, () => cardOf(ctx.tx, personId, now))
  const codes = assistedBy ? [] : makeMemberCodes(ctx.cipher, personId, now, ahead)
  return {
    name: openName(ctx.cipher, person).reveal(), number, unitName: membership.unitName, joinedOn: membership.joinedOn, now: now.toISOString(),
    codes: codes.map((code) => ({ path: `/m/${code.token}`, digits: code.digits, from: code.from.toISOString(), until: code.until.toISOString() })),
  }
}

/** Whether the code somebody shows is a member's, this minute. Tells a masked name and the year of joining: not where, and nothing without a right code (J7). */
export function checkCard(ctx: RequestContext, input: InputOf<Routes['checkCard']>): Promise<AnswerOf<Routes['checkCard']>> {
  const nothing = { name: null, joinedYear: null, until: null }
  return inService(ctx, async () => {
    const read = await readCode(ctx, input)
    if (read.kind !== 'fresh') return { verdict: read.kind, ...nothing }
    const person = await ctx.tx.selectFrom('person').select('name_sealed').where('id', '=', read.personId).executeTakeFirst()
    const membership = await ctx.tx.selectFrom('membership').select('joined_on').where('person_id', '=', read.personId).where('valid_to', 'is', null).executeTakeFirst()
    if (!person || !membership) return { verdict: 'no-member', ...nothing }
    return { verdict: 'member', name: maskNameForPublic(openName(ctx.cipher, person).reveal()), joinedYear: Number(membership.joined_on.slice(0, 4)), until: read.until.toISOString() }
  })
}

async function readCode(ctx: RequestContext, { token, number, digits }: InputOf<Routes['checkCard']>): Promise<ReadMemberCode> {
  const now = ctx.clock.now()
  if (token) return readMemberToken(ctx.cipher, token, now)
  const card = number && digits ? await ctx.tx.selectFrom('membership_card').select('person_id').where('number', '=', number).executeTakeFirst() : undefined
  return card ? readMemberDigits(ctx.cipher, card.person_id, digits!, now) : { kind: 'wrong' }
}
