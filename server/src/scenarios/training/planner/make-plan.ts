import { z } from 'zod'
import { json } from '#platform/db'
import { job } from '#platform/module'
import type { Progress } from './model.ts'
import { poseProblem } from './problem.ts'
import { tellResult } from './result.ts'
import { solveApart } from './solve.ts'
import { findWork, finishRun } from './store.ts'

/** Computes a proposal from the snapshot that was taken when it was asked for. Killed anywhere, it begins anew and is written once; cancelled, it leaves nothing. */
export const makePlanJob = job({
  name: 'training.make-plan', payload: z.object({ runId: z.uuid() }),
  async run(ctx, { runId }) {
    const work = await ctx.inTransaction(({ tx }) => findWork(tx, runId))
    if (!work) return null
    const posed = poseProblem(work.input, work.settings)
    const began = performance.now()
    const solved = await solveApart(posed.problem, {
      seconds: work.settings.seconds,
      async onBeat(told) {
        if (await ctx.cancelled()) return false
        const share = Math.min(1, (performance.now() - began) / 1_000 / work.settings.seconds)
        const progress: Progress = { share, value: told?.value ?? null, bound: told?.bound ?? null }
        await ctx.inTransaction(({ tx }) => tx.updateTable('training_plan_run').set({ progress: json(progress) }).where('id', '=', runId).where('result', 'is', null).execute())
        await ctx.progress(Math.round(share * 100), 100)
        return true
      },
    })
    if (!solved) return null
    const told = tellResult(work.input, posed, solved)
    await ctx.inTransaction(({ tx, clock }) => finishRun(tx, runId, told, clock.now()))
    await ctx.progress(100, 100)
    return { runId, classes: told.figures.classes, served: told.figures.served }
  },
})
