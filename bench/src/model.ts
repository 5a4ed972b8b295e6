/** What one load came to. */
export type Measured = { connections: number; requests: number; perSecond: number; p50Ms: number; p99Ms: number }

/** What a bench ends with; the names of the line are those of the agreed output. */
export type Result = { ours: Measured; baseline: Measured; ratio: number | null; p50_ms: number; p99_ms: number; rss_mb: number; ratio_at_tenth: number | null }

export type Bench = (say: (line: string) => void) => Promise<Result>
