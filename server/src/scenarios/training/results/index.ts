import type { Module } from '#platform/module'
import { checks } from './checks.ts'
import './list.ts'
import { askTrainersForMarks } from './handlers.ts'
import './notices.ts'
import { routes } from './routes.ts'

export { issuerName } from '#registry/issuer'
export { levelLabel } from './certificate.ts'
export { listMyMarking } from './queries/list-my-marking.ts'

export const resultsPart: Omit<Module, 'name'> = { routes, checks, handlers: [askTrainersForMarks] }
