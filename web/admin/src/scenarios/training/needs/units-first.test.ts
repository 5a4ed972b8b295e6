import { expect, test } from 'vitest'
import { lacksUnits } from './units-first.ts'

const roster = (kind: 'members' | 'needs', read: number, codes: Readonly<Record<string, number>>) => {
  const rejections = Object.entries(codes).flatMap(([code, times]) => Array.from({ length: times }, (_, row) => ({ sheet: '', row, column: null, code, message: '' })))
  return { kind, read, rejected: rejections.length, rejections }
}

test.each([
  ['every row names a unit that is not on record', roster('members', 100, { 'unit-unknown': 97, 'id-checksum': 3 }), true],
  ['a few units are missing: those rows are faults like others', roster('members', 100, { 'unit-unknown': 17, 'id-checksum': 3 }), false],
  ['most rows fail, for another reason', roster('members', 100, { 'unit-unknown': 20, 'id-precision-lost': 70 }), false],
  ['exactly half of the rows came in', roster('members', 100, { 'unit-unknown': 50 }), false],
  ['nothing failed', roster('members', 100, {}), false],
  ['an empty roster', roster('members', 0, {}), false],
  ['a file of needs', roster('needs', 10, { 'unit-unknown': 10 }), false],
])('whether the units have to come first: %s', (_, read, expected) => expect(lacksUnits(read)).toBe(expected))

test('a long file lists only its first reasons: they decide', () => {
  expect(lacksUnits({ ...roster('members', 20_000, { 'unit-unknown': 200 }), rejected: 19_000 })).toBe(true)
})
