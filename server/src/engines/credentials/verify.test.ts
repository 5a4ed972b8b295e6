import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { getCurrentIssuer, issuersOf, trustedIssuersOf } from './did.ts'
import type { Issuer, IssuerProfile, SignedDocument, Verdict } from './model.ts'
import { addProof, createIssuerKey } from './proof.ts'
import { ISSUED_AT, sampleCertificate, sampleProfile, TODAY } from './sample.ts'
import { signCredential } from './sign.ts'
import { createStatusBits, signStatusList, withRevoked } from './status-list.ts'
import { MAX_FILE_BYTES, verifyCredential, verifyFile } from './verify.ts'
import type { VerifyOptions } from './verify.ts'

let profile: IssuerProfile
let issuer: Issuer
let credential: SignedDocument
let options: VerifyOptions

beforeAll(async () => {
  profile = await sampleProfile()
  issuer = getCurrentIssuer(profile)
  credential = await signCredential(issuer, sampleCertificate, { copy: 'holder', now: ISSUED_AT })
  options = { trustedIssuers: trustedIssuersOf(profile), now: TODAY }
})

const bytesOf = (document: unknown): Uint8Array => Buffer.from(JSON.stringify(document))
const verdictOf = async (document: unknown, change: Partial<VerifyOptions> = {}): Promise<Verdict> =>
  (await verifyFile(bytesOf(document), { ...options, ...change })).verdict
const listAt = (listUrl: string, ...revoked: number[]) =>
  signStatusList(issuer, { listUrl, bits: revoked.reduce(withRevoked, createStatusBits()), now: TODAY })

describe('a good credential', () => {
  test('says what was certified', async () => {
    expect(await verifyFile(bytesOf(credential), options)).toEqual({
      verdict: 'valid', revocation: { checked: false }, reason: 'signed by a trusted issuer, unchanged, in force',
      facts: {
        id: sampleCertificate.id, number: sampleCertificate.number, holderName: '林晓禾', achievement: '数控车工·初级工',
        occupation: '数控车工', occupationCode: null, level: '初级工（五级）', classHours: 40,
        issuerDid: issuer.did, issuerName: '青澜县职业技能评价中心', issuedAt: '2026-11-06T00:00:00Z', validUntil: '2029-11-06T00:00:00Z',
        status: sampleCertificate.status,
      },
    })
  })

  test('may be printed prettily or have its properties in another order: the meaning is signed, not the blanks', async () => {
    const reordered = Object.fromEntries(Object.entries(credential).reverse())
    expect((await verifyFile(Buffer.from(JSON.stringify(reordered, null, 2)), options)).verdict).toBe('valid')
  })

  test('C7: the public copy is as valid and names nobody', async () => {
    const copy = await signCredential(issuer, sampleCertificate, { copy: 'public', now: ISSUED_AT })
    expect(JSON.stringify(copy)).not.toContain('林晓禾')
    expect(await verifyFile(bytesOf(copy), options)).toMatchObject({ verdict: 'valid', facts: { holderName: null, number: sampleCertificate.number } })
  })
})

describe('C2: what is read is what was signed', () => {
  test('any changed byte of the file fails', async () => {
    const original = bytesOf(credential)
    await fc.assert(fc.asyncProperty(fc.nat(original.length - 1), fc.integer({ min: 1, max: 255 }), async (place, flip) => {
      const changed = Uint8Array.from(original)
      changed[place] = (changed[place] ?? 0) ^ flip
      expect((await verifyFile(changed, options)).verdict).not.toBe('valid')
    }), { numRuns: 400 })
  })

  test('any changed text, name, date or number is tampering', async () => {
    const changes: [string, string][] = [['林晓禾', '王晓禾'], ['初级工', '高级工'], ['"40"', '"400"'], ['2029-11', '2039-11'], ['94567', '94568'], [sampleCertificate.number, 'S00093304264001870']]
    for (const [from, to] of changes) {
      const forged: unknown = JSON.parse(JSON.stringify(credential).replaceAll(from, to))
      expect([from, await verdictOf(forged)]).toEqual([from, 'tampered'])
    }
  })

  test.each<[string, (signed: Record<string, unknown>) => Record<string, unknown>]>([
    ['an unknown property', (signed) => ({ ...signed, remark: '特级' })],
    ['a property left out', ({ validUntil: _gone, ...rest }) => rest],
    ['a second achievement', (signed) => ({ ...signed, name: ['数控车工·初级工', '数控车工·高级技师'] })],
    ['a date hidden in a list, which means the same in JSON-LD', (signed) => ({ ...signed, validUntil: [signed['validUntil']] })],
    ['a status hidden in a list', (signed) => ({ ...signed, credentialStatus: [signed['credentialStatus']] })],
    ['a proof of another time', (signed) => ({ ...signed, proof: { ...(signed['proof'] as object), created: '2025-01-01T00:00:00Z' } })],
  ])('%s is noticed', async (_title, forge) => {
    expect(await verdictOf(forge(credential))).toBe('tampered')
  })

  test('a context of its own cannot give words another meaning', async () => {
    const subject = credential['credentialSubject'] as object
    expect(await verdictOf({ ...credential, credentialSubject: { ...subject, '@context': { licenseNumber: null } } })).toBe('not-a-credential')
    expect(await verdictOf({ ...credential, '@context': [...(credential['@context'] as string[]), { extra: 'urn:x' }] })).toBe('not-a-credential')
  })

  test('a stranger who signs it again is an unknown issuer, and cannot borrow the name of a trusted one', async () => {
    const stranger = getCurrentIssuer(await sampleProfile())
    const key = stranger.keys[0]
    if (!key) throw new Error('no key')
    const forged = await signCredential(stranger, sampleCertificate, { copy: 'holder', now: ISSUED_AT })
    expect(await verifyFile(bytesOf(forged), options)).toMatchObject({ verdict: 'unknown-issuer', facts: null })
    const { proof: _proof, ...document } = credential
    for (const id of [`${issuer.did}#${key.publicKeyMultibase}`, `${stranger.did}#${key.publicKeyMultibase}`]) {
      expect(await verdictOf(await addProof(document, key, { id, now: ISSUED_AT }))).toBe('tampered')
    }
  })
})

describe('C4: revocation', () => {
  const { listUrl, index } = sampleCertificate.status

  test('a set bit revokes, another one does not, and the answer tells the date of the list', async () => {
    expect(await verdictOf(credential, { loadStatusList: () => listAt(listUrl, index) })).toBe('revoked')
    const verification = await verifyFile(bytesOf(credential), { ...options, loadStatusList: () => listAt(listUrl, index + 1, index - 1) })
    expect(verification).toMatchObject({ verdict: 'valid', revocation: { checked: true, asOf: '2026-11-20T10:16:04.000Z' } })
  })

  test('C5: a list that is forged, foreign, of another address or from the future does not count', async () => {
    const genuine = await listAt(listUrl, index)
    const stranger = getCurrentIssuer(await sampleProfile())
    const lists: unknown[] = [
      { ...genuine, validFrom: '2026-11-19T00:00:00Z' },
      await signStatusList(stranger, { listUrl, bits: withRevoked(createStatusBits(), index), now: TODAY }),
      await listAt('https://guild.example/status/2', index),
      await signStatusList(issuer, { listUrl, bits: withRevoked(createStatusBits(), index), now: new Date('2027-01-01') }),
      credential, null, 'nonsense',
    ]
    for (const list of lists) {
      const verification = await verifyFile(bytesOf(credential), { ...options, loadStatusList: async () => list })
      expect(verification).toMatchObject({ verdict: 'valid', revocation: { checked: false } })
    }
    const failing = await verifyFile(bytesOf(credential), { ...options, loadStatusList: () => Promise.reject(new Error('offline')) })
    expect(failing.revocation).toEqual({ checked: false })
  })

  test('a credential expires, and one dated ahead is not yet valid', async () => {
    expect(await verdictOf(credential, { now: new Date('2029-11-06') })).toBe('expired')
    expect(await verdictOf(credential, { now: new Date('2026-11-05') })).toBe('not-yet-valid')
  })
})

describe('C5: issuers and keys over time', () => {
  test('did:web is trusted by its document and unknown without it', async () => {
    const web = { ...profile, publicBaseUrl: 'https://guild.example' }
    const signed = await signCredential(getCurrentIssuer(web), sampleCertificate, { copy: 'holder', now: ISSUED_AT })
    expect(await verdictOf(signed, { trustedIssuers: trustedIssuersOf(web) })).toBe('valid')
    expect(await verdictOf(signed)).toBe('unknown-issuer')
  })

  test('a rotated key: the old credential stays good and can be revoked, the old key signs nothing new', async () => {
    const [old] = profile.keys
    if (!old) throw new Error('no key')
    const retired = { ...old, retiredAt: '2026-11-10T00:00:00.000Z' }
    const rotated = { ...profile, publicBaseUrl: 'https://guild.example', keys: [retired, await createIssuerKey(new Date(retired.retiredAt))] }
    const trustedIssuers = trustedIssuersOf(rotated)
    expect(await verdictOf(credential, { trustedIssuers })).toBe('valid')

    const former = issuersOf(rotated).find((each) => each.did === issuer.did)
    if (!former) throw new Error('no former issuer')
    const { listUrl, index } = sampleCertificate.status
    const list = await signStatusList(former, { listUrl, bits: withRevoked(createStatusBits(), index), now: TODAY })
    expect(await verdictOf(credential, { trustedIssuers, loadStatusList: async () => list })).toBe('revoked')

    await expect(signCredential(former, sampleCertificate, { copy: 'holder', now: TODAY })).rejects.toThrow('no active key')
    const stolen = await signCredential(issuer, sampleCertificate, { copy: 'holder', now: TODAY })
    expect(await verdictOf(stolen, { trustedIssuers })).toBe('unknown-issuer')
    const renewed = await signCredential(getCurrentIssuer(rotated), sampleCertificate, { copy: 'holder', now: TODAY })
    expect(await verdictOf(renewed, { trustedIssuers })).toBe('valid')
  })
})

describe('C8: hostile files get an answer', () => {
  test('any bytes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 4096 }), async (bytes) => {
      expect((await verifyFile(bytes, options)).verdict).toBe('not-a-credential')
      expect((await verifyFile(Buffer.concat([Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /EmbeddedFile >>\nstream\n'), bytes, Buffer.from('\nendstream')]), options)).verdict).toBe('not-a-credential')
    }), { numRuns: 300 })
  })

  test('any JSON value, also in the place of any property', async () => {
    const keys = Object.keys(credential)
    await fc.assert(fc.asyncProperty(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 4 }), async (key, value) => {
      expect((await verifyCredential(value, options)).verdict).toBe('not-a-credential')
      fc.pre(JSON.stringify(value) !== JSON.stringify(credential[key]))
      expect((await verifyCredential({ ...credential, [key]: value }, options)).verdict).not.toBe('valid')
    }), { numRuns: 200 })
  })

  test.each(Object.getOwnPropertyNames(Object.prototype))('%s, which every object has, is no name of anything in a credential, and nothing of the process is changed by it', async (inborn) => {
    const text = JSON.stringify(credential)
    const own = JSON.stringify(inborn)
    const subject = credential['credentialSubject'] as object
    const hostile = [
      ...['id', 'name', 'issuer', 'credentialSubject', 'credentialStatus'].flatMap((key) => [inborn, [[inborn, 'a', {}]], { id: inborn }].map((value) => JSON.stringify({ ...credential, [key]: value }))),
      JSON.stringify({ ...credential, credentialSubject: { ...subject, id: inborn } }), text.replace('{', `{${own}:{"id":"urn:x"},`), text.replace('"achievement":{', `"achievement":{${own}:{"id":"urn:x"},`),
    ]
    for (const file of hostile) {
      expect(file).not.toBe(text)
      expect([file, (await verifyFile(Buffer.from(file), options)).verdict]).toEqual([file, 'not-a-credential'])
    }
    expect([Object.keys(Object.prototype), Object.keys(Reflect.get({}, inborn) as object)]).toEqual([[], []])
  })

  test('too big, too deep, or endlessly marked as an attachment', async () => {
    const deep = `{"@context":${'['.repeat(30_000)}${']'.repeat(30_000)}}`
    const nested = { ...credential, credentialSubject: JSON.parse(`${'{"achievement":'.repeat(200)}1${'}'.repeat(200)}`) as unknown }
    const marks = Buffer.from(`%PDF-1.7 obj ${'<< /EmbeddedFile >> stream\n'.repeat(150_000)}`)
    for (const bytes of [new Uint8Array(MAX_FILE_BYTES + 1), Buffer.from(deep), bytesOf(nested), Buffer.from(JSON.stringify({ a: 'x'.repeat(70_000) })), marks]) {
      expect((await verifyFile(bytes, options)).verdict).toBe('not-a-credential')
    }
  })
})
