/** What must come out of one file. */
export interface FileTruth {
  read: number
  accepted: number
  repaired: Record<string, number>
  warned: Record<string, number>
  rejected: { sheet: string | null; row: number; column: string; code: string; first?: { sheet: string | null; row: number } }[]
}

/** Keeps the truth while a file is written. */
export class TruthKeeper {
  readonly truth: FileTruth = { read: 0, accepted: 0, repaired: {}, warned: {}, rejected: [] }

  accept(repairs: readonly string[] = [], warnings: readonly string[] = []): void {
    this.truth.read++
    this.truth.accepted++
    for (const kind of new Set(repairs)) this.truth.repaired[kind] = (this.truth.repaired[kind] ?? 0) + 1
    for (const code of warnings) this.truth.warned[code] = (this.truth.warned[code] ?? 0) + 1
  }

  reject(row: FileTruth['rejected'][number]): void {
    this.truth.read++
    this.truth.rejected.push(row)
  }
}
