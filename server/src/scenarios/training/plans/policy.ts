import { isWithin } from '#registry'

/** A plan is read by those in whose range it lies and by the unit it is made for. That a published class can be seen by everybody does not open its file. */
export function mayReadPlan(actor: { scope: string }, plan: { scope: string; applicant_scope: string | null }): boolean {
  return isWithin(plan.scope, actor.scope) || (plan.applicant_scope !== null && isWithin(plan.applicant_scope, actor.scope))
}
