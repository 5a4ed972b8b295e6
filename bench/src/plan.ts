import { makeGreedyPlan, makePlan, valueOf, type Problem } from '../../server/src/engines/planning/index.ts'
import { madeUpCity } from '../../server/src/engines/planning/city.fixture.ts'
import { faultsOf } from '../../server/src/engines/planning/checker.fixture.ts'
import { round } from './latency.ts'
import type { Bench } from './model.ts'

const now = () => performance.now()

/**
 * From needs to classes: made-up cities of 3,000, 30,000 and 100,000 needs. `gap` is how far the plan may at most be from the best one, by the bound that is proven in the same run; the baseline is the
 * greedy plan. `ratio` is the plan's value over the greedy one's, `ratio_at_tenth` that of 30,000 needs. Every plan is checked before it counts.
 */
export const benchPlan: Bench = async (say) => {
  const runs = []
  for (const [needs, seconds] of [[3_000, 60], [30_000, 90], [100_000, 120]] as const) {
    const problem = madeUpCity(needs)
    const plan = await makePlan(problem, { seconds, now })
    const faults = faultsOf(problem, plan.classes)
    if (faults.length > 0) throw new Error(`a plan that cannot be held: ${faults.slice(0, 3).join('; ')}`)
    const greedy = greedyOf(problem, seconds)
    const told = { needs, asked: plan.asked, served: plan.served, classes: plan.classes.length, value: round(plan.value), bound: round(plan.bound), gap: round(plan.gap, 4), seconds: round(plan.seconds, 1), greedy }
    say(JSON.stringify(told))
    runs.push(told)
  }
  const [, tenth, full] = runs
  return {
    ours: { value: full!.value, gap: full!.gap, seconds: full!.seconds, served: full!.served, runs }, baseline: full!.greedy, ratio: round(full!.value / full!.greedy.value), p50_ms: null, p99_ms: null,
    rss_mb: Math.round(process.memoryUsage.rss() / 2 ** 20), ratio_at_tenth: round(tenth!.value / tenth!.greedy.value),
  }
}

function greedyOf(problem: Problem, seconds: number) {
  const began = now()
  const classes = makeGreedyPlan(problem, { seconds, now })
  return { value: round(valueOf(problem, classes)), served: classes.reduce((sum, one) => sum + one.seats.reduce((seats, { count }) => seats + count, 0), 0), seconds: round((now() - began) / 1000, 1) }
}
