import { describe, expect, test } from 'vitest'
import { differ, joinForms } from './form-means.ts'

const of = (...means: number[]) => ({ n: means.length, sum: means.reduce((sum, one) => sum + one, 0), squares: means.reduce((sum, one) => sum + one ** 2, 0) })

describe('forms as observations', () => {
  test('several subjects are one: their forms are added, and the interval is Student’s', () => {
    const { n, mean, interval } = joinForms([of(3, 4), of(5, 4, 4)])
    expect([n, mean]).toEqual([5, 4])
    // s = √0.5, t(4) = 2.7764
    expect(interval!.low).toBeCloseTo(4 - 2.7764 * Math.sqrt(0.5 / 5), 4)
    expect(interval!.high).toBeCloseTo(4 + 2.7764 * Math.sqrt(0.5 / 5), 4)
  })

  test('an interval stays inside the scale; one form has none, no form no mean', () => {
    expect(joinForms([of(5, 5, 4)]).interval!.high).toBe(5)
    expect(joinForms([of(4)])).toMatchObject({ n: 1, mean: 4, interval: null })
    expect(joinForms([])).toEqual({ n: 0, mean: null, interval: null, variance: null })
  })

  test.each([
    ['clearly better', of(5, 5, 4, 5, 5, 4), of(3, 2, 3, 3, 2, 3), 1],
    ['clearly worse', of(3, 2, 3, 3, 2, 3), of(5, 5, 4, 5, 5, 4), -1],
    ['perhaps chance', of(4, 5, 3, 4), of(3, 5, 4, 3), 0],
    ['all the same, and different from all the same', of(4, 4, 4), of(3, 3, 3), 1],
    ['equal to the last digit', of(4, 4), of(4, 4), 0],
    ['one form says nothing', of(5), of(2, 2, 3), null],
  ])('two means: %s', (_, one, other, expected) => expect(differ(joinForms([one]), joinForms([other]))).toBe(expected))
})
