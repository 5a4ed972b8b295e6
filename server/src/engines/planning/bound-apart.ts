import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Problem } from './model.ts'

/** `shared`: the bound so far, the value of the plan so far, and 1 when it is to end. */
export type BoundWork = { problem: Problem; seconds: number; shared: SharedArrayBuffer }
export type BoundApart = { tell: (value: number) => void; bound: () => number | null; end: () => Promise<number> }

/**
 * Lowers the bound in a thread of its own, while the caller makes the plan: neither waits for the other. What the caller has is told to it, because the steps aim at it.
 */
export function boundApart(problem: Problem, seconds: number): BoundApart {
  const shared = new SharedArrayBuffer(3 * Float64Array.BYTES_PER_ELEMENT)
  const told = new Float64Array(shared)
  told[0] = Infinity
  const worker = new Worker(new URL('./bound-worker.ts', import.meta.url), { workerData: { problem, seconds, shared } satisfies BoundWork })
  const ended = once(worker, 'exit')
  // Whoever asks for the end hears of it; until then it is nobody's unhandled failure.
  ended.catch(() => undefined)
  return {
    tell: (value) => { told[1] = value },
    bound: () => (told[0] === Infinity ? null : told[0]!),
    async end() {
      told[2] = 1
      await ended
      if (told[0] === Infinity) throw new Error('the thread of the bound ended without one')
      return told[0]!
    },
  }
}
