import type { AnswerOf, InputOf, offersRoutes } from '@guildhall/contract'
import { poolsOf } from '#engines/quota'
import { asService, NotFound, requireStaff, type RequestContext } from '#platform/http'
import { isInRange } from '#registry/units'
import { staffNames } from '#registry'
import { findClass } from '../../plans/index.ts'
import { barOf, freeSeats } from '../rules.ts'
import { findRounds } from '../store.ts'

const accountOf = (holder: string) => /^account:([0-9a-f-]{36})/.exec(holder)?.[1]

/** What came of offering free seats: who was told when by whom, how many texts went out, and how many enrolled since. */
export async function listOffers(ctx: RequestContext, input: InputOf<typeof offersRoutes.listOffers>): Promise<AnswerOf<typeof offersRoutes.listOffers>> {
  const actor = requireStaff(ctx, 'training.class.read')
  const of = await findClass(ctx.tx, input.classId)
  if (!of || !of.published_at || !isInRange(actor, of.scope)) throw new NotFound()
  const { rounds, pool } = await asService(ctx, of.scope, async () => ({ rounds: await findRounds(ctx.tx, of.id), pool: (await poolsOf(ctx.tx, [of.id]))[0] }))
  const names = await staffNames(ctx, rounds.flatMap((round) => accountOf(round.made_by) ?? []))
  const free = freeSeats({ capacity: pool?.capacity ?? of.seats, seated: pool?.seated ?? 0, waiting: pool?.waiting ?? 0 })
  return {
    rounds: rounds.map((round) => ({ id: round.id, at: round.made_at.toISOString(), by: names.get(accountOf(round.made_by) ?? '') ?? '', free: round.free_seats, told: round.told, sent: round.sent, texted: round.texted, enrolled: round.enrolled })),
    told: rounds.reduce((sum, round) => sum + round.told, 0), enrolled: rounds.reduce((sum, round) => sum + round.enrolled, 0), free,
    bar: barOf({ state: of.state, kind: of.kind, enrolInvitedAt: of.enrol_invited_at, enrolCloseAt: of.enrol_close_at }, free, ctx.clock.now()), may: actor.permissions.has('training.class.manage'),
  }
}
