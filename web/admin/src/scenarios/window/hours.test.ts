import { expect, test } from 'vitest'
import { readHours, writeHours } from './hours.ts'

test('opening hours are written and read alike', () => {
  const hours = [{ weekdays: [1, 2, 3, 4, 5], from: '08:30', to: '11:30' }, { weekdays: [6], from: '09:00', to: '12:00' }]
  expect(writeHours(hours)).toBe('1-5 08:30-11:30\n6 09:00-12:00')
  expect(readHours(writeHours(hours))).toEqual(hours)
  expect(readHours('1-5 8:30–17:00')).toEqual([{ weekdays: [1, 2, 3, 4, 5], from: '08:30', to: '17:00' }])
})
test('what ends before it begins, an eighth weekday or half a time is not read', () => {
  for (const wrong of ['1-5 17:00-08:30', '5-1 08:30-17:00', '8 08:30-17:00', '1-5 08:30', '1-5 24:00-25:00']) expect(readHours(wrong), wrong).toBeNull()
})
