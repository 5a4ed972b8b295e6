import { decideNoShow, type NoShowRule } from '#engines/quota'

/** As for benefits that nobody fetched: twice in half a year closes the door for a month (P8). */
export const noShowRule: NoShowRule = { misses: 2, withinDays: 180, closedDays: 30 }
/** Days after a session for which its counsellor may say that somebody came after all. */
const putRightDays = 30
const day = 86_400_000

/** From when on somebody who missed sessions at these times may book again, if not now. A session is missed when it began, however late that is said. */
export function barredUntil(missedAt: readonly Date[], now: Date): Date | null {
  const door = decideNoShow(noShowRule, missedAt, now)
  return door.kind === 'barred' ? door.until : null
}

/** How many of them still count: one more and the door closes. */
export function missesThatCount(missedAt: readonly Date[], now: Date): number {
  return missedAt.filter((at) => at <= now && now.getTime() - at.getTime() <= noShowRule.withinDays * day).length
}

/** The earliest miss that can bear on the door today. */
export const missesSince = (now: Date): Date => new Date(now.getTime() - (noShowRule.withinDays + noShowRule.closedDays) * day)

/** Days after its end when the counsellor of a session is asked how it went, and when it is closed without an answer (P9). */
const [askAfterDays, closeAfterDays] = [3, 7]

/** By when a session that is over and of which nothing was said is closed by itself. */
export const closesBy = (of: { ends_at: Date }): Date => new Date(of.ends_at.getTime() + closeAfterDays * day)

/** What the clock does about a session: after some days its counsellor is asked, once; later it is closed, asked or not, for the worker waits. */
export function decideOverdue(of: { state: string; ends_at: Date; asked_at: Date | null }, now: Date): 'ask' | 'close' | null {
  if (of.state !== 'booked') return null
  if (closesBy(of) <= now) return 'close'
  return of.asked_at === null && now.getTime() - of.ends_at.getTime() >= askAfterDays * day ? 'ask' : null
}

/** The latest end of a session that the clock has to look at. */
export const overdueSince = (now: Date): Date => new Date(now.getTime() - askAfterDays * day)

export type Saying = { kind: 'say' } | { kind: 'put-right' } | { kind: 'refuse' }

/** What the counsellor may say of a session: how it went once it has begun, and for a month that somebody came after all. Once it was closed by itself nobody is noted as missing any more. */
export function decideSaying(of: { state: string; starts_at: Date }, held: boolean, now: Date): Saying {
  if (of.state === 'booked' && of.starts_at <= now) return { kind: 'say' }
  if ((of.state === 'missed' || of.state === 'unreported') && held && now.getTime() - of.starts_at.getTime() < putRightDays * day) return { kind: 'put-right' }
  return { kind: 'refuse' }
}

/** Ratings are told in whole fives of one counsellor alone, so that none can be taken off the others (P7). The mean to one place. */
export function tellRatings<One extends { batch: number | string; stars: number }>(rows: readonly One[], smallest: number): { ratings: number; mean: number | null; told: One[] } {
  const sizes = new Map<number | string, number>()
  for (const { batch } of rows) sizes.set(batch, (sizes.get(batch) ?? 0) + 1)
  const told = rows.filter(({ batch }) => sizes.get(batch)! >= smallest)
  return { ratings: told.length, mean: told.length === 0 ? null : Math.round(told.reduce((sum, { stars }) => sum + stars, 0) / told.length * 10) / 10, told }
}
