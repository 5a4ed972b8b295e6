import type { Tx } from '#platform/db'
import { findSessions } from '../plans/index.ts'
import type { Attendance, AttendanceRow, AttendanceStatus, ClassRow, LeaveRule, MyClass, SessionRow } from './model.ts'
import { attendanceOf } from './rules.ts'
import { findAttendance } from './store.ts'

export type Attended = { sessions: SessionRow[]; marks: Map<string, AttendanceRow>; attendance: Attendance }

/** Lessons and marks of one person in several classes. */
export async function findAttended(tx: Tx, classes: readonly ClassRow[], personId: string): Promise<Map<string, Attended>> {
  const sessions = Map.groupBy(await findSessions(tx, classes.map((one) => one.id)), (session) => session.class_id)
  const marks = new Map((await findAttendance(tx, [...sessions.values()].flat().map((session) => session.id), personId)).map((mark) => [mark.session_id, mark]))
  return new Map(classes.map((of) => {
    const own = sessions.get(of.id) ?? []
    return [of.id, { sessions: own, marks, attendance: attendanceIn(of, own, (session) => statusOf(marks.get(session.id))) }]
  }))
}

export function attendanceIn(of: Pick<ClassRow, 'leave_rule' | 'min_attendance_percent'>, sessions: readonly SessionRow[], status: (session: SessionRow) => AttendanceStatus | null): Attendance {
  return attendanceOf(sessions.map((session) => ({ state: session.state, status: status(session) })), { leaveRule: of.leave_rule as LeaveRule, minPercent: of.min_attendance_percent })
}

export function statusOf(mark: Pick<AttendanceRow, 'status'> | undefined): AttendanceStatus | null {
  return (mark?.status ?? null) as AttendanceStatus | null
}

/** The own results, once they are confirmed: before that the policy of the table shows none. */
export async function findMyResults(tx: Tx, enrolmentIds: readonly string[]): Promise<Map<string, NonNullable<MyClass['result']>>> {
  if (enrolmentIds.length === 0) return new Map()
  const rows = await tx.selectFrom('training_result').selectAll().where('enrolment_id', 'in', enrolmentIds).where('confirmed_at', 'is not', null).execute()
  return new Map(rows.map((row) => [row.enrolment_id, {
    outcome: row.outcome as NonNullable<MyClass['result']>['outcome'], theory: row.theory, practice: row.practice, confirmedAt: row.confirmed_at?.toISOString() ?? null, certificateNumber: row.certificate_number,
  }]))
}
