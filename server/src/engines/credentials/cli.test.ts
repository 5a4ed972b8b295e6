import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyCredentialCommand } from './cli.ts'
import type { CommandIo } from './cli.ts'
import { didDocument, getCurrentIssuer, trustedIssuersOf } from './did.ts'
import type { Issuer, IssuerProfile } from './model.ts'
import { ISSUED_AT, sampleCertificate, sampleProfile, TODAY } from './sample.ts'
import { signCredential } from './sign.ts'
import { createStatusBits, signStatusList, withRevoked } from './status-list.ts'

let folder: string
let profile: IssuerProfile
let issuer: Issuer
const { listUrl, index } = sampleCertificate.status

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-credential-'))
  profile = await sampleProfile()
  issuer = getCurrentIssuer(profile)
  const web = getCurrentIssuer({ ...profile, publicBaseUrl: 'https://guild.example' })
  const credential = await signCredential(issuer, sampleCertificate, { copy: 'holder', now: ISSUED_AT })
  const files = {
    'good.json': credential,
    'forged.json': JSON.parse(JSON.stringify(credential).replace('初级工', '高级工')) as unknown,
    'web.json': await signCredential(web, sampleCertificate, { copy: 'holder', now: ISSUED_AT }),
    'did.json': didDocument(web),
    'clean-list.json': await signStatusList(issuer, { listUrl, bits: createStatusBits(), now: ISSUED_AT }),
    'revoking-list.json': await signStatusList(issuer, { listUrl, bits: withRevoked(createStatusBits(), index), now: ISSUED_AT }),
  }
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), JSON.stringify(content))
})
afterAll(() => rm(folder, { recursive: true }))

async function run(args: string[], ownIssuers?: CommandIo['ownIssuers']): Promise<{ code: number, out: string, err: string }> {
  let [out, err] = ['', '']
  const code = await verifyCredentialCommand(
    args.map((arg) => (arg.endsWith('.json') ? join(folder, arg) : arg)),
    { out: (text) => { out += text }, err: (text) => { err += text }, now: () => TODAY, ownIssuers },
  )
  return { code, out, err }
}

test('a good file and the did:key of its issuer: 0, and what it certifies', async () => {
  const { code, out } = await run(['good.json', '--issuer', issuer.did])
  expect(code).toBe(0)
  expect(out).toContain(sampleCertificate.number)
  expect(out).toContain('林晓禾')
  expect(out).toContain('not checked')
})

test('without --issuer the installation trusts itself, and nobody when it is none', async () => {
  expect((await run(['good.json'], async () => trustedIssuersOf(profile))).code).toBe(0)
  expect(await run(['good.json'])).toMatchObject({ code: 1, out: expect.stringContaining('unknown-issuer') as string })
})

test('a did:web issuer by its saved DID document', async () => {
  expect((await run(['web.json', '--issuer', 'did.json'])).code).toBe(0)
  expect((await run(['web.json', '--issuer', issuer.did])).code).toBe(1)
})

test('a forged file and a revoked one: 1, with the verdict in the answer', async () => {
  expect(await run(['forged.json', '--issuer', issuer.did])).toMatchObject({ code: 1, out: expect.stringContaining('tampered') as string })
  const revoked = await run(['good.json', '--issuer', issuer.did, '--status-list', 'revoking-list.json', '--json'])
  expect(revoked.code).toBe(1)
  expect(JSON.parse(revoked.out)).toMatchObject({ verdict: 'revoked', revocation: { checked: true } })
  expect((await run(['good.json', '--issuer', issuer.did, '--status-list', 'clean-list.json'])).code).toBe(0)
})

test.each([
  [[]], [['good.json', 'forged.json']], [['absent.json']], [['good.json', '--colour']], [['good.json', '--issuer', 'did:web:guild.example']],
  [['good.json', '--issuer', 'good.json']], [['good.json', '--status-list', 'absent.json']],
])('%j cannot be asked: 2, with the usage on standard error', async (args) => {
  expect(await run(args)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('usage:') as string })
})
