import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { failuresStillCounted, isStrongPassword, lockMinutesAfter, mustChangePassword, nextStep, secondsUntilNextCode } from './rules.ts'

const now = new Date('2026-11-20T09:00:00+08:00')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)

describe('another code', () => {
  test.each([
    ['the first', { lastAt: null }, 0], ['half a minute after the last', { lastAt: ago(30) }, 30], ['a minute after the last', { lastAt: ago(60) }, 0],
    ['the sixth in an hour', { lastAt: ago(120), phoneLastHour: 5 }, 600], ['the eleventh in a day', { lastAt: ago(7200), phoneLastDay: 10 }, 3600],
    ['from an address that sends many', { lastAt: null, addressLastHour: 60 }, 600],
  ])('%s waits %j → %i s', (_what, history, seconds) => {
    expect(secondsUntilNextCode({ phoneLastHour: 0, phoneLastDay: 0, addressLastHour: 0, ...history }, now)).toBe(seconds)
  })
})

describe('lockout', () => {
  test('begins with the fifth wrong guess', () => {
    expect([0, 4, 5, 6, 9, 10].map(lockMinutesAfter)).toEqual([0, 0, 1, 2, 60, 1440])
  })
  test('property: one more wrong guess never shortens it', () => {
    fc.assert(fc.property(fc.nat(40), (failures) => { expect(lockMinutesAfter(failures + 1)).toBeGreaterThanOrEqual(lockMinutesAfter(failures)) }))
  })
  test('a day without a wrong guess forgets them', () => {
    expect([failuresStillCounted(7, ago(3600), now), failuresStillCounted(7, ago(90_000), now)]).toEqual([7, 0])
  })
})

describe('a password', () => {
  test.each(['Forge-7-hammers', 'molten iron 7!', 'Übung-Macht-3'])('%s is strong', (password) => expect(isStrongPassword(password, 'anna')).toBe(true))
  test.each([['too short', 'Ab3-xyzk9'], ['two kinds only', 'hammersandforge7'], ['with the login name', 'My-Anna-is-7'], ['with a run up', 'Forge-1234-x'], ['with a run down', 'Forge-dcba-7'], ['with a repeat', 'Forge-7777-x']])('%s: %s is weak', (_why, password) => {
    expect(isStrongPassword(password, 'anna')).toBe(false)
  })
  test('changes when it was handed out, or after ninety days', () => {
    expect([mustChangePassword({ temporary: true, setAt: now }, now), mustChangePassword({ temporary: false, setAt: ago(89 * 86_400) }, now), mustChangePassword({ temporary: false, setAt: ago(91 * 86_400) }, now)]).toEqual([true, false, true])
  })
})

test.each([
  ['password', false, true, 'enrol-totp'], ['password', true, false, 'verify-totp'], ['totp', true, true, 'change-password'], ['totp', true, false, 'done'], ['full', true, true, 'done'],
] as const)('after %s (authenticator confirmed: %s, change due: %s) comes %s', (stage, totpConfirmed, must, step) => {
  expect(nextStep(stage, { totpConfirmed, mustChangePassword: must })).toBe(step)
})
