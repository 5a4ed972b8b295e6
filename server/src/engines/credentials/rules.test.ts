import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeBase58, encodeBase58 } from './base58.ts'
import { didDocument, didOfWeb, getCurrentIssuer, issuersOf, trustedIssuerFromDocument, trustedIssuersOf } from './did.ts'
import type { Verdict } from './model.ts'
import { decideVerdict, formatNumber, groupNumber, identityHash, keyWasActive, parseNumber, renewal } from './rules.ts'
import type { Findings } from './rules.ts'
import { sampleCertificate } from './sample.ts'
import { createStatusBits, decodeStatusBits, encodeStatusBits, isRevoked, STATUS_LIST_LENGTH, withRevoked } from './status-list.ts'

const digits = (length: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
const numbers = fc.record({
  issuer: fc.tuple(fc.constantFrom('A', 'B', 'S', 'Y', 'Z'), digits(4)).map((parts) => parts.join('')), region: digits(4),
  year: fc.integer({ min: 2000, max: 2099 }), sequence: fc.integer({ min: 1, max: 99_999 }),
}).map(formatNumber)

describe('certificate numbers', () => {
  test('C1: a number is read back however it is typed', () => {
    fc.assert(fc.property(numbers, (number) => {
      expect(parseNumber(number)).toBe(number)
      expect(parseNumber(` ${groupNumber(number).toLowerCase()} `)).toBe(number)
      expect(parseNumber(number.replace(/./g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)))).toBe(number)
    }))
  })

  test('C1: one wrong digit anywhere is noticed before any look-up', () => {
    fc.assert(fc.property(numbers, fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
      const wrong = (Number(number[place]) + shift) % 10
      expect(parseNumber(number.slice(0, place) + wrong + number.slice(place + 1))).toBeNull()
    }))
  })

  test('C1: any text at all is a number or null, and parts that do not fit are refused', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
      const number = parseNumber(typed)
      if (number !== null) expect(number).toMatch(/^[A-Z]\d{16}$/)
    }))
    expect(() => formatNumber({ issuer: 'S0009', region: '3304', year: 2026, sequence: 100_000 })).toThrow(RangeError)
    expect(() => formatNumber({ issuer: '9', region: '3304', year: 2026, sequence: 1 })).toThrow(RangeError)
  })
})

describe('the verdict', () => {
  const good: Findings = {
    signature: 'good', issuerTrusted: true, revoked: false, now: new Date('2026-11-20'),
    validFrom: new Date('2026-11-06'), validUntil: new Date('2029-11-06'),
  }
  const after = new Date('2030-01-01')
  test.each<[string, Partial<Findings>, Verdict]>([
    ['all in order', {}, 'valid'],
    ['no end date, decades later', { validUntil: null, now: new Date('2060-01-01') }, 'valid'],
    ['bad signature before everything else', { signature: 'bad', issuerTrusted: false, revoked: true, now: after }, 'tampered'],
    ['an issuer whose key nobody has', { signature: 'unknowable', issuerTrusted: false }, 'unknown-issuer'],
    ['a good signature of a stranger', { issuerTrusted: false, revoked: true, now: after }, 'unknown-issuer'],
    ['revoked comes before expired', { revoked: true, now: after }, 'revoked'],
    ['the last second', { now: new Date(Date.parse('2029-11-06') - 1) }, 'valid'],
    ['the end itself', { now: new Date('2029-11-06') }, 'expired'],
    ['a day too early', { now: new Date('2026-11-05') }, 'not-yet-valid'],
  ])('C3: %s', (_title, change, verdict) => {
    expect(decideVerdict({ ...good, ...change })).toBe(verdict)
  })
})

describe('status lists', () => {
  test('C4: revoking sets that bit and no other, and survives encoding', () => {
    const indexes = fc.uniqueArray(fc.integer({ min: 0, max: STATUS_LIST_LENGTH - 1 }), { maxLength: 20 })
    fc.assert(fc.property(indexes, fc.integer({ min: 0, max: STATUS_LIST_LENGTH - 1 }), (revoked, other) => {
      const bits = decodeStatusBits(encodeStatusBits(revoked.reduce(withRevoked, createStatusBits())))
      if (!bits) throw new Error('did not decode')
      for (const index of revoked) expect(isRevoked(bits, index)).toBe(true)
      expect(isRevoked(bits, other)).toBe(revoked.includes(other))
    }), { numRuns: 30 })
  })

  test('C4: an index outside the list is neither revoked nor good', () => {
    expect(isRevoked(createStatusBits(), STATUS_LIST_LENGTH)).toBeNull()
    expect(isRevoked(createStatusBits(), -1)).toBeNull()
    expect(() => withRevoked(createStatusBits(), STATUS_LIST_LENGTH)).toThrow(RangeError)
  })

  test('C8: a short list, a bomb and rubbish do not decode', () => {
    expect(decodeStatusBits(encodeStatusBits(new Uint8Array(10)))).toBeNull()
    expect(decodeStatusBits(encodeStatusBits(new Uint8Array(64 << 20)))).toBeNull()
    fc.assert(fc.property(fc.string(), (text) => { expect(decodeStatusBits(text)).toBeNull() }))
  })
})

describe('issuers and keys', () => {
  const key = (letter: string, activeFrom: string, retiredAt?: string) =>
    ({ publicKeyMultibase: `z6Mk${letter.repeat(44)}`, secretKeyMultibase: 'zSecret', activeFrom, retiredAt })
  const old = key('a', '2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z')
  const present = key('b', '2026-01-01T00:00:00Z')

  test('did:web comes only from https, with port and path as the method writes them', () => {
    expect(didOfWeb('https://guild.example')).toBe('did:web:guild.example')
    expect(didOfWeb('https://guild.example:8443/ql/')).toBe('did:web:guild.example%3A8443:ql')
    expect(didOfWeb('http://127.0.0.1:8080')).toBeNull()
    expect(didOfWeb('nonsense')).toBeNull()
  })

  test('C5: after a rotation the new key signs, and what the old key or a former name signed is still trusted', () => {
    const profile = { name: '中心', publicBaseUrl: 'https://guild.example', keys: [old, present] }
    expect(getCurrentIssuer({ ...profile, publicBaseUrl: undefined }).did).toBe(`did:key:${present.publicKeyMultibase}`)
    expect(getCurrentIssuer(profile).did).toBe('did:web:guild.example')
    expect(trustedIssuersOf(profile).map((issuer) => issuer.keys.length)).toEqual([2, 1, 1])
    expect(JSON.stringify(trustedIssuersOf(profile))).not.toContain('zSecret')
  })

  test('C5: a key counts from its first second until the moment it is retired', () => {
    expect(keyWasActive(old, new Date('2024-12-31T23:59:59Z'))).toBe(false)
    expect(keyWasActive(old, new Date('2025-01-01T00:00:00Z'))).toBe(true)
    expect(keyWasActive(old, new Date('2026-01-01T00:00:00Z'))).toBe(false)
    expect(keyWasActive({ ...present, activeFrom: '2026-01-01T00:00:00.700Z' }, new Date('2026-01-01T00:00:00Z'))).toBe(true)
  })

  test('the DID document gives a verifier all keys and no secret', () => {
    const issuer = issuersOf({ name: '中心', publicBaseUrl: 'https://guild.example', keys: [old, present] })[0]
    if (!issuer) throw new Error('no issuer')
    const document = didDocument(issuer)
    expect(JSON.stringify(document)).not.toContain('zSecret')
    expect(trustedIssuerFromDocument(document)?.keys.map((each) => each.publicKeyMultibase).sort())
      .toEqual([old.publicKeyMultibase, present.publicKeyMultibase])
    fc.assert(fc.property(fc.jsonValue(), (value) => { expect(trustedIssuerFromDocument(value)).toBeNull() }))
  })
})

test('C7: the holder hash needs name, number and salt, and equal names share nothing', () => {
  const holder = { name: '林晓禾', number: sampleCertificate.number, salt: sampleCertificate.salt }
  expect(identityHash(holder)).toMatch(/^sha256\$[0-9a-f]{64}$/)
  expect(identityHash({ ...holder, number: 'S00093304264001999' })).not.toBe(identityHash(holder))
  expect(identityHash({ ...holder, salt: '00' })).not.toBe(identityHash(holder))
  expect(identityHash({ ...holder, name: '林晓和' })).not.toBe(identityHash(holder))
})

test('C4: a renewal keeps its number, says what holds now, and must have its own id and status bit', () => {
  const changes = { id: 'urn:uuid:2', salt: '01', status: { listUrl: 'https://guild.example/status/1', index: 7 }, issuedAt: new Date('2029-11-01'), validUntil: new Date('2032-11-01') }
  expect(renewal(sampleCertificate, changes)).toMatchObject({ ...changes, number: sampleCertificate.number, holderName: '林晓禾' })
  const achievement = { ...sampleCertificate.achievement, name: '改了名的' }
  expect(renewal(sampleCertificate, { ...changes, holderName: '新名', achievement })).toMatchObject({ number: sampleCertificate.number, holderName: '新名', achievement })
  expect(() => renewal(sampleCertificate, { ...changes, id: sampleCertificate.id })).toThrow(RangeError)
  expect(() => renewal(sampleCertificate, { ...changes, status: sampleCertificate.status })).toThrow(RangeError)
})

test('base58btc round-trips every byte string, leading zeros too', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
    expect(decodeBase58(encodeBase58(bytes))).toEqual(Buffer.from(bytes))
  }))
  expect(encodeBase58(Buffer.from('Hello World!'))).toBe('2NEpo7TZRRrLZSi2U')
  expect(decodeBase58('0OIl')).toBeNull()
})
