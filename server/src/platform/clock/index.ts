/** The only source of "now". Passed in everywhere, so that a test or the demo can stand on any day. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

/** A clock that a test moves by hand. */
export function manualClock(start: string | Date): Clock & { set(at: string | Date): void; advance(milliseconds: number): void } {
  let at = new Date(start)
  return {
    now: () => new Date(at),
    set: (to) => { at = new Date(to) },
    advance: (milliseconds) => { at = new Date(at.getTime() + milliseconds) },
  }
}

const shanghai = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' })

/** China has been eight hours ahead of UTC, summer and winter, since this moment; before it only the formatter knows. */
const steadySince = Date.parse('1992-01-01T00:00:00Z')
const ahead = 8 * 3_600_000

/** The calendar day (YYYY-MM-DD) on which an instant falls in China. */
export function dayInShanghai(instant: Date): string {
  const at = instant.getTime()
  return at >= steadySince && at < farthest ? new Date(at + ahead).toISOString().slice(0, 10) : shanghai.format(instant)
}

/** Beyond it a year has more than four digits. */
const farthest = Date.parse('9999-12-31T00:00:00Z')

/** The instant at which a clock time (HH:MM) of a day in China falls; China has had no summer time since 1991. */
export function instantInShanghai(day: string, time = '00:00'): Date {
  return new Date(`${day}T${time}:00+08:00`)
}
