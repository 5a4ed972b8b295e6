import { inScope, prepared, textArray, uuidArray, type Db } from '#platform/db'
import { newId } from '#platform/ids'
import type { Pool, Request } from '../model.ts'
import { decideTake, isFavoured } from '../rules.ts'
import { toPool, type PoolRow } from '../store.ts'
import { confirmByOf } from '../touch.ts'

/** Somebody who asks in a rush. `key`: whose request it is and its idempotency key; `call`: what whoever settles the arrival must know of the request, opaque here. */
export type Arriving = Request & { key: { holder: string; key: string }; call: string }
export type Arrived = { claimId: string; ticket: number; confirmBy: Date | null }

type Seen = { pool: Pool; version: string }
/** Pools as they were last seen. Whoever acts by what is no longer so is told by the database and looks again. */
const seen = new WeakMap<Db, Map<string, Seen>>()
const most = 200

const seenPool = prepared<PoolRow & { version: string }>('quota.seen', 'select *, xmin::text as version from quota_pool where id = $1')
const arriveTogether = prepared<{ arrived: boolean; known: number[] | null; now_seen: string | null; first_ticket: number | null }>('quota.arrive', `
  select * from app.quota_arrive($1::uuid, $2, $3::timestamptz, $4::timestamptz, $5::uuid[], $6::uuid[], $7::int[], $8::text[], $9::text[], $10::text[])`)

/**
 * Gives seats in one durable statement to those who come first and may have one by the rules of `take` (Q13): what each got, or null for whom it must be decided the usual way, by
 * `takeMany`: who has a claim already, or whose key was answered before; all from the first on who gets no seat at once (none is left, they would wait or are refused); and everybody, where pools of a
 * group or draws are concerned. In no transaction: it is durable when this returns.
 */
export async function arrive(db: Db, input: { pool: string; asked: readonly Arriving[]; now: Date }): Promise<(Arrived | null)[]> {
  const results = input.asked.map((): Arrived | null => null)
  let places = [...input.asked.keys()]
  for (let attempt = 1; attempt <= 4; attempt++) {
    const looked = await look(db, input.pool)
    if (!looked || looked.pool.group !== looked.pool.id || looked.pool.drawAt) return results
    const { pool, version, again } = looked
    const chosen = choose(pool, places.map((place) => ({ ...input.asked[place]!, place })), input.now)
    if (chosen.length === 0) {
      if (!again) return results
      // Perhaps it has changed since.
      seen.get(db)?.delete(pool.id)
      continue
    }
    const asked = chosen.map(({ place }) => input.asked[place]!)
    const ids = asked.map(() => newId())
    const confirmBy = confirmByOf(pool, input.now)
    const [answer] = await arriveTogether.on(db, pool.id, version, input.now, confirmBy, uuidArray(ids), uuidArray(asked.map((one) => one.holder)), favouredPlaces(chosen),
      textArray(asked.map((one) => one.key.holder)), textArray(asked.map((one) => one.key.key)), textArray(asked.map((one) => one.call)))
    const { arrived, known, now_seen: nowSeen, first_ticket: first } = answer!
    if (arrived) {
      for (const [index, { place }] of chosen.entries()) results[place] = { claimId: ids[index]!, ticket: first! + index, confirmBy }
      const others = chosen.filter(({ favoured }) => !favoured).length
      remember(db, { version: nowSeen!, pool: { ...pool, seated: pool.seated + chosen.length, seatedOthers: pool.seatedOthers + others, nextTicket: first! + chosen.length } })
      return results
    }
    if (known) {
      const gone = new Set(known.map((nth) => chosen[nth - 1]!.place))
      places = places.filter((place) => !gone.has(place))
    } else seen.get(db)?.delete(pool.id)
  }
  return results
}

const favouredPlaces = (chosen: readonly Chosen[]): number[] => chosen.flatMap(({ favoured }, index) => (favoured ? [index + 1] : []))

type Chosen = { place: number; favoured: boolean }

/** Those who get a seat at once, up to the first who would have to wait; whoever is not meant at all, or got one a moment ago, is passed over. */
function choose(pool: Pool, asked: readonly (Arriving & { place: number })[], now: Date): Chosen[] {
  const after = { ...pool }
  const chosen: Chosen[] = []
  /** Who was there before, by person and by key, and whether they got a seat. */
  const met = new Map<string, boolean>()
  for (const { place, holder, key, groups } of asked) {
    const names = [holder, `${key.holder}\0${key.key}`]
    const before = names.flatMap((name) => met.get(name) ?? [])
    if (before.includes(true)) continue
    const decision = decideTake(after, { invited: false, now, ...(groups && { groups }) })
    const passedOver = decision.kind === 'refused' && decision.code === 'not-eligible'
    for (const name of names) met.set(name, !passedOver)
    if (passedOver) continue
    if (decision.kind !== 'seat' || before.length > 0) break
    const favoured = isFavoured(pool, groups)
    after.seated += 1
    if (!favoured) after.seatedOthers += 1
    chosen.push({ place, favoured })
  }
  return chosen
}

/** `again`: as it was seen before, not now. */
async function look(db: Db, id: string): Promise<(Seen & { again: boolean }) | undefined> {
  const known = seen.get(db)?.get(id)
  if (known) return { ...known, again: true }
  const [row] = await inScope(db, { role: 'app_job', holder: 'job:quota.arrive', scope: '' }, (tx) => seenPool.in(tx, id), { reads: true })
  return row && { ...remember(db, { pool: toPool(row), version: row.version }), again: false }
}

function remember(db: Db, one: Seen): Seen {
  let kept = seen.get(db)
  if (!kept) seen.set(db, kept = new Map())
  if (kept.size >= most) kept.clear()
  kept.set(one.pool.id, one)
  return one
}
