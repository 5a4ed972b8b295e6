import { qualityRoutes } from '@guildhall/contract'
import { handle } from '#platform/http'
import type { Module } from '#platform/module'
import { answerRectification, dropRectification, setQualityRule, verifyRectification } from './commands.ts'
import { qualityDesk } from './desk.ts'
import { getRectification, listRectifications } from './queries.ts'
import { watchJob } from './watch.ts'

export { rectificationProcess } from './process.ts'
export { ruleFor, shortfallsOf } from './rules.ts'
export { findRules, findUnderWay, noteFoundPhoto } from './store.ts'
export { putRight, type Found } from './watch.ts'

export const qualityPart: Omit<Module, 'name'> = {
  routes: [
    handle(qualityRoutes.list, listRectifications), handle(qualityRoutes.get, getRectification), handle(qualityRoutes.answer, answerRectification), handle(qualityRoutes.verify, verifyRectification),
    handle(qualityRoutes.drop, dropRectification), handle(qualityRoutes.setRule, setQualityRule),
  ],
  jobs: [watchJob], desk: qualityDesk,
}
