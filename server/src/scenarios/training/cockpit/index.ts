import type { Module } from '#platform/module'
import { cockpitChecks } from './checks.ts'
import { countAfter, countFiguresJob } from './counting.ts'
import { routes } from './routes.ts'

export { countFigures, recountFigures } from './counting.ts'

export const cockpitPart: Omit<Module, 'name'> = { routes, jobs: [countFiguresJob], handlers: countAfter, checks: cockpitChecks }
