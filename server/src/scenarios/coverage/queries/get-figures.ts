import type { AnswerOf, coverageRoutes, InputOf } from '@guildhall/contract'
import { requireStaff, type RequestContext } from '#platform/http'
import { getUnit } from '#registry/units'
import { dayAsked } from '../day-asked.ts'
import { monthEnds, sumShares } from '../rules.ts'
import { countShares, federationsBelow } from '../store.ts'

type Routes = typeof coverageRoutes

/** How many employers of my range ought to have a union on a day and how many have, the whole and by federation below me. */
export async function getFigures(ctx: RequestContext, input: InputOf<Routes['figures']>): Promise<AnswerOf<Routes['figures']>> {
  const staff = requireStaff(ctx, 'coverage.read')
  const on = dayAsked(ctx, input.on)
  const shares = await countShares(ctx.tx, { on, kind: input.kind, least: input.least, scope: staff.scope })
  const below = await federationsBelow(ctx.tx, await getUnit(ctx.tx, staff.unitId))
  const places = shares.flatMap((share) => {
    const unit = share.label === null ? undefined : below.get(share.label)
    return unit && share.should > 0 ? [{ unitId: unit.id, name: unit.name, should: share.should, covered: share.covered, single: share.single, joint: share.joint, industry: share.industry }] : []
  })
  return { on, least: input.least, ...sumShares(shares), unknown: shares.reduce((sum, share) => sum + share.unknown, 0), places: places.sort((one, other) => one.covered / one.should - other.covered / other.should || other.should - one.should) }
}

export async function getTrend(ctx: RequestContext, input: InputOf<Routes['trend']>): Promise<AnswerOf<Routes['trend']>> {
  const staff = requireStaff(ctx, 'coverage.read')
  const days = monthEnds(dayAsked(ctx, input.on), 12)
  const points = []
  for (const on of days) points.push({ on, ...sumShares(await countShares(ctx.tx, { on, kind: input.kind, least: input.least, scope: staff.scope })) })
  return { points }
}
