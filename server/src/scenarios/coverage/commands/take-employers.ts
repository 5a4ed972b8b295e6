import type { AnswerOf, coverageRoutes, InputOf } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { requireStaff, type RequestContext } from '#platform/http'
import { getUnitInRange } from '#registry/units'
import { findEmployer, saveTask } from '../store.ts'

/** From now on I follow these employers up; those that have a union by now are left out and counted. */
export async function takeEmployers(ctx: RequestContext, input: InputOf<typeof coverageRoutes.take>): Promise<AnswerOf<typeof coverageRoutes.take>> {
  const staff = requireStaff(ctx, 'coverage.manage')
  const on = dayInShanghai(ctx.clock.now())
  const answer = { taken: 0, covered: 0 }
  // In one order, so that two who take the same rows do not wait for each other in a ring.
  for (const id of [...new Set(input.ids)].sort()) {
    const unit = await getUnitInRange(ctx, id)
    const row = await findEmployer(ctx.tx, unit.id, on)
    if (!row || row.union_id) {
      answer.covered++
      continue
    }
    await saveTask(ctx.tx, { unit_id: unit.id, scope: unit.scope, state: row.state ?? 'untouched', account_id: staff.accountId, next_on: input.nextOn ?? row.next_on, updated_at: ctx.clock.now() })
    answer.taken++
  }
  await appendAudit(ctx, { action: 'coverage.take', details: answer })
  return answer
}
