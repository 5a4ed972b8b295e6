import { setupRoutes } from '@guildhall/contract'
import { handle } from '#platform/http'
import type { Module } from '#platform/module'
import { finish, getProgress, getSetup, listChecks, nameFederation, note, sendTestText } from './wizard.ts'

/** The first days of a real installation. */
export const setupModule: Module = {
  name: 'setup',
  routes: [
    handle(setupRoutes.progress, getProgress), handle(setupRoutes.get, getSetup), handle(setupRoutes.checks, listChecks), handle(setupRoutes.nameFederation, nameFederation),
    handle(setupRoutes.sendTestText, sendTestText), handle(setupRoutes.note, note), handle(setupRoutes.finish, finish),
  ],
}
