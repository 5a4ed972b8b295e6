import { rangeOf } from '#platform/db'
import { Refused, type RequestContext } from '#platform/http'
import type { ClassRow } from './model.ts'

type Actor = RequestContext['actor']
type Staff = Extract<Actor, { kind: 'staff' }>
type Owned = Pick<ClassRow, 'scope' | 'applicant_scope'>

/** Whether a path lies in somebody's range. An announced class is public, so seeing its row says nothing about who may look inside. */
function reaches(actor: Staff, scope: string | null): boolean {
  const { lo, hi } = rangeOf(actor.scope)
  return scope !== null && scope >= lo && scope < hi
}

/** The federation that runs the class, those above it, and the unit it is made for look inside. */
export function mayLookInside(actor: Staff, of: Owned): boolean {
  return actor.permissions.has('training.class.read') && (reaches(actor, of.scope) || reaches(actor, of.applicant_scope))
}

/** Only whoever runs the class shows its code, types its sheet, decides leave and moves it on. */
export function mayRun(actor: Staff, of: Pick<ClassRow, 'scope'>): boolean {
  return actor.permissions.has('training.class.manage') && reaches(actor, of.scope)
}

/** Who runs the class and the desk put anybody into it; the unit a class is made for puts its own people into it, and takes them out. */
export function mayChangeRoster(actor: Staff, of: Owned): boolean {
  if (reaches(actor, of.scope)) return actor.permissions.has('training.class.manage') || actor.permissions.has('desk.assist')
  return actor.permissions.has('training.unit.speak') && reaches(actor, of.applicant_scope)
}

/** Whether the class is somebody's own business from the applicant's side only. */
export function isApplicantSide(actor: Staff, of: Owned): boolean {
  return !reaches(actor, of.scope) && reaches(actor, of.applicant_scope)
}

export function requireStaffActor(ctx: Pick<RequestContext, 'actor'>): Staff {
  if (ctx.actor.kind !== 'staff') throw new Refused('platform.not-allowed')
  return ctx.actor
}
