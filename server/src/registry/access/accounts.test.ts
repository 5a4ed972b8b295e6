import type { Role } from '@guildhall/contract'
import { generateSync } from 'otplib'
import { beforeAll, describe, expect, test } from 'vitest'
import { inScope } from '#platform/db'
import { setDemoAccounts } from '#platform/login'
import { findInDatabase } from '@guildhall/testkit'
import { Client, registryForTest } from '../test-support.ts'

let t: Awaited<ReturnType<typeof registryForTest>>
let root: { id: string; scope: string }
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

async function staff(loginName: string, at: { id: string; scope: string }, ...roles: Role[]): Promise<string> {
  const { id } = await t.staff(loginName, at, ...roles)
  accounts.set(loginName, id)
  await inScope(t.services.db, { role: 'app_login', holder: 'test' }, (tx) => setDemoAccounts({ ...t.services, tx }, [...accounts].map(([account, accountId]) => ({
    account, accountId, icon: 'user', title: { zh: account, en: account }, who: account, sees: { zh: '', en: '' },
  }))))
  return id
}

beforeAll(async () => {
  t = await registryForTest({ demo: true, rateLimits: false })
  root = await t.unit({ parentId: null, kind: 'federation', name: '测试市总工会' })
  county = await t.unit({ parentId: root.id, kind: 'federation', name: '测试县总工会' })
  town = await t.unit({ parentId: county.id, kind: 'federation', name: '测试镇总工会' })
  neighbour = await t.unit({ parentId: root.id, kind: 'federation', name: '邻县总工会' })
  await staff('system', county, 'system-admin')
  await staff('security', county, 'security-admin')
  await staff('audit', county, 'audit-admin')
  await staff('officer', county, 'training-officer')
  await staff('clerk', town, 'window-clerk')
  await staff('leader', county, 'leader')
  await staff('hr', town, 'enterprise-hr')
  await staff('foreign-system', neighbour, 'system-admin')
  await staff('foreign-security', neighbour, 'security-admin')
  await staff('victim', town, 'town-officer')
  await staff('spare-system', root, 'system-admin')
  await staff('spare-security', root, 'security-admin')
  await staff('spare-audit', root, 'audit-admin')
})

const reason = { reason: '测试' }
const actions = {
  list: (client: Client) => client.get('/api/accounts'),
  create: (client: Client) => client.post('/api/accounts', { loginName: `new-${crypto.randomUUID().slice(0, 8)}`, name: '新人', unitId: town.id }),
  disable: (client: Client) => client.post(`/api/accounts/${accounts.get('victim')!}/disable`, reason),
  enable: (client: Client) => client.post(`/api/accounts/${accounts.get('victim')!}/enable`, reason),
  'reset password': (client: Client) => client.post(`/api/accounts/${accounts.get('victim')!}/reset-password`, reason),
  'reset totp': (client: Client) => client.post(`/api/accounts/${accounts.get('victim')!}/reset-totp`, reason),
  unlock: (client: Client) => client.post(`/api/accounts/${accounts.get('victim')!}/unlock`, reason),
  grant: (client: Client) => client.post('/api/roles', { accountId: accounts.get('victim')!, role: 'leader', unitId: town.id, until: null }),
} as const

/** Who may do what: 'yes', 'no' (this role never), 'nothing' (the role may, but not so far from home). */
const table: Record<string, Record<keyof typeof actions, 'yes' | 'no' | 'nothing'>> = {
  system: { list: 'yes', create: 'yes', disable: 'yes', enable: 'yes', 'reset password': 'yes', 'reset totp': 'no', unlock: 'no', grant: 'no' },
  security: { list: 'yes', create: 'no', disable: 'no', enable: 'no', 'reset password': 'no', 'reset totp': 'yes', unlock: 'yes', grant: 'yes' },
  audit: { list: 'no', create: 'no', disable: 'no', enable: 'no', 'reset password': 'no', 'reset totp': 'no', unlock: 'no', grant: 'no' },
  officer: { list: 'no', create: 'no', disable: 'no', enable: 'no', 'reset password': 'no', 'reset totp': 'no', unlock: 'no', grant: 'no' },
  leader: { list: 'no', create: 'no', disable: 'no', enable: 'no', 'reset password': 'no', 'reset totp': 'no', unlock: 'no', grant: 'no' },
  clerk: { list: 'no', create: 'no', disable: 'no', enable: 'no', 'reset password': 'no', 'reset totp': 'no', unlock: 'no', grant: 'no' },
  hr: { list: 'no', create: 'no', disable: 'no', enable: 'no', 'reset password': 'no', 'reset totp': 'no', unlock: 'no', grant: 'no' },
  'foreign-system': { list: 'yes', create: 'nothing', disable: 'nothing', enable: 'nothing', 'reset password': 'nothing', 'reset totp': 'no', unlock: 'no', grant: 'no' },
  'foreign-security': { list: 'yes', create: 'no', disable: 'no', enable: 'no', 'reset password': 'no', 'reset totp': 'nothing', unlock: 'nothing', grant: 'nothing' },
}
const status = { yes: 200, no: 403, nothing: 404 } as const

describe.each(Object.entries(table))('%s', (who, may) => {
  test.each(Object.entries(may) as [keyof typeof actions, 'yes' | 'no' | 'nothing'][])('%s: %s', async (action, answer) => {
    expect((await actions[action](await as(who))).status).toBe(status[answer])
  })
})

describe('separated administrators', () => {
  test('nobody holds two of system, security and audit administration, not even later', async () => {
    const security = await as('security')
    const accountId = await staff('ambitious', town, 'audit-admin')
    const grant = (body: object) => security.post('/api/roles', { accountId, unitId: town.id, until: null, ...body })
    expect((await grant({ role: 'security-admin' })).body.code).toBe('accounts.separated-administrators')
    expect((await grant({ role: 'system-admin', from: '2027-05-01' })).body.code).toBe('accounts.separated-administrators')
    expect((await grant({ role: 'leader' })).status).toBe(200)
  })
  test('two grants at the same moment cannot do it either', async () => {
    const accountId = await staff('racer', town)
    const security = await as('security')
    const answers = await Promise.all((['system-admin', 'audit-admin', 'security-admin'] as const).map((role) => security.post('/api/roles', { accountId, role, unitId: town.id, until: null })))
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409, 409])
  })
  test('nobody grants a role to oneself, nor disables oneself', async () => {
    expect((await (await as('security')).post('/api/roles', { accountId: accounts.get('security'), role: 'leader', unitId: county.id, until: null })).body.code).toBe('accounts.not-oneself')
    expect((await (await as('system')).post(`/api/accounts/${accounts.get('system')!}/disable`, reason)).body.code).toBe('accounts.not-oneself')
  })
  test('a role cannot be granted at a foreign unit, nor above one’s own', async () => {
    const security = await as('security')
    for (const unit of [neighbour, root]) expect((await security.post('/api/roles', { accountId: accounts.get('victim'), role: 'leader', unitId: unit.id, until: null })).status).toBe(404)
  })
  test('the list shows the own subtree only', async () => {
    const names = (await (await as('foreign-system')).get('/api/accounts')).body.rows!.map((row) => String(row['loginName']))
    expect(names.sort()).toEqual(['foreign-security', 'foreign-system'])
  })
  test('the last of each kind can be neither disabled nor lose the role', async () => {
    const only = await registryForTest({ demo: true, rateLimits: false })
    const top = await only.unit({ parentId: null, kind: 'federation', name: '孤城总工会' })
    const security = await only.staff('one-security', top, 'security-admin')
    const second = await only.staff('two-security', top, 'security-admin')
    const system = await only.staff('one-system', top, 'system-admin')
    const card = (account: string, accountId: string) => ({ account, accountId, icon: 'x', title: { zh: '', en: '' }, who: '', sees: { zh: '', en: '' } })
    await inScope(only.services.db, { role: 'app_login', holder: 'test' }, (tx) => setDemoAccounts({ ...only.services, tx }, [card('security', security.id), card('system', system.id)]))
    const client = new Client(only.server)
    await client.post('/api/demo/login', { account: 'security' })
    const [role] = (await client.get(`/api/roles?accountId=${system.id}`)).body.rows!
    expect((await client.post(`/api/roles/${String(role!['id'])}/end`, reason)).body.code).toBe('accounts.last-administrator')
    await client.post('/api/demo/login', { account: 'system' })
    expect((await client.post(`/api/accounts/${second.id}/disable`, reason)).status).toBe(200)
    expect((await client.post(`/api/accounts/${security.id}/disable`, reason)).body.code).toBe('accounts.last-administrator')
  })
})

describe('looking for an account', () => {
  const found = async (client: Client, query: string) => (await client.get(`/api/accounts?${query}`)).body.rows!.map((row) => String(row['loginName']))
  test('by a part of the name or login name, whatever is written large, and never outside the range', async () => {
    const system = await as('system')
    expect(await found(system, 'q=VICT')).toEqual(['victim'])
    expect(await found(system, `q=${encodeURIComponent('%')}`)).toEqual([])
    expect(await found(system, 'q=foreign')).toEqual([])
    expect(await found(await as('foreign-system'), 'q=foreign')).toHaveLength(2)
  })
  test('by state, page after page', async () => {
    const system = await as('system')
    const idle = await staff('idle', town)
    expect(await found(system, 'state=no-role')).toContain('idle')
    expect(await found(system, 'state=no-role')).not.toContain('victim')
    await system.post(`/api/accounts/${idle}/disable`, reason)
    expect(await found(system, 'state=disabled')).toEqual(['idle'])
    expect(await found(system, 'state=disabled&q=victim')).toEqual([])
    for (let guess = 0; guess < 5; guess++) await new Client(t.server).post('/api/login/with-password', { loginName: 'victim', password: 'wrong' })
    expect(await found(system, 'state=locked')).toEqual(['victim'])
    await (await as('security')).post(`/api/accounts/${accounts.get('victim')!}/unlock`, reason)
    expect(await found(system, 'state=locked')).toEqual([])
    const all: string[] = []
    for (let cursor = ''; ;) {
      const { body } = await system.get(`/api/accounts?state=active&limit=2${cursor}`)
      all.push(...body.rows!.map((row) => String(row['loginName'])))
      if (body['next'] === null) break
      cursor = `&cursor=${String(body['next'])}`
    }
    expect(all.toSorted()).toEqual((await found(system, 'state=active&limit=200')).toSorted())
  })
  test('a name is corrected by who manages accounts, one’s own too, and by nobody else', async () => {
    const [system, security] = [await as('system'), await as('security')]
    expect((await system.post(`/api/accounts/${accounts.get('system')!}/rename`, { name: '王管家' })).body).toMatchObject({ name: '王管家', loginName: 'system' })
    expect((await security.post(`/api/accounts/${accounts.get('victim')!}/rename`, { name: '别人' })).status).toBe(403)
    expect((await (await as('foreign-system')).post(`/api/accounts/${accounts.get('victim')!}/rename`, { name: '别人' })).status).toBe(404)
    for (const name of ['', '   ', 'a\u0007b', 'x'.repeat(41)]) expect((await system.post(`/api/accounts/${accounts.get('victim')!}/rename`, { name })).status).toBe(400)
    expect(await found(system, `q=${encodeURIComponent('王管')}`)).toEqual(['system'])
  })
})

describe('what the auditor sees of people', () => {
  test('who did it is named, and is found by name', async () => {
    const audit = await as('audit')
    const { body: { rows: people } } = await audit.get('/api/audit/people?q=secur')
    expect(people!.map((row) => row['loginName'])).toEqual(['security'])
    expect((await (await as('system')).get('/api/audit/people')).status).toBe(403)
    const { body: { rows } } = await audit.get(`/api/audit/entries?accountId=${String(people![0]!['accountId'])}&action=roles.grant`)
    expect(new Set(rows!.map((row) => row['accountName']))).toEqual(new Set(['security']))
  })
})

test('two system administrators who disable each other at the same moment: one stays', async () => {
  const only = await registryForTest({ demo: true, rateLimits: false })
  const top = await only.unit({ parentId: null, kind: 'federation', name: '孤城总工会' })
  const pair = [await only.staff('one', top, 'system-admin'), await only.staff('two', top, 'system-admin')]
  const card = (account: string, accountId: string) => ({ account, accountId, icon: 'x', title: { zh: '', en: '' }, who: '', sees: { zh: '', en: '' } })
  await inScope(only.services.db, { role: 'app_login', holder: 'test' }, (tx) => setDemoAccounts({ ...only.services, tx }, [card('one', pair[0]!.id), card('two', pair[1]!.id)]))
  const clients = await Promise.all(['one', 'two'].map(async (account) => { const client = new Client(only.server); await client.post('/api/demo/login', { account }); return client }))
  const answers = await Promise.all(clients.map((client, index) => client.post(`/api/accounts/${pair[1 - index]!.id}/disable`, reason)))
  expect(answers.map((answer) => answer.body.code ?? 'done').toSorted()).toEqual(['accounts.last-administrator', 'done'])
})

describe('the life of an account', () => {
  test('a created account logs in with its one-time password, and a disabled one is out at once', async () => {
    const system = await as('system')
    const made = await system.post('/api/accounts', { loginName: 'newcomer', name: '新来的', unitId: town.id, phone: '13900000001' })
    expect(made.body).toMatchObject({ account: { name: '新来的', passwordTemporary: true, totpEnrolled: false, roles: [] } })
    expect((await system.post('/api/accounts', { loginName: 'Newcomer', name: '又一个', unitId: town.id })).body.code).toBe('accounts.name-taken')
    const id = (made.body['account'] as { id: string }).id
    await (await as('security')).post('/api/roles', { accountId: id, role: 'town-officer', unitId: town.id, until: null })
    const client = new Client(t.server)
    expect((await client.post('/api/login/with-password', { loginName: 'newcomer', password: made.body['oneTimePassword'] })).body['next']).toBe('enrol-totp')
    const secret = String((await client.post('/api/login/enrol-totp')).body['secret'])
    await client.post('/api/login/verify-totp', { code: generateSync({ secret, epoch: Math.floor(t.clock.now().getTime() / 1000) }) })
    await client.post('/api/login/change-password', { password: 'Forge-7-hammers' })
    expect((await client.get('/api/session')).body['actor']).toMatchObject({ name: '新来的' })
    await system.post(`/api/accounts/${id}/disable`, reason)
    expect((await client.get('/api/session')).body['actor']).toBeNull()
    expect((await new Client(t.server).post('/api/login/with-password', { loginName: 'newcomer', password: 'Forge-7-hammers' })).body.code).toBe('login.wrong-password')
  })
  test('a one-time password is kept nowhere, not even as the answer to a request sent twice', async () => {
    const made = await (await as('system')).post('/api/accounts', { loginName: 'once', name: '一次', unitId: town.id })
    expect(await findInDatabase(t.database.ownerUrl, String(made.body['oneTimePassword']))).toEqual([])
  })
  test('a role with an end date ends by itself, and one that is ended stops the session that acts in it', async () => {
    const id = await staff('temp', town)
    const security = await as('security')
    await security.post('/api/roles', { accountId: id, role: 'town-officer', unitId: town.id, until: '2026-11-22' })
    const temp = await as('temp')
    expect((await temp.get('/api/units')).status).toBe(200)
    const [role] = (await security.get(`/api/roles?accountId=${id}`)).body.rows!
    expect(role).toMatchObject({ until: '2026-11-22', ended: false })
    expect((await security.post(`/api/roles/${String(role!['id'])}/end`, reason)).body).toMatchObject({ ended: true, endReason: '测试' })
    expect((await temp.get('/api/units')).status).toBe(401)
  })
  test('a leaver hands over all roles on a day, and the separation of administrators holds', async () => {
    const leaver = await staff('leaver', town, 'town-officer', 'window-clerk')
    const successor = await staff('successor', town, 'window-clerk')
    const security = await as('security')
    const done = await security.post(`/api/accounts/${leaver}/hand-over`, { ...reason, toAccountId: successor, on: '2026-11-20' })
    expect(done.status).toBe(200)
    expect((done.body['from'] as { roles: unknown[] }).roles).toEqual([])
    expect((done.body['to'] as { roles: { role: string }[] }).roles.map((role) => role.role).sort()).toEqual(['town-officer', 'window-clerk'])
    const [event] = await t.database.query<{ payload: object }>(`select payload from outbox_event where type = 'accounts.handed-over'`)
    expect(event!.payload).toEqual({ fromAccountId: leaver, toAccountId: successor, on: '2026-11-20' })
    const admin = await staff('old-admin', town, 'audit-admin')
    const other = await staff('other-admin', town, 'system-admin')
    expect((await security.post(`/api/accounts/${admin}/hand-over`, { ...reason, toAccountId: other, on: '2026-11-20' })).body.code).toBe('accounts.separated-administrators')
  })
  test('every deed leaves an audit entry with its reason', async () => {
    const rows = await t.database.query<{ action: string }>(`select distinct action from audit_entry where subject = $1 and action like 'accounts.%'`, [`account:${accounts.get('victim')!}`])
    expect(rows.map((row) => row.action).sort()).toEqual(['accounts.disable', 'accounts.enable', 'accounts.reset-password', 'accounts.reset-totp', 'accounts.unlock'])
  })
})
