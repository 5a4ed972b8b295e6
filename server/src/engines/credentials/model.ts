import type { NumberParts } from './rules.ts'

/** The public half of a signing key and its time; dates are ISO 8601 in UTC. */
export interface PublicKey {
  publicKeyMultibase: string
  activeFrom: string
  /** From this moment the key signs no new credential. Absent: still in use. */
  retiredAt?: string
}

/** A whole signing key. It is kept sealed; nothing prints it. */
export interface IssuerKey extends PublicKey {
  secretKeyMultibase: string
}

/** What an installation says about itself: the source of its DIDs. `publicBaseUrl` counts only when it is https. */
export interface IssuerProfile<Key extends PublicKey = IssuerKey> {
  name: string
  url?: string
  publicBaseUrl?: string
  keys: readonly Key[]
}

/** One DID together with the keys that may speak for it. */
export interface Issuer<Key extends PublicKey = IssuerKey> {
  did: string
  name: string
  url?: string
  keys: readonly Key[]
}

/** The public half: what a verifier must be given to trust an issuer. Nothing secret in it. */
export interface TrustedIssuer {
  did: string
  keys: readonly PublicKeyPeriod[]
}

/** A public key and the period in which credentials may have been signed with it; open where absent. */
export interface PublicKeyPeriod {
  publicKeyMultibase: string
  activeFrom?: string
  retiredAt?: string
}

/** What is certified. Labels are in the language of the certificate; the engine prints and signs them, it never reads them. */
export interface Achievement {
  /** URI of what was achieved; the same for all who achieve it. */
  id: string
  name: string
  /** How it is earned, in one or two sentences. */
  criteria: string
  description: string
  occupation: { name: string, code?: string }
  level?: { label: string, value: string }
  classHours?: { label: string, value: number }
}

/** Everything a credential says, before it is signed. */
export interface Certificate {
  /** URI of the credential: its public address, or `urn:uuid:…`. */
  id: string
  /** As `formatNumber` writes it, without spaces. */
  number: string
  holderName: string
  /** Random, per credential, at least 16 bytes in hex: keeps the name's hash from being guessed out of a name list. */
  salt: string
  achievement: Achievement
  issuedAt: Date
  validUntil?: Date
  status: StatusEntry
}

/** Where a verifier learns whether a credential was revoked: one bit of one published list. */
export interface StatusEntry { listUrl: string, index: number }

export interface Proof {
  type: 'DataIntegrityProof'
  cryptosuite: 'eddsa-rdfc-2022'
  created: string
  verificationMethod: string
  proofPurpose: 'assertionMethod'
  proofValue: string
}

/** A signed JSON document as it is handed out. Read its content through `readCredential`, never by property. */
export type SignedDocument = Readonly<Record<string, unknown>> & { readonly proof: Proof }

/** What a credential says, as read back from a signed file. */
export interface CredentialFacts {
  id: string
  number: string
  /** Null in the public copy, which carries only the salted hash. */
  holderName: string | null
  achievement: string
  occupation: string
  occupationCode: string | null
  level: string | null
  classHours: number | null
  issuerDid: string
  issuerName: string
  issuedAt: string
  validUntil: string | null
  status: StatusEntry | null
}

/** What to certify; the engine adds number, salt, id and status entry. */
export interface NewCredential {
  scope: string
  /** What it is about and whose it is: ids the engine never looks behind. One credential in force per pair (C9). */
  subject: string
  holder: string
  holderName: string
  series: Pick<NumberParts, 'issuer' | 'region' | 'year'>
  achievement: Achievement
  issuedAt: Date
  validUntil?: Date
}

/** A credential as it is kept. */
export interface IssuedCredential {
  id: string
  scope: string
  subject: string
  holder: string
  number: string
  /** Certificate and holder's copy, encrypted: `openHolderCopy` reads them. */
  sealed: Buffer
  publicCopy: SignedDocument
  listId: string
  statusIndex: number
  issuedAt: Date
  validUntil: Date | null
  revoked: { at: Date, reason: string } | null
  /** The renewal that took its place. */
  replacedBy: string | null
}

export const VERDICTS = ['valid', 'tampered', 'revoked', 'expired', 'not-yet-valid', 'unknown-issuer', 'not-a-credential'] as const
export type Verdict = (typeof VERDICTS)[number]

/** The answer to "is this file good?". */
export interface Verification {
  verdict: Verdict
  /** Present unless the file is tampered with or no credential: those have no facts worth showing. */
  facts: CredentialFacts | null
  /**
   * `not-checked`: no list, or none that is genuine, was at hand, so a revocation made since could not be seen.
   * `asOf` is the list's own date.
   */
  revocation: { checked: true, asOf: string } | { checked: false }
  /** One short technical reason in English for logs and the command line; people are told the verdict. */
  reason: string
}

/** Where ids of holders are kept (C9): for whoever finds out that two holders are one. */
export const credentialHolders = [{ table: 'credential_issued', column: 'holder', once: { of: ['subject'], where: 'revoked_at is null' } }] as const
