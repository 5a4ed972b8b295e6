import { z } from 'zod'
import { asService } from '#platform/http'
import { on, type CommandContext, type JobContext } from '#platform/module'
import { sendNotice, sendText } from '#platform/notify'
import { openPhone } from '#registry'
import { clockOfInstant, dayOfInstant, findClass } from '../plans/index.ts'
import type { ClassRow, OfferRow } from './model.ts'
import { barOf } from './rules.ts'
import { findChoice, findRound, settleOffer, takeWaiting } from './store.ts'

const payload = z.object({ classId: z.uuid(), roundId: z.uuid() })
const atATime = 50

/**
 * Sends what a round has written down, some people a transaction: stopped anywhere it goes on where it was, and run twice it sends nothing twice, because notice, text and
 * the mark that they went out are one transaction. Whoever has said no meanwhile, or has a place, is passed over; so is everybody once the class takes nobody any more.
 */
async function sendRound(job: JobContext, { roundId }: z.output<typeof payload>): Promise<{ sent: number; dropped: number }> {
  const total = { sent: 0, dropped: 0 }
  const told = await job.inTransaction(async ({ tx }) => (await findRound(tx, roundId))?.told ?? 0)
  for (;;) {
    if (await job.cancelled()) return total
    const done = await job.inTransaction((ctx) => sendSome(ctx, roundId))
    total.sent += done.sent
    total.dropped += done.dropped
    await job.progress(total.sent + total.dropped, told)
    if (done.sent + done.dropped === 0) return total
  }
}

async function sendSome(ctx: CommandContext, roundId: string): Promise<{ sent: number; dropped: number }> {
  const offers = await takeWaiting(ctx.tx, roundId, atATime)
  const of = offers[0] && await findClass(ctx.tx, offers[0].class_id)
  let sent = 0
  for (const offer of offers) sent += await sendOne(ctx, of!, offer) ? 1 : 0
  return { sent, dropped: offers.length - sent }
}

async function sendOne(ctx: CommandContext, of: ClassRow, offer: OfferRow): Promise<boolean> {
  const now = ctx.clock.now()
  const drop = async () => { await settleOffer(ctx.tx, offer.id, { state: 'dropped', texted: false, now }); return false }
  if (barOf({ state: of.state, kind: of.kind, enrolInvitedAt: of.enrol_invited_at, enrolCloseAt: of.enrol_close_at }, 1, now)) return drop()
  const placed = await ctx.tx.selectFrom('training_enrolment').select('id').where('class_id', '=', of.id).where('person_id', '=', offer.person_id).where('state', '<>', 'cancelled').executeTakeFirst()
  const { choice, person } = await readPerson(ctx, offer.person_id)
  if (placed || choice?.wanted === false || !person) return drop()
  const params = { title: of.title, first: monthDay(of.first_day), close: of.enrol_close_at ? `${monthDay(dayOfInstant(of.enrol_close_at))} ${clockOfInstant(of.enrol_close_at)}` : monthDay(of.first_day) }
  await sendNotice(ctx, { to: { personId: offer.person_id }, kind: 'training.seats-free', params, link: `/classes/${of.id}` })
  const phone = openPhone(ctx.cipher, person)
  if (phone) await sendText(ctx, { phone, template: 'training.seats-free', params })
  await settleOffer(ctx.tx, offer.id, { state: 'sent', texted: phone !== null, now })
  return true
}

/** Their record may stand elsewhere than the class: people work in one county and learn in another. */
async function readPerson(ctx: CommandContext, personId: string) {
  return asService(ctx, '', async () => ({ choice: await findChoice(ctx.tx, personId), person: await ctx.tx.selectFrom('person').select(['phone_sealed']).where('id', '=', personId).executeTakeFirst() }))
}

/** A day as a parameter of a message, which says it in the reader's language. */
const monthDay = (day: string | null): string => day ?? '—'

export const sendOffers = on({ event: 'training.offers-made', name: 'training.send-offers', payload, run: sendRound })
