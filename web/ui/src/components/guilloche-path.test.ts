import { expect, test } from 'vitest'
import { guillochePaths } from './guilloche-path.ts'

test('the rosette stays inside its radius and keeps its middle empty', () => {
  const distances = guillochePaths(100).flatMap((path) => path.slice(1, -1).split('L').map((point) => {
    const [x = 0, y = 0] = point.split(' ').map(Number)
    return Math.hypot(x, y)
  }))
  expect(Math.max(...distances)).toBeLessThanOrEqual(100.2)
  expect(Math.min(...distances)).toBeGreaterThan(22)
})
