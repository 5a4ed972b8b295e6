import { offersRoutes } from '@guildhall/contract'
import { handle } from '#platform/http'
import { makeOffers } from './commands/make-offers.ts'
import { getOfferChoice, setOfferChoice } from './commands/set-offer-choice.ts'
import { listOffers } from './queries/list-offers.ts'
import { previewOffers } from './queries/preview-offers.ts'

export const routes = [
  handle(offersRoutes.previewOffers, previewOffers), handle(offersRoutes.makeOffers, makeOffers), handle(offersRoutes.listOffers, listOffers),
  handle(offersRoutes.getOfferChoice, getOfferChoice), handle(offersRoutes.setOfferChoice, setOfferChoice),
]
