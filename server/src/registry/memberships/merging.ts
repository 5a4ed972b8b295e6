import { dayInShanghai } from '#platform/clock'
import { registerPersonPart } from '../people/index.ts'
import { endMembership, lockLasting } from './store.ts'

const twice = { zh: '两份档案都是会员：让出的那一份会籍到今天为止，撤销合并后要重新办。', en: 'Both records are members: the membership of the one that gives way ends today and has to be begun anew if the merge is taken back.' }

registerPersonPart({
  references: [
    { table: 'membership', column: 'person_id', words: { zh: '会籍', en: 'Memberships' }, once: { of: [], where: 'valid_to IS NULL' } },
    { table: 'roster_difference', column: 'person_id', words: { zh: '花名册上的不同', en: 'Differences with rosters' }, once: { of: ['kind', 'offered_blind'] } },
    { table: 'roster_stage', column: 'person_id', stays: 'a roster on its way in, gone within the day' },
    { table: 'roster_stage', column: 'phone_owner', stays: 'a roster on its way in, gone within the day' },
  ],
  /** One person is a member in one place: where both records are, the winner's membership lasts. */
  async settle(ctx, { winnerId, loserId }, { dryRun }) {
    const [winner, loser] = [await lockLasting(ctx.tx, winnerId), await lockLasting(ctx.tx, loserId)]
    if (!winner || !loser) return []
    const today = dayInShanghai(ctx.clock.now())
    if (!dryRun) await endMembership(ctx, loser, { on: today > loser.valid_from ? today : loser.valid_from, by: 'merge', reason: twice.zh })
    return [twice]
  },
})
