import { expect, test } from 'vitest'
import { addUp, filledOnFits, invitationState, isOpenForForms, likeKey, trendOf } from './rules.ts'

const counts = (...distribution: [number, number, number, number, number]) => ({
  n: distribution.reduce((sum, count) => sum + count, 0), sum: distribution.reduce((sum, count, index) => sum + count * (index + 1), 0), distribution,
})

test('like is the same trade at the same level, and a class without level is like none with one', () => {
  expect(likeKey({ occupation_id: 'a', level: 1 })).toBe(likeKey({ occupation_id: 'a', level: 1 }))
  expect(new Set([likeKey({ occupation_id: 'a', level: 1 }), likeKey({ occupation_id: 'a', level: 2 }), likeKey({ occupation_id: 'a', level: null }), likeKey({ occupation_id: 'b', level: 1 })]).size).toBe(4)
})

test('forms are taken once the lessons are over, and never for a class that was called off', () => {
  const states = ['draft', 'opinions', 'published', 'running', 'assessing', 'confirming', 'closed', 'cancelled']
  expect(states.filter(isOpenForForms)).toEqual(['assessing', 'confirming', 'closed'])
})

test.each([
  ['on the first day', '2026-11-03', true], ['today', '2026-11-20', true], ['before the class began', '2026-11-02', false], ['tomorrow', '2026-11-21', false],
])('a paper filled in %s', (_, day, fits) => {
  expect(filledOnFits(day, { firstDay: '2026-11-03' }, '2026-11-20')).toBe(fits)
})

test('an invitation is open to its last moment, and given however late one looks', () => {
  const until = new Date('2026-11-20T16:00:00Z')
  expect(invitationState({ submittedAt: null, until }, until)).toBe('open')
  expect(invitationState({ submittedAt: null, until }, new Date(until.getTime() + 1))).toBe('over')
  expect(invitationState({ submittedAt: until, until }, new Date(until.getTime() + 1))).toBe('given')
})

test('a mean over classes weighs each form once, not each class', () => {
  expect(addUp([counts(0, 0, 0, 0, 9), counts(1, 0, 0, 0, 0)])).toEqual({ n: 10, sum: 46, distribution: [1, 0, 0, 0, 9], mean: 4.6 })
  expect(addUp([]).mean).toBe(null)
})

test('a trend goes by the month in which classes ended; months without forms are left out', () => {
  expect(trendOf([
    { lastDay: '2026-11-09', ratings: [counts(0, 0, 0, 1, 0), counts(0, 0, 0, 0, 1)] }, { lastDay: '2026-09-30', ratings: [counts(0, 0, 1, 0, 0)] },
    { lastDay: '2026-10-01', ratings: [counts(0, 0, 0, 0, 0)] }, { lastDay: null, ratings: [counts(1, 0, 0, 0, 0)] },
  ])).toEqual([{ month: '2026-09', n: 1, mean: 3 }, { month: '2026-11', n: 2, mean: 4.5 }])
})
