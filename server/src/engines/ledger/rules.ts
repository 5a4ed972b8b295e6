import type { Account, Leg, Posting, Refusal, Wanted } from './model.ts'

type Books = Pick<Account, 'id' | 'scope' | 'currency' | 'floor' | 'balance' | 'lastAt'>
export type Decision = { kind: 'write'; at: Date } | { kind: 'known'; posting: Posting } | { kind: 'repeats'; index: number } | Refusal

/** In which unit and currency the entries do not sum to zero (L1); null when they do everywhere. A posting of nothing, or with an empty entry, is none. */
export function imbalance(entries: readonly Leg[], accounts: ReadonlyMap<string, Pick<Account, 'scope' | 'currency'>>): string | null {
  if (entries.length === 0) return 'no entries'
  const sums = new Map<string, bigint>()
  for (const { account, amount } of entries) {
    const books = accounts.get(account)
    if (!books) return `no account ${account} in this range`
    if (amount === 0n) return 'an entry of nothing'
    const place = `${books.currency} of ${books.scope}`
    sums.set(place, (sums.get(place) ?? 0n) + amount)
  }
  for (const [place, sum] of sums) if (sum !== 0n) return `${sum} too much in ${place}`
  return null
}

/**
 * Decides a batch in its order against balances carried along. What overdraws is refused alone and moves nothing; the rest of the batch goes on. A posting stands at its own
 * instant, or at the last one of its accounts when that is later: entries of an account never go back in time (L2).
 *
 * Throws on what no caller should ask: entries that do not balance, a key that names something else already.
 */
export function decideBatch(wanted: readonly Wanted[], books: readonly Books[], known: ReadonlyMap<string, Posting>, reversed: ReadonlySet<string> = new Set()): Decision[] {
  const accounts = new Map(books.map((one) => [one.id, { ...one }]))
  const decided = new Map<string, number>()
  const undone = new Set(reversed)
  return wanted.map((posting, index): Decision => {
    const before = known.get(posting.key)
    if (before) {
      if (!sameLegs(before.entries, posting.entries)) throw new Error(`the key ${posting.key} names another posting`)
      return { kind: 'known', posting: before }
    }
    const earlier = decided.get(posting.key)
    if (earlier !== undefined) {
      if (!sameLegs(wanted[earlier]!.entries, posting.entries)) throw new Error(`the key ${posting.key} names another posting`)
      return { kind: 'repeats', index: earlier }
    }
    const wrong = imbalance(posting.entries, accounts)
    if (wrong) throw new Error(`posting ${posting.key} does not balance: ${wrong}`)
    if (posting.reverses !== undefined && undone.has(posting.reverses)) return { kind: 'refused', code: 'already-reversed' }
    // An account that occurs twice is judged entry by entry, as they will stand.
    const balances = new Map<string, bigint>()
    for (const { account, amount } of posting.entries) {
      const { balance, floor } = accounts.get(account)!
      const standing = balances.get(account) ?? balance
      if (amount < 0n && floor !== null && standing + amount < floor) return { kind: 'refused', code: 'overdraft', account, available: standing > floor ? standing - floor : 0n }
      balances.set(account, standing + amount)
    }
    let at = posting.at
    for (const id of balances.keys()) {
      const { lastAt } = accounts.get(id)!
      if (lastAt && lastAt > at) at = lastAt
    }
    for (const [id, balance] of balances) Object.assign(accounts.get(id)!, { balance, lastAt: at })
    decided.set(posting.key, index)
    if (posting.reverses !== undefined) undone.add(posting.reverses)
    return { kind: 'write', at }
  })
}

/** The entries that take a posting back, last first. */
export function opposite(entries: readonly Leg[]): Leg[] {
  return entries.toReversed().map(({ account, amount }) => ({ account, amount: -amount }))
}

function sameLegs(a: readonly Leg[], b: readonly Leg[]): boolean {
  const said = (legs: readonly Leg[]) => legs.map(({ account, amount }) => `${account}:${amount}`).toSorted().join()
  return said(a) === said(b)
}
