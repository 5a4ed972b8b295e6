import { createHash, randomInt } from 'node:crypto'
import { sameSecret, type Cipher } from '#platform/crypto'

/** The guardian's code changes every minute; the two before it are still good, for whoever was just reading it out. */
const step = 60_000
const good = 2

const stepOf = (at: Date) => Math.floor(at.getTime() / step)
const digits = (cipher: Cipher, childId: string, n: number) => String(cipher.blind(`pick-up:${childId}:${n}`, 'code').readUInt32BE(0) % 1_000_000).padStart(6, '0')

export function guardianCode(cipher: Cipher, childId: string, now: Date): { code: string; until: Date } {
  return { code: digits(cipher, childId, stepOf(now)), until: new Date((stepOf(now) + 1) * step) }
}

export function isGuardianCode(cipher: Cipher, childId: string, code: string, now: Date): boolean {
  return Array.from({ length: good + 1 }, (_, age) => digits(cipher, childId, stepOf(now) - age)).some((one) => sameSecret(Buffer.from(one), Buffer.from(code)))
}

export const oneTimeCode = (): string => String(randomInt(1_000_000)).padStart(6, '0')
/** As a one-time code is kept: bound to its child and its day. */
export const blindCode = (cipher: Cipher, childId: string, day: string, code: string): Buffer => cipher.blind(`pick-up-once:${childId}:${day}:${code}`, 'code')

/** What a consent is known by: its version and its words. */
export const hashOfConsent = (version: number, text: string): string => createHash('sha256').update(`${version}\n${text}`).digest('hex')
