import { advance } from '#engines/process'
import { loadCalendar } from '#platform/calendar'
import { registerPersonPart } from '#registry'
import { followCase } from './move.ts'
import { findOpenApplication } from './store.ts'

const twice = { zh: '两份档案都有没办完的申请：让出的那一份已撤回。', en: 'Both records had an open application: that of the one that gives way was taken back.' }

/** Everything of the scenario that holds the id of a person. */
registerPersonPart({
  references: [
    { table: 'membership_application', column: 'person_id', words: { zh: '入会申请', en: 'Applications' }, once: { of: [], where: 'closed_at IS NULL' } },
    { table: 'membership_consent', column: 'person_id', words: { zh: '个人信息的同意', en: 'Consents' } },
    { table: 'membership_card', column: 'person_id', stays: 'the kept record gets a card of its own when it is opened', once: { of: [] } },
    { table: 'membership_message', column: 'person_id', words: { zh: '对工会说的', en: 'Words to unions' } },
  ],
  phones: [{ table: 'membership_invitation', column: 'phone_blind', words: { zh: '工会的邀请名单（按手机号）', en: 'List of those a union expects, by phone' } }],
  async settle(ctx, { winnerId, loserId }, { dryRun }) {
    const [winner, loser] = [await findOpenApplication(ctx.tx, winnerId), await findOpenApplication(ctx.tx, loserId)]
    if (!winner || !loser) return []
    if (!dryRun) {
      const moved = await advance(ctx.tx, { caseId: loser.case_id!, event: 'withdraw', actor: { id: 'merge', as: 'applicant' }, reason: twice.zh, now: ctx.clock.now(), calendar: await loadCalendar(ctx.tx) })
      if (moved.kind === 'moved') await followCase(ctx, moved.case)
    }
    return [twice]
  },
})
