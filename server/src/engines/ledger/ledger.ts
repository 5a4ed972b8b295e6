import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Account, Leg, NewAccount, Posting, PostResult, Wanted } from './model.ts'
import { decideBatch, opposite } from './rules.ts'
import { findAccounts, findNamed, findPostings, findReversed, getPosting, insertAccounts, lockAccounts, writePostings } from './store.ts'

/** Opens accounts, or finds those that are open: one per subject, holder, kind and currency. In the order asked. */
export async function openAccounts(tx: Tx, wanted: readonly NewAccount[], now: Date): Promise<Account[]> {
  if (wanted.length === 0) return []
  await insertAccounts(tx, wanted.map((one) => ({ ...one, id: newId() })), now)
  const found = new Map((await findNamed(tx, wanted)).map((account) => [nameOf(account), account]))
  return wanted.map((one) => found.get(nameOf(one)) ?? missing(`account ${nameOf(one)} is in another range`))
}

/** One account, as openAccounts. `floor` counts when it is opened; it never changes. */
export async function openAccount(tx: Tx, { now, ...wanted }: NewAccount & { now: Date }): Promise<Account> {
  return (await openAccounts(tx, [wanted], now))[0]!
}

/**
 * Posts. The entries have to sum to zero in every unit and currency; an account with a floor is not overdrawn: that is a refusal, everything else that is wrong is an Error.
 * Locks its accounts until the transaction ends. Whoever posts several times in one transaction takes `postMany`, or `lock` before: locks are taken in one order only in one go.
 */
export async function post(tx: Tx, wanted: Wanted): Promise<PostResult> {
  return (await postMany(tx, [wanted]))[0]!
}

/** Posts many, in order, for the price of one: what overdraws is refused alone. The same key twice in a batch is one posting. */
export async function postMany(tx: Tx, wanted: readonly Wanted[]): Promise<PostResult[]> {
  if (wanted.length === 0) return []
  const accounts = await lockAccounts(tx, wanted.flatMap((one) => one.entries.map((entry) => entry.account)))
  // Read after the locks were had: a posting that was under way with the same key is there now.
  const known = new Map((await findPostings(tx, { keys: wanted.map((one) => one.key) })).map((posting) => [posting.key, posting]))
  const reversed = await findReversed(tx, wanted.flatMap((one) => one.reverses ?? []))
  const decisions = decideBatch(wanted, accounts, known, reversed)

  const books = new Map(accounts.map((account) => [account.id, account]))
  const results: PostResult[] = []
  const fresh: Posting[] = []
  for (const [index, decision] of decisions.entries()) {
    const { key, kind, about, reverses, entries } = wanted[index]!
    if (decision.kind === 'refused') results.push(decision)
    else if (decision.kind === 'known') results.push({ kind: 'posted', posting: decision.posting, again: true })
    else if (decision.kind === 'repeats') results.push({ ...(results[decision.index] as Extract<PostResult, { kind: 'posted' }>), again: true })
    else {
      const posting = { id: newId(), scope: books.get(entries[0]!.account)!.scope, key, kind, about: about ?? null, reverses: reverses ?? null, at: decision.at, entries: [...entries] }
      fresh.push(posting)
      results.push({ kind: 'posted', posting, again: false })
    }
  }
  await writePostings(tx, fresh)
  return results
}

/** Moves an amount from one account to another of the same unit and currency. */
export async function move(tx: Tx, { from, to, amount, ...rest }: Omit<Wanted, 'entries' | 'reverses'> & { from: string; to: string; amount: bigint }): Promise<PostResult> {
  return post(tx, { ...rest, entries: moving(from, to, amount) })
}

/** The two entries of a movement. */
export function moving(from: string, to: string, amount: bigint): Leg[] {
  return [{ account: from, amount: -amount }, { account: to, amount }]
}

/** Takes a posting back by another one that names it. Once: then `already-reversed`; an account that has spent what it got refuses as overdrawn. */
export async function reverse(tx: Tx, input: { posting: string; key: string; kind: string; at: Date }): Promise<PostResult> {
  const posting = await getPosting(tx, input.posting)
  return post(tx, { key: input.key, kind: input.kind, at: input.at, reverses: posting.id, ...(posting.about && { about: posting.about }), entries: opposite(posting.entries) })
}

/** Takes the locks of several postings of one transaction beforehand, so that they are taken in the one order. */
export async function lock(tx: Tx, accounts: readonly string[]): Promise<Account[]> {
  return lockAccounts(tx, accounts)
}

/** Two holders turn out to be one: where both have an account of the same kind, what the one holds goes to the other. Gives how many accounts were emptied. */
export async function joinAccounts(tx: Tx, { winnerId, loserId, now }: { winnerId: string; loserId: string; now: Date }): Promise<number> {
  const kept = new Map((await findAccounts(tx, { holders: [winnerId] })).map((account) => [nameOf({ ...account, holder: null }), account]))
  const pairs = (await findAccounts(tx, { holders: [loserId] })).flatMap((from) => {
    const to = kept.get(nameOf({ ...from, holder: null }))
    return to && to.scope === from.scope && from.balance !== 0n ? [{ from, to }] : []
  })
  // A debt moves the other way round: both accounts stay within their floors as far as the sum does.
  const results = await postMany(tx, pairs.map(({ from, to }) => ({ key: `join:${from.id}:${to.id}:${from.lastAt!.toISOString()}`, kind: 'join', at: now, entries: moving(from.id, to.id, from.balance) })))
  return results.filter((result) => result.kind === 'posted').length
}

function nameOf({ subject, holder, kind, currency }: Pick<NewAccount, 'subject' | 'holder' | 'kind' | 'currency'>): string {
  return [subject, holder ?? '', kind, currency].join(' ')
}

function missing(what: string): never {
  throw new Error(what)
}
