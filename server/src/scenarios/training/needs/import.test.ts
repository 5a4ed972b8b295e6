import { beforeAll, describe, expect, test } from 'vitest'
import { readBook } from '#engines/intake'
import { newId } from '#platform/ids'
import { makeKit } from '../../../../../testkit/src/kit/index.ts'
import { understandNeeds } from '../import/index.ts'
import { applyNeeds, loadUnderstanding, undoNeeds } from './index.ts'
import { importKeys, submittedAt } from './import-rules.ts'
import { needsForTest, wish } from './test-support.ts'

let city: Awaited<ReturnType<typeof needsForTest>>
let rows: ReturnType<typeof understandNeeds>['rows']
beforeAll(async () => {
  city = await needsForTest()
  const kit = await makeKit(7, { code: '410200', name: '开封市', counties: [{ code: '410202', name: '龙亭区' }, { code: '410203', name: '顺河回族区' }, { code: '410212', name: '祥符区' }] }, 900)
  const { classifier } = await city.asJob((ctx) => loadUnderstanding(ctx.tx))
  rows = understandNeeds(await readBook(kit.needs.bytes), { cityCode: '410200', classifier }).rows
}, 60_000)

const into = async () => {
  const importId = newId()
  await city.database.query(
    `insert into import_run (id, kind, unit_id, scope, file_name, sha256, counts, report, state, imported_by, imported_at) values ($1, 'needs', $2, $3, 'needs.xlsx', '\\x00', '{}', '{}', 'done', 'job:test', now())`,
    [importId, city.city.id, city.city.scope])
  return { importId, unit: city.city }
}

describe('a file of needs', () => {
  test('comes in as it was understood: occupations, seats, places, and one person per phone', async () => {
    const reached: number[] = []
    const applied = await city.asJob(async (ctx) => applyNeeds(ctx, rows, { ...await into(), progress: (done) => void reached.push(done) }))
    expect(applied).toMatchObject({ created: rows.length, known: 0 })
    expect(reached.at(-1)).toBe(rows.length)
    const bySource = await city.database.query(`select n.source, o.name, sum(n.seats)::int as seats from training_need n left join occupation o on o.id = n.occupation_id group by 1, 2`)
    const expected = Map.groupBy(rows, (row) => `${row.source} ${row.occupation}`)
    for (const { source, name, seats } of bySource as { source: string; name: string | null; seats: number }[]) {
      expect(seats).toBe((expected.get(`${source} ${name}`) ?? []).reduce((sum, row) => sum + row.seats, 0))
    }
    const phones = new Set(rows.filter((row) => row.source === 'worker').map((row) => row.contactPhone))
    expect(await city.database.query('select count(distinct person_id)::int as people from training_need where person_id is not null')).toEqual([{ people: phones.size }])
    expect(await city.database.query(`select count(*)::int as wrong from training_need n join unit u on u.scope = n.scope where u.division <> n.division and u.parent_id is not null`)).toEqual([{ wrong: 0 }])
    expect((await city.database.query<{ number: string }>('select number from training_need order by number')).map((row) => row.number)).toEqual(rows.map((_, index) => `XQ-2026-${String(index + 1).padStart(6, '0')}`))
  }, 60_000)

  test('the same file a second time changes nothing', async () => {
    expect(await city.asJob(async (ctx) => applyNeeds(ctx, rows, await into()))).toEqual({ created: 0, known: rows.length, contacts: 0 })
  })

  test('two clerks import it at the same moment: each line is there once', async () => {
    const other = rows.slice(0, 200).map((row) => ({ ...row, words: `${row.words ?? ''}。` }))
    await Promise.all([1, 2].map(() => city.asJob(async (ctx) => applyNeeds(ctx, other, await into())).catch(() => null)))
    expect(await city.database.query('select count(*)::int as count from training_need')).toEqual([{ count: rows.length + other.length }])
  })

  test('is taken back while nothing hangs on it, and not after somebody corrected a line', async () => {
    const run = await into()
    const some = rows.slice(0, 3).map((row) => ({ ...row, words: `${row.words ?? ''}！` }))
    await city.asJob((ctx) => applyNeeds(ctx, some, run))
    expect(await city.asJob((ctx) => undoNeeds(ctx, run.importId))).toBe(3)
    const again = await into()
    await city.asJob((ctx) => applyNeeds(ctx, some, again))
    const [need] = await city.database.query<{ id: string; scope: string }>('select id, scope from training_need where import_id = $1 limit 1', [again.importId])
    const officer = city.staff(city.city, 'training-officer')
    expect((await city.call(officer, 'PUT', `/api/training/needs/${need!.id}`, { ...wish(), revision: 1, occupationId: city.occupation('welder'), level: 7, seats: 1 })).status).toBe(200)
    await expect(city.asJob((ctx) => undoNeeds(ctx, again.importId))).rejects.toMatchObject({ code: 'imports.in-use', details: { held: 1 } })
  })
})

test('two equal lines of a firm are two needs; a later time of sending is the same line', () => {
  const row = rows.find((each) => each.source === 'enterprise')!
  const [first, second] = importKeys([row, { ...row }])
  expect(first).not.toBe(second)
  expect(importKeys([{ ...row, submittedAt: '2026-11-01 08:00', occupation: null, occupationKey: null, row: 99 } as typeof row])).toEqual([first])
})

test.each([
  ['2026-10-03 10:56', '2026-10-03T02:56:00.000Z'], ['2026/10/3', '2026-10-02T16:00:00.000Z'], [null, '2026-11-20T01:00:00.000Z'], ['昨天', '2026-11-20T01:00:00.000Z'],
  ['2027-01-01 00:00', '2026-11-20T01:00:00.000Z'], ['2026-02-31 10:00', '2026-11-20T01:00:00.000Z'],
])('a form sent at %s was asked at %s', (text, at) => {
  expect(submittedAt(text, new Date('2026-11-20T01:00:00Z')).toISOString()).toBe(at)
})
