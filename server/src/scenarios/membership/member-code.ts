import { sameSecret, type Cipher } from '#platform/crypto'

/** A new code every minute; the one before is still good, for whoever was just scanning. */
export const stepMilliseconds = 60_000

export type ReadMemberCode = { kind: 'fresh'; personId: string; until: Date } | { kind: 'old' } | { kind: 'wrong' }
export type MemberCode = { token: string; digits: string; from: Date; until: Date }

/** The code of a member in a minute: person, step and a keyed hash over both, as forty characters for a picture and as six digits for a keyboard. */
export function makeMemberCode(cipher: Cipher, personId: string, at: Date): MemberCode {
  const step = stepOf(at)
  const body = Buffer.alloc(20)
  Buffer.from(personId.replaceAll('-', ''), 'hex').copy(body)
  body.writeUInt32BE(step, 16)
  const hash = hashOf(cipher, personId, step)
  return { token: Buffer.concat([body, hash.subarray(0, 10)]).toString('base64url'), digits: digitsOf(hash), from: new Date(step * stepMilliseconds), until: new Date((step + 1) * stepMilliseconds) }
}

/** The codes of this minute and the ones after it: what a phone keeps for a cellar without network. */
export function makeMemberCodes(cipher: Cipher, personId: string, now: Date, count: number): MemberCode[] {
  return Array.from({ length: count }, (_, ahead) => makeMemberCode(cipher, personId, new Date(now.getTime() + ahead * stepMilliseconds)))
}

/** Reads a scanned code. A code of the future is nobody's. */
export function readMemberToken(cipher: Cipher, token: string, now: Date): ReadMemberCode {
  const bytes = /^[A-Za-z0-9_-]{40}$/.test(token) ? Buffer.from(token, 'base64url') : null
  if (bytes?.length !== 30) return { kind: 'wrong' }
  const hex = bytes.subarray(0, 16).toString('hex')
  const personId = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
  const step = bytes.readUInt32BE(16)
  if (!sameSecret(bytes.subarray(20), hashOf(cipher, personId, step).subarray(0, 10))) return { kind: 'wrong' }
  return aged(personId, stepOf(now) - step, step)
}

/** Whether six digits are those of this person, now or a minute ago. Older ones cannot be told from wrong ones. */
export function readMemberDigits(cipher: Cipher, personId: string, digits: string, now: Date): ReadMemberCode {
  const step = stepOf(now)
  const found = [step, step - 1].find((one) => sameSecret(Buffer.from(digitsOf(hashOf(cipher, personId, one))), Buffer.from(digits)))
  return found === undefined ? { kind: 'wrong' } : aged(personId, step - found, found)
}

function aged(personId: string, age: number, step: number): ReadMemberCode {
  if (age < 0) return { kind: 'wrong' }
  return age <= 1 ? { kind: 'fresh', personId, until: new Date((step + 2) * stepMilliseconds) } : { kind: 'old' }
}

const stepOf = (at: Date): number => Math.floor(at.getTime() / stepMilliseconds)
const hashOf = (cipher: Cipher, personId: string, step: number): Buffer => cipher.blind(`member-card:${personId}:${step}`, 'code')
const digitsOf = (hash: Buffer): string => String(hash.readUInt32BE(10) % 1_000_000).padStart(6, '0')
