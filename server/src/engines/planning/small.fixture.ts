import type { Problem } from './model.ts'
import { randomOf } from './random.ts'
import { maskOf, usualRhythms } from './time.ts'

const everyEvening = maskOf([2, 5, 8, 11, 14])
const weekend = maskOf([15, 16, 18, 19])
const byDay = maskOf([0, 1, 3, 4, 6, 7, 9, 10, 12, 13])

/** A problem so small that it can be solved in one model, with every kind of rule in it and few of each thing, so that the rules bite. */
export function smallProblem(seed: number): Problem {
  const random = randomOf(seed)
  const int = (from: number, to: number) => from + Math.floor(random() * (to - from + 1))
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
  const rhythms = [usualRhythms[0]!, usualRhythms[1]!, usualRhythms[7]!, usualRhythms[10]!, usualRhythms[12]!, usualRhythms[16]!]
  const weeks = int(5, 7)
  return {
    weeks, rhythms,
    courses: [{ id: 'a', sessions: 4, min: int(4, 8), max: int(10, 14), cost: 100_000 }, { id: 'b', sessions: 5, min: int(4, 8), max: 12, cost: 150_000, ...(seed % 3 === 0 && { paid: 20 / 3 }) }],
    demands: Array.from({ length: int(8, 12) }, (_, index) => {
      const from = int(0, 2)
      return { id: `d${index}`, course: int(0, 1), place: int(0, 1), kinds: pick([1, 2, 4, 6, 6, 3, 7]), from, until: Math.min(weeks - 1, from + int(2, 5)), seats: pick([1, 2, 3, 5, 8]), weight: pick([1, 1.2, 1.5]) }
    }),
    teachers: Array.from({ length: 2 }, (_, index) => ({
      id: `t${index}`, courses: pick([[0], [1], [0, 1]]), places: pick([null, null, [0], [1]]), slots: pick([everyEvening, everyEvening | weekend, byDay | weekend]), busy: random() < 0.4 ? [{ week: int(0, 3), slots: everyEvening }] : [],
      perDay: 2, perWeek: int(2, 4), cost: pick([20_000, 40_000]),
    })),
    rooms: Array.from({ length: 2 }, (_, index) => ({ id: `r${index}`, place: index, capacity: int(9, 14), courses: pick([[0, 1], [0], [0, 1]]), slots: pick([everyEvening | weekend, everyEvening | weekend | byDay]), busy: [], cost: 10_000 })),
    travel: [[0, 0.15], [0.15, 0]], budget: random() < 0.5 ? int(6, 14) * 100_000 : null, weights: { cost: 1e-6, idle: 0.02 }, fixed: [], forbidden: random() < 0.3 ? [{ course: 0, kind: 2 }] : [],
  }
}
