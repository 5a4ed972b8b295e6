import { pointsRoutes } from '@guildhall/contract'
import { handle, handleReading, type Handled } from '#platform/http'
import './people.ts'
import { getProgramme, keepPoints, listMine } from './programme.ts'

export { pointsChecks } from './checks.ts'
export { pointsHandlers } from './follow.ts'
export { lapseJob } from './lapse.ts'
export { balancesOf, givePointsBack, pay, take, whoCanPay } from './spend.ts'
export { findProgrammesAt } from './store.ts'

export const pointsHandled: Handled[] = [handleReading(pointsRoutes.mine, listMine), handle(pointsRoutes.get, getProgramme), handle(pointsRoutes.keep, keepPoints)]
