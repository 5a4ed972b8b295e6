import { positionVisitRoutes } from '@guildhall/contract'
import { handle, type Handled } from '#platform/http'
import { checkIn, getDoorCode, readDoor } from './check-in.ts'
import { getFigures } from './figures.ts'
import { enterCount, noteCame } from './on-paper.ts'
import { rankingFile } from './ranking-file.ts'

export const visitRoutes: Handled[] = [
  handle(positionVisitRoutes.code, getDoorCode), handle(positionVisitRoutes.read, readDoor), handle(positionVisitRoutes.come, checkIn), handle(positionVisitRoutes.noteCame, noteCame), handle(positionVisitRoutes.enterCount, enterCount), handle(positionVisitRoutes.figures, getFigures), handle(positionVisitRoutes.rankingFile, rankingFile),
]
export { visitChecks } from './checks.ts'
export { countVisits, type Counted } from './metrics.ts'
