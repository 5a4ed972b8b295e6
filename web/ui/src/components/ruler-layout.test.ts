import { describe, expect, test } from 'vitest'
import { layoutRuler, type RulerDay } from './ruler-layout.ts'

/** Calendar days from a Thursday; Saturday and Sunday are off. */
function daysFrom(first: string, count: number): RulerDay[] {
  return Array.from({ length: count }, (_, index) => {
    const date = new Date(Date.parse(first) + index * 86_400_000)
    return { date: date.toISOString().slice(0, 10), working: date.getUTCDay() % 6 !== 0 }
  })
}

describe('the ruler', () => {
  const fortnight = layoutRuler({ days: daysFrom('2026-11-05', 20), today: '2026-11-20', due: '2026-11-24' })

  test('has a tick a day, tall at both ends, short on a day off', () => {
    expect(fortnight.ticks).toHaveLength(20)
    expect(fortnight.ticks[0]).toMatchObject({ at: 0, height: 'end' })
    expect(fortnight.ticks.at(-1)).toMatchObject({ date: '2026-11-24', at: 1, height: 'end' })
    expect(fortnight.ticks.slice(1, 5).map((tick) => tick.height)).toEqual(['working', 'off', 'off', 'working'])
  })

  test('is dark up to and including today, where the mark stands', () => {
    expect(fortnight.ticks.filter((tick) => tick.passed).at(-1)?.date).toBe('2026-11-20')
    expect(fortnight.now).toBeCloseTo(15 / 19)
    expect(fortnight.over).toBeNull()
  })

  test('runs on past its end, and the bar lies under the days that are too late', () => {
    const late = layoutRuler({ days: daysFrom('2026-11-09', 12), today: '2026-11-20', due: '2026-11-18' })
    expect(late.ticks.find((tick) => tick.date === '2026-11-18')?.height).toBe('end')
    expect(late.now).toBe(1)
    expect(late.over).toEqual({ from: 9 / 11, to: 1 })
  })

  test('has no bar on the day itself, and no mark before the span begins', () => {
    expect(layoutRuler({ days: daysFrom('2026-11-16', 5), today: '2026-11-20', due: '2026-11-20' }).over).toBeNull()
    const ahead = layoutRuler({ days: daysFrom('2026-12-01', 5), today: '2026-11-20', due: '2026-12-05' })
    expect(ahead.now).toBeNull()
    expect(ahead.ticks.some((tick) => tick.passed)).toBe(false)
  })

  test('of a single day does not divide by nothing', () => {
    expect(layoutRuler({ days: daysFrom('2026-11-20', 1), today: '2026-11-20', due: '2026-11-20' })).toEqual({
      ticks: [{ date: '2026-11-20', at: 0, height: 'end', passed: true }], now: 0, over: null,
    })
  })
})
