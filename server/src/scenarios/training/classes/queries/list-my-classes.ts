import type { AnswerOf, classesRoutes } from '@guildhall/contract'
import { requireWorker, type RequestContext } from '#platform/http'
import { presentCards } from '../../plans/index.ts'
import type { AttendanceStatus, ClassRow, Enrolment, SessionRow } from '../model.ts'
import { attendanceIn, findAttended, findMyResults, statusOf } from '../my-lessons.ts'
import { checkInWindow, isCheckInOpen } from '../rules.ts'
import { findPosition, presentEnrolment } from '../seats.ts'
import { findClasses, findTrainersOfPerson } from '../store.ts'

type Answer = AnswerOf<typeof classesRoutes.listMyClasses>
type Row = Answer['rows'][number]

/** The worker's classes: what is next comes first, then what is over. A place given back is gone, but one lost with its class is said. */
export async function listMyClasses(ctx: RequestContext): Promise<Answer> {
  const { personId } = requireWorker(ctx)
  const { tx } = ctx
  const now = ctx.clock.now()
  const [all, trainers] = await Promise.all([
    tx.selectFrom('training_enrolment').selectAll().where('person_id', '=', personId).orderBy('enrolled_at', 'desc').limit(200).execute(), findTrainersOfPerson(tx, personId),
  ])
  const classes = new Map((await findClasses(tx, all.map((one) => one.class_id))).map((one) => [one.id, one]))
  const latest = new Map(all.toReversed().map((one) => [one.class_id, one]))
  const shown = [...latest.values()].filter((one) => one.state !== 'cancelled' || classes.get(one.class_id)?.state === 'cancelled')
  const rows = [...classes.values()].filter((of) => shown.some((one) => one.class_id === of.id))
  const [cards, attended, results] = await Promise.all([presentCards(tx, rows, now), findAttended(tx, rows, personId), findMyResults(tx, shown.map((one) => one.id))])

  const presented: Row[] = []
  for (const enrolment of shown) {
    const [of, card, own] = [classes.get(enrolment.class_id), cards.find((one) => one.id === enrolment.class_id), attended.get(enrolment.class_id)]
    if (!of || !card || !own) continue
    const place = presentEnrolment(enrolment, await findPosition(ctx, enrolment, of))
    presented.push({ ...presentMyClass({ of, card, sessions: own.sessions, enrolment: place, status: (id) => statusOf(own.marks.get(id)) }, now), result: results.get(enrolment.id) ?? null })
  }
  return { rows: presented.sort((a, b) => placeOf(a).localeCompare(placeOf(b))), teaching: trainers.length > 0 }
}

type Parts<Place> = { of: ClassRow; card: Row['class']; sessions: readonly SessionRow[]; enrolment: Place; status: (sessionId: string) => AttendanceStatus | null }

/** A class as the one who has a place in it sees it. */
export function presentMyClass<Place extends Pick<Enrolment, 'state'>>({ of, card, sessions, enrolment, status }: Parts<Place>, now: Date) {
  return {
    class: card, enrolment, attendance: attendanceIn(of, sessions, (session) => status(session.id)),
    checkIn: enrolment.state === 'seated' ? openDoor(sessions, (id) => status(id) !== null, now) : null,
    sessions: sessions.map((session) => ({
      id: session.id, seq: session.seq, startsAt: session.starts_at.toISOString(), endsAt: session.ends_at.toISOString(), topic: session.topic, state: session.state as Row['sessions'][number]['state'], status: status(session.id),
    })),
  }
}

/** The lesson whose door is open and in which the worker is not noted yet. */
export function openDoor(sessions: readonly SessionRow[], isNoted: (sessionId: string) => boolean, now: Date): { sessionId: string; until: string } | null {
  const open = sessions.find((session) => !isNoted(session.id) && isCheckInOpen({ startsAt: session.starts_at, endsAt: session.ends_at, state: session.state }, now))
  return open ? { sessionId: open.id, until: checkInWindow({ startsAt: open.starts_at, endsAt: open.ends_at }).until.toISOString() } : null
}

/** Live classes by their next lesson, then those that are over, the latest first. */
function placeOf(row: Row): string {
  if (row.class.nextSession && row.class.state !== 'cancelled') return `0${row.class.nextSession.startsAt}`
  return `1${String(9e15 - Date.parse(row.class.lastDay ?? '2000-01-01')).padStart(17, '0')}`
}
