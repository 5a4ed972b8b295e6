import type { roomBookingRoutes, AnswerOf } from '@guildhall/contract'
import type { Selectable } from 'kysely'
import type { Database } from '#platform/db'

export type BookingRow = Selectable<Database['venue_booking']>
export type SlotRow = Selectable<Database['venue_slot']>
export type SeriesRow = Selectable<Database['venue_series']>
export type Booking = AnswerOf<typeof roomBookingRoutes.book>
export type BookingState = Booking['state']
export type SkipWhy = NonNullable<AnswerOf<typeof roomBookingRoutes.preview>['rows'][number]['why']>
