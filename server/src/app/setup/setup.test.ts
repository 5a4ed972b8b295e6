import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { accountRoutes, jobRoutes, loginRoutes, setupRoutes, setupStepIds } from '@guildhall/contract'
import { startSystem, type StaffClient, type TestSystem } from '@guildhall/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { manualClock } from '#platform/clock'

const heard: { phone: string; template: string }[] = []
let refuse = false
const gateway = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk: Buffer) => { body += chunk.toString() })
  request.on('end', () => {
    heard.push(JSON.parse(body) as (typeof heard)[number])
    response.writeHead(refuse ? 400 : 200, { 'content-type': 'application/json' }).end('{"id":"g1"}')
  })
})
const clock = manualClock('2026-11-20T09:00:00+08:00')
let system: TestSystem
let admin: StaffClient

beforeAll(async () => {
  await new Promise<void>((done) => { gateway.listen(0, '127.0.0.1', done) })
  system = await startSystem({
    demo: false, clock, env: { SMS_GATEWAY_URL: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/sms`, SMS_GATEWAY_KEY: 'k', SMS_GATEWAY_SECRET: 's', PUBLIC_URL: 'https://gh.example.cn' },
  })
  admin = await system.staff('system-admin')
})
afterAll(() => { gateway.close() })

const states = async () => Object.fromEntries((await admin.client.call(setupRoutes.progress, {})).steps.map((step) => [step.id, step.state]))

describe('U2: whose set-up it is', () => {
  test('only the system administrator at the top: the other administrators are refused, below the top there is nothing', async () => {
    const county = await system.addUnit({ name: '龙亭区总工会' })
    const below = await system.staff('system-admin', county)
    expect(await below.client.call(setupRoutes.progress, {})).toEqual({ open: false, begun: true, steps: [] })
    for (const role of ['security-admin', 'audit-admin', 'training-officer', 'leader'] as const) {
      const { client } = await system.staff(role)
      for (const route of Object.values(setupRoutes)) expect((await client.send(route, { name: 'x', division: '410200', level: 'city', revision: 1, phone: '13800000000', step: 'units', outcome: 'done' })).status, `${route.name} ${role}`).toBe(403)
    }
    for (const route of Object.values(setupRoutes)) {
      if (route.name === 'setup.get-progress') continue
      expect((await below.client.send(route, { name: 'x', division: '410200', level: 'city', revision: 1, phone: '13800000000', step: 'units', outcome: 'done' })).status, route.name).toBe(404)
    }
    await system.query(`update unit set dissolved_on = '2026-11-20' where id = $1`, [county.id])
  })
  test('a demo has none of it', async () => {
    const demo = await startSystem({ demo: true, jobs: false })
    const { client } = await demo.staff('system-admin')
    for (const route of Object.values(setupRoutes)) expect((await client.send(route, { step: 'units', outcome: 'done' })).status, route.name).toBe(404)
    await demo.stop()
  })
})

describe('the steps', () => {
  test('at the beginning everything is open, and the start page leads here', async () => {
    expect(await admin.client.call(setupRoutes.progress, {})).toMatchObject({ open: true, begun: false })
    expect(Object.keys(await states())).toEqual([...setupStepIds])
  })

  test('finishing before the federation has a name and place is refused', async () => {
    expect(await admin.client.send(setupRoutes.finish)).toMatchObject({ status: 409, body: { code: 'setup.federation-needed' } })
  })

  test('name and place: the installation is called so too; of two who write at once the second is told', async () => {
    const { federation } = await admin.client.call(setupRoutes.get, {})
    const wrong = await admin.client.send(setupRoutes.nameFederation, { name: '开封市总工会', division: '999999', level: 'city', revision: federation.revision })
    expect(wrong).toMatchObject({ status: 422, body: { code: 'units.unknown-division' } })
    for (const name of ['', ' ', 'x'.repeat(81), 'a\nb']) expect((await admin.client.send(setupRoutes.nameFederation, { name, division: '410200', level: 'city', revision: federation.revision })).status).toBe(400)
    const input = { name: '开封市总工会', division: '410200', level: 'city', revision: federation.revision } as const
    const both = await Promise.all([admin.client.send(setupRoutes.nameFederation, input), admin.client.send(setupRoutes.nameFederation, { ...input, name: '洛阳市总工会' })])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const after = await admin.client.call(setupRoutes.get, {})
    await admin.client.call(setupRoutes.nameFederation, { ...input, revision: after.federation.revision })
    expect((await admin.client.call(setupRoutes.get, {})).federation).toMatchObject({ name: '开封市总工会', division: '410200', divisionName: '开封市', level: 'city' })
    expect(await system.visitor.call(loginRoutes.session, {})).toMatchObject({ installation: '开封市总工会', demo: false })
    expect(await states()).toMatchObject({ federation: 'done', units: 'open' })
  })

  test('the administrators: done when each has logged in; a new password for one comes from the system administrator, a new authenticator from the security administrator', async () => {
    await system.query('update login_account set last_login_at = now() where id = $1', [admin.accountId])
    const { administrators } = await admin.client.call(setupRoutes.get, {})
    expect(administrators.map((one) => one.role)).toEqual(expect.arrayContaining(['system-admin', 'security-admin', 'audit-admin']))
    expect(administrators.filter((one) => one.myself).map((one) => one.accountId)).toEqual([admin.accountId])
    const security = administrators.find((one) => one.role === 'security-admin')!
    expect(await admin.client.call(accountRoutes.resetPassword, { id: security.accountId, reason: '没有收到' })).toMatchObject({ oneTimePassword: expect.any(String) as string })
    expect((await admin.client.send(accountRoutes.resetTotp, { id: security.accountId, reason: '没有收到' })).status).toBe(403)
    await system.query('update login_account set last_login_at = null')
    expect(await states()).toMatchObject({ administrators: 'open' })
    await system.query('update login_account set last_login_at = now()')
    expect(await states()).toMatchObject({ administrators: 'done' })
    await system.query(`update login_account set disabled_at = now() where id in (select account_id from role_assignment where role = 'audit-admin')`)
    expect(await states()).toMatchObject({ administrators: 'open' })
    await system.query('update login_account set disabled_at = null')
  })

  test('a step is left for later and taken up again; saying it twice is noted once', async () => {
    await admin.client.call(setupRoutes.note, { step: 'units', outcome: 'later' })
    await admin.client.call(setupRoutes.note, { step: 'units', outcome: 'later' })
    expect(await states()).toMatchObject({ units: 'later' })
    expect(await system.query(`select 1 from audit_entry where action = 'setup.note-step'`)).toHaveLength(1)
    await admin.client.call(setupRoutes.note, { step: 'units', outcome: 'done' })
    expect(await states()).toMatchObject({ units: 'done' })
    expect((await admin.client.send(setupRoutes.note, { step: 'finish', outcome: 'done' })).status).toBe(400)
  })

  test('the test message goes the way of a login code, and a gateway that refuses is heard', async () => {
    const { jobId } = await admin.client.call(setupRoutes.sendTestText, { phone: '13800001234' })
    await system.settle()
    expect(heard).toMatchObject([{ phone: '13800001234', template: 'login.code' }])
    expect(await admin.client.call(jobRoutes.get, { id: jobId })).toMatchObject({ state: 'done' })
    refuse = true
    const second = await admin.client.call(setupRoutes.sendTestText, { phone: '13800001234' })
    await system.settle()
    expect(await admin.client.call(jobRoutes.get, { id: second.jobId })).toMatchObject({ state: 'failed', message: expect.stringContaining('platform.text-refused') as string })
    expect((await admin.client.send(setupRoutes.sendTestText, { phone: '123' })).status).toBe(400)
  })

  test('the checks see the settings, the missing backup and the dead letter, and change nothing', async () => {
    const marks = () => system.query(`select (select count(*) from audit_entry) as entries, (select count(*) from job_run) as runs, (select count(*) from setup_step) as steps`)
    const before = await marks()
    const { checks } = await admin.client.call(setupRoutes.checks, {})
    expect(await marks()).toEqual(before)
    expect(Object.fromEntries(checks.map((check) => [check.id, check.reason]))).toMatchObject({ address: 'https', texts: 'set', backup: 'never', jobs: 'failed' })
    expect(JSON.stringify(checks)).not.toContain('127.0.0.1:0/sms')
  })

  test('finished: nothing is open any more, and finishing again changes nothing', async () => {
    const done = await admin.client.call(setupRoutes.finish, {})
    expect(done.finishedAt).not.toBeNull()
    expect((await admin.client.call(setupRoutes.finish, {})).finishedAt).toBe(done.finishedAt)
    expect(await admin.client.call(setupRoutes.progress, {})).toMatchObject({ open: false })
    expect(await system.query(`select 1 from audit_entry where action = 'setup.finish'`)).toHaveLength(1)
  })
})
