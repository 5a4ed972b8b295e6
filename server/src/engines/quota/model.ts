export type Pool = {
  id: string
  scope: string
  subject: string
  group: string
  capacity: number
  /** Most that may wait; null: as many as come, 0: none. */
  waitlistLimit: number | null
  seated: number
  waiting: number
  opensToInvitedAt: Date | null
  opensToAllAt: Date | null
  closesAt: Date | null
  closedAt: Date | null
}

export type ClaimState = 'seat' | 'waiting' | 'released' | 'lapsed'

export type Claim = { id: string; poolId: string; holder: string; state: ClaimState; ticket: number; claimedAt: Date; seatedAt: Date | null; endedAt: Date | null }

/** When a holder may claim. Times, not flags, so that nobody has to press a button at midnight. */
export type Opening = { opensToInvitedAt: Date | null; opensToAllAt: Date | null; closesAt: Date | null }

/** Why there is no place. `opensAt` is when it opens for this holder, null while nobody has said. */
export type Refusal = { kind: 'refused'; code: 'not-open'; opensAt: Date | null } | { kind: 'refused'; code: 'closed' | 'full' | 'one-per-holder' }

/** `again`: the claim was there already, nothing was changed (Q5). `position` counts from 1. */
export type TakeResult =
  | { kind: 'seat'; claimId: string; again: boolean }
  | { kind: 'waiting'; claimId: string; position: number; again: boolean }
  | Refusal

/** Where a holder stands. */
export type Place = { kind: 'seat'; claimId: string; since: Date } | { kind: 'waiting'; claimId: string; position: number; since: Date }

/** Who lost a place and who gained one by it, so that the caller can tell them. */
export type ReleaseResult = { released: Claim | null; moved: Claim[] }

export type ResizeResult = { kind: 'resized'; pool: Pool; moved: Claim[] } | { kind: 'refused'; code: 'below-taken'; seated: number } | { kind: 'refused'; code: 'closed' | 'below-waiting' }

/** Where ids of holders are kept, and of what a holder has one (Q2): for whoever finds out that two holders are one. */
export const holderColumns = [
  { table: 'quota_claim', column: 'holder', once: { of: ['exclusive_group'], where: `state in ('seat', 'waiting')` } },
  { table: 'quota_invitation', column: 'holder', once: { of: ['pool_id'] } },
] as const
