import { gunzipSync, gzipSync } from 'node:zlib'
import { CREDENTIALS_V2 } from './contexts.ts'
import { verificationMethodId } from './did.ts'
import type { Issuer, SignedDocument } from './model.ts'
import { addProof, toSecond } from './proof.ts'

/** Least length the Bitstring Status List v1.0 recommendation allows: a bit must not single out its holder. */
export const STATUS_LIST_LENGTH = 131_072

/** 8 Mi entries: more than any list of ours, and a bound on what a hostile list may unpack to. */
const MAX_BYTES = 1 << 20

/** A list in which nothing is revoked. One bit per credential, the first bit is the highest of the first byte. */
export function createStatusBits(length = STATUS_LIST_LENGTH): Uint8Array {
  if (length < STATUS_LIST_LENGTH || length % 8) throw new RangeError(`a status list has at least ${STATUS_LIST_LENGTH} bits, in whole bytes`)
  return new Uint8Array(length / 8)
}

/** A copy of the list with one bit set. There is no way back (C4): what was revoked stays revoked. */
export function withRevoked(bits: Uint8Array, index: number): Uint8Array {
  if (!Number.isInteger(index) || index < 0 || index >= bits.length * 8) throw new RangeError(`no entry ${index} in the status list`)
  const copy = bits.slice()
  copy[index >> 3] = (copy[index >> 3] ?? 0) | (0x80 >> (index & 7))
  return copy
}

/** Whether a bit is set; null outside the list. */
export function isRevoked(bits: Uint8Array, index: number): boolean | null {
  const byte = bits[index >> 3]
  return index < 0 || byte === undefined ? null : (byte & (0x80 >> (index & 7))) !== 0
}

/** Bits as `encodedList`: gzip, then base64url with multibase prefix `u`. */
export function encodeStatusBits(bits: Uint8Array): string {
  return `u${gzipSync(bits).toString('base64url')}`
}

/** The bits of an `encodedList`, or null when it is none, too short or unpacks beyond every sensible size. */
export function decodeStatusBits(encodedList: string): Uint8Array | null {
  if (!/^u[\w-]+$/.test(encodedList)) return null
  try {
    const bits = gunzipSync(Buffer.from(encodedList.slice(1), 'base64url'), { maxOutputLength: MAX_BYTES })
    return bits.length * 8 < STATUS_LIST_LENGTH ? null : bits
  } catch {
    return null
  }
}

/**
 * Signs a status list for publication at `listUrl`. The issuer must be the one of the credentials it speaks about (C5);
 * a retired key may still do this, or what it once signed could never be revoked.
 */
export async function signStatusList(issuer: Issuer, list: { listUrl: string, bits: Uint8Array, now: Date }): Promise<SignedDocument> {
  const key = issuer.keys[0]
  if (!key) throw new Error(`no key at hand for ${issuer.did}`)
  return addProof({
    '@context': [CREDENTIALS_V2],
    id: list.listUrl,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: issuer.did,
    validFrom: toSecond(list.now),
    credentialSubject: { id: `${list.listUrl}#list`, type: 'BitstringStatusList', statusPurpose: 'revocation', encodedList: encodeStatusBits(list.bits) },
  }, key, { id: verificationMethodId(issuer.did, key.publicKeyMultibase), now: list.now })
}
