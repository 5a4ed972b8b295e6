import type { PlannedClass, Problem, SolvedPlan } from './model.ts'
import { Cells } from './cells.ts'
import { optionsOf } from './options.ts'
import { Pricing } from './prices.ts'
import { residueOf } from './residue.ts'
import { Search } from './search.ts'
import { loadSolver } from './solver.ts'
import { costOf, sizeOf, valueOf } from './value.ts'
import { candidatesOf, solveWhole } from './whole.ts'

export type PlanSettings = {
  /** How long it may think. */
  seconds: number
  /** A seed repeats a plan, as far as time allows the same number of steps. */
  seed?: number
  /** Milliseconds that only go forward. */
  now: () => number
  onProgress?: (told: { value: number; bound: number | null }) => void
}

/** Up to so many possible classes the whole problem is solved as one. */
const wholeUpTo = 4_000

/**
 * Makes a plan as good as the time allows, with what is proven about it. First a plan is grown class by class; then prices for time and money give the bound; then classes give way
 * to others and people are seated anew (HiGHS) as long as it helps. A small problem is then solved whole, so that plan and bound meet.
 */
export async function makePlan(problem: Problem, { seconds, seed = 1, now, onProgress }: PlanSettings): Promise<SolvedPlan> {
  const began = now()
  const at = (share: number) => () => now() - began > seconds * 1000 * share
  const solver = await loadSolver()
  const options = optionsOf(problem)
  const residue = residueOf(problem)
  const cells = new Cells(options, residue)
  const candidates = candidatesOf(options, residue, wholeUpTo)
  const untouched = candidates && residueOf(problem)
  const search = new Search(options, residue, cells, seed)
  search.resume()
  // A cold start on a busy machine takes its time: a plan without a class is no plan to go on from.
  search.grow(() => at(search.seatings.some((seating) => seating.classes.length > 0) ? 0.3 : 0.8)())
  onProgress?.({ value: search.value(), bound: null })
  const prices = new Pricing(options, residueOf(problem), cells).run({ rounds: 1_500, until: began + seconds * 400, now, target: search.value() })
  let { bound } = prices
  search.guideBy(prices)
  search.settle(solver, at(0.6))
  onProgress?.({ value: search.value(), bound })
  let classes = search.classes()
  if (candidates && untouched) {
    const whole = solveWhole(solver, options, { residue: untouched, candidates, seconds: Math.max(1, seconds - (now() - began) / 1000) })
    if (whole) {
      bound = Math.min(bound, whole.bound)
      if (valueOf(problem, whole.classes) > valueOf(problem, classes)) classes = whole.classes
    }
  }
  if (valueOf(problem, classes) < bound - 1e-6 * Math.abs(bound) && !at(0.6)()) {
    let told = now()
    search.polish(() => {
      if (now() - told > 1_000) {
        told = now()
        onProgress?.({ value: search.value(), bound })
      }
      return at(0.9)()
    })
    search.settle(solver, at(1))
    if (search.value() > valueOf(problem, classes)) classes = search.classes()
  }
  return solvedPlan(problem, classes, { bound, seconds: (now() - began) / 1000 })
}

/** The baseline: the same first growth without prices, without second thoughts. Whoever has the most people takes the first teacher and room. */
export function makeGreedyPlan(problem: Problem, { seconds, now }: Pick<PlanSettings, 'seconds' | 'now'>): PlannedClass[] {
  const began = now()
  const options = optionsOf(problem)
  const residue = residueOf(problem)
  const search = new Search(options, residue, new Cells(options, residue), 1)
  search.grow(() => now() - began > seconds * 1000)
  return search.classes()
}

function solvedPlan(problem: Problem, classes: readonly PlannedClass[], { bound, seconds }: { bound: number; seconds: number }): SolvedPlan {
  const value = valueOf(problem, classes)
  return {
    classes, value, bound, gap: bound <= 0 ? 0 : Math.max(0, (bound - value) / bound), seconds, served: classes.reduce((sum, one) => sum + sizeOf(one), 0),
    asked: problem.demands.reduce((sum, demand) => sum + demand.seats, 0), cost: classes.reduce((sum, one) => sum + costOf(problem, one), 0),
  }
}
