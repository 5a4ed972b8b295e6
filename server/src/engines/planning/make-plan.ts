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

/** A turn that gains a smaller share of the value than this leads nowhere: then calendars may become worse, at first by so many seats. */
const stuckBelow = 0.002
const seatsOfSlack = 2

/**
 * Makes a plan as good as the time allows, with what is proven about it. First a plan is grown class by class; then people are seated anew (HiGHS), classes are held nearer to them and give
 * way to others, in turns, as long as it helps. Prices for time and money give the bound meanwhile, or for a small problem before. A small problem is then solved whole, so that plan and
 * bound meet.
 */
export async function makePlan(problem: Problem, { seconds, seed = 1, now, onProgress }: PlanSettings): Promise<SolvedPlan> {
  const began = now()
  const at = (share: number) => () => now() - began > seconds * 1000 * share
  const options = optionsOf(problem)
  const residue = residueOf(problem)
  const cells = new Cells(options, residue)
  const candidates = candidatesOf(options, residue, wholeUpTo)
  // A thread that starts takes longer than a small problem.
  const apart = candidates ? null : boundApart(problem, seconds * 0.95)
  const solver = await loadSolver()
  const untouched = candidates && residueOf(problem)
  const search = new Search(options, residue, cells, { seed, now })
  let bound: number | null = null
  const tell = () => {
    apart?.tell(search.value())
    onProgress?.({ value: search.value(), bound: apart?.bound() ?? bound })
  }
  search.resume()
  // A cold start on a busy machine takes its time: a plan without a class is no plan to go on from.
  search.grow(() => at(search.plan.seatings.some((seating) => seating.classes.length > 0) ? 0.3 : 0.8)())
  tell()
  if (!apart) bound = new Pricing(options, residueOf(problem), cells).run({ rounds: 300, until: began + seconds * 400, now, target: () => search.value() })
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
    const better = improve(search, { until: began + seconds * 950, now, seatingTook, settle: () => search.settle(solver, at(1)), tell })
    if (valueOf(problem, better) > valueOf(problem, classes)) classes = better
  }
  if (apart) bound = await apart.end()
  return solvedPlan(problem, classes, { bound: bound!, seconds: (now() - began) / 1000 })
}

/** In turns, each of which ends with people seated anew: the last ones when there is just time for that. Returns the best plan that there was at the end of one. */
function improve(search: Search, { until, now, seatingTook, settle, tell }: { until: number; now: () => number; seatingTook: number; settle: () => void; tell: () => void }): PlannedClass[] {
  const seating = seatingTook * 1.3
  const { demands } = search.plan.problem
  const meanWeight = demands.reduce((sum, { weight }) => sum + weight, 0) / Math.max(1, demands.length)
  const all = until - now()
  let stuck = false
  let best = { value: search.value(), classes: search.classes() }
  for (let left = until - now(); left > seating; left = until - now()) {
    const turnEnds = now() + Math.min(left - seating, Math.max(seatingTook * 2, left / 5))
    search.relocate(() => now() > turnEnds)
    let told = now()
    const ended = () => {
      if (now() - told > 1_000) {
        told = now()
        tell()
      }
      return now() > turnEnds
    }
    const before = search.value()
    search.polish({ until: ended, slack: stuck ? seatsOfSlack * meanWeight * left / all : 0 })
    settle()
    stuck = search.value() < before * (1 + stuckBelow)
    if (search.value() > best.value) best = { value: search.value(), classes: search.classes() }
    tell()
  }
  return best.classes
}

/** The baseline: the same first growth without prices, without second thoughts. Whoever has the most people takes the first teacher and room. */
export function makeGreedyPlan(problem: Problem, { seconds, now }: Pick<PlanSettings, 'seconds' | 'now'>): PlannedClass[] {
  const began = now()
  const options = optionsOf(problem)
  const residue = residueOf(problem)
  const search = new Search(options, residue, new Cells(options, residue), { seed: 1, now })
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
