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
  /** Words of the caller's choosing, one of which a holder must bring; null: everybody. */
  eligible: readonly string[] | null
  /** Seats kept for those who bring `reservedFor`, until `reservedUntil`; 0 once they are open to all (Q8). */
  reserved: number
  reservedFor: string | null
  reservedUntil: Date | null
  /** Seats of those who do not bring it. */
  seatedOthers: number
  /** A seat lapses unless it is confirmed within so many minutes; null: seats need no confirming (Q9). */
  holdMinutes: number | null
  /** Seats are drawn then, among those who entered; null: first come, first served (Q10). */
  drawAt: Date | null
  entered: number
  nextTicket: number
  /** Whether places were ever given by arrivals; of all other pools nobody asks for them. */
  hasArrivals: boolean
}

export type LiveState = 'seat' | 'waiting' | 'entered'
export type ClaimState = LiveState | 'released' | 'lapsed' | 'lost'
export const liveStates = ['seat', 'waiting', 'entered'] as const

export type Claim = {
  id: string; poolId: string; holder: string; state: ClaimState; ticket: number; claimedAt: Date; seatedAt: Date | null; endedAt: Date | null
  favoured: boolean
  confirmBy: Date | null; confirmedAt: Date | null
  /** The number under which it took part in a draw, and the place that it drew. */
  entry: number | null; rank: number | null
}

/** When a holder may claim. Times, not flags, so that nobody has to press a button at midnight. */
export type Opening = { opensToInvitedAt: Date | null; opensToAllAt: Date | null; closesAt: Date | null }

/** Somebody who asks for a place, with the words that the caller found true of them. */
export type Request = { holder: string; groups?: readonly string[] }

/** Why there is no place. `opensAt` is when it opens for this holder, null while nobody has said. */
export type Refusal = { kind: 'refused'; code: 'not-open'; opensAt: Date | null } | { kind: 'refused'; code: 'closed' | 'full' | 'one-per-holder' | 'not-eligible' }

/** `again`: the claim was there already, nothing was changed (Q5). `position` counts from 1. */
export type TakeResult =
  | { kind: 'seat'; claimId: string; ticket: number; confirmBy: Date | null; again: boolean }
  | { kind: 'waiting'; claimId: string; ticket: number; position: number; again: boolean }
  | { kind: 'entered'; claimId: string; ticket: number; entry: number; again: boolean }
  | Refusal

/** Where a holder stands. */
export type Place =
  | { kind: 'seat'; claimId: string; since: Date; ticket: number; confirmBy: Date | null; confirmedAt: Date | null }
  | { kind: 'waiting'; claimId: string; position: number; since: Date; ticket: number }
  | { kind: 'entered'; claimId: string; entry: number; since: Date; ticket: number }

/** Whose hold ran out and who moved up, by the clock alone. */
export type Tended = { lapsed: Claim[]; moved: Claim[] }

/** Who lost a place and who gained one by it, so that the caller can tell them. */
export type ReleaseResult = { released: Claim | null; moved: Claim[] }

export type ResizeResult = { kind: 'resized'; pool: Pool; moved: Claim[] } | { kind: 'refused'; code: 'below-taken'; seated: number } | { kind: 'refused'; code: 'closed' | 'below-waiting' }

/** Where ids of holders are kept, and of what a holder has one (Q2): for whoever finds out that two holders are one. */
export const holderColumns = [
  { table: 'quota_claim', column: 'holder', once: { of: ['exclusive_group'], where: `state in ('seat', 'waiting', 'entered')` } },
  { table: 'quota_arrival', column: 'holder', once: { of: ['pool_id'] }, stays: 'it lives for seconds, and the claim that comes of it follows the person' },
  { table: 'quota_invitation', column: 'holder', once: { of: ['pool_id'] } },
] as const
