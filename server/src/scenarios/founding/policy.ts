import { isWithin } from '#registry'

type Actor = { scope: string; permissions: ReadonlySet<string> }
type Places = { scope: string; applicant_scope: string }

/** A founding is read where it is answered and by the unit that asks. */
export const mayRead = (actor: Pick<Actor, 'scope'>, row: Places): boolean => isWithin(row.scope, actor.scope) || isWithin(row.applicant_scope, actor.scope)
/** The unit itself takes its steps; so does a clerk of the federation for it, and the record says so. */
export const mayApply = (actor: Actor, row: Places): boolean => actor.permissions.has('founding.apply') && mayRead(actor, row)
/** The federation answers, never the unit that asks. */
export const mayAnswer = (actor: Actor, row: Places): boolean => actor.permissions.has('founding.answer') && isWithin(row.scope, actor.scope)
/** Whether somebody acts for the unit from outside it. */
export const isAssisting = (actor: Pick<Actor, 'scope'>, row: Places): boolean => !isWithin(actor.scope, row.applicant_scope)
