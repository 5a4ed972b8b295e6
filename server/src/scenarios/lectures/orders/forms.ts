import { findForm, invite, publishForm, type Question } from '#engines/evaluation'
import { addDays } from '#platform/calendar'
import { dayInShanghai, instantInShanghai } from '#platform/clock'
import { asService, holderOf } from '#platform/http'
import type { CommandContext } from '#platform/module'
import type { EngagementRow } from './model.ts'

export const ordererForm = 'lectures.by-orderer'
export const lecturerForm = 'lectures.by-lecturer'
/** So many days after a session was held it may be judged. */
const judgedWithin = 30

const rated = (key: string, zh: string, en: string): Question => ({ key, kind: 'rating', about: 'lecture', required: true, label: { zh, en } })
const comment: Question = { key: 'comment', kind: 'text', about: 'lecture', required: false, maxLength: 500, label: { zh: '意见建议', en: 'Comments' } }
const forms = [
  { key: ordererForm, title: { zh: '这场课怎么样', en: 'How was the lecture?' }, evaluators: ['orderer'], questions: [rated('content', '内容', 'Content'), rated('delivery', '讲得好不好', 'Delivery'), rated('fit', '合不合听众', 'Right for the audience'), comment] },
  { key: lecturerForm, title: { zh: '这一场组织得怎么样', en: 'How was it organised?' }, evaluators: ['lecturer'], questions: [{ ...rated('organised', '组织', 'Organisation'), about: 'place' }, { ...rated('attention', '听众参与', 'Attention'), about: 'place' }, { ...comment, about: 'place' }] },
]

/** Asks both sides how a session was. The marks of the orderer count for the lecture and the lecturer, those of the lecturer for nobody but the session. As the service. */
export async function inviteBoth(ctx: CommandContext, of: EngagementRow): Promise<void> {
  const now = ctx.clock.now()
  const until = instantInShanghai(addDays(dayInShanghai(now), judgedWithin + 1))
  await asService(ctx, '', async () => {
    for (const form of forms) if (!await findForm(ctx.tx, form.key)) await publishForm(ctx.tx, { ...form, scope: '', by: holderOf(ctx.actor), now })
    await invite(ctx.tx, { form: ordererForm, subject: of.id, scope: of.scope, evaluators: [{ id: of.unit_id, kind: 'orderer' }], until, now })
    await invite(ctx.tx, { form: lecturerForm, subject: of.id, scope: of.scope, evaluators: [{ id: of.person_id, kind: 'lecturer' }], until, now })
  })
}
