import type { Module } from '#platform/module'
import { makePlanJob } from './make-plan.ts'
import { routes } from './routes.ts'
import { sweepRunsJob } from './sweep-runs.ts'

export const plannerPart: Omit<Module, 'name'> = { routes, jobs: [makePlanJob, sweepRunsJob] }
