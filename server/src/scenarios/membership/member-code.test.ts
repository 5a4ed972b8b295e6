import { randomBytes } from 'node:crypto'
import { createCipher } from '#platform/crypto'
import { newId } from '#platform/ids'
import { describe, expect, test } from 'vitest'
import { makeMemberCode, makeMemberCodes, readMemberDigits, readMemberToken } from './member-code.ts'

const cipher = createCipher({ data: randomBytes(32), index: randomBytes(32) })
const person = newId()
const at = (seconds: number) => new Date(Date.parse('2026-11-28T10:00:00+08:00') + seconds * 1_000)

describe('J7: the code of a member', () => {
  test('is good in its minute and the one after it, then old', () => {
    const { token } = makeMemberCode(cipher, person, at(5))
    expect(readMemberToken(cipher, token, at(59))).toMatchObject({ kind: 'fresh', personId: person })
    expect(readMemberToken(cipher, token, at(119))).toMatchObject({ kind: 'fresh' })
    expect(readMemberToken(cipher, token, at(120))).toEqual({ kind: 'old' })
  })
  test('changes every minute, and those of the next minutes are made ahead', () => {
    const codes = makeMemberCodes(cipher, person, at(5), 3)
    expect(new Set(codes.map((code) => code.token)).size).toBe(3)
    expect(codes[1]).toEqual(makeMemberCode(cipher, person, at(65)))
    expect(readMemberToken(cipher, codes[2]!.token, at(5))).toEqual({ kind: 'wrong' })
  })
  test('a changed, foreign or invented code is nobody’s', () => {
    const { token } = makeMemberCode(cipher, person, at(5))
    const other = createCipher({ data: randomBytes(32), index: randomBytes(32) })
    for (const wrong of [`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, makeMemberCode(other, person, at(5)).token, 'x'.repeat(40), '']) expect(readMemberToken(cipher, wrong, at(5))).toEqual({ kind: 'wrong' })
  })
  test('six digits say the same to a keyboard, for this person only', () => {
    const { digits } = makeMemberCode(cipher, person, at(5))
    expect(digits).toMatch(/^\d{6}$/)
    expect(readMemberDigits(cipher, person, digits, at(70))).toMatchObject({ kind: 'fresh', personId: person })
    expect(readMemberDigits(cipher, person, digits, at(130))).toEqual({ kind: 'wrong' })
    const [first, second] = [newId(), newId()].map((id) => readMemberDigits(cipher, id, digits, at(5)).kind)
    expect(first === 'wrong' || second === 'wrong').toBe(true)
  })
})
