import { beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { inScope, openDatabase } from '#platform/db'
import { setDemoAccounts } from '#platform/login'
import type { JobContext } from '#platform/module'
import { registryChecks } from '../checks.ts'
import { findOrCreateContact, findOrCreateContacts } from '../people/index.ts'
import { Client, registryForTest } from '../test-support.ts'
import { dissolveUnit, moveUnitJob, moveUnitNow, type UnitRow } from './index.ts'

let t: Awaited<ReturnType<typeof registryForTest>>
let root: UnitRow
let city: Client
let phones = 0
const nextPhone = () => `1380000${String(1000 + (phones += 1))}`

beforeAll(async () => {
  t = await registryForTest({ demo: true, rateLimits: false })
  root = await t.unit({ parentId: null, kind: 'federation', name: '测试市总工会' })
  const account = await t.staff('city', root, 'training-officer')
  await inScope(t.services.db, { role: 'app_login', holder: 'test' }, (tx) => setDemoAccounts({ ...t.services, tx }, [{ account: 'city', accountId: account.id, icon: 'user', title: { zh: '', en: '' }, who: '', sees: { zh: '', en: '' } }]))
  city = new Client(t.server)
  await city.post('/api/demo/login', { account: 'city' })
})

const make = (name: string, parentId: string) => t.unit({ name, parentId })
const person = (unitId: string) => t.asJob((ctx) => findOrCreateContact(ctx, { name: '林小禾', phone: nextPhone(), unitId }))
const reread = async (id: string) => (await t.database.query<UnitRow>('select * from unit where id = $1', [id]))[0]!
const ask = (unit: UnitRow, parent: UnitRow, key?: string) => city.send('POST', `/api/units/${unit.id}/move`, { parentId: parent.id, from: '2026-11-20', reason: '区划调整' }, key ? { 'idempotency-key': key } : {})
const record = async (id: string) => (await city.get(`/api/units/${id}`)).body as unknown as { unit: { parentId: string }; move: { state: string; parentName: string; refusal: { zh: string } | null } | null }
/** The job, as the runner would carry it out. */
async function carryOut(unit: UnitRow, told: (done: number, total: number | null) => void = () => {}) {
  const [move] = await t.database.query<{ id: string }>('select id from unit_move where unit_id = $1 order by asked_at desc, id desc limit 1', [unit.id])
  const ctx = { ...t.services, jobId: 'test', cancelled: () => Promise.resolve(false), progress: (done: number, total: number | null) => Promise.resolve(told(done, total)), inTransaction: (work: never, scope = '') => t.asJob(work, scope) }
  return moveUnitJob.run(ctx as unknown as JobContext, { moveId: move!.id } as never)
}
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
const seenFrom = (scope: string) => t.asJob(async (ctx) => (await ctx.tx.selectFrom('person').select('id').execute()).length, scope)

describe('a move that is asked for', () => {
  test('V2: is made by a job; until then everything is as it was, and the unit says that it waits', async () => {
    const [from, to] = [await make('旧上级', root.id), await make('新上级', root.id)]
    const unit = await make('搬家', from.id)
    const leaf = await make('末梢', unit.id)
    await person(leaf.id)
    expect((await ask(unit, to)).status).toBe(200)
    expect(await record(unit.id)).toMatchObject({ unit: { parentId: from.id }, move: { state: 'under-way', parentName: '新上级' } })
    expect([await seenFrom(from.scope), await seenFrom(to.scope)]).toEqual([1, 0])
    const heard: number[] = []
    await carryOut(unit, (done) => heard.push(done))
    expect(heard.at(-1)).toBeGreaterThan(5)
    expect(await record(unit.id)).toMatchObject({ unit: { parentId: to.id }, move: null })
    expect([await seenFrom(from.scope), await seenFrom(to.scope)]).toEqual([0, 1])
    // The former superior keeps what it decided: the entries of the audit log stay where they were written.
    const audited = await t.database.query<{ action: string; scope: string }>(`select action, scope from audit_entry where subject = $1 order by id`, [`unit:${unit.id}`])
    expect(audited).toEqual([{ action: 'units.move', scope: unit.scope }, { action: 'units.moved', scope: (await reread(unit.id)).scope }])
    await carryOut(unit)
    expect(await faults()).toEqual([])
  })
  test('a double click is one move, and a second wish waits its turn', async () => {
    const [to, other, unit] = [await make('甲', root.id), await make('乙', root.id), await make('丙', root.id)]
    const key = crypto.randomUUID()
    const answers = await Promise.all([ask(unit, to, key), ask(unit, to, key), ask(unit, other)])
    expect(answers.map((answer) => answer.body.code ?? 'asked').toSorted((a, b) => a.localeCompare(b)).filter((code, at, all) => all.indexOf(code) === at)).toEqual(['asked', 'units.move-under-way'])
    expect(await t.database.query('select 1 from unit_move where unit_id = $1', [unit.id])).toHaveLength(1)
    await carryOut(unit)
    expect((await ask(unit, root)).status).toBe(200)
    await carryOut(unit)
    expect((await reread(unit.id)).parent_id).toBe(root.id)
  })
  test('what came in between refuses it in words: the new parent was dissolved', async () => {
    const [to, unit] = [await make('要撤的', root.id), await make('想去的', root.id)]
    await ask(unit, to)
    await t.asJob((ctx) => dissolveUnit(ctx, to.id, { from: '2026-11-20', reason: '撤销' }))
    await carryOut(unit)
    expect(await record(unit.id)).toMatchObject({ unit: { parentId: root.id }, move: { state: 'refused', refusal: { zh: expect.stringContaining('已撤销') } } })
  })
  test('something above it moved first: the job goes on from there', async () => {
    const [above, to, target] = [await make('中间', root.id), await make('新中间', root.id), await make('目的', root.id)]
    const unit = await make('下面', above.id)
    await person(unit.id)
    await ask(unit, target)
    await ask(above, to)
    await carryOut(above)
    await carryOut(unit)
    expect([(await reread(unit.id)).parent_id, await seenFrom(target.scope), await faults()]).toEqual([target.id, 1, []])
  })
})

describe('V1: while a subtree moves', () => {
  test('its former superior sees all of it or nothing, and so does the new one; never both, never a part', async () => {
    const [from, to] = [await make('旧县', root.id), await make('新县', root.id)]
    const unit = await make('大镇', from.id)
    const leaves = await Promise.all(Array.from({ length: 5 }, (_, index) => make(`村${index}`, unit.id)))
    const total = 3_000
    await t.asJob((ctx) => findOrCreateContacts(ctx, Array.from({ length: total }, (_, index) => ({ name: `村民${index}`, phone: `1390000${String(1000 + index)}`, unit: leaves[index % 5]! }))))
    await ask(unit, to)
    let moving = true
    const seen = new Set<string>()
    const watching = (async () => {
      // One snapshot for both questions: the ranges of both superiors, in one statement.
      while (moving) {
        const [row] = await t.database.query<{ old: number; new: number }>(`select count(*) filter (where scope >= $1 and scope < $1 || '/')::int as old, count(*) filter (where scope >= $2 and scope < $2 || '/')::int as new from person`, [from.scope, to.scope])
        seen.add(`${row!.old}:${row!.new}`)
      }
    })()
    await carryOut(unit)
    moving = false
    await watching
    seen.add(`${await seenFrom(from.scope)}:${await seenFrom(to.scope)}`)
    expect([...seen].toSorted((a, b) => a.localeCompare(b))).toEqual([`0:${total}`, `${total}:0`])
  })
  test('V3: whoever writes below it meanwhile, or holds its old path, ends where it is today', async () => {
    const [from, to] = [await make('写旧', root.id), await make('写新', root.id)]
    const unit = await make('写镇', from.id)
    const leaf = await make('写村', unit.id)
    await ask(unit, to)
    let moving = true
    let written = 0
    const again = async <T>(work: () => Promise<T>): Promise<T> => {
      for (let tries = 0; ; tries++) {
        try {
          return await work()
        } catch (error) {
          if (!['40001', '40P01'].includes((error as { code?: string }).code ?? '') || tries > 20) throw error
        }
      }
    }
    const writers = Array.from({ length: 6 }, async (_, index) => {
      while (moving) {
        await again<unknown>(() => (index % 3 === 0 ? t.unit({ name: `新村${written}`, parentId: unit.id }) : person(leaf.id)))
        written += 1
      }
    })
    // One that read the old path long ago and writes only now: it began before the move, so the move waits for it.
    const late = t.asJob(async (ctx) => {
      const { scope } = await ctx.tx.selectFrom('unit').select('scope').where('id', '=', leaf.id).executeTakeFirstOrThrow()
      await new Promise((resolve) => setTimeout(resolve, 300))
      await ctx.tx.insertInto('unit_contact').values({ unit_id: leaf.id, scope }).execute()
    })
    await carryOut(unit)
    await late
    moving = false
    await Promise.all(writers)
    expect(written).toBeGreaterThan(10)
    const left = await t.database.query<{ n: number }>(`select (select count(*) from person where scope >= $1 and scope < $1 || '/')::int + (select count(*) from unit where scope > $1 and scope < $1 || '/')::int + (select count(*) from unit_contact where scope > $1 and scope < $1 || '/')::int as n`, [from.scope])
    expect([left[0]!.n, await faults()]).toEqual([0, []])
  })
  test('V3: a path that was left is refused so that the edge and the runner try again, and one that the unit came back to is not', async () => {
    const [from, to] = [await make('退旧', root.id), await make('退新', root.id)]
    const unit = await make('退镇', from.id)
    await ask(unit, to)
    await carryOut(unit)
    const write = (scope: string) => t.asJob((ctx) => ctx.tx.insertInto('unit_contact').values({ unit_id: unit.id, scope }).onConflict((conflict) => conflict.column('unit_id').doUpdateSet({ scope })).execute()).then(() => 'written', (error: unknown) => (error as { code?: string }).code)
    expect([await write(unit.scope), await write((await reread(unit.id)).scope)]).toEqual(['40001', 'written'])
    await ask(unit, from)
    await carryOut(unit)
    expect(await write(unit.scope)).toBe('written')
  })
  test('inside an import it is made at once, and the job finds what was written beside it', async () => {
    const [from, to] = [await make('表旧', root.id), await make('表新', root.id)]
    const unit = await make('表镇', from.id)
    await person(unit.id)
    await t.asJob((ctx) => moveUnitNow(ctx, unit.id, { parentId: to.id, from: '2026-11-20', reason: '导入' }))
    expect([await seenFrom(from.scope), await seenFrom(to.scope)]).toEqual([0, 1])
    // As somebody could have written who did not know of it yet.
    await t.database.query(`set session_replication_role = replica; update person set scope = '${unit.scope}' where unit_id = '${unit.id}'; update person_name_key set scope = '${unit.scope}' where person_id in (select id from person where unit_id = '${unit.id}'); set session_replication_role = default`)
    await carryOut(unit)
    expect([await seenFrom(to.scope), await faults()]).toEqual([1, []])
  })
})

test('V4: every table with a path that follows the tree has the guard, found in the catalogue', async () => {
  const rows = await t.database.query<{ name: string; guarded: boolean; columns: string[] }>(`select c.relname as name, app.path_columns(c.oid::regclass) as columns, exists (select from pg_trigger g where g.tgrelid = c.oid and g.tgname = 'refuses_left_path') as guarded
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and app.path_columns(c.oid::regclass) <> '{}' order by 1`)
  expect(rows.length).toBeGreaterThan(30)
  expect(rows.filter((row) => !row.guarded).map((row) => row.name)).toEqual(['unit', 'unit_version'])
  await t.database.query(`create table made_tomorrow (id uuid primary key, scope text collate "C" not null); grant update on made_tomorrow to app_job; select app.guard_paths()`)
  const [tomorrow] = await t.database.query<{ n: number }>(`select count(*)::int as n from pg_trigger where tgrelid = 'made_tomorrow'::regclass and tgname = 'refuses_left_path'`)
  expect(tomorrow!.n).toBe(1)
  await t.database.query('drop table made_tomorrow')
})
