import type { AnswerOf, InputOf, lectureMenuRoutes } from '@guildhall/contract'
import { reports, texts } from '#engines/evaluation'
import { addDays } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { asService, cursorOf, placeOf, requireStaff, type RequestContext } from '#platform/http'
import { isWithin, unitNames } from '#registry/units'
import { clockOf } from '../clock.ts'
import { presentAway, presentCard, presentLecture, presentPerson, presentStanding, presentTimes } from '../present.ts'
import { findAway, findLecturesOf, getLectureInRange, getLecturerInRange, listLecturesIn, listLecturersIn, ratingsOf, type LecturerListed } from '../store.ts'
import type { Rating, SessionState } from '../model.ts'

const ratingsAsService = (ctx: RequestContext, ids: readonly string[]) => asService(ctx, '', () => ratingsOf(ctx.tx, ids))

export async function listLectures(ctx: RequestContext, input: InputOf<typeof lectureMenuRoutes.list>): Promise<AnswerOf<typeof lectureMenuRoutes.list>> {
  const { scope } = requireStaff(ctx, 'lectures.read')
  const found = await listLecturesIn(ctx.tx, { ...input, scope, after: placeOf(input.cursor), limit: input.limit + 1 })
  const rows = found.slice(0, input.limit)
  const ratings = await ratingsAsService(ctx, rows.map((row) => row.id))
  const last = rows.at(-1)
  return { rows: rows.map((row) => ({ ...presentCard(row, ratings), ...presentStanding(row) })), next: last && found.length > input.limit ? cursorOf(last.place, last.id) : null }
}

export async function getLecture(ctx: RequestContext, { lectureId }: InputOf<typeof lectureMenuRoutes.get>): Promise<AnswerOf<typeof lectureMenuRoutes.get>> {
  const row = await getLectureInRange(ctx.tx, requireStaff(ctx, 'lectures.read'), lectureId)
  return asService(ctx, '', async () => {
    const [report] = await reports(ctx.tx, { subjects: [row.id], kinds: ['orderer'] })
    const said = await texts(ctx.tx, { subject: row.id, kinds: ['orderer'], limit: 50 })
    return {
      ...presentLecture(row, await ratingsOf(ctx.tx, [row.id])), lecturerId: row.lecturer_id, words: said.kind === 'shown' ? said.texts.map((one) => one.words) : [],
      ratings: (['content', 'delivery', 'fit'] as const).map((key) => ({ key, mean: report?.ratings[key]?.mean ?? null, n: report?.ratings[key]?.n ?? 0 })),
    }
  })
}

const presentRow = (row: LecturerListed, ratings: ReadonlyMap<string, Rating>) => ({ id: row.id, ...presentPerson(row), lectures: row.lectures, ahead: row.ahead, held: row.held, rating: ratings.get(row.id) ?? null })

export async function listLecturers(ctx: RequestContext, input: InputOf<typeof lectureMenuRoutes.listLecturers>): Promise<AnswerOf<typeof lectureMenuRoutes.listLecturers>> {
  const { scope } = requireStaff(ctx, 'lectures.read')
  const found = await listLecturersIn(ctx.tx, { ...input, scope, after: placeOf(input.cursor), limit: input.limit + 1 })
  const rows = found.slice(0, input.limit)
  const ratings = await ratingsAsService(ctx, rows.map((row) => row.id))
  const last = rows.at(-1)
  return { rows: rows.map((row) => presentRow(row, ratings)), next: last && found.length > input.limit ? cursorOf(last.name, last.id) : null }
}

const sessionsShown = 60

export async function getLecturer(ctx: RequestContext, { lecturerId }: InputOf<typeof lectureMenuRoutes.getLecturer>): Promise<AnswerOf<typeof lectureMenuRoutes.getLecturer>> {
  const actor = requireStaff(ctx, 'lectures.read')
  const row = await getLecturerInRange(ctx.tx, actor, lecturerId)
  const lectures = await findLecturesOf(ctx.tx, row.id)
  const ratings = await ratingsAsService(ctx, [row.id, ...lectures.map((one) => one.id)])
  const today = dayInShanghai(ctx.clock.now())
  const sessions = await ctx.tx.selectFrom('lecture_engagement').selectAll().where('lecturer_id', '=', row.id).where('day', '>=', addDays(today, -180)).orderBy('starts_at', 'desc').limit(sessionsShown).execute()
  // A unit of another county that ordered is known by name: the lecturer goes there.
  const names = await asService(ctx, '', () => unitNames(ctx.tx, sessions.map((one) => one.unit_id)))
  return {
    ...presentRow(row, ratings), ...presentTimes(row), division: row.division, lat: row.lat, lng: row.lng, away: (await findAway(ctx.tx, row.id, today)).map(presentAway), updatedAt: row.updated_at.toISOString(),
    lectures: lectures.map((one) => ({ ...presentCard(one, ratings), ...presentStanding(one) })),
    sessions: sessions.map((one) => ({ id: one.id, orderId: isWithin(one.scope, actor.scope) ? one.order_id : null, title: one.title, day: one.day, from: clockOf(one.starts_at), to: clockOf(one.ends_at), state: one.state as SessionState, unitName: names.get(one.unit_id) ?? '' })),
  }
}
