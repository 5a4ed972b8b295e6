import { expect, test } from 'vitest'
import { nextNumber } from './next-number.ts'

test.each([['PJ00001', 'PJ00002'], ['PJ00999', 'PJ01000'], ['PJ99999', 'PJ100000'], ['2026-07A', '2026-08A'], ['123456789012345678901', '123456789012345678902'], ['甲', '']])('after %s comes %s', (number, next) => {
  expect(nextNumber(number)).toBe(next)
})
