import { describe, expect, test } from 'vitest'
import { attendanceOf, checkInWindow, deadlineOf, decideCheckIn, decideEnrolment, dueReminder, isAtRisk, markOfSilence, nextStateByClock, type EnrolFacts } from './rules.ts'
import type { AttendanceStatus } from './model.ts'

const at = (clock: string, day = '2026-11-20') => new Date(`${day}T${clock}:00+08:00`)
const span = (from: string, to: string, day = '2026-11-20') => ({ startsAt: at(from, day), endsAt: at(to, day) })

describe('who may enrol', () => {
  const base: EnrolFacts = {
    class: { kind: 'composite', state: 'published', enrolInvitedAt: at('09:00'), enrolOpenAt: at('12:00'), enrolCloseAt: at('18:00') },
    invited: false, lessons: [span('18:30', '20:45', '2026-11-28')], sittings: [],
  }
  const of = (change: Partial<EnrolFacts>, klass: Partial<EnrolFacts['class']> = {}): EnrolFacts => ({ ...base, ...change, class: { ...base.class, ...klass } })
  const clash = { ...span('20:00', '21:00', '2026-11-28'), classId: 'other', title: '电工夜班' }

  test.each([
    ['before anybody', of({}), at('08:59'), 'training.enrol-not-open'],
    ['before the invited, though invited', of({ invited: true }), at('08:59'), 'training.enrol-not-open'],
    ['invited, on the stroke', of({ invited: true }), at('09:00'), 'admit'],
    ['not invited, while the invited may', of({}), at('11:59'), 'training.enrol-invited-first'],
    ['everybody, on the stroke', of({}), at('12:00'), 'admit'],
    ['the last second before closing', of({}), new Date(at('18:00').getTime() - 1), 'admit'],
    ['the closing instant itself is too late', of({ invited: true }), at('18:00'), 'training.enrol-closed'],
    ['a running class', of({ invited: true }, { state: 'running' }), at('13:00'), 'training.enrol-closed'],
    ['a cancelled class', of({ invited: true }, { state: 'cancelled' }), at('13:00'), 'training.enrol-closed'],
    ['a custom class, whom the unit has not named', of({}, { kind: 'custom', enrolOpenAt: null }), at('13:00'), 'training.enrol-custom'],
    ['a custom class, on the unit’s list', of({ invited: true }, { kind: 'custom', enrolOpenAt: null }), at('10:00'), 'admit'],
    ['another class at the same time', of({ sittings: [clash] }), at('13:00'), 'training.enrol-clash'],
    ['another class that begins as this one ends', of({ sittings: [{ ...clash, ...span('20:45', '21:30', '2026-11-28') }] }), at('13:00'), 'admit'],
    ['no opening set at all', of({ invited: true }, { enrolInvitedAt: null, enrolOpenAt: null }), at('13:00'), 'training.enrol-not-open'],
  ])('%s', (_title, facts, now, expected) => {
    const decision = decideEnrolment(facts, now)
    expect(decision.kind === 'admit' ? 'admit' : decision.code).toBe(expected)
  })

  test('the clash names the class that is in the way', () => {
    expect(decideEnrolment(of({ sittings: [clash] }), at('13:00'))).toMatchObject({ details: { title: '电工夜班', classId: 'other' } })
  })
})

describe('the door of a lesson', () => {
  const lesson = { ...span('18:30', '20:45'), state: 'planned' }
  test.each([
    ['18:00 on the stroke', at('18:00'), 'present'], ['a moment before', new Date(at('18:00').getTime() - 1), null], ['on time', at('18:30'), 'present'],
    ['ten minutes', at('18:40'), 'present'], ['eleven minutes', at('18:41'), 'late'], ['the last moment', new Date(at('19:00').getTime() - 1), 'late'], ['half an hour', at('19:00'), null],
  ])('%s', (_title, now, expected) => expect(decideCheckIn(lesson, now)).toBe(expected))
  test('a lesson called off lets nobody in, and a short one closes its door when it ends', () => {
    expect(decideCheckIn({ ...lesson, state: 'cancelled' }, at('18:30'))).toBeNull()
    expect(checkInWindow(span('18:30', '18:50')).until).toEqual(at('18:50'))
  })
  test('a lesson over New Year’s midnight has its door on both days', () => {
    const nightShift = { startsAt: at('00:10', '2027-01-01'), endsAt: at('02:00', '2027-01-01'), state: 'planned' }
    expect([decideCheckIn(nightShift, at('23:40', '2026-12-31')), decideCheckIn(nightShift, at('23:39', '2026-12-31'))]).toEqual(['present', null])
  })
})

describe('attendance', () => {
  const lessons = (marks: string) => [...marks].map((mark) => ({ state: mark === 'x' ? 'cancelled' : 'held', status: ({ p: 'present', l: 'late', a: 'absent', g: 'leave' } as Record<string, AttendanceStatus>)[mark] ?? null }))
  const excused = { leaveRule: 'excused', minPercent: 80 } as const
  test.each([
    ['nothing held yet', '..........', excused, { percent: null, missesLeft: 2, counted: 0 }],
    ['who came late came', 'ppppl.....', excused, { percent: 100, missesLeft: 2, late: 1 }],
    ['eight of ten is eighty', 'ppppppppaa', excused, { percent: 80, missesLeft: 0 }],
    ['seven of nine is 77, not 78', 'pppppppaa', excused, { percent: 77, missesLeft: -1 }],
    ['leave is left out of the count', 'ppppppppgg', excused, { percent: 100, counted: 8, missesLeft: 1 }],
    ['unless the class counts it as missed', 'ppppppppgg', { leaveRule: 'missed', minPercent: 80 } as const, { percent: 80, missesLeft: 0 }],
    ['a lesson called off does not count', 'ppppxxxxxx', excused, { percent: 100, counted: 4, missesLeft: 0 }],
    ['leave from everything is no attendance', 'gggg', excused, { percent: null, counted: 0 }],
  ])('%s', (_title, marks, rule, expected) => expect(attendanceOf(lessons(marks), rule)).toMatchObject(expected))

  test('at risk is who has missed and may miss no more; not who merely sits in a short class', () => {
    expect(isAtRisk(attendanceOf(lessons('ppaa......'), excused))).toBe(true)
    expect(isAtRisk(attendanceOf(lessons('ppa.......'), excused))).toBe(false)
    expect(isAtRisk(attendanceOf(lessons('pp..'), excused))).toBe(false)
  })

  test('silence after a lesson is absence, unless leave was granted', () => {
    expect([markOfSilence(undefined), markOfSilence({ state: 'asked' }), markOfSilence({ state: 'refused' }), markOfSilence({ state: 'granted' })]).toEqual(['absent', 'absent', 'absent', 'leave'])
  })
})

describe('reminders', () => {
  const lesson = span('18:30', '20:45', '2027-01-01')
  test.each([
    ['the evening two days before', at('20:00', '2026-12-30'), null], ['at night before', at('08:59', '2026-12-31'), null], ['the morning before, in the old year', at('09:00', '2026-12-31'), 'day-before'],
    ['late the day before', at('23:59', '2026-12-31'), 'day-before'], ['the day itself', at('08:00', '2027-01-01'), null], ['two hours', at('16:30', '2027-01-01'), 'soon'], ['begun', at('18:30', '2027-01-01'), null],
  ])('%s', (_title, now, expected) => expect(dueReminder(lesson, now)).toBe(expected))
})

describe('the clock moves a class', () => {
  const lessons = [{ ...span('09:00', '10:00', '2026-11-20'), state: 'planned' }, { ...span('09:00', '10:00', '2026-11-27'), state: 'planned' }]
  test.each([
    ['before its first lesson', 'published', at('08:59'), null], ['at its first lesson', 'published', at('09:00'), 'start'], ['between lessons', 'running', at('12:00'), null],
    ['at the end of the last', 'running', at('10:00', '2026-11-27'), 'finish-teaching'], ['assessed already', 'assessing', at('12:00', '2026-12-01'), null],
  ])('%s', (_title, state, now, expected) => expect(nextStateByClock({ state, lessons }, now)).toBe(expected))
  test('a last lesson that was called off is not waited for', () => {
    expect(nextStateByClock({ state: 'running', lessons: [lessons[0]!, { ...lessons[1]!, state: 'cancelled' }] }, at('12:00'))).toBe('finish-teaching')
  })
  test('what is due next follows the state', () => {
    const facts = { publishedAt: at('09:00', '2026-11-01'), enrolCloseAt: at('18:00', '2026-11-18'), firstDay: '2026-11-20', lastDay: '2026-11-27', enteredAt: at('10:00', '2026-11-27'), caseDue: '2026-12-11' }
    expect(['published', 'running', 'assessing', 'closed'].map((state) => deadlineOf({ ...facts, state }, at('12:00', '2026-11-10'))?.what)).toEqual(['enrolment-closes', 'last-lesson', 'results', undefined])
    expect(deadlineOf({ ...facts, state: 'published' }, at('12:00', '2026-11-19'))).toMatchObject({ what: 'first-lesson', due: '2026-11-20' })
  })
})
