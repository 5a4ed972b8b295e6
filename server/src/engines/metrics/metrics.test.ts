import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@guildhall/testkit'
import { inScope, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { drillDown, findDrift, query, record, recordAll, registerMetric, retract, type Contribution } from './index.ts'

const words = (zh: string) => ({ zh, en: zh })
const define = <const D extends string>(key: string, kind: 'sum' | 'ratio', dimensions: readonly D[]) =>
  registerMetric({ key, title: words(key), unit: words('个'), definition: words('测试。'), kind, dimensions })
const loaves = define('loaves', 'sum', ['flour', 'oven'])
const quality = define('quality', 'ratio', [])

let database: TestDatabase
beforeAll(async () => { database = await testDatabase({ max: 30 }) })

const asJob = <T>(work: (tx: Tx) => Promise<T>, scope = '') => inScope(database.db, { role: 'app_job', holder: 'test', scope }, work)
const may = new Date('2026-05-10T10:00:00+08:00'), june = new Date('2026-06-10T10:00:00+08:00')
const bake = (scope: string, more: Partial<Contribution<'flour' | 'oven'>> = {}) => {
  const ref = more.ref ?? newId()
  return asJob((tx) => record(tx, { metric: loaves, ref, scope, at: may, ...more })).then(() => ref)
}
const count = async (scope: string) => (await asJob((tx) => query(tx, { metric: loaves, scope })))[0]!.value

test('M1: said again a record counts once; said otherwise it is corrected; taken out it is gone', async () => {
  const ref = await bake('a.b', { dims: { flour: 'rye' } })
  await bake('a.b', { ref, dims: { flour: 'rye' } })
  expect(await count('a')).toBe(1)
  await bake('a.c', { ref, at: june, dims: { flour: 'wheat' }, numerator: 3 })
  expect(await asJob((tx) => query(tx, { metric: loaves, scope: 'a', by: { month: true, depth: 2, dims: ['flour'] } }))).toEqual([
    { month: '2026-06-01', scope: 'a.c', dims: { flour: 'wheat' }, numerator: 3, denominator: 0, value: 3, entries: 1 }])
  expect(await asJob((tx) => retract(tx, { metric: loaves, ref }))).toBe(true)
  expect(await asJob((tx) => retract(tx, { metric: loaves, ref }))).toBe(false)
  expect(await asJob((tx) => query(tx, { metric: loaves, scope: 'a' }))).toEqual([{ month: null, scope: null, dims: {}, numerator: 0, denominator: 0, value: 0, entries: 0 }])
})

describe('M3: by subtree, month and dimension', () => {
  beforeAll(async () => {
    await bake('k.x.one', { dims: { flour: 'rye', oven: 'big' } })
    await bake('k.x.two', { dims: { flour: 'rye' } })
    await bake('k.y', { dims: { flour: 'wheat' }, numerator: 4 })
    await bake('k.y', { at: june })
    await bake('k2', { numerator: 100 })
  })
  test('a unit counts itself and what is below it, not a neighbour whose path begins alike', async () => {
    expect(await Promise.all(['k', 'k.x', 'k.y', 'k2', 'k.z'].map(count))).toEqual([7, 2, 5, 100, 0])
  })
  test('its children side by side', async () => {
    const cells = await asJob((tx) => query(tx, { metric: loaves, scope: 'k', by: { depth: 2 } }))
    expect(cells.map((cell) => [cell.scope, cell.value])).toEqual([['k.x', 2], ['k.y', 5]])
  })
  test('months of a span, both ends included', async () => {
    const cells = await asJob((tx) => query(tx, { metric: loaves, scope: 'k', by: { month: true } }))
    expect(cells.map((cell) => [cell.month, cell.value])).toEqual([['2026-05-01', 6], ['2026-06-01', 1]])
    expect((await asJob((tx) => query(tx, { metric: loaves, scope: 'k', from: '2026-06-01', to: '2026-06-01' })))[0]!.value).toBe(1)
  })
  test('a dimension, the unknown as a cell of its own, the largest first', async () => {
    const cells = await asJob((tx) => query(tx, { metric: loaves, scope: 'k', by: { dims: ['flour'] } }))
    expect(cells.map((cell) => [cell.dims, cell.value])).toEqual([[{ flour: 'wheat' }, 4], [{ flour: 'rye' }, 2], [{}, 1]])
    expect((await asJob((tx) => query(tx, { metric: loaves, scope: 'k', where: { flour: 'rye', oven: 'big' } })))[0]!.value).toBe(1)
  })
})

test('a ratio of a county is that of its sums, not the mean of its towns\' ratios', async () => {
  const judge = (scope: string, numerator: number, denominator: number) => asJob((tx) => record(tx, { metric: quality, ref: newId(), scope, at: may, numerator, denominator }))
  await judge('q.small', 1, 1)
  await judge('q.large', 0, 9)
  expect((await asJob((tx) => query(tx, { metric: quality, scope: 'q' })))[0]!.value).toBe(0.1)
  expect((await asJob((tx) => query(tx, { metric: quality, scope: 'q.none' })))[0]!.value).toBeNull()
})

describe('M4: behind a figure are the records, as far as the viewer may see them', () => {
  test('newest first, page by page, for the same cell as the figure', async () => {
    const refs: string[] = []
    for (let day = 1; day <= 5; day++) refs.unshift(await bake('d.x', { at: new Date(`2026-05-0${day}T10:00:00+08:00`), dims: { flour: 'rye' } }))
    await bake('d.x', { dims: { flour: 'wheat' } })
    const cell = { metric: loaves, scope: 'd', from: '2026-05-01', to: '2026-05-01', where: { flour: 'rye' } } as const
    const first = await asJob((tx) => drillDown(tx, { ...cell, limit: 3 }))
    const second = await asJob((tx) => drillDown(tx, { ...cell, limit: 3, after: first.at(-1)! }))
    expect([...first, ...second].map((behind) => behind.ref)).toEqual(refs)
  })
  test('staff of one county count and open only their own', async () => {
    await bake('e.c1')
    const own = await bake('e.c2')
    await inScope(database.db, { role: 'app_staff', holder: 's', unitId: newId(), scope: 'e.c2' }, async (tx) => {
      expect((await query(tx, { metric: loaves, scope: 'e' }))[0]!.value).toBe(1)
      expect((await drillDown(tx, { metric: loaves, scope: 'e' })).map((behind) => behind.ref)).toEqual([own])
    })
  })
  test('a record that another range counts already is not counted a second time', async () => {
    const ref = await bake('e.c1')
    await expect(asJob((tx) => record(tx, { metric: loaves, ref, scope: 'e.c2', at: may }), 'e.c2')).rejects.toThrow('in another range')
  })
})

test('a dimension that the figure does not have is a mistake of the caller', async () => {
  await expect(asJob((tx) => query(tx, { metric: quality, scope: '', by: { dims: ['flour' as never] } }))).rejects.toThrow('has no dimension flour')
})

describe('M2: the sums equal their records', () => {
  test('after any sequence of saying, correcting and retracting', async () => {
    const step = fc.record({ ref: fc.nat(5), scope: fc.constantFrom('s.a', 's.b'), june: fc.boolean(), flour: fc.constantFrom(undefined, 'rye', 'wheat'), numerator: fc.integer({ min: -5, max: 5 }), out: fc.boolean() })
    await fc.assert(fc.asyncProperty(fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 8 }), async (commands) => {
      const refs = Array.from({ length: 6 }, newId)
      const model = new Map<string, number>()
      await asJob(async (tx) => {
        const before = (await query(tx, { metric: loaves, scope: 's' }))[0]!.numerator
        for (const command of commands) {
          await recordAll(tx, command.map((one) => ({ metric: loaves, ref: refs[one.ref]!, scope: one.scope, at: one.june ? june : may, dims: { flour: one.flour }, numerator: one.numerator })))
          for (const one of command) model.set(refs[one.ref]!, one.numerator)
          for (const one of command.filter((each) => each.out)) {
            await retract(tx, { metric: loaves, ref: refs[one.ref]! })
            model.delete(refs[one.ref]!)
          }
        }
        const sum = (await query(tx, { metric: loaves, scope: 's' }))[0]!.numerator - before
        expect(sum).toBe([...model.values()].reduce((total, value) => total + value, 0))
        expect(await findDrift(tx)).toEqual([])
      })
    }), { numRuns: 40 })
  })
  test('after thousands at once, as an import says them', async () => {
    const many = Array.from({ length: 2_500 }, (_, index) => ({ metric: loaves, ref: newId(), scope: `m.${index % 7}`, at: may, dims: { flour: index % 2 ? 'rye' : 'wheat' } }))
    await asJob((tx) => recordAll(tx, many))
    await asJob((tx) => recordAll(tx, many))
    expect(await count('m')).toBe(2_500)
    expect(await asJob((tx) => findDrift(tx))).toEqual([])
  })
  test('after parallel commands that touch the same sums in opposite orders, none of them locking up', async () => {
    await Promise.all(Array.from({ length: 60 }, (_, index) => asJob(async (tx) => {
      const scopes = index % 2 ? ['r.a', 'r.b', 'r.c'] : ['r.c', 'r.b', 'r.a']
      await recordAll(tx, scopes.map((scope) => ({ metric: loaves, ref: newId(), scope, at: may })))
    })))
    const ref = newId()
    await Promise.all(Array.from({ length: 20 }, (_, index) => bake(index % 2 ? 'r.a' : 'r.b', { ref })))
    expect(await count('r')).toBe(181)
    expect(await asJob((tx) => findDrift(tx))).toEqual([])
  })
  test('drift is found', async () => {
    await bake('z')
    await database.query(`update metric_fact set numerator = 7 where scope = 'z'`)
    expect(await asJob((tx) => findDrift(tx))).toEqual([{ metric: 'loaves', period: '2026-05-01', scope: 'z' }])
  })
})
