import type { AnswerOf, InputOf, windowVisitRoutes } from '@guildhall/contract'
import { release, take } from '#engines/quota'
import { appendAudit } from '#platform/audit'
import { loadCalendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { maskName, maskPhone } from '#platform/crypto'
import { isUniqueViolation } from '#platform/db'
import { asService, holderOf, NotFound, Refused, requireStaff, requireWorker, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { openName, openPhone } from '#registry/people'
import { namesOf } from '../names.ts'
import { bookableDays, slotsOn } from './rules.ts'
import { findAppointment, findCounter, findTaken, hoursOf, insertTicket, lockSlot, type AppointmentRow } from './store.ts'
import { timeNow } from './tickets.ts'

type Appointment = AnswerOf<typeof windowVisitRoutes.book>

/** Whoever books for themselves: a worker (perhaps assisted), or who speaks for a union. */
function visitorOf(ctx: RequestContext): { holder: string; personId: string | null; accountId: string | null; assisted: boolean } {
  if (ctx.actor.kind === 'staff') {
    const { accountId } = requireStaff(ctx, 'window.apply')
    return { holder: accountId, personId: null, accountId, assisted: false }
  }
  const { personId, assistedBy } = requireWorker(ctx)
  return { holder: personId, personId, accountId: null, assisted: assistedBy !== undefined }
}

/** Free places by day; what has begun today is over. */
export async function listSlots(ctx: RequestContext, { counterId }: { counterId: string }): Promise<AnswerOf<typeof windowVisitRoutes.slots>> {
  const counter = await findCounter(ctx.tx, counterId)
  if (!counter?.active) throw new NotFound()
  const now = ctx.clock.now()
  const [today, time] = [dayInShanghai(now), timeNow(now)]
  const calendar = await loadCalendar(ctx.tx)
  const days = counter.slot_seats === 0 ? [] : bookableDays(calendar, hoursOf(counter), today, counter.book_days)
  const taken = await asService(ctx, counter.scope, () => findTaken(ctx.tx, counter.id, days))
  return {
    name: counter.name,
    days: days.map((day) => ({
      day, slots: slotsOn(calendar, hoursOf(counter), day, counter.slot_minutes).filter((slot) => day > today || slot.from > time).map((slot) => {
        const known = taken.get(`${day} ${slot.from}`)
        return { ...slot, free: known ? Math.max(0, known.seats - known.taken) : counter.slot_seats }
      }),
    })).filter((one) => one.slots.length > 0),
  }
}

/** A place in a slot's pool, never one too many (W7); one time a day at a window for everybody. */
export async function bookAppointment(ctx: RequestContext, input: InputOf<typeof windowVisitRoutes.book>): Promise<Appointment> {
  const visitor = visitorOf(ctx)
  const counter = await findCounter(ctx.tx, input.counterId)
  if (!counter?.active || counter.slot_seats === 0) throw new Refused('window.slot-unknown')
  const now = ctx.clock.now()
  const today = dayInShanghai(now)
  const calendar = await loadCalendar(ctx.tx)
  const slot = bookableDays(calendar, hoursOf(counter), today, counter.book_days).includes(input.day) ? slotsOn(calendar, hoursOf(counter), input.day, counter.slot_minutes).find((one) => one.from === input.from) : undefined
  if (!slot || (input.day === today && slot.from <= timeNow(now))) throw new Refused('window.slot-unknown')
  const id = newId()
  await asService(ctx, counter.scope, async () => {
    const row = await lockSlot(ctx.tx, counter, { day: input.day, slot, now })
    const taken = await take(ctx.tx, { pool: row.pool_id, holder: visitor.holder, now })
    if (taken.kind === 'refused') throw new Refused(taken.code === 'one-per-holder' ? 'window.booked-that-day' : 'window.slot-full')
    if (taken.kind === 'waiting') throw new Refused('window.slot-full')
    if (taken.again) throw new Refused('window.booked-that-day')
    const offered = input.itemId && await ctx.tx.selectFrom('window_item_counter').select('item_id').where('counter_id', '=', counter.id).where('item_id', '=', input.itemId).executeTakeFirst()
    await refusingSecond(async () => { await ctx.tx.insertInto('window_appointment').values({
      id, scope: counter.scope, slot_id: row.id, counter_id: counter.id, day: input.day, starts: slot.from, ends: slot.to, person_id: visitor.personId, account_id: visitor.accountId, item_id: offered ? offered.item_id : null,
      assisted: visitor.assisted, booked_by: holderOf(ctx.actor), booked_at: now,
    }).execute() })
  })
  await appendAudit(ctx, { action: 'window.book-appointment', subject: `appointment:${id}`, scope: counter.scope, details: { counterId: counter.id, day: input.day, from: slot.from } })
  return readAppointment(ctx, id)
}

/** Somebody who came already today does not book the same day again. */
async function refusingSecond(write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (isUniqueViolation(error, 'window_appointment_once_a_day')) throw new Refused('window.booked-that-day')
    throw error
  }
}

function select(ctx: Pick<RequestContext, 'tx'>) {
  return ctx.tx.selectFrom('window_appointment as a').innerJoin('window_counter as k', 'k.id', 'a.counter_id').leftJoin('window_item as i', 'i.id', 'a.item_id').selectAll('a').select(['k.name as counter_name', 'k.address', 'i.title as item_title', 'i.business'])
}
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

function present(row: Row): Appointment {
  return {
    id: row.id, counter: { id: row.counter_id, name: row.counter_name }, day: row.day, from: row.starts, to: row.ends, item: row.item_id && row.item_title ? { id: row.item_id, title: row.item_title, business: (row.business ?? 'general') as 'general' } : null,
    state: row.state as Appointment['state'], assisted: row.assisted,
  }
}

async function readAppointment(ctx: RequestContext, id: string): Promise<Appointment> {
  const row = await select(ctx).where('a.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return present(row)
}

export async function listMyAppointments(ctx: RequestContext): Promise<AnswerOf<typeof windowVisitRoutes.listMine>> {
  const visitor = visitorOf(ctx)
  const rows = await select(ctx).where(visitor.personId ? 'a.person_id' : 'a.account_id', '=', visitor.holder).orderBy('a.day', 'desc').orderBy('a.starts', 'desc').limit(30).execute()
  return { today: dayInShanghai(ctx.clock.now()), rows: rows.map((row) => ({ ...present(row), address: row.address })) }
}

/** Gives the place back; somebody else can have it at once. */
export async function cancelAppointment(ctx: RequestContext, { appointmentId }: { appointmentId: string }): Promise<Appointment> {
  const visitor = visitorOf(ctx)
  const row = await findAppointment(ctx.tx, appointmentId)
  if (!row || (visitor.personId ? row.person_id : row.account_id) !== visitor.holder) throw new NotFound()
  const now = ctx.clock.now()
  await asService(ctx, row.scope, async () => {
    await endBooked(ctx, row.id, 'cancelled', now)
    const slot = await ctx.tx.selectFrom('window_slot').select('pool_id').where('id', '=', row.slot_id).executeTakeFirstOrThrow()
    await release(ctx.tx, { pool: slot.pool_id, holder: visitor.holder, now })
  })
  await appendAudit(ctx, { action: 'window.cancel-appointment', subject: `appointment:${row.id}`, scope: row.scope })
  return readAppointment(ctx, row.id)
}

async function endBooked(ctx: Pick<RequestContext, 'tx'>, id: string, state: 'cancelled' | 'arrived', now: Date): Promise<AppointmentRow> {
  const row = await ctx.tx.updateTable('window_appointment').set({ state, ended_at: now }).where('id', '=', id).where('state', '=', 'booked').returningAll().executeTakeFirst()
  if (!row) throw new Refused('window.appointment-over')
  return row
}

/** Who comes on a day, masked: the clerk asks for the name and sees whether it fits. */
export async function listAppointments(ctx: RequestContext, input: InputOf<typeof windowVisitRoutes.listAppointments>): Promise<AnswerOf<typeof windowVisitRoutes.listAppointments>> {
  requireStaff(ctx, 'window.serve')
  const day = input.day ?? dayInShanghai(ctx.clock.now())
  const { scope } = requireStaff(ctx, 'window.serve')
  let query = select(ctx).leftJoin('window_ticket as t', 't.appointment_id', 'a.id').select('t.label').where('a.day', '=', day).where('a.state', '<>', 'cancelled')
  if (input.counterId) query = query.where('a.counter_id', '=', input.counterId)
  const rows = (await query.orderBy('a.starts').orderBy('a.id').limit(300).execute()).filter((row) => row.scope === scope || row.scope.startsWith(`${scope}.`))
  const people = await peopleOf(ctx, rows.flatMap((row) => row.person_id ?? []))
  const nameOf = await namesOf(ctx, rows.map((row) => row.account_id && `account:${row.account_id}`))
  return {
    day, rows: rows.map((row) => {
      const person = row.person_id ? people.get(row.person_id) : undefined
      return { ...present(row), who: person ? person.name : nameOf(row.account_id && `account:${row.account_id}`), phone: person?.phone ?? null, ticket: row.label }
    }),
  }
}

/** A visitor may live in another county; the window knows of them just what it needs to greet them. */
async function peopleOf(ctx: RequestContext, ids: readonly string[]): Promise<Map<string, { name: string; phone: string | null }>> {
  if (ids.length === 0) return new Map()
  const rows = await asService(ctx, '', () => ctx.tx.selectFrom('person').select(['id', 'name_sealed', 'phone_sealed']).where('id', 'in', [...new Set(ids)]).execute())
  return new Map(rows.map((row) => {
    const phone = openPhone(ctx.cipher, row)
    return [row.id, { name: maskName(openName(ctx.cipher, row).reveal()), phone: phone && maskPhone(phone.reveal()) }]
  }))
}

/** Whoever booked is here and gets a number that comes up at the appointed time. */
export async function arrive(ctx: RequestContext, { appointmentId }: { appointmentId: string }): Promise<AnswerOf<typeof windowVisitRoutes.arrive>> {
  const actor = requireStaff(ctx, 'window.serve')
  const row = await findAppointment(ctx.tx, appointmentId)
  if (!row || !(row.scope === actor.scope || row.scope.startsWith(`${actor.scope}.`))) throw new NotFound()
  const now = ctx.clock.now()
  if (row.day !== dayInShanghai(now)) throw new Refused('window.appointment-over')
  await endBooked(ctx, row.id, 'arrived', now)
  const counter = await findCounter(ctx.tx, row.counter_id)
  return insertTicket(ctx.tx, { counter: counter!, day: row.day, source: 'appointment', itemId: row.item_id, appointmentId: row.id, dueFrom: row.starts, now })
}
