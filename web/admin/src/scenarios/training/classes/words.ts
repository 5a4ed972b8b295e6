import type { AnswerOf, classesRoutes } from '@guildhall/contract'
import type { Attendance } from '@guildhall/ui/console'

export type ClassRecord = AnswerOf<typeof classesRoutes.getClassRecord>
export type RosterRow = ClassRecord['roster'][number]
export type ClassRow = AnswerOf<typeof classesRoutes.listClasses>['rows'][number]
export type Lesson = AnswerOf<typeof classesRoutes.listLiveClasses>['rows'][number]
export type TabProps = { record: ClassRecord }

const shapes = { present: 'came', late: 'came', absent: 'missed', leave: 'leave' } as const

/** A person's marks, one a lesson that was not called off. */
export function marksOf(record: Pick<ClassRecord, 'sessions'>, row: Pick<RosterRow, 'marks'>): Attendance[] {
  return record.sessions.filter((session) => session.state !== 'cancelled').map((session) => {
    const status = row.marks.find((mark) => mark.sessionId === session.id)?.status
    return status ? shapes[status] : 'ahead'
  })
}

/** Where a lesson stands at this minute. */
export function phaseOf(lesson: Lesson, now: number): 'ahead' | 'open' | 'on' | 'over' | 'cancelled' {
  if (lesson.state === 'cancelled') return 'cancelled'
  if (Date.parse(lesson.endsAt) <= now) return 'over'
  if (lesson.checkIn.open) return 'open'
  return Date.parse(lesson.startsAt) <= now ? 'on' : 'ahead'
}
