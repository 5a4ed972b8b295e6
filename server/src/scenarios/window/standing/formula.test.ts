import { describe, expect, test } from 'vitest'
import { formulaOf, formulas, quarterBefore, quarterOf, ranked, scoreOf } from './formula.ts'

const counted = { decided: 30, late: 0, assisted: 6, oneVisit: 30, ratings: 10, starSum: 50 }

describe('the quarter’s ranking', () => {
  test('every version weighs a hundred, and a later one leaves former quarters theirs', () => {
    for (const formula of formulas) expect(formula.parts.reduce((sum, part) => sum + part.weight, 0)).toBe(100)
    expect(formulaOf('2026-Q3').version).toBe(1)
  })
  test('a window that is always on time, in one visit, rated five by everybody and busy has a hundred', () => expect(scoreOf(formulaOf('2026-Q4'), counted).score).toBe(100))
  test('each part takes away what it is worth', () => {
    const late = scoreOf(formulaOf('2026-Q4'), { ...counted, late: 3 })
    expect(late.score).toBe(96)
    expect(late.parts.find((part) => part.component === 'on-time')).toEqual({ component: 'on-time', share: 0.9, points: 36 })
    expect(scoreOf(formulaOf('2026-Q4'), { ...counted, ratings: 0, starSum: 0 }).score).toBe(88)
    expect(scoreOf(formulaOf('2026-Q4'), { ...counted, decided: 15, oneVisit: 15 }).score).toBe(95)
  })
  test('a window with too few cases has no score, and stands last without a rank', () => {
    const rows = [{ name: '甲', decided: 3, score: null }, { name: '乙', decided: 20, score: 91 }, { name: '丙', decided: 40, score: 91 }, { name: '丁', decided: 10, score: 95 }]
    expect(ranked(rows).map((row) => [row.name, row.rank])).toEqual([['丁', 1], ['丙', 2], ['乙', 2], ['甲', null]])
  })
  test('quarters follow the calendar', () => expect([quarterOf('2026-01-01'), quarterOf('2026-11-28'), quarterBefore('2026-Q1'), quarterBefore('2026-Q4')]).toEqual(['2026-Q1', '2026-Q4', '2025-Q4', '2026-Q3']))
})
