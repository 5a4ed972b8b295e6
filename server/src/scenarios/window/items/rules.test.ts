import { expect, test } from 'vitest'
import { problemOf } from './rules.ts'
import { shippedItems } from './shipped.ts'

const form = { lawDays: 15, promiseDays: 5, materials: [{ key: 'form' }], counters: [] }

test('a promise the rule would not allow is refused, also that of one window', () => {
  expect(problemOf(form)).toBeNull()
  expect(problemOf({ ...form, promiseDays: 12 })).toBe('window.promise-beyond-law')
  expect(problemOf({ ...form, lawDays: null, promiseDays: 30 })).toBeNull()
  expect(problemOf({ ...form, counters: [{ promiseDays: 3 }, { promiseDays: 6 }] })).toBe('window.promise-beyond-law')
})
test('two materials of one key cannot be told apart', () => expect(problemOf({ ...form, materials: [{ key: 'form' }, { key: 'form' }] })).toBe('window.material-key-twice'))
test('what ships with the system is free of such problems, and each business ships once', () => {
  expect(shippedItems.map((item) => problemOf({ ...item, counters: [] }))).toEqual(shippedItems.map(() => null))
  expect(new Set(shippedItems.map((item) => item.business)).size).toBe(shippedItems.length)
})
