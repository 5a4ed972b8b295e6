import type { InputOf, lectureOrderRoutes } from '@guildhall/contract'
import { sql } from 'kysely'
import { appendAudit } from '#platform/audit'
import { addWorkingDays, loadCalendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { json } from '#platform/db'
import { asService, holderOf, Refused, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { checkDivision } from '#registry'
import { getUnit } from '#registry/units'
import { findOnMenu } from '../../menu/index.ts'
import { tellWishers, wishesBecome } from '../../wishes/index.ts'
import { tellDesk, titleOf } from '../notices.ts'
import { findRoom } from '../rooms.ts'
import { timesFit } from '../rules.ts'

const mostOpen = 10
/** A match is promised within so many working days. */
export const matchedWithin = 3

/** Orders for the acting unit. One of the menu has to be for these people; by field the matching sees to that. */
export async function orderLecture(ctx: RequestContext, input: InputOf<typeof lectureOrderRoutes.order>): Promise<{ id: string; number: string }> {
  const actor = requireStaff(ctx, 'lectures.order')
  const place = input.roomId === null ? { ...input, roomId: null } : await placeIn(ctx, input.roomId, input.people)
  checkDivision(place.division)
  const now = ctx.clock.now()
  const today = dayInShanghai(now)
  if (!timesFit(input.preferences, today)) throw new Refused('lectures.no-time-left')
  const unit = await getUnit(ctx.tx, actor.unitId)
  const lecture = input.lectureId === null ? null : await asService(ctx, '', () => findOnMenu(ctx.tx, input.lectureId!))
  if (lecture === undefined) throw new Refused('lectures.not-on-menu')
  if (lecture && (!lecture.audiences.includes(input.audience) || input.people < lecture.people_min || input.people > lecture.people_max)) throw new Refused('lectures.not-for-them')
  const dueOn = addWorkingDays(await loadCalendar(ctx.tx), today, matchedWithin)
  const id = newId()
  const title = lecture?.title ?? null
  const field = lecture?.field ?? input.field
  const number = await asService(ctx, actor.scope, async () => {
    // The unit's orders come one after the other, so that it never has more than it may.
    await sql`select pg_advisory_xact_lock(hashtext('guildhall.lecture-orders'), hashtext(${actor.unitId}))`.execute(ctx.tx)
    const open = await ctx.tx.selectFrom('lecture_order').select('id').where('unit_id', '=', actor.unitId).where('ended_at', 'is', null).execute()
    if (open.length >= mostOpen) throw new Refused('lectures.orders-open')
    const row = await ctx.tx.insertInto('lecture_order').values({
      id, scope: actor.scope, unit_id: actor.unitId, number: sql<string>`'DD' || ${today.slice(0, 4)}::text || lpad(nextval('lecture_order_number')::text, 5, '0')`, lecture_id: lecture?.id ?? null, title, field, audience: input.audience, people: input.people, preferences: json([...input.preferences]),
      last_on: input.preferences.map((one) => one.day).toSorted().at(-1)!, division: place.division, town: place.town, address: place.address, lat: place.lat, lng: place.lng, room_id: place.roomId, contact: input.contact, line: input.line, note: input.note, state: 'open', ordered_by: holderOf(ctx.actor), ordered_at: now, due_on: dueOn,
    }).returning('number').executeTakeFirstOrThrow()
    if (lecture) await wishesBecome(ctx.tx, { lectureId: lecture.id, scope: actor.scope, orderId: id })
    return row.number
  })
  await appendAudit(ctx, { action: 'lectures.order-lecture', subject: `lecture-order:${id}`, scope: actor.scope, details: { field, lectureId: lecture?.id ?? null } })
  await tellDesk(ctx, { id, scope: actor.scope }, 'ordered', { unit: unit.name, title: titleOf({ title, field }), due: dueOn })
  await tellWishers(ctx, id, 'ordered', { title: titleOf({ title, field }), unit: unit.name })
  return { id, number }
}

/** Where a room of ours is: with a point where its position has one, from which the road is then counted. */
async function placeIn(ctx: RequestContext, roomId: string, people: number) {
  const room = await asService(ctx, '', () => findRoom(ctx.tx, roomId))
  if (!room?.division) throw new Refused('lectures.no-such-room')
  if (people > room.capacity) throw new Refused('lectures.room-too-small')
  return { roomId, division: room.division, town: room.town, address: `${room.position} ${room.name}（${room.address}）`.slice(0, 120), lat: room.lat, lng: room.lng }
}
