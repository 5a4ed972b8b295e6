import { z } from 'zod'
import type { RefusalText } from './refusals.ts'
import { route } from './route.ts'
import { fen, id, instant, line } from './shapes.ts'

const count = z.number().int()
/** Checks run side by side, so this one also sees what is no number. */
const amount = fen.refine((value) => /^\d{1,13}$/.test(value) && BigInt(value) > 0n && BigInt(value) <= 1_000_000_000_000n, { error: 'an amount above nothing' })
const year = count.min(2020).max(2099)
const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/)
const named = z.object({ id, name: z.string() })

/** What became of what was left after the year: back to the giver, or on into the next year. */
export const yearEnd = z.enum(['back', 'on'])
/** Own funds put in, passed down (or had from above), set aside for a release, given back by one, spent, a hand-over taken back, back to the giver, on into the next year, had from the year before, a decision about the year’s end undone, taken back as a mistake. */
export const movementKind = z.enum(['funded', 'passed', 'received', 'reserved', 'returned', 'spent', 'unspent', 'taken-back', 'back', 'on', 'carried', 'undone', 'corrected'])

export const budget = z.object({
  id, unit: named, year: count,
  /** The unit that gave it; null: own funds. */
  from: named.nullable(),
  /** What was put in, less what went back or on: it is the sum of the four. */
  totalFen: fen, passedFen: fen, reservedFen: fen, spentFen: fen, freeFen: fen,
  yearEnd: yearEnd.nullable(), mayPass: z.boolean(), mayDecide: z.boolean(), mayUndo: z.boolean(),
})
/** `releaseId` and `budgetId` say where it leads; `name` is the name of the release, or of the unit at the other end. */
export const movement = z.object({
  postingId: id, at: instant, kind: movementKind, amountFen: fen, /** What was there after it. */ afterFen: fen, releaseId: id.nullable(), budgetId: id.nullable(), name: z.string().nullable(), by: z.string().nullable(), mayTakeBack: z.boolean(),
})
const releaseLine = z.object({ id, name: z.string(), opensAt: instant, quantity: count, costFen: fen, reservedFen: fen, spentFen: fen })

const budgetId = z.object({ budgetId: id })
const read = { staff: 'benefits.read' } as const
const may = { staff: 'benefits.fund' } as const

export const benefitBudgetRoutes = {
  list: route({ name: 'benefits.list-budgets', method: 'GET', path: '/api/benefit-budgets', summary: 'Benefit budgets of my range in a year, with where they stand', audience: read, query: z.object({ year: z.coerce.number().int().min(2020).max(2099).optional() }), response: z.object({ year: count, thisYear: count, years: z.array(count), rows: z.array(budget), mayFund: z.boolean() }) }),
  fund: route({ name: 'benefits.fund-budget', method: 'POST', path: '/api/benefit-budgets', summary: 'Puts own funds into the benefit budget of my unit', audience: may, body: z.object({ year, amountFen: amount }), response: z.object({ id }), refusals: ['benefits.budget-year-wrong', 'benefits.budget-closed'] }),
  get: route({ name: 'benefits.get-budget', method: 'GET', path: '/api/benefit-budgets/:budgetId', summary: 'One budget: what was passed down, its releases, its months', audience: read, params: budgetId, response: z.object({ budget, below: z.array(budget), releases: z.array(releaseLine), months: z.array(month) }) }),
  movements: route({ name: 'benefits.list-movements', method: 'GET', path: '/api/benefit-budgets/:budgetId/movements', summary: 'Every movement of a budget, or of one release out of it, newest first', audience: read, params: budgetId, query: z.object({ releaseId: id.optional(), before: z.coerce.number().int().min(1).optional() }), response: z.object({ rows: z.array(movement), next: count.nullable() }) }),
  pass: route({ name: 'benefits.pass-budget', method: 'POST', path: '/api/benefit-budgets/:budgetId/pass', summary: 'Passes a part of my unit’s budget down to a union below', audience: may, params: budgetId, body: z.object({ unitId: id, amountFen: amount }), response: z.object({ id }), refusals: ['benefits.budget-short', 'benefits.not-below', 'benefits.budget-closed'] }),
  takeBack: route({ name: 'benefits.take-back-movement', method: 'POST', path: '/api/benefit-budgets/:budgetId/movements/:postingId/take-back', summary: 'Takes back what was put in or passed down by mistake, by an opposite posting', audience: may, params: budgetId.extend({ postingId: id }), body: z.object({ reason: line(200).refine((text) => text.length >= 2, { error: 'say why' }) }), response: z.object({ id }), refusals: ['benefits.budget-short', 'benefits.taken-back'] }),
  decide: route({ name: 'benefits.decide-year-end', method: 'POST', path: '/api/benefit-budgets/:budgetId/year-end', summary: 'Says what becomes of what is left after the year: back to the giver, or on into the next', audience: may, params: budgetId, body: z.object({ decision: yearEnd }), response: z.object({ id }), refusals: ['benefits.year-not-over', 'benefits.budget-closed'] }),
  undo: route({ name: 'benefits.undo-year-end', method: 'POST', path: '/api/benefit-budgets/:budgetId/undo-year-end', summary: 'Undoes a decision about the year’s end, in the month in which it was made and as far as the money is still there', audience: may, params: budgetId, body: z.object({ reason: line(200).refine((text) => text.length >= 2, { error: 'say why' }) }), response: z.object({ id }), refusals: ['benefits.nothing-to-undo', 'benefits.undo-too-late', 'benefits.undo-used'] }),
  statement: route({ name: 'benefits.budget-statement', method: 'GET', path: '/api/benefit-budgets/:budgetId/statement', summary: 'A month of a budget as a workbook', audience: read, params: budgetId, query: z.object({ month }), response: 'file' }),
} as const

export const benefitBudgetRefusals = {
  'benefits.budget-year-wrong': { status: 422, zh: '只能给今年或明年的预算拨钱。请换一个年度。', en: 'Funds go into the budget of this year or the next. Choose another year.' },
  'benefits.budget-short': { status: 409, zh: '这笔预算里没用的钱不够。请减少金额，或先往预算里拨钱。', en: 'Not enough of this budget is free. Take less, or put more into the budget first.' },
  'benefits.budget-wrong': { status: 422, zh: '有单价就要选本单位当年的预算，预算年度要和福利开始的年份一致；没有单价就不用选。', en: 'A benefit that costs something needs a budget of your own unit, of the year in which the benefit opens; one that costs nothing needs none.' },
  'benefits.budget-closed': { status: 409, zh: '这个年度的预算已经结转或收回，不能再动。请用下一年度的。', en: 'This year’s budget was closed: what was left went back or on. Use the next year’s.' },
  'benefits.not-below': { status: 422, zh: '只能拨给本单位下面的、没有撤销的工会。请重新选。', en: 'A budget is passed to a living union below your own. Choose again.' },
  'benefits.taken-back': { status: 409, zh: '这一笔已经冲回过了，不用再冲。', en: 'This one was taken back already.' },
  'benefits.nothing-to-undo': { status: 409, zh: '这笔预算的余额还没处理，或者已经撤销过。请刷新页面。', en: 'What is left of this budget was not decided about, or that was undone already. Reload the page.' },
  'benefits.undo-too-late': { status: 409, zh: '只能在处理余额的当月撤销，那个月的对账单已经出了。请在新的年度里拨入或冲回。', en: 'A decision can be undone in the month in which it was made, before its statement. Put funds in, or take them back, in the new year’s budget.' },
  'benefits.undo-used': { status: 409, zh: '转走的钱已经被用掉、下拨或继续往上转了，不够退回来。请先把那边的撤销或冲回。', en: 'Some of what went away was used, passed down or sent on since. Undo that first.' },
  'benefits.year-not-over': { status: 409, zh: '年度还没过完，1 月 1 日起才能处理余额。', en: 'The year is not over: what is left is decided from 1 January on.' },
} as const satisfies Record<string, RefusalText>
