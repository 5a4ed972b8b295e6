export interface RulerDay {
  /** `YYYY-MM-DD` */
  date: string
  working: boolean
}

export interface RulerInput {
  /** Every calendar day from the first one to the deadline, and on to today when the deadline is behind. */
  days: readonly RulerDay[]
  today: string
  due: string
}

export interface RulerTick {
  date: string
  /** From 0 at the first day to 1 at the last one. */
  at: number
  height: 'end' | 'working' | 'off'
  /** Drawn dark: it is behind, or is today. */
  passed: boolean
}

export interface RulerLayout {
  ticks: readonly RulerTick[]
  /** Where the mark of now stands; none while the span has not begun. */
  now: number | null
  /** Where the ruler runs on past its end, with a bar under it. */
  over: { from: number; to: number } | null
}

/** Lays out the ruler: one tick a day, tall at both ends, short on days off, dark up to today. ISO dates compare as text. */
export function layoutRuler({ days, today, due }: RulerInput): RulerLayout {
  const last = Math.max(days.length - 1, 1)
  const ticks = days.map((day, index): RulerTick => ({
    date: day.date,
    at: index / last,
    height: index === 0 || day.date === due ? 'end' : day.working ? 'working' : 'off',
    passed: day.date <= today,
  }))
  const place = (date: string) => ticks.find((tick) => tick.date === date)?.at ?? null
  const now = place(today)
  const end = place(due)
  return { ticks, now, over: now !== null && end !== null && now > end ? { from: end, to: now } : null }
}
