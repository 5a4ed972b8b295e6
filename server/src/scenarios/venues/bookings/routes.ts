import { roomBookingRoutes } from '@guildhall/contract'
import { handle, type Handled } from '#platform/http'
import { bookRoom } from './commands/book-room.ts'
import { bookSeries, giveBackSeries, previewSeries } from './commands/book-series.ts'
import { callOffBooking, cancelBooking } from './commands/cancel-booking.ts'
import { listDay } from './queries/day.ts'
import { listMine } from './queries/mine.ts'
import { getSeries, listSeries } from './queries/series.ts'
import { listSlots } from './queries/slots.ts'

export const bookingRoutes: Handled[] = [
  handle(roomBookingRoutes.slots, listSlots), handle(roomBookingRoutes.book, bookRoom), handle(roomBookingRoutes.mine, listMine), handle(roomBookingRoutes.cancel, cancelBooking),
  handle(roomBookingRoutes.preview, previewSeries), handle(roomBookingRoutes.bookSeries, bookSeries), handle(roomBookingRoutes.listSeries, listSeries), handle(roomBookingRoutes.getSeries, getSeries), handle(roomBookingRoutes.giveBackSeries, giveBackSeries),
  handle(roomBookingRoutes.day, listDay), handle(roomBookingRoutes.free, callOffBooking),
]
