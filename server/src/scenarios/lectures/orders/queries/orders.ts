import type { AnswerOf, InputOf, lectureOrderRoutes } from '@guildhall/contract'
import { findInvitation, reports } from '#engines/evaluation'
import { asService, cursorOf, placeOf, requireStaff, type RequestContext } from '#platform/http'
import { findWishers } from '../../wishes/index.ts'
import { lecturerForm, ordererForm } from '../forms.ts'
import { currentOf, presentOrder, presentSession } from '../present.ts'
import { mayCallOff } from '../rules.ts'
import { findEngagements, getOrderInRange, listOrdersIn } from '../store.ts'

export async function listOrders(ctx: RequestContext, input: InputOf<typeof lectureOrderRoutes.list>): Promise<AnswerOf<typeof lectureOrderRoutes.list>> {
  const { scope } = requireStaff(ctx, 'lectures.read')
  const found = await listOrdersIn(ctx.tx, { ...input, scope, after: placeOf(input.cursor), limit: input.limit + 1 })
  const rows = found.slice(0, input.limit)
  const sessions = await asService(ctx, '', () => findEngagements(ctx.tx, rows.map((row) => row.id)))
  const last = rows.at(-1)
  return { rows: rows.map((row) => presentOrder(row, sessions.get(row.id) ?? [])), next: last && found.length > input.limit ? cursorOf(last.place, last.id) : null }
}

export async function getOrder(ctx: RequestContext, { orderId }: InputOf<typeof lectureOrderRoutes.get>): Promise<AnswerOf<typeof lectureOrderRoutes.get>> {
  const actor = requireStaff(ctx, 'lectures.read')
  const row = await getOrderInRange(ctx.tx, actor, orderId)
  const now = ctx.clock.now()
  return asService(ctx, '', async () => {
    const sessions = (await findEngagements(ctx.tx, [row.id])).get(row.id) ?? []
    const current = currentOf(sessions)
    const invited = current?.state === 'held' ? await findInvitation(ctx.tx, ordererForm, current.id, current.unit_id) : undefined
    const [report] = current?.state === 'held' && (await findInvitation(ctx.tx, lecturerForm, current.id, current.person_id))?.submittedAt ? await reports(ctx.tx, { subjects: [current.id], kinds: ['lecturer'] }) : []
    const lecture = row.lecture_id ?? current?.lecture_id
    const needs = lecture ? (await ctx.tx.selectFrom('lecture').select('needs').where('id', '=', lecture).executeTakeFirst())?.needs ?? null : null
    const [orders, manages] = [actor.permissions.has('lectures.order'), actor.permissions.has('lectures.manage')]
    return {
      ...presentOrder(row, sessions), lectureId: row.lecture_id, division: row.division, town: row.town, address: row.address, lat: row.lat, lng: row.lng, positionId: row.room_id ? (await ctx.tx.selectFrom('venue_room').select('position_id').where('id', '=', row.room_id).executeTakeFirst())?.position_id ?? null : null, wishes: (await findWishers(ctx.tx, row.id)).length, contact: row.contact, line: row.line, note: row.note, why: row.why, sessions: sessions.map(presentSession), needs,
      may: {
        match: manages && row.state === 'open', cancel: orders && row.ended_at === null && !(current?.state === 'accepted' && !mayCallOff(current.starts_at, now)), callOff: manages && (current?.state === 'asked' || current?.state === 'accepted'),
        sayHeld: orders && current?.state === 'accepted' && current.starts_at <= now && current.orderer_people === null, judge: orders && invited?.submittedAt === null && (invited.until === null || invited.until > now),
      },
      judged: Boolean(invited?.submittedAt),
      byLecturer: report?.ratings['organised']?.mean ? { organised: report.ratings['organised'].mean, attention: report.ratings['attention']?.mean ?? 0 } : null,
    }
  })
}
