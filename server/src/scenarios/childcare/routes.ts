import { childcareRoutes as routes } from '@guildhall/contract'
import { handle, type Handled } from '#platform/http'
import { enrolChild } from './commands/enrol-child.ts'
import { getPickUpCode, giveCode } from './commands/give-code.ts'
import { checkCode, handOver, lookAtChild, noteArrival } from './commands/hand-over.ts'
import { cancelClass, editClass, openClass, publishClass, setPlaces } from './commands/keep-class.ts'
import { takeOffer } from './commands/take-offer.ts'
import { withdrawConsent } from './commands/withdraw-consent.ts'
import { getClass, getDay, listChildren, listClasses } from './queries/classes.ts'
import { getMyChild, listOpen, showClass } from './queries/mine.ts'

export const childcareHandled: Handled[] = [
  handle(routes.list, listClasses), handle(routes.get, getClass), handle(routes.open, openClass), handle(routes.edit, editClass), handle(routes.publish, publishClass), handle(routes.resize, setPlaces), handle(routes.cancel, cancelClass), handle(routes.children, listChildren),
  handle(routes.day, getDay), handle(routes.look, lookAtChild), handle(routes.arrive, noteArrival), handle(routes.check, checkCode), handle(routes.handOver, handOver),
  handle(routes.find, listOpen), handle(routes.show, showClass), handle(routes.enrol, enrolChild), handle(routes.getMine, getMyChild), handle(routes.code, getPickUpCode), handle(routes.giveCode, giveCode), handle(routes.takeOffer, takeOffer), handle(routes.withdraw, withdrawConsent),
]
