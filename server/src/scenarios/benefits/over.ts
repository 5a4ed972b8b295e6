import type { Tx } from '#platform/db'
import { figuresOf } from './present.ts'
import { phaseOf } from './rules.ts'
import type { ReleaseRow } from './store.ts'

/** Whether nobody gets into a published release any more: its time is over and, of a draw, the winners are known. */
export async function isOver(tx: Tx, row: ReleaseRow, now: Date): Promise<boolean> {
  const { drawn } = await figuresOf(tx, row)
  return phaseOf({ state: row.state, opensAt: row.opens_at, closesAt: row.closes_at, drawAt: row.draw_at, drawn }, now) === 'over'
}
