import type { Module } from '#platform/module'
import { caseChecks, caseDesk, caseRoutes, endingJob, escalateJob } from './cases/index.ts'
import { heldByWindow } from './held.ts'
import { itemRoutes } from './items/index.ts'
import { standingRoutes } from './standing/index.ts'
import { closeDayJob, remindJob, visitChecks, visitRoutes } from './visits/index.ts'

/** The service window (S10, S23): items, cases, visits, and how the windows stand. */
export const windowModule: Module = {
  name: 'window',
  routes: [...itemRoutes, ...caseRoutes, ...visitRoutes, ...standingRoutes],
  jobs: [escalateJob, endingJob, remindJob, closeDayJob],
  checks: [...caseChecks, ...visitChecks],
  held: [heldByWindow],
  desk: caseDesk,
}

export { takeOverCases, type PastCase } from './cases/index.ts'
