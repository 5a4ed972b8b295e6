import { consentTerms } from '@guildhall/contract'
import { describe, expect, test } from 'vitest'
import { ageOn, applicationNumber, bornOf, decideAccepting, decideAtOnce, decideFollowing, decideJoining, decideTransfer, offerUnions, readConsents, type Candidate, type JoinFacts, type ReviewFacts } from './rules.ts'

const fine: JoinFacts = { member: 'no', union: { open: true, dissolved: false }, open: 'none', age: 27 }

test.each<[string, Partial<JoinFacts>, string]>([
  ['somebody who is no member yet may ask', {}, 'ok'],
  ['asking the same union again gives the same application', { open: 'same' }, 'same'],
  ['a member is told so', { member: 'self' }, 'membership.already-member'],
  ['one application at a time', { open: 'other' }, 'membership.elsewhere-open'],
  ['a union may take none', { union: { open: false, dissolved: false } }, 'membership.union-closed'],
  ['a dissolved union takes none', { union: { open: true, dissolved: true } }, 'membership.union-closed'],
  ['at sixteen one may work, and join', { age: 16 }, 'ok'],
  ['at fifteen not yet', { age: 15 }, 'membership.too-young'],
  ['whose number belongs to a member elsewhere is told to transfer', { member: 'other' }, 'membership.exists'],
  ['and hears so only of a union that is open: nobody learns it by trying closed ones', { member: 'other', union: { open: false, dissolved: false } }, 'membership.union-closed'],
])('joining: %s', (_, change, expected) => {
  expect(decideJoining({ ...fine, ...change })).toBe(expected)
})

test('a transfer takes a membership, another union, and one that is open', () => {
  const facts = { membershipUnitId: 'a', unitId: 'b', union: { open: true, dissolved: false }, open: 'none' as const }
  expect(decideTransfer(facts)).toBe('ok')
  expect(decideTransfer({ ...facts, membershipUnitId: null })).toBe('membership.not-a-member')
  expect(decideTransfer({ ...facts, unitId: 'a' })).toBe('membership.same-union')
  expect(decideTransfer({ ...facts, union: { open: false, dissolved: false } })).toBe('membership.union-closed')
  expect(decideTransfer({ ...facts, open: 'same' })).toBe('same')
  expect(decideTransfer({ ...facts, open: 'other' })).toBe('membership.elsewhere-open')
})

const proven: ReviewFacts = { identity: 'form', kind: 'join', member: 'no', held: false }
test('J5, J6: accepting takes a proven identity whose number is nobody else’s', () => {
  expect(decideAccepting(proven)).toBe('ok')
  expect(decideAccepting({ ...proven, identity: 'none' })).toBe('membership.not-proven')
  expect(decideAccepting({ ...proven, member: 'self' })).toBe('membership.applicant-is-member')
  expect(decideAccepting({ ...proven, member: 'other', held: true })).toBe('membership.applicant-elsewhere')
  expect(decideAccepting({ ...proven, held: true })).toBe('membership.number-held')
  expect(decideAccepting({ ...proven, kind: 'transfer', identity: 'none', member: 'self' })).toBe('ok')
  expect(decideAccepting({ ...proven, kind: 'leave', member: 'no' })).toBe('membership.applicant-no-member')
})

describe('J9: the union that was asked, or that a member leaves, is closed', () => {
  test.each([
    ['joining goes on at the successor', { kind: 'join', memberAt: null, target: 'b' }, { do: 'follow', unitId: 'b' }], ['joining a dissolved union ends', { kind: 'join', memberAt: null, target: null }, { do: 'end', why: 'union-dissolved' }],
    ['a transfer goes on at the successor', { kind: 'transfer', memberAt: 'a', target: 'b' }, { do: 'follow', unitId: 'b' }], ['a transfer to where the merger has brought the member is done', { kind: 'transfer', memberAt: 'b', target: 'b' }, { do: 'accept', unitId: 'b' }],
    ['a transfer to a dissolved union ends, the membership stays', { kind: 'transfer', memberAt: 'a', target: null }, { do: 'end', why: 'union-dissolved' }], ['a transfer of a membership that ended ends', { kind: 'transfer', memberAt: null, target: 'b' }, { do: 'end', why: 'membership-ended' }],
    ['leaving goes on where one is a member by now', { kind: 'leave', memberAt: 'b', target: null }, { do: 'follow', unitId: 'b' }], ['leaving a membership that ended ends', { kind: 'leave', memberAt: null, target: null }, { do: 'end', why: 'membership-ended' }],
  ] as const)('%s', (_, facts, expected) => expect(decideFollowing(facts)).toEqual(expected))
})

describe('J5: the union’s own rule', () => {
  test.each([
    ['nobody', true, null], ['nobody', false, null], ['listed', true, 'listed'], ['listed', false, null], ['everyone', true, 'listed'], ['everyone', false, 'everyone'],
  ] as const)('%s, on the list: %s → %s', (accepts, onList, expected) => {
    expect(decideAtOnce(accepts, { ...proven, onList })).toBe(expected)
  })
  test('never takes in whom a clerk could not accept, and never decides a transfer', () => {
    expect(decideAtOnce('everyone', { ...proven, identity: 'none', onList: true })).toBeNull()
    expect(decideAtOnce('everyone', { ...proven, held: true, onList: true })).toBeNull()
    expect(decideAtOnce('everyone', { ...proven, kind: 'transfer', member: 'self', onList: true })).toBeNull()
  })
})

describe('J4: consents', () => {
  const yes = (purpose: keyof typeof consentTerms, granted = true, version = consentTerms[purpose].version) => ({ purpose, version, granted })
  test('the required ones are enough; what was not answered is refused', () => {
    const read = readConsents([yes('identity'), yes('register')])
    expect('consents' in read && read.consents.map((one) => [one.purpose, one.granted])).toEqual([['identity', true], ['register', true], ['contact', false], ['benefits', false], ['statistics', false]])
  })
  test('without a required one nobody joins', () => {
    expect(readConsents([yes('identity'), yes('register', false), yes('contact')])).toEqual({ refusal: 'membership.consent-needed' })
    expect(readConsents([])).toEqual({ refusal: 'membership.consent-needed' })
  })
  test('words of another version were not read', () => {
    expect(readConsents([yes('identity', true, 99), yes('register')])).toEqual({ refusal: 'membership.terms-changed' })
  })
})

describe('which unions are offered', () => {
  const at = (name: string, more: Partial<Candidate> = {}): Candidate => ({ unitId: name, name, kind: 'joint-union', parentLevel: 'town', parentScope: 'u1.u2.u3', trades: [], employer: false, ...more })
  const town = at('镇联合'), county = at('县联合', { parentLevel: 'county', parentScope: 'u1.u2' }), riders = at('县快递外卖', { kind: 'industry-union', parentLevel: 'county', parentScope: 'u1.u2', trades: ['courier', 'driver'] }), firm = at('恒禾', { kind: 'enterprise', employer: true })
  const offered = (work: Parameters<typeof offerUnions>[1], of: Candidate[]) => offerUnions(of, work).map((one) => [one.name, one.why])
  test('a courier first reads the union of couriers, then the joint union of the town, then that of the county', () => {
    expect(offered('courier', [county, town, riders])).toEqual([['县快递外卖', 'trade'], ['镇联合', 'town'], ['县联合', 'county']])
  })
  test('a streamer is not offered the union of couriers', () => {
    expect(offered('streamer', [county, town, riders])).toEqual([['镇联合', 'town'], ['县联合', 'county']])
  })
  test('who works at a firm with a union is led there first', () => {
    expect(offered('employed', [town, firm, riders])).toEqual([['恒禾', 'employer'], ['镇联合', 'town']])
  })
  test('of two unions of the trade the nearer comes first', () => {
    const near = { ...riders, name: '镇骑手', parentLevel: 'town', parentScope: 'u1.u2.u3' }
    expect(offered('courier', [riders, near])).toEqual([['镇骑手', 'trade'], ['县快递外卖', 'trade']])
  })
})

test('age counts birthdays', () => {
  expect(bornOf('110101201011280013')).toBe('2010-11-28')
  expect(ageOn('2010-11-28', '2026-11-27')).toBe(15)
  expect(ageOn('2010-11-28', '2026-11-28')).toBe(16)
})

test('numbers can be read out', () => {
  expect(applicationNumber('2026', 123n)).toBe('RH2026000123')
})
