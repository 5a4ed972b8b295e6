import { describe, expect, test } from 'vitest'
import { permissionsOf, roles, type Role } from '@guildhall/contract'
import { calendarOf } from '#platform/calendar'
import type { CaseState, MaterialRow } from './model.ts'
import { allDeeds, decideDeed } from './policy.ts'
import { decideOpening, decideReview, isLate, isTermPossible, mayRegister, missingFacts, missingMaterials, promiseOf } from './rules.ts'

const unit = { kind: 'enterprise', level: null, dissolvedOn: null }
const file = (key: string, attempt: number, verdict: string) => ({ key, attempt, verdict }) as MaterialRow

describe('who may ask for what', () => {
  test.each([
    ['union', null, true], ['enterprise', null, true], ['joint-union', null, true], ['federation', 'town', true], ['federation', 'county', false], ['federation', 'city', false], ['federation', null, false],
  ])('a %s of level %s may be registered: %s', (kind, level, may) => expect(mayRegister({ kind, level, dissolvedOn: null })).toBe(may))
  test('a dissolved unit may not', () => expect(mayRegister({ ...unit, dissolvedOn: '2026-01-01' })).toBe(false))
  test.each([
    ['obtain', { registered: false, openCase: false }, null], ['obtain', { registered: true, openCase: false }, 'window.already-registered'], ['change', { registered: false, openCase: false }, 'window.not-registered'],
    ['renew', { registered: true, openCase: false }, null], ['cancel', { registered: true, openCase: true }, 'window.case-open'], ['general', { registered: false, openCase: true }, null],
  ] as const)('%s, standing %o: %s', (business, standing, refusal) => expect(decideOpening(business, unit, standing)).toBe(refusal))
})

test('each business wants its own facts, and a change says what changes', () => {
  const none = { name: null, seat: null, representative: null, termUntil: null, approval: null, reason: '' }
  expect(missingFacts('obtain', none)).toEqual(['name', 'seat', 'representative', 'termUntil', 'approval'])
  expect(missingFacts('change', { ...none, reason: '搬了' })).toEqual(['change'])
  expect(missingFacts('change', { ...none, reason: '搬了', seat: '新址' })).toEqual([])
  expect(missingFacts('renew', none)).toEqual(['termUntil'])
  expect(missingFacts('general', none)).toEqual([])
})

describe('W2: materials', () => {
  const places = [{ key: 'form', required: true }, { key: 'photo', required: false }]
  test('a required one that is missing and any that came back keep from submitting', () => {
    expect(missingMaterials(places, [])).toEqual(['form'])
    expect(missingMaterials(places, [file('form', 1, 'accepted'), file('photo', 1, 'redo')])).toEqual(['photo'])
    expect(missingMaterials(places, [file('form', 1, 'accepted'), file('photo', 1, 'redo'), file('photo', 2, 'waiting')])).toEqual([])
  })
  test('a review ends when all are judged, and returns just what was sent back', () => {
    expect(decideReview([file('form', 1, 'waiting'), file('photo', 1, 'redo')])).toEqual({ kind: 'unjudged', keys: ['form'] })
    expect(decideReview([file('form', 1, 'redo'), file('form', 2, 'accepted'), file('photo', 1, 'redo')])).toEqual({ kind: 'return', keys: ['photo'] })
    expect(decideReview([file('form', 1, 'redo'), file('form', 2, 'accepted')])).toEqual({ kind: 'accept' })
  })
})

describe('W4: promises', () => {
  const calendar = calendarOf()
  test('in working days from acceptance, and never later than the rule’s day', () => {
    expect(promiseOf(calendar, '2026-11-16', { promise: 5, law: 15 })).toEqual({ dueOn: '2026-11-23', lawDueOn: '2026-12-01' })
    // Over the National Day holidays eleven working days reach further than fifteen days.
    expect(promiseOf(calendar, '2026-09-28', { promise: 11, law: 15 })).toEqual({ dueOn: '2026-10-13', lawDueOn: '2026-10-13' })
    expect(promiseOf(calendar, '2026-11-16', { promise: 3, law: null }).lawDueOn).toBeNull()
  })
  test('late is what was decided after the day, or is still open past it', () => {
    expect(isLate({ due_on: '2026-11-20', decidedOn: '2026-11-20', closed: true }, '2026-12-01')).toBe(false)
    expect(isLate({ due_on: '2026-11-20', decidedOn: '2026-11-21', closed: true }, '2026-12-01')).toBe(true)
    expect(isLate({ due_on: '2026-11-20', decidedOn: null, closed: false }, '2026-11-21')).toBe(true)
    expect(isLate({ due_on: '2026-11-20', decidedOn: null, closed: true }, '2026-11-21')).toBe(false)
  })
  test('a certificate ends ahead of today and within five years', () => {
    expect([isTermPossible('2026-11-16', '2026-11-16'), isTermPossible('2026-11-17', '2026-11-16'), isTermPossible('2031-11-16', '2026-11-16'), isTermPossible('2031-11-17', '2026-11-16')]).toEqual([false, true, true, false])
  })
})

/** Role × state × deed: who may do what, as a table. Everything that is not in it is refused. */
describe('policy', () => {
  const mine = 'union-unit', away = 'county-unit'
  const actor = (role: Role, unitId: string, accountId = role) => ({ accountId: accountId.padEnd(36, '0').replace(/[^0-9a-f-]/g, '0'), unitId, permissions: new Set(permissionsOf[role]) })
  const row = (state: CaseState, more: object = {}) => ({ unit_id: mine, state, asked_by: 'account:11111111-0000-0000-0000-000000000000', assisted_by: null, examined_by: 'account:22222222-0000-0000-0000-000000000000', ...more })
  const states: CaseState[] = ['preparing', 'reviewing', 'correcting', 'examining', 'approving', 'issuing', 'handed', 'closed', 'refused', 'withdrawn']
  const may: Partial<Record<Role, Partial<Record<CaseState, string[]>>>> = {
    'enterprise-hr': { preparing: ['edit', 'submit', 'withdraw'], reviewing: ['withdraw'], correcting: ['edit', 'submit', 'withdraw'], handed: ['confirm'] },
    'window-clerk': { preparing: ['edit', 'submit'], correcting: ['edit', 'submit'], reviewing: ['review'], issuing: ['hand-over'] },
    'town-officer': { preparing: ['edit', 'submit'], correcting: ['edit', 'submit'], reviewing: ['review'], issuing: ['hand-over'] },
    registrar: { examining: ['examine'], approving: ['approve', 'send-back'] },
  }
  test.each(roles)('%s', (role) => {
    const who = actor(role, role === 'enterprise-hr' ? mine : away)
    const table = Object.fromEntries(states.map((state) => [state, allDeeds.filter((deed) => decideDeed(who, row(state), deed) === null)]).filter(([, deeds]) => deeds!.length > 0))
    expect(table).toEqual(may[role] ?? {})
  })
  test('the union next door may do nothing', () => {
    expect(states.flatMap((state) => allDeeds.filter((deed) => decideDeed(actor('enterprise-hr', 'other-unit'), row(state), deed) === null))).toEqual([])
  })
  test('W3: who examined does not approve, who applied for the union does neither', () => {
    const examiner = { ...actor('registrar', away), accountId: '22222222-0000-0000-0000-000000000000' }
    expect(decideDeed(examiner, row('approving'), 'approve')).toBe('window.second-eyes')
    const helper = { ...actor('registrar', away), accountId: '33333333-0000-0000-0000-000000000000' }
    const assisted = { assisted_by: `account:${helper.accountId}` }
    expect([decideDeed(helper, row('examining', assisted), 'examine'), decideDeed(helper, row('approving', assisted), 'approve')]).toEqual(['window.own-case', 'window.own-case'])
  })
  test('a clerk withdraws and confirms only what a clerk did from the beginning', () => {
    const clerk = actor('window-clerk', away)
    expect([decideDeed(clerk, row('handed'), 'confirm'), decideDeed(clerk, row('handed', { assisted_by: 'account:x' }), 'confirm')]).toEqual(['platform.not-allowed', null])
  })
})
