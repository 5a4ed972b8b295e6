import type { AnswerOf, lectureMenuRoutes } from '@guildhall/contract'
import { findInvitation } from '#engines/evaluation'
import { dayInShanghai } from '#platform/clock'
import { asService, requireWorker, type RequestContext } from '#platform/http'
import { unitNames } from '#registry/units'
import { clockOf, findAway, findLecturesOf, findMyself, presentAway, presentLecture, presentPerson, presentTimes, ratingsOf, type Audience } from '../../menu/index.ts'
import { lecturerForm } from '../forms.ts'
import type { EngagementRow, SessionState, Side } from '../model.ts'
import { mayCallOff } from '../rules.ts'

type Mine = AnswerOf<typeof lectureMenuRoutes.mine>
const shown = 60

/** Everything of a lecturer on the phone. Sessions are those of the person, also after they have left the team. */
export async function getMyLecturing(ctx: RequestContext): Promise<Mine> {
  const { personId } = requireWorker(ctx)
  const me = await findMyself(ctx)
  const now = ctx.clock.now()
  return asService(ctx, '', async () => {
    const rows = await ctx.tx.selectFrom('lecture_engagement').selectAll().where('person_id', '=', personId).where('state', 'not in', ['declined', 'lapsed']).orderBy('starts_at', 'desc').limit(shown).execute()
    const sessions = await presentSessions(ctx, rows, personId)
    if (!me) return { now: now.toISOString(), lecturer: null, lectures: [], sessions }
    const { name: unit_name } = await ctx.tx.selectFrom('unit').select('name').where('id', '=', me.unit_id).executeTakeFirstOrThrow()
    const lectures = await findLecturesOf(ctx.tx, me.id)
    const ratings = await ratingsOf(ctx.tx, [me.id, ...lectures.map((one) => one.id)])
    return {
      now: now.toISOString(), lectures: lectures.map((one) => presentLecture(one, ratings)), sessions,
      lecturer: { ...presentPerson({ ...me, unit_name }), ...presentTimes(me), division: me.division, away: (await findAway(ctx.tx, me.id, dayInShanghai(now))).map(presentAway), rating: ratings.get(me.id) ?? null, held: lectures.reduce((sum, one) => sum + one.held, 0) },
    }
  })
}

async function presentSessions(ctx: RequestContext, rows: readonly EngagementRow[], personId: string): Promise<Mine['sessions']> {
  if (rows.length === 0) return []
  const now = ctx.clock.now()
  const orders = new Map((await ctx.tx.selectFrom('lecture_order').selectAll().where('id', 'in', [...new Set(rows.map((row) => row.order_id))]).execute()).map((one) => [one.id, one]))
  const needs = new Map((await ctx.tx.selectFrom('lecture').select(['id', 'needs']).where('id', 'in', [...new Set(rows.map((row) => row.lecture_id))]).execute()).map((one) => [one.id, one.needs]))
  const names = await unitNames(ctx.tx, rows.map((row) => row.unit_id))
  const made: Mine['sessions'] = []
  for (const row of rows) {
    const order = orders.get(row.order_id)!
    const invited = row.state === 'held' ? await findInvitation(ctx.tx, lecturerForm, row.id, personId) : undefined
    made.push({
      id: row.id, title: row.title, unitName: names.get(row.unit_id) ?? '', place: row.place, day: row.day, from: clockOf(row.starts_at), to: clockOf(row.ends_at), km: row.km, state: row.state as SessionState, people: order.people, audience: order.audience as Audience, contact: order.contact, line: order.line, note: order.note,
      needs: needs.get(row.lecture_id) ?? '', answerBy: row.answer_by.toISOString(), reason: row.reason, by: row.by_side as Side | null, heldSaid: row.lecturer_people !== null, heldPeople: row.people,
      mayAnswer: row.state === 'asked' && row.answer_by > now, mayCallOff: row.state === 'accepted' && mayCallOff(row.starts_at, now), maySayHeld: row.state === 'accepted' && row.starts_at <= now && row.lecturer_people === null,
      mayJudge: invited?.submittedAt === null && (invited.until === null || invited.until > now), judged: Boolean(invited?.submittedAt),
    })
  }
  return made
}
