import { describe, expect, test } from 'vitest'
import { costOf, reasonsOf } from '#engines/planning'
import { calendarOf } from '#platform/calendar'
import { weeksFrom } from './calendar.ts'
import { comparePlans } from './compare.ts'
import type { HeldClass, Input, Settings, StoredClass } from './model.ts'
import { poseProblem, weeksBetween } from './problem.ts'
import { keyOf } from './result.ts'
import { openSlots, sessionsFrom, touchedSlots } from './slots.ts'
import { usualSettings, weightOf } from './weights.ts'

const everyDay = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '22:00' }]
const mondays = ['2026-12-07', '2026-12-14', '2026-12-21', '2026-12-28', '2027-01-04', '2027-01-11']
const need = (more: Partial<Input['needs'][number]> = {}) => ({ id: 'n1', number: 'XQ-1', source: 'worker' as const, occupationId: 'welder', level: 1, division: '410202', town: '东墩镇', seats: 1, windows: ['weekday-evening' as const], earliest: null, latest: null, asked: '2026-11-20', unitId: null, ...more })
const trainer = (more: Partial<Input['trainers'][number]> = {}) => ({ id: 't1', occupationIds: ['welder'], level: 5, divisions: [], windows: everyDay, weeklyHours: null, feeFen: 10_000, ...more })
const venue = (more: Partial<Input['venues'][number]> = {}) => ({ id: 'v1', occupationIds: ['welder'], windows: everyDay, division: '410202', town: '东墩镇', capacity: 24, ...more })
const input = (more: Partial<Input> = {}): Input => ({ today: '2026-11-20', mondays, closed: [], needs: Array.from({ length: 6 }, (_, nth) => need({ id: `n${nth}` })), trainers: [trainer()], venues: [venue()], taken: [], occupations: [{ id: 'welder', category: 'machining' }], fixed: [], previous: [], ...more })
const settings = (more: Partial<Settings> = {}): Settings => ({ ...usualSettings('2026-12-07'), weeks: 6, minSeats: 4, ...more })

describe('weeks', () => {
  const calendar = calendarOf([{ day: '2027-01-01', kind: 'holiday', name: '元旦' }, ...['2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11', '2027-02-12'].map((day) => ({ day, kind: 'holiday' as const, name: '春节' })), { day: '2027-02-20', kind: 'workday' as const, name: '春节' }])
  test('begin with the one that holds the first day, whose earlier days are closed; a day off closes its day', () => {
    const { mondays: weeks, closed } = weeksFrom('2026-12-09', 4, calendar)
    expect(weeks).toEqual(['2026-12-07', '2026-12-14', '2026-12-21', '2026-12-28'])
    expect(closed).toEqual(['2026-12-07', '2026-12-08', '2027-01-01'])
  })
  test('a week of festival is left out, and a weekend that is worked is nobody’s weekend', () => {
    const { mondays: weeks, closed } = weeksFrom('2027-02-01', 3, calendar)
    expect(weeks).toEqual(['2027-02-01', '2027-02-15', '2027-02-22'])
    expect(closed).toContain('2027-02-20')
  })
  test('of a need are those that lie wholly in its span', () => {
    expect(weeksBetween({ earliest: null, latest: null }, mondays, '2026-12-07')).toEqual({ from: 0, until: 5 })
    expect(weeksBetween({ earliest: '2026-12-08', latest: '2027-01-03' }, mondays, '2026-12-07')).toEqual({ from: 1, until: 3 })
    expect(weeksBetween({ earliest: '2027-06-01', latest: null }, mondays, '2026-12-07').from).toBe(6)
    expect(weeksBetween({ earliest: null, latest: '2026-12-12' }, mondays, '2026-12-07').until).toBe(-1)
  })
})

describe('times', () => {
  test('a class of thirty hours on two evenings a week meets ten times, the last of forty one hour only', () => {
    const sessions = sessionsFrom(mondays, { slots: [2, 8], week: 1, hours: 30 })
    expect([sessions.length, sessions[0], sessions.at(-1)]).toEqual([10, { day: '2026-12-14', from: '18:30', to: '20:45' }, { day: '2027-01-13', from: '18:30', to: '20:45' }])
    expect(sessionsFrom(mondays, { slots: [2, 8], week: 0, hours: 10, each: 4 }).map((one) => one.to)).toEqual(['21:30', '21:30', '20:00'])
    expect(sessionsFrom([...mondays, '2027-01-18'], { slots: [2, 8], week: 0, hours: 40 }).at(-1)).toEqual({ day: '2027-01-20', from: '18:30', to: '19:15' })
  })
  test('a window opens the slots that lie wholly in it; a class takes those that it touches', () => {
    expect(openSlots([{ weekdays: [1], from: '09:00', to: '16:00' }])).toBe(0b011)
    expect(openSlots([{ weekdays: [1], from: '19:00', to: '22:00' }])).toBe(0)
    expect(touchedSlots(1, { from: '15:00', to: '19:00' })).toBe(0b110)
    expect(touchedSlots(2, { from: '12:00', to: '13:30' })).toBe(0)
  })
})

describe('what a seat is worth', () => {
  test('its source’s priority, more with each month of waiting, for six months at most', () => {
    const by = settings({ priority: { worker: 1, enterprise: 2, department: 3 } })
    expect(weightOf({ source: 'worker', asked: '2026-11-20' }, by, '2026-11-20')).toBe(1)
    expect(weightOf({ source: 'enterprise', asked: '2026-10-21' }, by, '2026-11-20')).toBeCloseTo(2.2)
    expect(weightOf({ source: 'department', asked: '2020-01-01' }, by, '2026-11-20')).toBeCloseTo(4.8)
  })
})

describe('the problem', () => {
  test('a course is an occupation at a level; who names no level takes the most wanted one', () => {
    const { courses, problem } = poseProblem(input({ needs: [need(), need({ id: 'b', level: null }), need({ id: 'c', occupationId: 'cook', level: null }), need({ id: 'd', level: 3 })] }), settings())
    expect(courses).toMatchObject([{ occupationId: 'welder', level: 1, hours: 30 }, { occupationId: 'cook', level: null, hours: 30 }, { occupationId: 'welder', level: 3, hours: 48 }])
    expect(problem.demands.map((one) => one.course)).toEqual([0, 0, 1, 2])
    expect(problem.courses.map((one) => one.sessions)).toEqual([10, 10, 16])
  })
  test('a trainer teaches up to their level and where they come; a room without occupations takes any', () => {
    const { problem } = poseProblem(input({ needs: [need(), need({ id: 'b', level: 3 })], trainers: [trainer({ level: 2, divisions: ['410203'] })], venues: [venue({ occupationIds: [] }), venue({ id: 'v2', division: '410203', town: null })] }), settings())
    expect(problem.teachers[0]).toMatchObject({ courses: [0], places: [1], perDay: 2, perWeek: 21, cost: 30_000 })
    expect(problem.rooms[0]!.courses).toEqual([0, 1])
    expect(problem.travel).toEqual([[0, Infinity], [Infinity, 0]])
  })
  test('what is planned or promised makes trainer and room busy, and counts towards the trainer’s week', () => {
    const taken = [{ trainerId: 't1', venueId: 'v1', day: '2026-12-15', from: '18:30', to: '20:45' }, { trainerId: 't1', venueId: null, day: '2026-12-16', from: '07:00', to: '08:30' }]
    const { problem } = poseProblem(input({ taken, trainers: [trainer({ weeklyHours: 10 })] }), settings())
    expect(problem.teachers[0]).toMatchObject({ perWeek: 3, taught: [{ week: 1, slots: 1 << 5, sessions: 2 }] })
    expect(problem.rooms[0]!.busy).toEqual([{ week: 1, slots: 1 << 5 }])
  })
  test('what is ruled out is so for every level, or for the one that is named', () => {
    const rule = { occupationId: 'welder', level: null, trainerId: 't1', venueId: null, window: null }
    const both = input({ needs: [need(), need({ id: 'b', level: 3 })] })
    expect(poseProblem(both, settings({ forbidden: [rule, { ...rule, level: 3, trainerId: null, window: 'weekend' }, { ...rule, trainerId: 'gone' }] })).problem.forbidden).toEqual([{ teacher: 0, course: 0 }, { teacher: 0, course: 1 }, { kind: 2, course: 1 }])
  })

  const template = { id: 'c1', version: 2, name: '精品班', distance: 0, occupationId: 'welder', level: 1, sessionHours: 4, minSeats: 6, maxSeats: 9, materialFen: '10000', fixedFen: '50000', equipment: [], outline: [{ topic: '{occupation}', hours: 24, practice: true }] }
  test('a course is as its template says; where there is none, as the settings say', () => {
    const both = input({ needs: [need(), need({ id: 'b', level: 3 })], templates: [template], trainers: [trainer({ weeklyHours: 11 })] })
    const { problem, courses } = poseProblem(both, settings())
    expect(problem.courses).toMatchObject([{ sessions: 6, min: 6, max: 9, cost: 9 * 10_000 + 50_000, paid: 8 }, { sessions: 16, min: 4, max: 40, cost: 40 * 8_000 }])
    expect(problem.courses[1]).not.toHaveProperty('paid')
    expect(courses.map((one) => [one.each, one.template?.version])).toEqual([[4, 2], [3, undefined]])
    // 24 hours at 100 yuan an hour and the course's own.
    expect(costOf(problem, { course: 0, teacher: 0, room: 0 })).toBe(24 * 10_000 + 140_000)
    expect(problem.teachers[0]!.perWeek).toBe(2)
  })
  test('longer sessions are for whoever is there long enough, and take what they touch', () => {
    const short = [{ weekdays: [1, 2, 3, 4, 5], from: '18:30', to: '21:00' }]
    const taken = [{ trainerId: null, venueId: 'v1', day: '2026-12-15', from: '21:00', to: '22:00' }]
    const posed = (templates: Input['templates']) => poseProblem(input({ ...(templates && { templates }), taken, trainers: [trainer({ windows: short }), trainer({ id: 't2' })] }), settings()).problem
    expect(posed([template]).teachers.map((one) => one.courses)).toEqual([[], [0]])
    expect(posed([]).teachers.map((one) => one.courses)).toEqual([[0], [0]])
    expect([posed([template]).rooms[0]!.busy, posed([]).rooms[0]!.busy]).toEqual([[{ week: 1, slots: 1 << 5 }], [{ week: 1, slots: 0 }]])
  })
  test('a room must have what the template asks for', () => {
    const asking = { ...template, equipment: [{ name: '电焊机', count: 6 }] }
    const { problem } = poseProblem(input({ templates: [asking], venues: [venue(), venue({ id: 'v2', equipment: [{ name: '电焊机', count: 5 }] }), venue({ id: 'v3', equipment: [{ name: '电焊机', count: 6 }] })] }), settings())
    expect(problem.rooms.map((one) => one.courses)).toEqual([[], [], [0]])
  })
  test('how many are lacking is counted by the template’s smallest class, not by that of the settings', () => {
    const few = input({ needs: Array.from({ length: 3 }, (_, nth) => need({ id: `n${nth}` })), templates: [template] })
    expect(reasonsOf(poseProblem(few, settings()).problem, [])).toMatchObject([{ reason: 'too-few', lacking: 3, helps: [{ help: 'people', count: 3 }] }])
    expect(reasonsOf(poseProblem({ ...few, templates: [] }, settings()).problem, [])).toMatchObject([{ reason: 'too-few', lacking: 1 }])
  })
  test('a snapshot of before there were templates poses the same problem', () => {
    const { templates: _, ...older } = input({ templates: [] })
    expect(poseProblem(older, settings()).problem).toEqual(poseProblem(input({ templates: [] }), settings()).problem)
  })

  const held = (more: Partial<HeldClass> = {}): HeldClass => ({ key: 'k', occupationId: 'welder', level: 1, slots: [2, 8], monday: '2026-12-07', trainerId: 't1', venueId: 'v1', seats: [0, 1, 2, 3].map((nth) => ({ needId: `n${nth}`, count: 1 })), ...more })
  test('what a person fixed stays with those who still wait', () => {
    const { problem, dropped } = poseProblem(input({ fixed: [held({ seats: [...held().seats, { needId: 'withdrawn', count: 1 }] })] }), settings())
    expect(dropped).toEqual([])
    expect(problem.fixed).toEqual([{ course: 0, rhythm: 0, week: 0, teacher: 0, room: 0, seats: [0, 1, 2, 3].map((demand) => ({ demand, count: 1 })) }])
  })
  const lost: [string, Partial<HeldClass>, Partial<Input>, Partial<Settings>][] = [
    ['gone', { trainerId: 'left' }, {}, {}], ['gone', {}, { trainers: [trainer({ occupationIds: [] })] }, {}], ['outside', { monday: '2026-11-30' }, {}, {}], ['outside', { monday: '2026-12-28' }, {}, {}], ['too-few', { seats: [{ needId: 'n1', count: 1 }] }, {}, {}],
    ['trainer-taken', {}, { taken: [{ trainerId: 't1', venueId: null, day: '2026-12-07', from: '18:00', to: '19:00' }] }, {}], ['venue-taken', {}, { taken: [{ trainerId: null, venueId: 'v1', day: '2026-12-07', from: '18:00', to: '19:00' }] }, {}], ['budget', {}, {}, { budgetFen: '1' }],
  ]
  test.each(lost)('what was fixed and cannot be held is named: %s', (why, one, of, by) => {
    const { problem, dropped } = poseProblem(input({ ...of, fixed: [held(one)] }), settings(by))
    expect([problem.fixed, dropped]).toMatchObject([[], [{ why }]])
  })
  test('of an earlier proposal all is preferred that still has its people, trainer, room and week', () => {
    expect(poseProblem(input({ previous: [held(), held({ venueId: 'gone' }), held({ monday: '2026-11-02' })] }), settings()).problem.previous).toEqual([{ course: 0, rhythm: 0, week: 0, teacher: 0, room: 0 }])
  })
})

describe('two proposals', () => {
  const planned = (more: Partial<StoredClass> = {}): StoredClass => {
    const one = { occupationId: 'welder', level: 1, slots: [2, 8], monday: '2026-12-07', trainerId: 't1', venueId: 'v1', window: 'weekday-evening' as const, sessions: [{ day: '2026-12-07', from: '18:30', to: '20:45' }], min: 4, capacity: 10, costFen: 0, fixed: false, seats: ['a', 'b', 'c', 'd'].map((needId) => ({ needId, count: 1 })), ...more }
    return { ...one, size: one.seats.reduce((sum, seat) => sum + seat.count, 0), key: keyOf(one) }
  }
  test('the same in time, trainer and room is the same, whoever sits in it', () => {
    const after = planned({ seats: ['a', 'b', 'c', 'e'].map((needId) => ({ needId, count: 1 })) })
    expect(comparePlans([planned()], [after])).toEqual({ same: 1, came: [], gone: [], moved: [], seats: { both: 3, lost: 1, won: 1 } })
  })
  test('with the same people and another evening or trainer it has moved', () => {
    expect(comparePlans([planned()], [planned({ slots: [5, 11], trainerId: 't2' })])).toMatchObject({ same: 0, came: [], gone: [], moved: [{ what: ['times', 'trainer'] }], seats: { both: 4 } })
  })
  test('with other people, or in another course, one went and one came', () => {
    const other = planned({ monday: '2026-12-14', seats: ['x', 'y', 'z', 'a'].map((needId) => ({ needId, count: 1 })) })
    expect(comparePlans([planned()], [other])).toMatchObject({ same: 0, came: [{ key: other.key }], gone: [{ key: planned().key }], moved: [], seats: { both: 1, lost: 3, won: 3 } })
    expect(comparePlans([planned()], [planned({ level: 2 })]).moved).toEqual([])
  })
})
