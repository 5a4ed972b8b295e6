import { CREDENTIALS_V2, OPEN_BADGES_3 } from './contexts.ts'
import { verificationMethodId } from './did.ts'
import type { Achievement, Certificate, Issuer, SignedDocument } from './model.ts'
import { addProof, toSecond } from './proof.ts'
import { identityHash, keyWasActive } from './rules.ts'

/**
 * Signs a certificate as an Open Badges 3.0 `OpenBadgeCredential`. The holder's copy carries the name; the public copy
 * only its salted hash (C7), and says the same about everything else. Throws when no key of the issuer is active at `now`.
 */
export async function signCredential(issuer: Issuer, certificate: Certificate, options: { copy: 'holder' | 'public', now: Date }): Promise<SignedDocument> {
  const key = issuer.keys.find((candidate) => keyWasActive(candidate, options.now))
  if (!key) throw new Error(`no active key for ${issuer.did}`)
  return addProof(
    credentialDocument(issuer, certificate, options.copy), key,
    { id: verificationMethodId(issuer.did, key.publicKeyMultibase), now: options.now },
  )
}

function credentialDocument(issuer: Issuer, certificate: Certificate, copy: 'holder' | 'public'): Record<string, unknown> {
  const { achievement, status } = certificate
  return {
    '@context': [CREDENTIALS_V2, OPEN_BADGES_3],
    id: certificate.id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: achievement.name,
    issuer: { id: issuer.did, type: ['Profile'], name: issuer.name, ...(issuer.url && { url: issuer.url }) },
    validFrom: toSecond(certificate.issuedAt),
    ...(certificate.validUntil && { validUntil: toSecond(certificate.validUntil) }),
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: holderIdentity(certificate, copy),
      licenseNumber: certificate.number,
      achievement: achievementDocument(achievement),
      result: results(achievement).map(({ id, value }) => ({ type: ['Result'], resultDescription: id, value })),
    },
    credentialStatus: {
      id: `${status.listUrl}#${status.index}`, type: 'BitstringStatusListEntry', statusPurpose: 'revocation',
      statusListIndex: String(status.index), statusListCredential: status.listUrl,
    },
  }
}

function holderIdentity({ holderName, number, salt }: Certificate, copy: 'holder' | 'public'): object[] {
  const hashed = {
    type: 'IdentityObject', hashed: true, identityType: 'ext:name-and-number',
    identityHash: identityHash({ name: holderName, number, salt }), salt,
  }
  // A plain `identityHash` is how Open Badges 3.0 writes a value that is not hashed.
  return copy === 'public' ? [hashed] : [{ type: 'IdentityObject', hashed: false, identityType: 'name', identityHash: holderName }, hashed]
}

function achievementDocument(achievement: Achievement): object {
  const { id, name, description, criteria, occupation } = achievement
  return {
    id, type: ['Achievement'], achievementType: 'Certificate', name, description,
    criteria: { narrative: criteria },
    specialization: occupation.name,
    ...(occupation.code && { humanCode: occupation.code }),
    resultDescription: results(achievement).map((result) => ({
      id: result.id, type: ['ResultDescription'], name: result.label, resultType: result.kind,
    })),
  }
}

/** Level and class hours as Open Badges results; `readCredential` finds them again by the end of their id. */
function results({ id, level, classHours }: Achievement): { id: string, label: string, kind: string, value: string }[] {
  return [
    ...(level ? [{ id: `${id}#level`, label: level.label, kind: 'PerformanceLevel', value: level.value }] : []),
    ...(classHours ? [{ id: `${id}#class-hours`, label: classHours.label, kind: 'ext:ClassHours', value: String(classHours.value) }] : []),
  ]
}
