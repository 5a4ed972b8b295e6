import { describe, expect, test } from 'vitest'
import { creditCheckCharacter } from '#engines/intake'
import type { Book, Cell } from '#engines/intake'
import { understandUnits } from './index.ts'
import type { UnitLookups } from './index.ts'

const HEADERS = ['组织编码', '组织名称', '组织类型', '上级组织编码', '统一社会信用代码', '行政区划代码', '所属行业', '职工人数', '成立日期', '联系人', '联系电话']
const top = ['A', '绍兴市总工会', '市总工会', null, '', '330600']

function credit(tail: string): string {
  const first17 = `91330602XY${tail.padStart(7, '0')}`
  return first17 + creditCheckCharacter(first17)
}

function ledger(...rows: Cell[][]): Book {
  const all = [HEADERS, ...rows]
  return { kind: 'xlsx', sheets: [{ name: '表', hidden: false, rows: all.map((cells, i) => ({ row: i + 1, cells })) }] }
}

function outcome(book: Book, lookups?: UnitLookups): { in: string[]; out: string[] } {
  const { rows, report } = understandUnits(book, lookups)
  return { in: rows.map((row) => row.code), out: report.rejected.map((row) => `${row.row} ${row.column} ${row.code}${row.first ? ` ${row.first.row}` : ''}`) }
}

const firm = (code: string, parent: string | null, more: Partial<Record<number, Cell>> = {}): Cell[] =>
  Object.assign([code, `${code}公司`, '企业', parent, '', '330602'], more)

describe('the tree', () => {
  test('a child may stand above its parent', () => {
    expect(outcome(ledger(firm('C', 'B'), firm('B', 'A', { 2: '县级总工会' }), top))).toEqual({ in: ['C', 'B', 'A'], out: [] })
  })
  test('every row of a ring goes, and what leads into it hangs in the air', () => {
    expect(outcome(ledger(top, firm('B', 'C'), firm('C', 'D'), firm('D', 'B'), firm('E', 'C'), firm('F', 'E'), firm('G', 'G'), firm('H', 'A'))))
      .toEqual({ in: ['A', 'H'], out: ['2', '3', '4'].map((row) => `${Number(row) + 1} 上级组织编码 parent-cycle`).concat(['6 上级组织编码 parent-unknown', '7 上级组织编码 parent-unknown', '8 上级组织编码 parent-cycle']) })
  })
  test('below a rejected row nothing goes in', () => {
    expect(outcome(ledger(top, firm('B', 'A', { 2: '俱乐部' }), firm('C', 'B')))).toEqual({ in: ['A'], out: ['3 组织类型 unit-type-unknown', '4 上级组织编码 parent-unknown'] })
  })
  test('there is one top, and it is the city federation', () => {
    expect(outcome(ledger(firm('X', null), top, ['Z', '又一个总工会', '市总工会', '', '', '330600']))).toEqual({ in: ['A'], out: ['2 上级组织编码 parent-unknown', '4 上级组织编码 parent-unknown'] })
  })
  test('a thousand rows in one line are no trouble', () => {
    const chain = Array.from({ length: 5000 }, (_, i) => firm(`N${i}`, i === 0 ? 'A' : `N${i - 1}`)).toReversed()
    expect(outcome(ledger(top, ...chain)).in).toHaveLength(5001)
  })
})

describe('what the system has already', () => {
  const lookups = { cityCode: '330600', existing: [{ code: 'A', creditCode: null }, { code: 'B', creditCode: credit('1') }] }
  test('parents may be there, and the same unit again is no duplicate', () => {
    expect(outcome(ledger(top, firm('B', 'A', { 4: credit('1') }), firm('N', 'B')), lookups)).toEqual({ in: ['A', 'B', 'N'], out: [] })
  })
  test('a credit code of another unit is a duplicate, and a second top is none', () => {
    expect(outcome(ledger(firm('N', 'A', { 4: credit('1') }), ['Z', '别市总工会', '市总工会', '', '', '330600']), lookups))
      .toEqual({ in: [], out: ['2 统一社会信用代码 credit-code-duplicate', '3 上级组织编码 parent-unknown'] })
  })
})

describe('single rows', () => {
  test.each<[string, Cell[], string]>([
    ['no name', firm('B', 'A', { 1: ' ' }), '组织名称 name-missing'], ['no code', firm('', 'A'), '组织编码 code-missing'],
    ['another city', firm('B', 'A', { 5: '330102' }), '行政区划代码 division-unknown'], ['no such division', firm('B', 'A', { 5: '330699' }), '行政区划代码 division-unknown'],
    ['a wrong check character', firm('B', 'A', { 4: `${credit('2').slice(0, 17)}!` }), '统一社会信用代码 credit-code-checksum'],
  ])('%s', (_, row, expected) => expect(outcome(ledger(top, row)).out).toEqual([`3 ${expected}`]))

  test('of two equal codes the later goes and names the earlier', () => {
    expect(outcome(ledger(top, firm('B', 'A', { 4: credit('3') }), firm('B', 'A'), firm('C', 'A', { 4: credit('3') }))).out)
      .toEqual(['4 组织编码 code-duplicate 3', '5 统一社会信用代码 credit-code-duplicate 3'])
  })
  test('a row that is rejected itself takes nobody’s place', () => {
    expect(outcome(ledger(top, firm('B', 'A', { 1: '' }), firm('B', 'A'))).in).toEqual(['A', 'B'])
  })
  test('values are understood, and what can’t be is told', () => {
    const { rows, report } = understandUnits(ledger(top, firm('B', 'A', { 1: ' 稽山 酒业', 6: '无', 7: '约30人', 8: '2019.3', 9: '沈 国', 10: '0575-1' }), firm('C', 'A', { 7: 0, 8: '去年' })))
    expect(rows[1]).toMatchObject({ name: '稽山酒业', kind: 'enterprise', industry: null, staff: 30, foundedOn: '2019-03-01', contactName: '沈国', contactPhone: null, divisionCode: '330602' })
    expect(rows[2]).toMatchObject({ staff: 0, foundedOn: null })
    expect([report.repaired, report.warned]).toEqual([{ 'name-spaces': 1, 'date-month': 1 }, { 'phone-unreadable': 1, 'date-unreadable': 1 }])
    expect(report.repairedRows[0]!.repairs[0]).toEqual({ kind: 'name-spaces', field: 'name', column: '组织名称', from: ' 稽山 酒业', to: '稽山酒业' })
  })
})
