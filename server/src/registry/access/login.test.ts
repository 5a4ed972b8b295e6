import { generateSync } from 'otplib'
import { beforeAll, describe, expect, test } from 'vitest'
import { Client, registryForTest } from '../test-support.ts'

let t: Awaited<ReturnType<typeof registryForTest>>
let root: { id: string; scope: string }
let county: { id: string; scope: string }

beforeAll(async () => {
  t = await registryForTest()
  root = await t.unit({ parentId: null, kind: 'federation', name: '测试市总工会' })
  county = await t.unit({ parentId: root.id, kind: 'federation', name: '测试县总工会' })
})

/** The code that was put on its way to this phone last. */
async function lastCode(phone: string): Promise<string> {
  const rows = await t.database.query<{ phone_sealed: Buffer; params_sealed: Buffer }>('select phone_sealed, params_sealed from text_message order by id desc')
  const row = rows.find((one) => t.services.cipher.open(one.phone_sealed, 'text_message.phone').reveal() === phone)!
  return (JSON.parse(t.services.cipher.open(row.params_sealed, 'text_message.params').reveal()) as { code: string }).code
}

async function workerLogin(phone: string, name?: string): Promise<Client> {
  const client = new Client(t.server)
  expect(await client.post('/api/login/request-code', { phone })).toMatchObject({ status: 200 })
  expect(await client.post('/api/login/with-code', { phone, code: await lastCode(phone), ...(name ? { name } : {}) })).toMatchObject({ status: 200, body: { actor: { kind: 'worker' } } })
  return client
}

const totp = (secret: string) => generateSync({ secret, epoch: Math.floor(t.clock.now().getTime() / 1000) })

async function staffLogin(loginName: string, password: string, newPassword: string): Promise<{ client: Client; secret: string }> {
  const client = new Client(t.server)
  expect(await client.post('/api/login/with-password', { loginName, password })).toMatchObject({ status: 200, body: { next: 'enrol-totp' } })
  const secret = String((await client.post('/api/login/enrol-totp')).body['secret'])
  expect(await client.post('/api/login/verify-totp', { code: totp(secret) })).toMatchObject({ status: 200, body: { next: 'change-password' } })
  expect(await client.post('/api/login/change-password', { password: newPassword })).toMatchObject({ status: 200, body: { next: 'done' } })
  return { client, secret }
}

describe('a worker logs in by phone', () => {
  test('an unknown phone gets the same answer as a known one, and begins a record at the root', async () => {
    const client = await workerLogin('13800000001')
    const session = (await client.get('/api/session')).body
    expect(session['worker']).toMatchObject({ phone: '138****0001', nameNeeded: true, standing: 'own', unitName: '测试市总工会' })
    const again = new Client(t.server)
    t.clock.advance(61_000)
    const known = await again.post('/api/login/request-code', { phone: '13800000001' })
    const unknown = await again.post('/api/login/request-code', { phone: '13800000002' })
    expect(known).toEqual(unknown)
  })
  test('a contact that a clerk noted becomes the worker’s own record', async () => {
    const { findOrCreateContact } = await import('../people/index.ts')
    const { personId } = await t.asJob((ctx) => findOrCreateContact(ctx, { name: '林小禾', phone: '13800000003', unitId: county.id }))
    const client = await workerLogin('13800000003')
    expect((await client.get('/api/session')).body).toMatchObject({ actor: { name: '林小禾' }, worker: { personId, standing: 'own', unitName: '测试县总工会' } })
  })
  test('a wrong code is counted although it is refused: after five the right one is worth nothing', async () => {
    const client = new Client(t.server)
    const phone = '13800000004'
    await client.post('/api/login/request-code', { phone })
    const code = await lastCode(phone)
    const wrong = code === '000000' ? '000001' : '000000'
    for (let guess = 0; guess < 5; guess++) expect((await client.post('/api/login/with-code', { phone, code: wrong })).body.code).toBe('login.wrong-code')
    expect((await client.post('/api/login/with-code', { phone, code })).body.code).toBe('login.locked')
    t.clock.advance(61_000)
    expect((await client.post('/api/login/with-code', { phone, code })).body.code).toBe('login.wrong-code')
  })
  test('a code is good once and for five minutes', async () => {
    const phone = '13800000005'
    await workerLogin(phone)
    const used = await lastCode(phone)
    expect((await new Client(t.server).post('/api/login/with-code', { phone, code: used })).body.code).toBe('login.wrong-code')
    t.clock.advance(61_000)
    await new Client(t.server).post('/api/login/request-code', { phone })
    t.clock.advance(301_000)
    expect((await new Client(t.server).post('/api/login/with-code', { phone, code: await lastCode(phone) })).body.code).toBe('login.wrong-code')
  })
  test('codes are sent at most once a minute and five an hour', async () => {
    const client = new Client(t.server)
    const phone = '13800000006'
    await client.post('/api/login/request-code', { phone })
    expect((await client.post('/api/login/request-code', { phone })).body).toMatchObject({ code: 'login.wait-for-code', details: { seconds: 60 } })
    for (let sent = 1; sent < 5; sent++) {
      t.clock.advance(61_000)
      expect((await client.post('/api/login/request-code', { phone })).status).toBe(200)
    }
    t.clock.advance(61_000)
    expect((await client.post('/api/login/request-code', { phone })).body.code).toBe('login.wait-for-code')
  })
  test('two first logins with one phone at the same moment make one person', async () => {
    const phone = '13800000007'
    const client = new Client(t.server)
    await client.post('/api/login/request-code', { phone })
    const code = await lastCode(phone)
    const answers = await Promise.all([1, 2, 3].map(() => new Client(t.server).post('/api/login/with-code', { phone, code })))
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1)
    expect(await t.database.query('select id from person where phone_blind = $1', [t.services.cipher.blind(phone, 'phone')])).toHaveLength(1)
  })
})

describe('staff log in by password and authenticator', () => {
  test('the first login enrols the authenticator, changes the one-time password and ends under the role held', async () => {
    const account = await t.staff('anna', county, 'training-officer')
    const { client } = await staffLogin('anna', account.password, 'Forge-7-hammers')
    const session = (await client.get('/api/session')).body
    expect(session).toMatchObject({ actor: { kind: 'staff', name: 'anna' }, actingRole: { role: 'training-officer', unitName: '测试县总工会', roleName: '培训干部' } })
    expect(session['permissions']).toContain('people.read')
  })
  test('before the second factor the cookie opens nothing', async () => {
    const account = await t.staff('boris', county, 'training-officer')
    const client = new Client(t.server)
    await client.post('/api/login/with-password', { loginName: 'boris', password: account.password })
    expect((await client.get('/api/session')).body['actor']).toBeNull()
    expect((await client.get('/api/session/devices')).status).toBe(401)
  })
  test('the token changes when the login is finished', async () => {
    const account = await t.staff('carla', county, 'training-officer')
    const client = new Client(t.server)
    await client.post('/api/login/with-password', { loginName: 'carla', password: account.password })
    const before = client.cookie
    const secret = String((await client.post('/api/login/enrol-totp')).body['secret'])
    await client.post('/api/login/verify-totp', { code: totp(secret) })
    await client.post('/api/login/change-password', { password: 'Forge-7-hammers' })
    expect(client.cookie).not.toBe(before)
    const old = new Client(t.server)
    old.cookie = before
    expect((await old.get('/api/session')).body['actor']).toBeNull()
  })
  test('an authenticator code is good once', async () => {
    const account = await t.staff('dora', county, 'training-officer')
    const { secret } = await staffLogin('dora', account.password, 'Forge-7-hammers')
    const client = new Client(t.server)
    expect(await client.post('/api/login/with-password', { loginName: 'DORA', password: 'Forge-7-hammers' })).toMatchObject({ body: { next: 'verify-totp' } })
    expect((await client.post('/api/login/verify-totp', { code: totp(secret) })).body.code).toBe('login.wrong-totp')
    t.clock.advance(30_000)
    expect(await client.post('/api/login/verify-totp', { code: totp(secret) })).toMatchObject({ body: { next: 'done' } })
  })
  test('an unknown name and a wrong password answer alike, and both lock with growing delays', async () => {
    await t.staff('emil', county, 'training-officer')
    for (const loginName of ['emil', 'nobody-at-all']) {
      const client = new Client(t.server)
      const attempt = () => client.post('/api/login/with-password', { loginName, password: 'wrong' })
      for (let guess = 0; guess < 5; guess++) expect((await attempt()).body.code).toBe('login.wrong-password')
      expect((await attempt()).body).toMatchObject({ code: 'login.locked', details: { seconds: 60 } })
      t.clock.advance(60_000)
      expect((await attempt()).body.code).toBe('login.wrong-password')
      expect((await attempt()).body).toMatchObject({ code: 'login.locked', details: { seconds: 120 } })
    }
  })
  test('a password is strong, not a recent one, and changes after ninety days', async () => {
    const account = await t.staff('frida', county, 'training-officer')
    const { client, secret } = await staffLogin('frida', account.password, 'Forge-7-hammers')
    const change = (current: string, password: string) => client.post('/api/login/change-password', { current, password })
    expect((await change('Forge-7-hammers', 'short')).body.code).toBe('login.weak-password')
    expect((await change('Forge-7-hammers', 'Frida-is-here-8')).body.code).toBe('login.weak-password')
    expect((await change('Forge-7-hammers', account.password)).body.code).toBe('login.reused-password')
    expect((await change('wrong', 'Anvil-8-sparks')).body.code).toBe('login.wrong-password')
    expect((await change('Forge-7-hammers', 'Anvil-8-sparks')).status).toBe(200)
    t.clock.advance(91 * 86_400_000)
    const later = new Client(t.server)
    await later.post('/api/login/with-password', { loginName: 'frida', password: 'Anvil-8-sparks' })
    expect(await later.post('/api/login/verify-totp', { code: totp(secret) })).toMatchObject({ body: { next: 'change-password' } })
  })
  test('an account without a role cannot finish its login', async () => {
    const account = await t.staff('gustav', county)
    const client = new Client(t.server)
    await client.post('/api/login/with-password', { loginName: 'gustav', password: account.password })
    const secret = String((await client.post('/api/login/enrol-totp')).body['secret'])
    await client.post('/api/login/verify-totp', { code: totp(secret) })
    expect((await client.post('/api/login/change-password', { password: 'Forge-7-hammers' })).body.code).toBe('login.no-role')
  })
})

describe('sessions', () => {
  test('a staff session ends after thirty idle minutes, a worker’s does not', async () => {
    const account = await t.staff('hanna', county, 'training-officer')
    const { client } = await staffLogin('hanna', account.password, 'Forge-7-hammers')
    const worker = await workerLogin('13800000008')
    t.clock.advance(29 * 60_000)
    expect((await client.get('/api/session')).body['actor']).not.toBeNull()
    t.clock.advance(29 * 60_000)
    expect((await client.get('/api/session')).body['actor']).not.toBeNull()
    t.clock.advance(31 * 60_000)
    expect((await client.get('/api/session')).body['actor']).toBeNull()
    expect((await worker.get('/api/session')).body['actor']).not.toBeNull()
  })
  test('devices are listed; one can be logged out, and so can all others', async () => {
    const first = await workerLogin('13800000009')
    t.clock.advance(61_000)
    const second = await workerLogin('13800000009')
    const devices = (await second.get('/api/session/devices')).body.rows!
    expect(devices.map((device) => device['current'])).toEqual([true, false])
    await second.send('DELETE', `/api/session/devices/${String(devices[1]!['id'])}`)
    expect((await first.get('/api/session')).body['actor']).toBeNull()
    t.clock.advance(61_000)
    const third = await workerLogin('13800000009')
    await third.post('/api/session/revoke-others')
    expect((await second.get('/api/session')).body['actor']).toBeNull()
    await third.post('/api/session/logout')
    expect((await third.get('/api/session')).body['actor']).toBeNull()
  })
  test('nobody can log out a device of somebody else', async () => {
    const mine = await workerLogin('13800000010')
    const theirs = await workerLogin('13800000011')
    const [device] = (await theirs.get('/api/session/devices')).body.rows!
    expect((await mine.send('DELETE', `/api/session/devices/${String(device!['id'])}`)).status).toBe(404)
  })
  test('the unit switch changes range and permissions, and only to a role that is held', async () => {
    const account = await t.staff('ivan', root, 'leader', 'training-officer')
    const { client } = await staffLogin('ivan', account.password, 'Forge-7-hammers')
    const session = (await client.get('/api/session')).body
    const roles = session['roles'] as { id: string; role: string }[]
    expect(roles.map((role) => role.role)).toEqual(['leader', 'training-officer'])
    expect(session).toMatchObject({ actingRole: { role: 'leader' } })
    const switched = await client.send('PUT', '/api/session/acting-role', { roleId: roles[1]!.id })
    expect(switched.body).toMatchObject({ actingRole: { role: 'training-officer' } })
    const [foreign] = await t.database.query<{ id: string }>(`select id from role_assignment where account_id <> $1 limit 1`, [account.id])
    expect((await client.send('PUT', '/api/session/acting-role', { roleId: foreign!.id })).status).toBe(404)
  })
  test('only the hash of a token is stored, and no scenario’s role reads the login tables', async () => {
    const client = await workerLogin('13800000012')
    const token = client.cookie.split('=')[1]!
    const rows = await t.database.query('select 1 from login_session where token_hash = $1', [Buffer.from(token, 'base64url')])
    expect(rows).toHaveLength(0)
    for (const role of ['app_staff', 'app_worker', 'app_public', 'app_job']) {
      const [row] = await t.database.query<{ readable: boolean }>(`select bool_or(has_table_privilege($1, oid, 'select')) as readable from pg_class where relname like 'login\\_%' and relkind = 'r'`, [role])
      expect({ role, ...row }).toEqual({ role, readable: false })
    }
  })
})

test('demo routes answer 404 in a real installation', async () => {
  const client = new Client(t.server)
  expect((await client.get('/api/demo/accounts')).status).toBe(404)
  expect((await client.post('/api/demo/login', { account: 'worker' })).status).toBe(404)
})
