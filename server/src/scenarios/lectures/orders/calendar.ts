import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { FileAnswer } from '@guildhall/contract'
import { addDays } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { requireWorker, type RequestContext } from '#platform/http'

/** The sessions a lecturer agreed to, from a month back, as RFC 5545. Instants are in UTC, which every calendar shows in its owner's zone; what was called off stays as CANCELLED. */
export async function getMyCalendar(ctx: RequestContext): Promise<FileAnswer> {
  const { personId } = requireWorker(ctx)
  const rows = await ctx.tx.selectFrom('lecture_engagement').selectAll().where('person_id', '=', personId).where('state', 'in', ['accepted', 'held', 'called-off']).where('day', '>=', addDays(dayInShanghai(ctx.clock.now()), -30)).orderBy('starts_at').limit(200).execute()
  const calendar = ical({ name: '数智工会·我的宣讲', prodId: { company: 'Guildhall', product: 'lectures', language: 'ZH' }, method: ICalCalendarMethod.PUBLISH })
  calendar.x('X-WR-TIMEZONE', 'Asia/Shanghai')
  for (const row of rows) {
    const off = row.state === 'called-off'
    calendar.createEvent({ id: `${row.id}@guildhall`, start: row.starts_at, end: row.ends_at, stamp: row.ended_at ?? row.answered_at ?? row.asked_at, sequence: off ? 1 : 0, summary: row.title, location: row.place, status: off ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED, ...(ctx.config.PUBLIC_URL && { url: `${ctx.config.PUBLIC_URL}/lecturing` }) })
  }
  return { fileName: 'lectures.ics', contentType: 'text/calendar; charset=utf-8', bytes: Buffer.from(calendar.toString(), 'utf8'), inline: true }
}
