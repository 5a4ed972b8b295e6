import { describe, expect, test } from 'vitest'
import { decideGrant, overlap, type Term } from './rules.ts'

const term = (role: Term['role'], from = '2026-01-01', until: string | null = null, unitId = 'u1'): Term => ({ role, unitId, from, until })
const decide = (wanted: Term, held: Term[] = [], oneself = false) => {
  const decision = decideGrant(wanted, held, { today: '2026-11-20', oneself })
  return decision.kind === 'grant' ? 'grant' : decision.code
}
const today = '2026-11-20'

describe('granting a role', () => {
  test.each([
    ['a first role', term('leader', today), [], 'grant'],
    ['one that begins in the past', term('leader', '2026-11-19'), [], 'accounts.dates-wrong'],
    ['one that ends before it begins', term('leader', today, today), [], 'accounts.dates-wrong'],
    ['the same again', term('leader', today), [term('leader')], 'accounts.role-held'],
    ['the same at another unit', term('leader', today, null, 'u2'), [term('leader')], 'grant'],
    ['the same after the present one has ended', term('leader', '2027-01-01'), [term('leader', '2026-01-01', '2027-01-01')], 'grant'],
    ['an administration beside an ordinary role', term('system-admin', today), [term('leader')], 'grant'],
    ['a second administration', term('system-admin', today), [term('audit-admin')], 'accounts.separated-administrators'],
    ['a second administration at another unit', term('security-admin', today, null, 'u2'), [term('audit-admin')], 'accounts.separated-administrators'],
    ['a second administration that only begins later', term('security-admin', '2027-03-01'), [term('system-admin')], 'accounts.separated-administrators'],
    ['another administration after the first has ended', term('security-admin', '2027-03-01'), [term('system-admin', '2026-01-01', '2027-03-01')], 'grant'],
    ['the same administration at another unit', term('audit-admin', today, null, 'u2'), [term('audit-admin')], 'grant'],
  ] as const)('%s: %j beside %j → %s', (_what, wanted, held, answer) => {
    expect(decide(wanted, [...held])).toBe(answer)
  })
  test('nobody grants to oneself, whatever it is', () => {
    expect(decide(term('leader', today), [], true)).toBe('accounts.not-oneself')
  })
})

test('terms that touch do not overlap: the end is the first day without', () => {
  expect([overlap(term('leader', '2026-01-01', '2026-02-01'), term('leader', '2026-02-01')), overlap(term('leader', '2026-01-01', '2026-02-02'), term('leader', '2026-02-01'))]).toEqual([false, true])
})
