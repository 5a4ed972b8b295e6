import { describe, expect, test } from 'vitest'
import { addMonths, figureOf, monthsUpTo, occupationsOf, periodOf, placesOf, trendOf } from './rules.ts'

const cell = (month: string | null, numerator: number, dims: Record<string, string> = {}, denominator = 0) => ({ month: month && `${month}-01`, numerator, denominator, entries: 1, dims })
const year = { from: '2025-12', to: '2026-11' }

test('months go over the turn of the year, both ways', () => {
  expect([addMonths('2026-01', -1), addMonths('2025-12', 1), addMonths('2026-11', -12)]).toEqual(['2025-12', '2026-01', '2025-11'])
  expect(monthsUpTo('2026-02', 3)).toEqual(['2025-12', '2026-01', '2026-02'])
})

test('without a month the last twelve are shown; a month that has not begun is taken for this one', () => {
  expect(periodOf(undefined, '2026-11')).toEqual(year)
  expect(periodOf('2026-03', '2026-11')).toEqual({ from: '2026-03', to: '2026-03' })
  expect(periodOf('2027-01', '2026-11')).toEqual({ from: '2026-11', to: '2026-11' })
})

describe('a figure', () => {
  const months = monthsUpTo('2026-11', 12)
  test('adds up its period, and says its last month beside the one before', () => {
    expect(figureOf([cell('2026-09', 2), cell('2026-10', 3), cell('2026-11', 5)], { kind: 'sum', period: year, months }))
      .toEqual({ value: 10, records: 3, latest: 5, before: 3, spark: [0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 3, 5] })
  })
  test('that is a ratio is one of sums, and nothing where nobody said anything', () => {
    const shown = figureOf([cell('2026-09', 1, {}, 1), cell('2026-11', 0, {}, 9)], { kind: 'ratio', period: year, months })
    expect(shown).toMatchObject({ value: 0.1, latest: 0, before: null })
    expect(shown.spark.slice(-3)).toEqual([1, null, 0])
  })
})

test('the trend has every month, also those in which nobody asked', () => {
  expect(trendOf([cell('2026-10', 8)], [cell('2026-10', 6)], ['2026-09', '2026-10'])).toEqual([{ month: '2026-09', asked: 0, planned: 0 }, { month: '2026-10', asked: 8, planned: 6 }])
})

test('places stand by what share is arranged; those where nobody asked follow, needs without a town come last and only when there are any', () => {
  const at = (town: string, occupation?: string) => ({ town, ...(occupation && { occupation }) })
  const input = {
    key: 'town' as const, period: year, nameOf: (key: string) => key, occupationName: (id: string) => ({ w: '焊工', e: '电工' })[id] ?? null, known: [{ key: '东墩镇', name: '东墩镇' }, { key: '北郊乡', name: '北郊乡' }],
    asked: [cell('2026-11', 10, at('东墩镇', 'w')), cell('2026-11', 4, at('东墩镇', 'e')), cell('2026-10', 3, at('西门街道')), cell('2025-11', 5, at('西门街道')), cell('2026-11', 1)], planned: [cell('2026-11', 2, at('东墩镇', 'w')), cell('2026-10', 3, at('西门街道'))],
    outcomes: { trained: [cell(null, 9, at('东墩镇')), cell(null, 4)], passed: [cell(null, 7, at('东墩镇'))], certified: [], satisfaction: [cell(null, 8, at('东墩镇'), 10), cell(null, 0, at('西门街道'), 4)] },
  }
  const places = placesOf(input)
  expect(places.map((place) => [place.name, place.asked, place.planned])).toEqual([['西门街道', 3, 3], ['东墩镇', 14, 2], ['北郊乡', 0, 0], ['', 1, 0]])
  expect(places[0]!.before).toEqual({ asked: 8, planned: 3 })
  expect(places[1]!.waiting).toEqual([{ occupation: '焊工', seats: 8 }, { occupation: '电工', seats: 4 }])
  expect(places.map((place) => [place.trained, place.passed, place.certified, place.satisfaction])).toEqual([[0, 0, 0, 0], [9, 7, 0, 0.8], [0, 0, 0, null], [4, 0, 0, null]])
  const nothing = { trained: [], passed: [], certified: [], satisfaction: [] }
  expect(placesOf({ ...input, asked: [], planned: [], outcomes: nothing }).map((place) => place.key)).toEqual(['北郊乡', '东墩镇'])
})

test('occupations by what is asked for most, with what became of it', () => {
  const of = (occupation: string, count: number) => cell(null, count, { occupation })
  expect(occupationsOf({ asked: [of('w', 9), cell(null, 2)], planned: [of('w', 5)], trained: [of('e', 3)], passed: [of('e', 2)], certified: [of('e', 2)], satisfaction: [cell(null, 3, { occupation: 'e' }, 4)] }, (id) => `名${id}`)).toEqual([
    { id: 'w', name: '名w', asked: 9, planned: 5, trained: 0, passed: 0, certified: 0, satisfaction: null }, { id: null, name: null, asked: 2, planned: 0, trained: 0, passed: 0, certified: 0, satisfaction: null }, { id: 'e', name: '名e', asked: 0, planned: 0, trained: 3, passed: 2, certified: 2, satisfaction: 0.75 },
  ])
})
