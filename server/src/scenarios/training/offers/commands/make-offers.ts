import type { AnswerOf, InputOf, offersRoutes } from '@guildhall/contract'
import { invite } from '#engines/quota'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { asService, holderOf, Refused, type RequestContext } from '#platform/http'
import { emit } from '#platform/outbox'
import { openOwn } from '../policy.ts'
import { insertOffers } from '../store.ts'
import { weighOffers } from '../weigh.ts'

/**
 * Offers free seats of an announced class to people who asked for the like. Who is told is written down now, each once (T9); the messages go out by a job. Asked twice,
 * nobody is told twice: the second time there is nobody left. Whoever is told may enrol at once, also while the class is still kept for those who asked.
 */
export async function makeOffers(ctx: RequestContext, input: InputOf<typeof offersRoutes.makeOffers>): Promise<AnswerOf<typeof offersRoutes.makeOffers>> {
  const of = await openOwn(ctx, input.classId, 'lock')
  const { bar, chosen, leftOut, free } = await weighOffers(ctx, of, input.towns)
  if (bar) throw new Refused(bar)
  if (chosen.length === 0) return { told: 0, leftOut }
  const now = ctx.clock.now()
  const round = await asService(ctx, of.scope, async () => {
    const made = await insertOffers(ctx.tx, { class_id: of.id, scope: of.scope, free_seats: free, left_out: Object.fromEntries(leftOut.map((one) => [one.reason, one.people])), made_by: holderOf(ctx.actor), made_at: now }, chosen, dayInShanghai(now))
    if (made && of.pool_id) await invite(ctx.tx, { pool: of.pool_id, holders: made.personIds, now })
    return made
  })
  if (!round) return { told: 0, leftOut }
  await appendAudit(ctx, { action: 'training.make-offers', subject: `class:${of.id}`, scope: of.scope, details: { roundId: round.id, told: round.personIds.length, free } })
  await emit(ctx, 'training.offers-made', { classId: of.id, roundId: round.id }, { scope: of.scope })
  return { told: round.personIds.length, leftOut }
}
