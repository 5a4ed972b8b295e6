import { expect, test } from 'vitest'
import { calendarOf } from '#platform/calendar'
import { seriesDays, weekOf, whyNot } from './rules.ts'

const stretch = { from: '19:00', to: '21:00' }
const opening = { hours: [{ weekdays: [2], from: '09:00', to: '21:00' }], openOnHolidays: false, exceptions: new Map([['2026-06-16', []]]), calendar: calendarOf() }

test('V6: every Tuesday until a day; a plan without one, in the wrong order or longer than a year is none', () => {
  expect(seriesDays({ first: '2026-06-01', last: '2026-06-30', weekdays: [2], ...stretch })).toEqual(['2026-06-02', '2026-06-09', '2026-06-16', '2026-06-23', '2026-06-30'])
  expect(seriesDays({ first: '2026-06-03', last: '2026-06-05', weekdays: [2], ...stretch })).toBeNull()
  expect(seriesDays({ first: '2026-06-30', last: '2026-06-01', weekdays: [2], ...stretch })).toBeNull()
  expect(seriesDays({ first: '2026-06-01', last: '2027-07-01', weekdays: [2], ...stretch })).toBeNull()
  expect(seriesDays({ first: '2026-06-01', last: '2026-06-30', weekdays: [2], from: '21:00', to: '19:00' })).toBeNull()
})

test('V6: each day that cannot be had says why, the first reason counts', () => {
  const ground = { opening, now: { day: '2026-06-02', time: '19:30' }, taken: (day: string) => day === '2026-06-23', helperFree: (day: string) => day !== '2026-06-30' }
  const why = (day: string) => whyNot(day, stretch, ground)
  expect(why('2026-06-02')).toBe('past')
  expect(why('2026-06-09')).toBeNull()
  expect(why('2026-06-16')).toBe('closed')
  expect(why('2026-06-23')).toBe('taken')
  expect(why('2026-06-30')).toBe('no-helper')
  expect(why('2026-12-29')).toBe('too-far')
})

test('a week is from Monday to Sunday', () => {
  expect(weekOf('2026-06-07')).toEqual({ from: '2026-06-01', to: '2026-06-07' })
  expect(weekOf('2026-06-01')).toEqual({ from: '2026-06-01', to: '2026-06-07' })
})
