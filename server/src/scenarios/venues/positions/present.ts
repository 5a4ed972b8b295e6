import type { venueShapes } from '@guildhall/contract'
import type { z } from 'zod'
import { divisionName } from '#registry/units'
import type { BookBy, PositionKind, RoomRow } from '../places/index.ts'
import type { PositionWithUnit } from '../places/index.ts'

export function presentPlace(row: PositionWithUnit) {
  return { id: row.id, kind: row.kind as PositionKind, name: row.name, unitName: row.unit_name, divisionName: divisionName(row.division), town: row.town, address: row.address, line: row.line }
}

export function presentRoom(row: RoomRow): z.output<typeof venueShapes.publicRoom> {
  return {
    id: row.id, name: row.name, capacity: row.capacity, facilities: row.facilities, book: row.book as BookBy, forUnits: row.for_units, slotMinutes: row.slot_minutes, bookDays: row.book_days, perWeek: row.per_week, waitlist: row.waitlist, closedDays: row.closed_days,
    needsHelper: row.needs_helper,
  }
}
