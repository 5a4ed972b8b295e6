import type { Claim } from '#engines/quota'

export type Phase = 'draft' | 'soon' | 'open' | 'drawing' | 'over' | 'withdrawn'
export type Times = { state: string; opensAt: Date; closesAt: Date; drawAt: Date | null; drawn: boolean }

/** Where a release stands by the clock. */
export function phaseOf({ state, opensAt, closesAt, drawAt, drawn }: Times, now: Date): Phase {
  if (state === 'draft' || state === 'withdrawn') return state
  if (now < opensAt) return 'soon'
  if (now < closesAt) return 'open'
  return drawAt && !drawn ? 'drawing' : 'over'
}

type Plan = { kind: 'rush' | 'draw'; opensAt: Date; closesAt: Date; drawAt: Date | null; reserveSeats: number; reserveUntil: Date | null; quantity: number; period: string; series: string | null }

/** Whether the times of a release fit each other. A draw leaves five minutes between its closed list and its seed, so that anybody can note the hash of the list. */
export function timesFit(plan: Plan): boolean {
  if (plan.opensAt >= plan.closesAt) return false
  if ((plan.kind === 'draw') !== (plan.drawAt !== null)) return false
  if (plan.drawAt && plan.drawAt.getTime() - plan.closesAt.getTime() < 5 * 60_000) return false
  if ((plan.reserveSeats > 0) !== (plan.reserveUntil !== null) || plan.reserveSeats > plan.quantity) return false
  // In a draw nobody comes before anybody: there is nothing to keep a reserve from.
  if (plan.kind === 'draw' && plan.reserveSeats > 0) return false
  return (plan.period === 'once') === (plan.series === null)
}

/** The period of a release, by the month of China in which it opens: `2026-05`, `2026-Q2`, `2026`. */
export function periodKey(period: 'month' | 'quarter' | 'year', day: string): string {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))]
  if (period === 'year') return year
  return period === 'month' ? day.slice(0, 7) : `${year}-Q${Math.ceil(month / 3)}`
}

export type Standing =
  | { kind: 'none' } | { kind: 'got'; code: string; fetchBy: string | null; fetchedAt: string | null; entry: number | null }
  | { kind: 'waiting'; position: number; entry: number | null } | { kind: 'entered'; entry: number } | { kind: 'lost'; entry: number } | { kind: 'missed' }

/** What a claim means to its owner. */
export function standingOf(claim: Claim | null, { code, position }: { code: string; position: number | null }): Standing {
  switch (claim?.state) {
    case 'seat': return { kind: 'got', code, fetchBy: claim.confirmBy?.toISOString() ?? null, fetchedAt: claim.confirmedAt?.toISOString() ?? null, entry: claim.entry }
    case 'waiting': return { kind: 'waiting', position: position ?? 1, entry: claim.entry }
    case 'entered': return { kind: 'entered', entry: claim.entry! }
    case 'lost': return { kind: 'lost', entry: claim.entry! }
    case 'lapsed': return claim.confirmBy ? { kind: 'missed' } : { kind: 'none' }
    default: return { kind: 'none' }
  }
}

/** Until when somebody may fetch what was taken back from them by mistake: as long as they had left, or the whole time anew, whichever is later. */
export function fetchAgainBy({ confirmBy, fetchDays }: { confirmBy: Date | null; fetchDays: number | null }, now: Date): Date | null {
  if (confirmBy === null || fetchDays === null) return confirmBy
  const anew = new Date(now.getTime() + fetchDays * 86_400_000)
  return anew > confirmBy ? anew : confirmBy
}

/** Twice not fetched within half a year: a month without. */
export const noShowRule = { misses: 2, withinDays: 180, closedDays: 30 } as const

const gigWords = /新就业|外卖|骑手|快递|网约|货运|货车|主播|家政/
/** Whether the roster's words for how somebody works mean gig work. */
export const isGigWork = (employmentForm: string | null): boolean => employmentForm !== null && gigWords.test(employmentForm)
