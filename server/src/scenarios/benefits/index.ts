import { findLeftArrivals } from '#engines/quota'
import type { Module } from '#platform/module'
import { tendJob } from './clockwork.ts'
import { budgetChecks, settleJob } from './budgets/index.ts'
import { heldByBenefits } from './held.ts'
import { homeOfBenefits } from './home.ts'
import { lapseJob, pointsChecks, pointsHandlers } from './points/index.ts'
import { routes } from './routes.ts'

/** Benefits (S21, S22): a union gives out what is scarce, by a rush or by a draw. */
export const benefitsModule: Module = { name: 'benefits', routes, jobs: [tendJob, settleJob, lapseJob], handlers: pointsHandlers, checks: [{ name: 'Q13: what was answered in a rush is settled', run: findLeftArrivals }, ...budgetChecks, ...pointsChecks], home: [homeOfBenefits], held: [heldByBenefits] }
