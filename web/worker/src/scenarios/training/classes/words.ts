import type { AnswerOf, classesRoutes } from '@guildhall/contract'
import { useFormat, useText, type SessionMark } from '@guildhall/ui'
import { messages } from './messages.ts'

export type MyClassRow = AnswerOf<typeof classesRoutes.listMyClasses>['rows'][number]
export type MyClass = AnswerOf<typeof classesRoutes.getMyClass>
export type Lesson = AnswerOf<typeof classesRoutes.getSignInSheet>['lesson']
type Bar = Pick<MyClassRow['sessions'][number], 'status' | 'state' | 'startsAt' | 'endsAt'>

/** A lesson as a bar. Called-off ones are left out; what has begun and is not noted yet is now. */
export function barsOf(sessions: readonly Bar[]): SessionMark[] {
  const marks = { present: 'came', late: 'came', absent: 'missed', leave: 'leave' } as const
  const live = sessions.filter((session) => session.state !== 'cancelled')
  const next = live.find((session) => session.status === null && Date.parse(session.endsAt) > Date.now())
  return live.map((session) => (session.status ? marks[session.status] : session === next ? 'now' : 'ahead'))
}

/** How the own class is said on every page. */
export function useMyClassWords() {
  const text = useText(messages)
  const format = useFormat()
  return {
    seat: (enrolment: MyClass['enrolment']) => (enrolment.state === 'waiting' ? text.seat.waiting(enrolment.position ?? 1) : text.seat[enrolment.state]),
    bars: (sessions: readonly Bar[]) => {
      const marks = barsOf(sessions)
      const count = (mark: SessionMark) => marks.filter((one) => one === mark).length
      return { marks, label: text.barsLabel(count('came'), count('missed'), marks.length) }
    },
    when: (session: { startsAt: string; endsAt: string }) => `${format.monthDay(session.startsAt)} ${format.timeSpan(session.startsAt, session.endsAt)}`,
  }
}
