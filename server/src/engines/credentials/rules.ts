import { createHash } from 'node:crypto'
import type { Certificate, PublicKeyPeriod, Verdict } from './model.ts'

/** The parts of a certificate number; digits as text because leading zeros count. */
export interface NumberParts {
  /** One capital letter and four digits: which body issues. */
  issuer: string
  /** Four digits: where. */
  region: string
  year: number
  /** Counts the certificates of one issuer, region and year. */
  sequence: number
}

const MAX_SEQUENCE = 99_999

/**
 * Writes a certificate number: issuer (5), region (4), year (2), sequence (5) and a check digit after ISO 7064 MOD 11,10,
 * which catches every single wrong digit. Throws RangeError on parts that do not fit.
 */
export function formatNumber({ issuer, region, year, sequence }: NumberParts): string {
  if (!/^[A-Z]\d{4}$/.test(issuer) || !/^\d{4}$/.test(region)) throw new RangeError('issuer is a letter and 4 digits, region 4 digits')
  if (!Number.isInteger(sequence) || sequence < 1 || sequence > MAX_SEQUENCE) throw new RangeError(`sequence is 1 to ${MAX_SEQUENCE}`)
  if (!Number.isInteger(year) || year < 2000 || year > 2099) throw new RangeError('year is 2000 to 2099')
  const body = `${issuer}${region}${String(year % 100).padStart(2, '0')}${String(sequence).padStart(5, '0')}`
  return body + checkDigit(body)
}

/**
 * Reads a number as people type it (spaces, hyphens, small or full-width letters) and returns it as stored, or null when
 * it cannot be a number of ours: a wrong check digit is told before any look-up.
 */
export function parseNumber(typed: string): string | null {
  const number = typed.slice(0, 64).normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')
  return /^[A-Z]\d{16}$/.test(number) && checkDigit(number.slice(0, -1)) === number.slice(-1) ? number : null
}

/** A number in groups for people: `S0009 3304 2640 0187`. */
export function groupNumber(number: string): string {
  return [number.slice(0, 5), number.slice(5, 9), number.slice(9, 13), number.slice(13)].join(' ')
}

/** ISO 7064 MOD 11,10 over the digits; a letter counts as its place in the alphabet in two digits. */
function checkDigit(body: string): string {
  const digits = body.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 64).padStart(2, '0'))
  const product = Array.from(digits).reduce((carry, digit) => (((carry + Number(digit)) % 10 || 10) * 2) % 11, 10)
  return String((11 - product) % 10)
}

/**
 * OB 3.0 identity hash of a holder: SHA-256 over the identity followed by the salt. The identity is name and number
 * together, so equal names on two certificates have unrelated hashes.
 */
export function identityHash(holder: { name: string, number: string, salt: string }): string {
  const identity = `${holder.name.normalize('NFC')} ${holder.number}`
  return `sha256$${createHash('sha256').update(identity + holder.salt, 'utf8').digest('hex')}`
}

/** Whether a key was in use when the proof says it was made. */
export function keyWasActive(key: PublicKeyPeriod, created: Date): boolean {
  // Proofs carry whole seconds; a key made in the same second was there already.
  const from = key.activeFrom ? Math.floor(Date.parse(key.activeFrom) / 1000) * 1000 : -Infinity
  const until = key.retiredAt ? Date.parse(key.retiredAt) : Infinity
  return created.getTime() >= from && created.getTime() < until
}

/** What was found out about a file that has the form of a credential. */
export interface Findings {
  /** `unknowable`: the issuer's key is neither in its DID nor among the trusted ones. */
  signature: 'good' | 'bad' | 'unknowable'
  issuerTrusted: boolean
  /** False too when no status list was at hand; the answer then says that revocation was not checked. */
  revoked: boolean
  validFrom: Date
  validUntil: Date | null
  now: Date
}

/**
 * The verdict. The first rule that fails is the one that is told (C3): signature, issuer, status, dates. An expired
 * credential that was also revoked is revoked, because that is the news.
 */
export function decideVerdict(found: Findings): Verdict {
  if (found.signature === 'bad') return 'tampered'
  if (found.signature === 'unknowable' || !found.issuerTrusted) return 'unknown-issuer'
  if (found.revoked) return 'revoked'
  if (found.now < found.validFrom) return 'not-yet-valid'
  if (found.validUntil && found.now >= found.validUntil) return 'expired'
  return 'valid'
}

/**
 * The certificate that takes the place of another: same number and holder, and the same achievement unless what is certified has changed (a name, a seat); new id, dates,
 * salt and status bit. The caller revokes the old one in the same breath, or two valid ones exist.
 */
export function renewal(previous: Certificate, changes: Pick<Certificate, 'id' | 'salt' | 'status' | 'issuedAt' | 'validUntil'> & Partial<Pick<Certificate, 'holderName' | 'achievement'>>): Certificate {
  if (changes.id === previous.id) throw new RangeError('a renewal has an id of its own')
  if (changes.status.listUrl === previous.status.listUrl && changes.status.index === previous.status.index) {
    throw new RangeError('a renewal has a status bit of its own')
  }
  return { ...previous, ...changes }
}
