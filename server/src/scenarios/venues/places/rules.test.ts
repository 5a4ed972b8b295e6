import { expect, test } from 'vitest'
import { calendarOf } from '#platform/calendar'
import { fitsHours, hoursOn, metresBetween, openStateAt, slotsOn, type Opening } from './rules.ts'

const calendar = calendarOf([{ day: '2026-10-01', kind: 'holiday', name: '国庆节' }, { day: '2026-10-10', kind: 'workday', name: '国庆节' }])
const opening = (more: Partial<Opening> = {}): Opening => ({
  hours: [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '12:00' }, { weekdays: [1, 2, 3, 4, 5], from: '14:00', to: '17:30' }, { weekdays: [6], from: '09:00', to: '16:00' }], openOnHolidays: false, exceptions: new Map(), calendar, ...more,
})

test('V5: weekday hours hold, a holiday is closed unless the position stays open, an exception is the last word', () => {
  expect(hoursOn(opening(), '2026-10-08')).toEqual([{ from: '09:00', to: '12:00' }, { from: '14:00', to: '17:30' }])
  expect(hoursOn(opening(), '2026-10-11')).toEqual([])
  expect(hoursOn(opening(), '2026-10-01')).toEqual([])
  expect(hoursOn(opening({ openOnHolidays: true }), '2026-10-01')).toHaveLength(2)
  // A Saturday worked in exchange keeps the hours of a Saturday.
  expect(hoursOn(opening(), '2026-10-10')).toEqual([{ from: '09:00', to: '16:00' }])
  expect(hoursOn(opening({ exceptions: new Map([['2026-10-01', [{ from: '10:00', to: '11:00' }]], ['2026-10-08', []]]) }), '2026-10-01')).toEqual([{ from: '10:00', to: '11:00' }])
  expect(hoursOn(opening({ exceptions: new Map([['2026-10-08', []]]) }), '2026-10-08')).toEqual([])
})

test('open until when, or from when on: the minute of closing is closed', () => {
  expect(openStateAt(opening(), { day: '2026-10-08', time: '09:00' })).toEqual({ now: true, until: '12:00', opens: null })
  expect(openStateAt(opening(), { day: '2026-10-08', time: '12:00' })).toEqual({ now: false, until: null, opens: { day: '2026-10-08', from: '14:00' } })
  expect(openStateAt(opening(), { day: '2026-10-10', time: '16:00' })).toMatchObject({ now: false, opens: { day: '2026-10-12', from: '09:00' } })
  expect(openStateAt(opening({ hours: [] }), { day: '2026-10-08', time: '09:00' })).toEqual({ now: false, until: null, opens: null })
})

test('stretches fill the opening hours and never reach over their end; a booking lies within one of them', () => {
  expect(slotsOn(opening(), '2026-10-08', 90)).toEqual([{ from: '09:00', to: '10:30' }, { from: '10:30', to: '12:00' }, { from: '14:00', to: '15:30' }, { from: '15:30', to: '17:00' }])
  expect(slotsOn(opening(), '2026-10-11', 90)).toEqual([])
  expect(fitsHours(opening(), '2026-10-08', { from: '14:00', to: '17:30' })).toBe(true)
  expect(fitsHours(opening(), '2026-10-08', { from: '11:00', to: '14:30' })).toBe(false)
})

test('distance: Haiyan to Jiaxing is some 30 km, and nothing to itself', () => {
  const haiyan = { lat: 30.526, lng: 120.946 }
  expect(metresBetween(haiyan, haiyan)).toBe(0)
  expect(metresBetween(haiyan, { lat: 30.746, lng: 120.756 })).toBeGreaterThan(28_000)
  expect(metresBetween(haiyan, { lat: 30.746, lng: 120.756 })).toBeLessThan(32_000)
})
