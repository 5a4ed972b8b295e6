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

/** The calendar day (YYYY-MM-DD) on which an instant falls in China. */
export function dayInShanghai(instant: Date): string {
  return shanghai.format(instant)
}

/** The instant at which a clock time (HH:MM) of a day in China falls; China has had no summer time since 1991. */
export function instantInShanghai(day: string, time = '00:00'): Date {
  return new Date(`${day}T${time}:00+08:00`)
}
