import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loginRoutes, setupRoutes } from '@guildhall/contract'
import { selfSigned, startSystem, type TestSystem } from '@guildhall/testkit'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'guildhall-tls-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function ask(url: string, options: { ca: string; method?: string; headers?: Record<string, string>; body?: string }): Promise<{ status: number; cookies: string[]; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: options.method ?? 'GET', ca: options.ca, headers: { ...(options.body ? { 'content-type': 'application/json' } : {}), ...options.headers } }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => { text += chunk.toString() })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, cookies: response.headers['set-cookie'] ?? [], text }))
    })
    sent.on('error', reject)
    sent.end(options.body)
  })
}

test('served by TLS directly: whoever trusts the certificate gets in, nobody else, and cookies travel encrypted only', async () => {
  const { cert, key } = selfSigned({ days: 10 })
  const files = { TLS_CERT_FILE: join(folder, 'cert.pem'), TLS_KEY_FILE: join(folder, 'key.pem') }
  writeFileSync(files.TLS_CERT_FILE, cert)
  writeFileSync(files.TLS_KEY_FILE, key)
  const system = await startSystem({ jobs: false, demo: false, env: { ...files, PUBLIC_URL: 'https://localhost' } })
  expect(system.url).toMatch(/^https:/)
  expect((await ask(`${system.url}/healthz`, { ca: cert })).status).toBe(200)
  await expect(ask(`${system.url}/healthz`, { ca: selfSigned().cert })).rejects.toThrow(/self.signed|certificate/)
  const { cookies } = await ask(`${system.url}/api/session/logout`, { ca: cert, method: 'POST' })
  expect(cookies.join()).toMatch(/guildhall_session=.*; Secure/)
  const admin = await system.staff('system-admin')
  const { text } = await ask(`${system.url}/api/setup/checks`, { ca: cert, headers: { cookie: admin.client.cookie } })
  expect((JSON.parse(text) as { checks: { id: string; reason: string }[] }).checks.find((one) => one.id === 'encryption')).toMatchObject({ reason: 'expiring' })
})

const refusedBy = async (system: TestSystem, headers: Record<string, string>) => {
  await system.visitor.send(loginRoutes.withPassword, { loginName: 'nobody', password: 'x' }, { headers })
  const [entry] = await system.query<{ address_hash: Buffer }>(`select address_hash from audit_entry where action = 'login.refused' order by id desc limit 1`)
  return (address: string) => entry!.address_hash.equals(system.services.cipher.blind(address, 'address'))
}

test('what a proxy says of the caller is believed from a trusted address only', async () => {
  const forwarded = { 'x-forwarded-for': '203.0.113.9, 10.1.2.3', 'x-forwarded-proto': 'https' }
  const secure = async (system: TestSystem) => (await system.visitor.send(loginRoutes.logout, {}, { headers: forwarded })).headers.get('set-cookie')?.includes('Secure')
  const plain = await startSystem({ jobs: false, demo: false })
  expect((await refusedBy(plain, forwarded))('127.0.0.1')).toBe(true)
  expect(await secure(plain)).toBe(false)
  const elsewhere = await startSystem({ jobs: false, demo: false, env: { TRUSTED_PROXIES: '10.0.0.0/8' } })
  expect((await refusedBy(elsewhere, forwarded))('127.0.0.1')).toBe(true)
  const behind = await startSystem({ jobs: false, demo: false, env: { TRUSTED_PROXIES: '127.0.0.1,10.0.0.0/8' } })
  // From right to left as far as addresses are trusted: the first that is not is the caller.
  expect((await refusedBy(behind, forwarded))('203.0.113.9')).toBe(true)
  expect((await refusedBy(behind, { 'x-forwarded-for': '198.51.100.7, 203.0.113.9' }))('203.0.113.9')).toBe(true)
  expect(await secure(behind)).toBe(true)
  const admin = await behind.staff('system-admin')
  expect((await admin.client.call(setupRoutes.checks, {})).checks.find((one) => one.id === 'encryption')).toMatchObject({ verdict: 'fine', reason: 'proxy' })
})
