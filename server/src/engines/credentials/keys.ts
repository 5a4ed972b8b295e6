import type { Cipher } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { didDocument, didOfWeb, getCurrentIssuer, trustedIssuersOf } from './did.ts'
import type { IssuerProfile, PublicKey, TrustedIssuer } from './model.ts'
import { sealPdf } from './pdf-seal.ts'
import { createIssuerKey } from './proof.ts'
import { findIssuerDids, findKeys, findSealedKeys, insertKey, lockKeys, retireKeys } from './store.ts'
import type { StoredKey } from './store.ts'

const SEALED_AS = 'credential_key.secret'

/** Who issues: what the installation says about itself. */
export type IssuerName = Pick<IssuerProfile, 'name' | 'url' | 'publicBaseUrl'>

/** The issuer with its secret keys, the first made when there is none yet. Needs the job role. */
export async function openProfile(tx: Tx, issuer: IssuerName, cipher: Cipher): Promise<IssuerProfile> {
  let stored = await findSealedKeys(tx)
  if (stored.length === 0) {
    await lockKeys(tx)
    stored = await findSealedKeys(tx)
    if (stored.length === 0) {
      // Nobody can have signed before the first key, so its time is open at the start.
      await addKey(tx, cipher, new Date(0))
      stored = await findSealedKeys(tx)
    }
  }
  return { ...issuer, keys: stored.map((key) => ({ ...publicKey(key), secretKeyMultibase: cipher.open(key.secret, SEALED_AS).reveal() })) }
}

/** A PDF with the seal of the key in use (C10). Needs the job role. */
export async function sealWithKeyInUse(tx: Tx, cipher: Cipher, pdf: Uint8Array): Promise<Uint8Array> {
  const inUse = (await findSealedKeys(tx)).find((key) => !key.retiredAt)
  if (!inUse) throw new Error('no signing key is in use')
  return sealPdf(pdf, { ...publicKey(inUse), secretKeyMultibase: cipher.open(inUse.secret, SEALED_AS).reveal() })
}

/** Retires the key in use and makes a new one (C5). Needs the job role. */
export async function rotateKey(tx: Tx, cipher: Cipher, now: Date): Promise<void> {
  await lockKeys(tx)
  await retireKeys(tx, now)
  await addKey(tx, cipher, now)
}

/** Whom a verifier of this installation's credentials trusts: its present and former DIDs. Any role may ask. */
export async function findTrustedIssuers(tx: Tx, issuer: IssuerName): Promise<TrustedIssuer[]> {
  return trustedIssuersOf(await publicProfile(tx, issuer), await findIssuerDids(tx))
}

/** What to serve at `/.well-known/did.json`; null while there is no https address or no key. Any role may ask. */
export async function findDidDocument(tx: Tx, issuer: IssuerName): Promise<object | null> {
  const profile = await publicProfile(tx, issuer)
  return didOfWeb(issuer.publicBaseUrl) && profile.keys.length ? didDocument(getCurrentIssuer(profile)) : null
}

async function publicProfile(tx: Tx, issuer: IssuerName): Promise<IssuerProfile<PublicKey>> {
  return { ...issuer, keys: (await findKeys(tx)).map(publicKey) }
}

async function addKey(tx: Tx, cipher: Cipher, activeFrom: Date): Promise<void> {
  const key = await createIssuerKey(activeFrom)
  await insertKey(tx, { publicKey: key.publicKeyMultibase, secret: cipher.seal(key.secretKeyMultibase, SEALED_AS), activeFrom })
}

function publicKey({ publicKey, activeFrom, retiredAt }: StoredKey): PublicKey {
  return { publicKeyMultibase: publicKey, activeFrom: activeFrom.toISOString(), retiredAt: retiredAt?.toISOString() }
}
