import { expect, test } from 'vitest'
import { sparkPath } from './spark-path.ts'

test('a rising series goes from bottom left to top right, leaving room for the dot', () => {
  expect(sparkPath([1, 2, 3], 60, 26)).toEqual({ line: 'M3 23L30 13L57 3', end: { x: 57, y: 3 } })
})

test('a flat series lies in the middle, and an empty one draws nothing', () => {
  expect(sparkPath([5, 5], 60, 26).line).toBe('M3 13L57 13')
  expect(sparkPath([], 60, 26).line).toBe('')
})
