import { registerPersonPart } from '#registry'
import { endBooking } from './give-back.ts'

const twice = { zh: '两份档案约了同一个房间的同一时段：让出的那一份预约取消。', en: 'Both records had booked the same stretch of a room: the booking of the one that gives way is given back.' }

registerPersonPart({
  references: [
    { table: 'venue_booking', column: 'person_id', words: { zh: '阵地预约', en: 'Bookings at positions' }, erasure: { rows: 'stay', why: { zh: '阵地用了多少要数得清；里面没有姓名和电话', en: 'How much a position is used is counted; it holds no name and no number' } } },
    { table: 'venue_visit', column: 'person_id', words: { zh: '到过的阵地', en: 'Visits to positions' }, erasure: { rows: 'stay', why: { zh: '阵地来了多少人要数得清；里面没有姓名和电话', en: 'How many came to a position is counted; it holds no name and no number' } } },
  ],
  async inTheWay(ctx, personId) {
    const booked = await ctx.tx.selectFrom('venue_booking').select('id').where('person_id', '=', personId).where('state', 'in', ['waiting', 'booked']).where('ends_at', '>', ctx.clock.now()).executeTakeFirst()
    return booked ? [{ what: { zh: '约了阵地，还没去', en: 'You have booked a room at a position' }, next: { zh: '先退掉预约', en: 'Give it back first' }, link: '/my-bookings' }] : []
  },
  /** One person has one place in a stretch: where both records have one, that of the winner holds. */
  async settle(ctx, { winnerId, loserId }, { dryRun }) {
    const doubled = await ctx.tx.selectFrom('venue_booking as l').innerJoin('venue_booking as w', 'w.slot_id', 'l.slot_id').selectAll('l').where('l.person_id', '=', loserId).where('w.person_id', '=', winnerId).where('l.state', 'in', ['waiting', 'booked']).where('w.state', 'in', ['waiting', 'booked', 'came']).execute()
    if (doubled.length === 0) return []
    for (const one of dryRun ? [] : doubled) await endBooking(ctx, one, 'cancelled')
    return [twice]
  },
})
