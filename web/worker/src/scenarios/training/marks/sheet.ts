import type { AnswerOf, InputOf, resultsRoutes } from '@guildhall/contract'

export type Results = AnswerOf<typeof resultsRoutes.getResults>
export type Row = Results['rows'][number]
export type Part = 'theory' | 'practice'
/** What somebody has typed for one learner and not saved. `was`: when the row that they saw had been entered, so that a newer mark of somebody else is never covered unseen. */
export type Entry = { theory: string; practice: string; absent: boolean; was: string | null }
export type Entries = Readonly<Record<string, Entry>>
/** Where one learner stands, with what is typed taken for done. */
export type Standing = 'attendance' | 'absent' | 'complete' | 'missing' | 'unreadable'

const write = (mark: number | null) => (mark === null ? '' : String(mark))
const isMark = (written: string) => /^(\d{1,2}|100)$/.test(written)
const markOf = (written: string) => (isMark(written.trim()) ? Number(written) : null)

/** The parts of the assessment that this class has: those with a pass mark. */
export function partsOf(of: Pick<Results, 'passTheory' | 'passPractice'>): Part[] {
  return [...(of.passTheory > 0 ? ['theory' as const] : []), ...(of.passPractice > 0 ? ['practice' as const] : [])]
}

export function savedEntry(row: Row): Entry {
  return { theory: write(row.theory), practice: write(row.practice), absent: row.absent, was: row.enteredAt }
}

export function entryOf(row: Row, entries: Entries): Entry {
  return entries[row.enrolmentId] ?? savedEntry(row)
}

/** Digits only, full-width ones taken for what they are: a phone's keyboard offers more than a mark can be. */
export function cleanMark(typed: string): string {
  return typed.normalize('NFKC').replace(/\D/g, '').slice(0, 3)
}

/** Notes what was typed. What comes back to what is saved is no change any more. */
export function typed(entries: Entries, row: Row, edit: Partial<Omit<Entry, 'was'>>): Entries {
  const next = { ...entryOf(row, entries), ...edit }
  const { [row.enrolmentId]: _, ...others } = entries
  return next.was === row.enteredAt && isSame(next, savedEntry(row)) ? others : { ...others, [row.enrolmentId]: next }
}

const isSame = (a: Entry, b: Entry) => a.theory === b.theory && a.practice === b.practice && a.absent === b.absent

/** Somebody else has entered other marks since this person began to type: both must be seen before one of them stands. */
export function isOvertaken(row: Row, entry: Entry): boolean {
  return entry.was !== row.enteredAt && !isSame(entry, savedEntry(row))
}

/** Mine stands after all: typed again, over what is there now. */
export function insist(entries: Entries, row: Row): Entries {
  const entry = entries[row.enrolmentId]
  return entry ? { ...entries, [row.enrolmentId]: { ...entry, was: row.enteredAt } } : entries
}

export function giveWay(entries: Entries, row: Row): Entries {
  const { [row.enrolmentId]: _, ...others } = entries
  return others
}

/** A draft against what the server says now: learners who left, and marks that agree with what is saved, drop out of it. */
export function settle(entries: Entries, rows: readonly Row[]): Entries {
  const known = new Map(rows.map((row) => [row.enrolmentId, row]))
  return Object.fromEntries(Object.entries(entries).filter(([id, entry]) => {
    const row = known.get(id)
    return row !== undefined && !isSame(entry, savedEntry(row))
  }))
}

export function standingOf(row: Row, entry: Entry, of: Pick<Results, 'state' | 'minAttendancePercent' | 'passTheory' | 'passPractice'>): Standing {
  // While there are lessons to come the share is not settled: whoever is short of it now may still make it.
  if (of.state !== 'running' && row.attendancePercent !== null && row.attendancePercent < of.minAttendancePercent) return 'attendance'
  if (entry.absent) return 'absent'
  const parts = partsOf(of)
  if (parts.some((part) => entry[part] !== '' && !isMark(entry[part]))) return 'unreadable'
  return parts.every((part) => entry[part] !== '') ? 'complete' : 'missing'
}

export function missingParts(entry: Entry, of: Pick<Results, 'passTheory' | 'passPractice'>): Part[] {
  return entry.absent ? [] : partsOf(of).filter((part) => entry[part] === '')
}

/** What is to be sent: everything typed that can be read and is not overtaken. */
export function toSave(of: Results, entries: Entries): InputOf<typeof resultsRoutes.enterMarks>['rows'] {
  return of.rows.flatMap((row) => {
    const entry = entries[row.enrolmentId]
    if (!entry || isOvertaken(row, entry) || standingOf(row, entry, of) === 'unreadable') return []
    return [{ enrolmentId: row.enrolmentId, theory: markOf(entry.theory), practice: markOf(entry.practice), absent: entry.absent, was: entry.was }]
  })
}

/** How far the class is, with what is typed counted in; and how many typed rows are not saved, or not to be saved before a decision. */
export function progressOf(of: Results, entries: Entries): { people: number; done: number; unsaved: number; overtaken: number; unreadable: number } {
  const states = of.rows.map((row) => ({ row, entry: entryOf(row, entries) }))
  const standings = states.map(({ row, entry }) => standingOf(row, entry, of))
  return {
    people: of.rows.length, done: standings.filter((standing) => standing !== 'missing' && standing !== 'unreadable').length, unsaved: of.rows.filter((row) => row.enrolmentId in entries).length,
    overtaken: states.filter(({ row, entry }) => row.enrolmentId in entries && isOvertaken(row, entry)).length, unreadable: standings.filter((standing) => standing === 'unreadable').length,
  }
}
