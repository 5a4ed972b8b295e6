import { expect, test } from 'vitest'
import { instant } from './shapes.ts'

test.each([
  ['2026-12-31T23:59:59+08:00', true], ['2028-02-29T00:00:00Z', true], ['2027-02-29T00:00:00Z', false],
  ['9999-12-31T23:59:59-12:00', false], ['0000-01-01T00:00:00+23:59', false],
])('a moment beyond the years that an answer can say took the list it stood in with it: %s', (value, taken) => {
  expect(instant.safeParse(value).success).toBe(taken)
})
