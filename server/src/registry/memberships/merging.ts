import { dayInShanghai } from '#platform/clock'
import { registerPersonPart } from '../people/index.ts'
import { endMembership, findEndedByMerge, isUnitLiving, lockLasting, resumeMembership } from './store.ts'

const twice = { zh: '两份档案都是会员：让出的那一份会籍到今天为止，撤销合并时恢复。', en: 'Both records are members: the membership of the one that gives way ends today, and lasts again if the merge is taken back.', returns: true } as const
const gone = { zh: '让出的那一份会籍没有恢复：工会已经撤销，要到别的工会重新办', en: 'The membership that gave way does not last again: its union is dissolved, so it has to be begun at another one' }

registerPersonPart({
  references: [
    { table: 'membership', column: 'person_id', words: { zh: '会籍', en: 'Memberships' }, once: { of: [], where: 'valid_to IS NULL' },
      erasure: { rows: 'stay', why: { zh: '会员名册是工会的档案：哪天入会、哪天离开，没有姓名也要数得对。用工、工种、学历和花名册上的其他内容清空', en: 'The register of members is the union’s archive: who joined and left on which day has to be counted, without a name. Work, trade, schooling and the rest of the roster are emptied' }, emptied: { employment: null, employment_form: null, occupation: null, education: null, skill_level: null, private_sealed: null, end_reason: null } } },
    { table: 'roster_difference', column: 'person_id', words: { zh: '花名册上的不同', en: 'Differences with rosters' }, once: { of: ['kind', 'offered_blind'] }, erasure: { rows: 'go' } },
    { table: 'roster_stage', column: 'person_id', stays: 'a roster on its way in, gone within the day', erasure: { rows: 'go' } },
    { table: 'roster_stage', column: 'phone_owner', stays: 'a roster on its way in, gone within the day', erasure: { rows: 'go' } },
  ],
  /** A union has to know who its members are: whoever is one leaves first. */
  async inTheWay(ctx, personId) {
    const lasting = await lockLasting(ctx.tx, personId)
    return lasting ? [{ what: { zh: '你还是工会会员', en: 'You are a member of a union' }, next: { zh: '先退会', en: 'Leave the union first' }, link: '/my-union/change' }] : []
  },
  /** One person is a member in one place: where both records are, the winner's membership lasts. */
  async settle(ctx, { winnerId, loserId }, { dryRun }) {
    const [winner, loser] = [await lockLasting(ctx.tx, winnerId), await lockLasting(ctx.tx, loserId)]
    if (!winner || !loser) return []
    const today = dayInShanghai(ctx.clock.now())
    if (!dryRun) await endMembership(ctx, loser, { on: today > loser.valid_from ? today : loser.valid_from, by: 'merge', reason: twice.zh })
    return [twice]
  },
  /** What a wrong merge ended lasts again, from the day on which it always began; where the person has joined anew since, that one lasts. */
  async resume(ctx, { loserId }, { mergedAt }) {
    if (await lockLasting(ctx.tx, loserId)) return []
    const ended = await findEndedByMerge(ctx.tx, loserId, mergedAt)
    if (!ended) return []
    if (!await isUnitLiving(ctx.tx, ended.unit_id)) return [gone]
    await resumeMembership(ctx.tx, ended.id)
    return []
  },
})
