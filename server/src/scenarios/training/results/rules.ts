import type { Marks, Outcome, PassRules } from './model.ts'

/** A part of the assessment that a class has: one with a pass mark. */
const parts = [['theory', 'passTheory'], ['practice', 'passPractice']] as const

/** Which marks still have to be entered before somebody's result can be told. */
export function missingMarks(marks: Marks & { attendancePercent: number | null }, rules: PassRules): ('theory' | 'practice')[] {
  if (marks.absent || failsAttendance(marks, rules)) return []
  return parts.flatMap(([part, pass]) => (rules[pass] > 0 && marks[part] === null ? [part] : []))
}

/**
 * What somebody's marks come to; null while one is missing. The first rule that fails is the one they are told: attendance (who missed too much is not assessed), absence,
 * theory, practice. Where no lesson counted, attendance has nothing to say.
 */
export function decideOutcome(marks: Marks & { attendancePercent: number | null }, rules: PassRules): Outcome | null {
  if (failsAttendance(marks, rules)) return 'failed-attendance'
  if (marks.absent) return 'absent'
  if (missingMarks(marks, rules).length > 0) return null
  if (marks.theory !== null && marks.theory < rules.passTheory) return 'failed-theory'
  if (marks.practice !== null && marks.practice < rules.passPractice) return 'failed-practice'
  return 'passed'
}

/** Whether marks may still be entered or changed. */
export function isOpenForMarks(state: string): boolean {
  return state === 'running' || state === 'assessing'
}

/** The account behind a holder: `account:X` and `account:X:for:Y` are one pair of eyes. */
export function accountIn(holder: string): string | null {
  const [kind, id] = holder.split(':')
  return kind === 'account' && id ? id : null
}

/** Who stands behind holders: the accounts that wrote, and the people for whom a clerk wrote (`account:X:for:P`). Each once; the clock is nobody. */
export function authorsOf(holders: readonly string[]): { accounts: string[]; persons: string[] } {
  const persons = holders.flatMap((holder) => /^account:[^:]+:for:([^:]+)$/.exec(holder)?.[1] ?? [])
  return { accounts: [...new Set(holders.flatMap((holder) => accountIn(holder) ?? []))], persons: [...new Set(persons)] }
}

/** T3: why this person may not confirm; null when they may. `enteredBy` names everybody who ever entered a mark or handed the results in. */
export function decideConfirming(facts: { accountId: string; personId: string | null; enteredBy: readonly string[]; enteredByPersons: readonly string[]; trainers: readonly string[] }): 'entered-by-you' | 'you-teach-it' | null {
  if (facts.enteredBy.some((holder) => accountIn(holder) === facts.accountId)) return 'entered-by-you'
  if (facts.personId !== null && facts.enteredByPersons.includes(facts.personId)) return 'entered-by-you'
  return facts.personId !== null && facts.trainers.includes(facts.personId) ? 'you-teach-it' : null
}

/** What a class of one's own asks for first: marks that came back, then those to enter, then what waits for another, then what has still lessons, then what is over. */
export function markingOrder(of: { state: string; returned: string | null }): number {
  return of.state === 'assessing' ? (of.returned === null ? 1 : 0) : of.state === 'confirming' ? 2 : of.state === 'running' ? 3 : 4
}

/** Mean of what was entered, to one place; null when nothing was. */
export function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : Math.round((known.reduce((sum, value) => sum + value, 0) / known.length) * 10) / 10
}

/** The last day of a certificate that is good for so many years; 29 February becomes the 28th. */
export function yearsLater(from: Date, years: number): Date {
  const later = new Date(from)
  later.setUTCFullYear(from.getUTCFullYear() + years)
  if (later.getUTCMonth() !== from.getUTCMonth()) later.setUTCDate(0)
  return later
}

function failsAttendance(marks: { attendancePercent: number | null }, rules: PassRules): boolean {
  return marks.attendancePercent !== null && marks.attendancePercent < rules.minAttendancePercent
}
