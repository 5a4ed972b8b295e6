import { beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@guildhall/testkit'
import { inScope, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { createPool, findBrokenPools, liveClaims, poolState, release, resize, take } from './index.ts'

let database: TestDatabase
beforeAll(async () => { database = await testDatabase({ max: 40 }) })

const now = new Date('2026-05-01T10:00:00+08:00')
const asJob = <T>(work: (tx: Tx) => Promise<T>) => inScope(database.db, { role: 'app_job', holder: 'test', scope: 'p' }, work)
const newPool = (capacity: number, waitlistLimit: number | null, group?: string) =>
  asJob((tx) => createPool(tx, { scope: 'p', subject: newId(), capacity, waitlistLimit, opensToAllAt: now, now, ...(group && { group }) }))
const claim = (pool: string, holder: string) => asJob((tx) => take(tx, { pool, holder, now }))

test('Q1, Q3: two race for the last seat 200 times in parallel: one wins, the loser waits, and moves up when the winner cancels', async () => {
  const races = await Promise.all(Array.from({ length: 200 }, async () => {
    const pool = await newPool(1, null)
    const pair = [newId(), newId()]
    const results = await Promise.all(pair.map((holder) => claim(pool.id, holder)))
    const winner = pair[results.findIndex((result) => result.kind === 'seat')]!
    const { moved } = await asJob((tx) => release(tx, { pool: pool.id, holder: winner, now }))
    return { kinds: results.map((result) => result.kind).toSorted().join(), movedUp: moved.length === 1 && moved[0]!.holder !== winner, state: await asJob((tx) => poolState(tx, pool.id)) }
  }))
  expect(new Set(races.map((race) => race.kinds))).toEqual(new Set(['seat,waiting']))
  expect(races.filter((race) => !race.movedUp)).toEqual([])
  expect(races.filter((race) => race.state?.seated !== 1 || race.state.waiting !== 0)).toEqual([])
})

test('Q1, Q4: 200 at once for one pool of 30 seats and 50 places in the line: 30 sit, 50 wait in a gapless order, 120 are told it is full', async () => {
  const pool = await newPool(30, 50)
  const results = await Promise.all(Array.from({ length: 200 }, () => claim(pool.id, newId())))
  const count = (kind: string) => results.filter((result) => result.kind === kind).length
  expect([count('seat'), count('waiting'), count('refused')]).toEqual([30, 50, 120])
  expect(results.flatMap((result) => (result.kind === 'waiting' ? [result.position] : [])).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
})

test('Q5: the same holder asking 40 times at once gets one claim', async () => {
  const pool = await newPool(10, 0)
  const holder = newId()
  const results = await Promise.all(Array.from({ length: 40 }, () => claim(pool.id, holder)))
  expect(new Set(results.map((result) => result.kind !== 'refused' && result.claimId)).size).toBe(1)
  expect(results.filter((result) => result.kind === 'seat' && !result.again)).toHaveLength(1)
  expect(await asJob((tx) => poolState(tx, pool.id))).toMatchObject({ seated: 1 })
})

test('Q2: the same holder at two pools of a group at once gets one of them', async () => {
  const outcomes = await Promise.all(Array.from({ length: 40 }, async () => {
    const group = newId(), holder = newId()
    const pools = [await newPool(1, null, group), await newPool(1, null, group)]
    return (await Promise.all(pools.map((pool) => claim(pool.id, holder)))).map((result) => (result.kind === 'refused' ? result.code : result.kind)).toSorted().join()
  }))
  expect(new Set(outcomes)).toEqual(new Set(['one-per-holder,seat']))
})

test('Q1, Q3, Q6: claims, cancellations and growing seats in any interleaving leave no idle seat beside a waiter and counters that are true', async () => {
  const pool = await newPool(5, null)
  const holders = Array.from({ length: 60 }, newId)
  await Promise.all(holders.map(async (holder, index) => {
    await claim(pool.id, holder)
    if (index % 3 === 0) await asJob((tx) => release(tx, { pool: pool.id, holder, now }))
    if (index % 10 === 0) await asJob(async (tx) => resize(tx, { pool: pool.id, capacity: ((await poolState(tx, pool.id))?.capacity ?? 0) + 1, now }))
  }))
  const claims = await asJob((tx) => liveClaims(tx, pool.id))
  const state = (await asJob((tx) => poolState(tx, pool.id)))!
  expect(claims).toHaveLength(40)
  expect(state.seated).toBe(state.capacity)
  expect([state.seated, state.waiting]).toEqual([claims.filter((one) => one.state === 'seat').length, claims.filter((one) => one.state === 'waiting').length])
  expect(await asJob((tx) => findBrokenPools(tx))).toEqual([])
  const lastSeated = Math.max(...claims.filter((one) => one.state === 'seat').map((one) => one.ticket))
  expect(claims.filter((one) => one.state === 'waiting' && one.ticket < lastSeated)).toEqual([])
})
