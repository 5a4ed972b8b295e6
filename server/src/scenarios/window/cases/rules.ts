import { addDays, addWorkingDays, type Calendar, type Day } from '#platform/calendar'
import type { Business, Form, MaterialRow } from './model.ts'

/**
 * Which units may be registered: grassroots unions of enterprises, institutions and other bodies, alone or together, unions of an area or an industry, of a town or street
 * (《基层工会法人登记管理办法》第二条). A unit of the tree stands for the union of its body. Federations from the county up are registrars, not registered (第六条).
 */
export function mayRegister(unit: { kind: string; level: string | null; dissolvedOn: Day | null }): boolean {
  if (unit.dissolvedOn !== null) return false
  return unit.kind === 'federation' ? unit.level === 'town' : ['union', 'joint-union', 'industry-union', 'enterprise', 'social-organisation', 'school', 'department', 'bank', 'training-body'].includes(unit.kind)
}

export type Standing = { registered: boolean; openCase: boolean }
export type OpenRefusal = 'window.already-registered' | 'window.not-registered' | 'window.case-open' | 'window.unit-cannot-register'

/** Whether a union may ask for this now. Formalities that are not about the certificate are always open. */
export function decideOpening(business: Business, unit: Parameters<typeof mayRegister>[0], standing: Standing): OpenRefusal | null {
  if (business === 'general') return null
  if (!mayRegister(unit)) return 'window.unit-cannot-register'
  if (standing.openCase) return 'window.case-open'
  if (business === 'obtain') return standing.registered ? 'window.already-registered' : null
  return standing.registered ? null : 'window.not-registered'
}

/** What must be said for each business before it can be submitted, by the name of its field. */
export function missingFacts(business: Business, facts: Form['facts']): string[] {
  const wanted: Record<Business, (keyof Form['facts'])[]> = { obtain: ['name', 'seat', 'representative', 'termUntil', 'approval'], change: ['reason'], renew: ['termUntil'], replace: ['reason'], cancel: ['reason'], general: [] }
  const missing: string[] = wanted[business].filter((field) => !facts[field])
  if (business === 'change' && !facts.name && !facts.seat && !facts.representative) missing.push('change')
  return missing
}

/** The newest file of each place. */
export function newestByKey(files: readonly MaterialRow[]): Map<string, MaterialRow> {
  const newest = new Map<string, MaterialRow>()
  for (const file of files) if ((newest.get(file.key)?.attempt ?? 0) < file.attempt) newest.set(file.key, file)
  return newest
}

/** Places that keep the applicant from submitting: a required one without a file, any whose newest file came back. */
export function missingMaterials(places: readonly { key: string; required: boolean }[], files: readonly MaterialRow[]): string[] {
  const newest = newestByKey(files)
  return places.filter(({ key, required }) => (newest.has(key) ? newest.get(key)!.verdict === 'redo' : required)).map((place) => place.key)
}

/** How a pre-review ends (W2): not while something is unjudged; everything accepted takes the case up; else just what was sent back is redone. */
export function decideReview(files: readonly MaterialRow[]): { kind: 'unjudged'; keys: string[] } | { kind: 'accept' } | { kind: 'return'; keys: string[] } {
  const newest = [...newestByKey(files).values()]
  const keys = (verdict: string) => newest.filter((file) => file.verdict === verdict).map((file) => file.key)
  if (keys('waiting').length > 0) return { kind: 'unjudged', keys: keys('waiting') }
  return keys('redo').length > 0 ? { kind: 'return', keys: keys('redo') } : { kind: 'accept' }
}

/** The day promised from acceptance on, and the day of the rule: the promise is never later (W4). `lawDays` are calendar days. */
export function promiseOf(calendar: Calendar, acceptedOn: Day, days: { promise: number; law: number | null }): { dueOn: Day; lawDueOn: Day | null } {
  const promised = addWorkingDays(calendar, acceptedOn, days.promise)
  const lawDueOn = days.law === null ? null : addDays(acceptedOn, days.law)
  return { dueOn: lawDueOn !== null && lawDueOn < promised ? lawDueOn : promised, lawDueOn }
}

/** The certificate ends with the committee's term (第二十六条: three to five years, the same as the term): ahead of today and at most five years. */
export function isTermPossible(until: Day, today: Day): boolean {
  const furthest = `${Number(today.slice(0, 4)) + 5}${today.slice(4)}`
  return until > today && until <= furthest
}

/** Decided after the promised day, or not decided and past it. */
export function isLate(row: { due_on: Day | null; decidedOn: Day | null; closed: boolean }, today: Day): boolean {
  if (row.due_on === null) return false
  return row.decidedOn !== null ? row.decidedOn > row.due_on : !row.closed && today > row.due_on
}
