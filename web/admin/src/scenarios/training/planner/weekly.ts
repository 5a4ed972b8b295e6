type Session = { day: string; from: string }
/** Weekdays, each as one of its days, and the times at which the class begins on them. `run`: three or more that follow each other. */
export type Weekly = { days: string[]; run: boolean; times: string[] }

const weekdayOf = (day: string) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

/** In what rhythm a class meets, whatever week is cut short or has days off: weekdays with the same times stand together, from Monday on. */
export function weeklyOf(sessions: readonly Session[]): Weekly[] {
  const byDay = [...Map.groupBy(sessions, ({ day }) => weekdayOf(day))].map(([weekday, own]) => ({ weekday, day: own[0]!.day, times: [...new Set(own.map(({ from }) => from))].toSorted() })).toSorted((a, b) => a.weekday - b.weekday)
  return [...Map.groupBy(byDay, ({ times }) => times.join(' ')).values()].map((alike) => ({
    days: alike.map(({ day }) => day), run: alike.length >= 3 && alike.at(-1)!.weekday - alike[0]!.weekday === alike.length - 1, times: alike[0]!.times,
  }))
}
