import { usualThreshold } from '@guildhall/contract'
import type { Share } from './model.ts'

/** 工会法第十一条: from 25 members on an employer ought to have a committee of its own; smaller ones may join others. */
export const threshold = usualThreshold

/** The share in tenths of a percent, rounded half up as statistics print it (317 of 412 is 76.9 %); null where nothing ought to be. */
export function perMille({ should, covered }: Pick<Share, 'should' | 'covered'>): number | null {
  return should === 0 ? null : Math.round((covered * 1000) / should)
}

export function sumShares(shares: readonly Share[]): Share {
  const sum = { should: 0, covered: 0, single: 0, joint: 0, industry: 0 }
  for (const share of shares) for (const key of Object.keys(sum) as (keyof Share)[]) sum[key] += share[key]
  return sum
}

/** The last days of the `months` months before a day, and the day itself, the oldest first. */
export function monthEnds(today: string, months: number): string[] {
  const [year, month] = today.split('-').map(Number) as [number, number]
  const ends = Array.from({ length: months }, (_, back) => new Date(Date.UTC(year, month - 1 - back, 0)).toISOString().slice(0, 10))
  return [...ends.reverse(), today]
}
