import { expect, test } from 'vitest'
import { dotted } from './dotted.ts'

/** What is read: without the marks that keep a line from breaking. */
const said = (words: string) => words.replaceAll('\u2060', '').replaceAll('\u00a0', ' ')

test('a line whose first part is missing does not begin with a dot (a voucher without an issuer did)', () => {
  expect(said(dotted(' · ', ['', 'For: welder', 'use by 30 Jun']))).toBe('For: welder · use by 30 Jun')
  expect(said(dotted('·', [null, '用于：焊工']))).toBe('用于：焊工')
})

test('a line that is broken breaks after a dot, never before it: the dot holds on to the part before', () => {
  expect(dotted('·', ['数控车工', '11月9日前可用'])).toBe('数控车工\u2060·11月9日前可用')
  expect(dotted(' · ', ['turner', 'use by 9 Nov'])).toBe('turner\u00a0· use by 9 Nov')
})

test.each([
  [['甲', '', '乙'], '甲·乙'], [['甲', '  ', '乙'], '甲·乙'], [['甲', false, undefined, null], '甲'], [['甲'], '甲'], [['', null], ''], [[], ''],
] as const)('of %j is said %j: parts that are missing or blank take their dots with them', (parts, words) => {
  expect(said(dotted('·', parts))).toBe(words)
})

test('what is said is kept as it is, a nought and a dot of its own too', () => {
  expect(said(dotted(' · ', ['0', 'A·B', '甲 ']))).toBe('0 · A·B · 甲 ')
})
