import { describe, expect, test } from 'vitest'
import { judgeAddress, judgeBackup, judgeClock, judgeDisk, judgeEncryption, judgeKeys, stateOf, type Facts } from './rules.ts'

const now = new Date('2026-11-20T01:00:00Z')
const daysFromNow = (days: number) => new Date(now.getTime() + days * 86_400_000)
const fresh: Facts = { division: null, administratorsSeen: [true, false, false], unitsBelow: 0, thisYearKnown: true, gateway: false }
const settled: Facts = { division: '330400', administratorsSeen: [true, true, true], unitsBelow: 12, thisYearKnown: true, gateway: true }

describe('U1: the facts decide before what was said', () => {
  test.each([
    ['federation', fresh, undefined, 'open'], ['federation', fresh, 'done', 'open'], ['federation', fresh, 'later', 'later'], ['federation', settled, 'later', 'done'],
    ['administrators', fresh, 'done', 'open'], ['administrators', settled, undefined, 'done'], ['administrators', { ...settled, administratorsSeen: [true, true] }, undefined, 'open'],
    ['units', fresh, undefined, 'open'], ['units', fresh, 'done', 'done'], ['units', settled, undefined, 'done'],
    ['calendar', fresh, undefined, 'open'], ['calendar', fresh, 'done', 'done'], ['calendar', { ...fresh, thisYearKnown: false }, 'done', 'open'],
    ['texts', fresh, 'done', 'open'], ['texts', settled, undefined, 'open'], ['texts', settled, 'done', 'done'], ['texts', fresh, 'later', 'later'],
    ['checks', settled, undefined, 'open'], ['checks', settled, 'done', 'done'],
  ] as const)('%s with %j, said %s: %s', (step, facts, said, state) => expect(stateOf(step, facts, said)).toBe(state))
})

describe('what is looked at is judged', () => {
  test.each([
    [undefined, 'wrong', 'unset'], ['http://gh.example.cn', 'wrong', 'http'], ['https://gh.example.cn', 'fine', 'https'], ['https://127.0.0.1:8080', 'wrong', 'loopback'], ['http://localhost', 'wrong', 'loopback'],
  ])('the public address %s: %s, %s', (url, verdict, reason) => expect(judgeAddress(url)).toMatchObject({ id: 'address', verdict, reason }))

  test.each([
    [{ certificateUntil: daysFromNow(200), proxies: 0, host: '0.0.0.0' }, 'fine', 'own'], [{ certificateUntil: daysFromNow(10), proxies: 0, host: '0.0.0.0' }, 'advice', 'expiring'],
    [{ certificateUntil: daysFromNow(-1), proxies: 0, host: '0.0.0.0' }, 'wrong', 'expired'], [{ certificateUntil: null, proxies: 1, host: '127.0.0.1' }, 'fine', 'proxy'],
    [{ certificateUntil: null, proxies: 0, host: '127.0.0.1' }, 'advice', 'loopback'], [{ certificateUntil: null, proxies: 0, host: '0.0.0.0' }, 'wrong', 'clear'],
  ])('encryption %j: %s, %s', (input, verdict, reason) => expect(judgeEncryption(input, now)).toMatchObject({ verdict, reason }))

  test.each([[null, 'wrong'], [0, 'fine'], [-1, 'fine'], [-3, 'advice'], [-8, 'wrong']])('a backup %s days ago: %s', (days, verdict) => expect(judgeBackup(days === null ? null : daysFromNow(days), now)).toMatchObject({ verdict }))
  test('keys that others may read', () => expect([judgeKeys({ keys: 0o100600, folder: 0o40700 }), judgeKeys({ keys: 0o100640, folder: 0o40700 }), judgeKeys({ keys: 0o100600, folder: 0o40755 })].map((one) => one.verdict)).toEqual(['fine', 'wrong', 'wrong']))
  test('a disk that fills up, clocks that drift apart', () => {
    expect([1, 5, 50].map((gb) => judgeDisk(gb * 1024 ** 3).verdict)).toEqual(['wrong', 'advice', 'fine'])
    expect(judgeClock(now, daysFromNow(1))).toMatchObject({ verdict: 'wrong' })
  })
})
