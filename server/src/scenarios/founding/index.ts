import type { Module } from '#platform/module'
import './list.ts'
import './people.ts'
import { foundingChecks } from './checks.ts'
import { desk, homeOfFounding } from './desk.ts'
import { escalateJob } from './escalate.ts'
import { heldByFounding } from './held.ts'
import { routes } from './routes.ts'

export const foundingModule: Module = { name: 'founding', routes, jobs: [escalateJob], checks: foundingChecks, homeAfter: [homeOfFounding], held: [heldByFounding], desk }

export { foundingProcess } from './process.ts'
