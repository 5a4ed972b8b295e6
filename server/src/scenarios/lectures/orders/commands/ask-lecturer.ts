import type { AnswerOf, InputOf, lectureOrderRoutes } from '@guildhall/contract'
import { sql } from 'kysely'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { json } from '#platform/db'
import { asService, holderOf, Refused, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { clockOf } from '../../menu/index.ts'
import { loadGround } from '../ground.ts'
import { tellLecturerOf, tellOrderer, whenOf } from '../notices.ts'
import { answerBy, lecturesFor, matchOf, whyNotAt } from '../rules.ts'
import { getOrderInRange, lockOrder, setOrder } from '../store.ts'

/**
 * Confirms a match: the lecturer is asked, and is nobody else's at that time (L3). The order and the lecturer are held, so what the rules say is so at this moment; and should two ever pass
 * them at once, the constraint lets one through.
 */
export async function askLecturer(ctx: RequestContext, { orderId, lectureId, day, from }: InputOf<typeof lectureOrderRoutes.ask>): Promise<AnswerOf<typeof lectureOrderRoutes.ask>> {
  const actor = requireStaff(ctx, 'lectures.manage')
  const seen = await getOrderInRange(ctx.tx, actor, orderId)
  const now = ctx.clock.now()
  const done = await asService(ctx, '', async () => {
    const order = await lockOrder(ctx.tx, seen.id)
    if (order.state !== 'open') throw new Refused('lectures.order-not-open')
    await sql`select 1 from lecturer r join lecture l on l.lecturer_id = r.id where l.id = ${lectureId} for update of r`.execute(ctx.tx)
    const ground = await loadGround(ctx.tx, [order], now)
    const wanted = ground.orders[0]!
    const lecture = lecturesFor(wanted, ground.lectures).find((one) => one.id === lectureId)
    const preference = wanted.preferences.find((one) => one.day === day && one.from === from)
    if (!lecture || !preference) throw new Refused('lectures.no-longer-possible')
    const match = { lecture, lecturer: ground.lecturers.get(lecture.lecturerId)!, preference, now }
    const why = whyNotAt(wanted, match)
    if (why) throw new Refused(why === 'taken' ? 'lectures.lecturer-taken' : 'lectures.no-longer-possible', { why })
    const ranked = matchOf(wanted, match)
    const who = ground.names.lecturers.get(lecture.lecturerId)!
    const id = newId()
    const due = answerBy(ranked.startsAt, now)
    const title = ground.names.lectures.get(lecture.id)!.title
    const made = await ctx.tx.insertInto('lecture_engagement').values({
      id, scope: order.scope, lecturer_scope: who.scope, order_id: order.id, lecture_id: lecture.id, lecturer_id: lecture.lecturerId, lecturer_number: who.number, person_id: who.personId, unit_id: order.unit_id, title, field: lecture.field,
      place: [order.town && !order.address.includes(order.town) && order.town, order.address].filter(Boolean).join(' '), division: order.division, day, starts_at: ranked.startsAt, ends_at: ranked.endsAt, km: ranked.km, match: json([...ranked.parts]), state: 'asked', asked_by: holderOf(ctx.actor), asked_at: now, answer_by: due,
    }).onConflict((known) => known.doNothing()).returningAll().executeTakeFirst()
    if (!made) throw new Refused('lectures.lecturer-taken')
    await setOrder(ctx.tx, order.id, 'asked', { now })
    return { made, order, lecturer: who.name, due }
  })
  await appendAudit(ctx, { action: 'lectures.ask-lecturer', subject: `lecture-order:${seen.id}`, scope: seen.scope, details: { lectureId, day, from } })
  const params = { title: done.made.title, when: whenOf(done.made) }
  await tellLecturerOf(ctx, done.made, 'asked', { ...params, place: done.made.place, until: `${dayInShanghai(done.due)} ${clockOf(done.due)}` })
  await tellOrderer(ctx, done.order, 'lecturer-asked', { ...params, lecturer: done.lecturer })
  return { id: done.made.id, answerBy: done.due.toISOString() }
}
