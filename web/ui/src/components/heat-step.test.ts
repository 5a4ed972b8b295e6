import { expect, test } from 'vitest'
import { heatStep, moveInGrid } from './heat-step.ts'

test.each([[0, 0], [1, 1], [5, 1], [6, 2], [11, 2], [12, 3], [19, 3], [20, 4], [31, 4], [32, 5], [400, 5]])('%i needs are clay %i', (count, step) => {
  expect(heatStep(count)).toBe(step)
})

test('arrow keys walk the grid and stop at its edges', () => {
  const size = { rows: 3, columns: 4 }
  expect(moveInGrid({ row: 0, column: 0 }, 'ArrowUp', size)).toEqual({ row: 0, column: 0 })
  expect(moveInGrid({ row: 0, column: 0 }, 'ArrowDown', size)).toEqual({ row: 1, column: 0 })
  expect(moveInGrid({ row: 2, column: 3 }, 'ArrowRight', size)).toEqual({ row: 2, column: 3 })
  expect(moveInGrid({ row: 2, column: 3 }, 'Home', size)).toEqual({ row: 2, column: 0 })
})
