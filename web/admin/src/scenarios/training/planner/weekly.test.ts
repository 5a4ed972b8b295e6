import { expect, test } from 'vitest'
import { weeklyOf } from './weekly.ts'

const at = (from: string, ...days: string[]) => days.map((day) => ({ day, from }))

test('weekdays with the same times stand together, from Monday on, also when the first week begins in its middle', () => {
  expect(weeklyOf(at('09:00', '2026-12-16', '2026-12-18', '2026-12-21', '2026-12-23'))).toEqual([{ days: ['2026-12-21', '2026-12-16', '2026-12-18'], run: false, times: ['09:00'] }])
})
test('three and more that follow each other are a run; two are named', () => {
  expect(weeklyOf(at('13:30', '2026-12-14', '2026-12-15', '2026-12-16', '2026-12-17', '2026-12-18'))[0]).toMatchObject({ run: true })
  expect(weeklyOf(at('18:30', '2026-12-14', '2026-12-15'))[0]).toMatchObject({ run: false })
})
test('other times stand apart; twice on a day is said once for the day', () => {
  expect(weeklyOf([...at('09:00', '2026-12-19', '2026-12-20', '2026-12-26'), ...at('13:30', '2026-12-19')])).toEqual([{ days: ['2026-12-19'], run: false, times: ['09:00', '13:30'] }, { days: ['2026-12-20'], run: false, times: ['09:00'] }])
  expect(weeklyOf([])).toEqual([])
})
