import { consentTerms, gigForms, type RefusalCode } from '@guildhall/contract'
import type { AcceptRule, IdentityProof, OfferReason, Purpose, WorkForm } from './model.ts'

type Given = { purpose: Purpose; version: number; granted: boolean }
const purposes = Object.keys(consentTerms) as Purpose[]

/** What was answered to each use of personal data (J4). A use that was not answered counts as refused; words of another version were not read. */
export function readConsents(given: readonly Given[]): { refusal: RefusalCode } | { consents: Given[] } {
  if (given.some((one) => consentTerms[one.purpose].version !== one.version)) return { refusal: 'membership.terms-changed' }
  const consents = purposes.map((purpose) => ({ purpose, version: consentTerms[purpose].version, granted: given.findLast((one) => one.purpose === purpose)?.granted ?? false }))
  return consents.some((one) => consentTerms[one.purpose].required && !one.granted) ? { refusal: 'membership.consent-needed' } : { consents }
}

/** The youngest worker by law (劳动法 第十五条). */
export const youngest = 16

/** Whole years on a day, of somebody born on a day; both YYYY-MM-DD. */
export function ageOn(born: string, day: string): number {
  return Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5) ? 1 : 0)
}

/** The day of birth in an ID number of eighteen characters (GB 11643). */
export const bornOf = (number: string): string => `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`

export type JoinFacts = {
  /** Whether a membership lasts: of this record, or of another record with the same ID number. */
  member: 'no' | 'self' | 'other'
  union: { open: boolean; dissolved: boolean }
  /** The open application of this person, if there is one: to the same union for the same thing, or another. */
  open: 'none' | 'same' | 'other'
  /** Whole years; null where the number is not known yet. */
  age: number | null
}

/** Whether somebody may ask to join a union; `same`: they have asked already, and get that application. The first rule that fails is the one they are told. */
export function decideJoining(facts: JoinFacts): 'ok' | 'same' | RefusalCode {
  if (facts.open === 'same') return 'same'
  if (facts.member === 'self') return 'membership.already-member'
  if (facts.open === 'other') return 'membership.elsewhere-open'
  if (!facts.union.open || facts.union.dissolved) return 'membership.union-closed'
  if (facts.age !== null && facts.age < youngest) return 'membership.too-young'
  if (facts.member === 'other') return 'membership.exists'
  return 'ok'
}

export type TransferFacts = { membershipUnitId: string | null; unitId: string; union: { open: boolean; dissolved: boolean }; open: JoinFacts['open'] }

/** Whether a member may ask to come to another union. */
export function decideTransfer(facts: TransferFacts): 'ok' | 'same' | RefusalCode {
  if (facts.open === 'same') return 'same'
  if (facts.membershipUnitId === null) return 'membership.not-a-member'
  if (facts.open === 'other') return 'membership.elsewhere-open'
  if (facts.membershipUnitId === facts.unitId) return 'membership.same-union'
  if (!facts.union.open || facts.union.dissolved) return 'membership.union-closed'
  return 'ok'
}

export type ReviewFacts = { identity: IdentityProof; kind: 'join' | 'transfer' | 'leave'; member: 'no' | 'self' | 'other'; /** Another record that is no member has the number. */ held: boolean }

/** Whether an application may be accepted now, in words for the clerk. Who is a member of two unions would be one of none (M1). */
export function decideAccepting(facts: ReviewFacts): 'ok' | RefusalCode {
  if (facts.kind !== 'join') return facts.member === 'self' ? 'ok' : 'membership.applicant-no-member'
  if (facts.identity === 'none') return 'membership.not-proven'
  if (facts.member === 'self') return 'membership.applicant-is-member'
  if (facts.member === 'other') return 'membership.applicant-elsewhere'
  return facts.held ? 'membership.number-held' : 'ok'
}

export type FollowFacts = {
  kind: 'join' | 'transfer' | 'leave'
  /** Where the applicant is a member now, after their union was closed. */
  memberAt: string | null
  /** The living union that goes on for the one that was asked; null where it was dissolved and nothing goes on. */
  target: string | null
}

/**
 * What becomes of an open application when the union that it concerns is closed: it goes on at a union; it is accepted, because the merger has brought the member to the very union; or it
 * ends, because there is nobody left to ask or nothing left to move.
 */
export function decideFollowing({ kind, memberAt, target }: FollowFacts): { do: 'follow'; unitId: string } | { do: 'accept'; unitId: string } | { do: 'end'; why: 'union-dissolved' | 'membership-ended' } {
  if (kind !== 'join' && memberAt === null) return { do: 'end', why: 'membership-ended' }
  // Leaving is asked of the union where one is a member, whichever that is by now.
  const unitId = kind === 'leave' ? memberAt : target
  if (unitId === null) return { do: 'end', why: 'union-dissolved' }
  return kind === 'transfer' && memberAt === unitId ? { do: 'accept', unitId } : { do: 'follow', unitId }
}

/** By which rule of the union an application is accepted at once, if by any (J5): null leaves it to people. */
export function decideAtOnce(accepts: AcceptRule, facts: ReviewFacts & { onList: boolean }): 'listed' | 'everyone' | null {
  if (facts.kind !== 'join' || decideAccepting(facts) !== 'ok') return null
  if (facts.onList && accepts !== 'nobody') return 'listed'
  return accepts === 'everyone' ? 'everyone' : null
}

/** Kinds of units that have members. A federation has unions below it and none of its own. */
export const mayHaveMembers = (kind: string): boolean => kind !== 'federation'

export type Candidate = { unitId: string; name: string; kind: string; parentLevel: string | null; parentScope: string; trades: readonly string[]; employer: boolean }

/**
 * Unions for somebody who works so and there, the fittest first: the employer's own; the union of their trade, the nearest first; the joint unions, the nearest first. The union of
 * another trade is not offered.
 */
export function offerUnions<C extends Candidate>(candidates: readonly C[], work: WorkForm | null): (C & { why: OfferReason })[] {
  const gig = work !== null && (gigForms as readonly string[]).includes(work)
  const offered = candidates.flatMap((one): (C & { why: OfferReason; rank: number })[] => {
    if (one.employer) return [{ ...one, why: 'employer', rank: 0 }]
    if (one.trades.length > 0) return gig && one.trades.includes(work) ? [{ ...one, why: 'trade', rank: 1 }] : []
    if (one.kind !== 'joint-union' && one.kind !== 'industry-union') return []
    const why = one.parentLevel === 'town' ? 'town' : one.parentLevel === 'county' ? 'county' : 'above'
    return [{ ...one, why, rank: one.kind === 'joint-union' ? 2 : 3 }]
  })
  return offered.sort((a, b) => a.rank - b.rank || b.parentScope.split('.').length - a.parentScope.split('.').length || a.name.localeCompare(b.name, 'zh'))
    .map(({ rank: _, ...one }) => one as unknown as C & { why: OfferReason })
}

/** RH2026000123: how people name an application to each other. */
export const applicationNumber = (year: string, running: number | bigint): string => `RH${year}${String(running).padStart(6, '0')}`
