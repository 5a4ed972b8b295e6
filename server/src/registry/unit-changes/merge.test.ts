import { beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../test-support.ts'
import type { UnitRow } from '../units/index.ts'
import type { Foreseen } from './model.ts'
import { unionsForTest } from './test-support.ts'

let t: Awaited<ReturnType<typeof unionsForTest>>
let root: UnitRow
let county: UnitRow
let city: Client
const today = '2026-11-20'

beforeAll(async () => {
  t = await unionsForTest()
  root = await t.unit({ parentId: null, kind: 'federation', name: '兰金市总工会', from: '2000-01-01' })
  county = await t.unit({ parentId: root.id, kind: 'federation', name: '甲县总工会' })
  city = await t.clerk('city', root, 'training-officer')
})

const preview = async (plan: object, who = city) => (await who.post('/api/unit-changes/preview', { plan })).body as unknown as Foreseen
async function ask(plan: object, who = city, reason = '区划调整') {
  const { basis } = await preview(plan, who)
  return who.post('/api/unit-changes', { plan, reason, basis: basis ?? 'none' })
}
/** Asks, and lets the job do it. */
async function make(plan: object): Promise<Record<string, unknown>> {
  const asked = await ask(plan)
  if (asked.status !== 200) return asked.body
  await t.carryOut(asked.body['id'] as string)
  return (await city.get(`/api/unit-changes/${asked.body['id'] as string}`)).body
}
const codes = (foreseen: Foreseen) => foreseen.problems.map((one) => one.code)

describe('a merger', () => {
  test('C1: members go on at the successor from the day, with the day they joined; the closed union leads there and keeps its history', async () => {
    const [a, b, c] = [await t.unit({ parentId: county.id, name: '恒锐工会' }), await t.unit({ parentId: county.id, name: '云山工会' }), await t.unit({ parentId: county.id, name: '开发区联合工会', kind: 'joint-union' })]
    await t.members(a, 3, '2022-05-01')
    await t.members(b, 2, '2023-01-01')
    await t.members(c, 1)
    const shop = await t.unit({ parentId: a.id, name: '恒锐一车间' })
    await t.members(shop, 4)
    const plan = { kind: 'merge', sources: [a.id, b.id], into: { unitId: c.id }, on: '2026-11-10' }
    const foreseen = await preview(plan)
    expect(foreseen).toMatchObject({ problems: [], units: [{ name: '恒锐工会', part: 'closes', members: 3, membersAfter: 0, childCount: 1 }, { name: '云山工会', members: 2 }, { name: '开发区联合工会', part: 'takes', members: 1, membersAfter: 6 }] })
    expect(await make(plan)).toMatchObject({ state: 'done', kind: 'merge', result: { members: 5, children: 1, leftOut: [] } })
    expect(await t.standing()).toEqual({ 开发区联合工会: 6, 恒锐一车间: 4 })
    expect(await t.reread(a.id)).toMatchObject({ dissolved_on: '2026-11-10', successor_id: c.id, parent_id: c.id })
    expect(await t.reread(shop.id)).toMatchObject({ parent_id: c.id, dissolved_on: null })
    const history = await t.database.query('select u.name, m.joined_on, m.valid_from, m.valid_to, m.ended_by, m.began_by from membership m join unit u on u.id = m.unit_id where m.person_id = (select person_id from membership where unit_id = $1 limit 1) order by m.valid_from', [a.id])
    expect(history).toEqual([
      { name: '恒锐工会', joined_on: '2022-05-01', valid_from: '2022-05-01', valid_to: '2026-11-10', ended_by: 'transfer', began_by: 'join' },
      { name: '开发区联合工会', joined_on: '2022-05-01', valid_from: '2026-11-10', valid_to: null, ended_by: null, began_by: 'transfer' },
    ])
    const before = (await city.get(`/api/memberships?unitId=${county.id}&asOf=2026-11-09`)).body.rows!
    expect(before.map((row) => (row['membership'] as { unitName: string }).unitName).toSorted((one, other) => one.localeCompare(other, 'zh'))).toEqual(['恒锐工会', '恒锐工会', '恒锐工会', '恒锐一车间', '恒锐一车间', '恒锐一车间', '恒锐一车间', '开发区联合工会', '云山工会', '云山工会'])
    expect(await t.faults()).toEqual([])
  })
  test('C4: into another county, open business comes along: it is seen from the successor and from no former superior; roles end, accounts come along', async () => {
    const other = await t.unit({ parentId: root.id, kind: 'federation', name: '乙县总工会' })
    const [from, to] = [await t.unit({ parentId: county.id, name: '出走工会' }), await t.unit({ parentId: other.id, name: '接收工会' })]
    await t.members(from, 2)
    const account = await t.staff('leaver', from, 'town-officer')
    await t.database.query(`insert into unit_contact (unit_id, scope) values ($1, $2)`, [from.id, from.scope])
    const seen = (scope: string) => t.asJob((ctx) => ctx.tx.selectFrom('unit_contact').select('unit_id').where('unit_id', '=', from.id).execute(), scope)
    expect([(await seen(county.scope)).length, (await seen(to.scope)).length]).toEqual([1, 0])
    expect((await preview({ kind: 'merge', sources: [from.id], into: { unitId: to.id }, on: today })).units[0]).toMatchObject({ roles: 1, accounts: 1 })
    expect(await make({ kind: 'merge', sources: [from.id], into: { unitId: to.id }, on: today })).toMatchObject({ state: 'done', result: { members: 2, roles: 1, accounts: 1 } })
    expect([(await seen(county.scope)).length, (await seen(to.scope)).length]).toEqual([0, 1])
    expect(await t.database.query('select valid_to, end_reason from role_assignment where account_id = $1', [account.id])).toEqual([{ valid_to: today, end_reason: '区划调整' }])
    expect(await t.database.query('select unit_id from staff_account where account_id = $1', [account.id])).toEqual([{ unit_id: to.id }])
    expect(await t.faults()).toEqual([])
  })
  test('two become a new one, founded on the day; one below the other is no obstacle', async () => {
    const a = await t.unit({ parentId: county.id, name: '甲厂工会' })
    const b = await t.unit({ parentId: a.id, name: '甲厂分会' })
    const leaf = await t.unit({ parentId: b.id, name: '甲厂班组' })
    await Promise.all([t.members(a, 1), t.members(b, 1), t.members(leaf, 1)])
    const done = await make({ kind: 'merge', sources: [a.id, b.id], into: { name: '甲乙联合工会', kind: 'joint-union', parentId: county.id }, on: today })
    expect(done).toMatchObject({ state: 'done', result: { members: 2, children: 1 } })
    expect(await t.standing()).toMatchObject({ 甲乙联合工会: 2, 甲厂班组: 1 })
    expect((await t.reread(leaf.id)).scope).toBe(`${(await t.reread((await t.reread(a.id)).successor_id!)).scope}.${leaf.scope.split('.').at(-1)!}`)
    expect(await t.faults()).toEqual([])
  })
  test('what stands in its way is said at once: itself, its own lower unit, the top, a day before somebody joined', async () => {
    const a = await t.unit({ parentId: county.id, name: '拦住工会' })
    const below = await t.unit({ parentId: a.id, name: '拦住下级' })
    await t.members(a, 1, '2026-11-15')
    const merge = (sources: string[], unitId: string, on = today) => preview({ kind: 'merge', sources, into: { unitId }, on })
    expect(codes(await merge([a.id], a.id))).toContain('unit-changes.into-own')
    expect(codes(await merge([a.id], below.id))).toEqual(['unit-changes.into-own'])
    expect(codes(await merge([root.id], a.id))).toContain('unit-changes.top')
    expect(await merge([a.id], county.id, '2026-11-14')).toMatchObject({ problems: [{ code: 'unit-changes.too-early', unitName: '拦住工会' }], earliest: '2026-11-15' })
    expect(codes(await merge([a.id], county.id, '2026-11-21'))).toEqual(['unit-changes.future'])
    expect((await ask({ kind: 'merge', sources: [a.id], into: { unitId: county.id }, on: '2026-11-14' })).body.code).toBe('unit-changes.too-early')
  })
  test('C2: a double click, two clerks at once and a killed job make one merger; who confirms what has changed is told', async () => {
    const [a, b, c] = [await t.unit({ parentId: county.id, name: '同时甲' }), await t.unit({ parentId: county.id, name: '同时乙' }), await t.unit({ parentId: county.id, name: '同时丙' })]
    await t.members(a, 2)
    const plan = { kind: 'merge', sources: [a.id], into: { unitId: b.id }, on: today }
    const stale = (await preview(plan)).basis
    await t.members(a, 1)
    expect((await city.post('/api/unit-changes', { plan, reason: '晚了一步', basis: stale })).body.code).toBe('platform.changed-meanwhile')
    const answers = await Promise.all([ask(plan), ask(plan), ask({ ...plan, into: { unitId: c.id } })])
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1)
    expect(new Set(answers.flatMap((answer) => answer.body.code ?? []))).toEqual(new Set(['unit-changes.under-way']))
    const id = answers.find((answer) => answer.status === 200)!.body['id'] as string
    await Promise.all([t.carryOut(id), t.carryOut(id)])
    await t.carryOut(id)
    expect(await t.database.query('select count(*)::int as n from membership where unit_id = $1', [a.id])).toEqual([{ n: 3 }])
    expect(await t.database.query(`select count(*)::int as n from membership where change_id = $1`, [id])).toEqual([{ n: 3 }])
    expect(await t.faults()).toEqual([])
  })
  test('C3: whoever joins while it is being done ends at the successor or is sent back; nobody is left at the closed union', async () => {
    const [a, b] = [await t.unit({ parentId: county.id, name: '热闹甲' }), await t.unit({ parentId: county.id, name: '热闹乙' })]
    await t.members(a, 300)
    const asked = await ask({ kind: 'merge', sources: [a.id], into: { unitId: b.id }, on: today })
    let going = true
    const outcomes = { in: 0, back: 0 }
    const joiners = Array.from({ length: 3 }, async () => {
      while (going) {
        await t.members(a, 1, today).then(() => { outcomes.in += 1 }, (error: unknown) => {
          if (!['40001', '40P01'].includes((error as { code?: string }).code ?? '')) throw error
          outcomes.back += 1
        })
      }
    })
    await t.carryOut(asked.body['id'] as string)
    await new Promise((resolve) => setTimeout(resolve, 100))
    going = false
    await Promise.all(joiners)
    expect(outcomes.back).toBeGreaterThan(0)
    expect(await t.database.query('select count(*)::int as n from membership where unit_id = $1 and valid_to is null', [a.id])).toEqual([{ n: 0 }])
    expect(await t.faults()).toEqual([])
  })
  test('by somebody of another county it is not found, without the permission not allowed', async () => {
    const [a, b] = [await t.unit({ parentId: county.id, name: '外人甲' }), await t.unit({ parentId: county.id, name: '外人乙' })]
    const far = await t.unit({ parentId: root.id, kind: 'federation', name: '丙县总工会' })
    const plan = { kind: 'merge', sources: [a.id], into: { unitId: b.id }, on: today }
    const [foreign, leader] = [await t.clerk('foreign', far, 'training-officer'), await t.clerk('leader', county, 'leader')]
    expect((await foreign.post('/api/unit-changes/preview', { plan })).status).toBe(404)
    expect((await leader.post('/api/unit-changes/preview', { plan })).status).toBe(403)
  })
})
