import { needsRoutes } from '@guildhall/contract'
import { handle, type Handled } from '#platform/http'
import { correctMyNeed } from './commands/correct-my-need.ts'
import { correctNeed } from './commands/correct-need.ts'
import { fileNeed } from './commands/file-need.ts'
import { fileUnitNeed } from './commands/file-unit-need.ts'
import { recordNeed } from './commands/record-need.ts'
import { setNeedOccupation } from './commands/set-need-occupation.ts'
import { withdrawMyNeed } from './commands/withdraw-my-need.ts'
import { withdrawNeed } from './commands/withdraw-need.ts'
import { getDemandCell } from './queries/get-demand-cell.ts'
import { getDemandPulse } from './queries/get-demand-pulse.ts'
import { getDemand } from './queries/get-demand.ts'
import { getMyNeed } from './queries/get-my-need.ts'
import { getNeed } from './queries/get-need.ts'
import { getPublicDemand } from './queries/get-public-demand.ts'
import { listMyNeeds } from './queries/list-my-needs.ts'
import { listNeedChoices } from './queries/list-need-choices.ts'
import { listNeeds } from './queries/list-needs.ts'
import { listUnitNeeds } from './queries/list-unit-needs.ts'
import { suggestOccupation } from './queries/suggest-occupation.ts'

export const routes: Handled[] = [
  handle(needsRoutes.needChoices, listNeedChoices),
  handle(needsRoutes.suggestOccupation, suggestOccupation),
  handle(needsRoutes.fileNeed, fileNeed),
  handle(needsRoutes.listMyNeeds, listMyNeeds),
  handle(needsRoutes.getMyNeed, getMyNeed),
  handle(needsRoutes.correctMyNeed, correctMyNeed),
  handle(needsRoutes.withdrawMyNeed, withdrawMyNeed),
  handle(needsRoutes.fileUnitNeed, fileUnitNeed),
  handle(needsRoutes.listUnitNeeds, listUnitNeeds),
  handle(needsRoutes.recordNeed, recordNeed),
  handle(needsRoutes.withdrawNeed, withdrawNeed),
  handle(needsRoutes.listNeeds, listNeeds),
  handle(needsRoutes.getNeed, getNeed),
  handle(needsRoutes.correctNeed, correctNeed),
  handle(needsRoutes.setNeedOccupation, setNeedOccupation),
  handle(needsRoutes.getDemand, getDemand),
  handle(needsRoutes.getDemandCell, getDemandCell),
  handle(needsRoutes.getDemandPulse, getDemandPulse),
  handle(needsRoutes.getPublicDemand, getPublicDemand),
]
