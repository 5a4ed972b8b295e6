import { outlineOf } from './present.ts'
import type { Draft } from './model.ts'
import type { ClassRow, SessionRow } from './store.ts'
import { clockOfInstant, dayOfInstant } from './times.ts'

/** A stored plan as the form it came from: for checking it again, and for the editor. */
export function draftOf(row: ClassRow, sessions: readonly SessionRow[], needIds: readonly string[]): Draft {
  return {
    title: row.title, kind: row.kind as Draft['kind'], occupationId: row.occupation_id, level: row.level, needIds: [...needIds], unitId: row.unit_id, division: row.division, town: row.town,
    outline: outlineOf(row), sessions: sessions.map((session) => ({ day: dayOfInstant(session.starts_at), from: clockOfInstant(session.starts_at), to: clockOfInstant(session.ends_at), topic: session.topic })),
    trainerId: row.trainer_id, venueId: row.venue_id, seats: row.seats, waitlist: row.waitlist, costFen: String(row.cost_fen), feeFen: String(row.fee_fen),
    minAttendancePercent: row.min_attendance_percent, passTheory: row.pass_theory, passPractice: row.pass_practice,
    template: row.template_id === null ? null : { id: row.template_id, version: row.template_version! }, equipmentReason: row.equipment_reason,
  }
}
