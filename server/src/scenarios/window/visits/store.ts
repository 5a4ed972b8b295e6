import { createHash, randomBytes } from 'node:crypto'
import { sql, type Selectable } from 'kysely'
import { createPool } from '#engines/quota'
import type { Day } from '#platform/calendar'
import { json, type Database, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { labelOf, type Hours, type Slot } from './rules.ts'

export type CounterRow = Selectable<Database['window_counter']>
export type TicketRow = Selectable<Database['window_ticket']>
export type AppointmentRow = Selectable<Database['window_appointment']>
export type SlotRow = Selectable<Database['window_slot']>

export const hoursOf = (row: Pick<CounterRow, 'hours'>) => row.hours as Hours[]
export const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest()

export function findCounter(tx: Tx, id: string): Promise<CounterRow | undefined> {
  return tx.selectFrom('window_counter').selectAll().where('id', '=', id).executeTakeFirst()
}

export type CounterColumns = { name: string; address: string | null; line: string | null; letter: string; hours: readonly Hours[]; slot_minutes: number; slot_seats: number; book_days: number; active: boolean }

export async function insertCounter(tx: Tx, made: { id: string; scope: string; unitId: string; now: Date }, { hours, ...columns }: CounterColumns): Promise<void> {
  await tx.insertInto('window_counter').values({ ...columns, hours: json([...hours]), id: made.id, scope: made.scope, unit_id: made.unitId, created_at: made.now, updated_at: made.now }).execute()
  await tx.insertInto('window_door').values({ counter_id: made.id, scope: made.scope, token: randomBytes(12).toString('base64url'), made_at: made.now }).execute()
}

export async function updateCounter(tx: Tx, id: string, { hours, ...columns }: CounterColumns, now: Date): Promise<void> {
  await tx.updateTable('window_counter').set({ ...columns, hours: json([...hours]), updated_at: now }).where('id', '=', id).execute()
}

export type NewTicket = { counter: Pick<CounterRow, 'id' | 'scope' | 'letter'>; day: Day; source: 'phone' | 'desk' | 'appointment' | 'moved'; itemId: string | null; appointmentId?: string; dueFrom?: string; now: Date }

/** The next number of the day (W7): drawn in the row of the day, so that two who press at once get two. Gives how many wait before it. */
export async function insertTicket(tx: Tx, { counter, day, source, itemId, appointmentId, dueFrom, now }: NewTicket): Promise<{ id: string; label: string; token: string; ahead: number }> {
  const { last } = await tx.insertInto('window_queue_day').values({ counter_id: counter.id, day, scope: counter.scope, last: 1 })
    .onConflict((conflict) => conflict.columns(['counter_id', 'day']).doUpdateSet({ last: sql<number>`window_queue_day.last + 1` })).returning('last').executeTakeFirstOrThrow()
  const [id, token, label] = [newId(), randomBytes(12).toString('base64url'), labelOf(counter.letter, last)]
  await tx.insertInto('window_ticket').values({
    id, scope: counter.scope, counter_id: counter.id, day, n: last, label, source, item_id: itemId, appointment_id: appointmentId ?? null, due_from: dueFrom ?? null, token_hash: digestOf(token), taken_at: now,
  }).execute()
  return { id, label, token, ahead: await countAhead(tx, { counter_id: counter.id, day, n: last }) }
}

export async function countAhead(tx: Tx, ticket: Pick<TicketRow, 'counter_id' | 'day' | 'n'>): Promise<number> {
  const { n } = await tx.selectFrom('window_ticket').select(sql<number>`count(*)::int`.as('n')).where('counter_id', '=', ticket.counter_id).where('day', '=', ticket.day).where('state', '=', 'waiting').where('n', '<', ticket.n).executeTakeFirstOrThrow()
  return n
}

/** Whose turn it is, locked: whoever booked and whose time has come, then by number. A number that a colleague is calling this very moment is passed over (W7). */
export function lockNextTicket(tx: Tx, at: { counterId: string; day: Day; time: string }): Promise<TicketRow | undefined> {
  return tx.selectFrom('window_ticket').selectAll().where('counter_id', '=', at.counterId).where('day', '=', at.day).where('state', '=', 'waiting')
    .orderBy(sql`case when due_from is not null and due_from <= ${at.time} then 0 else 1 end`).orderBy('n').limit(1).forUpdate().skipLocked().executeTakeFirst()
}

export function lockTicket(tx: Tx, id: string): Promise<TicketRow | undefined> {
  return tx.selectFrom('window_ticket').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function updateTicket(tx: Tx, id: string, changes: Partial<Pick<TicketRow, 'state' | 'place' | 'calls' | 'called_at' | 'called_by' | 'ended_at' | 'case_id' | 'moved_to'>>): Promise<TicketRow> {
  return tx.updateTable('window_ticket').set(changes).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
}

export function findTicketsOfDay(tx: Tx, counterId: string, day: Day): Promise<(TicketRow & { item_title: string | null; business: string | null })[]> {
  return tx.selectFrom('window_ticket as t').leftJoin('window_item as i', 'i.id', 't.item_id').selectAll('t').select(['i.title as item_title', 'i.business']).where('t.counter_id', '=', counterId).where('t.day', '=', day).orderBy('t.n').execute()
}

/** The bookable stretch with its pool, made when it is first wanted: the window's row is locked meanwhile, so that there is one pool. Needs the job role in the window's scope. */
export async function lockSlot(tx: Tx, counter: Pick<CounterRow, 'id' | 'scope' | 'slot_seats'>, wanted: { day: Day; slot: Slot; now: Date }): Promise<SlotRow> {
  await tx.selectFrom('window_counter').select('id').where('id', '=', counter.id).forUpdate().executeTakeFirstOrThrow()
  const ofDay = await tx.selectFrom('window_slot').selectAll().where('counter_id', '=', counter.id).where('day', '=', wanted.day).execute()
  const known = ofDay.find((one) => one.starts === wanted.slot.from)
  if (known) return known
  const [id, group] = [newId(), ofDay[0]?.group_id ?? newId()]
  const pool = await createPool(tx, { scope: counter.scope, subject: id, capacity: counter.slot_seats, waitlistLimit: 0, group, opensToAllAt: wanted.now, now: wanted.now })
  return tx.insertInto('window_slot').values({ id, scope: counter.scope, counter_id: counter.id, day: wanted.day, starts: wanted.slot.from, ends: wanted.slot.to, pool_id: pool.id, group_id: group }).returningAll().executeTakeFirstOrThrow()
}

/** How many places of the slots that somebody has booked in are taken, by day and time. */
export async function findTaken(tx: Tx, counterId: string, days: readonly Day[]): Promise<Map<string, { seats: number; taken: number }>> {
  if (days.length === 0) return new Map()
  const rows = await tx.selectFrom('window_slot as s').innerJoin('quota_pool as p', 'p.id', 's.pool_id').select(['s.day', 's.starts', 'p.capacity', 'p.seated']).where('s.counter_id', '=', counterId).where('s.day', 'in', days).execute()
  return new Map(rows.map((row) => [`${row.day} ${row.starts}`, { seats: row.capacity, taken: row.seated }]))
}

export function findAppointment(tx: Tx, id: string): Promise<AppointmentRow | undefined> {
  return tx.selectFrom('window_appointment').selectAll().where('id', '=', id).executeTakeFirst()
}
