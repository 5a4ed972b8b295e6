import { beforeAll, describe, expect, test } from 'vitest'
import { identityCheckCharacter } from '#engines/intake'
import { inScope } from '#platform/db'
import { setDemoAccounts } from '#platform/login'
import type { Role } from '@guildhall/contract'
import { importRoster } from '../imports/index.ts'
import { findOrCreateContact } from '../people/index.ts'
import { renameUnit } from '../units/index.ts'
import { membershipsOf } from './index.ts'
import { Client, registryForTest } from '../test-support.ts'

type Row = Record<string, unknown> & { id: string }
let t: Awaited<ReturnType<typeof registryForTest>>
const clerks = {} as Record<'mine' | 'foreign' | 'city', Client>
const units = {} as Record<'a' | 'b' | 'foreign', { id: string; scope: string; name: string }>

const idNumber = (serial: number) => {
  const first = `33078119850314${String(serial).padStart(3, '0')}`
  return first + identityCheckCharacter(first)
}
const take = (unit: string, ...lines: [name: string, serial: number, phone: string][]) => {
  const bytes = Buffer.from(['姓名,身份证号,联系电话,单位名称,入会日期,技能等级', ...lines.map(([name, serial, phone]) => `${name},${idNumber(serial)},${phone},${unit},2015-03-01,高级工`)].join('\n'))
  return importRoster({ services: t.services, scope: '', inTransaction: (work) => t.asJob(work) }, { fileName: '花名册.csv', dryRun: false, file: { size: bytes.length, open: () => [bytes] } })
}
const rowsOf = async (client: Client, url: string) => (await client.get(url)).body.rows as Row[]
const memberId = async (name: string) => (await rowsOf(clerks.city, `/api/memberships?name=${encodeURIComponent(name)}`))[0]!.id
const byText = (one: unknown, other: unknown) => String(one).localeCompare(String(other))
const open = async (client: Client) => rowsOf(client, '/api/roster-differences')

beforeAll(async () => {
  t = await registryForTest({ demo: true, rateLimits: false })
  const city = await t.unit({ parentId: null, kind: 'federation', name: '兰金市总工会' })
  const county = await t.unit({ parentId: city.id, kind: 'federation', name: '甲县总工会' })
  const other = await t.unit({ parentId: city.id, kind: 'federation', name: '乙县总工会' })
  units.a = await t.unit({ parentId: county.id, name: '恒锐工会' })
  units.b = await t.unit({ parentId: county.id, name: '云山工会' })
  units.foreign = await t.unit({ parentId: other.id, name: '乙县工会' })
  const cards = [['mine', county], ['foreign', other], ['city', city]] as const
  const accounts = await Promise.all(cards.map(async ([account, at]) => ({ account, accountId: (await t.staff(account, at, 'training-officer' satisfies Role)).id, icon: 'x', title: { zh: '', en: '' }, who: '', sees: { zh: '', en: '' } })))
  await inScope(t.services.db, { role: 'app_login', holder: 'test' }, (tx) => setDemoAccounts({ ...t.services, tx }, accounts))
  for (const [account] of cards) {
    clerks[account] = new Client(t.server)
    await clerks[account].post('/api/demo/login', { account })
  }
  await take('恒锐工会', ['张小明', 1, '13900000001'], ['李芳', 2, '13900000002'], ['王伟', 3, '13900000003'], ['赵六', 4, '13900000004'])
})

describe('members', () => {
  test('are seen from their unit upwards and from nowhere else, masked', async () => {
    expect(await rowsOf(clerks.mine, '/api/memberships')).toHaveLength(4)
    expect(await rowsOf(clerks.foreign, '/api/memberships')).toEqual([])
    expect(await rowsOf(clerks.mine, `/api/memberships?name=${encodeURIComponent('小明')}`)).toMatchObject([{ name: '张**', phone: '139****0001', membership: { unitName: '恒锐工会', joinedOn: '2015-03-01', skillLevel: 3, until: null } }])
  })
  test('transferred, a member is in one place at every instant, and both days can be looked at', async () => {
    const id = await memberId('王伟')
    expect((await clerks.mine.post(`/api/people/${id}/transfer`, { unitId: units.b.id, from: '2026-11-01', reason: '调到云山' })).body.rows).toMatchObject([
      { unitName: '云山工会', joinedOn: '2015-03-01', from: '2026-11-01', until: null, beganBy: 'transfer' },
      { unitName: '恒锐工会', joinedOn: '2015-03-01', from: '2015-03-01', until: '2026-11-01', endedBy: 'transfer', endReason: '调到云山' },
    ])
    const names = async (unit: { id: string }, asOf: string) => (await rowsOf(clerks.mine, `/api/memberships?unitId=${unit.id}&asOf=${asOf}`)).filter((row) => row.id === id).length
    expect([await names(units.a, '2026-10-31'), await names(units.b, '2026-10-31'), await names(units.a, '2026-11-01'), await names(units.b, '2026-11-01')]).toEqual([1, 0, 0, 1])
    expect(await rowsOf(clerks.mine, `/api/memberships?unitId=${units.b.id}&name=${encodeURIComponent('王伟')}`)).toHaveLength(1)
  })
  test('a member reads the own history, each union under the name that it had', async () => {
    const id = await memberId('王伟')
    await t.asJob((ctx) => renameUnit(ctx, units.a.id, { name: '恒锐集团工会', from: '2026-11-15', reason: '更名' }))
    const own = await inScope(t.services.db, { role: 'app_worker', holder: 'w', personId: id }, (tx) => membershipsOf(tx, id))
    expect(own.map((row) => row.unitName)).toEqual(['云山工会', '恒锐工会'])
    await t.asJob((ctx) => renameUnit(ctx, units.a.id, { name: '恒锐工会', from: '2026-11-15', reason: '写错了' }))
  })
  test('cannot be moved before they were there, nor in the future, nor by a foreign county, nor into one', async () => {
    const id = await memberId('王伟')
    const move = (client: Client, body: object) => client.post(`/api/people/${id}/transfer`, { reason: '试一试', unitId: units.a.id, ...body })
    for (const from of ['2026-10-31', '2026-11-21']) expect((await move(clerks.mine, { from })).body.code).toBe('memberships.dates-wrong')
    expect((await move(clerks.foreign, {})).status).toBe(404)
    expect((await move(clerks.mine, { unitId: units.foreign.id })).status).toBe(404)
  })
  test('a membership ends with its reason, once', async () => {
    const id = await memberId('赵六')
    expect((await clerks.mine.post(`/api/people/${id}/end-membership`, { how: 'retire', reason: '到龄退休' })).body.rows).toMatchObject([{ until: '2026-11-20', endedBy: 'retire' }])
    expect((await clerks.mine.post(`/api/people/${id}/end-membership`, { how: 'leave', reason: '再点一次' })).body.code).toBe('memberships.none')
    expect(await rowsOf(clerks.mine, '/api/memberships')).toHaveLength(3)
  })
  test('two clerks who move the same member at once leave one membership', async () => {
    const id = await memberId('李芳')
    const to = (unit: { id: string }) => clerks.mine.post(`/api/people/${id}/transfer`, { unitId: unit.id, reason: '同时转' })
    await Promise.all([to(units.b), to(units.b), clerks.city.post(`/api/people/${id}/transfer`, { unitId: units.foreign.id, reason: '同时转' })])
    expect(await t.database.query('select count(*)::int as n from membership where person_id = $1 and valid_to is null', [id])).toEqual([{ n: 1 }])
  })
})

describe('where a roster and the record disagree', () => {
  test('a clerk sees both, as far as they differ, and takes the name: found by it from now on', async () => {
    await take('恒锐工会', ['张晓明', 1, '13900000001'])
    const [row] = await open(clerks.mine)
    expect(row).toMatchObject({ kind: 'name', recorded: '*小*', offered: '*晓*', fileName: '花名册.csv', row: 2, takeable: true })
    expect((await clerks.foreign.post(`/api/roster-differences/${row!.id}/decide`, { take: true })).status).toBe(404)
    expect((await clerks.mine.post(`/api/roster-differences/${row!.id}/decide`, { take: true })).body).toMatchObject({ state: 'taken', recorded: '*小*', offered: '*晓*' })
    expect((await clerks.mine.post(`/api/roster-differences/${row!.id}/decide`, { take: false })).body.code).toBe('memberships.decided')
    expect([await rowsOf(clerks.mine, `/api/memberships?name=${encodeURIComponent('晓明')}`), await rowsOf(clerks.mine, `/api/memberships?name=${encodeURIComponent('小明')}`)].map((found) => found.length)).toEqual([1, 0])
  })
  test('what was decided is not asked again when the file comes again', async () => {
    await take('恒锐工会', ['张小明', 1, '13911112222'])
    const rows = await open(clerks.mine)
    expect(rows.map((row) => row['kind']).toSorted(byText)).toEqual(['name', 'phone'])
    for (const row of rows) await clerks.mine.post(`/api/roster-differences/${row.id}/decide`, { take: false, reason: '本人核实' })
    expect((await take('恒锐工会', ['张小明', 1, '13911112222'])).written).toMatchObject({ differences: 0 })
    expect(await open(clerks.mine)).toEqual([])
  })
  test('another unit, taken, is a transfer; a number of somebody else can only be kept', async () => {
    await t.asJob((ctx) => findOrCreateContact(ctx, { name: '另有其人', phone: '13900000009', unitId: units.b.id }))
    await take('云山工会', ['张晓明', 1, '13900000009'])
    const rows = await open(clerks.mine)
    const of = (kind: string) => rows.find((row) => row['kind'] === kind)!
    expect(rows.map((row) => row['kind']).toSorted(byText)).toEqual(['phone-taken', 'unit'])
    expect((await clerks.mine.post(`/api/roster-differences/${of('phone-taken').id}/decide`, { take: true })).body.code).toBe('memberships.keep-only')
    expect(of('unit')).toMatchObject({ recorded: '恒锐工会', offered: '云山工会' })
    await clerks.mine.post(`/api/roster-differences/${of('unit').id}/decide`, { take: true })
    expect(await rowsOf(clerks.mine, `/api/people/${await memberId('晓明')}/memberships`)).toMatchObject([{ unitName: '云山工会', beganBy: 'transfer' }, { unitName: '恒锐工会', endedBy: 'transfer' }])
  })
})
