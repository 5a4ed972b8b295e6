import { findAccounts, findPostings, lock, openAccount, opposite, postMany, type Account } from '#engines/ledger'
import { release, type Claim } from '#engines/quota'
import { dayInShanghai } from '#platform/clock'
import type { Tx } from '#platform/db'
import { asService } from '#platform/http'
import type { CommandContext } from '#platform/module'
import type { ReleaseRow } from '../store.ts'
import { decideSpending, isGood } from './rules.ts'
import { findProgramme, findYears } from './store.ts'

/** What these people hold in a programme that is good today, oldest year first. */
async function pursesOf(tx: Tx, programmeId: string, holders: readonly string[], now: Date): Promise<Map<string, Account[]>> {
  const thisYear = Number(dayInShanghai(now).slice(0, 4))
  const order = new Map((await findYears(tx, [programmeId])).filter((one) => isGood(one.year, thisYear)).map((one) => [one.id, one.year]))
  const accounts = (holders.length === 0 ? [] : await findAccounts(tx, { holders: [...new Set(holders)], currency: 'points' })).filter((one) => one.kind === 'points' && order.has(one.subject))
  return Map.groupBy(accounts.toSorted((a, b) => order.get(a.subject)! - order.get(b.subject)!), (one) => one.holder!)
}

const sumOf = (purses: readonly Account[] | undefined) => (purses ?? []).reduce((sum, one) => sum + one.balance, 0n)

/** How many good points somebody has in each of these programmes, as the transaction sees it: staff of the range, the holder, the service. */
export async function balancesOf(tx: Tx, programmeIds: readonly string[], holder: string, now: Date): Promise<Map<string, number>> {
  const balances = new Map<string, number>()
  for (const id of new Set(programmeIds)) balances.set(id, Number(sumOf((await pursesOf(tx, id, [holder], now)).get(holder))))
  return balances
}

/** Who of these can pay for a release at this moment, under the locks of their accounts: it stays true until the transaction ends. The pool is locked before. */
export async function whoCanPay(ctx: CommandContext, row: ReleaseRow, holders: readonly string[]): Promise<Set<string>> {
  const purses = await pursesOf(ctx.tx, row.points_programme_id!, holders, ctx.clock.now())
  const taken = await openTaken(ctx, row)
  const held = new Map((await lock(ctx.tx, [taken, ...[...purses.values()].flat().map((one) => one.id)])).map((one) => [one.id, one]))
  return new Set(holders.filter((holder) => sumOf((purses.get(holder) ?? []).map((one) => held.get(one.id)!)) >= BigInt(row.points)))
}

/** Where the points of a release go, in the books of the unit whose points they are. */
async function openTaken(ctx: CommandContext, row: ReleaseRow): Promise<string> {
  const programme = (await findProgramme(ctx.tx, row.points_programme_id!))!
  return (await openAccount(ctx.tx, { scope: programme.scope, subject: row.id, kind: 'points-taken', currency: 'points', floor: 0n, now: ctx.clock.now() })).id
}

/** Takes the price of these places, each in one posting from the oldest points first (P3). Gives the claims that were paid; the others have too few. */
export async function take(ctx: CommandContext, row: ReleaseRow, claims: readonly { id: string; holder: string }[]): Promise<Set<string>> {
  if (claims.length === 0) return new Set()
  return asService(ctx, '', async () => {
    const now = ctx.clock.now()
    const purses = await pursesOf(ctx.tx, row.points_programme_id!, claims.map((one) => one.holder), now)
    const taken = await openTaken(ctx, row)
    const held = new Map((await lock(ctx.tx, [taken, ...[...purses.values()].flat().map((one) => one.id)])).map((one) => [one.id, one]))
    const wanted = claims.flatMap(({ id, holder }) => {
      const parts = decideSpending((purses.get(holder) ?? []).map((one) => held.get(one.id)!), BigInt(row.points))
      return parts ? [{ claim: id, posting: { key: `points-claim:${id}`, kind: 'points.claimed', about: row.id, at: now, entries: [...parts.map(({ purse, amount }) => ({ account: purse.id, amount: -amount })), { account: taken, amount: BigInt(row.points) }] } }] : []
    })
    const results = await postMany(ctx.tx, wanted.map((one) => one.posting))
    return new Set(wanted.filter((_, index) => results[index]!.kind === 'posted').map((one) => one.claim))
  })
}

/**
 * Places that came to people by themselves (they moved up in the line, or were drawn) are paid now. Whoever has too few points by now does not get it: it goes to the next in line, who
 * pays in turn. Under the pool's lock. A release without points leaves everything as it is.
 */
export async function pay(ctx: CommandContext, row: ReleaseRow, claims: readonly Claim[]): Promise<{ granted: Claim[]; short: Claim[] }> {
  if (row.points === 0) return { granted: [...claims], short: [] }
  const [granted, short]: [Claim[], Claim[]] = [[], []]
  for (let open = [...claims]; open.length > 0;) {
    const paid = await take(ctx, row, open)
    const next: Claim[] = []
    for (const claim of open) {
      if (paid.has(claim.id)) granted.push(claim)
      else {
        short.push(claim)
        next.push(...(await release(ctx.tx, { pool: row.pool_id!, holder: claim.holder, now: ctx.clock.now() })).moved)
      }
    }
    // One who moved up and has too few is let go of at once; whoever moved up by that comes next.
    open = next.filter((claim) => !short.some((one) => one.id === claim.id))
  }
  return { granted, short }
}

/** Gives the points of claims back, once: to the years that they came from. Whoever did not fetch in time is not among them (P4). */
export async function givePointsBack(ctx: CommandContext, claims: readonly Pick<Claim, 'id'>[]): Promise<void> {
  await asService(ctx, '', async () => {
    const paid = await findPostings(ctx.tx, { keys: claims.map((one) => `points-claim:${one.id}`) })
    await postMany(ctx.tx, paid.map((posting) => ({ key: `points-back:${posting.key.slice('points-claim:'.length)}`, kind: 'points.back', at: ctx.clock.now(), reverses: posting.id, entries: opposite(posting.entries), ...(posting.about && { about: posting.about }) })))
  })
}
