import { z } from 'zod'
import { day, id, instant, line, time } from '../shapes.ts'

/** Shapes shared by the stories of service positions (服务阵地). */
export const count = z.number().int()
export const positionKind = z.enum(['library', 'culture', 'station', 'nursing', 'activity', 'labour-base', 'other'])
/** How a room is booked: not at all, a place in it, or the whole of it. */
export const bookBy = z.enum(['none', 'seats', 'whole'])
export const stretch = z.object({ from: time, to: time })
export const stretchForm = stretch.refine((one) => one.from < one.to, { error: 'ends before it begins' })
export const weekHours = stretch.extend({ weekdays: z.array(count.min(1).max(7)).min(1).max(7) })
export const weekHoursForm = weekHours.refine((one) => one.from < one.to, { error: 'ends before it begins' })
export const dayException = z.object({ day, hours: z.array(stretch), why: z.string() })
/** Whether it is open now and until when; otherwise when it opens next. */
export const openState = z.object({ now: z.boolean(), until: time.nullable(), opens: z.object({ day, from: time }).nullable() })
export const photo = z.object({ id, caption: z.string() })
export const positionRef = z.object({ id, name: z.string(), kind: positionKind })
export const roomRef = z.object({ id, name: z.string() })

const roomFields = {
  name: line(40), capacity: count.min(1).max(5_000), facilities: z.string(), book: bookBy, forUnits: z.boolean(), slotMinutes: count.min(15).max(480), bookDays: count.min(1).max(90), perWeek: count.min(1).max(50).nullable(), waitlist: count.min(0).max(200),
  /** Who misses twice in sixty days waits so many days. */
  closedDays: count.min(1).max(180).nullable(), needsHelper: z.boolean(),
}
export const publicRoom = z.object({ id, ...roomFields })
export const room = publicRoom.extend({ active: z.boolean(), trainingVenue: z.object({ id, name: z.string() }).nullable(), updatedAt: instant })
export const roomForm = z.object({ ...roomFields, facilities: line(200).or(z.literal('')), trainingVenueId: id.nullable(), active: z.boolean() })
export const helper = z.object({ id, name: z.string(), does: z.string(), active: z.boolean() })

export const bookingState = z.enum(['waiting', 'booked', 'cancelled', 'freed', 'came', 'missed', 'lapsed'])
export const booking = z.object({
  id, position: positionRef, room: roomRef, day, from: time, to: time, people: count, state: bookingState,
  /** In the line, from 1. */
  place: count.nullable(), helper: z.string().nullable(), assisted: z.boolean(), why: z.string().nullable(),
})
/** In place of a reason in words: hours, position or room were changed. */
export const whyChanged = 'changed'
/** Why a day of a series cannot be had. */
export const skipWhy = z.enum(['past', 'too-far', 'closed', 'taken', 'no-helper'])
