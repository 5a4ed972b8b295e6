import type { Module } from '#platform/module'
import { coverageDesk } from './desk.ts'
import './list.ts'
import { coverageHandled } from './routes.ts'

export const coverageModule: Module = { name: 'coverage', routes: coverageHandled, desk: coverageDesk }
