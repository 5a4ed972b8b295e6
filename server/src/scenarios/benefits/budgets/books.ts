import { findAccounts, lock, moving, openAccounts, opposite, post, type Leg, type Posting, type PostResult } from '#engines/ledger'
import type { Tx } from '#platform/db'
import { asService, holderOf } from '#platform/http'
import type { CommandContext } from '#platform/module'
import { budgetKinds, releaseKinds, type BudgetKind } from './rules.ts'
import { findBudget, openBudget, type BudgetRow } from './store.ts'

const currency = 'CNY'
export type Books = Record<BudgetKind, string>
/** Only what is free can be too little: the others say where it came from and where it went. */
const bounded = new Set<string>(['benefit-free', ...releaseKinds])
const account = (scope: string, subject: string, kind: string) => ({ scope, subject, kind, currency, ...(bounded.has(kind) && { floor: 0n }) })

/** The accounts of a budget, in the books of its unit. */
export async function openBooks(tx: Tx, { id, scope }: Pick<BudgetRow, 'id' | 'scope'>, now: Date): Promise<Books> {
  const opened = await openAccounts(tx, budgetKinds.map((kind) => account(scope, id, kind)), now)
  return Object.fromEntries(budgetKinds.map((kind, index) => [kind, opened[index]!.id])) as Books
}

/** The accounts of a release, in the books of the unit that gives it. */
export async function openReleaseBooks(tx: Tx, { id, scope }: { id: string; scope: string }, now: Date): Promise<{ reserved: string; spent: string }> {
  const [reserved, spent] = await openAccounts(tx, releaseKinds.map((kind) => account(scope, id, kind)), now)
  return { reserved: reserved!.id, spent: spent!.id }
}

/** From one budget down into another: what is free here was passed, and there it was received. The lower unit's entries come first, so that both see the posting. */
export const passing = (giver: Books, receiver: Books, amount: bigint): Leg[] => [...moving(receiver['benefit-received'], receiver['benefit-free'], amount), ...moving(giver['benefit-free'], giver['benefit-passed'], amount)]

export function mustPost(result: PostResult): void {
  if (result.kind === 'refused') throw new Error(`a posting that was covered was refused: ${result.code}`)
}

/** The legs that take a posting back, those of the unit that it is seen by first, as it was made. */
export async function takingBack(tx: Tx, posting: Posting): Promise<Leg[]> {
  const scopes = new Map((await findAccounts(tx, { ids: posting.entries.map((entry) => entry.account) })).map((one) => [one.id, one.scope]))
  return opposite(posting.entries).toSorted((a, b) => Number(scopes.get(b.account) === posting.scope) - Number(scopes.get(a.account) === posting.scope))
}

/** What names a step of a decided year's end: of which budget, of which budget's money, and why. */
export const yearEndKey = (of: string, start: string, cause: string): string => `benefit-year-end:${of}:${start}:${cause}`

/** The next year's budget of the same unit, from the same giver. */
async function openNext(ctx: CommandContext, budget: BudgetRow, now: Date): Promise<BudgetRow> {
  const parent = budget.parent_id ? await openNext(ctx, (await findBudget(ctx.tx, budget.parent_id))!, now) : null
  return openBudget(ctx.tx, { unitId: budget.unit_id, scope: budget.scope, year: budget.year + 1, parentId: parent?.id ?? null }, holderOf(ctx.actor), now)
}

/** Where what is left of a budget goes, budget by budget, with their accounts. */
export type Line = { path: BudgetRow[]; books: Books[] }
export const accountsOf = ({ books }: Line): string[] => books.flatMap((one) => Object.values(one))

/**
 * From a budget along what was decided about its year's end, as far as that goes: back to the budget that gave it (own funds: out of the books as it came), or on into the next year. Read
 * before any account is locked, so that all of them are locked in one go.
 */
export async function lineOf(ctx: CommandContext, start: BudgetRow): Promise<Line> {
  return asService(ctx, '', async () => {
    const now = ctx.clock.now()
    const path = [start]
    for (let at: BudgetRow = start; at.year_end; at = path.at(-1)!) {
      const to = at.year_end === 'on' ? await openNext(ctx, at, now) : at.parent_id ? await findBudget(ctx.tx, at.parent_id) : undefined
      if (!to) break
      path.push(to)
    }
    const books: Books[] = []
    for (const one of path) books.push(await openBooks(ctx.tx, one, now))
    return { path, books }
  })
}

/** What is free of a budget whose year's end was decided goes its line. `cause` names why it is asked, once for each reason that something became free. The caller holds the budget's row. */
export async function followYearEnd(ctx: CommandContext, line: Line, cause: string): Promise<void> {
  const { path, books } = line
  if (!path[0]!.year_end) return
  await asService(ctx, '', async () => {
    const now = ctx.clock.now()
    const balances = new Map((await lock(ctx.tx, accountsOf(line))).map((one) => [one.id, one.balance]))
    let came = 0n
    for (const [index, one] of path.entries()) {
      const [own, next] = [books[index]!, books[index + 1]]
      const amount = balances.get(own['benefit-free'])! + came
      if (!one.year_end || amount === 0n) return
      const on = one.year_end === 'on'
      const entries = !next ? moving(own['benefit-free'], own['benefit-own'], amount)
        : on ? [...moving(own['benefit-free'], own['benefit-carried'], amount), ...moving(next['benefit-carried'], next['benefit-free'], amount)]
        : [...moving(own['benefit-free'], own['benefit-received'], amount), ...moving(next['benefit-passed'], next['benefit-free'], amount)]
      mustPost(await post(ctx.tx, { key: yearEndKey(one.id, path[0]!.id, cause), kind: on ? 'benefit.on' : 'benefit.back', about: on ? path[index + 1]!.id : one.id, at: now, entries }))
      came = next ? amount : 0n
    }
  })
}
