import { describe, expect, test } from 'vitest'
import { calendarOf } from '#platform/calendar'
import type { QueueItem } from '#platform/module'
import { groupOf, monthBars, rulerSpan, sortOut, workingDays } from './rules.ts'

const said = { zh: '', en: '' }
const item = (id: string, due: string, more: Partial<QueueItem> = {}): QueueItem =>
  ({ id, kind: 'k', menu: 'm', permission: 'training.plan.manage', subject: said, context: said, next: said, who: said, link: '/', from: '2026-11-01', due, at: null, owner: null, ...more })

describe('the queue of staff', () => {
  // Friday, 20 November 2026.
  test.each([
    ['2026-11-18', 'overdue'], ['2026-11-20', 'today'], ['2026-11-21', 'week'], ['2026-11-22', 'week'], ['2026-11-23', 'next-week'], ['2026-11-29', 'next-week'], ['2026-11-30', 'later'],
  ] as const)('on a Friday, what is due on %s stands under %s', (due, group) => {
    expect(groupOf(due, '2026-11-20')).toBe(group)
  })

  test('the longest overdue comes first; on one day the hour decides, and what has the whole day comes last', () => {
    const rows = [item('whole-day', '2026-11-20'), item('later', '2026-11-24'), item('evening', '2026-11-20', { at: '2026-11-20T10:00:00.000Z' }), item('late', '2026-11-09'), item('noon', '2026-11-20', { at: '2026-11-20T04:00:00.000Z' })]
    expect(sortOut(rows, new Set(['training.plan.manage'])).mine.map((row) => row.id)).toEqual(['late', 'noon', 'evening', 'whole-day', 'later'])
  })

  test('what a role cannot do is waited for, not queued', () => {
    const rows = [item('plan', '2026-11-20'), item('confirm', '2026-11-20', { permission: 'training.result.confirm' })]
    const { mine, others } = sortOut(rows, new Set(['training.result.confirm']))
    expect([mine.map((row) => row.id), others.map((row) => row.id)]).toEqual([['confirm'], ['plan']])
  })

  test('a step that asks for a second pair of eyes is waited for by whoever was the first', () => {
    const { mine, others } = sortOut([item('second', '2026-11-20', { barred: true })], new Set(['training.plan.manage']))
    expect([mine.length, others.length]).toEqual([0, 1])
  })

  test('days are counted in working days, whichever side of the deadline', () => {
    const calendar = calendarOf()
    expect([workingDays(calendar, '2026-11-23', '2026-11-20'), workingDays(calendar, '2026-11-20', '2026-11-20'), workingDays(calendar, '2026-11-18', '2026-11-20')]).toEqual([1, 0, 2])
  })

  test('rulers reach from the first start to the last deadline, and over today, but not beyond half a year', () => {
    expect(rulerSpan([], '2026-11-20')).toEqual({ start: '2026-11-20', end: '2026-11-20' })
    expect(rulerSpan([item('a', '2026-11-18'), item('b', '2026-12-09', { from: '2026-10-28' })], '2026-11-20')).toEqual({ start: '2026-10-28', end: '2026-12-09' })
    expect(rulerSpan([item('a', '2029-01-01', { from: '2020-01-01' })], '2026-11-20')).toEqual({ start: '2026-05-24', end: '2027-05-19' })
  })

  test('the month counts each day, also the empty ones, and nothing of another month', () => {
    const month = monthBars([{ day: '2026-11-02', late: false }, { day: '2026-11-02', late: true }, { day: '2026-10-31', late: true }], '2026-11-03')
    expect(month).toEqual({ kept: 1, late: 1, days: [{ day: '2026-11-01', done: 0, late: 0 }, { day: '2026-11-02', done: 2, late: 1 }, { day: '2026-11-03', done: 0, late: 0 }] })
  })
})
