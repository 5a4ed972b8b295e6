import type { Permission } from '@guildhall/contract'

/** Whether a role at a unit lets somebody head a class: it runs classes, and the class lies in its range. */
export function mayHead(role: { scope: string; permissions: readonly Permission[] }, of: { scope: string }): boolean {
  return role.permissions.includes('training.class.manage') && (of.scope === role.scope || of.scope.startsWith(`${role.scope}.`))
}

/** How many questions of one learner may wait for an answer at a time. */
export const questionsAtOnce = 3

export type AskFacts = { seat: 'seated' | 'waiting' | 'cancelled' | null; headed: boolean; state: string; waiting: number }

/** Why a learner may not write to the head now; null when they may. Whoever waits for a seat may ask as well; when the class is over nobody reads it any more. */
export function decideAsking(facts: AskFacts): 'training.not-seated' | 'training.no-head' | 'training.questions-waiting' | null {
  if (facts.seat !== 'seated' && facts.seat !== 'waiting') return 'training.not-seated'
  if (!facts.headed || facts.state === 'closed' || facts.state === 'cancelled') return 'training.no-head'
  return facts.waiting >= questionsAtOnce ? 'training.questions-waiting' : null
}
