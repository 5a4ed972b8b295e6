import { expect, test } from 'vitest'
import { dotted } from './dotted.ts'

test('a line whose first part is missing does not begin with a dot (a voucher without an issuer did)', () => {
  expect(dotted(' · ', ['', 'For: welder', 'use by 30 Jun'])).toBe('For: welder · use by 30 Jun')
  expect(dotted('·', [null, '用于：焊工'])).toBe('用于：焊工')
})

test.each([
  [['甲', '', '乙'], '甲·乙'], [['甲', '  ', '乙'], '甲·乙'], [['甲', false, undefined, null], '甲'], [['甲'], '甲'], [['', null], ''], [[], ''],
] as const)('of %j is said %j: parts that are missing or blank take their dots with them', (parts, said) => {
  expect(dotted('·', parts)).toBe(said)
})

test('what is said is kept as it is, a nought and a dot of its own too', () => {
  expect(dotted(' · ', ['0', 'A·B', '甲 '])).toBe('0 · A·B · 甲 ')
})
