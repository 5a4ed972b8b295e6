import { timingSafeEqual } from 'node:crypto'
import type { Cipher } from '#platform/crypto'

/** Letters and digits that nobody confuses on a screen or by ear. */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** The code of a claim: release, ticket and six characters that only we can make. Nothing has to be kept for it. */
export function codeOf(cipher: Cipher, number: number, claim: { id: string; ticket: number }): string {
  return `${number}-${claim.ticket}-${checkOf(cipher, claim.id)}`
}

export function readCode(code: string): { number: number; ticket: number; check: string } | null {
  const found = /^(\d{1,8})-(\d{1,9})-([0-9A-Z]{6})$/.exec(code.trim().toUpperCase().replaceAll(/\s/g, ''))
  return found && { number: Number(found[1]), ticket: Number(found[2]), check: found[3]! }
}

export function isCheckOf(cipher: Cipher, claimId: string, check: string): boolean {
  return timingSafeEqual(Buffer.from(checkOf(cipher, claimId)), Buffer.from(check))
}

function checkOf(cipher: Cipher, claimId: string): string {
  return [...cipher.blind(`benefit:${claimId}`, 'code').subarray(0, 6)].map((byte) => letters[byte % letters.length]!).join('')
}
