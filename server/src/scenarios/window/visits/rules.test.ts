import { describe, expect, test } from 'vitest'
import { calendarOf } from '#platform/calendar'
import { bookableDays, hoursOn, isOpenAt, labelOf, slotsOn } from './rules.ts'

const calendar = calendarOf()
const weekdays = [{ weekdays: [1, 2, 3, 4, 5], from: '08:30', to: '11:30' }, { weekdays: [1, 2, 3, 4, 5], from: '13:30', to: '17:00' }]

describe('opening hours', () => {
  test('ordinary days, weekends, holidays, and weekends that are worked', () => {
    expect(hoursOn(calendar, weekdays, '2026-11-30')).toEqual([{ from: '08:30', to: '11:30' }, { from: '13:30', to: '17:00' }])
    expect(hoursOn(calendar, weekdays, '2026-11-29')).toEqual([])
    expect(hoursOn(calendar, weekdays, '2026-10-01')).toEqual([])
    // Sunday the 20th of September 2026 is worked for the National Day.
    expect(calendar.isWorkingDay('2026-09-20')).toBe(true)
    expect(hoursOn(calendar, weekdays, '2026-09-20')).toHaveLength(2)
  })
  test('a window that opens on Saturdays does, but not on a holiday', () => {
    const saturdays = [{ weekdays: [6], from: '09:00', to: '12:00' }]
    expect(hoursOn(calendar, saturdays, '2026-11-28')).toHaveLength(1)
    expect(hoursOn(calendar, saturdays, '2026-10-03')).toEqual([])
  })
  test('open at the first minute, closed at the last', () => {
    expect(['08:29', '08:30', '11:30', '13:29', '16:59', '17:00'].map((time) => isOpenAt(calendar, weekdays, { day: '2026-11-30', time }))).toEqual([false, true, false, false, true, false])
  })
})

test('slots fill the hours and leave out what is too short', () => {
  expect(slotsOn(calendar, weekdays, '2026-11-30', 60).map((slot) => slot.from)).toEqual(['08:30', '09:30', '10:30', '13:30', '14:30', '15:30'])
  expect(slotsOn(calendar, weekdays, '2026-11-30', 60).at(-1)).toEqual({ from: '15:30', to: '16:30' })
})

test('days that can be booked skip those on which the window is closed, and end when a window never opens', () => {
  expect(bookableDays(calendar, weekdays, '2026-11-28', 3)).toEqual(['2026-11-30', '2026-12-01', '2026-12-02'])
  expect(bookableDays(calendar, [], '2026-11-28', 3)).toEqual([])
})

test('numbers of the day read A001', () => expect([labelOf('A', 1), labelOf('B', 120)]).toEqual(['A001', 'B120']))
