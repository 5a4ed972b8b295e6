import { workerData } from 'node:worker_threads'
import { CalendarBound } from './calendar-bound.ts'
import { chancesOf } from './chances.ts'
import { optionsOf } from './options.ts'
import { Cells } from './cells.ts'
import { Pricing } from './prices.ts'
import { residueOf } from './residue.ts'
import type { BoundWork } from './bound-apart.ts'

/** Of so many berths at most some hundred rounds are possible in the time that a plan has; with more, the bound that is quickly had comes lower. */
const most = 200_000

/** The thread that lowers the bound while the other one makes the plan. Both look at the same three numbers. First the bound that is quickly had, then the one that holds classes whole. */
const { problem, seconds, shared } = workerData as BoundWork
const told = new Float64Array(shared)
const options = optionsOf(problem)
const residue = residueOf(problem)
const cells = new Cells(options, residue)
const began = performance.now()
const chances = chancesOf(options, residue, cells, most)
const limits = {
  rounds: 20_000, now: () => (told[2] === 1 ? Infinity : performance.now()), target: () => told[1]!,
  onRound: (bound: number) => { told[0] = Math.min(told[0]!, bound) },
}
new Pricing(options, residue, cells).run({ ...limits, until: began + seconds * (chances ? 150 : 1000) })
if (chances) new CalendarBound(options, residue, chances).run({ ...limits, until: began + seconds * 1000 })
