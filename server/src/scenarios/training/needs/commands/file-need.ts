import { sql } from 'kysely'
import type { AnswerOf, InputOf, needsRoutes } from '@guildhall/contract'
import { addWorkingDays, loadCalendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { asService, holderOf, Refused, requireWorker, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { sendNotice } from '#platform/notify'
import { emit } from '#platform/outbox'
import { getOwnPerson } from '../people.ts'
import { loadPlaces } from '../places.ts'
import { isAssisted } from '../policy.ts'
import { presentMyNeed } from '../present.ts'
import { decideFiling, replyWorkingDays } from '../rules.ts'
import { getNeed, insertNeeds, listNeedsOfPerson, sealedIn, takeNumbers } from '../store.ts'
import { decideOccupation } from '../words.ts'

/** A worker says what they want to learn; the words are understood, and the federation of their place gets it. */
export async function fileNeed(ctx: RequestContext, input: InputOf<typeof needsRoutes.fileNeed>): Promise<AnswerOf<typeof needsRoutes.fileNeed>> {
  const worker = requireWorker(ctx)
  const now = ctx.clock.now()
  const today = dayInShanghai(now)
  // Two phones, or two presses with two keys: the second waits here and then finds the first.
  await sql`select pg_advisory_xact_lock(hashtext('training.need'), hashtext(${worker.personId}))`.execute(ctx.tx)

  const federation = (await loadPlaces(ctx.tx)).federationFor(input.division, input.town)
  const { understanding, understood, columns } = await decideOccupation(ctx.tx, input)
  const mine = await listNeedsOfPerson(ctx.tx, worker.personId)
  const refusal = decideFiling({ occupationId: columns.occupation_id, level: input.level, words: input.words, latest: input.latest }, mine.map((need) => ({
    state: need.state as 'open', occupationId: need.occupation_id, level: need.level, words: need.words,
  })), today)
  if (refusal) throw new Refused(refusal)

  const person = await getOwnPerson(ctx, worker.personId)
  const id = newId()
  await asService(ctx, federation.scope, async () => {
    const [number] = await takeNumbers(ctx.tx, Number(today.slice(0, 4)))
    await insertNeeds(ctx.tx, [{
      id, number: number!, scope: federation.scope, source: 'worker', person_id: worker.personId, unit_id: null, unit_name: person.unitName,
      name_sealed: ctx.cipher.seal(person.name, sealedIn.name), phone_sealed: person.phone && ctx.cipher.seal(person.phone, sealedIn.phone), phone_blind: person.phone && ctx.cipher.blind(person.phone, 'phone'),
      ...columns, wish: input.wish, words: input.words || null, level: input.level, division: input.division, town: input.town, seats: 1,
      windows: input.windows, earliest: input.earliest, latest: input.latest, state: 'open', filed_by: holderOf(ctx.actor), assisted: isAssisted(ctx.actor),
      asked_at: now, created_at: now, updated_at: now,
    }])
  })
  await emit(ctx, 'training.need-filed', { needId: id }, { scope: federation.scope })
  const need = await getNeed(ctx.tx, id)
  if (need.assisted) await sendNotice(ctx, { to: { personId: worker.personId }, kind: 'training.need-filed-for-you', params: { number: need.number }, link: `/my-needs/${id}` })
  return { need: presentMyNeed(need, understanding.occupations), understood, replyBy: addWorkingDays(await loadCalendar(ctx.tx), today, replyWorkingDays) }
}
