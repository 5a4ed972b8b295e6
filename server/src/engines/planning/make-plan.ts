import { boundApart } from './bound-apart.ts'
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

/** From so many demands on the bound has a thread of its own: below, its start would take longer than it saves. */
const apartFrom = 4_000

/**
 * Makes a plan as good as the time allows, with what is proven about it. First a plan is grown class by class; then people are seated anew (HiGHS), classes are held nearer to them and give
 * way to others, in turns, as long as it helps. Prices for time and money give the bound meanwhile, or for a small problem before. A small problem is then solved whole, so that plan and
 * bound meet.
 */
export async function makePlan(problem: Problem, { seconds, seed = 1, now, onProgress }: PlanSettings): Promise<SolvedPlan> {
  const began = now()
  const at = (share: number) => () => now() - began > seconds * 1000 * share
  const apart = problem.demands.length >= apartFrom ? boundApart(problem, seconds * 0.95) : null
  const solver = await loadSolver()
  const options = optionsOf(problem)
  const residue = residueOf(problem)
  const cells = new Cells(options, residue)
  const candidates = candidatesOf(options, residue, wholeUpTo)
  const untouched = candidates && residueOf(problem)
  const search = new Search(options, residue, cells, seed)
  let bound: number | null = null
  const tell = () => {
    apart?.tell(search.value())
    onProgress?.({ value: search.value(), bound: apart?.bound() ?? bound })
  }
  search.resume()
  // A cold start on a busy machine takes its time: a plan without a class is no plan to go on from.
  search.grow(() => at(search.seatings.some((seating) => seating.classes.length > 0) ? 0.3 : 0.8)())
  tell()
  if (!apart) {
    const prices = new Pricing(options, residueOf(problem), cells).run({ rounds: 1_500, until: began + seconds * 400, now, target: () => search.value() })
    bound = prices.bound
    search.guideBy(prices)
  }
  const seatingBegan = now()
  search.settle(solver, at(0.6))
  const seatingTook = now() - seatingBegan
  tell()
  let classes = search.classes()
  if (candidates && untouched) {
    const whole = solveWhole(solver, options, { residue: untouched, candidates, seconds: Math.max(1, seconds - (now() - began) / 1000) })
    if (whole) {
      bound = Math.min(bound ?? Infinity, whole.bound)
      if (valueOf(problem, whole.classes) > valueOf(problem, classes)) classes = whole.classes
    }
  }
  if (bound === null || valueOf(problem, classes) < bound - 1e-6 * Math.abs(bound)) {
    improve(search, { until: began + seconds * 950, now, seatingTook, settle: () => search.settle(solver, at(1)), tell })
    if (search.value() > valueOf(problem, classes)) classes = search.classes()
  }
  if (apart) bound = await apart.end()
  return solvedPlan(problem, classes, { bound: bound!, seconds: (now() - began) / 1000 })
}

/** In turns, each of which ends with people seated anew: the last ones when there is just time for that. */
function improve(search: Search, { until, now, seatingTook, settle, tell }: { until: number; now: () => number; seatingTook: number; settle: () => void; tell: () => void }): void {
  const seating = seatingTook * 1.3
  for (let left = until - now(); left > seating; left = until - now()) {
    const turnEnds = now() + Math.min(left - seating, Math.max(seatingTook * 2, left / 5))
    search.relocate(() => now() > turnEnds)
    let told = now()
    search.polish(() => {
      if (now() - told > 1_000) {
        told = now()
        tell()
      }
      return now() > turnEnds
    })
    settle()
    tell()
  }
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
