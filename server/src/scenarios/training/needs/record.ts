import type { AnswerOf, InputOf, needsRoutes } from '@guildhall/contract'
import { addWorkingDays, loadCalendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { asService, holderOf, Refused, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { emit } from '#platform/outbox'
import { isInRange } from '#registry/units'
import type { NeedSource } from './model.ts'
import { loadPlaces } from './places.ts'
import { presentMyNeed } from './present.ts'
import { decideFiling, replyWorkingDays } from './rules.ts'
import { getNeed, insertNeeds, listNeedsOfPerson, sealedIn, takeNumbers } from './store.ts'
import { decideOccupation } from './words.ts'

type Recorded = Omit<InputOf<typeof needsRoutes.fileUnitNeed>, 'contactPhone'> & {
  contactPhone: string | null
  source: NeedSource
  personId: string | null
  /** Who asks: known to the register, or only by the name written down. */
  unit: { id: string | null; name: string | null; scope: string | null; creditCode: string | null }
  assisted: boolean
}

/** What filing for one's own unit and recording for somebody else have in common. */
export async function record(ctx: RequestContext, input: Recorded): Promise<AnswerOf<typeof needsRoutes.fileUnitNeed>> {
  const now = ctx.clock.now()
  const today = dayInShanghai(now)
  const federation = (await loadPlaces(ctx.tx)).federationFor(input.division, input.town)
  // A clerk writes down what their own federation or one below it will serve; a unit's own need goes to whoever serves its place.
  if (input.assisted && !isInRange(ctx.actor, federation.scope)) throw new Refused('training.need-outside-range')
  const { understanding, understood, columns } = await decideOccupation(ctx.tx, input)
  const earlier = input.personId ? await asService(ctx, '', () => listNeedsOfPerson(ctx.tx, input.personId!)) : []
  const refusal = decideFiling({ occupationId: columns.occupation_id, level: input.level, words: input.words, latest: input.latest }, earlier.map((need) => ({
    state: need.state as 'open', occupationId: need.occupation_id, level: need.level, words: need.words,
  })), today)
  if (refusal) throw new Refused(refusal)
  const id = newId()
  const need = await asService(ctx, federation.scope, async () => {
    const [number] = await takeNumbers(ctx.tx, Number(today.slice(0, 4)))
    await insertNeeds(ctx.tx, [{
      id, number: number!, scope: federation.scope, applicant_scope: input.unit.scope, source: input.source, person_id: input.personId, unit_id: input.unit.id,
      unit_name: input.unit.name, credit_code: input.unit.creditCode, name_sealed: ctx.cipher.seal(input.contactName, sealedIn.name),
      phone_sealed: input.contactPhone ? ctx.cipher.seal(input.contactPhone, sealedIn.phone) : null, phone_blind: input.contactPhone ? ctx.cipher.blind(input.contactPhone, 'phone') : null,
      ...columns, wish: input.wish, words: input.words || null, level: input.level, division: input.division, town: input.town, seats: input.seats, windows: input.windows,
      earliest: input.earliest, latest: input.latest, budget: input.budget, state: 'open', filed_by: holderOf(ctx.actor), assisted: input.assisted, asked_at: now, created_at: now, updated_at: now,
    }])
    return getNeed(ctx.tx, id)
  })
  await emit(ctx, 'training.need-filed', { needId: id }, { scope: federation.scope })
  return { need: presentMyNeed(need, understanding.occupations), understood, replyBy: addWorkingDays(await loadCalendar(ctx.tx), today, replyWorkingDays) }
}
