import { Worker } from 'node:worker_threads'
import type { Problem, SolvedPlan, Unserved } from '#engines/planning'

export type Solved = { plan: SolvedPlan; unserved: Unserved[] }
export type Told = { value: number; bound: number | null }

const everyMs = 500

/** Solves in a thread of its own. `onBeat` hears twice a second how it stands and says whether to go on; null when it said no. */
export async function solveApart(problem: Problem, { seconds, onBeat }: { seconds: number; onBeat: (told: Told | null) => Promise<boolean> }): Promise<Solved | null> {
  const worker = new Worker(new URL('./solve-worker.ts', import.meta.url), { workerData: { problem, seconds }, resourceLimits: { maxOldGenerationSizeMb: 2_048 } })
  let told: Told | null = null
  let beating: Promise<void> = Promise.resolve()
  let ended = false
  try {
    return await new Promise<Solved | null>((resolve, reject) => {
      const beat = async () => {
        while (!ended) {
          if (!await onBeat(told)) return resolve(null)
          await new Promise((again) => { setTimeout(again, everyMs).unref() })
        }
      }
      beating = beat().catch((error: unknown) => { reject(error instanceof Error ? error : new Error(String(error))) })
      worker.on('message', (message: { told: Told } | { solved: Solved }) => {
        if ('told' in message) told = message.told
        else resolve(message.solved)
      })
      worker.on('error', (error) => { reject(error instanceof Error ? error : new Error(String(error))) })
      worker.on('exit', (code) => { reject(new Error(`the planner's thread ended with ${code} before it had a plan`)) })
    })
  } finally {
    ended = true
    await worker.terminate()
    await beating
  }
}
