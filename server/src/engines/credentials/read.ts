import { z } from 'zod'
import { CREDENTIALS_V2, OPEN_BADGES_3 } from './contexts.ts'
import type { CredentialFacts, SignedDocument, StatusEntry } from './model.ts'

/** A signed credential is about 3 KB; this leaves room for long texts and bounds the work of a hostile one. */
export const MAX_JSON_BYTES = 64 * 1024

/** Our deepest value lies at 5; a file that nests deeper is none of ours. */
const MAX_DEPTH = 10

const proof = z.strictObject({
  type: z.literal('DataIntegrityProof'), cryptosuite: z.literal('eddsa-rdfc-2022'), created: z.iso.datetime(),
  verificationMethod: z.string(), proofPurpose: z.literal('assertionMethod'), proofValue: z.string(),
})
const signed = z.looseObject({ '@context': z.array(z.string()), type: z.array(z.string()), proof })

const text = z.string()
const result = z.object({ resultDescription: text, value: text })
const credential = z.object({
  id: text,
  issuer: z.object({ id: text, name: text }),
  validFrom: z.iso.datetime(),
  validUntil: z.iso.datetime().optional(),
  credentialSubject: z.object({
    identifier: z.array(z.object({ hashed: z.boolean(), identityHash: text })),
    licenseNumber: text,
    achievement: z.object({ id: text, name: text, specialization: text, humanCode: text.optional() }),
    result: z.array(result),
  }),
  credentialStatus: z.object({ statusListCredential: text, statusListIndex: z.string().regex(/^\d{1,9}$/), statusPurpose: z.literal('revocation') }).optional(),
})
const statusList = z.object({
  id: text, issuer: text, validFrom: z.iso.datetime(), validUntil: z.iso.datetime().optional(),
  credentialSubject: z.object({ type: z.literal('BitstringStatusList'), statusPurpose: z.literal('revocation'), encodedList: text }),
})

/** Bytes as a JSON value, or null: too big, no UTF-8, no JSON. */
export function parseJson(bytes: Uint8Array, limit = MAX_JSON_BYTES): unknown {
  if (bytes.length > limit) return null
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}

/** A value as a credential with a proof, its signature not yet checked; null when it is something else. */
export function asSignedCredential(value: unknown): SignedDocument | null {
  return asSigned(value, [CREDENTIALS_V2, OPEN_BADGES_3], 'OpenBadgeCredential')
}

/** A value as a status list with a proof, its signature not yet checked; null when it is something else. */
export function asSignedStatusList(value: unknown): SignedDocument | null {
  return asSigned(value, [CREDENTIALS_V2], 'BitstringStatusListCredential')
}

/** What a credential says; null when a field is missing or of another kind. Believe it only after its proof held. */
export function readCredential(document: SignedDocument): CredentialFacts | null {
  const parsed = credential.safeParse(document)
  if (!parsed.success) return null
  const { id, issuer, validFrom, validUntil, credentialSubject: subject, credentialStatus } = parsed.data
  const valueOf = (kind: string): string | null =>
    subject.result.find((each) => each.resultDescription === `${subject.achievement.id}#${kind}`)?.value ?? null
  const classHours = valueOf('class-hours')
  return {
    id, number: subject.licenseNumber,
    holderName: subject.identifier.find((identity) => !identity.hashed)?.identityHash ?? null,
    achievement: subject.achievement.name,
    occupation: subject.achievement.specialization,
    occupationCode: subject.achievement.humanCode ?? null,
    level: valueOf('level'),
    classHours: classHours === null ? null : Number(classHours),
    issuerDid: issuer.id, issuerName: issuer.name,
    issuedAt: validFrom, validUntil: validUntil ?? null,
    status: credentialStatus ? statusEntry(credentialStatus) : null,
  }
}

/** The content of a status list, under the same condition as `readCredential`. */
export function readStatusList(document: SignedDocument): { id: string, issuerDid: string, validFrom: Date, validUntil: Date | null, encodedList: string } | null {
  const parsed = statusList.safeParse(document)
  if (!parsed.success) return null
  const { id, issuer, validFrom, validUntil, credentialSubject } = parsed.data
  return {
    id, issuerDid: issuer, validFrom: new Date(validFrom), validUntil: validUntil ? new Date(validUntil) : null,
    encodedList: credentialSubject.encodedList,
  }
}

function statusEntry(entry: { statusListCredential: string, statusListIndex: string }): StatusEntry {
  return { listUrl: entry.statusListCredential, index: Number(entry.statusListIndex) }
}

function asSigned(value: unknown, contexts: readonly string[], type: string): SignedDocument | null {
  const parsed = signed.safeParse(value)
  if (!parsed.success) return null
  const { '@context': context, type: types } = parsed.data
  // Of the file itself: what the parser passes over must be looked at too.
  const { '@context': _context, type: _type, ...rest } = value as Record<string, unknown>
  const ours = context.length === contexts.length && context.every((url, place) => url === contexts[place])
    && types.length === 2 && types[0] === 'VerifiableCredential' && types[1] === type && isPlain(rest, 0)
  return ours ? parsed.data : null
}

/**
 * The proof covers the meaning of a document in JSON-LD, we read its JSON. The two agree only while no keyword inside
 * changes what a property means (C2), so any `@…` below the top is refused; and so is what every object has by birth (C8).
 */
function isPlain(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return !isInborn(value)
  if (typeof value !== 'object' || value === null) return true
  return depth < MAX_DEPTH && Object.entries(value).every(([key, inner]) => !key.startsWith('@') && !isInborn(key) && isPlain(inner, depth + 1))
}

/**
 * `__proto__`, `constructor` and the like. The canonicaliser keeps the nodes of a graph in plain objects by their ids: a node of such a name would be
 * the prototype of everything in this process, and what the file says of it would be true of all.
 */
function isInborn(name: string): boolean {
  return name in Object.prototype
}
