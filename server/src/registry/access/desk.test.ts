import type { Role } from '@guildhall/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { inScope } from '#platform/db'
import { setDemoAccounts } from '#platform/login'
import { Client, registryForTest } from '../test-support.ts'

let t: Awaited<ReturnType<typeof registryForTest>>
let county: { id: string; scope: string }
let town: { id: string; scope: string }
let neighbour: { id: string; scope: string }
const accounts = new Map<string, string>()

/** A session of the account without the ceremony, which login.test.ts covers: the demo's one tap. */
async function as(loginName: string): Promise<Client> {
  const client = new Client(t.server)
  expect(await client.post('/api/demo/login', { account: loginName })).toMatchObject({ status: 200 })
  return client
}

async function staff(loginName: string, at: { id: string; scope: string }, ...roles: Role[]): Promise<void> {
  accounts.set(loginName, (await t.staff(loginName, at, ...roles)).id)
  await inScope(t.services.db, { role: 'app_login', holder: 'test' }, (tx) => setDemoAccounts({ ...t.services, tx }, [...accounts].map(([account, accountId]) => ({
    account, accountId, icon: 'user', title: { zh: account, en: account }, who: account, sees: { zh: '', en: '' },
  }))))
}

beforeAll(async () => {
  t = await registryForTest({ demo: true, rateLimits: false })
  const root = await t.unit({ parentId: null, kind: 'federation', name: '测试市总工会' })
  county = await t.unit({ parentId: root.id, kind: 'federation', name: '测试县总工会' })
  town = await t.unit({ parentId: county.id, kind: 'federation', name: '测试镇总工会' })
  neighbour = await t.unit({ parentId: root.id, kind: 'federation', name: '邻县总工会' })
  await staff('officer', county, 'training-officer')
  await staff('clerk', town, 'window-clerk')
  await staff('hr', town, 'enterprise-hr')
})

/** The code of the last text message of a template to a phone. */
async function codeFor(phone: string, template = 'login.code'): Promise<string> {
  const rows = await t.database.query<{ phone_sealed: Buffer; params_sealed: Buffer }>('select * from text_message where template = $1 order by id desc', [template])
  const row = rows.find((one) => t.services.cipher.open(one.phone_sealed, 'text_message.phone').reveal() === phone)!
  return (JSON.parse(t.services.cipher.open(row.params_sealed, 'text_message.params').reveal()) as { code: string }).code
}

async function workerLogin(phone: string): Promise<Client> {
  const client = new Client(t.server)
  await client.post('/api/login/request-code', { phone })
  expect(await client.post('/api/login/with-code', { phone, code: await codeFor(phone) })).toMatchObject({ status: 200 })
  return client
}

describe('acting on a worker’s behalf', () => {
  const me = '/api/me'
  test('needs a visit that was begun, which the audit notes once', async () => {
    const clerk = await as('clerk')
    const started = await clerk.post('/api/desk/start', { name: '王小明', phone: '13900000002' })
    expect(started.body).toMatchObject({ created: true, person: { name: '王**', phone: '139****0002' } })
    const personId = String(started.body['personId'])
    const behalf = { 'guildhall-on-behalf-of': personId }
    expect((await clerk.post(me, { gender: 'male' }, behalf)).body).toMatchObject({ id: personId, gender: 'male' })
    expect((await clerk.post(me, { gender: 'male' })).status).toBe(403)
    const [edit] = await t.database.query(`select account_id, on_behalf_of from audit_entry where action = 'people.edit-own'`)
    expect(edit).toEqual({ account_id: accounts.get('clerk'), on_behalf_of: personId })
    await clerk.post('/api/desk/end', { personId })
    expect((await clerk.post(me, { gender: 'male' }, behalf)).body.code).toBe('desk.not-started')
    expect(await t.database.query(`select 1 from audit_entry where action = 'desk.start' and subject = $1`, [`person:${personId}`])).toHaveLength(1)
  })
  test('ends with another visit, with the day, and with the clerk’s range', async () => {
    const clerk = await as('clerk')
    const first = String((await clerk.post('/api/desk/start', { name: '李一', phone: '13900000003' })).body['personId'])
    const second = String((await clerk.post('/api/desk/start', { name: '李二', phone: '13900000004' })).body['personId'])
    const edit = (personId: string) => clerk.post(me, { birthYear: 1990 }, { 'guildhall-on-behalf-of': personId })
    expect((await edit(first)).body.code).toBe('desk.not-started')
    expect((await edit(second)).status).toBe(200)
    await (await as('officer')).send('PUT', `/api/people/${second}`, { unitId: county.id, revision: 2 })
    expect((await edit(second)).body.code).toBe('desk.not-started')
  })
  test('a person on record elsewhere is not whom the clerk may act for, and nothing tells whose number it is', async () => {
    const foreign = await t.asJob(async (ctx) => (await import('../people/index.ts')).findOrCreateContact(ctx, { name: '赵六', phone: '13900000005', unitId: neighbour.id }))
    const clerk = await as('clerk')
    const answer = await clerk.post('/api/desk/start', { name: '赵六', phone: '13900000005' })
    expect(answer.body).toMatchObject({ code: 'people.elsewhere' })
    expect(JSON.stringify(answer.body)).not.toContain(foreign.personId)
    expect((await clerk.post('/api/desk/start', { personId: foreign.personId })).status).toBe(404)
    expect((await clerk.post('/api/desk/find-person', { phone: '13900000005' })).body.rows).toEqual([])
  })
  test('a name that is not the one on record is told, not overwritten', async () => {
    const clerk = await as('clerk')
    await clerk.post('/api/desk/start', { name: '钱七', phone: '13900000006' })
    expect((await clerk.post('/api/desk/start', { name: '孙八', phone: '13900000006' })).body.code).toBe('people.name-differs')
  })
  test('the session tells whom the clerk is helping, and devices stay the clerk’s own', async () => {
    const clerk = await as('clerk')
    const personId = String((await clerk.post('/api/desk/start', { name: '周九', phone: '13900000007' })).body['personId'])
    const behalf = { 'guildhall-on-behalf-of': personId }
    expect((await clerk.get('/api/session', behalf)).body).toMatchObject({ actor: { kind: 'worker', name: '周*' }, assistedBy: 'clerk', worker: { personId } })
    const own = (await clerk.get('/api/session/devices')).body
    expect((await clerk.get('/api/session/devices', behalf)).body).toEqual(own)
  })
  test('a role without the permission cannot', async () => {
    expect((await (await as('hr')).post('/api/desk/start', { name: '吴十', phone: '13900000008' })).status).toBe(403)
    expect((await (await as('hr')).post(me, {}, { 'guildhall-on-behalf-of': crypto.randomUUID() })).status).toBe(403)
  })
})

describe('somebody whom the window does not reach', () => {
  const consent = (clerk: Client, phone: string) => clerk.post('/api/desk/ask-consent', { phone })
  test('who registered alone and chose no unit is served once they read out the code from their phone', async () => {
    const worker = await workerLogin('13900000021')
    const clerk = await as('clerk')
    const visitor = { name: '蒋独行', phone: '13900000021' }
    expect((await clerk.post('/api/desk/start', visitor)).body.code).toBe('people.elsewhere')
    expect((await consent(clerk, visitor.phone)).status).toBe(200)
    const started = await clerk.post('/api/desk/start', { ...visitor, code: await codeFor(visitor.phone, 'desk.code') })
    expect(started.body).toMatchObject({ created: false, person: { phone: '139****0021' } })
    const personId = String(started.body['personId'])
    const behalf = { 'guildhall-on-behalf-of': personId }
    expect((await clerk.post('/api/me', { name: '蒋独行', unitId: town.id }, behalf)).body).toMatchObject({ id: personId, unitId: town.id })
    expect((await worker.get('/api/session')).body['worker']).toMatchObject({ personId })
    const [entry] = await t.database.query<{ details: object }>(`select details from audit_entry where action = 'desk.start' and subject = $1`, [`person:${personId}`])
    expect(entry!.details).toMatchObject({ consented: true })
  })
  test('somebody of another county too, and only until the visit ends; the clerk reads no more of their record than before', async () => {
    const { personId } = await t.asJob(async (ctx) => (await import('../people/index.ts')).findOrCreateContact(ctx, { name: '沈外县', phone: '13900000022', unitId: neighbour.id }))
    const clerk = await as('clerk')
    await consent(clerk, '13900000022')
    const started = await clerk.post('/api/desk/start', { name: '沈外县', phone: '13900000022', code: await codeFor('13900000022', 'desk.code') })
    expect(started.body['personId']).toBe(personId)
    const behalf = { 'guildhall-on-behalf-of': personId }
    expect((await clerk.post('/api/me', { gender: 'female' }, behalf)).status).toBe(200)
    expect((await (await as('officer')).post('/api/me', { gender: 'male' }, behalf)).status).toBe(403)
    expect((await clerk.get(`/api/people/${personId}`)).status).toBe(404)
    await clerk.post('/api/desk/end', { personId })
    expect((await clerk.post('/api/me', { gender: 'male' }, behalf)).body.code).toBe('desk.not-started')
  })
  test('a wrong code, a code for logging in and a used one open nothing, and a wrong name does not with the right one', async () => {
    await t.asJob(async (ctx) => (await import('../people/index.ts')).findOrCreateContact(ctx, { name: '韩某某', phone: '13900000023', unitId: neighbour.id }))
    const clerk = await as('clerk')
    const start = (code: string, name = '韩某某') => clerk.post('/api/desk/start', { name, phone: '13900000023', code })
    await new Client(t.server).post('/api/login/request-code', { phone: '13900000023' })
    expect((await start(await codeFor('13900000023'))).body.code).toBe('login.wrong-code')
    await consent(clerk, '13900000023')
    const right = await codeFor('13900000023', 'desk.code')
    expect((await start(right === '000000' ? '000001' : '000000')).body.code).toBe('login.wrong-code')
    expect((await start(right, '韩别人')).body.code).toBe('people.name-differs')
    expect((await start(right)).status).toBe(200)
    expect((await start(right)).body.code).toBe('login.wrong-code')
    expect((await new Client(t.server).post('/api/login/with-code', { phone: '13900000023', code: right })).body.code).toBe('login.wrong-code')
  })
  test('a role that does not assist cannot have a code sent', async () => {
    expect((await consent(await as('hr'), '13900000024')).status).toBe(403)
  })
})

describe('a changed phone', () => {
  async function ask(oldPhone: string, newPhone: string): Promise<number> {
    const client = new Client(t.server)
    await client.post('/api/login/request-code', { phone: newPhone, purpose: 'new-phone' })
    return (await client.post('/api/phone-changes', { oldPhone, newPhone, code: await codeFor(newPhone), name: '郑十一' })).status
  }
  test('the worker proves the new number, a clerk in range checks who it is, and only the new one logs in as them', async () => {
    const clerk = await as('clerk')
    const personId = String((await clerk.post('/api/desk/start', { name: '郑十一', phone: '13900000011' })).body['personId'])
    const before = await workerLogin('13900000011')
    expect(await ask('13900000011', '13900000012')).toBe(204)
    expect(await ask('13911111111', '13900000013')).toBe(204)
    const rows = (await clerk.get('/api/phone-changes')).body.rows!
    expect(rows).toMatchObject([{ oldPhone: '139****0011', newPhone: '139****0012', name: '郑**' }])
    const url = `/api/phone-changes/${String(rows[0]!['id'])}/decision`
    const foreignClerk = await staff('foreign-clerk', neighbour, 'window-clerk').then(() => as('foreign-clerk'))
    expect((await foreignClerk.get('/api/phone-changes')).body.rows).toEqual([])
    expect((await foreignClerk.post(url, { accept: true, reason: '看过身份证' })).status).toBe(404)
    expect((await clerk.post(url, { accept: true, reason: '看过身份证' })).body).toMatchObject({ state: 'accepted' })
    expect((await clerk.post(url, { accept: false, reason: '再来' })).body.code).toBe('phone-change.decided')
    expect((await before.get('/api/session')).body['actor']).toBeNull()
    expect((await (await workerLogin('13900000012')).get('/api/session')).body['worker']).toMatchObject({ personId })
    expect(((await (await workerLogin('13900000011')).get('/api/session')).body['worker'] as { personId: string }).personId).not.toBe(personId)
  })
  test('a number that began a record of its own meanwhile goes to the person whose it was decided to be', async () => {
    const clerk = await as('clerk')
    const personId = String((await clerk.post('/api/desk/start', { name: '冯十二', phone: '13900000014' })).body['personId'])
    const stray = await workerLogin('13900000015')
    await ask('13900000014', '13900000015')
    const [row] = (await clerk.get('/api/phone-changes')).body.rows!
    expect((await clerk.post(`/api/phone-changes/${String(row!['id'])}/decision`, { accept: true, reason: '看过身份证' })).status).toBe(200)
    expect((await stray.get('/api/session')).body['actor']).toBeNull()
    expect((await (await workerLogin('13900000015')).get('/api/session')).body['worker']).toMatchObject({ personId })
  })
})
