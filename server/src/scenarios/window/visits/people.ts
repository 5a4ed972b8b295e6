import { release } from '#engines/quota'
import { registerPersonPart } from '#registry'

const twice = { zh: '两份档案在同一天约了同一个窗口：让出的那一份预约取消。', en: 'Both records had booked the same window on one day: the time of the one that gives way is given back.' }

registerPersonPart({
  references: [{ table: 'window_appointment', column: 'person_id', words: { zh: '窗口预约', en: 'Appointments at windows' }, once: { of: ['counter_id', 'day'], where: `state in ('booked', 'arrived') and person_id is not null` },
    erasure: { rows: 'stay', why: { zh: '窗口一天接待多少人要数得清；里面没有姓名和电话', en: 'How many came to a window is counted; it holds no name and no number' } } }],
  async inTheWay(ctx, personId) {
    const booked = await ctx.tx.selectFrom('window_appointment').select('id').where('person_id', '=', personId).where('state', '=', 'booked').executeTakeFirst()
    return booked ? [{ what: { zh: '约了窗口，还没去', en: 'You have booked a time at a window' }, next: { zh: '先取消预约', en: 'Give it back first' }, link: '/my-visits' }] : []
  },
  /** One person stands at a window once a day: where both records booked, that of the winner holds. */
  async settle(ctx, { winnerId, loserId }, { dryRun }) {
    const doubled = await ctx.tx.selectFrom('window_appointment as l').innerJoin('window_appointment as w', (on) => on.onRef('w.counter_id', '=', 'l.counter_id').onRef('w.day', '=', 'l.day')).innerJoin('window_slot as s', 's.id', 'l.slot_id')
      .select(['l.id', 's.pool_id']).where('l.person_id', '=', loserId).where('w.person_id', '=', winnerId).where('l.state', '=', 'booked').where('w.state', 'in', ['booked', 'arrived']).execute()
    if (doubled.length === 0) return []
    for (const one of dryRun ? [] : doubled) {
      await ctx.tx.updateTable('window_appointment').set({ state: 'cancelled', ended_at: ctx.clock.now() }).where('id', '=', one.id).execute()
      await release(ctx.tx, { pool: one.pool_id, holder: loserId, now: ctx.clock.now() })
    }
    return [twice]
  },
})
