import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { AnswerOf, classesRoutes, FileAnswer, InputOf } from '@guildhall/contract'
import type { Cipher } from '#platform/crypto'
import { asService, NotFound, requireWorker, type RequestContext } from '#platform/http'
import { findSessions } from '../plans/index.ts'
import { findPlaces } from './lessons.ts'
import type { ClassRow, SessionRow } from './model.ts'
import { findClasses, getClass } from './store.ts'

type Place = { name: string; address: string | null }

/** The timetable of an announced class, for anybody's calendar. */
export async function classCalendar(ctx: RequestContext, input: InputOf<typeof classesRoutes.classCalendar>): Promise<FileAnswer> {
  const of = await getClass(ctx.tx, input.classId)
  if (!of.published_at) throw new NotFound()
  const sessions = await findSessions(ctx.tx, [of.id])
  const { venues } = await findPlaces(ctx.tx, sessions)
  return asFile(`${of.number}.ics`, drawCalendar(of.title, sessions.map((session) => ({ session, of, place: venues.get(session.venue_id ?? '') })), ctx.config.PUBLIC_URL))
}

/** The timetable of whoever this address belongs to. A wrong or renewed one is not found. */
export async function calendarFeed(ctx: RequestContext, input: InputOf<typeof classesRoutes.calendarFeed>): Promise<FileAnswer> {
  return asService(ctx, '', async () => {
    // A subscribed address keeps working when the record it was made for gave way to another one of the same person.
    const feed = await ctx.tx.selectFrom('training_calendar_feed').select(sql<string>`app.person_today(person_id)`.as('person_id')).where('token_hash', '=', hashOf(input.token)).executeTakeFirst()
    if (!feed) throw new NotFound()
    const seats = await ctx.tx.selectFrom('training_enrolment').select('class_id').where('person_id', '=', feed.person_id).where('state', '=', 'seated').execute()
    const lost = await ctx.tx.selectFrom('training_enrolment as e').innerJoin('training_class as c', 'c.id', 'e.class_id').select('e.class_id').where('e.person_id', '=', feed.person_id).where('c.state', '=', 'cancelled').execute()
    const classes = new Map((await findClasses(ctx.tx, [...seats, ...lost].map((one) => one.class_id))).map((of) => [of.id, of]))
    const sessions = await findSessions(ctx.tx, [...classes.keys()])
    const { venues } = await findPlaces(ctx.tx, sessions)
    return asFile('guildhall.ics', drawCalendar('数智工会·我的课', sessions.map((session) => ({ session, of: classes.get(session.class_id)!, place: venues.get(session.venue_id ?? '') })), ctx.config.PUBLIC_URL))
  })
}

export async function getCalendarLink(ctx: RequestContext): Promise<AnswerOf<typeof classesRoutes.calendarLink>> {
  const { personId } = requireWorker(ctx)
  const feed = await ctx.tx.selectFrom('training_calendar_feed').select('generation').where('person_id', '=', personId).executeTakeFirst()
  return { path: feed ? pathOf(tokenOf(ctx.cipher, personId, feed.generation)) : null }
}

/** Makes the address anew: whoever had the old one sees nothing any more. */
export async function renewCalendarLink(ctx: RequestContext): Promise<AnswerOf<typeof classesRoutes.renewCalendarLink>> {
  const { personId } = requireWorker(ctx)
  const now = ctx.clock.now()
  return asService(ctx, '', async () => {
    await ctx.tx.selectFrom('person').select('id').where('id', '=', personId).forNoKeyUpdate().execute()
    const known = await ctx.tx.selectFrom('training_calendar_feed').select('generation').where('person_id', '=', personId).executeTakeFirst()
    const generation = (known?.generation ?? 0) + 1
    const token = tokenOf(ctx.cipher, personId, generation)
    const made = { generation, token_hash: hashOf(token), made_at: now }
    await ctx.tx.insertInto('training_calendar_feed').values({ person_id: personId, scope: '', ...made }).onConflict((conflict) => conflict.column('person_id').doUpdateSet(made)).execute()
    return { path: pathOf(token) }
  })
}

/**
 * RFC 5545. Instants are written in UTC, which every calendar shows in its owner's zone; lessons called off stay in it as CANCELLED, so that subscribers lose them, and each
 * announced change has a higher SEQUENCE.
 */
export function drawCalendar(name: string, lessons: readonly { session: SessionRow; of: Pick<ClassRow, 'id' | 'title' | 'number' | 'state' | 'updated_at'>; place: Place | undefined }[], baseUrl: string | undefined): string {
  const calendar = ical({ name, prodId: { company: 'Guildhall', product: 'training', language: 'ZH' }, method: ICalCalendarMethod.PUBLISH, ttl: 60 * 60 })
  // The zone as a hint only: given to the library as its own, the times would lose their Z and float.
  calendar.x('X-WR-TIMEZONE', 'Asia/Shanghai')
  for (const { session, of, place } of lessons) {
    const off = session.state === 'cancelled' || of.state === 'cancelled'
    calendar.createEvent({
      id: `${session.id}@guildhall`, start: session.starts_at, end: session.ends_at, stamp: session.changed_at ?? of.updated_at, sequence: session.sequence + (of.state === 'cancelled' && session.state !== 'cancelled' ? 1 : 0),
      summary: `${of.title}·第 ${session.seq} 次`, description: `${session.topic}\n${of.number}`, status: off ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      ...(place && { location: place.address ? `${place.name}（${place.address}）` : place.name }), ...(baseUrl && { url: `${baseUrl}/my-classes/${of.id}` }),
    })
  }
  return calendar.toString()
}

function asFile(fileName: string, text: string): FileAnswer {
  return { fileName, contentType: 'text/calendar; charset=utf-8', bytes: Buffer.from(text, 'utf8'), inline: true }
}

const pathOf = (token: string) => `/api/training/calendar/${token}.ics`
const tokenOf = (cipher: Cipher, personId: string, generation: number) => cipher.blind(`calendar-feed:${personId}:${generation}`, 'code').toString('base64url')
const hashOf = (token: string) => createHash('sha256').update(token).digest()
