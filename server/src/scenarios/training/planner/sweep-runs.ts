import { z } from 'zod'
import { job } from '#platform/module'
import { deleteRunsBefore } from './store.ts'

/** Half a year after it was asked for nobody compares with a proposal any more: its snapshot of needs and trainers goes. One that plans were made of stays beside them. */
const keptDays = 180

export const sweepRunsJob = job({
  name: 'training.sweep-plan-runs', payload: z.object({}), cron: '50 2 * * *',
  run: (run) => run.inTransaction(async ({ tx, clock }) => ({ removed: await deleteRunsBefore(tx, new Date(clock.now().getTime() - keptDays * 86_400_000)) })),
})
