import { createHash } from 'node:crypto'
import { commitmentOf, rankEntries, sha256, verifyDraw } from '@guildhall/contract'
import { testDatabase, type TestDatabase } from '@guildhall/testkit'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { createCipher } from '#platform/crypto'
import { inScope, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { commitDraw, confirm, createPool, decideNoShow, drawSheetOf, findBrokenPools, findDraw, findDueDraws, findDuePools, findMisses, freezeDraw, groupOf, holdDraw, liveClaims, poolState, positionOf, release, resize, take, takeMany, tend, type TakeResult } from './index.ts'

let database: TestDatabase
beforeAll(async () => { database = await testDatabase({ max: 20 }) })

const now = new Date('2026-05-01T10:00:00+08:00')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const open = { opensToAllAt: new Date('2026-05-01T00:00:00+08:00') }
const cipher = createCipher({ data: Buffer.alloc(32, 1), index: Buffer.alloc(32, 2) })
const asJob = <T>(work: (tx: Tx) => Promise<T>) => inScope(database.db, { role: 'app_job', holder: 'test', scope: 'p' }, work)
const newPool = (more: Partial<Parameters<typeof createPool>[1]> = {}) => asJob((tx) => createPool(tx, { scope: 'p', subject: newId(), capacity: 2, waitlistLimit: null, ...open, ...more, now }))
const said = (result: TakeResult) => (result.kind === 'refused' ? result.code : result.kind === 'waiting' ? `waiting ${result.position}` : result.kind) + ('again' in result && result.again ? ' again' : '')

type Asking = { who: number; gig: boolean }
const asking: fc.Arbitrary<Asking> = fc.record({ who: fc.nat(9), gig: fc.boolean() })
const rulesOfPool = fc.record({ capacity: fc.nat(5), waitlistLimit: fc.option(fc.nat(4), { nil: null }), reserved: fc.nat(3), eligible: fc.boolean(), grouped: fc.boolean() })

test('Q5, Q12: any sequence of requests is decided the same in one batch, in several, and one by one', async () => {
  await fc.assert(fc.asyncProperty(rulesOfPool, fc.array(asking, { maxLength: 20 }), fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 6 }), async (rules, all, sizes) => {
    const people = Array.from({ length: 10 }, newId)
    // Two of them sit in another pool of the group already.
    const elsewhere = new Set(rules.grouped ? [people[0]!, people[1]!] : [])
    const pool = async () => {
      const of = rules.grouped ? newId() : undefined
      const made = await newPool({
        capacity: rules.capacity, waitlistLimit: rules.waitlistLimit, ...(of && { group: of }), eligible: rules.eligible ? ['gig'] : null,
        reserve: Math.min(rules.reserved, rules.capacity) > 0 ? { for: 'gig', seats: Math.min(rules.reserved, rules.capacity), until: later(60) } : null,
      })
      if (of) {
        const other = await newPool({ capacity: 9, group: of })
        await asJob((tx) => takeMany(tx, { pool: other.id, requests: [...elsewhere].map((holder) => ({ holder })), now }))
      }
      return made.id
    }
    const request = ({ who, gig }: Asking) => ({ holder: people[who]!, groups: gig ? ['gig'] : [] })
    const run = async (parts: Asking[][]) => {
      const id = await pool()
      const results: string[] = []
      for (const part of parts) results.push(...(await asJob((tx) => takeMany(tx, { pool: id, requests: part.map(request), now }))).results.map(said))
      const claims = await asJob((tx) => liveClaims(tx, id))
      const state = (await asJob((tx) => poolState(tx, id)))!
      return { results, claims: claims.map((claim) => [people.indexOf(claim.holder), claim.state, claim.ticket, claim.favoured]), counters: [state.seated, state.waiting, state.seatedOthers, state.nextTicket] }
    }
    const several: Asking[][] = []
    for (let at = 0, index = 0; at < all.length; index++) {
      const size = sizes[index % sizes.length]!
      several.push(all.slice(at, at + size))
      at += size
    }
    const one = await run([all])
    expect(await run(several)).toEqual(one)
    expect(await run(all.map((single) => [single]))).toEqual(one)
    expect(await asJob(findBrokenPools)).toEqual([])
  }), { numRuns: 25 })
})

test('Q2: two batches of a group at once, with the same people in the opposite order: each of them gets one place and nobody is locked out', async () => {
  for (let round = 0; round < 10; round++) {
    const group = newId()
    const pools = [await newPool({ capacity: 40, group }), await newPool({ capacity: 40, group })]
    const people = Array.from({ length: 30 }, newId)
    const both = await Promise.all(pools.map((pool, index) => asJob((tx) => takeMany(tx, { pool: pool.id, requests: (index ? people.toReversed() : people).map((holder) => ({ holder })), now }))))
    const seats = both.flatMap(({ results }) => results.filter((result) => result.kind === 'seat'))
    expect(seats).toHaveLength(30)
    expect(new Set(both.flatMap(({ results }) => results.flatMap((result) => (result.kind === 'refused' ? [result.code] : []))))).toEqual(new Set(['one-per-holder']))
    expect(await asJob(findBrokenPools)).toEqual([])
  }
})

describe('Q8: a reserve', () => {
  test('is kept for its group; others wait beside it and get it when the day has come, by themselves', async () => {
    const pool = await newPool({ capacity: 3, reserve: { for: 'gig', seats: 2, until: later(60) } })
    const [a, b, c, courier] = [newId(), newId(), newId(), newId()]
    const { results } = await asJob((tx) => takeMany(tx, { pool: pool.id, requests: [{ holder: a }, { holder: b }, { holder: c }, { holder: courier, groups: ['gig'] }], now }))
    expect(results.map(said)).toEqual(['seat', 'waiting 1', 'waiting 2', 'seat'])
    expect(await asJob((tx) => tend(tx, { pool: pool.id, now: later(59) }))).toEqual({ lapsed: [], moved: [] })
    expect(await asJob((tx) => findDuePools(tx, later(60)))).toContain(pool.id)
    const { moved } = await asJob((tx) => tend(tx, { pool: pool.id, now: later(60) }))
    expect(moved.map((claim) => claim.holder)).toEqual([b])
    expect(await asJob((tx) => poolState(tx, pool.id))).toMatchObject({ seated: 3, waiting: 1, reserved: 0, seatedOthers: 2 })
  })
  test('gets back the seat that one of its group gives up, and others the one of the others', async () => {
    const pool = await newPool({ capacity: 2, reserve: { for: 'gig', seats: 1, until: later(60) } })
    const [a, b, courier, rider] = [newId(), newId(), newId(), newId()]
    await asJob((tx) => takeMany(tx, { pool: pool.id, requests: [{ holder: a }, { holder: b }, { holder: courier, groups: ['gig'] }, { holder: rider, groups: ['gig'] }], now }))
    expect((await asJob((tx) => release(tx, { pool: pool.id, holder: courier, now }))).moved.map((claim) => claim.holder)).toEqual([rider])
    expect((await asJob((tx) => release(tx, { pool: pool.id, holder: a, now }))).moved.map((claim) => claim.holder)).toEqual([b])
    expect(await asJob((tx) => resize(tx, { pool: pool.id, capacity: 1, now }))).toMatchObject({ kind: 'refused', code: 'below-taken' })
    expect(await asJob(findBrokenPools)).toEqual([])
  })
})

describe('Q9: a held seat', () => {
  test('lapses when nobody confirms it, and the next in line gets it with a time of their own', async () => {
    const pool = await newPool({ capacity: 1, holdMinutes: 30 })
    const [a, b] = [newId(), newId()]
    await asJob((tx) => takeMany(tx, { pool: pool.id, requests: [{ holder: a }, { holder: b }], now }))
    const { lapsed, moved } = await asJob((tx) => tend(tx, { pool: pool.id, now: later(30) }))
    expect([lapsed.map((claim) => claim.holder), moved.map((claim) => claim.holder)]).toEqual([[a], [b]])
    expect(await asJob((tx) => positionOf(tx, { pool: pool.id, holder: b }))).toMatchObject({ kind: 'seat', confirmBy: later(60) })
    expect((await asJob((tx) => findMisses(tx, [a, b], new Date(0)))).get(a)).toEqual([later(30)])
    expect(await asJob((tx) => confirm(tx, { pool: pool.id, holder: a, now: later(31) }))).toMatchObject({ kind: 'refused', code: 'no-seat' })
  })
  test('that was confirmed stays, and confirming twice is harmless', async () => {
    const pool = await newPool({ capacity: 1, holdMinutes: 30 })
    const a = newId()
    await asJob((tx) => take(tx, { pool: pool.id, holder: a, now }))
    expect(await asJob((tx) => confirm(tx, { pool: pool.id, holder: a, now: later(29) }))).toMatchObject({ kind: 'confirmed', again: false })
    expect(await asJob((tx) => confirm(tx, { pool: pool.id, holder: a, now: later(40) }))).toMatchObject({ kind: 'confirmed', again: true })
    expect(await asJob((tx) => tend(tx, { pool: pool.id, now: later(99) }))).toEqual({ lapsed: [], moved: [] })
  })
  test('is free for whoever asks after its time, without any job having run', async () => {
    const pool = await newPool({ capacity: 1, waitlistLimit: 0, holdMinutes: 30 })
    const [a, b] = [newId(), newId()]
    await asJob((tx) => take(tx, { pool: pool.id, holder: a, now }))
    expect(await asJob((tx) => take(tx, { pool: pool.id, holder: b, now: later(10) }))).toEqual({ kind: 'refused', code: 'full' })
    expect(await asJob((tx) => take(tx, { pool: pool.id, holder: b, now: later(30) }))).toMatchObject({ kind: 'seat', again: false })
  })
})

test('eligible groups: who brings none of the words is told so', async () => {
  const pool = await newPool({ eligible: ['member', 'gig'] })
  expect(await asJob((tx) => take(tx, { pool: pool.id, holder: newId(), groups: ['other'], now }))).toEqual({ kind: 'refused', code: 'not-eligible' })
  expect(await asJob((tx) => take(tx, { pool: pool.id, holder: newId(), groups: ['gig'], now }))).toMatchObject({ kind: 'seat' })
})

test('one per person and period: the same series in another quarter is another group', () => {
  const series = newId()
  expect(groupOf(series, '2026-Q2')).toBe(groupOf(series, '2026-Q2'))
  expect(groupOf(series, '2026-Q2')).not.toBe(groupOf(series, '2026-Q3'))
  expect(groupOf(series, '2026-Q2')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/)
})

describe('Q11: places not used close the door for a while', () => {
  const rule = { misses: 2, withinDays: 30, closedDays: 10 }
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
  test.each([
    ['one is nothing', [1], { kind: 'open' }],
    ['two within the time close it from the last of them', [3, 20], { kind: 'barred', until: daysAgo(-7) }],
    ['two too far apart do not', [3, 34], { kind: 'open' }],
    ['the door opens again', [10, 12], { kind: 'open' }],
    ['an older pair still counts while its time runs', [9, 20, 60], { kind: 'barred', until: daysAgo(-1) }],
  ])('%s', (_title, days, expected) => expect(decideNoShow(rule, days.map(daysAgo), now)).toEqual(expected))
})

describe('Q10: a draw', () => {
  const draw = { capacity: 3, waitlistLimit: 2, closesAt: later(60), drawAt: later(70) }
  test('commits before, freezes its list, draws as anybody can recompute, and the line moves up as in every pool', async () => {
    const pool = await newPool(draw)
    await asJob((tx) => commitDraw({ tx, cipher }, pool))
    const people = Array.from({ length: 8 }, newId)
    const { results } = await asJob((tx) => takeMany(tx, { pool: pool.id, requests: people.map((holder) => ({ holder })), now }))
    expect(results.map(said)).toEqual(people.map(() => 'entered'))
    await asJob((tx) => release(tx, { pool: pool.id, holder: people[7]!, now }))
    expect(await asJob((tx) => holdDraw({ tx, cipher }, { pool: pool.id, now: later(99) }))).toBeNull()
    expect(await asJob((tx) => freezeDraw(tx, { pool: pool.id, now: later(59) }))).toBeNull()
    expect(await asJob((tx) => findDueDraws(tx, later(60)))).toContainEqual({ pool: pool.id, scope: 'p', what: 'freeze' })
    expect(await asJob((tx) => freezeDraw(tx, { pool: pool.id, now: later(60) }))).toMatchObject({ entries: 7 })
    expect(await asJob((tx) => take(tx, { pool: pool.id, holder: newId(), now: later(61) }))).toEqual({ kind: 'refused', code: 'closed' })
    expect(await asJob((tx) => release(tx, { pool: pool.id, holder: people[0]!, now: later(61) }))).toMatchObject({ released: null })
    const frozen = (await asJob((tx) => drawSheetOf(tx, pool.id)))!
    expect([frozen.entries, frozen.seed, frozen.winners]).toEqual([[1, 2, 3, 4, 5, 6, 7], null, []])
    expect(await asJob((tx) => holdDraw({ tx, cipher }, { pool: pool.id, now: later(69) }))).toBeNull()
    const held = (await asJob((tx) => holdDraw({ tx, cipher }, { pool: pool.id, now: later(70) })))!
    expect([held.won.length, held.waiting.length, held.lost.length]).toEqual([3, 2, 2])
    expect(await asJob((tx) => holdDraw({ tx, cipher }, { pool: pool.id, now: later(71) }))).toBeNull()
    const sheet = (await asJob((tx) => drawSheetOf(tx, pool.id)))!
    expect(sheet.winners).toEqual(held.won.map((claim) => claim.entry))
    expect(verifyDraw(sheet)).toEqual({ rules: true, commitment: true, entries: true, winners: true, waiting: true })
    const { moved } = await asJob((tx) => release(tx, { pool: pool.id, holder: held.won[0]!.holder, now: later(80) }))
    expect(moved.map((claim) => claim.entry)).toEqual([sheet.waiting[0]])
    expect((await asJob((tx) => drawSheetOf(tx, pool.id)))!.winners).toEqual(sheet.winners)
    expect(await asJob(findBrokenPools)).toEqual([])
  })
  test('whose winners, list, seed or rules were changed afterwards is found out', async () => {
    const pool = await newPool(draw)
    await asJob((tx) => commitDraw({ tx, cipher }, pool))
    await asJob((tx) => takeMany(tx, { pool: pool.id, requests: Array.from({ length: 9 }, () => ({ holder: newId() })), now }))
    await asJob((tx) => freezeDraw(tx, { pool: pool.id, now: later(60) }))
    await asJob((tx) => holdDraw({ tx, cipher }, { pool: pool.id, now: later(70) }))
    const sheet = (await asJob((tx) => drawSheetOf(tx, pool.id)))!
    const swapped = [sheet.winners[1]!, sheet.winners[0]!, sheet.winners[2]!]
    expect(verifyDraw({ ...sheet, winners: swapped })).toMatchObject({ commitment: true, winners: false })
    expect(verifyDraw({ ...sheet, entries: [...sheet.entries, 10] })).toMatchObject({ entries: false })
    expect(verifyDraw({ ...sheet, seed: 'f'.repeat(64) })).toMatchObject({ commitment: false, winners: false })
    expect(verifyDraw({ ...sheet, rules: sheet.rules.replace('"seats":3', '"seats":2') })).toMatchObject({ commitment: false })
  })
  test('keeps its seed from staff and public until it was held', async () => {
    const pool = await newPool(draw)
    await asJob((tx) => commitDraw({ tx, cipher }, pool))
    const staff = { role: 'app_staff', holder: 'a', unitId: newId(), scope: 'p' } as const
    expect(await inScope(database.db, staff, (tx) => findDraw(tx, pool.id))).toMatchObject({ seed: null })
    await expect(inScope(database.db, staff, (tx) => tx.selectFrom('quota_draw_secret').selectAll().execute())).rejects.toThrow(/permission denied/)
    const [secret] = await database.query<{ seed_sealed: Buffer }>('select seed_sealed from quota_draw_secret where pool_id = $1', [pool.id])
    expect(secret!.seed_sealed.toString('latin1')).not.toMatch(/[0-9a-f]{64}/)
  })
  test('the hash written out for browsers is SHA-256, and its order that of HMAC-SHA256', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => Buffer.from(sha256(bytes)).equals(createHash('sha256').update(bytes).digest())))
    const node = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()
    const seed = 'ab'.repeat(32)
    const entries = Array.from({ length: 500 }, (_, index) => index + 1)
    expect(rankEntries(seed, 'x', entries)).toEqual(rankEntries(seed, 'x', entries, node))
    expect(commitmentOf(seed, '规则')).toBe(commitmentOf(seed, '规则', node))
  })
})
