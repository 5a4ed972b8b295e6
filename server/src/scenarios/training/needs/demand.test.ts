import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classFloor, classRoom, freeTimes, layOutDemand, noTown, whatTheyFill, type DemandSum, type OpenNeed } from './demand.ts'
import { publicDemandOf, publicFloor } from './public-demand.ts'
import type { OccupationRef } from './model.ts'

const occupations = new Map<string, OccupationRef>(['a', 'b', 'c'].map((id) => [id, { id, name: id, category: 'machining' }]))
const sums = fc.array(fc.record({
  occupationId: fc.constantFrom('a', 'b', 'c', null), level: fc.constantFrom(1, 2, 3, null), place: fc.constantFrom('410202', '410203', '410204', null),
  source: fc.constantFrom<DemandSum['source'][]>('worker', 'enterprise', 'department'), arranged: fc.boolean(), seats: fc.integer({ min: 1, max: 40 }), needs: fc.integer({ min: 1, max: 9 }),
}), { maxLength: 60 })
const total = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0)

describe('the demand list', () => {
  test('rows, columns, sources and total agree, whatever was asked', () => {
    fc.assert(fc.property(sums, (list) => {
      const columns = [...new Set(list.map((sum) => sum.place ?? noTown))].map((key) => ({ key, label: key }))
      const laid = layOutDemand(list, occupations, columns)
      const rows = laid.groups.flatMap((group) => group.rows)
      expect(total(rows.map((row) => row.total))).toBe(laid.total.seats)
      expect(rows.every((row) => total(row.seats) === row.total && row.arranged <= row.total)).toBe(true)
      expect(laid.total.worker + laid.total.enterprise + laid.total.department).toBe(laid.total.seats)
      expect(total(rows.map((row) => row.needs))).toBe(laid.total.needs)
    }))
  })
  test('occupations with most people first, levels in order, what nobody understood last', () => {
    const sum = (occupationId: string | null, level: number | null, seats: number): DemandSum => ({ occupationId, level, place: null, source: 'worker', arranged: false, seats, needs: 1 })
    const { groups } = layOutDemand([sum(null, null, 99), sum('a', 2, 3), sum('b', 3, 5), sum('b', 1, 5), sum('b', null, 1)], occupations, [{ key: noTown, label: '' }])
    expect(groups.map((group) => [group.occupation?.id ?? null, group.rows.map((row) => row.level)])).toEqual([['b', [1, 3, null]], ['a', [2]], [null, [null]]])
  })
})

describe('what the open needs would fill', () => {
  const worker = (seats = 1): OpenNeed => ({ id: 'w', source: 'worker', unitName: null, seats })
  const firm = (seats: number): OpenNeed => ({ id: 'f', source: 'enterprise', unitName: '宏屹', seats })
  test('a firm with enough people gets its own class, a smaller one is pooled with the workers', () => {
    expect(whatTheyFill([firm(18), firm(4), ...Array.from({ length: 13 }, () => worker())])).toEqual({ custom: [{ unitName: '宏屹', seats: 18 }], composite: { classes: 1, seats: 17, left: 0 } })
  })
  test.each([[0, 0, 0], [classFloor - 1, 0, classFloor - 1], [classFloor, 1, 0], [classRoom, 1, 0], [classRoom + 1, 1, 1], [classRoom + classFloor, 2, 0]])('%i pooled people: %i classes, %i left', (people, classes, left) => {
    expect(whatTheyFill(Array.from({ length: people }, () => worker())).composite).toMatchObject({ classes, left, seats: people - left })
  })
})

test('who names no time is counted apart, not three times', () => {
  expect(freeTimes([{ windows: ['weekend', 'weekday-evening'], seats: 3 }, { windows: [], seats: 2 }])).toEqual({
    windows: [{ window: 'weekday-day', seats: 0 }, { window: 'weekday-evening', seats: 3 }, { window: 'weekend', seats: 3 }], anyTime: 2,
  })
})

describe('the public table', () => {
  test('no figure of fewer than five people is ever shown, in any direction', () => {
    fc.assert(fc.property(sums, (list) => {
      const shown = publicDemandOf(list, occupations)
      const figures = [...shown.occupations.flatMap((row) => [row.seats, ...row.byLevel.map((cell) => cell.seats)]), ...shown.divisions.map((row) => row.seats)]
      expect(figures.every((figure) => figure === null || figure >= publicFloor)).toBe(true)
    }))
  })
  test('one hidden place can’t be found by subtracting the others from the total', () => {
    const sum = (place: string, seats: number): DemandSum => ({ occupationId: 'a', level: 1, place, source: 'worker', arranged: false, seats, needs: seats })
    const { divisions } = publicDemandOf([sum('410202', 3), sum('410203', 20), sum('410204', 30)], occupations)
    expect(divisions.filter((row) => row.seats === null).length).toBe(2)
  })
})
