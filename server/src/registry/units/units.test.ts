import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { inScope, openDatabase } from '#platform/db'
import { Refused } from '#platform/http'
import { registryChecks } from '../checks.ts'
import { registryForTest } from '../test-support.ts'
import { findOrCreateContact } from '../people/index.ts'
import { createUnit, dissolveUnit, editUnit, moveUnit, renameUnit, tablesInScope, unitPath, unitsAsOf, type UnitRow } from './index.ts'

let t: Awaited<ReturnType<typeof registryForTest>>
let root: UnitRow
beforeAll(async () => {
  t = await registryForTest()
  root = await t.unit({ parentId: null, kind: 'federation', name: '测试市总工会', from: '2000-01-01' })
})

const make = (name: string, parentId: string, from = '2020-01-01') => t.unit({ name, parentId, from })
const reread = async (id: string) => (await t.database.query<UnitRow>('select * from unit where id = $1', [id]))[0]!
const refusal = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (error instanceof Refused ? error.code : Promise.reject(error as Error)))
/** What doctor would say, looking at everything. */
async function faults(): Promise<string[]> {
  const owner = openDatabase(t.database.ownerUrl, { max: 1 })
  try {
    const found = []
    for (const check of registryChecks) found.push(...await owner.transaction().execute(async (tx) => {
      await sql`set local role guildhall_dump`.execute(tx)
      return check.run(tx, t.services)
    }))
    return found
  } finally {
    await owner.destroy()
  }
}

describe('the tree', () => {
  test('there is one root', async () => {
    expect(await refusal(t.unit({ parentId: null, kind: 'federation', name: '另一个' }))).toBe('units.root-exists')
  })
  test('a unit is found from its leaves up', async () => {
    const a = await make('甲', root.id)
    const b = await make('乙', a.id)
    expect((await t.asJob((ctx) => unitPath(ctx.tx, b))).map((unit) => unit.name)).toEqual(['测试市总工会', '甲', '乙'])
  })
  test('codes are unique, credit codes are checked, divisions exist', async () => {
    await t.unit({ parentId: root.id, name: '编码', code: 'A-1' })
    expect(await refusal(t.unit({ parentId: root.id, name: '编码二', code: 'A-1' }))).toBe('units.code-taken')
    expect(await refusal(t.unit({ parentId: root.id, name: '信用', creditCode: '91330000MA27XXXX0B' }))).toBe('units.wrong-credit-code')
    expect(await refusal(t.unit({ parentId: root.id, name: '区划', division: '999999' }))).toBe('units.unknown-division')
  })
  test('a change holds from a day on, the old name stays in the history, and the past is not rewritten', async () => {
    const unit = await make('旧名', root.id, '2020-01-01')
    await t.asJob((ctx) => renameUnit(ctx, unit.id, { name: '新名', from: '2024-05-01', reason: '更名' }))
    const nameOn = async (day: string) => (await t.asJob((ctx) => unitsAsOf(ctx.tx, day, ''))).find((one) => one.unitId === unit.id)?.name
    expect([await nameOn('2019-12-31'), await nameOn('2024-04-30'), await nameOn('2024-05-01')]).toEqual([undefined, '旧名', '新名'])
    expect(await refusal(t.asJob((ctx) => renameUnit(ctx, unit.id, { name: '更早', from: '2023-01-01', reason: '改' })))).toBe('units.dates-wrong')
    expect(await refusal(t.asJob((ctx) => renameUnit(ctx, unit.id, { name: '明天', from: '2026-11-21', reason: '改' })))).toBe('units.dates-wrong')
    await t.asJob((ctx) => renameUnit(ctx, unit.id, { name: '新名字', from: '2024-05-01', reason: '写错了' }))
    expect(await nameOn('2024-05-01')).toBe('新名字')
    expect(await t.database.query('select 1 from unit_version where unit_id = $1', [unit.id])).toHaveLength(2)
  })
  test('two editors do not undo each other', async () => {
    const unit = await make('编辑', root.id)
    await t.asJob((ctx) => editUnit(ctx, unit.id, { staff: 10, revision: 1 }))
    expect(await refusal(t.asJob((ctx) => editUnit(ctx, unit.id, { staff: 20, revision: 1 })))).toBe('platform.changed-meanwhile')
  })
  test('only what is empty is dissolved, and what is dissolved stays as it is', async () => {
    const unit = await make('撤销', root.id)
    const child = await make('下级', unit.id)
    const dissolve = (id: string) => refusal(t.asJob((ctx) => dissolveUnit(ctx, id, { from: '2026-11-20', reason: '合并' })))
    expect(await dissolve(unit.id)).toBe('units.has-children')
    await t.asJob((ctx) => findOrCreateContact(ctx, { name: '有人', phone: '13700000001', unitId: child.id }))
    expect(await dissolve(child.id)).toBe('units.has-people')
    const empty = await make('空的', unit.id)
    expect(await dissolve(empty.id)).toBe('done')
    expect(await refusal(t.asJob((ctx) => renameUnit(ctx, empty.id, { name: '复活', from: '2026-11-20', reason: '改' })))).toBe('units.dissolved')
    expect(await refusal(make('挂上去', empty.id))).toBe('units.dissolved')
  })
})

describe('a move', () => {
  test('takes people, roles and contacts along: the new superior sees them, the old one no longer', async () => {
    const [from, to] = [await make('旧上级', root.id), await make('新上级', root.id)]
    const unit = await make('搬家', from.id)
    const leaf = await make('末梢', unit.id)
    const { personId } = await t.asJob((ctx) => findOrCreateContact(ctx, { name: '林小禾', phone: '13700000002', unitId: leaf.id }))
    const account = await t.staff('mover', leaf, 'town-officer')
    await t.asJob((ctx) => moveUnit(ctx, unit.id, { parentId: to.id, from: '2026-11-20', reason: '区划调整' }))
    const seen = (scope: string) => t.asJob((ctx) => ctx.tx.selectFrom('person').select('id').where('id', '=', personId).execute(), scope)
    expect([(await seen(from.scope)).length, (await seen(to.scope)).length]).toEqual([0, 1])
    const [role] = await t.database.query<{ scope: string }>('select scope from role_assignment where account_id = $1', [account.id])
    expect(role!.scope).toBe((await reread(leaf.id)).scope)
    const parentOn = async (day: string) => (await t.asJob((ctx) => unitsAsOf(ctx.tx, day, ''))).find((one) => one.unitId === unit.id)?.parentId
    expect([await parentOn('2026-11-19'), await parentOn('2026-11-20')]).toEqual([from.id, to.id])
  })
  test('into itself or below itself is refused', async () => {
    const unit = await make('环', root.id)
    const below = await make('环下', unit.id)
    const move = (id: string, parentId: string) => refusal(t.asJob((ctx) => moveUnit(ctx, id, { parentId, from: '2026-11-20', reason: '试' })))
    expect([await move(unit.id, unit.id), await move(unit.id, below.id), await move(root.id, unit.id)]).toEqual(['units.into-itself', 'units.into-itself', 'units.into-itself'])
  })
  test('into or out of a foreign range is not found', async () => {
    const [mine, theirs] = [await make('我的', root.id), await make('他们的', root.id)]
    const [unit, foreign] = [await make('我的下级', mine.id), await make('他们的下级', theirs.id)]
    const change = { from: '2026-11-20', reason: '试' }
    expect(await refusal(t.asJob((ctx) => moveUnit(ctx, unit.id, { ...change, parentId: theirs.id }), mine.scope))).toBe('platform.not-found')
    expect(await refusal(t.asJob((ctx) => moveUnit(ctx, foreign.id, { ...change, parentId: mine.id }), mine.scope))).toBe('platform.not-found')
    expect(await refusal(t.asJob((ctx) => createUnit(ctx, { parentId: theirs.id, kind: 'union', name: '插进去' }), mine.scope))).toBe('platform.not-found')
  })
  test('every table with a path follows, except those that withhold the right', async () => {
    const found = await t.asJob((ctx) => tablesInScope(ctx.tx))
    const tables = found.map((table) => table.name)
    expect([tables[0], tables.at(-1)]).toEqual(['unit', 'job_run'])
    expect(found).toContainEqual({ name: 'training_need', columns: ['scope', 'applicant_scope'] })
    expect(tables).toEqual(expect.arrayContaining(['person', 'person_name_key', 'role_assignment', 'staff_account', 'unit_version', 'unit_contact', 'desk_visit', 'phone_change', 'import_run']))
    expect(tables).not.toContain('audit_entry')
  })
  test('property: whatever moves, every unit hangs under exactly one path and doctor finds nothing', async () => {
    const units: UnitRow[] = []
    for (let index = 0; index < 12; index++) units.push(await make(`树${index}`, index === 0 ? root.id : units[Math.floor((index - 1) / 2)]!.id))
    for (const [index, unit] of units.entries()) await t.asJob((ctx) => findOrCreateContact(ctx, { name: `人${index}`, phone: `1360000${String(1000 + index)}`, unitId: unit.id }))
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { minLength: 1, maxLength: 6 }), async (moves) => {
      for (const [which, under] of moves) await refusal(t.asJob((ctx) => moveUnit(ctx, units[which]!.id, { parentId: units[under]!.id, from: '2026-11-20', reason: '洗牌' })))
      expect(await faults()).toEqual([])
    }), { numRuns: 15 })
  })
  test('crossing moves at the same moment make no ring', async () => {
    const [a, b] = [await make('左', root.id), await make('右', root.id)]
    const change = { from: '2026-11-20', reason: '交叉' }
    const outcomes = await Promise.all([
      refusal(t.asJob((ctx) => moveUnit(ctx, a.id, { ...change, parentId: b.id }))), refusal(t.asJob((ctx) => moveUnit(ctx, b.id, { ...change, parentId: a.id }))),
    ])
    expect(outcomes.sort()).toEqual(['done', 'units.into-itself'])
    expect(await faults()).toEqual([])
  })
})

test('doctor sees a path that was bent', async () => {
  const unit = await make('弯', root.id)
  await t.database.query('update unit set scope = $1 where id = $2', ['elsewhere.uzz', unit.id])
  expect(await faults()).toEqual(expect.arrayContaining([expect.stringContaining(`unit ${unit.id} has the path elsewhere.uzz`)]))
  await t.database.query('update unit set scope = $1 where id = $2', [unit.scope, unit.id])
})

test('workers and the public see units, never who answers their phone', async () => {
  for (const access of [{ role: 'app_public', holder: 'p' }, { role: 'app_worker', holder: 'w', personId: root.id }] as const) {
    expect((await inScope(t.services.db, access, (tx) => tx.selectFrom('unit').select('id').execute())).length).toBeGreaterThan(10)
    await expect(inScope(t.services.db, access, (tx) => tx.selectFrom('unit_contact').selectAll().execute())).rejects.toThrow(/permission denied/)
  }
})
