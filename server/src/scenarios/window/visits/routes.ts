import { windowVisitRoutes } from '@guildhall/contract'
import { handle, type Handled } from '#platform/http'
import { arrive, bookAppointment, cancelAppointment, listAppointments, listMyAppointments, listSlots } from './appointments.ts'
import { createCounter, editCounter, getDoor, listCounters, listPublicWindows, setOffers } from './counters.ts'
import { callNext, finishTicket, followTicket, getBoard, getQueue, giveTicket, missTicket, recallTicket, takeTicket, transferTicket } from './tickets.ts'

export const visitRoutes: Handled[] = [
  handle(windowVisitRoutes.listCounters, listCounters), handle(windowVisitRoutes.createCounter, createCounter), handle(windowVisitRoutes.editCounter, editCounter), handle(windowVisitRoutes.setOffers, setOffers), handle(windowVisitRoutes.getDoor, getDoor),
  handle(windowVisitRoutes.publicList, listPublicWindows), handle(windowVisitRoutes.slots, listSlots), handle(windowVisitRoutes.board, getBoard), handle(windowVisitRoutes.takeTicket, takeTicket), handle(windowVisitRoutes.followTicket, followTicket),
  handle(windowVisitRoutes.book, bookAppointment), handle(windowVisitRoutes.listMine, listMyAppointments), handle(windowVisitRoutes.cancel, cancelAppointment), handle(windowVisitRoutes.listAppointments, listAppointments), handle(windowVisitRoutes.arrive, arrive),
  handle(windowVisitRoutes.queue, getQueue), handle(windowVisitRoutes.giveTicket, giveTicket), handle(windowVisitRoutes.callNext, callNext), handle(windowVisitRoutes.recall, recallTicket),
  handle(windowVisitRoutes.finish, finishTicket), handle(windowVisitRoutes.miss, missTicket), handle(windowVisitRoutes.transfer, transferTicket),
]
