import { expect, test } from 'vitest'
import { readEquipment, readWindows, writeWindows } from './windows.ts'

test('what is written is read back', () => {
  const windows = [{ weekdays: [1, 2, 3, 4, 5], from: '18:30', to: '21:00' }, { weekdays: [6, 7], from: '09:00', to: '16:30' }]
  expect(writeWindows(windows)).toBe('1-5 18:30-21:00\n6,7 09:00-16:30')
  expect(readWindows(writeWindows(windows))).toEqual(windows)
})
test('full-width signs and short hours are understood, half a timetable is not', () => {
  expect(readWindows('1-3,6 9:00－12:00')).toEqual([{ weekdays: [1, 2, 3, 6], from: '09:00', to: '12:00' }])
  expect([readWindows('8 9:00-12:00'), readWindows('1-5 9:00'), readWindows('1 12:00-09:00'), readWindows('')]).toEqual([null, null, null, []])
})
test('equipment counts one where no number stands', () => {
  expect(readEquipment('电焊机×22\n投影仪')).toEqual([{ name: '电焊机', count: 22 }, { name: '投影仪', count: 1 }])
})
