import { describe, expect, test } from 'vitest'
import { barredUntil, closesBy, decideOverdue, decideSaying, overdueSince, missesThatCount, tellRatings } from './rules.ts'

const now = new Date('2027-01-10T09:00:00+08:00')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

describe('who misses twice in half a year cannot book for a month', () => {
  test.each<[string, number[], number | null, number]>([
    ['nobody who always came', [], null, 0],
    ['once is once', [3], null, 1],
    ['twice closes the door for thirty days from the second', [3, 40], 27, 2],
    ['and it opens again when they are over', [30, 60], null, 2],
    ['two more than half a year apart do not', [1, 182], null, 1],
    ['a third within the month counts from there', [2, 20, 50], 28, 3],
  ])('%s', (_title, days, left, counting) => {
    expect(barredUntil(days.map(daysAgo), now)).toEqual(left === null ? null : daysAgo(-left))
    expect(missesThatCount(days.map(daysAgo), now)).toBe(counting)
  })
})

test('how a session went is said once it has begun; that somebody came after all, for a month; what was held stays held', () => {
  expect(decideSaying({ state: 'booked', starts_at: daysAgo(-1) }, true, now)).toEqual({ kind: 'refuse' })
  expect(decideSaying({ state: 'booked', starts_at: now }, false, now)).toEqual({ kind: 'say' })
  expect(decideSaying({ state: 'missed', starts_at: daysAgo(29) }, true, now)).toEqual({ kind: 'put-right' })
  expect(decideSaying({ state: 'missed', starts_at: daysAgo(30) }, true, now)).toEqual({ kind: 'refuse' })
  expect(decideSaying({ state: 'missed', starts_at: daysAgo(1) }, false, now)).toEqual({ kind: 'refuse' })
  expect(decideSaying({ state: 'held', starts_at: daysAgo(1) }, false, now)).toEqual({ kind: 'refuse' })
})

describe('a session of which nothing is said', () => {
  const over = (days: number, more: object = {}) => ({ state: 'booked', ends_at: daysAgo(days), asked_at: null, ...more })
  test.each<[string, Parameters<typeof decideOverdue>[0], ReturnType<typeof decideOverdue>]>([
    ['two days after its end is left alone', over(2), null],
    ['three days after its end is asked about', over(3), 'ask'],
    ['is asked about once', over(4, { asked_at: daysAgo(1) }), null],
    ['seven days after its end is closed', over(7, { asked_at: daysAgo(4) }), 'close'],
    ['is closed too where nobody was asked, for the worker waits', over(30), 'close'],
    ['that lies ahead is left alone', over(-1), null],
    ...(['held', 'missed', 'cancelled', 'unreported'] as const).map((state): [string, Parameters<typeof decideOverdue>[0], null] => [`that is ${state} is left alone`, over(30, { state }), null]),
  ])('%s', (_title, of, what) => expect(decideOverdue(of, now)).toBe(what))
  test('what the clock looks at has all that is to be asked about, and the page says when it will be closed', () => {
    expect(over(3).ends_at <= overdueSince(now)).toBe(true)
    expect(closesBy(over(7))).toEqual(now)
  })
  test('closed, it may be put right for a month as held, never as missed', () => {
    expect(decideSaying({ state: 'unreported', starts_at: daysAgo(8) }, true, now)).toEqual({ kind: 'put-right' })
    expect(decideSaying({ state: 'unreported', starts_at: daysAgo(8) }, false, now)).toEqual({ kind: 'refuse' })
    expect(decideSaying({ state: 'unreported', starts_at: daysAgo(30) }, true, now)).toEqual({ kind: 'refuse' })
  })
  test('it bars nobody: only what is missed counts', () => expect(barredUntil([], now)).toBeNull())
})

test('four ratings are none, five are five, and the sixth to ninth do not move what is told', () => {
  const rated = (count: number) => Array.from({ length: count }, (_, index) => ({ batch: Math.floor(index / 5), stars: index < 5 ? [5, 4, 5, 4, 5][index]! : 1 }))
  expect(tellRatings(rated(4), 5)).toEqual({ ratings: 0, mean: null, told: [] })
  for (const count of [5, 6, 9]) expect(tellRatings(rated(count), 5)).toMatchObject({ ratings: 5, mean: 4.6 })
  expect(tellRatings(rated(10), 5)).toMatchObject({ ratings: 10, mean: 2.8 })
})
