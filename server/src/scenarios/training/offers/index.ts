import type { Module } from '#platform/module'
import { offersChecks } from './checks.ts'
import './notices.ts'
import { routes } from './routes.ts'
import { sendOffers } from './send-offers.ts'

export { carryChoiceOver, findRounds, type RoundCount } from './store.ts'

export const offersPart: Omit<Module, 'name'> = { routes, handlers: [sendOffers], checks: offersChecks }
