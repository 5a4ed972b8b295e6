import { describe, expect, test } from 'vitest'
import type { Summary } from '#engines/evaluation'
import { isSaid, meanOfAll, ruleFor, shortfallsOf, usualRule } from './rules.ts'

const summary = (n: number, mean: number): Summary => ({ n, sum: n * mean, mean, distribution: [0, 0, n, 0, 0], interval: { low: mean - 0.4, high: mean + 0.4 }, satisfied: null })
const question = (key: string, kind = 'rating') => ({ key, kind, label: { zh: key, en: key } })

describe('when a class is to be put right', () => {
  test('only below the threshold, only from enough forms on, and words count for nothing', () => {
    const questions = [question('trainer'), question('course'), question('teaching'), question('unasked'), question('comment', 'text')]
    const ratings = { trainer: summary(5, 3.79), course: summary(4, 1), teaching: summary(9, 3.8), comment: summary(9, 1) }
    expect(shortfallsOf(usualRule, questions, ratings)).toEqual([{ key: 'trainer', label: { zh: 'trainer', en: 'trainer' }, n: 5, mean: 3.79, low: 3.39, high: 4.19, below: 3.8 }])
    expect(shortfallsOf({ below: 3.5, minForms: 5 }, questions, ratings)).toEqual([])
  })

  test('not before all that will be said has been said', () => {
    const now = new Date('2026-12-20T00:00:00Z')
    const [given, open, over] = [{ submittedAt: now, until: null }, { submittedAt: null, until: new Date('2026-12-21T00:00:00Z') }, { submittedAt: null, until: now }]
    expect([isSaid([], now), isSaid([given], now), isSaid([given, over], now), isSaid([given, open], now), isSaid([{ submittedAt: null, until: null }], now)]).toEqual([true, true, true, false, false])
  })

  test('the rule is that of the nearest unit above; a sibling’s is none', () => {
    const rules = [{ scope: 'a', below: 4, minForms: 6 }, { scope: 'a.b', below: 4.2, minForms: 10 }, { scope: 'a.bc', below: 1, minForms: 5 }]
    expect([ruleFor('a.b.x', rules), ruleFor('a.c', rules), ruleFor('a.b', rules), ruleFor('z', rules)]).toEqual([{ below: 4.2, minForms: 10 }, { below: 4, minForms: 6 }, { below: 4.2, minForms: 10 }, usualRule])
  })

  test('a mean over questions is of all scores', () => {
    expect(meanOfAll({ a: summary(1, 5), b: summary(3, 1) })).toBe(2)
    expect(meanOfAll({})).toBe(null)
  })
})
