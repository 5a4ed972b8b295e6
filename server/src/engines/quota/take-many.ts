import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Claim, Pool, Request, TakeResult, Tended } from './model.ts'
import { decideTake, isFavoured } from './rules.ts'
import { findBusy, findPosition, insertClaims, lockAndRead, updateCounters, type Standing } from './store.ts'
import { confirmByOf, touch } from './touch.ts'

/**
 * Claims places for many, in the order in which they came: the same decisions as `take` one by one, with one lock, one insert and one change of the counters. `tended`: what
 * the clock had left to do, so that the caller can tell those whom it touched.
 */
export async function takeMany(tx: Tx, input: { pool: string; requests: readonly Request[]; now: Date }): Promise<{ results: TakeResult[]; tended: Tended }> {
  const { requests, now } = input
  const holders = [...new Set(requests.map((request) => request.holder))]
  let standing = await lockAndRead(tx, input.pool, holders)
  const { pool, ...tended } = await touch(tx, standing.pool, now, standing.nextHold)
  // Waiters who moved up, or holds that ran out, may be among those who ask.
  if (tended.lapsed.length + tended.moved.length > 0) standing = await lockAndRead(tx, input.pool, holders)
  const busy = await findBusy(tx, pool, holders)
  if (pool.group === pool.id) {
    const batch = decideAll({ ...standing, pool }, requests, busy, now)
    await write(tx, batch)
    return { results: await present(tx, batch, requests), tended }
  }
  // Somebody may get a place in another pool of the group while we look: then they are out, and everybody behind them is decided anew.
  for (;;) {
    await sql`savepoint quota_batch`.execute(tx)
    const batch = decideAll({ ...standing, pool }, requests, busy, now)
    const inserted = await write(tx, batch)
    if (inserted.size === batch.fresh.length) {
      await sql`release savepoint quota_batch`.execute(tx)
      return { results: await present(tx, batch, requests), tended }
    }
    await sql`rollback to savepoint quota_batch`.execute(tx)
    for (const claim of batch.fresh) if (!inserted.has(claim.holder)) busy.add(claim.holder)
  }
}

type Batch = { pool: Pool; fresh: Claim[]; freshPositions: Map<string, number>; answers: (TakeResult | Claim)[] }

function decideAll(standing: Standing, requests: readonly Request[], busy: ReadonlySet<string>, now: Date): Batch {
  const pool = { ...standing.pool }
  const own = new Map(standing.live.map((claim) => [claim.holder, claim]))
  const batch: Batch = { pool, fresh: [], freshPositions: new Map(), answers: [] }
  for (const { holder, groups } of requests) {
    const known = own.get(holder)
    if (known) {
      batch.answers.push(known)
      continue
    }
    const decision = decideTake(pool, { invited: standing.invited.has(holder), now, ...(groups && { groups }) })
    if (decision.kind === 'refused') {
      batch.answers.push(decision)
      continue
    }
    if (busy.has(holder)) {
      batch.answers.push({ kind: 'refused', code: 'one-per-holder' })
      continue
    }
    const favoured = isFavoured(pool, groups)
    const ticket = pool.nextTicket++
    const claim: Claim = {
      id: newId(), poolId: pool.id, holder, state: decision.kind, ticket, claimedAt: now, seatedAt: decision.kind === 'seat' ? now : null, endedAt: null, favoured,
      confirmBy: decision.kind === 'seat' ? confirmByOf(pool, now) : null, confirmedAt: null, entry: decision.kind === 'entered' ? ticket : null, rank: null,
    }
    if (decision.kind === 'seat') {
      pool.seated += 1
      if (!favoured) pool.seatedOthers += 1
    } else if (decision.kind === 'waiting') batch.freshPositions.set(claim.id, pool.waiting += 1)
    else pool.entered += 1
    own.set(holder, claim)
    batch.fresh.push(claim)
    batch.answers.push(fresh(claim, batch))
  }
  return batch
}

async function write(tx: Tx, { pool, fresh: claims }: Batch): Promise<Set<string>> {
  if (claims.length === 0) return new Set()
  const [inserted] = await Promise.all([insertClaims(tx, pool, claims), updateCounters(tx, pool)])
  if (pool.group === pool.id && inserted.size !== claims.length) throw new Error(`quota pool ${pool.id} holds a claim that its lock did not show`)
  return inserted
}

function fresh(claim: Claim, batch: Batch): TakeResult {
  return presentOne(claim, batch.freshPositions.get(claim.id) ?? 0, false)
}

/** Whoever had a claim already is told where it stands; of those who wait, the place in the line is counted. */
async function present(tx: Tx, batch: Batch, requests: readonly Request[]): Promise<TakeResult[]> {
  const positions = new Map(batch.freshPositions)
  return Promise.all(requests.map(async (_, index) => {
    const answer = batch.answers[index]!
    if ('kind' in answer) return answer
    const position = answer.state === 'waiting' ? positions.get(answer.id) ?? await findPosition(tx, answer.id) ?? 1 : 0
    return presentOne(answer, position, true)
  }))
}

function presentOne(claim: Claim, position: number, again: boolean): TakeResult {
  const { id: claimId, ticket } = claim
  if (claim.state === 'seat') return { kind: 'seat', claimId, ticket, confirmBy: claim.confirmBy, again }
  if (claim.state === 'entered') return { kind: 'entered', claimId, ticket, entry: claim.entry!, again }
  return { kind: 'waiting', claimId, ticket, position, again }
}
