import { sql } from 'kysely'
import type { AnswerOf, plannerRoutes } from '@guildhall/contract'
import { addDays } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { rangeOf } from '#platform/db'
import { requireStaff, type RequestContext } from '#platform/http'
import { weekdayOf } from '../../plans/index.ts'
import { loadTrainerFacts, loadVenueFacts } from '../../resources/index.ts'
import { stateOf, statesOfJobs } from '../present.ts'
import { openNeeds } from '../snapshot.ts'
import { findUnended } from '../store.ts'
import { usualSettings } from '../weights.ts'

/** Time for opinions, notice and enrolment, then the next Monday. */
const leadDays = 14

/** What a proposal would be computed from, before somebody asks for one. */
export async function getPlannerGround(ctx: RequestContext): Promise<AnswerOf<typeof plannerRoutes.getPlannerGround>> {
  const { scope } = requireStaff(ctx, 'training.plan.manage')
  const today = dayInShanghai(ctx.clock.now())
  const lead = addDays(today, leadDays)
  const { lo, hi } = rangeOf(scope)
  const sums = await openNeeds(ctx.tx, scope, []).innerJoin('occupation', 'occupation.id', 'training_need.occupation_id')
    .select(['occupation.id', 'occupation.name', 'occupation.category', sql<number>`count(*)::int`.as('needs'), sql<number>`sum(training_need.seats)::int`.as('seats')]).groupBy(['occupation.id', 'occupation.name', 'occupation.category']).execute()
  const { unclassified } = await ctx.tx.selectFrom('training_need').select(sql<number>`count(*)::int`.as('unclassified')).where('scope', '>=', lo).where('scope', '<', hi).where('state', '=', 'open').where('occupation_id', 'is', null).executeTakeFirstOrThrow()
  const trainers = (await loadTrainerFacts(ctx)).filter((one) => one.active)
  const venues = (await loadVenueFacts(ctx)).filter((one) => one.active)
  const unended = await findUnended(ctx.tx, scope)
  const jobs = await statesOfJobs(ctx, unended)
  return {
    today, needs: sums.reduce((sum, one) => sum + one.needs, 0), seats: sums.reduce((sum, one) => sum + one.seats, 0), unclassified,
    trainers: trainers.map(({ id, name }) => ({ id, name })), venues: venues.map(({ id, name }) => ({ id, name })),
    occupations: sums.map(({ id, name, category, needs, seats }) => ({
      occupation: { id, name, category: category as 'service' }, needs, seats, trainers: trainers.filter((one) => one.occupationIds.includes(id)).length,
      venues: venues.filter((one) => one.occupationIds.length === 0 || one.occupationIds.includes(id)).length,
    })).toSorted((a, b) => b.seats - a.seats),
    defaults: usualSettings(addDays(lead, (8 - weekdayOf(lead)) % 7)), underWay: unended.find((row) => ['waiting', 'running'].includes(stateOf(row, jobs)))?.id ?? null,
  }
}
