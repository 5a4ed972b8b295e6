import type { AnswerOf, InputOf, windowVisitRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { loadCalendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { rangeOf } from '#platform/db'
import { asService, NotFound, Refused, requireStaff, type RequestContext, type StaffActor } from '#platform/http'
import { newId } from '#platform/ids'
import { isWithin } from '#registry/units'
import { findItems } from '../items/index.ts'
import { hoursOn } from './rules.ts'
import { findCounter, hoursOf, insertCounter, updateCounter, type CounterColumns, type CounterRow } from './store.ts'

type Form = InputOf<typeof windowVisitRoutes.createCounter>

export async function listCounters(ctx: RequestContext): Promise<AnswerOf<typeof windowVisitRoutes.listCounters>> {
  const { scope } = requireStaff(ctx, 'window.read')
  const { lo, hi } = rangeOf(scope)
  const today = dayInShanghai(ctx.clock.now())
  const rows = await ctx.tx.selectFrom('window_counter as k').innerJoin('unit as u', 'u.id', 'k.unit_id').selectAll('k').select(['u.name as unit_name'])
    .select((is) => is.selectFrom('window_ticket as t').whereRef('t.counter_id', '=', 'k.id').where('t.day', '=', today).where('t.state', '=', 'waiting').select((n) => n.fn.countAll<bigint>().as('n')).as('waiting'))
    .select((is) => is.selectFrom('window_case as c').whereRef('c.counter_id', '=', 'k.id').where('c.closed_at', 'is', null).select((n) => n.fn.countAll<bigint>().as('n')).as('open'))
    .where('k.scope', '>=', lo).where('k.scope', '<', hi).orderBy('k.scope').orderBy('k.created_at').orderBy('k.id').execute()
  const items = await itemsOf(ctx, rows.map((row) => row.id))
  return {
    rows: rows.map((row) => ({
      id: row.id, name: row.name, unitName: row.unit_name, address: row.address, line: row.line, letter: row.letter, hours: hoursOf(row), slotMinutes: row.slot_minutes, slotSeats: row.slot_seats, bookDays: row.book_days, active: row.active,
      updatedAt: row.updated_at.toISOString(), items: items.filter((one) => one.counterId === row.id).map(({ id, title, business, ownPromise }) => ({ id, title, business, promiseDays: ownPromise })), waiting: Number(row.waiting ?? 0), open: Number(row.open ?? 0),
    })),
  }
}

async function itemsOf(ctx: Pick<RequestContext, 'tx'>, counterIds: readonly string[]) {
  if (counterIds.length === 0) return []
  const rows = await ctx.tx.selectFrom('window_item_counter as o').innerJoin('window_item as i', 'i.id', 'o.item_id').selectAll('i').select(['o.counter_id as counterId', 'o.promise_days as ownPromise']).where('i.active', '=', true).where('o.counter_id', 'in', counterIds).orderBy('i.created_at').orderBy('i.id').execute()
  return rows.map((row) => ({ ...row, business: row.business as 'obtain' }))
}

export async function createCounter(ctx: RequestContext, form: Form): Promise<{ id: string }> {
  const actor = requireStaff(ctx, 'window.manage')
  const id = newId()
  await insertCounter(ctx.tx, { id, scope: actor.scope, unitId: actor.unitId, now: ctx.clock.now() }, columnsOf(form))
  await appendAudit(ctx, { action: 'window.create-counter', subject: `counter:${id}` })
  return { id }
}

export async function editCounter(ctx: RequestContext, input: InputOf<typeof windowVisitRoutes.editCounter>): Promise<{ id: string }> {
  const row = await getCounterInRange(ctx, requireStaff(ctx, 'window.manage'), input.counterId)
  if (row.updated_at.toISOString() !== new Date(input.updatedAt).toISOString()) throw new Refused('platform.changed-meanwhile')
  await updateCounter(ctx.tx, row.id, columnsOf(input), ctx.clock.now())
  await appendAudit(ctx, { action: 'window.edit-counter', subject: `counter:${row.id}`, scope: row.scope })
  return { id: row.id }
}

function columnsOf(form: Form): CounterColumns {
  return { name: form.name, address: form.address, line: form.line, letter: form.letter, hours: form.hours, slot_minutes: form.slotMinutes, slot_seats: form.slotSeats, book_days: form.bookDays, active: form.active }
}

/** What a window does, chosen by whoever keeps it: items of its own federation and those kept above. It may promise less time than the item, never more (W4). */
export async function setOffers(ctx: RequestContext, { counterId, offers }: InputOf<typeof windowVisitRoutes.setOffers>): Promise<{ id: string }> {
  const row = await getCounterInRange(ctx, requireStaff(ctx, 'window.manage'), counterId)
  const items = new Map((await findItems(ctx.tx)).map((item) => [item.id, item]))
  const wanted = [...new Map(offers.map((offer) => [offer.itemId, offer])).values()].filter((offer) => items.has(offer.itemId))
  if (wanted.some((offer) => offer.promiseDays !== null && offer.promiseDays > items.get(offer.itemId)!.promise_days)) throw new Refused('window.promise-beyond-law')
  await ctx.tx.deleteFrom('window_item_counter').where('counter_id', '=', row.id).execute()
  if (wanted.length > 0) await ctx.tx.insertInto('window_item_counter').values(wanted.map((offer) => ({ item_id: offer.itemId, counter_id: row.id, scope: row.scope, promise_days: offer.promiseDays }))).execute()
  await appendAudit(ctx, { action: 'window.set-offers', subject: `counter:${row.id}`, scope: row.scope, details: { items: wanted.length } })
  return { id: row.id }
}

/** A window of the caller's own range; a foreign one is not found, though it is public that it exists. */
export async function getCounterInRange(ctx: Pick<RequestContext, 'tx'>, actor: Pick<StaffActor, 'scope'>, id: string): Promise<CounterRow> {
  const row = await findCounter(ctx.tx, id)
  if (!row || !isWithin(row.scope, actor.scope)) throw new NotFound()
  return row
}

export async function getDoor(ctx: RequestContext, { counterId }: { counterId: string }): Promise<AnswerOf<typeof windowVisitRoutes.getDoor>> {
  const row = await getCounterInRange(ctx, requireStaff(ctx, 'window.serve'), counterId)
  const { token } = await ctx.tx.selectFrom('window_door').select('token').where('counter_id', '=', row.id).executeTakeFirstOrThrow()
  return { path: `/windows/${row.id}/ticket?door=${token}`, boardPath: `/windows/${row.id}/board` }
}

/** The windows as everybody may see them. How many wait is read as the service: tickets themselves are nobody's business. */
export async function listPublicWindows(ctx: RequestContext): Promise<AnswerOf<typeof windowVisitRoutes.publicList>> {
  const today = dayInShanghai(ctx.clock.now())
  const calendar = await loadCalendar(ctx.tx)
  const rows = await ctx.tx.selectFrom('window_counter as k').innerJoin('unit as u', 'u.id', 'k.unit_id').selectAll('k').select('u.name as unit_name').where('k.active', '=', true).orderBy('k.scope').orderBy('k.created_at').orderBy('k.id').limit(500).execute()
  const items = await itemsOf(ctx, rows.map((row) => row.id))
  const flags = rows.length === 0 ? [] : await ctx.tx.selectFrom('window_award').select(['counter_id', 'quarter']).where('counter_id', 'in', rows.map((row) => row.id)).orderBy('quarter', 'desc').execute()
  const waiting = await asService(ctx, '', () => ctx.tx.selectFrom('window_ticket').select(['counter_id', (n) => n.fn.countAll<bigint>().as('n')]).where('day', '=', today).where('state', '=', 'waiting').groupBy('counter_id').execute())
  return {
    rows: rows.map((row) => ({
      id: row.id, name: row.name, unitName: row.unit_name, address: row.address, line: row.line, hours: hoursOf(row), bookable: row.slot_seats > 0, waiting: Number(waiting.find((one) => one.counter_id === row.id)?.n ?? 0), openToday: hoursOn(calendar, hoursOf(row), today).length > 0,
      flag: flags.find((one) => one.counter_id === row.id)?.quarter ?? null,
      items: items.filter((one) => one.counterId === row.id).map((one) => ({ id: one.id, title: one.title, business: one.business, summary: one.summary, promiseDays: one.ownPromise ?? one.promise_days, withoutVisit: one.without_visit, materials: (one.materials as { title: string; required: boolean }[]).map(({ title, required }) => ({ title, required })) })),
    })),
  }
}
