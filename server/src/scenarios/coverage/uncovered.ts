import { dayInShanghai } from '#platform/clock'
import { Refused, type RequestContext } from '#platform/http'
import { getUnitInRange, type UnitRow } from '#registry/units'
import type { EmployerRow } from './model.ts'
import { findEmployer } from './store.ts'

/** An employer in range that has no union today, with its row; refuses what is no employer, and what is covered by now. Two who act on one wait for each other. */
export async function getUncovered(ctx: RequestContext, id: string): Promise<{ unit: UnitRow; on: string; row: EmployerRow }> {
  const unit = await getUnitInRange(ctx, id)
  const on = dayInShanghai(ctx.clock.now())
  await ctx.tx.selectFrom('coverage_task').select('unit_id').where('unit_id', '=', unit.id).forUpdate().executeTakeFirst()
  const row = await findEmployer(ctx.tx, unit.id, on)
  if (!row) throw new Refused('coverage.not-an-employer')
  if (row.union_id) throw new Refused('coverage.covered')
  return { unit, on, row }
}
