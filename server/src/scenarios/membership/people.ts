import { advance } from '#engines/process'
import { loadCalendar } from '#platform/calendar'
import { registerPersonPart } from '#registry'
import { followCase } from './move.ts'
import { findOpenApplication } from './store.ts'
import { sealedIn } from './model.ts'

/** Where words may not be missing. */
const erasedWords = '（已删除）'

const twice = { zh: '两份档案都有没办完的申请：让出的那一份已撤回。', en: 'Both records had an open application: that of the one that gives way was taken back.' }

/** Everything of the scenario that holds the id of a person. */
registerPersonPart({
  references: [
    { table: 'membership_application', column: 'person_id', words: { zh: '入会申请', en: 'Applications' }, once: { of: [], where: 'closed_at IS NULL' },
      erasure: { rows: 'stay', why: { zh: '工会作过什么决定要查得到；姓名、电话、身份证号、用人单位和你的话清空', en: 'What a union decided has to be known; name, phone, ID number, employer and your words are emptied' }, emptied: { name_sealed: { sealedFor: sealedIn.name }, phone_sealed: null, id_number_sealed: null, id_number_blind: null, employer: null, town: null, words: null, reason: null, identity_ref: null } } },
    { table: 'membership_consent', column: 'person_id', words: { zh: '个人信息的同意', en: 'Consents' }, erasure: { rows: 'stay', why: { zh: '证明当时是你同意的；里面没有姓名和电话', en: 'Proof that you had agreed; it holds no name and no number' } } },
    { table: 'membership_card', column: 'person_id', stays: 'the kept record gets a card of its own when it is opened', once: { of: [] }, erasure: { rows: 'go' } },
    { table: 'membership_message', column: 'person_id', words: { zh: '对工会说的', en: 'Words to unions' },
      erasure: { rows: 'stay', why: { zh: '工会有没有按时答复要数得清；你的话、工会的答复、姓名和电话清空', en: 'Whether unions answer in time is counted; your words, the answer, name and phone are emptied' }, emptied: { words: erasedWords, answer: null, name_sealed: { sealedFor: sealedIn.speakerName }, phone_sealed: null } } },
  ],
  phones: [{ table: 'membership_invitation', column: 'phone_blind', words: { zh: '工会的邀请名单（按手机号）', en: 'List of those a union expects, by phone' }, erasure: { rows: 'go' } }],
  async inTheWay(ctx, personId) {
    const open = await findOpenApplication(ctx.tx, personId)
    return open ? [{ what: { zh: '有没办完的入会、转会或退会申请', en: 'An application to join, transfer or leave is under way' }, next: { zh: '先撤回，或等答复', en: 'Take it back, or wait for the answer' }, link: `/my-union/applications/${open.id}` }] : []
  },
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
