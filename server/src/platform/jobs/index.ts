export { isJobActive } from './queries.ts'
export { startJob } from './start-job.ts'
export { installJobEngine, startRunner, type Runner } from './runner.ts'
export { jobsModule } from './module.ts'
