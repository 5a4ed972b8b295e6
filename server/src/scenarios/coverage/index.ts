import type { Module } from '#platform/module'
import { coverageDesk } from './desk.ts'
import { followFoundings } from './follow-foundings.ts'
import { followHandOver, handOverJob } from './hand-over.ts'
import './list.ts'
import { coverageHandled } from './routes.ts'

export const coverageModule: Module = { name: 'coverage', routes: coverageHandled, jobs: [handOverJob], handlers: [...followFoundings, followHandOver], desk: coverageDesk }
