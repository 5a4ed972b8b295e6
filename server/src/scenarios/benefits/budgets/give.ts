import type { benefitBudgetRoutes, InputOf } from '@guildhall/contract'
import { findPostings, moving, post } from '#engines/ledger'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { holderOf, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { findUnit, isWithin } from '#registry/units'
import { followYearEnd, lineOf, openBooks, passing, takingBack, yearEndKey } from './books.ts'
import { isYearOver, mayBeFunded } from './rules.ts'
import { findBudget, lockBudgets, openBudget, updateBudget, type BudgetRow } from './store.ts'

const unions = new Set(['federation', 'union', 'joint-union', 'industry-union'])

/** Puts own funds into the budget of the acting unit. */
export async function fundBudget(ctx: RequestContext, { year, amountFen }: InputOf<typeof benefitBudgetRoutes.fund>): Promise<{ id: string }> {
  const actor = requireStaff(ctx, 'benefits.fund')
  const now = ctx.clock.now()
  if (!mayBeFunded(year, dayInShanghai(now))) throw new Refused('benefits.budget-year-wrong')
  const budget = await openBudget(ctx.tx, { unitId: actor.unitId, scope: actor.scope, year, parentId: null }, holderOf(actor), now)
  const [held] = await lockBudgets(ctx.tx, [budget.id])
  if (held?.year_end) throw new Refused('benefits.budget-closed')
  const books = await openBooks(ctx.tx, budget, now)
  await post(ctx.tx, { key: `benefit-fund:${newId()}`, kind: 'benefit.funded', about: budget.id, at: now, entries: moving(books['benefit-own'], books['benefit-free'], BigInt(amountFen)) })
  await appendAudit(ctx, { action: 'benefits.fund-budget', subject: `benefit-budget:${budget.id}`, scope: budget.scope, details: { year, fen: amountFen } })
  return { id: budget.id }
}

/** Passes a part of the acting unit's budget down: one posting with two entries in the books of each (F3). */
export async function passBudget(ctx: RequestContext, { budgetId, unitId, amountFen }: InputOf<typeof benefitBudgetRoutes.pass>): Promise<{ id: string }> {
  const actor = requireStaff(ctx, 'benefits.fund')
  await ownBudget(ctx, budgetId)
  const unit = await findUnit(ctx.tx, unitId)
  if (!unit || unit.dissolved_on || !unions.has(unit.kind) || unit.id === actor.unitId || !isWithin(unit.scope, actor.scope)) throw new Refused('benefits.not-below')
  const now = ctx.clock.now()
  const known = (await findBudget(ctx.tx, budgetId))!
  const child = await openBudget(ctx.tx, { unitId, scope: unit.scope, year: known.year, parentId: budgetId }, holderOf(actor), now)
  const held = await lockBudgets(ctx.tx, [budgetId, child.id])
  if (held.some((one) => one.year_end !== null)) throw new Refused('benefits.budget-closed')
  const [giver, receiver] = [await openBooks(ctx.tx, known, now), await openBooks(ctx.tx, child, now)]
  const posted = await post(ctx.tx, { key: `benefit-pass:${newId()}`, kind: 'benefit.passed', about: child.id, at: now, entries: passing(giver, receiver, BigInt(amountFen)) })
  if (posted.kind === 'refused') throw new Refused('benefits.budget-short')
  await appendAudit(ctx, { action: 'benefits.pass-budget', subject: `benefit-budget:${child.id}`, scope: child.scope, details: { fen: amountFen } })
  return { id: child.id }
}

/** Takes back what the acting unit put in or passed down by mistake, by the opposite posting, as far as it is still free. */
export async function takeBackMovement(ctx: RequestContext, { budgetId, postingId, reason }: InputOf<typeof benefitBudgetRoutes.takeBack>): Promise<{ id: string }> {
  const budget = await ownBudget(ctx, budgetId)
  const [posting] = await findPostings(ctx.tx, { ids: [postingId] })
  const of = posting?.about ? await findBudget(ctx.tx, posting.about) : undefined
  const own = posting && of && (posting.kind === 'benefit.funded' ? of.id === budget.id : posting.kind === 'benefit.passed' && of.parent_id === budget.id)
  if (!own) throw new NotFound()
  await lockBudgets(ctx.tx, [budget.id, of.id])
  const posted = await post(ctx.tx, { key: `benefit-correct:${posting.id}`, kind: 'benefit.corrected', about: of.id, at: ctx.clock.now(), reverses: posting.id, entries: await takingBack(ctx.tx, posting) })
  if (posted.kind === 'refused') throw new Refused(posted.code === 'overdraft' ? 'benefits.budget-short' : 'benefits.taken-back')
  if (posted.again) throw new Refused('benefits.taken-back')
  await appendAudit(ctx, { action: 'benefits.take-back-movement', subject: `benefit-budget:${of.id}`, scope: of.scope, reason })
  return { id: of.id }
}

/** The giver says what becomes of what is left after the year (F6); what releases give back later follows. */
export async function decideYearEnd(ctx: RequestContext, { budgetId, decision }: InputOf<typeof benefitBudgetRoutes.decide>): Promise<{ id: string }> {
  const actor = requireStaff(ctx, 'benefits.fund')
  const seen = await findBudget(ctx.tx, budgetId)
  if (!seen || !isWithin(seen.scope, actor.scope) || (await giverOf(ctx, seen)) !== actor.unitId) throw new NotFound()
  const now = ctx.clock.now()
  if (!isYearOver(seen.year, dayInShanghai(now))) throw new Refused('benefits.year-not-over')
  const budget = (await lockBudgets(ctx.tx, [budgetId]))[0]!
  if (budget.year_end !== null) throw new Refused('benefits.budget-closed')
  const change = { year_end: decision, year_end_by: holderOf(actor), year_end_at: now }
  await updateBudget(ctx.tx, budget.id, change)
  await followYearEnd(ctx, await lineOf(ctx, { ...budget, ...change }), await causeOfDecision(ctx, budget.id))
  await appendAudit(ctx, { action: 'benefits.decide-year-end', subject: `benefit-budget:${budget.id}`, scope: budget.scope, details: { decision, year: budget.year } })
  return { id: budget.id }
}

/** A decision that was undone may be made again: each has a name of its own. */
async function causeOfDecision(ctx: RequestContext, id: string): Promise<string> {
  for (let nth = 1; ; nth++) {
    const cause = nth === 1 ? 'decided' : `decided-${nth}`
    if ((await findPostings(ctx.tx, { keys: [yearEndKey(id, id, cause)] })).length === 0) return cause
  }
}

/** The unit that gave a budget; of own funds the unit itself. */
export async function giverOf(ctx: RequestContext, budget: BudgetRow): Promise<string | null> {
  if (budget.parent_id === null) return budget.unit_id
  // Whoever received it does not see the giver's.
  return (await findBudget(ctx.tx, budget.parent_id))?.unit_id ?? null
}

async function ownBudget(ctx: RequestContext, id: string): Promise<BudgetRow> {
  const actor = requireStaff(ctx, 'benefits.fund')
  const budget = await findBudget(ctx.tx, id)
  if (!budget || budget.unit_id !== actor.unitId) throw new NotFound()
  return budget
}
