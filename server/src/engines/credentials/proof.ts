import { createHash } from 'node:crypto'
import { decodeBase58, encodeBase58 } from './base58.ts'
import { loadBundledContext } from './contexts.ts'
import type { IssuerKey, Proof, SignedDocument } from './model.ts'

// Loaded when the first credential is made or checked: they bring a few hundred modules, and most starts of the server or of a command need none of them.
const multikey = () => import('@digitalbazaar/ed25519-multikey')
const suite = () => import('@digitalbazaar/eddsa-rdfc-2022-cryptosuite')

/** Makes a new Ed25519 key that is active from `now`. The caller stores it; it exists nowhere else. */
export async function createIssuerKey(now: Date): Promise<IssuerKey> {
  const { publicKeyMultibase, secretKeyMultibase } = await (await multikey()).generate({})
  return { publicKeyMultibase, secretKeyMultibase, activeFrom: now.toISOString() }
}

/** Adds a Data Integrity proof with cryptosuite eddsa-rdfc-2022 (W3C Recommendation "Data Integrity EdDSA Cryptosuites v1.0", 3.2). */
export async function addProof(document: Readonly<Record<string, unknown>>, key: IssuerKey, method: { id: string, now: Date }): Promise<SignedDocument> {
  const options: Omit<Proof, 'proofValue'> = {
    type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', created: toSecond(method.now),
    verificationMethod: method.id, proofPurpose: 'assertionMethod',
  }
  const data = await hashToSign(document, options)
  const signature = await signBytes(data, key)
  return { ...document, proof: { ...options, proofValue: `z${encodeBase58(signature)}` } }
}

/** Whether the proof was made by this key over exactly this document. False for anything that cannot be canonicalised. */
export async function proofHolds(signed: SignedDocument, publicKeyMultibase: string): Promise<boolean> {
  const { proof: { proofValue, ...options }, ...document } = signed
  const signature = proofValue.startsWith('z') ? decodeBase58(proofValue.slice(1)) : null
  if (!signature) return false
  try {
    return await signatureHolds(await hashToSign(document, options), { publicKeyMultibase, signature })
  } catch {
    // An unknown word, a foreign context, a graph made to be slow: whatever it is, it is not what we signed.
    return false
  }
}

/** An Ed25519 signature (RFC 8032), 64 bytes. */
export async function signBytes(data: Uint8Array, key: IssuerKey): Promise<Uint8Array> {
  return (await (await multikey()).from(key)).signer().sign({ data })
}

/** Whether a signature is this key's over exactly these bytes; false for a key that is none. */
export async function signatureHolds(data: Uint8Array, { publicKeyMultibase, signature }: { publicKeyMultibase: string, signature: Uint8Array }): Promise<boolean> {
  if (signature.length !== 64) return false
  try {
    return await (await (await multikey()).from({ publicKeyMultibase })).verifier().verify({ data, signature })
  } catch {
    return false
  }
}

/** Time as the credential formats want it: UTC, whole seconds. */
export function toSecond(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`
}

/** Hash of the canonical proof options, then hash of the canonical document: the 64 bytes that eddsa-rdfc-2022 signs. */
async function hashToSign(document: Readonly<Record<string, unknown>>, options: object): Promise<Uint8Array> {
  const parts = [{ '@context': document['@context'], ...options }, document]
  const hashes = await Promise.all(parts.map(async (part) => createHash('sha256').update(await canonicalise(part)).digest()))
  return Buffer.concat(hashes)
}

async function canonicalise(part: object): Promise<string> {
  // Work factor 1 bounds the comparison of look-alike blank nodes, which a hostile file would otherwise make exponential.
  const { cryptosuite } = await suite()
  return cryptosuite.canonize(part, { documentLoader: loadBundledContext, maxWorkFactor: 1 })
}
