import type { venueShapes } from '@guildhall/contract'
import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { Database } from '#platform/db'

export type PositionRow = Selectable<Database['venue_position']>
export type RoomRow = Selectable<Database['venue_room']>
export type HelperRow = Selectable<Database['venue_helper']>
export type PositionKind = z.output<typeof venueShapes.positionKind>
export type BookBy = z.output<typeof venueShapes.bookBy>
export type WeekHours = z.output<typeof venueShapes.weekHours>
export type Stretch = z.output<typeof venueShapes.stretch>

export const hoursOf = (row: Pick<PositionRow, 'hours'>) => row.hours as WeekHours[]
