import type { benefitBudgetRoutes, InputOf } from '@guildhall/contract'
import { entriesOf, findPostings, lock, post, type Posting } from '#engines/ledger'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { asService, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { isWithin } from '#registry/units'
import { lineOf, takingBack, yearEndKey, type Line } from './books.ts'
import { giverOf } from './give.ts'
import { mayUndoYearEnd } from './rules.ts'
import { findBudget, lockBudgets, updateBudget, type BudgetRow } from './store.ts'

/** More than one budget's releases give back in a month, by far. */
const most = 20_000

/**
 * The giver undoes what was decided about a year's end (F6): all that went away since comes back by opposite postings, the latest first, so that nothing is overdrawn on the way. All of it
 * or nothing: where a part was used or sent on by a later decision, that has to be undone first.
 */
export async function undoYearEnd(ctx: RequestContext, { budgetId, reason }: InputOf<typeof benefitBudgetRoutes.undo>): Promise<{ id: string }> {
  const actor = requireStaff(ctx, 'benefits.fund')
  const seen = await findBudget(ctx.tx, budgetId)
  if (!seen || !isWithin(seen.scope, actor.scope) || (await giverOf(ctx, seen)) !== actor.unitId) throw new NotFound()
  const now = ctx.clock.now()
  const line = await lineOf(ctx, seen)
  const budget = (await asService(ctx, '', () => lockBudgets(ctx.tx, line.path.map((one) => one.id)))).find((one) => one.id === budgetId)!
  if (budget.year_end_at === null) throw new Refused('benefits.nothing-to-undo')
  if (!mayUndoYearEnd(dayInShanghai(budget.year_end_at), dayInShanghai(now))) throw new Refused('benefits.undo-too-late')
  await asService(ctx, '', async () => {
    const gone = await findGone(ctx, budget, line)
    await lock(ctx.tx, gone.flatMap((posting) => posting.entries.map((entry) => entry.account)))
    for (const posting of gone) {
      const posted = await post(ctx.tx, { key: `benefit-year-end-undone:${posting.id}`, kind: 'benefit.undone', at: now, reverses: posting.id, entries: await takingBack(ctx.tx, posting), ...(posting.about && { about: posting.about }) })
      if (posted.kind === 'refused') throw new Refused('benefits.undo-used')
    }
  })
  await updateBudget(ctx.tx, budget.id, { year_end: null, year_end_by: null, year_end_at: null })
  await appendAudit(ctx, { action: 'benefits.undo-year-end', subject: `benefit-budget:${budget.id}`, scope: budget.scope, reason, details: { decision: budget.year_end, year: budget.year } })
  return { id: budget.id }
}

/** What left a budget since its year's end was decided, and where that went on along the line for the same cause: the latest first, and of one cause the last step first. */
async function findGone(ctx: RequestContext, budget: BudgetRow, { path, books }: Line): Promise<Posting[]> {
  const left = (await entriesOf(ctx.tx, books[0]!['benefit-free'], { from: budget.year_end_at!, limit: most })).filter((one) => one.amount < 0n && (one.postingKind === 'benefit.back' || one.postingKind === 'benefit.on'))
  const own = new Map((await findPostings(ctx.tx, { ids: left.map((one) => one.postingId) })).map((posting) => [posting.id, posting]))
  const undone = new Set(left.length === 0 ? [] : (await ctx.tx.selectFrom('ledger_posting').select('reverses').where('reverses', 'in', left.map((one) => one.postingId)).execute()).map((one) => one.reverses))
  const gone: Posting[] = []
  for (const { postingId } of left) {
    if (undone.has(postingId)) continue
    const posting = own.get(postingId)!
    const [start, ...cause] = posting.key.slice(yearEndKey(budget.id, '', '').length - 1).split(':') as [string, ...string[]]
    const onwards = new Map((await findPostings(ctx.tx, { keys: path.slice(1).map((one) => yearEndKey(one.id, start, cause.join(':'))) })).map((one) => [one.key, one]))
    gone.push(...path.slice(1).toReversed().flatMap((one) => onwards.get(yearEndKey(one.id, start, cause.join(':'))) ?? []), posting)
  }
  return gone
}
