import type { Module } from '#platform/module'
import { checks } from './checks.ts'
import './list.ts'
import './notices.ts'
import { routes } from './routes.ts'

export { issuerName } from './issuer.ts'
export { levelLabel } from './certificate.ts'

export const resultsPart: Omit<Module, 'name'> = { routes, checks }
