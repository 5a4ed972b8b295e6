import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Change } from './model.ts'
import { listMetrics, mergeChanges, monthOf, registerMetric, suppressSmallCells, toEntry, valueOf } from './rules.ts'

const words = (zh: string) => ({ zh, en: zh })
const loaves = registerMetric({ key: 'test.loaves', title: words('面包'), unit: words('个'), definition: words('当月出炉的面包，退回的不计。'), kind: 'sum', dimensions: ['flour', 'oven'] })
const share = registerMetric({ key: 'test.share', title: words('合格率'), unit: words('%'), definition: words('合格数除以出炉数。'), kind: 'ratio', dimensions: [] })
const one = { ref: 'r', scope: 'p', at: new Date('2026-05-31T16:30:00Z') }

describe('M5: every figure has a written definition', () => {
  test('in both languages, or the server does not start', () => {
    expect(() => registerMetric({ ...loaves, key: 'test.mute', definition: { zh: '有', en: ' ' } })).toThrow('needed in both languages')
    expect(() => registerMetric({ ...loaves })).toThrow('registered twice')
    expect(listMetrics().map((metric) => metric.key).filter((key) => key.startsWith('test.'))).toEqual(['test.loaves', 'test.share'])
  })
})

describe('contributions', () => {
  test('a month is one in China: half past midnight on the first of June is June', () => expect(monthOf(one.at)).toBe('2026-06-01'))
  test('one head, when nothing else is said', () => expect(toEntry({ metric: loaves, ...one })).toMatchObject({ numerator: 1, denominator: 0, dims: {}, period: '2026-06-01' }))
  test('a dimension without a value is left out', () => expect(toEntry({ metric: loaves, ...one, dims: { flour: 'rye', oven: undefined } }).dims).toEqual({ flour: 'rye' }))
  test('half a head is a mistake, and so is a sum with a denominator', () => {
    expect(() => toEntry({ metric: loaves, ...one, numerator: 0.5 })).toThrow(RangeError)
    expect(() => toEntry({ metric: loaves, ...one, denominator: 1 })).toThrow('is a sum')
    expect(() => toEntry({ metric: share, ...one, dims: { flour: 'rye' } })).toThrow('has no dimension flour')
  })
  test('a ratio is one of sums, and over nothing it is not zero', () => {
    expect([valueOf('ratio', { numerator: 3, denominator: 4 }), valueOf('ratio', { numerator: 0, denominator: 0 }), valueOf('sum', { numerator: 3, denominator: 0 })]).toEqual([0.75, null, 3])
  })
})

test('M2: merging changes keeps their sum, leaves away what cancels out, and orders them alike however they came', () => {
  const change = fc.record({
    metric: fc.constantFrom('a', 'b'), period: fc.constantFrom('2026-05-01', '2026-06-01'), scope: fc.constantFrom('p', 'p.c'), numerator: fc.integer({ min: -3, max: 3 }),
    denominator: fc.constant(0), entries: fc.constantFrom(1, -1), dims: fc.constantFrom<Change['dims'][]>({}, { x: '1', y: '2' }, { y: '2', x: '1' }),
  })
  fc.assert(fc.property(fc.array(change), (changes) => {
    const merged = mergeChanges(changes)
    const sum = (of: readonly Change[]) => of.reduce((total, each) => total + each.numerator, 0)
    expect(sum(merged)).toBe(sum(changes))
    const places = merged.map((each) => JSON.stringify([each.metric, each.scope, each.period, Object.entries(each.dims).length]))
    expect(new Set(places).size).toBe(places.length)
    expect(mergeChanges(changes.toReversed()).map(({ metric, scope, period }) => [metric, scope, period])).toEqual(merged.map(({ metric, scope, period }) => [metric, scope, period]))
    expect(merged.filter((each) => each.entries === 0 && each.numerator === 0)).toEqual([])
  }))
})

describe('M6: public tables hide small cells', () => {
  const shown = (values: number[]) => suppressSmallCells(values.map((value) => ({ value }))).map((cell) => cell.hidden ?? cell.value)
  test.each([
    ['nothing small, nothing hidden', [5, 80, 0], [5, 80, 0]],
    ['a lone small cell takes the next smallest with it, or the total would betray it', [3, 80, 12], ['small', 80, 'complementary']],
    ['two small cells that are large together hide each other', [3, 4, 80], ['small', 'small', 80]],
    ['two small cells that are small together need a third', [1, 2, 80, 9], ['small', 'small', 80, 'complementary']],
    ['a zero is shown: nobody is in it', [0, 2, 6], [0, 'small', 'complementary']],
  ])('%s', (_title, values, expected) => expect(shown(values)).toEqual(expected))
  test('whoever knows the total learns no hidden cell, unless it is the only one there is', () => {
    fc.assert(fc.property(fc.array(fc.nat(30), { minLength: 2, maxLength: 12 }), (values) => {
      const cells = suppressSmallCells(values.map((value) => ({ value })))
      const hidden = values.filter((_, index) => cells[index]!.hidden !== null)
      const allNonZeroHidden = values.every((value, index) => value === 0 || cells[index]!.hidden !== null)
      expect(cells.every((cell) => cell.value === null || cell.value === 0 || cell.value >= 5)).toBe(true)
      if (hidden.length > 0 && !allNonZeroHidden) {
        expect(hidden.length).toBeGreaterThan(1)
        expect(hidden.reduce((sum, value) => sum + value, 0)).toBeGreaterThanOrEqual(5)
      }
    }))
  })
})
