import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { counsellingShapes, type AnswerOf, type counsellingRoutes, type InputOf } from '@guildhall/contract'
import { NotFound, Refused, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { isWithin } from '#registry/units'
import { asMyself, open, presentTime, seal, sealRating, sessions, slots } from './store.ts'
import { noteOpaquely, tellCounsellor } from './notices.ts'
import { barredUntil, closesBy, missesSince, missesThatCount } from './rules.ts'

const latest = (starts: Date) => starts.getTime() - counsellingShapes.cancelHours * 3_600_000

/** Where the person belongs: their unit and the places of their membership. */
async function placesOf(ctx: RequestContext, personId: string): Promise<{ unitId: string | null; scopes: string[] }> {
  const person = await ctx.tx.selectFrom('person').select(['unit_id', 'scope']).where('id', '=', personId).executeTakeFirstOrThrow()
  const member = await ctx.tx.selectFrom('membership').select(['unit_id', 'scope']).where('person_id', '=', personId).where('valid_to', 'is', null).execute()
  return { unitId: member[0]?.unit_id ?? person.unit_id, scopes: [...member.map((one) => one.scope), ...(person.scope ? [person.scope] : [])] }
}

/** When the person missed sessions, as far back as it matters (P8). */
async function missesOf(ctx: RequestContext, personId: string, now: Date): Promise<Date[]> {
  const rows = await sessions(ctx.tx).where('s.person_id', '=', personId).where('s.state', '=', 'missed').where('t.starts_at', '>=', missesSince(now)).execute()
  return rows.map((row) => row.starts_at)
}

/** Free times of counsellors above my unit, and my own sessions: first the one that stands. */
export function findSlots(ctx: RequestContext): Promise<AnswerOf<typeof counsellingRoutes.find>> {
  return asMyself(ctx, async (personId) => {
    const now = ctx.clock.now()
    const { scopes } = await placesOf(ctx, personId)
    const free = await slots(ctx.tx).where('t.starts_at', '>', now).where('c.ended_at', 'is', null).where('c.person_id', '<>', personId).orderBy('t.starts_at').limit(300).execute()
    const own = await sessions(ctx.tx).where('s.person_id', '=', personId).orderBy(sql`s.state = 'booked'`, 'desc').orderBy('t.starts_at', 'desc').orderBy('s.id', 'desc').limit(40).execute()
    const misses = await missesOf(ctx, personId, now)
    const counsellor = await ctx.tx.selectFrom('counsellor').select('id').where('person_id', '=', personId).executeTakeFirst()
    return {
      slots: free.filter((row) => scopes.some((scope) => isWithin(scope, row.scope))).slice(0, 60).map((row) => ({ id: row.id, ...presentTime(row), place: row.place, counsellor: row.name })),
      sessions: own.map((row) => ({ id: row.id, ...presentTime(row), place: row.place, counsellor: row.counsellor, topic: row.topic as never, words: open(ctx.cipher, 'words', row.words_sealed), nickname: open(ctx.cipher, 'nickname', row.nickname_sealed) || null, state: row.state as never, mayCancel: row.state === 'booked' && now.getTime() < latest(row.starts_at), mayRate: row.state === 'held' && !row.rated, closesBy: row.state === 'booked' && row.ends_at <= now ? closesBy(row).toISOString() : null })),
      counsellor: counsellor !== undefined, misses: missesThatCount(misses, now), barredUntil: barredUntil(misses, now)?.toISOString() ?? null,
    }
  })
}

/** Books a time (P2). The audit log says that it happened, and neither who nor where (P4). */
export function book(ctx: RequestContext, { slotId, topic, words, nickname }: InputOf<typeof counsellingRoutes.book>): Promise<{ id: string }> {
  return asMyself(ctx, async (personId) => {
    const now = ctx.clock.now()
    // The person, then the time: two taps and two people come one after the other.
    await ctx.tx.selectFrom('person').select('id').where('id', '=', personId).forUpdate().execute()
    const held = await ctx.tx.selectFrom('counselling_slot').select('id').where('id', '=', slotId).forUpdate().executeTakeFirst()
    const slot = held && await slots(ctx.tx).where('t.id', '=', slotId).where('c.ended_at', 'is', null).executeTakeFirst()
    const { unitId, scopes } = await placesOf(ctx, personId)
    if (!held || (slot && !scopes.some((scope) => isWithin(scope, slot.scope)))) throw new NotFound()
    if (!slot || slot.starts_at <= now) throw new Refused('counselling.taken')
    if (await ctx.tx.selectFrom('counselling_session').select('id').where('person_id', '=', personId).where('state', '=', 'booked').executeTakeFirst()) throw new Refused('counselling.one-ahead')
    const barred = barredUntil(await missesOf(ctx, personId, now), now)
    if (barred) throw new Refused('counselling.barred', { until: barred.toISOString() })
    const id = newId()
    await ctx.tx.insertInto('counselling_session').values({ id, slot_id: slot.id, counsellor_id: slot.counsellor_id, person_id: personId, unit_id: unitId, topic, words_sealed: seal(ctx.cipher, 'words', words), nickname_sealed: seal(ctx.cipher, 'nickname', nickname), state: 'booked', booked_at: now }).execute()
    await tellCounsellor(ctx, slot.counsellor_id, 'booked', presentTime(slot))
    await noteOpaquely(ctx, 'counselling.book', id)
    return { id }
  })
}

export function cancel(ctx: RequestContext, { sessionId }: { sessionId: string }): Promise<{ id: string }> {
  return asMyself(ctx, async (personId) => {
    const now = ctx.clock.now()
    const row = await sessions(ctx.tx).where('s.id', '=', sessionId).where('s.person_id', '=', personId).forUpdate('s').executeTakeFirst()
    if (!row) throw new NotFound()
    // Given back already, by another tap or on another page: what was wanted is so.
    if (row.state === 'cancelled') return { id: row.id }
    if (row.state !== 'booked' || now.getTime() >= latest(row.starts_at)) throw new Refused('counselling.too-late')
    // What was written goes with it: nobody needs it any more.
    await ctx.tx.updateTable('counselling_session').set({ state: 'cancelled', ended_at: now, words_sealed: null, nickname_sealed: null }).where('id', '=', row.id).execute()
    await tellCounsellor(ctx, row.counsellor_id, 'cancelled', presentTime(row))
    await noteOpaquely(ctx, 'counselling.cancel', row.id)
    return { id: row.id }
  })
}

/** One to five, once, and a word. What is kept of it is nobody's (P7): the session only knows that it was rated. */
export function rate(ctx: RequestContext, { sessionId, stars, words }: InputOf<typeof counsellingRoutes.rate>): Promise<{ id: string }> {
  return asMyself(ctx, async (personId) => {
    const seen = await sessions(ctx.tx).where('s.id', '=', sessionId).where('s.person_id', '=', personId).executeTakeFirst()
    if (!seen) throw new NotFound()
    // The counsellor, then the session, as at the desk: ratings come one after the other into their fives.
    await ctx.tx.selectFrom('counsellor').select('id').where('id', '=', seen.counsellor_id).forUpdate().execute()
    const done = await ctx.tx.updateTable('counselling_session').set({ rated: true }).where('id', '=', seen.id).where('state', '=', 'held').where('rated', '=', false).executeTakeFirst()
    if (!done.numUpdatedRows) throw new Refused('counselling.not-to-rate')
    const { n } = await ctx.tx.selectFrom('counselling_rating').select((is) => is.fn.countAll<string>().as('n')).where('counsellor_id', '=', seen.counsellor_id).executeTakeFirstOrThrow()
    await ctx.tx.insertInto('counselling_rating').values({ id: randomUUID(), counsellor_id: seen.counsellor_id, batch: Math.floor(Number(n) / counsellingShapes.smallest), stars, words_sealed: sealRating(ctx.cipher, words.trim()) }).execute()
    return { id: seen.id }
  })
}
