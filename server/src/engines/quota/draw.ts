import { createHash, randomBytes } from 'node:crypto'
import { commitmentOf, drawAlgorithm, entriesHashOf, rankEntries, type DrawSheet } from '@guildhall/contract'
import { sql } from 'kysely'
import type { Cipher } from '#platform/crypto'
import type { Tx } from '#platform/db'
import type { Claim, Pool } from './model.ts'
import { lockPool, toClaim, updatePool } from './store.ts'
import { confirmByOf } from './touch.ts'

type Ctx = { tx: Tx; cipher: Cipher }
const about = 'quota_draw_secret.seed'
/** Node's own, a hundred times as fast as the one written out for browsers; draws.test.ts holds both against each other. */
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()

/** Binds a pool's draw before anybody entered: draws a seed, publishes its commitment and keeps the seed sealed (Q10). */
export async function commitDraw({ tx, cipher }: Ctx, pool: Pool): Promise<{ commitment: string }> {
  if (!pool.drawAt || !pool.closesAt) throw new Error(`quota pool ${pool.id} has no draw`)
  const seed = randomBytes(32).toString('hex')
  const rules = JSON.stringify({ algorithm: drawAlgorithm, draw: pool.id, seats: pool.capacity, waitlist: pool.waitlistLimit, closesAt: pool.closesAt.toISOString(), drawAt: pool.drawAt.toISOString() })
  const commitment = commitmentOf(seed, rules, hash)
  await tx.insertInto('quota_draw').values({ pool_id: pool.id, scope: pool.scope, rules, commitment }).execute()
  await tx.insertInto('quota_draw_secret').values({ pool_id: pool.id, scope: pool.scope, seed_sealed: cipher.seal(seed, about) }).execute()
  return { commitment }
}

/** Closes the list: from now on its hash stands, and nobody comes or goes. Null when it is not time, or was done before. */
export async function freezeDraw(tx: Tx, input: { pool: string; now: Date }): Promise<{ entries: number; entriesHash: string } | null> {
  const pool = await lockPool(tx, input.pool)
  const draw = await tx.selectFrom('quota_draw').select('frozen_at').where('pool_id', '=', pool.id).executeTakeFirst()
  if (!draw || draw.frozen_at || pool.closedAt || !pool.closesAt || input.now < pool.closesAt) return null
  const rows = await tx.selectFrom('quota_claim').select('entry').where('pool_id', '=', pool.id).where('state', '=', 'entered').execute()
  const entriesHash = entriesHashOf(rows.map((row) => row.entry!), hash)
  await tx.updateTable('quota_draw').set({ frozen_at: input.now, entries: rows.length, entries_hash: entriesHash }).where('pool_id', '=', pool.id).execute()
  return { entries: rows.length, entriesHash }
}

/** Holds the draw and publishes the seed: seats, then the line, then those who lost. Null when it is not time, the list is not frozen, or it was held before. */
export async function holdDraw({ tx, cipher }: Ctx, input: { pool: string; now: Date }): Promise<{ won: Claim[]; waiting: Claim[]; lost: Claim[] } | null> {
  const pool = await lockPool(tx, input.pool)
  const draw = await tx.selectFrom('quota_draw as d').innerJoin('quota_draw_secret as s', 's.pool_id', 'd.pool_id').select(['d.frozen_at', 'd.drawn_at', 'd.rules', 's.seed_sealed']).where('d.pool_id', '=', pool.id).executeTakeFirst()
  if (!draw?.frozen_at || draw.drawn_at || pool.closedAt || !pool.drawAt || input.now < pool.drawAt) return null
  const seed = cipher.open(draw.seed_sealed, about).reveal()
  const promised = JSON.parse(draw.rules) as { draw: string; seats: number; waitlist: number | null }
  const entered = await tx.selectFrom('quota_claim').select(['id', 'entry']).where('pool_id', '=', pool.id).where('state', '=', 'entered').execute()
  const byEntry = new Map(entered.map((row) => [row.entry!, row.id]))
  const ranked = rankEntries(seed, promised.draw, [...byEntry.keys()], hash)
  const lastWaiting = promised.waitlist === null ? ranked.length : promised.seats + promised.waitlist
  const stateOf = (index: number) => (index < promised.seats ? 'seat' : index < lastWaiting ? 'waiting' : 'lost')
  const { rows } = await sql<Parameters<typeof toClaim>[0]>`
    update quota_claim q set state = c.state, rank = c.rank, ticket = ${pool.nextTicket - 1}::int + c.rank, seated_at = case c.state when 'seat' then ${input.now}::timestamptz end,
      confirm_by = case c.state when 'seat' then ${confirmByOf(pool, input.now)}::timestamptz end, ended_at = case c.state when 'lost' then ${input.now}::timestamptz end
    from unnest(${ranked.map((entry) => byEntry.get(entry)!)}::uuid[], ${ranked.map((_, index) => stateOf(index))}::text[], ${ranked.map((_, index) => index + 1)}::int[]) as c (id, state, rank)
    where q.id = c.id returning q.*`.execute(tx)
  const all = rows.map(toClaim).toSorted((a, b) => a.rank! - b.rank!)
  const of = (state: string) => all.filter((claim) => claim.state === state)
  const [won, waiting, lost] = [of('seat'), of('waiting'), of('lost')]
  await updatePool(tx, pool.id, { seated: won.length, seatedOthers: won.filter((claim) => !claim.favoured).length, waiting: waiting.length, entered: 0, nextTicket: pool.nextTicket + ranked.length })
  await tx.updateTable('quota_draw').set({ seed, drawn_at: input.now }).where('pool_id', '=', pool.id).execute()
  await tx.deleteFrom('quota_draw_secret').where('pool_id', '=', pool.id).execute()
  return { won, waiting, lost }
}

export type DrawState = { commitment: string; rules: string; frozenAt: Date | null; entries: number | null; entriesHash: string | null; drawnAt: Date | null; seed: string | null }

export async function findDraw(tx: Tx, pool: string): Promise<DrawState | null> {
  const row = await tx.selectFrom('quota_draw').selectAll().where('pool_id', '=', pool).executeTakeFirst()
  return row ? { commitment: row.commitment, rules: row.rules, frozenAt: row.frozen_at, entries: row.entries, entriesHash: row.entries_hash, drawnAt: row.drawn_at, seed: row.seed } : null
}

/** All that anybody needs to recompute the draw; before the list is frozen it has no entries. Null without a draw. */
export async function drawSheetOf(tx: Tx, pool: string): Promise<DrawSheet | null> {
  const draw = await findDraw(tx, pool)
  if (!draw) return null
  const { rows } = await sql<{ entry: number; rank: number | null }>`select entry, rank from app.quota_draw_sheet(${pool})`.execute(tx)
  const { seats, waitlist } = JSON.parse(draw.rules) as { seats: number; waitlist: number | null }
  const ranked = rows.filter((row) => row.rank !== null).toSorted((a, b) => a.rank! - b.rank!).map((row) => row.entry)
  return {
    rules: draw.rules, commitment: draw.commitment, frozenAt: draw.frozenAt?.toISOString() ?? null, entries: rows.map((row) => row.entry), entriesHash: draw.entriesHash, seed: draw.seed,
    winners: ranked.slice(0, seats), waiting: ranked.slice(seats, waitlist === null ? undefined : seats + waitlist),
  }
}

/** Draws for which it is time to freeze the list, or to draw. */
export async function findDueDraws(tx: Tx, now: Date): Promise<{ pool: string; scope: string; what: 'freeze' | 'draw' }[]> {
  const rows = await tx.selectFrom('quota_draw as d').innerJoin('quota_pool as p', 'p.id', 'd.pool_id').select(['p.id', 'p.scope', 'd.frozen_at']).where('p.closed_at', 'is', null).where('d.drawn_at', 'is', null)
    .where((is) => is.or([is.and([is('d.frozen_at', 'is', null), is('p.closes_at', '<=', now)]), is.and([is('d.frozen_at', 'is not', null), is('p.draw_at', '<=', now)])])).orderBy('p.id').execute()
  return rows.map((row) => ({ pool: row.id, scope: row.scope, what: row.frozen_at ? 'draw' : 'freeze' }))
}
