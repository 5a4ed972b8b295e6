import { jobRoutes } from '@guildhall/contract'
import { z } from 'zod'
import { handle } from '../http/index.ts'
import { job, type Module } from '../module/index.ts'
import { cancelJob, discardJob, retryJob } from './commands.ts'
import { getJob, listJobs } from './queries.ts'
import { sweep } from './sweep.ts'
import { jobsDesk } from './desk.ts'

export const jobsModule: Module = {
  name: 'jobs',
  desk: jobsDesk,
  routes: [handle(jobRoutes.list, listJobs), handle(jobRoutes.get, getJob), handle(jobRoutes.retry, retryJob), handle(jobRoutes.cancel, cancelJob), handle(jobRoutes.discard, discardJob)],
  jobs: [job({ name: 'platform.sweep', payload: z.object({}), cron: '20 3 * * *', run: sweep })],
  checks: [{
    name: 'dead letters',
    async run(tx) {
      const rows = await tx.selectFrom('job_run').select(['name', (is) => is.fn.countAll<bigint>().as('count')]).where('state', '=', 'failed').groupBy('name').execute()
      return rows.map((row) => `${row.count} failed ${row.name}: look at them on the job page and run them again`)
    },
  }],
}
