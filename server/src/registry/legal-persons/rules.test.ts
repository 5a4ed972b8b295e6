import { describe, expect, test } from 'vitest'
import { codeAt, isUnionCode, organisationCheckCharacter } from './rules.ts'

describe('codes of unions (GB 32100, GB 11714)', () => {
  test('the check character of an organisation is that of the standard’s own example', () => {
    // GB 11714-1997: D2143569-X.
    expect(organisationCheckCharacter('D2143569')).toBe('X')
  })
  test('a code made from a range checks, begins with 8, carries the division, and no two places give the same', () => {
    const codes = Array.from({ length: 500 }, (_, n) => codeAt({ division: '330424', stem: 'MC' }, n + 1))
    expect(codes.every(isUnionCode)).toBe(true)
    expect(codes[0]!.slice(0, 16)).toBe('81330424MC000001')
    expect(new Set(codes).size).toBe(500)
  })
  test('one wrong character, an enterprise’s code or a short one is no code of a union', () => {
    const code = codeAt({ division: '330424', stem: 'MC' }, 7)
    expect(isUnionCode(code.replace('MC', 'MD'))).toBe(false)
    expect(isUnionCode('91330424MA2B123456')).toBe(false)
    expect(isUnionCode(code.slice(1))).toBe(false)
  })
  test('a number that does not fit behind the stem is no place of the range', () => {
    expect(() => codeAt({ division: '330424', stem: 'MCAAA' }, 1_000)).toThrow(RangeError)
  })
})
