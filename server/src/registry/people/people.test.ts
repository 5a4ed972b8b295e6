import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { identityCheckCharacter } from '#engines/intake'
import { inScope } from '#platform/db'
import { setDemoAccounts } from '#platform/login'
import { findInDatabase } from '@guildhall/testkit'
import { Client, registryForTest } from '../test-support.ts'
import { becomeOwn, findOrCreateContact, stretchesOf, stretchesToFind } from './index.ts'
import { PersonalText } from '#platform/crypto'

let t: Awaited<ReturnType<typeof registryForTest>>
let root: { id: string; scope: string }
let county: { id: string; scope: string }
let factory: { id: string; scope: string }
let neighbour: { id: string; scope: string }
const clients: Record<string, Client> = {}

beforeAll(async () => {
  t = await registryForTest({ demo: true, rateLimits: false })
  root = await t.unit({ parentId: null, kind: 'federation', name: '测试市总工会' })
  county = await t.unit({ parentId: root.id, kind: 'federation', name: '测试县总工会' })
  factory = await t.unit({ parentId: county.id, kind: 'enterprise', name: '测试铸造有限公司', contactName: '周厂长', contactPhone: '13600000099' })
  neighbour = await t.unit({ parentId: root.id, kind: 'federation', name: '邻县总工会' })
  const cards = [
    { account: 'officer', accountId: (await t.staff('officer', county, 'training-officer')).id }, { account: 'clerk', accountId: (await t.staff('clerk', county, 'window-clerk')).id },
    { account: 'foreign', accountId: (await t.staff('foreign', neighbour, 'training-officer')).id }, { account: 'hr', accountId: (await t.staff('hr', factory, 'enterprise-hr')).id },
  ].map((card) => ({ ...card, icon: 'user', title: { zh: '', en: '' }, who: '', sees: { zh: '', en: '' } }))
  await inScope(t.services.db, { role: 'app_login', holder: 'test' }, (tx) => setDemoAccounts({ ...t.services, tx }, cards))
  for (const { account } of cards) {
    clients[account] = new Client(t.server)
    await clients[account].post('/api/demo/login', { account })
  }
})

const contact = (name: string, phone: string, unitId = factory.id) => t.asJob((ctx) => findOrCreateContact(ctx, { name, phone, unitId }))
const idNumber = (first17: string) => first17 + identityCheckCharacter(first17)
const names = async (client: Client, query: string) => ((await client.get(`/api/people?${query}`)).body.rows ?? []).map((row) => row['name'])

describe('search by name', () => {
  test('two characters find a person anywhere in the name, one does not', async () => {
    await contact('欧阳明月', '13600000001')
    for (const text of ['欧阳', '阳明', '明月', '欧阳明', '欧阳明月']) expect([text, await names(clients['officer']!, `name=${encodeURIComponent(text)}`)]).toEqual([text, ['欧**']])
    expect((await clients['officer']!.get(`/api/people?name=${encodeURIComponent('欧')}`)).status).toBe(400)
    expect(await names(clients['officer']!, `name=${encodeURIComponent('欧月')}`)).toEqual([])
  })
  test('the foreign county finds nobody', async () => {
    expect(await names(clients['foreign']!, `name=${encodeURIComponent('欧阳')}`)).toEqual([])
    expect(await names(clients['foreign']!, '')).toEqual([])
  })
  test('pairs that stand apart do not make a hit', async () => {
    await contact('王小王大', '13600000002')
    expect(await names(clients['officer']!, `name=${encodeURIComponent('王小大')}`)).toEqual([])
  })
  test('dots and width in minority and Latin names do not matter', async () => {
    await contact('阿依古丽·买买提', '13600000003')
    expect(await names(clients['officer']!, `name=${encodeURIComponent('古丽买买')}`)).toEqual(['阿**'])
    expect(stretchesOf('Ａnna')).toEqual(['an', 'nn', 'na', 'ann', 'nna', 'anna'])
  })
  test('property: every part of two or more characters of a name is found by the keys of the name', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'林小禾𠮷明月王大'), minLength: 2, maxLength: 9 }), fc.nat(5), fc.nat(5), (name, start, length) => {
      const part = [...name].slice(start, start + 2 + length)
      fc.pre(part.length >= 2)
      const known = new Set(stretchesOf(name))
      expect(stretchesToFind(part.join('')).every((stretch) => known.has(stretch))).toBe(true)
    }))
  })
  test('pages go on where the last one ended', async () => {
    for (let index = 0; index < 5; index++) await contact(`陈大文${'甲乙丙丁戊'[index]!}`, `1360000010${index}`)
    const first = (await clients['officer']!.get(`/api/people?name=${encodeURIComponent('陈大')}&limit=2`)).body
    const second = (await clients['officer']!.get(`/api/people?name=${encodeURIComponent('陈大')}&limit=200&cursor=${String(first['next'])}`)).body
    expect([first.rows!.length, second.rows!.length, second['next']]).toEqual([2, 3, null])
  })
})

describe('one phone, one person', () => {
  test('asking twice gives the same id, also from a county that cannot see them', async () => {
    const first = await contact('林小禾', '13600000004')
    expect(first.created).toBe(true)
    expect(await contact('林小禾', '13600000004')).toEqual({ personId: first.personId, created: false })
    expect(await contact('别的名字', '13600000004', neighbour.id)).toEqual({ personId: first.personId, created: false })
    expect((await clients['foreign']!.get(`/api/people/${first.personId}`)).status).toBe(404)
    expect((await clients['foreign']!.post('/api/people/find', { phone: '13600000004' })).body['person']).toBeNull()
    expect((await clients['officer']!.post('/api/people/find', { phone: '13600000004' })).body['person']).toMatchObject({ id: first.personId, phone: '136****0004', name: '林**' })
  })
  test('twenty at the same moment make one', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, (_, index) => contact('同时', '13600000005', index % 2 ? factory.id : neighbour.id)))
    expect(new Set(made.map((one) => one.personId)).size).toBe(1)
    expect(made.filter((one) => one.created)).toHaveLength(1)
  })
  test('a clerk is told that a number is on record elsewhere, never whose it is', async () => {
    const { personId } = await contact('邻县的人', '13600000006', neighbour.id)
    const answer = await clients['clerk']!.post('/api/people', { name: '邻县的人', phone: '13600000006', unitId: factory.id })
    expect(answer.body.code).toBe('people.elsewhere')
    expect(JSON.stringify(answer.body)).not.toContain(personId)
  })
  test('a phone that logs in makes the contact one’s own, and real-name data stays', async () => {
    const { personId } = await contact('自己', '13600000007')
    expect(await t.asJob((ctx) => becomeOwn(ctx, { phone: new PersonalText('13600000007') }))).toBe(personId)
    expect((await clients['officer']!.get(`/api/people/${personId}`)).body['standing']).toBe('own')
    await clients['officer']!.post(`/api/people/${personId}/real-name`, { name: '自己', idNumber: idNumber('33078119900307123') })
    await t.asJob((ctx) => becomeOwn(ctx, { phone: new PersonalText('13600000007') }))
    expect((await clients['officer']!.get(`/api/people/${personId}`)).body['standing']).toBe('real-name')
  })
})

describe('real-name data', () => {
  test('gender and year of birth follow from the number; a wrong or foreign number is refused', async () => {
    const { personId } = await contact('实名', '13600000008')
    const set = (id: string, number: string) => clients['officer']!.post(`/api/people/${id}/real-name`, { name: '实名', idNumber: number })
    expect((await set(personId, '330781199003071230')).body).toMatchObject({ code: 'people.wrong-id-number' })
    expect((await set(personId, idNumber('33078119880229456'))).body).toMatchObject({ standing: 'real-name', gender: 'female', birthYear: 1988, idNumber: expect.stringMatching(/^330\*{11}456/) })
    const other = await contact('另一人', '13600000009')
    expect((await set(other.personId, idNumber('33078119880229456'))).body.code).toBe('people.elsewhere')
  })
  test('revealing takes the permission and a reason, and leaves an audit entry', async () => {
    const { personId } = await contact('看一眼', '13600000010')
    const reveal = (client: Client, body: object) => client.post(`/api/people/${personId}/reveal`, body)
    expect((await reveal(clients['clerk']!, { field: 'phone', reason: '通知上课' })).status).toBe(403)
    expect((await reveal(clients['foreign']!, { field: 'phone', reason: '通知上课' })).status).toBe(404)
    expect((await reveal(clients['officer']!, { field: 'phone', reason: '' })).status).toBe(400)
    expect((await reveal(clients['officer']!, { field: 'id-number', reason: '核对' })).body.code).toBe('people.no-such-datum')
    expect((await reveal(clients['officer']!, { field: 'phone', reason: '通知上课' })).body).toEqual({ value: '13600000010' })
    const entries = await t.database.query(`select reason, details from audit_entry where action = 'people.reveal' and subject = $1`, [`person:${personId}`])
    expect(entries).toEqual([{ reason: '通知上课', details: { field: 'phone' } }])
  })
})

describe('edits', () => {
  test('a person who moves to another unit is found there, by name too', async () => {
    const { personId } = await contact('调动人', '13600000011')
    const edited = await clients['officer']!.send('PUT', `/api/people/${personId}`, { revision: 1, unitId: county.id, name: '调动后' })
    expect(edited.body).toMatchObject({ unitName: '测试县总工会', revision: 2 })
    expect(await names(clients['officer']!, `name=${encodeURIComponent('动后')}&unitId=${county.id}`)).toEqual(['调**'])
    expect(await names(clients['officer']!, `name=${encodeURIComponent('动人')}`)).toEqual([])
    expect((await clients['officer']!.send('PUT', `/api/people/${personId}`, { revision: 1, name: '旧' })).body.code).toBe('platform.changed-meanwhile')
    expect((await clients['officer']!.send('PUT', `/api/people/${personId}`, { revision: 2, unitId: neighbour.id })).status).toBe(404)
  })
  test('a number that is somebody’s login is not changed by a correction', async () => {
    const { personId } = await contact('登录人', '13600000012')
    expect((await clients['officer']!.send('PUT', `/api/people/${personId}`, { revision: 1, phone: '13600000013' })).body).toMatchObject({ phone: '136****0013' })
    const client = new Client(t.server)
    await client.post('/api/login/request-code', { phone: '13600000013' })
    const rows = await t.database.query<{ params_sealed: Buffer }>('select params_sealed from text_message order by id desc limit 1')
    const { code } = JSON.parse(t.services.cipher.open(rows[0]!.params_sealed, 'text_message.params').reveal()) as { code: string }
    await client.post('/api/login/with-code', { phone: '13600000013', code })
    expect((await client.post('/api/me', { name: '新名字', unitId: neighbour.id })).body).toMatchObject({ id: personId, unitName: '邻县总工会', name: '新**' })
    const [row] = (await clients['foreign']!.get(`/api/people?name=${encodeURIComponent('新名')}`)).body.rows!
    expect(row).toMatchObject({ id: personId })
    expect((await clients['foreign']!.send('PUT', `/api/people/${personId}`, { revision: row!['revision'], phone: '13600000014' })).body.code).toBe('people.phone-is-login')
  })
})

test('a known phone, ID number or name is nowhere in the database in clear', async () => {
  const { personId } = await contact('鲍可寻', '13655550001')
  const number = idNumber('33078119770101999')
  await clients['officer']!.post(`/api/people/${personId}/real-name`, { name: '鲍可寻', idNumber: number })
  await clients['clerk']!.post('/api/desk/start', { name: '鲍可寻', phone: '13655550001' })
  await clients['officer']!.post(`/api/people/${personId}/reveal`, { field: 'id-number', reason: '核对' })
  const client = new Client(t.server)
  await client.post('/api/login/request-code', { phone: '13655550001' })
  for (const needle of ['13655550001', number, '鲍可寻', '13600000099', '周厂长']) expect({ needle, found: await findInDatabase(t.database.ownerUrl, needle) }).toEqual({ needle, found: [] })
  // The search itself works: what is public is found.
  expect(await findInDatabase(t.database.ownerUrl, '测试铸造有限公司')).toEqual(expect.arrayContaining([{ table: 'public.unit', column: 'name', rows: 1 }]))
})
