import type { Module } from '#platform/module'
import { checks } from './checks.ts'
import { desk } from './desk.ts'
import { escalateJob } from './escalate.ts'
import { followClosedUnion } from './follow-closed-union.ts'
import { heldByMembership } from './held.ts'
import { homeOfMembership } from './home.ts'
import './list.ts'
import './open-business.ts'
import './people.ts'
import { routes } from './routes.ts'
import { checkIdentityJob } from './settle.ts'

export const membershipModule: Module = { name: 'membership', routes, jobs: [checkIdentityJob, escalateJob], handlers: [followClosedUnion], checks, home: [homeOfMembership], held: [heldByMembership], desk }
