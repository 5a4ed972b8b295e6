import { beforeAll, describe, expect, test } from 'vitest'
import { registerOpenBusiness } from '../index.ts'
import type { Client } from '../test-support.ts'
import { moveUnit, type UnitRow } from '../units/index.ts'
import type { Foreseen } from './model.ts'
import { unionsForTest } from './test-support.ts'

let t: Awaited<ReturnType<typeof unionsForTest>>
let root: UnitRow
let county: UnitRow
let city: Client
const today = '2026-11-20'
const business = new Map<string, number>()
registerOpenBusiness((_tx, unitId) => Promise.resolve({ what: { zh: '没办完的事', en: 'open matters' }, count: business.get(unitId) ?? 0 }))

beforeAll(async () => {
  t = await unionsForTest()
  root = await t.unit({ parentId: null, kind: 'federation', name: '兰金市总工会', from: '2000-01-01' })
  county = await t.unit({ parentId: root.id, kind: 'federation', name: '甲县总工会' })
  city = await t.clerk('city', root, 'training-officer')
})

const preview = async (plan: object, who = city) => (await who.post(pathOf(plan, 'preview'), { plan })).body as unknown as Foreseen
const pathOf = (plan: object, what: 'preview' | 'ask') => ((plan as { kind: string }).kind === 'transfer' ? '/api/memberships/transfer' : '/api/unit-changes') + (what === 'preview' ? '/preview' : '')
async function make(plan: object, who = city): Promise<Record<string, unknown>> {
  const { basis } = await preview(plan, who)
  const asked = await who.post(pathOf(plan, 'ask'), { plan, reason: '组织调整', basis: basis ?? 'none' })
  if (asked.status !== 200) return asked.body
  await t.carryOut(asked.body['id'] as string)
  return (await who.get(`/api/unit-changes/${asked.body['id'] as string}`)).body
}
const codes = (foreseen: Foreseen) => foreseen.problems.map((one) => one.code)
const at = async (unitId: string) => (await t.database.query<{ n: number }>('select count(*)::int as n from membership where unit_id = $1 and valid_to is null', [unitId]))[0]!.n

describe('a split', () => {
  test('members go by hand, by trade, by form of employment and with the unit below that moves; everybody else stays', async () => {
    const unit = await t.unit({ parentId: county.id, name: '镇联合工会', kind: 'joint-union' })
    await t.members(unit, 4)
    const chosen = await t.members(unit, 2)
    await t.members(unit, 3, '2024-01-01', { occupation: '焊工' })
    await t.members(unit, 2, '2024-01-01', { employmentForm: '新就业形态' })
    const firm = await t.unit({ parentId: unit.id, name: '快送公司', kind: 'enterprise' })
    await t.members(firm, 5)
    const part = { kind: 'union', parentId: county.id }
    const plan = { kind: 'split', unitId: unit.id, on: today, parts: [{ ...part, name: '焊工工会', occupation: '焊工', people: [chosen[0]] }, { ...part, name: '快送工会', employmentForm: '新就业形态', people: chosen.slice(1), children: [firm.id] }] }
    expect(await preview(plan)).toMatchObject({ problems: [], units: [{ name: '镇联合工会', part: 'stays', members: 11, membersAfter: 4 }, { name: '焊工工会', part: 'founded', membersAfter: 4, childCount: 0 }, { name: '快送工会', membersAfter: 3, childCount: 1 }] })
    expect(await make(plan)).toMatchObject({ state: 'done', result: { members: 7, children: 1 } })
    const [welders, couriers] = await t.database.query<UnitRow>('select * from unit where origin_id = $1 order by id', [unit.id])
    expect([await at(unit.id), await at(welders!.id), await at(couriers!.id), await at(firm.id)]).toEqual([4, 4, 3, 5])
    expect((await t.reread(firm.id)).scope).toBe(`${couriers!.scope}.${firm.scope.split('.').at(-1)!}`)
    const count = async (id: string, day: string) => (await city.get(`/api/units/${id}?asOf=${day}`)).body['members']
    expect([await count(unit.id, '2026-11-19'), await count(unit.id, today), await count(couriers!.id, today), await count(county.id, today)]).toEqual([16, 4, 8, 16])
    expect(await t.faults()).toEqual([])
  })
  test('a new union without anybody, a unit that is not below, a member chosen twice: said, not done', async () => {
    const unit = await t.unit({ parentId: county.id, name: '分不了' })
    const [member] = await t.members(unit, 1)
    const part = { name: '新的', kind: 'union', parentId: county.id }
    expect(codes(await preview({ kind: 'split', unitId: unit.id, on: today, parts: [part] }))).toEqual(['unit-changes.nobody'])
    expect(codes(await preview({ kind: 'split', unitId: unit.id, on: today, parts: [{ ...part, people: [member], children: [county.id] }] }))).toContain('unit-changes.not-below')
    expect(codes(await preview({ kind: 'split', unitId: unit.id, on: today, parts: [{ ...part, people: [member] }, { ...part, name: '另一个', people: [member] }] }))).toContain('unit-changes.twice')
  })
})

describe('a dissolution', () => {
  test('C5: is refused with every reason while something hangs, and leaves nothing hanging', async () => {
    const unit = await t.unit({ parentId: county.id, name: '要撤的工会' })
    const below = await t.unit({ parentId: unit.id, name: '要撤的下级' })
    await t.members(unit, 2)
    await t.staff('dissolved', unit, 'enterprise-hr')
    business.set(unit.id, 3)
    const plan = { kind: 'dissolve', unitId: unit.id, on: today, members: { end: true } }
    const foreseen = await preview(plan)
    expect(codes(foreseen)).toEqual(['units.has-children', 'units.has-roles', 'units.has-business'])
    expect(foreseen.units[0]!.open).toEqual([{ what: { zh: '没办完的事', en: 'open matters' }, count: 3, waits: true }])
    expect((await make(plan))['code']).toBe('units.has-children')
    business.delete(unit.id)
    await t.database.query('update role_assignment set valid_to = $1, ended_at = now() where unit_id = $2', [today, unit.id])
    expect(await make({ kind: 'dissolve', unitId: below.id, on: '2026-11-18', members: { to: unit.id } })).toMatchObject({ state: 'done' })
    expect(await make(plan)).toMatchObject({ state: 'done', result: { members: 2, people: 2, accounts: 1 } })
    expect(await t.database.query('select ended_by, end_reason, count(*)::int as n from membership where unit_id = $1 group by 1, 2', [unit.id])).toEqual([{ ended_by: 'dissolve', end_reason: '组织调整', n: 2 }])
    expect(await t.faults()).toEqual([])
  })
  test('members go on at the union that is named', async () => {
    const [unit, to] = [await t.unit({ parentId: county.id, name: '散了的工会' }), await t.unit({ parentId: county.id, name: '收下的工会' })]
    await t.members(unit, 3)
    expect(await make({ kind: 'dissolve', unitId: unit.id, on: today, members: { to: to.id } })).toMatchObject({ state: 'done', result: { members: 3 } })
    expect([await at(unit.id), await at(to.id)]).toEqual([0, 3])
    expect(await t.reread(unit.id)).toMatchObject({ dissolved_on: today, successor_id: null, parent_id: county.id })
    expect(await t.faults()).toEqual([])
  })
  test('what came in between refuses it in words', async () => {
    const [unit, to] = [await t.unit({ parentId: county.id, name: '慢一步' }), await t.unit({ parentId: county.id, name: '先散了' })]
    await t.members(unit, 1)
    const plan = { kind: 'dissolve', unitId: unit.id, on: today, members: { to: to.id } }
    const asked = await city.post('/api/unit-changes', { plan, reason: '组织调整', basis: (await preview(plan)).basis })
    await t.unit({ parentId: unit.id, name: '刚刚新建的' })
    await t.carryOut(asked.body['id'] as string)
    expect((await city.get(`/api/unit-changes/${asked.body['id'] as string}`)).body).toMatchObject({ state: 'refused', refusal: { zh: expect.stringContaining('下面还有单位') } })
    expect(await at(unit.id)).toBe(1)
  })
})

describe('a transfer of many', () => {
  test('moves those who can be moved and says of the others why not', async () => {
    const [from, to] = [await t.unit({ parentId: county.id, name: '转出工会' }), await t.unit({ parentId: county.id, name: '转入工会' })]
    const members = await t.members(from, 3)
    const [there] = await t.members(to, 1)
    const [late] = await t.members(from, 1, today)
    const plan = { kind: 'transfer', people: [...members, there, late], to: to.id, on: '2026-11-19' }
    const leftOut = [{ why: 'there-already', count: 1 }, { why: 'too-early', count: 1 }]
    const foreseen = await preview(plan)
    expect(foreseen).toMatchObject({ problems: [], units: [{ name: '转出工会', members: 4, membersAfter: 1 }, { name: '转入工会', members: 1, membersAfter: 4 }] })
    expect(foreseen.leftOut).toEqual(expect.arrayContaining(leftOut))
    expect(await make(plan)).toMatchObject({ state: 'done', kind: 'transfer', result: { members: 3 } })
    expect([await at(from.id), await at(to.id)]).toEqual([1, 4])
    expect(await t.database.query(`select action, reason from audit_entry where subject = $1 order by id`, [`unit:${to.id}`])).toEqual([{ action: 'memberships.transfer-many', reason: '组织调整' }, { action: 'memberships.transferred-many', reason: '组织调整' }])
    expect(await t.faults()).toEqual([])
  })
  test('a member of a county that the clerk does not reach is, for them, no member', async () => {
    const other = await t.unit({ parentId: root.id, kind: 'federation', name: '乙县总工会' })
    const theirs = await t.unit({ parentId: other.id, name: '乙县工会' })
    const mine = await t.unit({ parentId: county.id, name: '本县工会' })
    const [foreign, own] = [await t.members(theirs, 1), await t.members(county, 1)]
    const clerk = await t.clerk('county', county, 'training-officer')
    const plan = { kind: 'transfer', people: [...foreign, ...own], to: mine.id, on: today }
    expect(await preview(plan, clerk)).toMatchObject({ problems: [], leftOut: [{ why: 'no-member', count: 1 }] })
    expect(await make(plan, clerk)).toMatchObject({ state: 'done', result: { members: 1 } })
    expect([await at(theirs.id), await at(mine.id)]).toEqual([1, 1])
    expect(codes(await preview({ ...plan, people: foreign }, clerk))).toEqual(['memberships.none'])
  })
})

test('changes are listed in range, the latest first, and those of one union by it', async () => {
  const rows = (await city.get('/api/unit-changes')).body.rows!
  expect(rows.length).toBeGreaterThan(3)
  expect(rows.map((row) => row['askedAt'])).toEqual(rows.map((row) => row['askedAt']).toSorted((one, other) => String(other).localeCompare(String(one))))
  const { id } = (rows[0]!['units'] as { id: string }[]).at(-1)!
  expect((await city.get(`/api/unit-changes?unitId=${id}`)).body.rows).toContainEqual(rows[0])
  const far = await t.unit({ parentId: root.id, kind: 'federation', name: '丁县总工会' })
  expect((await (await t.clerk('far', far, 'leader')).get('/api/unit-changes')).body.rows).toEqual([])
})

describe('two trees compared', () => {
  test('what was founded, renamed, moved, merged, split off and dissolved between two days, with members on both', async () => {
    const [one, two, three, four] = await Promise.all(['比较甲', '比较乙', '比较丙', '比较丁'].map((name) => t.unit({ parentId: county.id, name })))
    await t.members(one!, 2)
    await t.members(two!, 3)
    const chosen = await t.members(three!, 2)
    await make({ kind: 'merge', sources: [one!.id], into: { unitId: two!.id }, on: '2026-11-19' })
    await make({ kind: 'split', unitId: three!.id, on: '2026-11-19', parts: [{ name: '比较戊', kind: 'union', parentId: county.id, people: chosen.slice(0, 1) }] })
    await make({ kind: 'dissolve', unitId: four!.id, on: '2026-11-19', members: { end: true } })
    await city.post(`/api/units/${two!.id}/rename`, { name: '比较乙联合工会', from: '2026-11-19', reason: '更名' })
    const compare = async (from: string, to: string, query = '') => (await city.get(`/api/units-compare?from=${from}&to=${to}&unitId=${county.id}${query}`)).body as unknown as { rows: Record<string, unknown>[]; before: { members: number }; after: { members: number }; counts: Record<string, number> }
    const { rows, before, after, counts } = await compare('2026-11-18', '2026-11-19')
    const of = (name: string) => rows.find((row) => row['nameBefore'] === name || row['nameAfter'] === name)
    expect(of('比较甲')).toMatchObject({ what: ['merged'], other: { name: '比较乙联合工会' }, membersBefore: 2, membersAfter: 0 })
    expect(of('比较乙')).toMatchObject({ what: ['renamed'], nameAfter: '比较乙联合工会', membersBefore: 3, membersAfter: 5 })
    expect(of('比较戊')).toMatchObject({ what: ['split-off'], other: { name: '比较丙' }, membersBefore: 0, membersAfter: 1 })
    expect(of('比较丁')).toMatchObject({ what: ['dissolved'], parentBefore: '甲县总工会', parentAfter: null })
    expect(counts).toMatchObject({ merged: 1, 'split-off': 1, renamed: 1 })
    expect(after.members).toBeLessThanOrEqual(before.members + 1)
    expect((await compare('2026-11-18', '2026-11-19', '&what=merged')).rows).toHaveLength(1)
    expect((await compare('2026-11-19', '2026-11-19')).rows).toEqual([])
  })
  test('a unit that went to another county is still below its former one on the days when it was', async () => {
    const other = await t.unit({ parentId: root.id, kind: 'federation', name: '丙县总工会' })
    const unit = await t.unit({ parentId: county.id, name: '去了丙县' })
    await t.asJob((ctx) => moveUnit(ctx, unit.id, { parentId: other.id, from: today, reason: '区划调整' }))
    const clerk = await t.clerk('left-behind', county, 'training-officer')
    const names = async (day: string) => (await clerk.get(`/api/units?parentId=${county.id}&asOf=${day}&limit=200`)).body.rows!.map((row) => row['name'])
    expect([(await names('2026-11-19')).includes('去了丙县'), (await names(today)).includes('去了丙县')]).toEqual([true, false])
    expect((await clerk.get(`/api/units/${unit.id}?asOf=2026-11-19`)).body).toMatchObject({ asOf: '2026-11-19', path: [{ name: '兰金市总工会' }, { name: '甲县总工会' }, { name: '去了丙县' }], contact: null })
    expect([(await clerk.get(`/api/units/${unit.id}?asOf=${today}`)).status, (await clerk.get(`/api/units/${unit.id}`)).status]).toEqual([404, 404])
    expect((await city.get(`/api/units/${unit.id}?asOf=1999-01-01`)).body.code).toBe('units.not-then')
    expect((await clerk.get(`/api/units-compare?from=2026-11-19&to=${today}&what=moved`)).body.rows!.find((row) => row['nameBefore'] === '去了丙县')).toMatchObject({ what: ['moved'], parentBefore: '甲县总工会', parentAfter: '丙县总工会' })
  })
})
