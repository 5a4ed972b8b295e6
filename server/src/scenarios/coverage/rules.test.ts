import { expect, test } from 'vitest'
import { monthEnds, perMille, sumShares } from './rules.ts'

test('317 of 412 social organisations are 76.9 %, and of nothing there is no share', () => {
  expect(perMille({ should: 412, covered: 317 })).toBe(769)
  expect(perMille({ should: 8, covered: 1 })).toBe(125)
  expect(perMille({ should: 0, covered: 0 })).toBeNull()
})

test('the whole is the sum of its places', () => {
  const place = { should: 3, covered: 2, single: 1, joint: 1, industry: 0 }
  expect(sumShares([place, { ...place, industry: 4 }])).toEqual({ should: 6, covered: 4, single: 2, joint: 2, industry: 4 })
  expect(sumShares([])).toEqual({ should: 0, covered: 0, single: 0, joint: 0, industry: 0 })
})

test('a trend ends each month on its last day, over the turn of the year and in a leap year too', () => {
  expect(monthEnds('2026-01-31', 2)).toEqual(['2025-11-30', '2025-12-31', '2026-01-31'])
  expect(monthEnds('2028-03-01', 1)).toEqual(['2028-02-29', '2028-03-01'])
})
