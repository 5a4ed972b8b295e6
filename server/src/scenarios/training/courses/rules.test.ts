import { shapes } from '@guildhall/contract'
import { describe, expect, test } from 'vitest'
import { besideOf, directionOf, halfOf, idOfCourse, levelOf, levelWord, ownForms, trendOf, type Said } from './rules.ts'

const questions = [{ key: 'trainer', label: { zh: '培训教师', en: 'Trainer' } }]
/** Forms with one question each, by class. */
const saidOf = (scores: Record<string, number[]>): Said => ({
  questions, forms: new Map(Object.entries(scores).map(([id, own]) => [id, { n: own.length, sum: own.reduce((sum, one) => sum + one, 0), squares: own.reduce((sum, one) => sum + one ** 2, 0) }])),
  scores: Object.entries(scores).flatMap(([subject, own]) => own.map((score) => ({ subject, question: 'trainer', kind: 'worker', score, count: 1 }))),
})
const ended = (days: Record<string, string | null>) => Object.entries(days).map(([id, lastDay]) => ({ id, lastDay }))

describe('a course', () => {
  test('has one name, and one address, for a pair of occupation and level', () => {
    const welder = '019a0000-0000-7000-8000-000000000001'
    expect(idOfCourse(welder, 1)).toBe(idOfCourse(welder, 1))
    expect(new Set([null, 0, 1, 7].map((level) => idOfCourse(welder, level))).size).toBe(4)
    expect(shapes.id.safeParse(idOfCourse(welder, null)).success).toBe(true)
    expect([null, 0, 7].map((level) => levelOf(levelWord(level)))).toEqual([null, 0, 7])
  })

  test.each([['2026-01-01', '2026-1'], ['2026-06-30', '2026-1'], ['2026-07-01', '2026-2'], ['2026-12-31', '2026-2']])('%s lies in %s', (day, half) => expect(halfOf(day)).toBe(half))

  test('moves from half-year to half-year; of fewer than five forms only their number is told, and a class without an end has no half-year', () => {
    const said = saidOf({ a: [3, 3, 4, 3, 3], b: [5, 5, 5, 4], c: [5, 5, 5, 5, 4], d: [1] })
    const trend = trendOf(said, ended({ c: '2026-12-31', b: '2026-06-30', a: '2025-07-01', d: null }))
    expect(trend.map(({ half, forms, mean }) => [half, forms, mean])).toEqual([['2025-2', 5, 3.2], ['2026-1', 4, null], ['2026-2', 5, 4.8]])
    expect(trend[0]!.questions[0]).toMatchObject({ key: 'trainer', n: 5, mean: 3.2 })
    expect(trend[1]!.questions[0]).toMatchObject({ n: 4, mean: null, low: null })
  })

  test('goes up or down only beyond chance, and not where one of the half-years is of few', () => {
    const days = ended({ a: '2026-06-30', b: '2026-07-01' })
    expect(directionOf(saidOf({ a: [3, 3, 4, 3, 3], b: [5, 5, 5, 5, 4] }), days)).toBe('up')
    expect(directionOf(saidOf({ a: [5, 5, 5, 5, 4], b: [3, 3, 4, 3, 3] }), days)).toBe('down')
    expect(directionOf(saidOf({ a: [3, 5, 4, 3, 5], b: [4, 5, 3, 5, 4] }), days)).toBe('same')
    expect(directionOf(saidOf({ a: [3, 3, 3, 3], b: [5, 5, 5, 5, 5] }), days)).toBe(null)
  })

  test('beside others: the difference is told where both have enough, with whether it may be chance', () => {
    const said = saidOf({ a: [3, 3, 4, 3, 3], b: [5, 5, 5, 5, 4], c: [5, 5] })
    const own = ownForms(said, ended({ a: '2026-06-30' }))
    expect(besideOf(own, said, ended({ b: null }))).toMatchObject({ classes: 1, forms: 5, mean: 4.8, clear: true })
    expect(besideOf(own, said, ended({ b: null })).difference).toBeCloseTo(-1.6)
    expect(besideOf(own, said, ended({ c: null }))).toMatchObject({ forms: 2, mean: null, difference: null, clear: null })
    expect(besideOf(own, said, [])).toMatchObject({ classes: 0, forms: 0, mean: null })
  })
})
