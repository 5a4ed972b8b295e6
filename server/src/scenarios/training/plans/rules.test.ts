import { describe, expect, test } from 'vitest'
import { calendarOf } from '#platform/calendar'
import { instantInShanghai } from '#platform/clock'
import { decideFit } from './fit.ts'
import type { Draft, NeedFacts, TrainerFacts, VenueFacts } from './model.ts'
import { hasChanged, mayAnswer, needsToAsk } from './opinion-rules.ts'
import { enrolmentTimesFit } from './publish-rules.ts'
import { costOf, findConflicts, outlineHours, sessionHours, type PlanFacts } from './rules.ts'
import { suggestDraft } from './suggest.ts'
import { classHours, slotOf } from './times.ts'

const calendar = calendarOf()
const everyDay = [1, 2, 3, 4, 5, 6, 7]
const always = [{ weekdays: everyDay, from: '08:00', to: '22:00' }]
const trainer: TrainerFacts = { id: 't1', name: '沈国梁', active: true, level: 5, honour: null, occupationIds: ['welder'], divisions: ['330105'], windows: always, weeklyHours: null, feeFen: 10_000n, mean: null }
const venue: VenueFacts = { id: 'v1', name: '城关职工学校', active: true, capacity: 24, occupationIds: ['welder'], windows: always, division: '330105', town: null, address: null, equipment: [] }
const draft: Draft = {
  title: '焊工（初级）晚间班', kind: 'composite', occupationId: 'welder', level: 1, needIds: [], unitId: null, division: '330105', town: null, outline: [{ topic: '焊接实操', hours: 6 }],
  sessions: [{ day: '2026-11-24', from: '18:30', to: '20:45', topic: '焊接实操' }, { day: '2026-11-26', from: '18:30', to: '20:45', topic: '焊接实操' }],
  trainerId: 't1', venueId: 'v1', seats: 20, waitlist: 4, costFen: '0', feeFen: '0', minAttendancePercent: 80, passTheory: 60, passPractice: 60, template: null, equipmentReason: null,
}
const facts: PlanFacts = { trainer, venue, busy: [], needs: [], equipment: [], calendar, today: '2026-11-20' }
const codes = (change: Partial<Draft>, other: Partial<PlanFacts> = {}) => findConflicts({ ...draft, ...change }, { ...facts, ...other }).map((one) => one.code)
const need = (change: Partial<NeedFacts> = {}): NeedFacts => ({ id: 'n', occupationId: 'welder', level: 1, seats: 1, windows: ['weekday-evening'], earliest: null, latest: null, division: '330105', town: null, unitId: null, unitName: null, ...change })
const busy = (who: 'trainerId' | 'venueId', from: string, to: string) => [{ trainerId: null, venueId: null, [who]: who === 'trainerId' ? 't1' : 'v1', startsAt: instantInShanghai('2026-11-24', from), endsAt: instantInShanghai('2026-11-24', to), title: '钳工班' }]

test('a class hour is 45 minutes, what is left over is a break', () => {
  expect([classHours('18:30', '20:45'), classHours('18:30', '21:00'), classHours('09:00', '09:40'), classHours('10:00', '09:00')]).toEqual([3, 3, 0, 0])
})

test('a weekend worked in exchange for a festival is a weekday', () => {
  expect(slotOf({ day: '2026-11-28', from: '09:00' }, calendar)).toBe('weekend')
  expect(slotOf({ day: '2026-09-20', from: '09:00' }, calendar)).toBe('weekday-day')
  expect(slotOf({ day: '2026-11-24', from: '18:30' }, calendar)).toBe('weekday-evening')
})

describe('what is in the way of a plan', () => {
  test('a plan whose trainer and room are free has no conflict', () => expect(codes({})).toEqual([]))
  test('a room that lacks what the template asks for is refused with what it lacks, and stands once somebody says how it comes', () => {
    const room = { ...venue, equipment: [{ name: '电焊机', count: 5 }, { name: '投影仪', count: 1 }] }
    const of = (change: Partial<Draft>, equipment: PlanFacts['equipment']) => findConflicts({ ...draft, ...change }, { ...facts, venue: room, equipment }).map(({ code, hard, lacks }) => [code, hard, lacks])
    const wanted = [{ name: '电焊机', count: 8 }, { name: '投影仪', count: 1 }, { name: '台钻', count: 2 }]
    const lacks = [{ name: '电焊机', have: 5, need: 8 }, { name: '台钻', have: 0, need: 2 }]
    expect(of({}, wanted)).toEqual([['venue-lacks-equipment', true, lacks]])
    expect(of({ equipmentReason: '机电公司借来' }, wanted)).toEqual([['venue-lacks-equipment', false, lacks]])
    expect(of({}, [{ name: '电焊机', count: 5 }])).toEqual([])
  })
  test.each([
    ['nobody teaches it yet', {}, { trainer: null }, ['trainer-missing']],
    ['the trainer teaches another trade', {}, { trainer: { ...trainer, occupationIds: ['fitter'] } }, ['trainer-not-for-occupation']],
    ['the trainer holds a lower level than the class', { level: 6 }, {}, ['trainer-level-low']],
    ['the trainer was retired', {}, { trainer: { ...trainer, active: false } }, ['trainer-inactive']],
    ['the room is smaller than the class', { seats: 25 }, {}, ['venue-too-small']],
    ['the room is full to the last seat', { seats: 24 }, {}, []],
    ['the room is not equipped for the trade', {}, { venue: { ...venue, occupationIds: ['fitter'] } }, ['venue-not-for-occupation']],
    ['the sessions do not make up the outline', { outline: [{ topic: 'x', hours: 7 }] }, {}, ['class-hours']],
    ['two sessions of the class overlap', { sessions: [draft.sessions[0]!, { ...draft.sessions[0]!, from: '20:00', to: '22:00' }], outline: [{ topic: 'x', hours: 5 }] }, {}, ['sessions-overlap']],
    ['a session ends before a class hour is over', { sessions: [{ ...draft.sessions[0]!, to: '19:00' }], outline: [{ topic: 'x', hours: 0 }] }, {}, ['session-too-short']],
    ['a session lies in the past', { sessions: [{ ...draft.sessions[0]!, day: '2026-11-20' }, draft.sessions[1]!] }, {}, ['in-the-past']],
    ['a session falls on a festival', { sessions: [{ ...draft.sessions[0]!, day: '2026-10-01' }, draft.sessions[1]!] }, { today: '2026-09-01' }, ['day-off']],
    ['the trainer is not free at that hour', {}, { trainer: { ...trainer, windows: [{ weekdays: [2], from: '18:30', to: '21:00' }] } }, ['trainer-outside-windows']],
    ['the trainer is busy elsewhere', {}, { busy: busy('trainerId', '20:00', '21:00') }, ['trainer-busy']],
    ['the room is taken', {}, { busy: busy('venueId', '18:00', '19:00') }, ['venue-busy']],
    ['the room is left as the class comes in', {}, { busy: busy('venueId', '16:00', '18:30') }, []],
    ['the trainer gives more hours in a week than agreed', {}, { trainer: { ...trainer, weeklyHours: 5 } }, ['trainer-weekly-hours']],
    ['hours elsewhere count to the week', {}, { trainer: { ...trainer, weeklyHours: 7 }, busy: busy('trainerId', '09:00', '10:30') }, ['trainer-weekly-hours']],
    ['some need it before it ends', {}, { needs: [need({ latest: '2026-11-25' })] }, ['after-deadline']],
    ['some can come only later', {}, { needs: [need({ earliest: '2026-12-01' })] }, ['before-earliest']],
  ] as const)('%s', (_, change, other, expected) => expect(codes(change as Partial<Draft>, other as Partial<PlanFacts>)).toEqual(expected))

  test('a taken room says what takes it, and the next day on which it is free', () => {
    const [conflict] = findConflicts(draft, { ...facts, busy: busy('venueId', '18:00', '21:00') })
    expect(conflict).toMatchObject({ hard: true, session: 0, taken: { title: '钳工班' }, fix: { kind: 'move', day: '2026-11-25', from: '18:30', to: '20:45' } })
  })
  test('warnings are said, not refused', () => {
    expect(findConflicts(draft, { ...facts, needs: [need({ latest: '2026-11-25' })] }).map((one) => one.hard)).toEqual([false])
  })
})

describe('whom a plan reaches', () => {
  const fit = (needs: NeedFacts[], change: Partial<Draft> = {}) => decideFit({ ...draft, ...change }, needs, { calendar, room: 24 })
  test('everybody who can come has a seat, in order of asking', () => expect(fit([need(), need({ id: 'm', windows: [] })])).toMatchObject({ asked: 2, reached: 2, missed: [] }))
  test('the first reason is the one that counts, with what would help', () => {
    const { reached, missed } = fit([need({ seats: 22 }), need({ id: 'w', windows: ['weekend'], seats: 3 }), need({ id: 'l', latest: '2026-11-25' }), need({ id: 'h', level: 3 })])
    expect(reached).toBe(20)
    expect(missed.map(({ code, seats, gain, help }) => [code, seats, gain, help])).toEqual([['time', 3, 3, 'other-window'], ['seats', 2, 2, 'more-seats'], ['too-late', 1, 1, 'start-earlier'], ['level', 1, 1, 'another-class']])
  })
  test('a room that is full gains nobody by more seats', () => expect(fit([need({ seats: 30 })], { seats: 24 }).missed).toMatchObject([{ code: 'seats', seats: 6, help: 'another-class' }]))
})

describe('a suggested plan', () => {
  const needs = [need({ id: 'a', level: 2, windows: ['weekend'] }), need({ id: 'b', level: 2, windows: ['weekend', 'weekday-evening'], earliest: '2026-12-10' }), need({ id: 'c', level: 2, windows: ['weekend'] })]
  const suggest = (change: Partial<Parameters<typeof suggestDraft>[0]> = {}) => suggestDraft({ occupation: { id: 'welder', name: '焊工', category: 'machining' }, needs, trainers: [trainer], venues: [venue], templates: [], busy: [], calendar, today: '2026-11-20', ...change })
  test('takes the time most people want, the level most ask for, and starts when most can', () => {
    const plan = suggest()
    expect([plan.title, plan.level, plan.seats, plan.trainerId, plan.venueId]).toEqual(['焊工（中级）周末班', 2, 3, 't1', 'v1'])
    expect(plan.sessions[0]!.day >= '2026-12-10').toBe(true)
    expect(plan.sessions.every((session) => slotOf(session, calendar) === 'weekend')).toBe(true)
    expect([outlineHours(plan.outline), sessionHours(plan.sessions)]).toEqual([40, 40])
  })
  test('has no conflict of its own', () => {
    expect(findConflicts(suggest(), { ...facts, needs: [] }).filter((one) => one.hard)).toEqual([])
  })
  test('is the same every time', () => expect(suggest()).toEqual(suggest()))
  test('passes over a trainer who is taken on every weekend', () => {
    const other = { ...trainer, id: 't2', feeFen: 30_000n }
    const taken = Array.from({ length: 200 }, (_, step) => {
      const day = new Date(Date.parse('2026-11-20') + step * 86_400_000).toISOString().slice(0, 10)
      return { trainerId: 't1', venueId: null, startsAt: instantInShanghai(day, '08:00'), endsAt: instantInShanghai(day, '22:00'), title: null }
    })
    expect(suggest({ trainers: [trainer, other], busy: taken }).trainerId).toBe('t2')
  })
  test('by a template: its outline, hours of a session and largest class; a room that has what it asks for comes first', () => {
    const template = { id: 'c1', version: 3, name: '周末强化班', distance: 0, occupationId: 'welder', level: 2, sessionHours: 4, minSeats: 4, maxSeats: 12, materialFen: '10000', fixedFen: '0', equipment: [{ name: '电焊机', count: 6 }], outline: [{ topic: '{occupation}实操', hours: 22, practice: true }, { topic: '安全', hours: 2, practice: false }] }
    const equipped = { ...venue, id: 'v2', capacity: 60, equipment: [{ name: '电焊机', count: 8 }] }
    const plan = suggest({ templates: [template], needs: [need({ level: 2, seats: 30 })], venues: [venue, equipped] })
    expect(plan).toMatchObject({ template: { id: 'c1', version: 3 }, seats: 12, venueId: 'v2', outline: [{ topic: '焊工实操', hours: 22 }, { topic: '安全', hours: 2 }] })
    expect([plan.sessions.length, plan.sessions[0]]).toMatchObject([6, { from: '18:30', to: '21:30', topic: '焊工实操' }])
    expect(suggest({ templates: [{ ...template, level: 3 }] }).template).toBe(null)
  })
  test('leaves open what cannot be found', () => expect(suggest({ trainers: [] })).toMatchObject({ trainerId: null, sessions: [] }))
  test('one enterprise alone gets a custom class', () => {
    expect(suggest({ needs: [need({ seats: 30, unitId: 'u1', unitName: '恒禾精密' })] })).toMatchObject({ kind: 'custom', unitId: 'u1', seats: 24, title: '焊工（初级）恒禾精密定制班' })
  })
})

test('a class costs the fee of every class hour, the material of every seat, and what it costs whoever comes', () => expect(costOf(draft, trainer, { materialFen: 8_000n, fixedFen: 500n })).toBe(6n * 10_000n + 20n * 8_000n + 500n))

describe('opinion rounds', () => {
  const agreed = new Map([['a', { stance: 'agree' }], ['b', { stance: 'adjust' }], ['c', { stance: null }]])
  const needs = ['a', 'b', 'c', 'd'].map((id) => ({ id }))
  test('a later round asks those who did not agree, did not answer, or are new', () => expect(needsToAsk(needs, agreed, false).map((one) => one.id)).toEqual(['b', 'c', 'd']))
  test('who agreed is asked again when what they agreed to has changed', () => expect(needsToAsk(needs, agreed, true)).toHaveLength(4))
  test('time, place, trainer and price are such changes, the order of sessions is none', () => {
    const shown = { sessions: [{ day: '2026-12-01', from: '18:30', to: '20:45' }, { day: '2026-12-03', from: '18:30', to: '20:45' }], venueId: 'v', trainerId: 't', feeFen: '0' }
    expect(hasChanged(null, shown)).toBe(false)
    expect(hasChanged(shown, { ...shown, sessions: shown.sessions.toReversed() })).toBe(false)
    expect([{ venueId: 'w' }, { trainerId: 's' }, { feeFen: '100' }, { sessions: [] }].map((change) => hasChanged(shown, { ...shown, ...change }))).toEqual([true, true, true, true])
  })
  test('answers are taken to the last minute of the newest round', () => {
    const closesAt = new Date('2026-11-25T16:00:00Z')
    const at = (now: string, round = 3) => mayAnswer({ round }, { state: 'opinions', closesAt, newestRound: 3 }, new Date(now))
    expect([at('2026-11-25T15:59:59Z'), at('2026-11-25T16:00:00Z'), at('2026-11-24T00:00:00Z', 2)]).toEqual([true, false, false])
  })
})

test('enrolment opens to those who asked, then to all, and closes before the first session', () => {
  const day = (n: number) => new Date(Date.UTC(2026, 10, n))
  const fit = (a: number, b: number, c: number) => enrolmentTimesFit({ invitedAt: day(a), openAt: day(b), closeAt: day(c) }, { now: day(20), firstSession: day(28) })
  expect([fit(20, 22, 28), fit(23, 22, 28), fit(20, 28, 28), fit(20, 22, 29), fit(10, 12, 19)]).toEqual([true, false, false, false, false])
})
