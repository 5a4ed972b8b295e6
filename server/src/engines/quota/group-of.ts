import { createHash } from 'node:crypto'

/** The group of all pools of a series in one period (`2026-Q4`): in it a holder has one live claim (Q2). The same series and period always give the same group. */
export function groupOf(series: string, period: string): string {
  const hex = createHash('sha256').update(`quota.group\0${series}\0${period}`).digest('hex')
  // A UUID of version 8 (RFC 9562): made of what it stands for.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
