import type { Module } from '#platform/module'
import { checks } from './checks.ts'
import { desk } from './desk.ts'
import { escalateJob } from './escalate.ts'
import { heldByMembership } from './held.ts'
import { homeOfMembership } from './home.ts'
import './list.ts'
import './people.ts'
import { routes } from './routes.ts'
import { checkIdentityJob } from './settle.ts'

export const membershipModule: Module = { name: 'membership', routes, jobs: [checkIdentityJob, escalateJob], checks, home: [homeOfMembership], held: [heldByMembership], desk }
