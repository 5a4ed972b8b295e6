import { expect, test } from 'vitest'
import { lastDay, nextDay } from './term-days.ts'

test('a role until the last day of a month, of a year, of February', () => {
  for (const [last, until] of [['2026-11-30', '2026-12-01'], ['2026-12-31', '2027-01-01'], ['2028-02-29', '2028-03-01']] as const) expect([nextDay(last), lastDay(until)]).toEqual([until, last])
})
