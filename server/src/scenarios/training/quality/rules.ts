import type { Report, Summary } from '#engines/evaluation'

/** Below which mean, from how many forms on, a class is to be put right. */
export type QualityRule = { below: number; minForms: number }
export const usualRule: QualityRule = { below: 3.8, minForms: 5 }

export type Shortfall = { key: string; label: { zh: string; en: string }; n: number; mean: number; low: number | null; high: number | null; below: number }
type Question = { key: string; kind: string; label: { zh: string; en: string } }

/** The questions on which a class fell short. A mean of few forms says little and never opens anything. */
export function shortfallsOf(rule: QualityRule, questions: readonly Question[], ratings: Report['ratings']): Shortfall[] {
  return questions.flatMap(({ key, kind, label }) => {
    const found = kind === 'rating' ? ratings[key] : undefined
    if (!found || found.mean === null || found.n < rule.minForms || found.mean >= rule.below) return []
    return [{ key, label, n: found.n, mean: found.mean, low: found.interval?.low ?? null, high: found.interval?.high ?? null, below: rule.below }]
  })
}

/** Whether all that will be said about a class has been said: everybody answered, or the time is over. Whoever complains first does not speak for all. */
export function isSaid(invitations: readonly { submittedAt: Date | null; until: Date | null }[], now: Date): boolean {
  return invitations.every((one) => one.submittedAt !== null || (one.until !== null && one.until <= now))
}

/** The mean of all questions together: of all scores, never of means. */
export function meanOfAll(ratings: Report['ratings']): number | null {
  const all = Object.values(ratings).reduce((sum: { n: number; sum: number }, one: Summary) => ({ n: sum.n + one.n, sum: sum.sum + one.sum }), { n: 0, sum: 0 })
  return all.n === 0 ? null : all.sum / all.n
}

/** The rule of the nearest unit at or above a path. */
export function ruleFor(scope: string, rules: readonly { scope: string; below: number; minForms: number }[]): QualityRule {
  const nearest = rules.filter((rule) => scope === rule.scope || scope.startsWith(`${rule.scope}.`)).toSorted((a, b) => b.scope.length - a.scope.length)[0]
  return nearest ? { below: nearest.below, minForms: nearest.minForms } : usualRule
}
