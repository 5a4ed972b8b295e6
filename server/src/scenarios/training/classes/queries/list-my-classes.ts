import type { AnswerOf, classesRoutes } from '@guildhall/contract'
import { requireWorker, type RequestContext } from '#platform/http'
import { presentCards } from '../../plans/index.ts'
import type { SessionRow } from '../model.ts'
import { findAttended, findMyResults, statusOf } from '../my-lessons.ts'
import { checkInWindow, isCheckInOpen } from '../rules.ts'
import { findPosition, presentEnrolment } from '../seats.ts'
import { findClasses, findTrainersOfPerson } from '../store.ts'

type Answer = AnswerOf<typeof classesRoutes.listMyClasses>

/** The worker's classes: what is next comes first, then what is over. A place given back is gone, but one lost with its class is said. */
export async function listMyClasses(ctx: RequestContext): Promise<Answer> {
  const { personId } = requireWorker(ctx)
  const { tx } = ctx
  const now = ctx.clock.now()
  const all = await tx.selectFrom('training_enrolment').selectAll().where('person_id', '=', personId).orderBy('enrolled_at', 'desc').limit(200).execute()
  const classes = new Map((await findClasses(tx, all.map((one) => one.class_id))).map((one) => [one.id, one]))
  const latest = new Map(all.toReversed().map((one) => [one.class_id, one]))
  const shown = [...latest.values()].filter((one) => one.state !== 'cancelled' || classes.get(one.class_id)?.state === 'cancelled')
  const rows = [...classes.values()].filter((of) => shown.some((one) => one.class_id === of.id))
  const [cards, attended, results] = [await presentCards(tx, rows, now), await findAttended(tx, rows, personId), await findMyResults(tx, shown.map((one) => one.id))]

  const presented: Answer['rows'] = []
  for (const enrolment of shown) {
    const [of, card, own] = [classes.get(enrolment.class_id), cards.find((one) => one.id === enrolment.class_id), attended.get(enrolment.class_id)]
    if (!of || !card || !own) continue
    presented.push({
      class: card, enrolment: presentEnrolment(enrolment, await findPosition(ctx, enrolment, of)), attendance: own.attendance, result: results.get(enrolment.id) ?? null,
      checkIn: enrolment.state === 'seated' ? openDoor(own.sessions, (id) => own.marks.has(id), now) : null,
      sessions: own.sessions.map((session) => ({
        id: session.id, seq: session.seq, startsAt: session.starts_at.toISOString(), endsAt: session.ends_at.toISOString(), topic: session.topic, state: session.state as 'planned', status: statusOf(own.marks.get(session.id)),
      })),
    })
  }
  return { rows: presented.sort((a, b) => placeOf(a).localeCompare(placeOf(b))), teaching: (await findTrainersOfPerson(tx, personId)).length > 0 }
}

/** The lesson whose door is open and in which the worker is not noted yet. */
export function openDoor(sessions: readonly SessionRow[], isNoted: (sessionId: string) => boolean, now: Date): { sessionId: string; until: string } | null {
  const open = sessions.find((session) => !isNoted(session.id) && isCheckInOpen({ startsAt: session.starts_at, endsAt: session.ends_at, state: session.state }, now))
  return open ? { sessionId: open.id, until: checkInWindow({ startsAt: open.starts_at, endsAt: open.ends_at }).until.toISOString() } : null
}

/** Live classes by their next lesson, then those that are over, the latest first. */
function placeOf(row: Answer['rows'][number]): string {
  if (row.class.nextSession && row.class.state !== 'cancelled') return `0${row.class.nextSession.startsAt}`
  return `1${String(9e15 - Date.parse(row.class.lastDay ?? '2000-01-01')).padStart(17, '0')}`
}
