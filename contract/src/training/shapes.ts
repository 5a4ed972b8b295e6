import { z } from 'zod'
import { day, divisionCode, fen, id, instant, line, paragraph, skillLevel, time } from '../shapes.ts'

/** Shapes shared by the stories of the training scenario. */
export const needSource = z.enum(['worker', 'enterprise', 'department'])
export const needState = z.enum(['open', 'planned', 'invited', 'enrolled', 'served', 'withdrawn'])
export const window = z.enum(['weekday-day', 'weekday-evening', 'weekend'])
export const classKind = z.enum(['custom', 'composite'])
export const classState = z.enum(['draft', 'opinions', 'published', 'running', 'assessing', 'confirming', 'closed', 'cancelled'])
export const enrolmentState = z.enum(['seated', 'waiting', 'cancelled'])
export const attendanceStatus = z.enum(['present', 'late', 'absent', 'leave'])
export const outcome = z.enum(['passed', 'failed-theory', 'failed-practice', 'failed-attendance', 'absent'])

/** A weekly opening: days 1 (Monday) to 7 and clock times in China. */
export const openingWindow = z.object({ weekdays: z.array(z.number().int().min(1).max(7)).min(1), from: time, to: time })
export const occupationRef = z.object({ id, name: z.string(), category: z.enum(['machining', 'electrical-care', 'logistics', 'service']) })
export const course = z.object({ topic: line(60), hours: z.number().int().min(1).max(200) })
export const sessionPlan = z.object({ day, from: time, to: time, topic: line(60) })
export const session = z.object({
  id, seq: z.number().int(), startsAt: instant, endsAt: instant, topic: z.string(), hours: z.number().int(),
  state: z.enum(['planned', 'held', 'cancelled']), changedAt: instant.nullable(),
})
export const trainerRef = z.object({ id, name: z.string(), level: skillLevel.nullable(), honour: z.string().nullable() })
export const venueRef = z.object({ id, name: z.string(), address: z.string().nullable(), capacity: z.number().int() })
export const seatCount = z.object({ capacity: z.number().int(), taken: z.number().int(), waiting: z.number().int(), waitlist: z.number().int() })

/** A class as a card: the same facts on the phone, in a list and in a record's header. */
export const classCard = z.object({
  id, number: z.string(), title: z.string(), kind: classKind, state: classState, occupation: occupationRef, level: skillLevel.nullable(),
  division: divisionCode.nullable(), town: z.string().nullable(), classHours: z.number().int(), feeFen: fen,
  firstDay: day.nullable(), lastDay: day.nullable(), nextSession: session.nullable(),
  trainer: trainerRef.nullable(), venue: venueRef.nullable(), seats: seatCount,
  enrolInvitedAt: instant.nullable(), enrolOpenAt: instant.nullable(), enrolCloseAt: instant.nullable(),
})

/** Which version of a class template a plan or a proposed class was made by. */
export const templateRef = z.object({ id, version: z.number().int().min(1) })

/** What a cadre fills in for a plan; the server checks windows, capacity, hours and conflicts. */
export const planDraft = z.object({
  title: line(80), kind: classKind, occupationId: id, level: skillLevel.nullable(), needIds: z.array(id).max(2_000),
  unitId: id.nullable(), division: divisionCode.nullable(), town: line(40).nullable(),
  outline: z.array(course).min(1).max(60), sessions: z.array(sessionPlan).min(1).max(120),
  trainerId: id, venueId: id, seats: z.number().int().min(1).max(2_000), waitlist: z.number().int().min(0).max(2_000),
  costFen: fen, feeFen: fen, minAttendancePercent: z.number().int().min(0).max(100), passTheory: z.number().int().min(0).max(100), passPractice: z.number().int().min(0).max(100),
  note: paragraph(1_000).optional(), template: templateRef.nullable().default(null),
  /** How the equipment comes that the template asks for and the room lacks: without it such a room is refused. */
  equipmentReason: line(200).nullable().default(null),
})
