import { keyInDid } from './did.ts'
import type { CredentialFacts, PublicKeyPeriod, SignedDocument, TrustedIssuer, Verification } from './model.ts'
import { extractCredential, isPdf } from './pdf-attachment.ts'
import { readPdfSeal, sealHolds } from './pdf-seal.ts'
import { proofHolds } from './proof.ts'
import { asSignedCredential, asSignedStatusList, parseJson, readCredential, readStatusList } from './read.ts'
import { decideVerdict, keyWasActive } from './rules.ts'
import type { Findings } from './rules.ts'
import { decodeStatusBits, isRevoked } from './status-list.ts'

/** The largest file looked at; a certificate as PDF has under 300 KB. */
export const MAX_FILE_BYTES = 5 * 1024 * 1024

export interface VerifyOptions {
  trustedIssuers: readonly TrustedIssuer[]
  /** Fetches the signed status list of that address as parsed JSON; null or a failure means not at hand. */
  loadStatusList?: (listUrl: string) => Promise<unknown>
  now: Date
}

/**
 * Verifies a file as a person uploads it: a credential as JSON, or a PDF that carries one. Never throws whatever the
 * bytes (C8), reads no network and no disk.
 */
export async function verifyFile(bytes: Uint8Array, options: VerifyOptions): Promise<Verification> {
  if (bytes.length > MAX_FILE_BYTES) return notACredential('the file is too big')
  if (!isPdf(bytes)) return verifyCredential(parseJson(bytes), options)
  const json = extractCredential(bytes)
  if (!json) return notACredential('the PDF carries no credential, or more than one')
  const inside = await verifyCredential(parseJson(json), options)
  if (inside.verdict === 'not-a-credential' || inside.verdict === 'tampered' || await pagesAreSealed(bytes, parseJson(json), options)) return inside
  return { verdict: 'tampered', facts: null, revocation: { checked: false }, reason: 'the file is not as it was issued: the credential inside is genuine, the pages around it may not be' }
}

/** Whether the whole file was sealed by a key of an issuer whom the caller trusts, or else by the very issuer of the credential inside (C10). */
async function pagesAreSealed(pdf: Uint8Array, credential: unknown, { trustedIssuers }: VerifyOptions): Promise<boolean> {
  const seal = readPdfSeal(pdf)
  if (!seal) return false
  const document = asSignedCredential(credential)
  const own = document ? document.proof.verificationMethod.split('#')[1] : undefined
  const believed = seal.publicKeyMultibase === own || trustedIssuers.some(({ keys }) => keys.some((key) => key.publicKeyMultibase === seal.publicKeyMultibase))
  return believed && sealHolds(seal)
}

/** Verifies a credential already parsed from JSON. Never throws on any value. */
export async function verifyCredential(value: unknown, options: VerifyOptions): Promise<Verification> {
  const document = asSignedCredential(value)
  if (!document) return notACredential('no Open Badges 3.0 credential with an eddsa-rdfc-2022 proof')

  const signer = findSigner(document, options.trustedIssuers)
  const signature = signer.key ? (await proofHolds(document, signer.key.publicKeyMultibase) ? 'good' : 'bad') : signer.missing
  // Proof without readable content: someone made use of what JSON-LD ignores and JSON does not (C2).
  const facts = readCredential(document)
  if (signature === 'bad' || !facts) return { verdict: 'tampered', facts: null, revocation: { checked: false }, reason: 'the proof does not fit the content' }

  const revocation = signature === 'good' && signer.trusted ? await checkRevocation(facts, options) : null
  const findings: Findings = {
    signature, issuerTrusted: signer.trusted, revoked: revocation?.revoked ?? false, now: options.now,
    validFrom: new Date(facts.issuedAt), validUntil: facts.validUntil === null ? null : new Date(facts.validUntil),
  }
  const verdict = decideVerdict(findings)
  return {
    verdict,
    facts: verdict === 'unknown-issuer' ? null : facts,
    revocation: revocation ? { checked: true, asOf: revocation.asOf } : { checked: false },
    reason: reasonFor(verdict, facts),
  }
}

interface Signer { key: PublicKeyPeriod | null, trusted: boolean, missing: 'bad' | 'unknowable' }

/** Which key should have made the proof. A proof by anyone but the issuer named in the credential is bad. */
function findSigner(document: SignedDocument, trustedIssuers: readonly TrustedIssuer[]): Signer {
  const issuer = document['issuer']
  const did = typeof issuer === 'string' ? issuer : typeof issuer === 'object' && issuer && 'id' in issuer ? String(issuer.id) : ''
  const [controller, fragment] = document.proof.verificationMethod.split('#')
  const trusted = trustedIssuers.find((candidate) => candidate.did === did)
  const known = trusted?.keys.find((key) => key.publicKeyMultibase === fragment)
  const inDid = keyInDid(did)
  if (controller !== did || (inDid && inDid.publicKeyMultibase !== fragment)) return { key: null, trusted: false, missing: 'bad' }
  return {
    key: known ?? inDid,
    trusted: known !== undefined && keyWasActive(known, new Date(document.proof.created)),
    missing: 'unknowable',
  }
}

/** What the status list says, or null when no genuine list of this issuer is at hand. */
async function checkRevocation({ status, issuerDid }: CredentialFacts, options: VerifyOptions): Promise<{ revoked: boolean, asOf: string } | null> {
  if (!status || !options.loadStatusList) return null
  const document = asSignedStatusList(await options.loadStatusList(status.listUrl).catch(() => null))
  const list = document && readStatusList(document)
  if (!document || !list || list.id !== status.listUrl || list.issuerDid !== issuerDid) return null
  if (list.validFrom > options.now || (list.validUntil && list.validUntil <= options.now)) return null
  const { key } = findSigner(document, options.trustedIssuers)
  if (!key || !(await proofHolds(document, key.publicKeyMultibase))) return null
  const bits = decodeStatusBits(list.encodedList)
  const revoked = bits && isRevoked(bits, status.index)
  return revoked === null ? null : { revoked, asOf: list.validFrom.toISOString() }
}

function reasonFor(verdict: Verification['verdict'], facts: CredentialFacts): string {
  switch (verdict) {
    case 'valid': return 'signed by a trusted issuer, unchanged, in force'
    case 'revoked': return 'the issuer has revoked it'
    case 'expired': return `valid until ${facts.validUntil}`
    case 'not-yet-valid': return `valid from ${facts.issuedAt}`
    case 'unknown-issuer': return `not signed by a trusted issuer, or with a key out of its time: ${facts.issuerDid}`
    case 'tampered': return 'the proof does not fit the content'
    case 'not-a-credential': return 'no credential'
  }
}

function notACredential(reason: string): Verification {
  return { verdict: 'not-a-credential', facts: null, revocation: { checked: false }, reason }
}
