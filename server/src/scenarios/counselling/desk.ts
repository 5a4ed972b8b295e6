import { counsellingShapes, type AnswerOf, type counsellingRoutes, type InputOf } from '@guildhall/contract'
import { instantInShanghai } from '#platform/clock'
import { NotFound, Refused, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { findPerson, openName, openPhone } from '#registry'
import { noteOpaquely, tellWorker } from './notices.ts'
import { barredUntil, decideSaying, missesSince, tellRatings } from './rules.ts'
import { asCounsellor, open, openRating, presentTime, seal, sessions, slots } from './store.ts'

/** My times and sessions. Whoever booked under a nickname is shown by that alone. */
export function getDesk(ctx: RequestContext): Promise<AnswerOf<typeof counsellingRoutes.desk>> {
  return asCounsellor(ctx, async (me) => {
    const now = ctx.clock.now()
    const free = await slots(ctx.tx).where('t.counsellor_id', '=', me.id).where('t.starts_at', '>', now).orderBy('t.starts_at').limit(200).execute()
    const rows = await sessions(ctx.tx).where('s.counsellor_id', '=', me.id).where('s.state', '<>', 'cancelled').orderBy('t.starts_at', 'desc').limit(100).execute()
    const presented = []
    for (const row of rows) {
      const nickname = open(ctx.cipher, 'nickname', row.nickname_sealed)
      const person = nickname || !row.person_id ? undefined : await findPerson(ctx.tx, row.person_id)
      presented.push({
        id: row.id, ...presentTime(row), topic: row.topic as never, words: open(ctx.cipher, 'words', row.words_sealed), name: nickname || (person ? openName(ctx.cipher, person).reveal() : ''), phone: person ? openPhone(ctx.cipher, person)?.reveal() ?? null : null,
        state: row.state as never, notes: open(ctx.cipher, 'notes', row.notes_sealed), maySayHeld: row.state === 'booked' && row.starts_at <= now, mayPutRight: decideSaying(row, true, now).kind === 'put-right',
      })
    }
    const { ratings, mean, told } = tellRatings(await ctx.tx.selectFrom('counselling_rating').select(['batch', 'stars', 'words_sealed']).where('counsellor_id', '=', me.id).execute(), counsellingShapes.smallest)
    return {
      slots: free.map((row) => ({ id: row.id, ...presentTime(row), place: row.place })), sessions: presented,
      // In the order of the alphabet: the order in which they came would say whose they are.
      rating: mean === null ? null : { ratings, mean, words: told.map((one) => openRating(ctx.cipher, one.words_sealed)).filter(Boolean).toSorted((a, b) => a.localeCompare(b, 'zh')) },
    }
  })
}

/** The counsellor is held, so that two taps do not make two times. */
export function offerSlot(ctx: RequestContext, { day, from, to, way, place }: InputOf<typeof counsellingRoutes.offer>): Promise<{ id: string }> {
  return asCounsellor(ctx, async (me) => {
    const [starts, ends] = [instantInShanghai(day, from), instantInShanghai(day, to)]
    const now = ctx.clock.now()
    const other = await ctx.tx.selectFrom('counselling_slot').select('id').where('counsellor_id', '=', me.id).where('starts_at', '<', ends).where('ends_at', '>', starts).executeTakeFirst()
    if (other || starts <= now || starts.getTime() > now.getTime() + 120 * 86_400_000) throw new Refused('counselling.time-taken')
    const id = newId()
    await ctx.tx.insertInto('counselling_slot').values({ id, counsellor_id: me.id, starts_at: starts, ends_at: ends, way, place, offered_at: now }).execute()
    return { id }
  })
}

export async function takeSlotBack(ctx: RequestContext, { slotId }: { slotId: string }): Promise<void> {
  await asCounsellor(ctx, async (me) => {
    await ctx.tx.selectFrom('counselling_slot').select('id').where('id', '=', slotId).where('counsellor_id', '=', me.id).forUpdate().execute()
    const used = await ctx.tx.selectFrom('counselling_session').select('id').where('slot_id', '=', slotId).executeTakeFirst()
    const gone = used ? undefined : await ctx.tx.deleteFrom('counselling_slot').where('id', '=', slotId).where('counsellor_id', '=', me.id).executeTakeFirst()
    if (!gone?.numDeletedRows) throw new NotFound()
  })
}

async function getOwn(ctx: RequestContext, counsellorId: string, sessionId: string) {
  const row = await sessions(ctx.tx).where('s.id', '=', sessionId).where('s.counsellor_id', '=', counsellorId).where('s.state', '<>', 'cancelled').forUpdate('s').executeTakeFirst()
  if (!row) throw new NotFound()
  return row
}

/** Empty notes are none: what was there is gone. */
export function note(ctx: RequestContext, { sessionId, notes }: InputOf<typeof counsellingRoutes.note>): Promise<{ id: string }> {
  return asCounsellor(ctx, async (me) => {
    const row = await getOwn(ctx, me.id, sessionId)
    await ctx.tx.updateTable('counselling_session').set({ notes_sealed: seal(ctx.cipher, 'notes', notes.trim()) }).where('id', '=', row.id).execute()
    return { id: row.id }
  })
}

/** Until when the person may not book any more (P8): told to them, and to nobody else. */
async function barOf(ctx: RequestContext, personId: string, now: Date): Promise<Date | null> {
  const missed = await sessions(ctx.tx).where('s.person_id', '=', personId).where('s.state', '=', 'missed').where('t.starts_at', '>=', missesSince(now)).execute()
  return barredUntil(missed.map((row) => row.starts_at), now)
}

/** How it went, or for a month that somebody came after all. */
export function sayHeld(ctx: RequestContext, { sessionId, held }: InputOf<typeof counsellingRoutes.sayHeld>): Promise<{ id: string }> {
  return asCounsellor(ctx, async (me) => {
    const row = await getOwn(ctx, me.id, sessionId)
    const now = ctx.clock.now()
    const saying = decideSaying(row, held, now)
    if (saying.kind === 'refuse') throw new Refused('counselling.not-yet')
    await ctx.tx.updateTable('counselling_session').set({ state: held ? 'held' : 'missed', ended_at: now }).where('id', '=', row.id).execute()
    if (row.person_id && !held) await tellWorker(ctx, row.person_id, presentTime(row), await barOf(ctx, row.person_id, now))
    if (row.person_id && saying.kind === 'put-right') await tellWorker(ctx, row.person_id, presentTime(row), 'put-right')
    await noteOpaquely(ctx, 'counselling.say-held', row.id)
    return { id: row.id }
  })
}
