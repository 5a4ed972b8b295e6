import type { AnswerOf, coverageRoutes, InputOf } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { holderOf, Refused, requireStaff, type RequestContext } from '#platform/http'
import { getUnitInRange } from '#registry/units'
import { findHeadcounts } from '../store.ts'

type Answer = AnswerOf<typeof coverageRoutes.setHeadcount>

/** Enters how many insured staff an employer had on a day. A figure of the same day gives way; every other day keeps its own. */
export async function setHeadcount(ctx: RequestContext, input: InputOf<typeof coverageRoutes.setHeadcount>): Promise<Answer> {
  requireStaff(ctx, 'coverage.manage')
  const unit = await getUnitInRange(ctx, input.id)
  if (unit.kind !== 'enterprise' && unit.kind !== 'social-organisation') throw new Refused('coverage.not-an-employer')
  if (input.on > dayInShanghai(ctx.clock.now())) throw new Refused('coverage.day-ahead')
  await ctx.tx.insertInto('employer_headcount').values({ unit_id: unit.id, scope: unit.scope, counted_on: input.on, people: input.people, source: input.source, recorded_by: holderOf(ctx.actor), recorded_at: ctx.clock.now() })
    .onConflict((conflict) => conflict.columns(['unit_id', 'counted_on']).doUpdateSet((eb) => ({ people: eb.ref('excluded.people'), source: eb.ref('excluded.source'), recorded_by: eb.ref('excluded.recorded_by'), recorded_at: eb.ref('excluded.recorded_at') }))).execute()
  await appendAudit(ctx, { action: 'coverage.set-headcount', subject: `unit:${unit.id}`, scope: unit.scope, details: { on: input.on, people: input.people, source: input.source } })
  return { headcounts: (await findHeadcounts(ctx.tx, unit.id)) as Answer['headcounts'] }
}
