import type { AnswerOf, InputOf, joiningRoutes, reviewingRoutes } from '@guildhall/contract'
import { advance, openCase } from '#engines/process'
import { appendAudit } from '#platform/audit'
import { loadCalendar } from '#platform/calendar'
import { withoutNumbers } from '#platform/crypto'
import { holderOf, NotFound, Refused, requireStaff, requireWorker, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { sendNotice } from '#platform/notify'
import { findPerson } from '#registry/people'
import { openPerson } from '../facts.ts'
import { sealedIn } from '../model.ts'
import { isAssisted, partyOf } from '../move.ts'
import { unionName } from '../notices.ts'
import { mayAnswer } from '../policy.ts'
import { messageProcess } from '../process.ts'
import { getMessage, getMyMessage } from '../queries/messages.ts'
import { inService } from '../settle.ts'
import { getUnionByCode, lockMessage } from '../store.ts'

/** Somebody says something to a union; it lands in the queue of that union's clerks with a day by which it is answered. */
export async function sendMessage(ctx: RequestContext, input: InputOf<typeof joiningRoutes.sendMessage>): Promise<AnswerOf<typeof joiningRoutes.sendMessage>> {
  const { personId } = requireWorker(ctx)
  const union = await getUnionByCode(ctx.tx, input.code)
  const person = await findPerson(ctx.tx, personId)
  if (!person) throw new NotFound()
  const { name, phone } = openPerson(ctx, person)
  const id = newId()
  await inService(ctx, async () => {
    const now = ctx.clock.now()
    const opened = await openCase(ctx.tx, { process: messageProcess, subject: id, scope: union.scope, title: union.unit_name, applicant: personId, actor: partyOf(ctx), now, calendar: await loadCalendar(ctx.tx) })
    await ctx.tx.insertInto('membership_message').values({
      id, scope: union.scope, unit_id: union.unit_id, person_id: personId, kind: input.kind, words: withoutNumbers(input.words), name_sealed: ctx.cipher.seal(name, sealedIn.speakerName), phone_sealed: phone && ctx.cipher.seal(phone, sealedIn.speakerPhone),
      said_at: now, assisted: isAssisted(ctx), state: opened.state, case_id: opened.id,
    }).execute()
    await appendAudit(ctx, { action: 'membership.send-message', subject: `message:${id}`, scope: union.scope, details: { kind: input.kind } })
  })
  return getMyMessage(ctx, id)
}

/** The union answers, once; who asked is told. */
export async function answerMessage(ctx: RequestContext, input: InputOf<typeof reviewingRoutes.answer>): Promise<AnswerOf<typeof reviewingRoutes.answer>> {
  const staff = requireStaff(ctx, 'membership.answer')
  const row = await lockMessage(ctx.tx, input.messageId)
  if (!mayAnswer(staff, row)) throw new NotFound()
  const now = ctx.clock.now()
  const moved = await advance(ctx.tx, { process: messageProcess, caseId: row.case_id!, event: 'answer', actor: partyOf(ctx), now, calendar: await loadCalendar(ctx.tx) })
  if (moved.kind === 'refused') throw new Refused('membership.moved-on', { code: moved.code })
  await ctx.tx.updateTable('membership_message').set({ state: moved.case.state, answer: withoutNumbers(input.answer), answered_by: holderOf(ctx.actor), answered_at: now }).where('id', '=', row.id).execute()
  await appendAudit(ctx, { action: 'membership.answer-message', subject: `message:${row.id}`, scope: row.scope })
  await sendNotice(ctx, { to: { personId: row.person_id }, kind: 'membership.answered', params: { union: await unionName(ctx, row.unit_id) }, link: '/my-union/messages' })
  return getMessage(ctx, row.id)
}

