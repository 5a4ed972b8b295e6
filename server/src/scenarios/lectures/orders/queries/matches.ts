import type { AnswerOf, InputOf, lectureOrderRoutes } from '@guildhall/contract'
import { asService, requireStaff, type RequestContext } from '#platform/http'
import { clockOf } from '../../menu/index.ts'
import { formula, loadGround, type Names } from '../ground.ts'
import { presentOrder } from '../present.ts'
import { matchesOf, planTogether, type Match, type Misfit } from '../rules.ts'
import { getOrderInRange, listOrdersIn } from '../store.ts'

type Matches = AnswerOf<typeof lectureOrderRoutes.matches>
const shown = 100

function presentMatch(match: Match, { lectures, lecturers }: Names): Matches['rows'][number] {
  const who = lecturers.get(match.lecturerId)!
  return { lectureId: match.lectureId, title: lectures.get(match.lectureId)!.title, lecturer: who.name, team: who.team, unitName: who.unitName, day: match.day, from: match.from, to: clockOf(match.endsAt), preference: match.preference, km: match.km, fromSession: match.fromSession, load: match.load, points: match.points, parts: [...match.parts] }
}

function presentMisfit(misfit: Misfit, { lectures, lecturers }: Names): Matches['not'][number] {
  return { lectureId: misfit.lectureId, title: lectures.get(misfit.lectureId)!.title, lecturer: lecturers.get(misfit.lecturerId)!.name, day: misfit.day, from: misfit.from, why: misfit.why }
}

/** Who can, ranked, and why others cannot. Lecturers of the whole city are weighed; of those of other counties only what the menu says is shown. */
export async function findMatches(ctx: RequestContext, { orderId }: InputOf<typeof lectureOrderRoutes.matches>): Promise<Matches> {
  const row = await getOrderInRange(ctx.tx, requireStaff(ctx, 'lectures.manage'), orderId)
  return asService(ctx, '', async () => {
    const { names, orders, ...ground } = await loadGround(ctx.tx, [row], ctx.clock.now())
    const { matches, misfits } = matchesOf(orders[0]!, ground)
    return { rows: matches.slice(0, shown).map((one) => presentMatch(one, names)), not: misfits.slice(0, shown).map((one) => presentMisfit(one, names)), formula }
  })
}

/** As many as one sits down to at a time: those that have waited longest. */
const together = 60

export async function planOrders(ctx: RequestContext): Promise<AnswerOf<typeof lectureOrderRoutes.plan>> {
  const { scope } = requireStaff(ctx, 'lectures.manage')
  const rows = await listOrdersIn(ctx.tx, { scope, state: ['open'], sort: 'due', after: null, limit: together })
  return asService(ctx, '', async () => {
    const { names, orders, ...ground } = await loadGround(ctx.tx, rows, ctx.clock.now())
    const plan = planTogether(orders, ground)
    const alone = new Map(orders.map((order) => [order.id, plan.has(order.id) || matchesOf(order, ground).matches.length > 0]))
    return {
      open: rows.length, matched: plan.size,
      rows: rows.map((row) => { const match = plan.get(row.id); return { order: presentOrder(row, []), match: match ? presentMatch(match, names) : null, why: match ? null : alone.get(row.id) ? 'others-first' as const : 'nobody' as const } }),
    }
  })
}
