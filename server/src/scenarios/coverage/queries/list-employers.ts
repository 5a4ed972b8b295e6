import type { AnswerOf, coverageRoutes, InputOf } from '@guildhall/contract'
import { cursorOf, placeOf, requireStaff, type RequestContext } from '#platform/http'
import { getUnitInRange } from '#registry/units'
import { dayAsked } from '../day-asked.ts'
import { presentEmployers } from '../present.ts'
import { findEmployers } from '../store.ts'

/** Employers of my range on a day, the biggest first. */
export async function listEmployers(ctx: RequestContext, input: InputOf<typeof coverageRoutes.list>): Promise<AnswerOf<typeof coverageRoutes.list>> {
  const staff = requireStaff(ctx, 'coverage.read')
  const unit = input.unitId ? await getUnitInRange(ctx, input.unitId) : null
  const after = placeOf(input.cursor)
  const rows = await findEmployers(ctx.tx, {
    on: dayAsked(ctx, input.on), kind: input.kind, least: input.least, scope: staff.scope, unitScope: unit?.scope ?? null, covered: input.covered, state: input.state,
    unknown: input.unknown === 'true', owner: input.mine === 'true' ? staff.accountId : null, q: input.q || undefined, after: after && /^-?\d{1,7}$/.test(after.value) ? { people: Number(after.value), id: after.id } : null, limit: input.limit + 1,
  })
  const shown = rows.slice(0, input.limit)
  const last = shown.at(-1)
  return { rows: await presentEmployers(ctx, shown), next: last && rows.length > input.limit ? cursorOf(String(last.people ?? -1), last.id) : null }
}
