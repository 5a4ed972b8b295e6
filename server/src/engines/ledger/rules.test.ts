import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Account, Posting, Wanted } from './model.ts'
import { decideBatch, imbalance, opposite, type Decision } from './rules.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 4, 1, 0, minute))
const account = (id: string, more: Partial<Account> = {}): Account => ({ id, scope: 'u1', subject: 's', holder: null, kind: 'k', currency: 'CNY', floor: null, balance: 0n, lastAt: null, ...more })
const move = (key: string, from: string, to: string, amount: bigint, minute = 0): Wanted => ({ key, kind: 'move', at: at(minute), entries: [{ account: from, amount: -amount }, { account: to, amount }] })

describe('L1: a posting balances in every unit and currency', () => {
  const books = new Map([account('a'), account('b'), account('p', { currency: 'points' }), account('o', { scope: 'u2' })].map((one) => [one.id, one]))
  test.each([
    ['what leaves one account comes to another', [['a', -5n], ['b', 5n]], null],
    ['a fen too much', [['a', -5n], ['b', 6n]], '1 too much in CNY of u1'],
    ['money that becomes points', [['a', -5n], ['p', 5n]], '-5 too much in CNY of u1'],
    ['money that leaves the books of a unit', [['a', -5n], ['o', 5n]], '-5 too much in CNY of u1'],
    ['nothing at all', [], 'no entries'],
    ['an entry of nothing', [['a', 0n]], 'an entry of nothing'],
    ['an account of somebody else', [['x', 1n]], 'no account x in this range'],
  ] as const)('%s', (_title, legs, expected) => expect(imbalance(legs.map(([id, amount]) => ({ account: id, amount })), books)).toBe(expected))
})

describe('L3: the floor', () => {
  test('what overdraws is refused alone; the rest of the batch goes on, with what the others left', () => {
    const decisions = decideBatch([move('1', 'a', 'b', 60n), move('2', 'a', 'b', 60n), move('3', 'a', 'b', 40n)], [account('a', { floor: 0n, balance: 100n }), account('b')], new Map())
    expect(decisions.map((one) => one.kind)).toEqual(['write', 'refused', 'write'])
    expect(decisions[1]).toEqual({ kind: 'refused', code: 'overdraft', account: 'a', available: 40n })
  })
  test('an account below a floor that it was opened with still takes money in', () => {
    expect(decideBatch([move('1', 'b', 'a', 1n)], [account('a', { floor: 0n, balance: -5n }), account('b')], new Map())[0]).toMatchObject({ kind: 'write' })
  })
})

describe('L5: keys', () => {
  const posting: Posting = { id: 'p', scope: 'u1', key: 'k', kind: 'move', about: null, reverses: null, at: at(0), entries: [{ account: 'b', amount: 5n }, { account: 'a', amount: -5n }] }
  test('a key that is known gives what it named, also to an account that is empty now', () => {
    expect(decideBatch([move('k', 'a', 'b', 5n)], [account('a', { floor: 0n }), account('b')], new Map([['k', posting]]))).toEqual([{ kind: 'known', posting }])
  })
  test('a key that names something else is a mistake of the caller', () => {
    expect(() => decideBatch([move('k', 'a', 'b', 6n)], [account('a'), account('b')], new Map([['k', posting]]))).toThrow('names another posting')
  })
  test('twice in one batch is once', () => expect(decideBatch([move('k', 'a', 'b', 5n), move('k', 'a', 'b', 5n)], [account('a', { floor: 0n, balance: 5n }), account('b')], new Map()).map((one) => one.kind)).toEqual(['write', 'repeats']))
})

test('L2: a posting of a clock that lags stands at the last instant of its accounts', () => {
  expect(decideBatch([move('1', 'a', 'b', 5n, 3), move('2', 'b', 'c', 5n, 9), move('3', 'c', 'a', 1n, 4)], [account('a', { lastAt: at(7) }), account('b'), account('c')], new Map())).toEqual([
    { kind: 'write', at: at(7) }, { kind: 'write', at: at(9) }, { kind: 'write', at: at(9) }])
})

test('L6: a posting is taken back once', () => {
  const back = (key: string): Wanted => ({ ...move(key, 'b', 'a', 5n), reverses: 'p' })
  expect(decideBatch([back('1'), back('2')], [account('a'), account('b')], new Map()).map((one) => one.kind)).toEqual(['write', 'refused'])
  expect(decideBatch([back('1')], [account('a'), account('b')], new Map(), new Set(['p']))).toEqual([{ kind: 'refused', code: 'already-reversed' }])
})

/** A seed that once failed is named here and runs first: SEED=… npx vitest run server/src/engines/ledger */
const seed = process.env.SEED ? { seed: Number(process.env.SEED) } : {}

test('L1, L2, L3, L5, L6: after any batches of postings and reversals debits equal credits in every unit above every account, every currency, at every instant', () => {
  const scopes = ['u1', 'u1.u2', 'u1.u3']
  const currencies = ['CNY', 'points']
  const all = scopes.flatMap((scope) => currencies.flatMap((currency) => [account(`${scope} ${currency} source`, { scope, currency }), account(`${scope} ${currency} a`, { scope, currency, floor: 0n }), account(`${scope} ${currency} b`, { scope, currency, floor: -3n })]))
  const leg = fc.record({ book: fc.nat(5), from: fc.nat(2), to: fc.nat(2), amount: fc.bigInt(1n, 20n) })
  const step = fc.oneof({ weight: 4, arbitrary: fc.record({ what: fc.constant('post' as const), legs: fc.array(leg, { minLength: 1, maxLength: 3 }), minute: fc.nat(50), key: fc.nat(40) }) }, { weight: 1, arbitrary: fc.record({ what: fc.constant('reverse' as const), which: fc.nat(), minute: fc.nat(50) }) })
  fc.assert(fc.property(fc.array(fc.array(step, { maxLength: 6 }), { maxLength: 8 }), (batches) => {
    const books = all.map((one) => ({ ...one }))
    const byId = new Map(books.map((one) => [one.id, one]))
    const known = new Map<string, Posting>()
    const reversed = new Set<string>()
    const entries: { account: string; amount: bigint; at: Date; after: bigint }[] = []
    const content = new Map<string, Wanted>()
    for (const batch of batches) {
      const wanted = batch.flatMap((one): Wanted[] => {
        if (one.what === 'reverse') {
          const original = [...known.values()][one.which % Math.max(1, known.size)]
          return original ? [{ key: `back ${original.id}`, kind: 'back', at: at(one.minute), reverses: original.id, entries: opposite(original.entries) }] : []
        }
        const posting = { key: `k${one.key}`, kind: 'move', at: at(one.minute), entries: one.legs.flatMap(({ book, from, to, amount }) => [{ account: all[book * 3 + from]!.id, amount: -amount }, { account: all[book * 3 + to]!.id, amount }]) }
        // The same key always asks for the same.
        return [content.get(posting.key) ?? (content.set(posting.key, posting), posting)]
      })
      const decisions: Decision[] = decideBatch(wanted, books, known, reversed)
      for (const [index, decision] of decisions.entries()) {
        if (decision.kind !== 'write') continue
        const { key, kind, reverses, entries: legs } = wanted[index]!
        known.set(key, { id: key, scope: 'u1', key, kind, about: null, reverses: reverses ?? null, at: decision.at, entries: [...legs] })
        if (reverses) reversed.add(reverses)
        for (const { account: id, amount } of legs) {
          const own = byId.get(id)!
          own.balance += amount
          if (own.lastAt && decision.at < own.lastAt) throw new Error(`${id} goes back in time`)
          own.lastAt = decision.at
          if (amount < 0n && own.floor !== null && own.balance < own.floor) throw new Error(`${id} is overdrawn`)
          entries.push({ account: id, amount, at: decision.at, after: own.balance })
        }
      }
    }
    const instants = [...new Set(entries.map((entry) => entry.at.getTime()))]
    for (const instant of instants) for (const prefix of scopes) for (const currency of currencies) {
      const inside = entries.filter((entry) => entry.at.getTime() <= instant && (byId.get(entry.account)!.scope === prefix || byId.get(entry.account)!.scope.startsWith(`${prefix}.`)) && byId.get(entry.account)!.currency === currency)
      const debits = inside.reduce((sum, { amount }) => (amount < 0n ? sum - amount : sum), 0n)
      const credits = inside.reduce((sum, { amount }) => (amount > 0n ? sum + amount : sum), 0n)
      if (debits !== credits) throw new Error(`${debits} against ${credits} ${currency} in ${prefix}`)
    }
    for (const own of books) if (own.balance !== entries.filter((entry) => entry.account === own.id).reduce((sum, { amount }) => sum + amount, 0n)) throw new Error(`${own.id} is not the sum of its entries`)
  }), { numRuns: 300, ...seed })
})
