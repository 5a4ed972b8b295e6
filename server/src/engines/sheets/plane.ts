import type { Point } from './model.ts'

/** A projective mapping, row by row, the last element 1. */
export type Homography = readonly number[]
export type Pair = { from: Point; to: Point; weight?: number }

export function project(by: Homography, { x, y }: Point): Point {
  const w = by[6]! * x + by[7]! * y + 1
  return { x: (by[0]! * x + by[1]! * y + by[2]!) / w, y: (by[3]! * x + by[4]! * y + by[5]!) / w }
}

/** The mapping that carries the points best (least squares, over scaled coordinates); null when they do not decide it. */
export function fit(pairs: readonly Pair[]): Homography | null {
  if (pairs.length < 4) return null
  const [from, to] = [frameOf(pairs.map((one) => one.from)), frameOf(pairs.map((one) => one.to))]
  const sums = Array.from({ length: 8 }, () => Array.from({ length: 9 }, () => 0))
  const add = (row: readonly number[], weight: number) => {
    for (let i = 0; i < 8; i++) for (let j = 0; j < 9; j++) sums[i]![j]! += weight * row[i]! * row[j]!
  }
  for (const pair of pairs) {
    const [a, b, weight] = [into(from, pair.from), into(to, pair.to), pair.weight ?? 1]
    add([a.x, a.y, 1, 0, 0, 0, -a.x * b.x, -a.y * b.x, b.x], weight)
    add([0, 0, 0, a.x, a.y, 1, -a.x * b.y, -a.y * b.y, b.y], weight)
  }
  const solved = solve(sums)
  if (!solved) return null
  const back = [1 / to.scale, 0, to.x, 0, 1 / to.scale, to.y, 0, 0, 1], front = [from.scale, 0, -from.x * from.scale, 0, from.scale, -from.y * from.scale, 0, 0, 1]
  const whole = times(times(back, [...solved, 1]), front)
  return whole[8] === 0 ? null : whole.map((value) => value / whole[8]!)
}

type Frame = { x: number; y: number; scale: number }

function frameOf(points: readonly Point[]): Frame {
  const [x, y] = [points.reduce((sum, one) => sum + one.x, 0) / points.length, points.reduce((sum, one) => sum + one.y, 0) / points.length]
  const spread = points.reduce((sum, one) => sum + Math.hypot(one.x - x, one.y - y), 0) / points.length
  return { x, y, scale: Math.SQRT2 / Math.max(spread, 1e-9) }
}

const into = ({ x, y, scale }: Frame, point: Point): Point => ({ x: (point.x - x) * scale, y: (point.y - y) * scale })

function times(a: readonly number[], b: readonly number[]): number[] {
  return [0, 3, 6].flatMap((row) => [0, 1, 2].map((column) => a[row]! * b[column]! + a[row + 1]! * b[column + 3]! + a[row + 2]! * b[column + 6]!))
}

/** Gauss with pivots over a table of n rows and n + 1 columns. */
function solve(table: number[][]): number[] | null {
  const n = table.length
  for (let column = 0; column < n; column++) {
    let best = column
    for (let row = column + 1; row < n; row++) if (Math.abs(table[row]![column]!) > Math.abs(table[best]![column]!)) best = row
    if (Math.abs(table[best]![column]!) < 1e-12) return null
    ;[table[column], table[best]] = [table[best]!, table[column]!]
    for (let row = 0; row < n; row++) {
      if (row === column) continue
      const factor = table[row]![column]! / table[column]![column]!
      for (let at = column; at <= n; at++) table[row]![at]! -= factor * table[column]![at]!
    }
  }
  return table.map((row, at) => row[n]! / row[at]!)
}
