import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@guildhall/testkit'
import { inScope, within, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import {
  balanceAt, earnPoints, entriesOf, findAccounts, findBrokenAccounts, getAccount, joinAccounts, move, moving, openAccount, openAccounts, post, postMany, reverse, spendPoints,
} from './index.ts'

let database: TestDatabase
beforeAll(async () => { database = await testDatabase({ max: 24 }) })

const now = new Date('2026-05-01T10:00:00+08:00')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const asJob = <T>(work: (tx: Tx) => Promise<T>, scope = 'p') => inScope(database.db, { role: 'app_job', holder: 'test', scope }, work)
/** A source without bound, and accounts that are never overdrawn, `full` in each. */
async function furnish(count: number, full = 0n, scope = 'p') {
  return asJob(async (tx) => {
    const subject = newId()
    const [source, ...others] = await openAccounts(tx, [{ scope, subject, kind: 'source', currency: 'CNY' }, ...Array.from({ length: count }, (_, n) => ({ scope, subject, kind: `purse-${n}`, currency: 'CNY', floor: 0n }))], now)
    if (full > 0n) await postMany(tx, others.map((one) => ({ key: newId(), kind: 'fill', at: now, entries: moving(source!.id, one.id, full) })))
    return { source: source!.id, purses: others.map((one) => one.id) }
  }, '')
}
const balance = (id: string) => asJob(async (tx) => (await getAccount(tx, id)).balance)
const broken = () => asJob(findBrokenAccounts, '')

describe('what two do at once', () => {
  test('L3: forty spend ten each from a purse of a hundred: ten succeed, thirty are told that it is empty', async () => {
    const { source, purses: [purse] } = await furnish(1, 100n)
    const results = await Promise.all(Array.from({ length: 40 }, () => asJob((tx) => move(tx, { from: purse!, to: source, amount: 10n, key: newId(), kind: 'spend', at: now }))))
    expect(results.filter((one) => one.kind === 'posted')).toHaveLength(10)
    expect(results.filter((one) => one.kind === 'refused')).toHaveLength(30)
    expect(await balance(purse!)).toBe(0n)
    expect(await broken()).toEqual([])
  })

  test('L5: forty at once with one key are one posting', async () => {
    const { source, purses: [purse] } = await furnish(1, 100n)
    const key = newId()
    const results = await Promise.all(Array.from({ length: 40 }, () => asJob((tx) => move(tx, { from: purse!, to: source, amount: 60n, key, kind: 'spend', at: now }))))
    expect(new Set(results.map((one) => one.kind === 'posted' && one.posting.id)).size).toBe(1)
    expect(results.filter((one) => one.kind === 'posted' && !one.again)).toHaveLength(1)
    expect(await balance(purse!)).toBe(40n)
  })

  test('L6: twenty take one posting back at once: one does', async () => {
    const { source, purses: [purse] } = await furnish(1, 100n)
    const spent = await asJob((tx) => move(tx, { from: purse!, to: source, amount: 60n, key: newId(), kind: 'spend', at: now }))
    if (spent.kind === 'refused') throw new Error('the purse was full')
    const results = await Promise.all(Array.from({ length: 20 }, () => asJob((tx) => reverse(tx, { posting: spent.posting.id, key: newId(), kind: 'refund', at: now }))))
    expect(results.filter((one) => one.kind === 'posted')).toHaveLength(1)
    expect(results.filter((one) => one.kind === 'refused' && one.code === 'already-reversed')).toHaveLength(19)
    expect(await balance(purse!)).toBe(100n)
  })

  test('L7: movements between all pairs of ten purses, both ways round, 400 at once, and batches among them, end: no deadlock, and nothing was made or lost', async () => {
    const { purses } = await furnish(10, 50n)
    const between = (n: number) => [purses[n % 10]!, purses[(n * 7 + 3 + (n % 3)) % 10]!] as const
    await Promise.all(Array.from({ length: 400 }, async (_, n) => {
      const [from, to] = between(n)
      if (from === to) return
      if (n % 10 === 0) await asJob((tx) => postMany(tx, Array.from({ length: 12 }, (_none, k) => ({ key: newId(), kind: 'batch', at: later(n), entries: moving(purses[(n + k) % 10]!, purses[(n + k + 1) % 10]!, 3n) }))))
      else await asJob((tx) => move(tx, { from, to, amount: BigInt(1 + (n % 20)), key: newId(), kind: 'move', at: later(n % 90) }))
    }))
    const balances = await Promise.all(purses.map(balance))
    expect(balances.reduce((sum, one) => sum + one, 0n)).toBe(500n)
    expect(balances.filter((one) => one < 0n)).toEqual([])
    expect(await broken()).toEqual([])
  }, 60_000)

  test('two open the same account at once: one account', async () => {
    const subject = newId()
    const accounts = await Promise.all(Array.from({ length: 20 }, () => asJob((tx) => openAccount(tx, { scope: 'p', subject, kind: 'purse', currency: 'CNY', now }))))
    expect(new Set(accounts.map((one) => one.id)).size).toBe(1)
  })
})

describe('L4: what the database refuses, whoever asks', () => {
  test('an entry is neither changed nor removed, not even by the owner of the tables', async () => {
    const { purses: [purse] } = await furnish(1, 100n)
    await expect(database.query(`update ledger_entry set amount = 1 where account_id = '${purse}'`)).rejects.toThrow('only grows')
    await expect(database.query(`delete from ledger_entry where account_id = '${purse}'`)).rejects.toThrow('only grows')
    await expect(database.query(`delete from ledger_posting`)).rejects.toThrow('only grows')
  })
  test.each([
    ['insert into ledger_entry (account_id, seq, posting_id, scope, currency, amount, balance_after, at) select account_id, 99, posting_id, scope, currency, 1, 1, at from ledger_entry limit 1'],
    ['update ledger_account set balance = 1000000'], ['delete from ledger_account'], ['update ledger_entry set amount = 1'], ['delete from ledger_posting'],
    [`insert into ledger_account (id, scope, subject, kind, currency, balance, opened_at) values (gen_random_uuid(), 'p', gen_random_uuid(), 'purse', 'CNY', 5, now())`],
  ])('the service itself has no right to: %s', async (statement) => {
    await expect(asJob(async (tx) => { await tx.executeQuery({ sql: statement, parameters: [], query: { kind: 'RawNode' } as never, queryId: { queryId: newId() } }) })).rejects.toThrow('permission denied')
  })
  test('L1: the one way in refuses what does not balance, an overdraft and another range, if the code should ever not', async () => {
    const { source, purses: [purse] } = await furnish(1, 100n)
    const write = (legs: { account_id: string; amount: string }[], scope = 'p', role: 'app_job' | 'app_staff' = 'app_job') => {
      const posting_id = newId()
      const postings = JSON.stringify([{ id: posting_id, scope: 'p', key: newId(), kind: 'raw', about: null, reverses: null, at: now }])
      const access = role === 'app_job' ? { role, holder: 'test', scope } as const : { role, holder: 'test', scope, unitId: newId() } as const
      return inScope(database.db, access, (tx) => tx.selectNoFrom((eb) => eb.fn('app.ledger_write', [eb.cast(eb.val(postings), 'jsonb'), eb.cast(eb.val(JSON.stringify(legs.map((leg, ord) => ({ ...leg, ord, posting_id })))), 'jsonb')]).as('done')).execute())
    }
    await expect(write([{ account_id: purse!, amount: '-10' }])).rejects.toThrow('does not balance')
    await expect(write([{ account_id: purse!, amount: '-10' }, { account_id: source, amount: '9' }])).rejects.toThrow('does not balance')
    await expect(write([{ account_id: purse!, amount: '-101' }, { account_id: source, amount: '101' }])).rejects.toThrow('overdrawn')
    await expect(write([{ account_id: purse!, amount: '-10' }, { account_id: source, amount: '10' }], 'q')).rejects.toThrow('outside the range')
    await expect(write([])).rejects.toThrow('does not balance')
    await write([{ account_id: purse!, amount: '-10' }, { account_id: source, amount: '10' }], 'p', 'app_staff')
    expect(await balance(purse!)).toBe(90n)
  })
  test('a worker posts nothing, and sees the own account and nobody else’s', async () => {
    const [mine, theirs, scheme] = [newId(), newId(), newId()]
    await asJob(async (tx) => { for (const holder of [mine, theirs]) await earnPoints(tx, { scope: 'p', scheme, holder, amount: 5n, key: newId(), now }) })
    const asWorker = <T>(work: (tx: Tx) => Promise<T>) => inScope(database.db, { role: 'app_worker', holder: 'test', personId: mine }, work)
    const seen = await asWorker((tx) => findAccounts(tx, { subjects: [scheme] }))
    expect(seen.map((one) => [one.holder, one.balance])).toEqual([[mine, 5n]])
    expect((await asWorker((tx) => entriesOf(tx, seen[0]!.id))).map((one) => [one.postingKind, one.amount])).toEqual([['points.earned', 5n]])
    await expect(asWorker((tx) => spendPoints(tx, { scope: 'p', scheme, holder: mine, amount: 1n, key: newId(), now }))).rejects.toThrow('permission denied')
    const done = await asWorker((tx) => within(tx, { role: 'app_job', holder: 'test', scope: 'p' }, () => spendPoints(tx, { scope: 'p', scheme, holder: mine, amount: 6n, key: newId(), now })))
    expect(done).toMatchObject({ kind: 'refused', code: 'overdraft', available: 5n })
  })
})

describe('books over time', () => {
  test('balanceAt: what was there then, whatever came later', async () => {
    const { source, purses: [purse] } = await furnish(1)
    for (const [n, amount] of [[10, 5n], [20, 7n], [30, 9n]] as const) await asJob((tx) => move(tx, { from: source, to: purse!, amount, key: newId(), kind: 'in', at: later(n) }))
    expect(await Promise.all([9, 10, 25, 99].map((n) => asJob((tx) => balanceAt(tx, purse!, later(n)))))).toEqual([0n, 5n, 12n, 21n])
  })
  test('one posting of two units balances in each of them, and is refused when it does not', async () => {
    const [city, body] = [await furnish(1, 100n, 'p.a'), await furnish(1, 0n, 'p.b')]
    const legs = [...moving(city.purses[0]!, city.source, 30n), ...moving(body.source, body.purses[0]!, 30n)]
    expect(await asJob((tx) => post(tx, { key: newId(), kind: 'pay', at: now, entries: legs }))).toMatchObject({ kind: 'posted' })
    await expect(asJob((tx) => post(tx, { key: newId(), kind: 'pay', at: now, entries: moving(city.purses[0]!, body.purses[0]!, 30n) }))).rejects.toThrow('does not balance')
    await expect(asJob((tx) => post(tx, { key: newId(), kind: 'pay', at: now, entries: legs }), 'p.a')).rejects.toThrow('in this range')
  })
  test('two holders turn out to be one: points of both are together, and asking again moves nothing', async () => {
    const [winnerId, loserId, scheme] = [newId(), newId(), newId()]
    await asJob(async (tx) => { for (const [holder, amount] of [[winnerId, 5n], [loserId, 8n]] as const) await earnPoints(tx, { scope: 'p', scheme, holder, amount, key: newId(), now }) })
    expect(await asJob((tx) => joinAccounts(tx, { winnerId, loserId, now }))).toBe(1)
    expect(await asJob((tx) => joinAccounts(tx, { winnerId, loserId, now }))).toBe(0)
    expect((await asJob((tx) => findAccounts(tx, { holders: [winnerId] })))[0]!.balance).toBe(13n)
  })
  test('five hundred postings are one statement: a batch tells each of its own', async () => {
    const { source, purses: [purse] } = await furnish(1, 100n)
    const results = await asJob((tx) => postMany(tx, Array.from({ length: 500 }, () => ({ key: newId(), kind: 'spend', at: now, entries: moving(purse!, source, 1n) }))))
    expect([results.filter((one) => one.kind === 'posted').length, results.filter((one) => one.kind === 'refused').length]).toEqual([100, 400])
    expect(await broken()).toEqual([])
  })
  test('findBrokenAccounts finds a balance that somebody wrote past the books', async () => {
    const { purses: [purse] } = await furnish(1, 100n)
    await database.query(`update ledger_account set balance = 101 where id = '${purse}'`)
    expect(await broken()).toEqual([`account ${purse} keeps 101 but its entries sum to 100`])
    await database.query(`update ledger_account set balance = 100 where id = '${purse}'`)
  })
})

/** A seed that once failed is replayed by SEED=… npx vitest run server/src/engines/ledger */
const seed = process.env.SEED ? { seed: Number(process.env.SEED) } : {}

test('L1–L3, L6 on the real database: any posts and reversals by several at once leave books that agree in every unit, currency and instant', async () => {
  const step = fc.record({ from: fc.nat(3), to: fc.nat(3), amount: fc.bigInt(1n, 30n), minute: fc.nat(60), back: fc.boolean() })
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
    const { source, purses } = await furnish(3, 20n)
    const accounts = [source, ...purses]
    await Promise.all(steps.map(async ({ from, to, amount, minute, back }) => {
      const result = await asJob((tx) => post(tx, { key: newId(), kind: 'move', at: later(minute), entries: moving(accounts[from]!, accounts[to]!, amount) }))
      if (back && result.kind === 'posted') await asJob((tx) => reverse(tx, { posting: result.posting.id, key: newId(), kind: 'back', at: later(minute + 1) }))
    }))
    for (const minute of [0, 15, 30, 61]) {
      const sums = await asJob((tx) => Promise.all(accounts.map((id) => balanceAt(tx, id, later(minute)))))
      expect(sums.reduce((sum, one) => sum + one, 0n)).toBe(0n)
      expect(sums.slice(1).filter((one) => one < 0n)).toEqual([])
    }
  }), { numRuns: 25, ...seed })
  expect(await broken()).toEqual([])
}, 60_000)
