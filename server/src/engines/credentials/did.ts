import type { Issuer, IssuerProfile, PublicKey, PublicKeyPeriod, TrustedIssuer } from './model.ts'

const ED25519_MULTIBASE = /^z6Mk[1-9A-HJ-NP-Za-km-z]{40,48}$/

/** `did:key:z6Mk…`: the identifier is the key, so a verifier needs nothing else. */
export function didOfKey(publicKeyMultibase: string): string {
  return `did:key:${publicKeyMultibase}`
}

/** `did:web:host[:path]` of an https address; null for any other, because did:web is resolved over https only. */
export function didOfWeb(publicBaseUrl: string | undefined): string | null {
  if (!publicBaseUrl || !URL.canParse(publicBaseUrl)) return null
  const url = new URL(publicBaseUrl)
  if (url.protocol !== 'https:') return null
  const path = url.pathname.split('/').filter(Boolean)
  return ['did:web', url.host.replace(':', '%3A'), ...path].join(':')
}

/** Every issuer the installation's keys can speak for: its did:web, if it has one, then a did:key per key, newest first. */
export function issuersOf<Key extends PublicKey>(profile: IssuerProfile<Key>): Issuer<Key>[] {
  const { name, url } = profile
  const keys = newestFirst(profile.keys)
  const web = didOfWeb(profile.publicBaseUrl)
  return [
    ...(web ? [{ did: web, name, url, keys }] : []),
    ...keys.map((key) => ({ did: didOfKey(key.publicKeyMultibase), name, url, keys: [key] })),
  ]
}

/** The issuer that signs new credentials. Throws when the profile has no key. */
export function getCurrentIssuer<Key extends PublicKey>(profile: IssuerProfile<Key>): Issuer<Key> {
  const issuer = issuersOf(profile)[0]
  if (!issuer) throw new Error('an issuer needs at least one key')
  return issuer
}

/** The issuer with a DID this installation has or had: a did:key has its own key only, a former did:web all of them. */
export function issuerWithDid<Key extends PublicKey>(profile: IssuerProfile<Key>, did: string): Issuer<Key> {
  const own = keyInDid(did)?.publicKeyMultibase
  return { did, name: profile.name, url: profile.url, keys: newestFirst(profile.keys).filter((key) => own === undefined || key.publicKeyMultibase === own) }
}

/** What to hand to a verifier so that it trusts this installation: present DIDs, keys of the past included, and former ones. */
export function trustedIssuersOf(profile: IssuerProfile<PublicKey>, formerDids: readonly string[] = []): TrustedIssuer[] {
  const present = issuersOf(profile)
  const former = formerDids.filter((did) => !present.some((issuer) => issuer.did === did)).map((did) => issuerWithDid(profile, did))
  return [...present, ...former].map(({ did, keys }) => ({
    did,
    keys: keys.map(({ publicKeyMultibase, activeFrom, retiredAt }) => ({ publicKeyMultibase, activeFrom, retiredAt })),
  }))
}

/** Id of a key inside its DID document; the same form for did:key and did:web. */
export function verificationMethodId(did: string, publicKeyMultibase: string): string {
  return `${did}#${publicKeyMultibase}`
}

/**
 * The DID document to serve at `/.well-known/did.json`. Retired keys stay in it: what they signed in their time must
 * go on verifying.
 */
export function didDocument(issuer: Issuer<PublicKey>): object {
  const methods = issuer.keys.map(({ publicKeyMultibase }) => ({
    id: verificationMethodId(issuer.did, publicKeyMultibase), type: 'Multikey', controller: issuer.did, publicKeyMultibase,
  }))
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: issuer.did,
    verificationMethod: methods,
    assertionMethod: methods.map((method) => method.id),
  }
}

/** The key inside a did:key, or null for another method or another kind of key. */
export function keyInDid(did: string): PublicKeyPeriod | null {
  const multibase = did.startsWith('did:key:') ? did.slice('did:key:'.length) : ''
  return ED25519_MULTIBASE.test(multibase) ? { publicKeyMultibase: multibase } : null
}

/** Trust in a did:key by name alone; null when the text is no such DID. */
export function trustedIssuerFromDid(did: string): TrustedIssuer | null {
  const key = keyInDid(did)
  return key && { did, keys: [key] }
}

/** Trust in an issuer whose DID document (a saved did.json) is at hand; null when it holds no Ed25519 assertion key. */
export function trustedIssuerFromDocument(document: unknown): TrustedIssuer | null {
  if (!isRecord(document) || typeof document['id'] !== 'string') return null
  const asserting = Array.isArray(document['assertionMethod']) ? document['assertionMethod'] : []
  const methods = Array.isArray(document['verificationMethod']) ? document['verificationMethod'].filter(isRecord) : []
  const keys = methods.flatMap((method) => {
    const multibase = method['publicKeyMultibase']
    return asserting.includes(method['id']) && typeof multibase === 'string' && ED25519_MULTIBASE.test(multibase)
      ? [{ publicKeyMultibase: multibase }] : []
  })
  return keys.length ? { did: document['id'], keys } : null
}

function newestFirst<Key extends PublicKey>(keys: readonly Key[]): Key[] {
  return keys.toSorted((a, b) => b.activeFrom.localeCompare(a.activeFrom))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
