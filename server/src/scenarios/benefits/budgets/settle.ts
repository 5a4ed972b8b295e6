import { z } from 'zod'
import { findPostings, lock, moving, post, postMany, reverse, type Posting, type Wanted } from '#engines/ledger'
import type { Tx } from '#platform/db'
import { asService, Refused } from '#platform/http'
import { job, type CommandContext, type JobContext } from '#platform/module'
import { isOver } from '../over.ts'
import type { ReleaseRow } from '../store.ts'
import { accountsOf, followYearEnd, lineOf, mustPost, openBooks, openReleaseBooks } from './books.ts'
import { decideSettling } from './rules.ts'
import { countPlaces, findUnsettled, lockBudgets } from './store.ts'

/** Sets aside what a release will cost at most, before anybody can claim it (F2): from then on no claim touches the ledger. As the service, in the release's scope. */
export async function reserveFor(ctx: CommandContext, row: ReleaseRow): Promise<void> {
  if (!row.budget_id) return
  const now = ctx.clock.now()
  const [budget] = await lockBudgets(ctx.tx, [row.budget_id])
  if (!budget || budget.year_end !== null) throw new Refused('benefits.budget-closed')
  const [books, release] = [await openBooks(ctx.tx, budget, now), await openReleaseBooks(ctx.tx, row, now)]
  const posted = await post(ctx.tx, { key: `benefit-reserve:${row.id}`, kind: 'benefit.reserved', about: row.id, at: now, entries: moving(books['benefit-free'], release.reserved, row.cost_fen * BigInt(row.quantity)) })
  if (posted.kind === 'refused') throw new Refused('benefits.budget-short', posted.code === 'overdraft' ? { freeFen: String(posted.available) } : {})
}

/** What is spent one by one, as it is handed over; what is brought later is spent all at once when the release is over. */
const spentSingly = (row: ReleaseRow) => row.cost_fen > 0n && row.hand_out === 'code'

/** What names a hand-over of a claim: one that was taken back may follow another. Gives the name of the next, and the posting of the last. */
async function findSpending(tx: Tx, claimId: string): Promise<{ next: string; last: Posting | null }> {
  let last: Posting | null = null
  for (let nth = 1; ; nth++) {
    const next = nth === 1 ? `benefit-spend:${claimId}` : `benefit-spend:${claimId}:${nth}`
    const [posting] = await findPostings(tx, { keys: [next] })
    if (!posting) return { next, last }
    last = posting
  }
}

/** Notes what one costs as spent, at the moment it is handed over. Under the pool's lock, in the release's scope. */
export async function spendOne(ctx: CommandContext, row: ReleaseRow, claimId: string): Promise<void> {
  if (!spentSingly(row)) return
  const now = ctx.clock.now()
  const release = await openReleaseBooks(ctx.tx, row, now)
  mustPost(await post(ctx.tx, { key: (await findSpending(ctx.tx, claimId)).next, kind: 'benefit.spent', about: row.id, at: now, entries: moving(release.reserved, release.spent, row.cost_fen) }))
}

/** Takes the spending of a hand-over back, once: what one costs is set aside again, and the clock looks at the release again. Under the pool's lock, in the release's scope. */
export async function unspendOne(ctx: CommandContext, row: ReleaseRow, claimId: string): Promise<void> {
  if (!spentSingly(row)) return
  const { last } = await findSpending(ctx.tx, claimId)
  mustPost(await reverse(ctx.tx, { posting: last!.id, key: `benefit-spend-back:${last!.id}`, kind: 'benefit.taken-back', at: ctx.clock.now() }))
  await ctx.tx.updateTable('benefit_release').set({ settled_at: null }).where('id', '=', row.id).execute()
}

/**
 * Spends and gives back what an ended release has to (`decideSettling`), and lets the year's end follow. Takes the pool's lock first. Asked again it finds nothing to do: a posting is
 * named by what was there before it, which never comes again.
 */
export async function settle(ctx: CommandContext, row: ReleaseRow): Promise<void> {
  const { budget_id: budgetId, pool_id: poolId } = row
  if (!budgetId || !poolId) return
  await asService(ctx, '', async () => {
    await ctx.tx.selectFrom('quota_pool').select('id').where('id', '=', poolId).forUpdate().executeTakeFirstOrThrow()
    if (row.state === 'published' && !(await isOver(ctx.tx, row, ctx.clock.now()))) return
    const now = ctx.clock.now()
    const budget = (await lockBudgets(ctx.tx, [budgetId]))[0]!
    const [line, release] = [await lineOf(ctx, budget), await openReleaseBooks(ctx.tx, row, now)]
    const books = line.books[0]!
    const balances = new Map((await lock(ctx.tx, [...accountsOf(line), release.reserved, release.spent])).map((one) => [one.id, one.balance]))
    const [reserved, spent] = [balances.get(release.reserved)!, balances.get(release.spent)!]
    const places = await countPlaces(ctx.tx, poolId)
    const { spend, unspend, giveBack } = decideSettling({ handOut: row.hand_out as 'code', state: row.state, costFen: row.cost_fen }, places, { reserved, spent })
    const wanted: Wanted[] = []
    const want = (kind: 'spent' | 'unspent' | 'returned', from: string, to: string, amount: bigint) => { if (amount > 0n) wanted.push({ key: `benefit-${kind}:${row.id}:${reserved}:${spent}`, kind: `benefit.${kind}`, about: row.id, at: now, entries: moving(from, to, amount) }) }
    want('spent', release.reserved, release.spent, spend)
    want('unspent', release.spent, books['benefit-free'], unspend)
    want('returned', release.reserved, books['benefit-free'], giveBack)
    for (const result of await postMany(ctx.tx, wanted)) mustPost(result)
    if (reserved - spend - giveBack === 0n && !row.settled_at) await ctx.tx.updateTable('benefit_release').set({ settled_at: now }).where('id', '=', row.id).execute()
    if (unspend + giveBack > 0n) await followYearEnd(ctx, line, `${row.id}:${reserved}:${spent}`)
  })
}

/** Nobody has to close a release: when its time is over the clock gives back what was not used, each release in a transaction of its own. */
async function settleAll(run: JobContext): Promise<{ settled: number }> {
  const rows = await run.inTransaction((ctx) => findUnsettled(ctx.tx, ctx.clock.now()))
  for (const row of rows) await run.inTransaction((ctx) => settle(ctx, row))
  return { settled: rows.length }
}

export const settleJob = job({ name: 'benefits.settle', payload: z.object({}), cron: '*/10 * * * *', run: settleAll })
