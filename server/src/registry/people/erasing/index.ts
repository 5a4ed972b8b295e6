import { erasingRoutes } from '@guildhall/contract'
import { handle, type Handled } from '#platform/http'
import { askErasure, withdrawErasure } from './ask.ts'
import { foreseeErasure } from './foresee.ts'

export { erasureChecks } from './checks.ts'
export { erasePeopleJob } from './erase-people.ts'
export const erasingHandled: Handled[] = [handle(erasingRoutes.foresee, foreseeErasure), handle(erasingRoutes.ask, askErasure), handle(erasingRoutes.withdraw, withdrawErasure)]
