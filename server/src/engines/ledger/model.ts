/** An account in the books of one unit. `balance` is the sum of its entries, kept; what came in is positive. Amounts are minor units (fen, points, pieces). */
export type Account = {
  id: string
  scope: string
  subject: string
  holder: string | null
  kind: string
  currency: string
  /** The balance never falls below; null: no bound. */
  floor: bigint | null
  balance: bigint
  /** Instant of the last entry: no later one stands before it. */
  lastAt: Date | null
}

export type NewAccount = { scope: string; subject: string; holder?: string | null; kind: string; currency: string; floor?: bigint | null }

export type Leg = { account: string; amount: bigint }

/** What is to be posted. `key` names it for good: asking twice gives the same posting. `about` is the record that it was made for. */
export type Wanted = { key: string; kind: string; about?: string; at: Date; entries: readonly Leg[]; reverses?: string }

export type Posting = { id: string; scope: string; key: string; kind: string; about: string | null; reverses: string | null; at: Date; entries: Leg[] }

/** `available` is how much the account could give. */
export type Refusal = { kind: 'refused'; code: 'overdraft'; account: string; available: bigint } | { kind: 'refused'; code: 'already-reversed' }

/** `again`: it was there already, nothing was changed. */
export type PostResult = { kind: 'posted'; posting: Posting; again: boolean } | Refusal

export type Entry = { accountId: string; seq: number; postingId: string; postingKind: string; about: string | null; amount: bigint; balanceAfter: bigint; at: Date }

/** Where ids of holders are kept, and of what a holder has one: for whoever finds out that two holders are one. */
export const holderColumns = [{ table: 'ledger_account', column: 'holder', once: { of: ['subject', 'kind', 'currency'] } }] as const
