import { describe, expect, test } from 'vitest'
import { afterWrongCode, ageOn, areDaysSound, decideEnrolment, decideFreed, erasesOn, isHeldOn, lateFrom, lineEndsAt, nextDay, standingOf, stateOf } from './rules.ts'

const at = (time: string) => new Date(`${time}+08:00`)
const winter = { first_day: '2026-12-28', last_day: '2027-01-08', weekdays: [1, 2, 3, 4, 5], closes_at: at('2026-12-25T18:00') }

describe('days', () => {
  test('a class over New Year is held on its weekdays only', () => {
    expect(['2026-12-27', '2026-12-28', '2027-01-01', '2027-01-02', '2027-01-08', '2027-01-11'].map((day) => isHeldOn(winter, day))).toEqual([false, true, true, false, true, false])
    expect([nextDay(winter, '2026-12-01'), nextDay(winter, '2027-01-02'), nextDay(winter, '2027-01-09')]).toEqual(['2026-12-28', '2027-01-04', null])
  })

  test('age counts whole years in the month of the first day', () => {
    expect([ageOn('2018-07', '2026-07-06'), ageOn('2018-08', '2026-07-06'), ageOn('2019-12', '2027-01-04')]).toEqual([8, 7, 7])
  })

  test('thirty days after the last day, also into the next year, it is erased', () => {
    expect(erasesOn({ last_day: '2026-12-10' })).toBe('2027-01-09')
    expect([['published', '2026-12-10', null], ['published', '2026-12-09', null], ['published', '2026-12-09', new Date()], ['cancelled', '2026-12-09', new Date()]].map(([state, last, erased]) => stateOf({ state: state as string, last_day: last as string, erased_at: erased as Date | null }, '2026-12-10'))).toEqual(['published', 'ended', 'erased', 'cancelled'])
  })

  test('a class without any day, or whose enrolment ends in the past or after it, is not sound', () => {
    const now = at('2026-12-01T09:00')
    expect([winter, { ...winter, weekdays: [6], last_day: '2026-12-31' }, { ...winter, closes_at: at('2026-11-30T09:00') }, { ...winter, closes_at: at('2027-01-09T00:00') }].map((one) => areDaysSound(one, now))).toEqual([true, false, false, false])
  })

  test('a child is late from a quarter of an hour after closing time', () => {
    expect(lateFrom({ ends: '17:00' }, '2026-12-31')).toEqual(at('2026-12-31T17:15'))
    expect([undefined, { arrived_at: new Date(), handed_at: null }, { arrived_at: new Date(), handed_at: new Date() }].map(standingOf)).toEqual(['expected', 'here', 'picked-up'])
  })
})

test('a free place is the next child’s at once before the class begins, from then on to be answered for within a day, and never for longer than the line lasts', () => {
  const of = { ...winter, starts: '08:30' }
  expect(lineEndsAt({ ...of, last_day: '2027-01-10' })).toEqual(at('2027-01-08T08:30'))
  expect([at('2026-12-28T08:29'), at('2026-12-28T08:30'), at('2027-01-07T20:00'), at('2027-01-08T09:00')].map((now) => decideFreed(of, now))).toEqual([
    { kind: 'seat' }, { kind: 'offer', until: at('2026-12-29T08:30') }, { kind: 'offer', until: at('2027-01-08T08:30') }, { kind: 'offer', until: at('2027-01-08T09:00') },
  ])
})

test.each([
  ['a member’s child of the right age', {}, {}, 'enrol'],
  ['somebody else’s child', {}, { member: false }, 'not-for-you'],
  ['before it opens', { opens_at: at('2026-12-02T09:00') }, {}, 'not-open'],
  ['at the minute at which it closes', { closes_at: at('2026-12-01T09:00') }, {}, 'not-open'],
  ['a draft', { state: 'draft' }, {}, 'not-open'],
  ['a child that is too young', {}, { birthMonth: '2021-01' }, 'age'],
  ['a child that is too old', {}, { birthMonth: '2013-12' }, 'age'],
  ['a consent that is not the present one', {}, { hash: 'other' }, 'consent-changed'],
])('%s', (_, of, child, expected) => {
  const decision = decideEnrolment({ state: 'published', opens_at: at('2026-11-20T09:00'), closes_at: at('2026-12-20T09:00'), first_day: '2026-12-28', age_from: 6, age_to: 12, consent_hash: 'hash', ...of }, { member: true, birthMonth: '2018-05', hash: 'hash', ...child }, at('2026-12-01T09:00'))
  expect(decision.kind === 'enrol' ? 'enrol' : decision.code).toBe(expected)
})

test('the third wrong code locks for five minutes and the count begins anew', () => {
  const now = at('2026-12-31T23:58')
  expect([afterWrongCode(0, now), afterWrongCode(1, now), afterWrongCode(2, now)]).toEqual([{ wrong: 1, lockedUntil: null }, { wrong: 2, lockedUntil: null }, { wrong: 0, lockedUntil: at('2027-01-01T00:03') }])
})
