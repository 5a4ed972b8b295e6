import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@guildhall/testkit'
import { inScope, within, type Access, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { close, createPool, findBrokenPools, invite, liveClaims, poolState, positionOf, release, resize, setOpening, take } from './index.ts'

let database: TestDatabase
beforeAll(async () => { database = await testDatabase() })

const now = new Date('2026-05-01T10:00:00+08:00')
const open = { opensToAllAt: new Date('2026-05-01T00:00:00+08:00') }
const job = (scope = 'p') => ({ role: 'app_job', holder: 'test', scope }) as const
const asJob = <T>(work: (tx: Tx) => Promise<T>, scope?: string) => inScope(database.db, job(scope), work)
const newPool = (capacity: number, waitlistLimit: number | null, more: { group?: string; scope?: string } = {}) =>
  asJob((tx) => createPool(tx, { scope: 'p.c01', subject: newId(), capacity, waitlistLimit, ...open, ...more, now }), '')

test('Q5: asking twice gives the same claim, even after the pool was closed', async () => {
  const pool = await newPool(1, 1)
  const [first, second] = [newId(), newId()]
  const seat = await asJob((tx) => take(tx, { pool: pool.id, holder: first, now }))
  expect(seat).toMatchObject({ kind: 'seat', again: false })
  const waiting = await asJob((tx) => take(tx, { pool: pool.id, holder: second, now }))
  expect(await asJob((tx) => take(tx, { pool: pool.id, holder: second, now }))).toEqual({ ...waiting, again: true })
  await asJob((tx) => close(tx, { pool: pool.id, now }))
  expect(await asJob((tx) => take(tx, { pool: pool.id, holder: first, now }))).toEqual({ ...seat, again: true })
  expect(await asJob((tx) => take(tx, { pool: pool.id, holder: second, now }))).toEqual({ kind: 'refused', code: 'closed' })
})

test('Q3, Q5: a cancellation seats the first waiter at once and says whom; cancelling again moves nobody', async () => {
  const pool = await newPool(1, null)
  const [a, b, c] = [newId(), newId(), newId()]
  for (const holder of [a, b, c]) await asJob((tx) => take(tx, { pool: pool.id, holder, now }))
  const done = await asJob((tx) => release(tx, { pool: pool.id, holder: a, now }))
  expect(done.released).toMatchObject({ holder: a, state: 'released' })
  expect(done.moved.map((claim) => [claim.holder, claim.state])).toEqual([[b, 'seat']])
  expect(await asJob((tx) => release(tx, { pool: pool.id, holder: a, now }))).toEqual({ released: null, moved: [] })
  expect(await asJob((tx) => positionOf(tx, { pool: pool.id, holder: c }))).toMatchObject({ kind: 'waiting', position: 1 })
})

test('Q4: who gives up a place in the line and comes back is last', async () => {
  const pool = await newPool(1, null)
  const [seated, b, c] = [newId(), newId(), newId()]
  for (const holder of [seated, b, c]) await asJob((tx) => take(tx, { pool: pool.id, holder, now }))
  expect((await asJob((tx) => release(tx, { pool: pool.id, holder: b, now }))).moved).toEqual([])
  expect(await asJob((tx) => take(tx, { pool: pool.id, holder: b, now }))).toMatchObject({ kind: 'waiting', position: 2 })
})

test('Q3: more seats move waiters up in order; fewer than taken are refused', async () => {
  const pool = await newPool(1, null)
  const holders = [newId(), newId(), newId(), newId()]
  for (const holder of holders) await asJob((tx) => take(tx, { pool: pool.id, holder, now }))
  const grown = await asJob((tx) => resize(tx, { pool: pool.id, capacity: 3, now }))
  expect(grown).toMatchObject({ kind: 'resized', pool: { capacity: 3, seated: 3, waiting: 1 } })
  expect(grown.kind === 'resized' && grown.moved.map((claim) => claim.holder)).toEqual(holders.slice(1, 3))
  expect(await asJob((tx) => resize(tx, { pool: pool.id, capacity: 2, now }))).toEqual({ kind: 'refused', code: 'below-taken', seated: 3 })
})

test('Q7: the invited come first, then everybody', async () => {
  const pool = await newPool(5, 0)
  const [guest, other] = [newId(), newId()]
  const later = new Date('2026-05-02T10:00:00+08:00')
  await asJob((tx) => setOpening(tx, { pool: pool.id, opensToInvitedAt: now, opensToAllAt: later, closesAt: null }))
  expect(await asJob((tx) => invite(tx, { pool: pool.id, holders: [guest, guest], now }))).toBe(1)
  expect(await asJob((tx) => invite(tx, { pool: pool.id, holders: [guest], now }))).toBe(0)
  expect(await asJob((tx) => take(tx, { pool: pool.id, holder: other, now }))).toEqual({ kind: 'refused', code: 'not-open', opensAt: later })
  expect(await asJob((tx) => take(tx, { pool: pool.id, holder: guest, now }))).toMatchObject({ kind: 'seat' })
  expect(await asJob((tx) => take(tx, { pool: pool.id, holder: other, now: later }))).toMatchObject({ kind: 'seat' })
})

test('Q7: closing lapses the waiters, keeps the seats, and gives both back when the thing is called off', async () => {
  const pool = await newPool(1, null)
  const [a, b] = [newId(), newId()]
  for (const holder of [a, b]) await asJob((tx) => take(tx, { pool: pool.id, holder, now }))
  const closed = await asJob((tx) => close(tx, { pool: pool.id, now }))
  expect([closed.lapsed.map((claim) => claim.holder), closed.released]).toEqual([[b], []])
  expect(await asJob((tx) => release(tx, { pool: pool.id, holder: b, now }))).toEqual({ released: null, moved: [] })
  const calledOff = await asJob((tx) => close(tx, { pool: pool.id, releaseSeats: true, now }))
  expect(calledOff.released.map((claim) => claim.holder)).toEqual([a])
  expect(await asJob((tx) => poolState(tx, pool.id))).toMatchObject({ seated: 0, waiting: 0, closedAt: now })
})

describe('Q2: one per holder in a group of pools', () => {
  test('the other pool refuses until the first claim is given back', async () => {
    const group = newId()
    const [east, west] = [await newPool(5, 0, { group }), await newPool(5, 0, { group })]
    const holder = newId()
    expect(await asJob((tx) => take(tx, { pool: east.id, holder, now }))).toMatchObject({ kind: 'seat' })
    expect(await asJob((tx) => take(tx, { pool: west.id, holder, now }))).toEqual({ kind: 'refused', code: 'one-per-holder' })
    await asJob((tx) => release(tx, { pool: east.id, holder, now }))
    expect(await asJob((tx) => take(tx, { pool: west.id, holder, now }))).toMatchObject({ kind: 'seat' })
  })
  test('also when the first claim lies in a range that the second caller cannot see', async () => {
    const group = newId()
    const [east, west] = [await newPool(5, 0, { group, scope: 'p.c01' }), await newPool(5, 0, { group, scope: 'p.c02' })]
    const holder = newId()
    await asJob((tx) => take(tx, { pool: east.id, holder, now }), 'p.c01')
    expect(await asJob((tx) => take(tx, { pool: west.id, holder, now }), 'p.c02')).toEqual({ kind: 'refused', code: 'one-per-holder' })
    expect(await asJob((tx) => poolState(tx, west.id))).toMatchObject({ seated: 0, waiting: 0 })
  })
})

test('Q6: a counter that is not true is found', async () => {
  const pool = await newPool(3, null)
  await asJob((tx) => take(tx, { pool: pool.id, holder: newId(), now }))
  expect(await asJob((tx) => findBrokenPools(tx))).toEqual([])
  await database.query('update quota_pool set seated = 2 where id = $1', [pool.id])
  expect(await asJob((tx) => findBrokenPools(tx))).toEqual([pool.id])
  await database.query('update quota_pool set seated = 1 where id = $1', [pool.id])
})

describe('who sees what', () => {
  const worker = (personId: string): Access => ({ role: 'app_worker', holder: personId, personId })

  test('a worker takes a seat through a lent role, sees the own place in the line and nobody else', async () => {
    const pool = await newPool(1, null)
    const [a, b] = [newId(), newId()]
    await asJob((tx) => take(tx, { pool: pool.id, holder: a, now }))
    await inScope(database.db, worker(b), async (tx) => {
      await within(tx, job(pool.scope), () => take(tx, { pool: pool.id, holder: b, now }))
      expect((await liveClaims(tx, pool.id)).map((claim) => claim.holder)).toEqual([b])
      expect(await positionOf(tx, { pool: pool.id, holder: b })).toMatchObject({ kind: 'waiting', position: 1 })
      expect(await positionOf(tx, { pool: pool.id, holder: a })).toBeNull()
      expect(await poolState(tx, pool.id)).toMatchObject({ seated: 1, waiting: 1 })
    })
  })
  test('a worker cannot write a claim directly', async () => {
    const pool = await newPool(1, 0)
    await expect(inScope(database.db, worker(newId()), (tx) => take(tx, { pool: pool.id, holder: newId(), now }))).rejects.toThrow(/permission denied/)
  })
  test('a pool whose opening is not announced is hidden from the public and from foreign staff', async () => {
    const draft = await asJob((tx) => createPool(tx, { scope: 'p.c01', subject: newId(), capacity: 1, waitlistLimit: 0, now }))
    const staff = (scope: string) => ({ role: 'app_staff', holder: 'a', unitId: newId(), scope }) as const
    expect(await inScope(database.db, { role: 'app_public', holder: 'x' }, (tx) => poolState(tx, draft.id))).toBeNull()
    expect(await inScope(database.db, staff('p.c02'), (tx) => poolState(tx, draft.id))).toBeNull()
    expect(await inScope(database.db, staff('p.c01'), (tx) => poolState(tx, draft.id))).toMatchObject({ capacity: 1 })
  })
})

type Step = { do: 'take'; who: number } | { do: 'release'; who: number } | { do: 'resize'; to: number }

/** The engine in five lines: two lists. */
function model(capacity: number, limit: number) {
  const seats: number[] = [], line: number[] = []
  let size = capacity
  const fill = () => { while (seats.length < size && line.length > 0) seats.push(line.shift()!) }
  return {
    take(who: number) {
      if (seats.includes(who)) return 'seat'
      if (line.includes(who)) return `waiting ${line.indexOf(who) + 1}`
      if (seats.length < size) { seats.push(who); return 'seat' }
      if (line.length < limit) return `waiting ${line.push(who)}`
      return 'full'
    },
    release(who: number) {
      const before = [...line]
      if (seats.includes(who)) seats.splice(seats.indexOf(who), 1)
      else if (line.includes(who)) line.splice(line.indexOf(who), 1)
      fill()
      return before.filter((waiter) => seats.includes(waiter))
    },
    resize(to: number) {
      if (to < seats.length) return 'below-taken'
      const before = [...line]
      size = to
      fill()
      return before.filter((waiter) => seats.includes(waiter))
    },
    state: () => ({ seats: new Set(seats), line, size }),
  }
}

test('Q1, Q3–Q6: any sequence of claims, releases and resizings does what two lists would do', async () => {
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 5, arbitrary: fc.nat(6).map((who): Step => ({ do: 'take', who })) },
    { weight: 3, arbitrary: fc.nat(6).map((who): Step => ({ do: 'release', who })) },
    { weight: 1, arbitrary: fc.nat(4).map((to): Step => ({ do: 'resize', to })) })
  await fc.assert(fc.asyncProperty(fc.nat(3), fc.nat(3), fc.array(step, { maxLength: 25 }), async (capacity, limit, steps) => {
    const people = Array.from({ length: 7 }, newId)
    const expected = model(capacity, limit)
    await asJob(async (tx) => {
      const { id: pool } = await createPool(tx, { scope: 'p', subject: newId(), capacity, waitlistLimit: limit, ...open, now })
      const who = (holder: string) => people.indexOf(holder)
      for (const one of steps) {
        if (one.do === 'take') {
          const got = await take(tx, { pool, holder: people[one.who]!, now })
          expect(got.kind === 'refused' ? got.code : got.kind === 'waiting' ? `waiting ${got.position}` : 'seat').toBe(expected.take(one.who))
        } else if (one.do === 'release') {
          const { moved } = await release(tx, { pool, holder: people[one.who]!, now })
          expect(moved.map((claim) => who(claim.holder))).toEqual(expected.release(one.who))
        } else {
          const got = await resize(tx, { pool, capacity: one.to, now })
          expect(got.kind === 'refused' ? got.code : got.moved.map((claim) => who(claim.holder))).toEqual(expected.resize(one.to))
        }
      }
      const claims = await liveClaims(tx, pool)
      const of = (state: string) => claims.filter((claim) => claim.state === state).map((claim) => who(claim.holder))
      const counted = (await poolState(tx, pool))!
      expect({ seats: new Set(of('seat')), line: of('waiting'), size: counted.capacity }).toEqual(expected.state())
      expect([counted.seated, counted.waiting]).toEqual([of('seat').length, of('waiting').length])
    })
  }), { numRuns: 60 })
})
