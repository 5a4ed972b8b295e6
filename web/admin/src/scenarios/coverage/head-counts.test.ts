import { expect, test } from 'vitest'
import { isOldCount } from './head-counts.ts'

test.each([
  ['of this year', '2026-03-31', '2026-11-20', false], ['a year old to the day', '2025-11-20', '2026-11-20', false], ['a day more than a year old', '2025-11-19', '2026-11-20', true], ['of a former year, looked at as of then', '2023-12-31', '2024-06-30', false],
  ['unknown', null, '2026-11-20', false],
] as const)('a head count %s (%s, as of %s): its year is said: %s', (_, countedOn, on, old) => expect(isOldCount(countedOn, on)).toBe(old))
test('without a day the present one counts', () => {
  expect(isOldCount('2024-01-01', undefined, '2026-11-20')).toBe(true)
  expect(isOldCount('2026-01-01', undefined, '2026-11-20')).toBe(false)
})
