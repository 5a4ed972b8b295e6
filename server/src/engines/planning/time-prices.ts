import type { Problem } from './model.ts'
import type { Options } from './options.ts'

/** Courses with the same number of sessions share what somebody's time costs: which numbers there are, and which of them each course has. */
export type Lengths = { all: readonly number[]; of: readonly number[] }

export function lengthsOf({ courses }: Pick<Problem, 'courses'>): Lengths {
  const all = [...new Set(courses.map((course) => course.sessions))]
  return { all, of: courses.map((course) => all.indexOf(course.sessions)) }
}

/** What a class of each length at each pace pays for somebody's time, by (whose, length, pace, first week). `priceOf` is the price of a session. */
export function timePrices({ problem: { weeks }, paces }: Options, { all: lengths }: Lengths, count: number, priceOf: (whose: number, week: number, kind: number) => number): Float64Array {
  const out = new Float64Array(count * lengths.length * paces.length * weeks)
  const sums = new Float64Array(weeks + 1)
  for (let whose = 0; whose < count; whose++) {
    for (let kind = 0; kind < 3; kind++) {
      for (let week = 0; week < weeks; week++) sums[week + 1] = sums[week]! + priceOf(whose, week, kind)
      for (const [length, sessions] of lengths.entries()) {
        for (let pace = 0; pace < paces.length; pace++) {
          if (paces[pace]!.kind !== kind) continue
          const { perWeek } = paces[pace]!
          const [full, rest] = [Math.floor(sessions / perWeek), sessions % perWeek]
          const index = ((whose * lengths.length + length) * paces.length + pace) * weeks
          for (let week = 0; week + full + (rest > 0 ? 1 : 0) <= weeks; week++) {
            out[index + week] = perWeek * (sums[week + full]! - sums[week]!) + (rest > 0 ? rest * (sums[week + full + 1]! - sums[week + full]!) : 0)
          }
        }
      }
    }
  }
  return out
}
