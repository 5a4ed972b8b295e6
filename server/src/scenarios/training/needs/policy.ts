import { Refused, type RequestContext } from '#platform/http'
import type { NeedRow } from './model.ts'
import type { ClassOfNeed } from './store.ts'

type StaffActor = Extract<RequestContext['actor'], { kind: 'staff' }>

/** Whether a path is the other one or lies below it. */
const under = (scope: string | null, above: string) => scope !== null && (scope === above || scope.startsWith(`${above}.`))

/** Where staff may look at the class that serves a need: inside only in its range or as the unit it is made for; what is announced everybody reads. */
export function pageOfClass(actor: StaffActor, of: ClassOfNeed): 'class' | 'plan' | 'public' | null {
  const inside = under(of.class_scope ?? null, actor.scope) || under(of.class_applicant_scope ?? null, actor.scope)
  if (!of.class_published_at) return inside && actor.permissions.has('training.plan.read') ? 'plan' : null
  return inside && actor.permissions.has('training.class.read') ? 'class' : 'public'
}

/** The cadre of the federation that serves the need corrects what it was understood as; the applicant unit does not see it that way. */
export function mayCorrect(actor: StaffActor, need: Pick<NeedRow, 'scope'>): boolean {
  return actor.permissions.has('training.need.manage') && under(need.scope, actor.scope)
}

/** The unit that asked may take it back; so may the cadre who serves it, when the applicant gave it up. */
export function mayWithdraw(actor: StaffActor, need: Pick<NeedRow, 'scope' | 'applicant_scope'>): boolean {
  return (actor.permissions.has('training.need.file') && under(need.applicant_scope, actor.scope)) || mayCorrect(actor, need)
}

/** Refuses a deed that the policy does not allow on this need. */
export function authorise(allowed: boolean): void {
  if (!allowed) throw new Refused('platform.not-allowed')
}

/** Whose name goes with a record that an actor makes, and whether it was made on somebody's behalf (T6). */
export function isAssisted(actor: RequestContext['actor']): boolean {
  return actor.kind === 'worker' && actor.assistedBy !== undefined
}
