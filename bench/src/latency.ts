export type Latency = { calls: number; p50Ms: number; p99Ms: number; meanMs: number }

/** How long each call took, one after the other, in milliseconds. The first calls, which warm caches and connections, are not counted. */
export async function timeCalls(calls: number, call: (index: number) => Promise<unknown>, warmUp = 20): Promise<number[]> {
  const took: number[] = []
  for (let index = -warmUp; index < calls; index++) {
    const began = performance.now()
    await call(index)
    if (index >= 0) took.push(performance.now() - began)
  }
  return took
}

export function latencyOf(took: readonly number[]): Latency {
  const sorted = took.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
  const mean = took.reduce((sum, one) => sum + one, 0) / took.length
  return { calls: took.length, p50Ms: round(at(0.5)), p99Ms: round(at(0.99)), meanMs: round(mean) }
}

export const round = (n: number, digits = 2) => Math.round(n * 10 ** digits) / 10 ** digits
