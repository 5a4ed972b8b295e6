import { verifyCredential as verifyElsewhere } from '@digitalcredentials/verifier-core'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { didDocument, getCurrentIssuer } from './did.ts'
import type { Issuer, IssuerProfile, SignedDocument } from './model.ts'
import { ISSUED_AT, sampleCertificate, sampleProfile } from './sample.ts'
import { signCredential } from './sign.ts'
import { createStatusBits, signStatusList, withRevoked } from './status-list.ts'

// An independent implementation (Digital Credentials Consortium) judges our credentials. It would fetch status lists and
// did:web documents from the network: here its `fetch` reads this shelf, and finds nothing else.
const shelf = new Map<string, unknown>()
const { listUrl, index } = sampleCertificate.status
let profile: IssuerProfile
let issuer: Issuer
let credential: SignedDocument

beforeAll(async () => {
  vi.stubGlobal('fetch', async (input: string | URL | Request) => {
    const url = input instanceof Request ? input.url : String(input)
    return shelf.has(url) ? Response.json(shelf.get(url)) : new Response('nothing here', { status: 404 })
  })
  // It reports that the badge schema is not at hand, at length.
  vi.spyOn(console, 'log').mockReturnValue()
  vi.spyOn(console, 'error').mockReturnValue()
  profile = await sampleProfile()
  issuer = getCurrentIssuer(profile)
  credential = await signCredential(issuer, sampleCertificate, { copy: 'holder', now: ISSUED_AT })
})
beforeEach(async () => { await publish(issuer, createStatusBits()) })
afterAll(() => { vi.unstubAllGlobals(); vi.restoreAllMocks() })

const publish = async (by: Issuer, bits: Uint8Array): Promise<void> => {
  shelf.set(listUrl, await signStatusList(by, { listUrl, bits, now: ISSUED_AT }))
}

async function steps(signed: unknown): Promise<Record<string, boolean | undefined> | 'refused'> {
  const answer = await verifyElsewhere({ credential: signed as never, knownDIDRegistries: [] })
  return answer.log ? Object.fromEntries(answer.log.map((step) => [step.id, step.valid])) : 'refused'
}

test('a credential verifies: signature, expiry and revocation status', async () => {
  expect(await steps(structuredClone(credential))).toMatchObject({ valid_signature: true, expiration: true, revocation_status: true })
})

test('the public copy verifies too', async () => {
  const copy = await signCredential(issuer, sampleCertificate, { copy: 'public', now: ISSUED_AT })
  expect(await steps(copy)).toMatchObject({ valid_signature: true, revocation_status: true })
})

test('a tampered credential is refused', async () => {
  expect(await steps(JSON.parse(JSON.stringify(credential).replace('林晓禾', '王晓禾')))).toBe('refused')
})

test('a revoked credential is reported as revoked', async () => {
  await publish(issuer, withRevoked(createStatusBits(), index))
  expect(await steps(structuredClone(credential))).toMatchObject({ valid_signature: true, revocation_status: false })
})

test('an expired credential is reported as expired', async () => {
  const expired = await signCredential(issuer, { ...sampleCertificate, issuedAt: new Date('2020-01-01'), validUntil: new Date('2021-01-01') }, { copy: 'holder', now: ISSUED_AT })
  expect(await steps(expired)).toMatchObject({ valid_signature: true, expiration: false })
})

test('a did:web issuer verifies by the DID document we serve', async () => {
  const web = getCurrentIssuer({ ...profile, publicBaseUrl: 'https://guild.example' })
  shelf.set('https://guild.example/.well-known/did.json', didDocument(web))
  await publish(web, createStatusBits())
  const signed = await signCredential(web, sampleCertificate, { copy: 'holder', now: ISSUED_AT })
  expect(await steps(signed)).toMatchObject({ valid_signature: true, revocation_status: true })
})
