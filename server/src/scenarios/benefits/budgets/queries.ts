import type { AnswerOf, benefitBudgetRoutes, InputOf } from '@guildhall/contract'
import { entriesOf, findAccounts, type Entry } from '#engines/ledger'
import { dayInShanghai } from '#platform/clock'
import { asService, NotFound, requireStaff, type RequestContext } from '#platform/http'
import { staffNames } from '#registry'
import { isWithin, unitNames } from '#registry/units'
import { isYearOver, mayUndoYearEnd, movementKind, standingOf } from './rules.ts'
import { findBudget, findBudgets, findBudgetsBelow, findBudgetsOfYear, findReleasesPaidBy, findYears, type BudgetRow } from './store.ts'

type Budget = AnswerOf<typeof benefitBudgetRoutes.get>['budget']
type Movement = AnswerOf<typeof benefitBudgetRoutes.movements>['rows'][number]

export async function listBudgets(ctx: RequestContext, input: InputOf<typeof benefitBudgetRoutes.list>): Promise<AnswerOf<typeof benefitBudgetRoutes.list>> {
  const actor = requireStaff(ctx, 'benefits.read')
  const today = dayInShanghai(ctx.clock.now())
  const thisYear = Number(today.slice(0, 4))
  const year = input.year ?? thisYear
  const years = [...new Set([...await findYears(ctx.tx), year, thisYear])].toSorted((a, b) => b - a)
  return { year, thisYear, years, rows: await presentBudgets(ctx, await findBudgetsOfYear(ctx.tx, year)), mayFund: actor.permissions.has('benefits.fund') }
}

export async function getBudget(ctx: RequestContext, { budgetId }: InputOf<typeof benefitBudgetRoutes.get>): Promise<AnswerOf<typeof benefitBudgetRoutes.get>> {
  const row = await getInRange(ctx, budgetId)
  const [budget] = await presentBudgets(ctx, [row])
  const below = await presentBudgets(ctx, await findBudgetsBelow(ctx.tx, row.id))
  const releases = await findReleasesPaidBy(ctx.tx, [row.id])
  const accounts = await findAccounts(ctx.tx, { subjects: releases.map((one) => one.id) })
  const balance = (id: string, kind: string) => String(accounts.find((one) => one.subject === id && one.kind === kind)?.balance ?? 0n)
  const free = await freeOf(ctx, row)
  const entries = free ? await entriesOf(ctx.tx, free.id) : []
  // Spending moves nothing that is free: a month of it is a month too.
  const touched = [...entries.map((one) => one.at), ...accounts.flatMap((one) => one.lastAt ?? [])]
  return {
    budget: budget!, below, months: [...new Set(touched.map((at) => dayInShanghai(at).slice(0, 7)))].toSorted().toReversed(),
    releases: releases.map((one) => ({ id: one.id, name: one.name, opensAt: one.opens_at.toISOString(), quantity: one.quantity, costFen: String(one.cost_fen), reservedFen: balance(one.id, 'benefit-reserved'), spentFen: balance(one.id, 'benefit-spent') })),
  }
}

const pageLong = 100

/** Movements of what is free, or of what was set aside for one release: each with what it was for and who made it. */
export async function listMovements(ctx: RequestContext, { budgetId, releaseId, before }: InputOf<typeof benefitBudgetRoutes.movements>): Promise<AnswerOf<typeof benefitBudgetRoutes.movements>> {
  const row = await getInRange(ctx, budgetId)
  if (releaseId !== undefined && !(await findReleasesPaidBy(ctx.tx, [row.id])).some((one) => one.id === releaseId)) throw new NotFound()
  const account = releaseId === undefined ? await freeOf(ctx, row) : (await findAccounts(ctx.tx, { subjects: [releaseId], kind: 'benefit-reserved' }))[0]
  if (!account) return { rows: [], next: null }
  const entries = await entriesOf(ctx.tx, account.id, { limit: pageLong + 1, ...(before !== undefined && { before }) })
  return { rows: await presentMovements(ctx, row, entries.slice(0, pageLong)), next: entries.length > pageLong ? entries[pageLong - 1]!.seq : null }
}

/** Entries as movements, in the order given. */
export async function presentMovements(ctx: RequestContext, of: BudgetRow, entries: readonly Entry[]): Promise<Movement[]> {
  const actor = requireStaff(ctx, 'benefits.read')
  const about = [...new Set(entries.flatMap((one) => one.about ?? []))]
  const budgets = new Map((await findBudgets(ctx.tx, about)).map((one) => [one.id, one]))
  const releases = new Map((await findReleasesPaidBy(ctx.tx, [of.id])).map((one) => [one.id, one.name]))
  const giver = await giverUnit(ctx, of)
  const units = await asService(ctx, '', () => unitNames(ctx.tx, [...[...budgets.values()].map((one) => one.unit_id), ...(giver ? [giver] : [])]))
  const postings = entries.map((one) => one.postingId)
  const by = new Map((postings.length === 0 ? [] : await ctx.tx.selectFrom('ledger_posting').select(['id', 'posted_by']).where('id', 'in', postings).execute()).map((one) => [one.id, /^account:([0-9a-f-]{36})/.exec(one.posted_by)?.[1] ?? null]))
  const names = await staffNames(ctx, [...new Set([...by.values()].flatMap((one) => one ?? []))])
  const undone = new Set(postings.length === 0 ? [] : (await ctx.tx.selectFrom('ledger_posting').select('reverses').where('reverses', 'in', postings).execute()).map((one) => one.reverses))
  return entries.map((one) => {
    const [kind, other] = [movementKind(one.postingKind, one.amount), one.about === null ? undefined : budgets.get(one.about)]
    const away = other && other.id !== of.id ? other : null
    const own = of.unit_id === actor.unitId && actor.permissions.has('benefits.fund') && (kind === 'funded' || kind === 'passed')
    return {
      postingId: one.postingId, at: one.at.toISOString(), kind, amountFen: String(one.amount), afterFen: String(one.balanceAfter), releaseId: one.about !== null && releases.has(one.about) ? one.about : null, budgetId: away?.id ?? null,
      name: one.about !== null && releases.has(one.about) ? releases.get(one.about)! : away ? units.get(away.unit_id) ?? null : ['received', 'back', 'corrected'].includes(kind) && giver ? units.get(giver) ?? null : null,
      by: names.get(by.get(one.postingId) ?? '') ?? null, mayTakeBack: own && !undone.has(one.postingId),
    }
  })
}

/** The unit that gave a budget from above, which those who received it know by name alone. */
async function giverUnit(ctx: RequestContext, row: BudgetRow): Promise<string | null> {
  return row.parent_id === null ? null : asService(ctx, '', async () => (await findBudget(ctx.tx, row.parent_id!))!.unit_id)
}

export async function getInRange(ctx: RequestContext, id: string): Promise<BudgetRow> {
  const { scope } = requireStaff(ctx, 'benefits.read')
  const row = await findBudget(ctx.tx, id)
  if (!row || !isWithin(row.scope, scope)) throw new NotFound()
  return row
}

export const freeOf = async (ctx: RequestContext, { id }: BudgetRow) => (await findAccounts(ctx.tx, { subjects: [id], kind: 'benefit-free' }))[0]

export async function presentBudgets(ctx: RequestContext, rows: readonly BudgetRow[]): Promise<Budget[]> {
  if (rows.length === 0) return []
  const actor = requireStaff(ctx, 'benefits.read')
  const releases = await findReleasesPaidBy(ctx.tx, rows.map((row) => row.id))
  const accounts = Map.groupBy(await findAccounts(ctx.tx, { subjects: [...rows.map((row) => row.id), ...releases.map((one) => one.id)] }), (one) => one.subject)
  const paid = Map.groupBy(releases, (one) => one.budget_id)
  const parents = new Map((await asService(ctx, '', () => findBudgets(ctx.tx, rows.flatMap((row) => row.parent_id ?? [])))).map((one) => [one.id, one.unit_id]))
  const names = await asService(ctx, '', () => unitNames(ctx.tx, [...rows.map((row) => row.unit_id), ...parents.values()]))
  const named = (id: string) => ({ id, name: names.get(id) ?? '' })
  const [today, funds] = [dayInShanghai(ctx.clock.now()), actor.permissions.has('benefits.fund')]
  return rows.map((row) => {
    const standing = standingOf([row.id, ...(paid.get(row.id) ?? []).map((one) => one.id)].flatMap((id) => accounts.get(id) ?? []))
    const giver = row.parent_id === null ? null : parents.get(row.parent_id) ?? null
    return {
      id: row.id, unit: named(row.unit_id), year: row.year, from: giver ? named(giver) : null, totalFen: String(standing.total), passedFen: String(standing.passed), reservedFen: String(standing.reserved), spentFen: String(standing.spent), freeFen: String(standing.free),
      yearEnd: row.year_end as Budget['yearEnd'], mayPass: funds && row.unit_id === actor.unitId && row.year_end === null, mayDecide: funds && row.year_end === null && isYearOver(row.year, today) && (giver ?? row.unit_id) === actor.unitId,
      mayUndo: funds && row.year_end_at !== null && mayUndoYearEnd(dayInShanghai(row.year_end_at), today) && (giver ?? row.unit_id) === actor.unitId,
    }
  })
}

