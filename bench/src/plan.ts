import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openFoundation } from '../../server/src/app/foundation.ts'
import { buildSystem } from '../../server/src/app/system.ts'
import { manualClock } from '../../server/src/platform/clock/index.ts'
import { readConfig } from '../../server/src/platform/config/index.ts'
import { inScope } from '../../server/src/platform/db/index.ts'
import { newId } from '../../server/src/platform/ids/index.ts'
import { createLog } from '../../server/src/platform/log/index.ts'
import { poseProblem } from '../../server/src/scenarios/training/planner/problem.ts'
import { takeSnapshot } from '../../server/src/scenarios/training/planner/snapshot.ts'
import { usualSettings } from '../../server/src/scenarios/training/planner/weights.ts'
import { makeGreedyPlan, makePlan, valueOf, type Problem } from '../../server/src/engines/planning/index.ts'
import { madeUpCity } from '../../server/src/engines/planning/city.fixture.ts'
import { faultsOf } from '../../server/src/engines/planning/checker.fixture.ts'
import { round } from './latency.ts'
import type { Bench } from './model.ts'

const now = () => performance.now()
const cache = fileURLToPath(new URL('../../.cache/bench/', import.meta.url))
const guildhall = fileURLToPath(new URL('../../server/src/app/guildhall.ts', import.meta.url))
/** The kit of files stands beside the checkout; GUILDHALL_KIT names another one. The day on which its needs are open is its own. */
const kit = process.env['GUILDHALL_KIT'] ?? fileURLToPath(new URL('../../../shared/data/kit', import.meta.url))
const dayOfKit = '2026-11-20T10:00:00+08:00'
const startOnOfKit = '2026-12-07'

/**
 * From needs to classes: made-up cities of 3,000, 30,000 and 100,000 needs. `gap` is how far the plan may at most be from the best one, by the bound that is proven in the same run; the baseline is the
 * greedy plan. Then, where there is a kit, its files: taken in by the operator's command, read as the planner reads an installation, with the usual settings and half a year. `ratio` is the plan's value over the greedy one's, `ratio_at_tenth` that of 30,000 needs. Every plan is checked before it counts.
 */
export const benchPlan: Bench = async (say) => {
  const runs = []
  const ofKit = await problemOfKit(say)
  const problems = [
    ...([[3_000, 60], [30_000, 90], [100_000, 120]] as const).map(([needs, seconds]) => ({ of: `${needs} needs`, problem: () => madeUpCity(needs), seconds })),
    ...(ofKit ? [{ of: 'kit', problem: () => ofKit, seconds: 60 }] : []),
  ]
  for (const { of, problem: pose, seconds } of problems) {
    const problem = pose()
    const plan = await makePlan(problem, { seconds, now })
    const faults = faultsOf(problem, plan.classes)
    if (faults.length > 0) throw new Error(`a plan that cannot be held: ${faults.slice(0, 3).join('; ')}`)
    const greedy = greedyOf(problem, seconds)
    const told = { of, needs: problem.demands.length, asked: plan.asked, served: plan.served, classes: plan.classes.length, value: round(plan.value), bound: round(plan.bound), gap: round(plan.gap, 4), seconds: round(plan.seconds, 1), greedy }
    say(JSON.stringify(told))
    runs.push(told)
  }
  const [, tenth, full] = runs
  return {
    ours: { value: full!.value, gap: full!.gap, seconds: full!.seconds, served: full!.served, runs }, baseline: full!.greedy, ratio: round(full!.value / full!.greedy.value), p50_ms: null, p99_ms: null,
    rss_mb: Math.round(process.memoryUsage.rss() / 2 ** 20), ratio_at_tenth: round(tenth!.value / tenth!.greedy.value),
  }
}

/** What the kit's files come to, as a problem; null where there is no kit. */
async function problemOfKit(say: (line: string) => void): Promise<Problem | null> {
  if (!existsSync(join(kit, 'needs.xlsx'))) {
    say('no kit of files: GUILDHALL_KIT names one')
    return null
  }
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(`${cache}plan-`)
  const config = readConfig({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent' })
  try {
    const run = (...args: string[]) => execFileSync(process.execPath, [guildhall, ...args], { env: { ...process.env, DATA_DIR: folder, LOG_LEVEL: 'error' }, stdio: 'ignore' })
    run('init')
    for (const kind of ['units', 'needs', 'trainers', 'venues']) run('import', kind, join(kit, `${kind}.xlsx`))
    return await readAsThePlanner(config)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function readAsThePlanner(config: ReturnType<typeof readConfig>): Promise<Problem> {
  const foundation = await openFoundation(config)
  try {
    const system = await buildSystem({ config, keys: foundation.keys, urls: await foundation.provision(), demo: false, log: createLog('silent') })
    const { services } = system
    try {
      return await inScope(services.db, { role: 'app_job', holder: 'job:bench', scope: '' }, async (tx) => {
        const root = await tx.selectFrom('unit').select(['id', 'scope']).where('parent_id', 'is', null).executeTakeFirstOrThrow()
        const settings = { ...usualSettings(startOnOfKit), weeks: 26 }
        const actor = { kind: 'staff', accountId: newId(), personId: null, role: 'training-officer', unitId: root.id, scope: root.scope, permissions: new Set<never>() } as const
        return poseProblem({ ...await takeSnapshot({ tx, clock: manualClock(dayOfKit), actor }, settings), fixed: [], previous: [] }, settings).problem
      })
    } finally {
      await system.stop()
    }
  } finally {
    await foundation.release()
  }
}

function greedyOf(problem: Problem, seconds: number) {
  const began = now()
  const classes = makeGreedyPlan(problem, { seconds, now })
  return { value: round(valueOf(problem, classes)), served: classes.reduce((sum, one) => sum + one.seats.reduce((seats, { count }) => seats + count, 0), 0), seconds: round((now() - began) / 1000, 1) }
}
