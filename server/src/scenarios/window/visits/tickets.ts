import { timingSafeEqual } from 'node:crypto'
import type { AnswerOf, InputOf, windowVisitRoutes } from '@guildhall/contract'
import { loadCalendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { asService, holderOf, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { isWithin } from '#registry/units'
import { getCounterInRange } from './counters.ts'
import { isOpenAt } from './rules.ts'
import { countAhead, digestOf, findCounter, findTicketsOfDay, hoursOf, insertTicket, lockNextTicket, lockTicket, updateTicket, type TicketRow } from './store.ts'

type Ticket = AnswerOf<typeof windowVisitRoutes.recall>
type Given = AnswerOf<typeof windowVisitRoutes.giveTicket>

/** The clock time (HH:MM) in China. */
export const timeNow = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)

export function presentTicket(row: TicketRow, item: { title: string | null; business: string | null } = { title: null, business: null }): Ticket {
  return {
    id: row.id, label: row.label, state: row.state as Ticket['state'], source: row.source as Ticket['source'], item: row.item_id && item.title ? { id: row.item_id, title: item.title, business: (item.business ?? 'general') as 'general' } : null,
    dueFrom: row.due_from, place: row.place, calls: row.calls, takenAt: row.taken_at.toISOString(), calledAt: row.called_at?.toISOString() ?? null, endedAt: row.ended_at?.toISOString() ?? null, caseId: row.case_id,
  }
}

/** Takes a number by the code at the door. Whoever knows it stands there; outside opening hours nobody is served. */
export async function takeTicket(ctx: RequestContext, input: InputOf<typeof windowVisitRoutes.takeTicket>): Promise<Given> {
  const now = ctx.clock.now()
  const counter = await findCounter(ctx.tx, input.counterId)
  if (!counter?.active) throw new NotFound()
  const calendar = await loadCalendar(ctx.tx)
  return asService(ctx, counter.scope, async () => {
    const door = await ctx.tx.selectFrom('window_door').select('token').where('counter_id', '=', counter.id).executeTakeFirstOrThrow()
    if (!timingSafeEqual(digestOf(door.token), digestOf(input.door))) throw new Refused('window.wrong-door')
    if (!isOpenAt(calendar, hoursOf(counter), { day: dayInShanghai(now), time: timeNow(now) })) throw new Refused('window.closed-now')
    return insertTicket(ctx.tx, { counter, day: dayInShanghai(now), source: 'phone', itemId: await offered(ctx, counter.id, input.itemId), now })
  })
}

/** An item that this window has; another is left open, the clerk will ask. */
async function offered(ctx: Pick<RequestContext, 'tx'>, counterId: string, itemId: string | null): Promise<string | null> {
  if (itemId === null) return null
  const row = await ctx.tx.selectFrom('window_item_counter').select('item_id').where('counter_id', '=', counterId).where('item_id', '=', itemId).executeTakeFirst()
  return row?.item_id ?? null
}

export async function giveTicket(ctx: RequestContext, input: InputOf<typeof windowVisitRoutes.giveTicket>): Promise<Given> {
  const counter = await getCounterInRange(ctx, requireStaff(ctx, 'window.serve'), input.counterId)
  const now = ctx.clock.now()
  return insertTicket(ctx.tx, { counter, day: dayInShanghai(now), source: 'desk', itemId: await offered(ctx, counter.id, input.itemId), now })
}

export async function followTicket(ctx: RequestContext, { token }: { token: string }): Promise<AnswerOf<typeof windowVisitRoutes.followTicket>> {
  return asService(ctx, '', async () => {
    const row = await ctx.tx.selectFrom('window_ticket as t').innerJoin('window_counter as k', 'k.id', 't.counter_id').selectAll('t').select('k.name as counter_name').where('t.token_hash', '=', digestOf(token)).executeTakeFirst()
    if (!row) throw new NotFound()
    return { label: row.label, state: row.state as Ticket['state'], ahead: row.state === 'waiting' ? await countAhead(ctx.tx, row) : 0, place: row.place, counterName: row.counter_name, takenAt: row.taken_at.toISOString() }
  })
}

/** For the screen in the hall: numbers and desks, no names. */
export async function getBoard(ctx: RequestContext, { counterId }: { counterId: string }): Promise<AnswerOf<typeof windowVisitRoutes.board>> {
  const counter = await findCounter(ctx.tx, counterId)
  if (!counter?.active) throw new NotFound()
  const now = ctx.clock.now()
  const rows = await asService(ctx, counter.scope, () => findTicketsOfDay(ctx.tx, counter.id, dayInShanghai(now)))
  const waiting = rows.filter((row) => row.state === 'waiting')
  const called = rows.filter((row) => row.called_at !== null && row.state !== 'moved').toSorted((a, b) => b.called_at!.getTime() - a.called_at!.getTime()).slice(0, 8)
  return { name: counter.name, now: now.toISOString(), called: called.map((row) => ({ label: row.label, place: row.place ?? '', at: row.called_at!.toISOString() })), waiting: waiting.slice(0, 30).map((row) => row.label), waitingCount: waiting.length }
}

export async function getQueue(ctx: RequestContext, { counterId }: { counterId: string }): Promise<AnswerOf<typeof windowVisitRoutes.queue>> {
  const counter = await getCounterInRange(ctx, requireStaff(ctx, 'window.serve'), counterId)
  const day = dayInShanghai(ctx.clock.now())
  const rows = await findTicketsOfDay(ctx.tx, counter.id, day)
  const waits = rows.flatMap((row) => (row.called_at ? [row.called_at.getTime() - row.taken_at.getTime()] : []))
  return {
    name: counter.name, day, rows: rows.map((row) => presentTicket(row, { title: row.item_title, business: row.business })), done: rows.filter((row) => row.state === 'done').length, missed: rows.filter((row) => row.state === 'missed').length,
    waitMinutes: waits.length === 0 ? null : Math.round(waits.reduce((sum, one) => sum + one, 0) / waits.length / 60_000),
  }
}

export async function callNext(ctx: RequestContext, input: InputOf<typeof windowVisitRoutes.callNext>): Promise<AnswerOf<typeof windowVisitRoutes.callNext>> {
  const actor = requireStaff(ctx, 'window.serve')
  const counter = await getCounterInRange(ctx, actor, input.counterId)
  const now = ctx.clock.now()
  const next = await lockNextTicket(ctx.tx, { counterId: counter.id, day: dayInShanghai(now), time: timeNow(now) })
  if (!next) return { ticket: null }
  return { ticket: presentTicket(await updateTicket(ctx.tx, next.id, { state: 'called', place: input.place, calls: 1, called_at: now, called_by: holderOf(actor) })) }
}

async function openTicket(ctx: RequestContext, ticketId: string, states: readonly string[]): Promise<TicketRow> {
  const actor = requireStaff(ctx, 'window.serve')
  const row = await lockTicket(ctx.tx, ticketId)
  if (!row || !isWithin(row.scope, actor.scope)) throw new NotFound()
  if (!states.includes(row.state)) throw new Refused('window.ticket-not-now')
  return row
}

export async function recallTicket(ctx: RequestContext, { ticketId }: { ticketId: string }): Promise<Ticket> {
  const row = await openTicket(ctx, ticketId, ['called'])
  return presentTicket(await updateTicket(ctx.tx, row.id, { calls: row.calls + 1, called_at: ctx.clock.now() }))
}

/** The visit is over. If it was about a case, the case counts one more visit. */
export async function finishTicket(ctx: RequestContext, { ticketId, caseId }: InputOf<typeof windowVisitRoutes.finish>): Promise<Ticket> {
  const row = await openTicket(ctx, ticketId, ['called'])
  if (caseId !== null) {
    const counted = await ctx.tx.updateTable('window_case').set((of) => ({ visits: of('visits', '+', 1) })).where('id', '=', caseId).where('handed_at', 'is', null).returning('id').executeTakeFirst()
    if (!counted && !await ctx.tx.selectFrom('window_case').select('id').where('id', '=', caseId).executeTakeFirst()) throw new NotFound()
  }
  return presentTicket(await updateTicket(ctx.tx, row.id, { state: 'done', ended_at: ctx.clock.now(), case_id: caseId }))
}

export async function missTicket(ctx: RequestContext, { ticketId }: { ticketId: string }): Promise<Ticket> {
  const row = await openTicket(ctx, ticketId, ['called'])
  return presentTicket(await updateTicket(ctx.tx, row.id, { state: 'missed', ended_at: ctx.clock.now() }))
}

/** Sent on to another window: this number ends, another begins there, before whoever comes later. */
export async function transferTicket(ctx: RequestContext, { ticketId, counterId }: InputOf<typeof windowVisitRoutes.transfer>): Promise<Ticket> {
  const row = await openTicket(ctx, ticketId, ['called', 'waiting'])
  const counter = await getCounterInRange(ctx, requireStaff(ctx, 'window.serve'), counterId)
  if (counter.id === row.counter_id) throw new Refused('window.ticket-not-now')
  const now = ctx.clock.now()
  const there = await insertTicket(ctx.tx, { counter, day: row.day, source: 'moved', itemId: row.item_id, dueFrom: timeNow(now), now })
  await updateTicket(ctx.tx, row.id, { state: 'moved', ended_at: now, moved_to: there.id })
  const moved = await lockTicket(ctx.tx, there.id)
  return presentTicket(moved!)
}
