export { startJob } from './start-job.ts'
export { startRunner, type Runner } from './runner.ts'
export { jobsModule } from './module.ts'
