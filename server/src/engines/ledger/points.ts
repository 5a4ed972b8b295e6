import type { Tx } from '#platform/db'
import type { PostResult } from './model.ts'
import { move, openAccounts } from './ledger.ts'

const currency = 'points'

type Points = { scope: string; scheme: string; holder: string; amount: bigint; key: string; about?: string; now: Date }

/** The holder's account in a scheme of points, and the scheme's own, from which points come and to which they go. */
async function accountsOf(tx: Tx, { scope, scheme, holder, now }: Pick<Points, 'scope' | 'scheme' | 'holder' | 'now'>): Promise<{ own: string; source: string }> {
  const [own, source] = await openAccounts(tx, [{ scope, subject: scheme, holder, kind: 'points', currency, floor: 0n }, { scope, subject: scheme, kind: 'points-issued', currency }], now)
  return { own: own!.id, source: source!.id }
}

/** Gives points for something, once per key. */
export async function earnPoints(tx: Tx, input: Points): Promise<PostResult> {
  const { own, source } = await accountsOf(tx, input)
  return move(tx, { from: source, to: own, amount: input.amount, key: input.key, kind: 'points.earned', at: input.now, ...(input.about && { about: input.about }) })
}

/** Spends points; `overdraft` when the holder has fewer. */
export async function spendPoints(tx: Tx, input: Points): Promise<PostResult> {
  const { own, source } = await accountsOf(tx, input)
  return move(tx, { from: own, to: source, amount: input.amount, key: input.key, kind: 'points.spent', at: input.now, ...(input.about && { about: input.about }) })
}
