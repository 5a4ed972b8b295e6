import type { Summary } from '#engines/evaluation'

/** Two weeks to say how it was: long enough for a shift, short enough to remember. */
export const invitedDays = 14

/** Classes with an equal key are compared: same trade, same level. */
export function likeKey(of: { occupation_id: string; level: number | null }): string {
  return `${of.occupation_id}:${of.level ?? 'none'}`
}

/** Forms are filled in once the lessons are over. */
export function isOpenForForms(state: string): boolean {
  return state === 'assessing' || state === 'confirming' || state === 'closed'
}

/** Whether a paper can have been filled in on this day: after the class began, not in the future. A class without days takes any past day. */
export function filledOnFits(day: string, of: { firstDay: string | null }, today: string): boolean {
  return day <= today && (of.firstDay === null || day >= of.firstDay)
}

export type InvitationState = 'open' | 'given' | 'over'

export function invitationState(invitation: { submittedAt: Date | null; until: Date | null }, now: Date): InvitationState {
  if (invitation.submittedAt) return 'given'
  return invitation.until !== null && now > invitation.until ? 'over' : 'open'
}

type Counts = Pick<Summary, 'n' | 'sum' | 'distribution'>

/** Several subjects' scores as one: their counts are added, and a mean is of all scores, never of means. */
export function addUp(summaries: readonly Counts[]): Counts & { mean: number | null } {
  const total = summaries.reduce<Counts>((sum, one) => ({
    n: sum.n + one.n, sum: sum.sum + one.sum, distribution: sum.distribution.map((count, index) => count + one.distribution[index]!) as unknown as Counts['distribution'],
  }), { n: 0, sum: 0, distribution: [0, 0, 0, 0, 0] })
  return { ...total, mean: total.n === 0 ? null : total.sum / total.n }
}

/** How the mean of all questions moves from month to month; `month` is that in which a class ended. */
export function trendOf(classes: readonly { lastDay: string | null; ratings: readonly Counts[] }[]): { month: string; n: number; mean: number | null }[] {
  const byMonth = Map.groupBy(classes.filter((one) => one.lastDay !== null), (one) => one.lastDay!.slice(0, 7))
  return [...byMonth].map(([month, own]) => {
    const { n, mean } = addUp(own.flatMap((one) => one.ratings))
    return { month, n, mean }
  }).filter((one) => one.n > 0).sort((a, b) => a.month.localeCompare(b.month))
}
