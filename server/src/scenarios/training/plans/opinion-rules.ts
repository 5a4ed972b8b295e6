import type { OpinionRow } from './opinions-store.ts'
import type { PlanSession } from './model.ts'

/** What people were shown, kept with the step that asked them; a later round compares with it. */
export type Shown = { sessions: Pick<PlanSession, 'day' | 'from' | 'to'>[]; venueId: string | null; trainerId: string | null; feeFen: string }

/**
 * Whom to ask now: whoever was never asked, has not answered, or did not agree; who agreed is asked again only when what they agreed to has changed. `opinions` holds
 * the newest of each need.
 */
export function needsToAsk<Need extends { id: string }>(needs: readonly Need[], opinions: ReadonlyMap<string, Pick<OpinionRow, 'stance'>>, changed: boolean): Need[] {
  return needs.filter((need) => {
    const last = opinions.get(need.id)
    return changed || last?.stance !== 'agree'
  })
}

/** Time, place, trainer or price: what somebody who agreed would want to hear again. */
export function hasChanged(before: Shown | null, after: Shown): boolean {
  if (before === null) return false
  const times = (shown: Shown) => shown.sessions.map((session) => `${session.day} ${session.from} ${session.to}`).sort().join()
  return before.venueId !== after.venueId || before.trainerId !== after.trainerId || before.feeFen !== after.feeFen || times(before) !== times(after)
}

/** Only the newest round of a plan that is still asking takes answers. An answer may be changed until then. */
export function mayAnswer(opinion: { round: number }, plan: { state: string; closesAt: Date | null; newestRound: number }, now: Date): boolean {
  return plan.state === 'opinions' && opinion.round === plan.newestRound && plan.closesAt !== null && now < plan.closesAt
}
