import type { Cipher } from '#platform/crypto'
import { sameSecret } from '#platform/crypto'

/** A new code every fifteen seconds; the one before is still good, for whoever was just scanning. */
export const stepMilliseconds = 15_000
/** How long a scan stays good in the browser that made it, while its owner logs in. */
export const scanMilliseconds = 10 * 60_000

export type ReadCode = { kind: 'fresh' | 'old'; subject: string } | { kind: 'wrong' }

/** The code of a door (a lesson's, a position's: the id of its subject) at an instant: subject, step and a keyed hash over both. Forty characters for a URL. */
export function makeDoorCode(cipher: Cipher, subject: string, now: Date): { token: string; until: Date } {
  const step = stepOf(now)
  const body = Buffer.alloc(20)
  Buffer.from(subject.replaceAll('-', ''), 'hex').copy(body)
  body.writeUInt32BE(step, 16)
  return { token: Buffer.concat([body, hashOf(cipher, subject, step)]).toString('base64url'), until: new Date((step + 1) * stepMilliseconds) }
}

/** Reads a code. Only ours are ever `fresh` or `old`; a code of the future is nobody's. */
export function readDoorCode(cipher: Cipher, token: string, now: Date): ReadCode {
  const bytes = /^[A-Za-z0-9_-]{40}$/.test(token) ? Buffer.from(token, 'base64url') : null
  if (bytes?.length !== 30) return { kind: 'wrong' }
  const hex = bytes.subarray(0, 16).toString('hex')
  const subject = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
  const step = bytes.readUInt32BE(16)
  if (!sameSecret(bytes.subarray(20), hashOf(cipher, subject, step))) return { kind: 'wrong' }
  const age = stepOf(now) - step
  if (age < 0) return { kind: 'wrong' }
  return { kind: age <= 1 ? 'fresh' : 'old', subject }
}

/** Proof that this browser scanned this code at that instant: the code will have changed before a login is through. */
export function makeScanProof(cipher: Cipher, token: string, now: Date): string {
  return `${now.getTime()}.${proofHash(cipher, token, now.getTime()).toString('base64url')}`
}

/** When the code was scanned, or null for no proof, another code's proof, or one that has grown old. */
export function readScanProof(cipher: Cipher, token: string, proof: string | undefined, now: Date): Date | null {
  const [, time, hash] = /^(\d{10,15})\.([A-Za-z0-9_-]{43})$/.exec(proof ?? '') ?? []
  if (!time || !hash) return null
  const at = Number(time)
  if (!sameSecret(Buffer.from(hash, 'base64url'), proofHash(cipher, token, at))) return null
  return now.getTime() - at <= scanMilliseconds ? new Date(at) : null
}

function stepOf(at: Date): number {
  return Math.floor(at.getTime() / stepMilliseconds)
}

function hashOf(cipher: Cipher, subject: string, step: number): Buffer {
  return cipher.blind(`check-in:${subject}:${step}`, 'code').subarray(0, 10)
}

function proofHash(cipher: Cipher, token: string, at: number): Buffer {
  return cipher.blind(`check-in-scan:${token}:${at}`, 'code')
}
