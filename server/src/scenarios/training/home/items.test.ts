import { describe, expect, test } from 'vitest'
import { calendarOf } from '#platform/calendar'
import { checkInItem, evaluationItem, lessonItem, openItem, opinionItem, riskItem, waitlistItem, type MyClass, type OpenClass } from './items.ts'

const when = { calendar: calendarOf(), now: new Date('2026-11-20T10:16:00Z'), today: '2026-11-20' }
const lesson = (seq: number, status: MyClass['sessions'][number]['status'], startsAt = '2026-11-20T10:30:00.000Z') =>
  ({ id: `0000000${seq}-0000-7000-8000-000000000000`, seq, startsAt, endsAt: '2026-11-20T12:45:00.000Z', topic: '螺纹', state: 'planned' as const, status })
const classCard = {
  id: '01930000-0000-7000-8000-000000000001', number: 'BJ-2026-0187', title: '数控车工·中级班', kind: 'composite', state: 'running', occupation: { id: '01930000-0000-7000-8000-0000000000aa', name: '数控车工', category: 'machining' }, level: 2,
  division: '330424', town: '武原街道', classHours: 30, feeFen: '0', firstDay: '2026-11-04', lastDay: '2026-12-02', nextSession: { id: lesson(6, null).id, seq: 6, startsAt: '2026-11-20T10:30:00.000Z', endsAt: '2026-11-20T12:45:00.000Z', topic: '螺纹', hours: 3, state: 'planned', changedAt: null },
  trainer: null, venue: { id: '01930000-0000-7000-8000-0000000000bb', name: '城关职工学校 302', address: null, capacity: 30 }, seats: { capacity: 24, taken: 21, waiting: 0, waitlist: 6 }, enrolInvitedAt: null, enrolOpenAt: null, enrolCloseAt: null,
} satisfies MyClass['class']
const row = (more: Partial<MyClass> = {}): MyClass => ({
  class: classCard, enrolment: { id: '01930000-0000-7000-8000-0000000000cc', state: 'seated', position: null },
  sessions: [lesson(1, 'present'), lesson(2, 'late'), lesson(3, 'absent'), lesson(4, 'leave'), lesson(5, null), lesson(6, null)], attendance: { counted: 4, present: 1, late: 1, absent: 1, leave: 1, percent: 66, missesLeft: 1 }, checkIn: null, ...more,
})

describe('the worker’s first page', () => {
  test('an open door says until when, which lesson it is, and draws the lessons as they went', () => {
    const item = checkInItem(row({ checkIn: { sessionId: lesson(6, null).id, until: '2026-11-20T11:00:00.000Z' } }))!
    expect([item.rank, item.live?.zh, item.progress?.zh, item.lessons]).toEqual([0, '正在签到，19:00 截止', '第 6 次，共 6 次', ['came', 'came', 'missed', 'leave', 'ahead', 'now']])
    expect(checkInItem(row())).toBeNull()
  })

  test('the lesson one can check in to now is not said twice', () => {
    expect(lessonItem(row(), when)).toMatchObject({ part: 'next', link: `/my-classes/${classCard.id}` })
    expect(lessonItem(row({ checkIn: { sessionId: lesson(6, null).id, until: '2026-11-20T11:00:00.000Z' } }), when)).toBeNull()
    expect(lessonItem(row({ class: { ...classCard, state: 'cancelled' } }), when)).toBeNull()
  })

  test('whoever waits for a seat is told the place', () => {
    expect(waitlistItem(row({ enrolment: { ...row().enrolment, state: 'waiting', position: 2 } }))?.detail?.zh).toBe('候补第 2 位，轮到会发短信')
    expect(waitlistItem(row())).toBeNull()
  })

  test('a worker is warned before the one miss too many, not for perfect attendance', () => {
    expect(riskItem(row({ attendance: { ...row().attendance, missesLeft: 0 } }))?.detail?.zh).toBe('缺了 1 次，再缺就不能考核')
    expect(riskItem(row({ attendance: { ...row().attendance, missesLeft: -1 } }))?.detail?.zh).toBe('缺课太多，已经够不上考核')
    expect(riskItem(row({ attendance: { ...row().attendance, missesLeft: 0, absent: 0 } }))).toBeNull()
  })

  test('a question has a ruler from the asking to its end', () => {
    const deadline = opinionItem({ id: classCard.id, askedAt: '2026-11-10T02:00:00.000Z', title: '焊工初级班', closesAt: '2026-11-24T10:00:00.000Z' }, when).deadline!
    expect([deadline.from, deadline.due, deadline.workingDaysLeft, deadline.days.length]).toEqual(['2026-11-10', '2026-11-24', 2, 15])
  })

  test('a class that is over waits to be judged until its time ends', () => {
    const asked = { classId: classCard.id, title: '叉车司机班', lastDay: '2026-11-14', until: '2026-11-28T16:00:00.000Z' }
    expect(evaluationItem(asked, when)).toMatchObject({ part: 'waiting', deadline: { from: '2026-11-14', due: '2026-11-29' } })
  })

  test('what somebody asked for is offered first, then what is near', () => {
    const offer = classCard as unknown as OpenClass
    const rank = (wanted: string[], near: string | null) => openItem(offer, { wanted: new Set(wanted), near }).rank
    expect([rank([classCard.occupation.id], null), rank([], '330424'), rank([], '330481')]).toEqual([0, 1, 2])
    expect(openItem(offer, { wanted: new Set(), near: null }).detail?.zh).toBe('不用交钱·还有 3 个座位·城关职工学校 302')
  })
})
