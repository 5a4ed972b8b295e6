import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@guildhall/testkit'
import { inScope } from '#platform/db'
import { addDays, addWorkingDays, calendarOf, daysLeft, listCalendarDays, loadCalendar, removeCalendarDay, rulerDays, setCalendarDay, workingDaysBetween } from './index.ts'

const calendar = calendarOf()

describe('D1: the notice of the State Council, under what is set by hand', () => {
  test.each([
    ['2026-09-30', true, null],
    ['2026-10-01', false, '国庆节'],
    ['2026-10-07', false, '国庆节'],
    ['2026-10-08', true, null],
    ['2026-10-10', true, '国庆节'],
    ['2026-10-11', false, null],
    ['2026-02-17', false, '春节'],
  ])('%s working: %s (%s)', (day, working, name) => {
    expect([calendar.isWorkingDay(day), calendar.nameOf(day)]).toEqual([working, name])
  })
  test('a day set by hand wins over the notice and over the week', () => {
    const own = calendarOf([{ day: '2026-10-01', kind: 'workday', name: '抢修' }, { day: '2026-10-12', kind: 'holiday', name: '台风' }])
    expect(['2026-10-01', '2026-10-12'].map((day) => [own.isWorkingDay(day), own.nameOf(day)])).toEqual([[true, '抢修'], [false, '台风']])
  })
  test('days do not shift on a machine west of Greenwich', () => {
    const script = `import { calendarOf, addWorkingDays } from '${new URL('./rules.ts', import.meta.url).href}'; const c = calendarOf(); console.log(c.isWorkingDay('2026-09-30'), c.isWorkingDay('2026-10-01'), addWorkingDays(c, '2026-12-31', 1))`
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', env: { ...process.env, TZ: 'America/New_York' } })
    expect(said.trim()).toBe('true false 2027-01-01')
  })
})

describe('D2: adding and counting working days', () => {
  test('a request of Friday with one day is due on Monday; over the National Day week it waits', () => {
    expect(addWorkingDays(calendar, '2026-09-11', 1)).toBe('2026-09-14')
    expect(addWorkingDays(calendar, '2026-09-30', 1)).toBe('2026-10-08')
    expect(addWorkingDays(calendar, '2026-09-30', 3)).toBe('2026-10-10')
  })
  test('over the end of a year into one that the notice does not know yet, plain weeks count', () => {
    expect(addWorkingDays(calendar, '2026-12-30', 2)).toBe('2027-01-01')
    expect(addWorkingDays(calendarOf([{ day: '2027-01-01', kind: 'holiday', name: '元旦' }]), '2026-12-30', 2)).toBe('2027-01-04')
  })
  test('counting is the inverse of adding, and reverses its sign', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 60 }), (offset, n) => {
      const from = addDays('2024-01-01', offset)
      const due = addWorkingDays(calendar, from, n)
      expect(workingDaysBetween(calendar, from, due)).toBe(n)
      if (n > 0) expect([calendar.isWorkingDay(due), workingDaysBetween(calendar, due, from)]).toEqual([true, -n])
    }))
  })
  test('a deadline of no sensible length is a mistake in a definition', () => {
    expect(() => addWorkingDays(calendar, '2026-01-01', -1)).toThrow(RangeError)
    expect(() => addWorkingDays(calendar, '2026-01-01', 1.5)).toThrow(RangeError)
  })
})

describe('D3: how far the calendar is known', () => {
  test('to the end of the last year of the notice', () => expect(calendar.knownThrough).toBe('2026-12-31'))
  test('an administrator who enters the next year extends it; a lone day of a far year does not', () => {
    expect(calendarOf([{ day: '2027-02-06', kind: 'holiday', name: '春节' }]).knownThrough).toBe('2027-12-31')
    expect(calendarOf([{ day: '2029-02-06', kind: 'holiday', name: '春节' }]).knownThrough).toBe('2026-12-31')
  })
})

describe('D4: days left, and the ruler', () => {
  test.each([
    ['2026-09-30', '2026-09-28', { kind: 'left', days: 2 }],
    ['2026-09-30', '2026-09-30', { kind: 'today' }],
    ['2026-09-30', '2026-10-05', { kind: 'overdue', days: 0 }],
    ['2026-09-30', '2026-10-09', { kind: 'overdue', days: 2 }],
  ])('due %s, seen on %s', (due, today, expected) => expect(daysLeft(calendar, due, today)).toEqual(expected))
  test('the ruler has a tick a day, and runs on to today past its end', () => {
    const ticks = rulerDays(calendar, { start: '2026-09-29', end: '2026-10-01', today: '2026-09-30' })
    expect(ticks).toEqual([
      { day: '2026-09-29', working: true, past: true }, { day: '2026-09-30', working: true, past: false }, { day: '2026-10-01', working: false, past: false }])
    expect(rulerDays(calendar, { start: '2026-09-29', end: '2026-09-30', today: '2026-10-02' }).map((tick) => tick.day)).toEqual(['2026-09-29', '2026-09-30', '2026-10-01', '2026-10-02'])
  })
})

describe('days set by hand', () => {
  let database: TestDatabase
  beforeAll(async () => { database = await testDatabase() })

  test('are kept, corrected, taken back, and read by everyone', async () => {
    const staff = { role: 'app_staff', holder: 'a1', unitId: '00000000-0000-7000-8000-0000000000aa', scope: 'p' } as const
    const entry = { day: '2027-01-01', kind: 'holiday', name: '元旦', by: 'a1', now: new Date() } as const
    await inScope(database.db, staff, async (tx) => {
      await setCalendarDay(tx, { ...entry, name: '新年' })
      await setCalendarDay(tx, entry)
    })
    await inScope(database.db, { role: 'app_public', holder: 'anyone' }, async (tx) => {
      expect(await listCalendarDays(tx, 2027)).toEqual([{ day: '2027-01-01', kind: 'holiday', name: '元旦' }])
      expect(await listCalendarDays(tx, 2026)).toEqual([])
      expect((await loadCalendar(tx)).isWorkingDay('2027-01-01')).toBe(false)
    })
    await expect(inScope(database.db, { role: 'app_public', holder: 'anyone' }, (tx) => removeCalendarDay(tx, '2027-01-01'))).rejects.toThrow(/permission denied/)
    expect(await inScope(database.db, staff, (tx) => removeCalendarDay(tx, '2027-01-01'))).toBe(true)
    expect(await inScope(database.db, staff, (tx) => removeCalendarDay(tx, '2027-01-01'))).toBe(false)
  })
})
