import type { Interval, Summary } from './model.ts'

/** Counts of the scores 1 to 5, the ones first. */
export type Distribution = readonly [number, number, number, number, number]

const z = 1.959963984540054

/** Two-sided 95 % quantiles of Student's t for 1 to 9 degrees of freedom; from ten on the expansion below is exact to four places. */
const small = [12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622]

/** Student's t, two-sided 95 %: a table, then the expansion of Abramowitz and Stegun 26.7.5. */
export function tQuantile(df: number): number {
  const known = small[df - 1]
  if (known !== undefined) return known
  return z + (z ** 3 + z) / (4 * df) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * df ** 2) + (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * df ** 3)
}

/** 95 % interval of a share, also for few and for none or all (E. B. Wilson, 1927). */
export function wilson(hits: number, n: number): Interval {
  const share = hits / n
  const centre = share + z ** 2 / (2 * n)
  const margin = z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))
  const scale = 1 + z ** 2 / n
  return { low: Math.max(0, (centre - margin) / scale), high: Math.min(1, (centre + margin) / scale) }
}

export function summarise(distribution: Distribution): Summary {
  const n = distribution.reduce((total, count) => total + count, 0)
  const sum = distribution.reduce((total, count, index) => total + count * (index + 1), 0)
  if (n === 0) return { n, sum, mean: null, distribution, interval: null, satisfied: null }
  const mean = sum / n
  const hits = distribution[3] + distribution[4]
  return { n, sum, mean, distribution, interval: meanInterval(distribution, n, mean), satisfied: { share: hits / n, interval: wilson(hits, n) } }
}

export function add(a: Distribution, b: Distribution): Distribution {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4]]
}

function meanInterval(distribution: Distribution, n: number, mean: number): Interval | null {
  if (n < 2) return null
  const squares = distribution.reduce((total, count, index) => total + count * (index + 1 - mean) ** 2, 0)
  const margin = tQuantile(n - 1) * Math.sqrt(squares / (n - 1) / n)
  return { low: Math.max(1, mean - margin), high: Math.min(5, mean + margin) }
}
