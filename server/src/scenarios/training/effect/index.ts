import { effectRoutes } from '@guildhall/contract'
import { handle } from '#platform/http'
import type { Module } from '#platform/module'
import { followUpJob } from './clockwork.ts'
import { getEffect } from './get-effect.ts'
import { getMyFollowUp, listMyFollowUps, submitFollowUp } from './mine.ts'

export { followUpKey } from './form.ts'
export { findOwnAnswers } from './mine.ts'
export { groupOf, shareOf, smallestGroup } from './rules.ts'
export { countAsked, findSaid } from './store.ts'

export const effectPart: Omit<Module, 'name'> = {
  routes: [handle(effectRoutes.listMine, listMyFollowUps), handle(effectRoutes.getMine, getMyFollowUp), handle(effectRoutes.submit, submitFollowUp), handle(effectRoutes.get, getEffect)],
  jobs: [followUpJob],
}
