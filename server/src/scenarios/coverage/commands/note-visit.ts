import type { AnswerOf, coverageRoutes, InputOf } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { Refused, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { presentEmployers } from '../present.ts'
import { getUncovered } from '../uncovered.ts'
import { findEmployer, saveTask } from '../store.ts'

/** Notes what a visit or call came to. Whoever notes it follows the employer up; what stood before stays in the notes. */
export async function noteVisit(ctx: RequestContext, input: InputOf<typeof coverageRoutes.note>): Promise<AnswerOf<typeof coverageRoutes.note>> {
  const staff = requireStaff(ctx, 'coverage.manage')
  const { unit, on } = await getUncovered(ctx, input.id)
  if (input.nextOn !== null && input.nextOn < on) throw new Refused('coverage.next-past')
  const at = ctx.clock.now()
  await saveTask(ctx.tx, { unit_id: unit.id, scope: unit.scope, state: input.state, account_id: staff.accountId, next_on: input.nextOn, updated_at: at })
  await ctx.tx.insertInto('coverage_note').values({ id: newId(), unit_id: unit.id, scope: unit.scope, state: input.state, words: input.words, next_on: input.nextOn, account_id: staff.accountId, at }).execute()
  await appendAudit(ctx, { action: 'coverage.note', subject: `unit:${unit.id}`, scope: unit.scope, details: { state: input.state } })
  return (await presentEmployers(ctx, [(await findEmployer(ctx.tx, unit.id, on))!]))[0]!
}
