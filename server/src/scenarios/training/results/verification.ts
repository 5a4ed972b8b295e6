import type { AnswerOf, certificatesRoutes } from '@guildhall/contract'
import { findIssued, type CredentialFacts, type IssuedCredential, type Verification } from '#engines/credentials'
import { asService, type RequestContext } from '#platform/http'
import { issuerName } from '#registry/issuer'
import { isUnionCode } from '#registry/legal-persons'
import { noteCheck } from './certificates-store.ts'

type Ctx = Pick<RequestContext, 'tx' | 'actor' | 'clock' | 'config'>
export type Verified = AnswerOf<typeof certificatesRoutes.verifyNumber>

/** The record behind a credential that has proven itself; a file of another installation has none. */
export function findRecord(ctx: Ctx, facts: Pick<CredentialFacts, 'id'>): Promise<IssuedCredential | null> {
  const id = /\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(facts.id)?.[1]
  return id ? asService(ctx, '', () => findIssued(ctx.tx, id)) : Promise.resolve(null)
}

/** The answer as a page shows it, noted as one more check. `name`: as much of it as the asker may read. */
export async function answerVerification(ctx: Ctx, found: { by: 'number' | 'file'; verdict: Verified['verdict']; verification: Verification | null; issued: IssuedCredential | null; name: string | null }): Promise<Verified> {
  const { verification, issued, verdict } = found
  const now = ctx.clock.now()
  await asService(ctx, '', () => noteCheck(ctx.tx, { scope: issued?.scope ?? '', credentialId: issued?.id ?? null, by: found.by, verdict, now }))
  const facts = verification?.facts ?? null
  return {
    verdict, checkedAt: now.toISOString(), organiser: (await issuerName(ctx)).name,
    facts: facts && {
      about: isUnion(facts) ? 'union' : 'skill', name: isUnion(facts) ? facts.occupation : found.name, number: facts.number, title: facts.achievement, occupation: facts.occupation, occupationCode: facts.occupationCode, level: facts.level, classHours: facts.classHours,
      issuer: facts.issuerName, issuerDid: facts.issuerDid, issuedAt: new Date(facts.issuedAt).toISOString(), validUntil: facts.validUntil === null ? null : new Date(facts.validUntil).toISOString(),
    },
    revoked: facts && verdict === 'revoked' && issued?.revoked ? { at: issued.revoked.at.toISOString(), reason: issued.revoked.reason, renewed: issued.replacedBy !== null } : null,
    statusAsOf: verification?.revocation.checked ? new Date(verification.revocation.asOf).toISOString() : null,
    publicCopy: facts && issued ? `/api/public/certificates/${issued.id}` : null, statusList: facts && issued ? `/api/public/status-lists/${issued.listId}` : null,
  }
}

/** A certificate of a union carries its unified social credit code where a skill has that of its occupation. A union is no person: its name is public. */
const isUnion = (facts: Pick<CredentialFacts, 'occupationCode'>) => isUnionCode(facts.occupationCode ?? '')
