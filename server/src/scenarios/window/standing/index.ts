import { windowRankingRoutes, windowVisitRoutes } from '@guildhall/contract'
import { handle, type Handled } from '#platform/http'
import { awardFlag, getRanking } from './ranking.ts'
import { listRatings, rateCase, typeRating } from './ratings.ts'

export const standingRoutes: Handled[] = [
  handle(windowVisitRoutes.rate, rateCase), handle(windowVisitRoutes.typeRating, typeRating), handle(windowVisitRoutes.listRatings, listRatings), handle(windowRankingRoutes.get, getRanking), handle(windowRankingRoutes.award, awardFlag),
]
