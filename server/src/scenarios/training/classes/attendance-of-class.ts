import type { Tx } from '#platform/db'
import { findSessions } from '../plans/index.ts'
import type { Attendance, ClassRow, EnrolmentRow } from './model.ts'
import { attendanceIn, statusOf } from './my-lessons.ts'
import { findAttendance, findRoster } from './store.ts'

/** Everybody who has a seat in a class, with their attendance by the class's own rule: what marks are entered for, and what passing asks. Run it where the lists are seen. */
export async function attendanceOfClass(tx: Tx, of: Pick<ClassRow, 'id' | 'leave_rule' | 'min_attendance_percent'>): Promise<{ enrolment: EnrolmentRow; attendance: Attendance }[]> {
  const sessions = await findSessions(tx, [of.id])
  const marks = Map.groupBy(await findAttendance(tx, sessions.map((session) => session.id)), (mark) => mark.enrolment_id)
  return (await findRoster(tx, [of.id], ['seated'])).map((enrolment) => {
    const own = new Map((marks.get(enrolment.id) ?? []).map((mark) => [mark.session_id, mark]))
    return { enrolment, attendance: attendanceIn(of, sessions, (session) => statusOf(own.get(session.id))) }
  })
}
