import type { AnswerOf, InputOf, windowItemRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { asService, holderOf, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { codeAt } from '#registry/legal-persons'
import { isWithin } from '#registry/units'
import { problemOf } from './rules.ts'
import { shippedItems } from './shipped.ts'
import { findItem, findItems, findOffers, findRanges, insertItem, insertRange, lockItemInRange, overlaps, replaceOffers, updateItem, type ItemColumns, type ItemRow, type OfferRow, type RangeRow } from './store.ts'

type Item = AnswerOf<typeof windowItemRoutes.create>
type Form = InputOf<typeof windowItemRoutes.create>
type Range = AnswerOf<typeof windowItemRoutes.addRange>

/** Items of the caller's range and those kept above; `shipped`: how many of those that come with the system are not there yet. */
export async function listItems(ctx: RequestContext): Promise<AnswerOf<typeof windowItemRoutes.list>> {
  const { scope } = requireStaff(ctx, 'window.read')
  const rows = await findItems(ctx.tx)
  const offers = await findOffers(ctx.tx, rows.map((row) => row.id))
  return { rows: rows.map((row) => present(row, offers, scope)), shipped: missing(rows).length }
}

const missing = (rows: readonly ItemRow[]) => shippedItems.filter((item) => !rows.some((row) => row.business === item.business))

/** Takes in the items that ship with the system and are not there yet, offered at every window of the range; they are the federation's own from then on. */
export async function adoptItems(ctx: RequestContext): Promise<AnswerOf<typeof windowItemRoutes.adopt>> {
  const actor = requireStaff(ctx, 'window.manage')
  const added = missing(await findItems(ctx.tx))
  const counters = await ctx.tx.selectFrom('window_counter').select(['id', 'scope']).where('active', '=', true).execute()
  const offers = counters.filter((one) => isWithin(one.scope, actor.scope)).map((one) => ({ counterId: one.id, promiseDays: null }))
  for (const item of added) {
    const id = newId()
    await insertItem(ctx.tx, { id, scope: actor.scope, now: ctx.clock.now() }, columnsOf({ ...item, active: true, counters: [] }))
    await replaceOffers(ctx.tx, id, actor.scope, offers)
  }
  await appendAudit(ctx, { action: 'window.adopt-items', details: { added: added.length } })
  return { added: added.length }
}

export async function createItem(ctx: RequestContext, form: Form): Promise<Item> {
  const actor = requireStaff(ctx, 'window.manage')
  refuseProblems(form)
  const id = newId()
  await insertItem(ctx.tx, { id, scope: actor.scope, now: ctx.clock.now() }, columnsOf(form))
  await replaceOffers(ctx.tx, id, actor.scope, form.counters)
  await appendAudit(ctx, { action: 'window.create-item', subject: `item:${id}` })
  return readItem(ctx, id, actor.scope)
}

export async function editItem(ctx: RequestContext, input: InputOf<typeof windowItemRoutes.edit>): Promise<Item> {
  const actor = requireStaff(ctx, 'window.manage')
  const row = await lockItemInRange(ctx.tx, input.itemId, actor.scope)
  if (!row) throw new NotFound()
  if (row.version !== input.version) throw new Refused('platform.changed-meanwhile')
  refuseProblems(input)
  await updateItem(ctx.tx, row.id, columnsOf(input), ctx.clock.now())
  await replaceOffers(ctx.tx, row.id, actor.scope, input.counters)
  await appendAudit(ctx, { action: 'window.edit-item', subject: `item:${row.id}`, scope: row.scope, details: { version: row.version + 1 } })
  return readItem(ctx, row.id, actor.scope)
}

function refuseProblems(form: Form): void {
  const problem = problemOf(form)
  if (problem) throw new Refused(problem)
}

async function readItem(ctx: RequestContext, id: string, scope: string): Promise<Item> {
  const row = await findItem(ctx.tx, id)
  if (!row) throw new NotFound()
  return present(row, await findOffers(ctx.tx, [id]), scope)
}

function columnsOf(form: Form): ItemColumns {
  return { business: form.business, title: form.title, summary: form.summary, basis: form.basis, law_days: form.lawDays, promise_days: form.promiseDays, without_visit: form.withoutVisit, materials: form.materials, active: form.active }
}

function present(row: ItemRow, offers: readonly OfferRow[], scope: string): Item {
  return {
    id: row.id, business: row.business as Item['business'], title: row.title, summary: row.summary, basis: row.basis, lawDays: row.law_days, promiseDays: row.promise_days, withoutVisit: row.without_visit, materials: row.materials as Item['materials'],
    active: row.active, version: row.version, updatedAt: row.updated_at.toISOString(), shared: !isWithin(row.scope, scope),
    counters: offers.filter((one) => one.itemId === row.id).map(({ counterId, counterName, promiseDays }) => ({ counterId, counterName, promiseDays })),
  }
}

export async function listRanges(ctx: RequestContext): Promise<AnswerOf<typeof windowItemRoutes.listRanges>> {
  const { scope } = requireStaff(ctx, 'window.examine')
  return { rows: (await findRanges(ctx.tx)).map((row) => presentRange(row, scope)) }
}

/** A range of codes that was given to this registrar. Ranges never overlap, wherever they are kept: a code is given once (L1). */
export async function addRange(ctx: RequestContext, input: InputOf<typeof windowItemRoutes.addRange>): Promise<Range> {
  const actor = requireStaff(ctx, 'window.manage')
  if (input.last < input.first || String(input.last).length > 8 - input.stem.length) throw new Refused('window.range-wrong')
  if (await asService(ctx, '', () => overlaps(ctx.tx, input))) throw new Refused('window.range-overlaps')
  const id = newId()
  await insertRange(ctx.tx, { id, scope: actor.scope, division: input.division, stem: input.stem, first: input.first, last: input.last, by: holderOf(actor), now: ctx.clock.now() })
  await appendAudit(ctx, { action: 'window.add-code-range', subject: `code-range:${id}`, details: { division: input.division, stem: input.stem, first: input.first, last: input.last } })
  const row = await ctx.tx.selectFrom('window_code_range').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  return presentRange(row, actor.scope)
}

function presentRange(row: RangeRow, scope: string): Range {
  return { id: row.id, division: row.division, stem: row.stem, first: row.first, next: row.next, last: row.last, nextCode: row.next <= row.last ? codeAt(row, row.next) : null, addedAt: row.added_at.toISOString(), shared: !isWithin(row.scope, scope) }
}
