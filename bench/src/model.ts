import type { Latency } from './latency.ts'

/** What one load came to. `cpuMs`: processor time of a request, in the server and in its database. */
/** `settledAfterS`: seconds from the last answer until all that it stands for was in its place. */
export type Measured = { connections: number; requests: number; perSecond: number; p50Ms: number; p99Ms: number; cpuMs?: { server: number; database: number }; settledAfterS?: number }

/** Until `ready`, in seconds of the clock and of the processor (server and database together). */
export type Started = { seconds: number; cpuSeconds: number | null }

/** A file that was taken in. `steps`: seconds of each part, where they are known. */
export type Taken = { rows: number; seconds: number; steps?: Record<string, number> }

/** A plan that was made: its worth in points, seats served; `gap`: what is at most left to gain, as a share of the proven bound. */
export type Planned = { value: number; served: number; seconds: number; gap?: number; runs?: readonly object[] }

/** What a bench ends with; the names of the line are those of the agreed output, null where one has no meaning. */
export type Result = {
  ours: Measured & { anew?: Measured; http?: Measured; redis?: Measured } | Latency | Taken | Planned | { first: Started; again: Started }; baseline: Measured | Latency | Taken | Planned | null; ratio: number | null; p50_ms: number | null; p99_ms: number | null; rss_mb: number; ratio_at_tenth: number | null
}

export type Bench = (say: (line: string) => void) => Promise<Result>
