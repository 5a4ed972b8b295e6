/** A day of the calendar, 'YYYY-MM-DD', as people in China date it. */
export type Day = string

/** What an administrator has said about one day. */
export type CalendarDay = { day: Day; kind: 'workday' | 'holiday'; name: string }

/** How a whole span of days reads, ready to be asked. Immutable: load it once a request, or build it in a test. */
export type Calendar = {
  isWorkingDay(day: Day): boolean
  /** The festival a day belongs to, also for a weekend worked in exchange; null for a plain day. */
  nameOf(day: Day): string | null
  /** Last day of the last year of which the days off are known (D3). */
  knownThrough: Day
}

/** What "three days left" is made from; the words are the page's. Working days, today not counted. */
export type DaysLeft =
  | { kind: 'left'; days: number }
  | { kind: 'today' }
  /** Working days since the promise; 0 when only days off have passed since. */
  | { kind: 'overdue'; days: number }

/** One tick of the drawn ruler. */
export type RulerDay = { day: Day; working: boolean; past: boolean }
