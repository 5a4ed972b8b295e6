import type { Selectable } from 'kysely'
import type { AnswerOf, classesRoutes } from '@guildhall/contract'
import type { Database } from '#platform/db'

export type ClassRow = Selectable<Database['training_class']>
export type SessionRow = Selectable<Database['training_session']>
export type EnrolmentRow = Selectable<Database['training_enrolment']>
export type AttendanceRow = Selectable<Database['training_attendance']>
export type LeaveRow = Selectable<Database['training_leave']>

export type ClassState = 'draft' | 'opinions' | 'published' | 'running' | 'assessing' | 'confirming' | 'closed' | 'cancelled'
export type AttendanceStatus = 'present' | 'late' | 'absent' | 'leave'
export type LeaveRule = 'excused' | 'missed'
export type Span = { startsAt: Date; endsAt: Date }

export type MyClass = AnswerOf<typeof classesRoutes.getMyClass>
export type Enrolment = MyClass['enrolment']
export type Attendance = MyClass['attendance']
export type ClassCard = MyClass['class']
export type ClassRecord = AnswerOf<typeof classesRoutes.getClassRecord>
export type Sheet = AnswerOf<typeof classesRoutes.getSignInSheet>
export type Lesson = Sheet['lesson']

/** To which column sealed bytes are bound. */
export const sealedIn = { name: 'training_enrolment.name', phone: 'training_enrolment.phone' } as const
