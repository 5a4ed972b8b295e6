import { workerData } from 'node:worker_threads'
import { optionsOf } from './options.ts'
import { Cells } from './cells.ts'
import { Pricing } from './prices.ts'
import { residueOf } from './residue.ts'
import type { BoundWork } from './bound-apart.ts'

/** The thread that lowers the bound while the other one makes the plan. Both look at the same three numbers. */
const { problem, seconds, shared } = workerData as BoundWork
const told = new Float64Array(shared)
const options = optionsOf(problem)
const residue = residueOf(problem)
const began = performance.now()
const limits = { rounds: 20_000, until: began + seconds * 1000, now: () => (told[2] === 1 ? Infinity : performance.now()), target: () => told[1]!, onRound: (bound: number) => { told[0] = bound } }
told[0] = new Pricing(options, residueOf(problem), new Cells(options, residue)).run(limits).bound
