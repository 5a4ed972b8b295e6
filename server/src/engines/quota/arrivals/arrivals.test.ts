import { testDatabase, type TestDatabase } from '@guildhall/testkit'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { inScope, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { arrive, close, confirm, createPool, findBrokenPools, findClaimByTicket, findClaimsOfHolder, findDuePools, findLatestClaim, liveClaims, poolState, positionOf, release, resize, settleArrivals, take, takeMany, tend, type Arriving, type TakeResult } from '../index.ts'

let database: TestDatabase
beforeAll(async () => { database = await testDatabase({ max: 20 }) })

const now = new Date('2026-05-01T10:00:00+08:00')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const asJob = <T>(work: (tx: Tx) => Promise<T>) => inScope(database.db, { role: 'app_job', holder: 'test', scope: 'p' }, work)
const newPool = (more: Partial<Parameters<typeof createPool>[1]> = {}) => asJob((tx) => createPool(tx, { scope: 'p', subject: newId(), capacity: 2, waitlistLimit: 0, opensToAllAt: new Date('2026-05-01T00:00:00+08:00'), ...more, now }))
const asking = (holder: string, groups: string[] = [], key = newId()): Arriving => ({ holder, groups, key: { holder: `account:${holder}`, key }, call: `call of ${holder}` })
const come = (pool: string, asked: Arriving[], at = now) => arrive(database.db, { pool, asked, now: at })
const settleAll = () => asJob((tx) => settleArrivals(tx, { most: 1_000 }))
const left = async (pool: string) => Number((await database.query<{ count: bigint }>('select count(*) from quota_arrival where pool_id = $1', [pool]))[0]!.count)
const said = (result: TakeResult) => (result.kind === 'refused' ? result.code : result.kind === 'waiting' ? `waiting ${result.position}` : result.kind)

test('Q13: whoever arrives, in whatever batches, settled when, gets exactly what they would have got one by one', async () => {
  const one = fc.record({ who: fc.nat(9), gig: fc.boolean() })
  const rules = fc.record({ capacity: fc.nat(6), waitlistLimit: fc.option(fc.nat(3), { nil: null }), reserved: fc.nat(2), eligible: fc.boolean(), hold: fc.boolean() })
  await fc.assert(fc.asyncProperty(rules, fc.array(fc.array(one, { minLength: 1, maxLength: 6 }), { maxLength: 5 }), fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), async (rule, batches, settles) => {
    const people = Array.from({ length: 10 }, newId)
    const seats = Math.min(rule.reserved, rule.capacity)
    const make = async () => (await newPool({ capacity: rule.capacity, waitlistLimit: rule.waitlistLimit, eligible: rule.eligible ? ['gig'] : null, holdMinutes: rule.hold ? 30 : null, reserve: seats > 0 ? { for: 'gig', seats, until: later(60) } : null })).id
    const outcome = async (id: string, results: string[]) => {
      const claims = await asJob((tx) => liveClaims(tx, id))
      const { seated, waiting, seatedOthers, nextTicket } = (await asJob((tx) => poolState(tx, id)))!
      return { results, claims: claims.map((claim) => [people.indexOf(claim.holder), claim.state, claim.ticket, claim.favoured, claim.confirmBy?.toISOString()]), counters: [seated, waiting, seatedOthers, nextTicket] }
    }
    const swiftly = await make()
    const results: string[] = []
    for (const [index, batch] of batches.entries()) {
      const asked = batch.map(({ who, gig }) => asking(people[who]!, gig ? ['gig'] : []))
      const arrived = await come(swiftly, asked)
      const rest = asked.filter((_, place) => !arrived[place])
      const usual = await asJob((tx) => takeMany(tx, { pool: swiftly, requests: rest.map(({ holder, groups }) => ({ holder, groups: groups ?? [] })), now }))
      let next = 0
      for (const seat of arrived) results.push(seat ? 'seat' : said(usual.results[next++]!))
      if (settles[index]) await settleAll()
    }
    const usually = await make()
    const expected: string[] = []
    for (const { who, gig } of batches.flat()) expected.push(said(await asJob((tx) => take(tx, { pool: usually, holder: people[who]!, groups: gig ? ['gig'] : [], now }))))
    const before = await outcome(swiftly, results)
    expect(before).toEqual(await outcome(usually, expected))
    await settleAll()
    expect(await outcome(swiftly, results)).toEqual(before)
    expect(await left(swiftly)).toBe(0)
    expect(await asJob(findBrokenPools)).toEqual([])
  }), { numRuns: 30 })
})

describe('Q13: until it is settled, an arrival', () => {
  test('is a claim to everybody who asks', async () => {
    const pool = await newPool({ holdMinutes: 30 })
    const [a] = [newId()]
    const [seat] = await come(pool.id, [asking(a)])
    expect(seat).toMatchObject({ ticket: 1, confirmBy: later(30) })
    expect(await left(pool.id)).toBe(1)
    expect(await asJob(async (tx) => [(await findClaimsOfHolder(tx, a)).map((one) => one.id), (await findLatestClaim(tx, pool.id, a))?.state, (await findClaimByTicket(tx, pool.id, 1))?.holder, (await positionOf(tx, { pool: pool.id, holder: a }))?.kind, (await poolState(tx, pool.id))?.seated]))
      .toEqual([[seat!.claimId], 'seat', a, 'seat', 1])
    expect(await inScope(database.db, { role: 'app_worker', holder: 'w', personId: a }, (tx) => findClaimsOfHolder(tx, a))).toHaveLength(1)
    expect(await inScope(database.db, { role: 'app_worker', holder: 'w', personId: newId() }, (tx) => findClaimsOfHolder(tx, a))).toEqual([])
    expect(await inScope(database.db, { role: 'app_staff', holder: 's', unitId: newId(), scope: 'q' }, (tx) => findClaimByTicket(tx, pool.id, 1))).toBeNull()
    expect((await asJob((tx) => take(tx, { pool: pool.id, holder: a, now }))) as object).toMatchObject({ kind: 'seat', claimId: seat!.claimId, again: true })
  })
  test('can be confirmed, given back and lost with the pool, and its answer is still to be kept', async () => {
    const pool = await newPool({ capacity: 3, holdMinutes: 30 })
    const [a, b, c] = [newId(), newId(), newId()]
    await come(pool.id, [asking(a), asking(b), asking(c)])
    expect(await asJob((tx) => confirm(tx, { pool: pool.id, holder: a, now }))).toMatchObject({ kind: 'confirmed', again: false })
    expect((await asJob((tx) => release(tx, { pool: pool.id, holder: b, now }))).released?.holder).toBe(b)
    expect((await asJob((tx) => close(tx, { pool: pool.id, releaseSeats: true, now }))).released.map((claim) => claim.holder).toSorted()).toEqual([a, c].toSorted())
    expect(await asJob(findBrokenPools)).toEqual([])
    expect((await settleAll()).filter((one) => one.poolId === pool.id).map((one) => [one.holder, one.call])).toEqual([a, b, c].map((holder) => [holder, `call of ${holder}`]))
    const [count] = await database.query<{ count: bigint }>('select count(*) from quota_claim where pool_id = $1', [pool.id])
    expect(count!.count).toBe(3n)
  })
  test('lapses with its hold like any other', async () => {
    const pool = await newPool({ capacity: 1, holdMinutes: 30 })
    const a = newId()
    await come(pool.id, [asking(a)])
    expect(await asJob((tx) => findDuePools(tx, later(29)))).not.toContain(pool.id)
    expect(await asJob((tx) => findDuePools(tx, later(30)))).toContain(pool.id)
    expect((await asJob((tx) => tend(tx, { pool: pool.id, now: later(30) }))).lapsed.map((claim) => claim.holder)).toEqual([a])
    expect(await come(pool.id, [asking(newId())], later(31))).toMatchObject([{ ticket: 2 }])
    expect(await asJob(findBrokenPools)).toEqual([])
  })
  test('is settled once, however many settle', async () => {
    const pool = await newPool({ capacity: 40 })
    await come(pool.id, Array.from({ length: 40 }, () => asking(newId())))
    const all = await Promise.all(Array.from({ length: 6 }, () => asJob((tx) => settleArrivals(tx, { most: 10 }))))
    expect(new Set(all.flat().map((one) => one.claimId)).size).toBe(all.flat().length)
    await settleAll()
    expect((await asJob((tx) => liveClaims(tx, pool.id))).map((claim) => claim.ticket)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1))
  })
})

describe('Q13: decided the usual way is', () => {
  test('who has a place already, or whose key was answered before; the others of the batch are not kept from theirs', async () => {
    const pool = await newPool({ capacity: 9 })
    const [a, b, c, d] = [newId(), newId(), newId(), newId()]
    await asJob((tx) => take(tx, { pool: pool.id, holder: a, now }))
    await come(pool.id, [asking(b)])
    const used = asking(c)
    await database.query(`insert into idempotency_key (holder, key, route, request_hash, status, answer, created_at) values ($1, $2, 'x', '\\x00', 409, '{}', now())`, [used.key.holder, used.key.key])
    const arrived = await come(pool.id, [asking(a), asking(b), used, asking(d), asking(d)])
    expect(arrived.map((one) => one && one.ticket)).toEqual([null, null, null, 3, null])
  })
  test('whoever comes when another changed the pool in between: what was seen no longer counts', async () => {
    const pool = await newPool({ capacity: 5 })
    await come(pool.id, [asking(newId())])
    await asJob((tx) => resize(tx, { pool: pool.id, capacity: 1, now }))
    expect(await come(pool.id, [asking(newId())])).toEqual([null])
    await asJob((tx) => resize(tx, { pool: pool.id, capacity: 2, now }))
    expect(await come(pool.id, [asking(newId()), asking(newId())])).toMatchObject([{ ticket: 2 }, null])
    await asJob((tx) => close(tx, { pool: pool.id, now }))
    expect(await come(pool.id, [asking(newId())])).toEqual([null])
  })
  test('a pool of a group, a draw, one that is not open, one that is over', async () => {
    const pools = [await newPool({ group: newId() }), await newPool({ closesAt: later(60), drawAt: later(70) }), await newPool({ opensToAllAt: later(1) }), await newPool({ closesAt: now })]
    for (const pool of pools) expect(await come(pool.id, [asking(newId())])).toEqual([null])
    expect(await come(newId(), [asking(newId())])).toEqual([null])
  })
})

test('Q1, Q2, Q13: eight who know nothing of each other let 60 people in twice at once: 20 seats, one each, tickets without a gap', async () => {
  const pool = await newPool({ capacity: 20 })
  const people = Array.from({ length: 60 }, newId)
  const batches = Array.from({ length: 24 }, (_, index) => Array.from({ length: 5 }, (_each, place) => people[(index * 5 + place) % 60]!))
  const arrived = await Promise.all(batches.map((holders) => come(pool.id, holders.map((holder) => asking(holder)))))
  const seats = arrived.flat().filter((one) => one !== null)
  await asJob((tx) => takeMany(tx, { pool: pool.id, requests: people.map((holder) => ({ holder })), now }))
  const claims = await asJob((tx) => liveClaims(tx, pool.id))
  expect(claims).toHaveLength(20)
  expect(new Set(claims.map((claim) => claim.holder)).size).toBe(20)
  expect(claims.map((claim) => claim.ticket)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  expect(seats.length).toBeLessThanOrEqual(20)
  expect(await asJob(findBrokenPools)).toEqual([])
})
