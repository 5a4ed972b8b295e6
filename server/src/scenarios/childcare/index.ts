import './list.ts'
import './people.ts'
import type { Module } from '#platform/module'
import { checks } from './checks.ts'
import { eraseJob, tickJob } from './clockwork.ts'
import { desk } from './desk.ts'
import { heldByChildcare } from './held.ts'
import { homeOfChildcare } from './home.ts'
import { childcareHandled } from './routes.ts'

/** Holiday childcare (S04): classes with places, guardians' consent, hand-over by codes. */
export const childcareModule: Module = { name: 'childcare', routes: childcareHandled, jobs: [tickJob, eraseJob], checks, home: [homeOfChildcare], held: [heldByChildcare], desk }
