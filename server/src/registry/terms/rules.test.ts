import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkOfficers, decidePostponing, dueOn, postponableTo, reminderDue, stateOf } from './rules.ts'

describe('a term runs three or five years from the election (工会法 art. 16)', () => {
  test.each([['2024-03-15', 3, '2027-03-15'], ['2024-02-29', 3, '2027-02-28'], ['2024-02-29', 5, '2029-02-28'], ['2023-12-31', 5, '2028-12-31']])('elected on %s for %i years: due on %s', (elected, years, due) => expect(dueOn(elected, years)).toBe(due))
})

const term = (due_on: string, more: object = {}) => ({ due_on, postponed_to: null, ended_on: null, ...more })
const today = '2026-11-20'

describe('where a term stands', () => {
  test.each([
    ['its last day is still in time', term('2026-11-20'), 'soon'], ['the day after it is overdue', term('2026-11-19'), 'overdue'], ['half a year before it is soon', term('2027-05-22'), 'soon'], ['earlier than that it runs', term('2027-05-23'), 'running'],
    ['what was postponed is measured by the new day', term('2026-11-01', { postponed_to: '2027-03-01' }), 'soon'], ['postponed beyond half a year', term('2026-11-01', { postponed_to: '2027-11-01' }), 'postponed'], ['the next committee is in office', term('2020-01-01', { ended_on: '2020-02-01' }), 'ended'],
  ] as const)('%s', (_, of, state) => expect(stateOf(of, today)).toBe(state))
})

describe('putting an election off', () => {
  test.each([['2026-11-20', '2027-05-20'], ['2026-08-31', '2027-02-28'], ['2027-08-31', '2028-02-29'], ['2026-12-31', '2027-06-30']])('due on %s: until %s at the latest', (due, latest) => expect(postponableTo(term(due))).toBe(latest))
  test.each([
    ['to the last day that is allowed', term('2026-11-20'), '2027-05-20', 'ok'], ['a day further', term('2026-11-20'), '2027-05-21', 'terms.postponed-too-far'], ['to another century', term('2026-11-20'), '2099-12-31', 'terms.postponed-too-far'],
    ['to the day it is due', term('2026-11-20'), '2026-11-20', 'terms.dates-wrong'], ['again, within the half year', term('2026-11-20', { postponed_to: '2027-02-01' }), '2027-05-20', 'ok'],
    ['again, counted from the first promise and not from the second', term('2026-11-20', { postponed_to: '2027-02-01' }), '2027-07-31', 'terms.postponed-too-far'], ['again, to an earlier day', term('2026-11-20', { postponed_to: '2027-02-01' }), '2027-01-01', 'terms.dates-wrong'],
  ] as const)('%s', (_, of, to, answer) => expect(decidePostponing(of, to)).toBe(answer))
})

describe('reminders', () => {
  test.each([
    ['far ahead: none', term('2027-06-30'), null], ['half a year', term('2027-05-01'), 6], ['three months', term('2027-02-01'), 3], ['one month', term('2026-12-15'), 1], ['overdue', term('2026-11-19'), 0], ['of an ended term none', term('2026-11-19', { ended_on: '2026-11-10' }), null],
  ] as const)('%s', (_, of, months) => expect(reminderDue(of, today)).toBe(months))
  test('while time passes the distance only shrinks, until it is overdue', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 60 }), (ahead, passed) => {
      const day = (offset: number) => new Date(Date.parse(today) + offset * 86_400_000).toISOString().slice(0, 10)
      const of = term(day(ahead))
      const [before, after] = [reminderDue(of, today) ?? 99, reminderDue(of, day(passed)) ?? 99]
      expect(after).toBeLessThanOrEqual(before)
    }))
  })
})

describe('who is elected', () => {
  const one = (personId: string, body: 'committee' | 'audit', post: 'chair' | 'member') => ({ personId, body, post })
  test.each([
    ['one chair and a member', [one('a', 'committee', 'chair'), one('b', 'committee', 'member')], 'ok'], ['no chair', [one('b', 'committee', 'member')], 'terms.one-chair'], ['two chairs', [one('a', 'committee', 'chair'), one('b', 'committee', 'chair')], 'terms.one-chair'],
    ['somebody twice', [one('a', 'committee', 'chair'), one('a', 'committee', 'member')], 'terms.twice'], ['an audit committee alone', [one('a', 'audit', 'chair')], 'terms.one-chair'],
  ] as const)('%s: %s', (_, officers, answer) => expect(checkOfficers(officers)).toBe(answer))
})
