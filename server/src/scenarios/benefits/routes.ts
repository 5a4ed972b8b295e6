import { benefitRoutes } from '@guildhall/contract'
import { handle, handleBatched, handleReading, type Handled } from '#platform/http'
import { budgetsHandled } from './budgets/index.ts'
import { byRelease, claimMany } from './commands/claim.ts'
import { giveBack } from './commands/give-back.ts'
import { swiftClaim } from './commands/swift.ts'
import { createRelease, handOver, publishRelease, withdrawRelease } from './commands/releases.ts'
import { takeBackHandOver } from './commands/take-back.ts'
import { addPicture, removePicture, showPicture } from './pictures.ts'
import { pointsHandled } from './points/index.ts'
import { getDraw, getMine, listOpen } from './queries/mine.ts'
import { listClaims, listReleases } from './queries/releases.ts'

export const routes: Handled[] = [
  ...budgetsHandled, ...pointsHandled,
  handleReading(benefitRoutes.listOpen, listOpen), handleReading(benefitRoutes.get, getMine), handleBatched(benefitRoutes.claim, byRelease, claimMany, swiftClaim), handle(benefitRoutes.giveBack, giveBack), handleReading(benefitRoutes.sheet, getDraw),
  handle(benefitRoutes.list, listReleases), handle(benefitRoutes.create, createRelease), handle(benefitRoutes.addPicture, addPicture), handle(benefitRoutes.removePicture, removePicture), handle(benefitRoutes.picture, showPicture),
  handle(benefitRoutes.publish, publishRelease), handle(benefitRoutes.withdraw, withdrawRelease), handle(benefitRoutes.claims, listClaims), handle(benefitRoutes.handOver, handOver), handle(benefitRoutes.takeBack, takeBackHandOver),
]
