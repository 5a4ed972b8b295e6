import type { Tx } from '#platform/db'
import { presentSession } from '../plans/index.ts'
import type { ClassState, Lesson, SessionRow } from './model.ts'
import { checkInWindow, isCheckInOpen } from './rules.ts'
import { countMarks, countSeated, findClasses } from './store.ts'

type Place = NonNullable<Lesson['venue']>
type Teacher = NonNullable<Lesson['trainer']>

/** Rooms and trainers of lessons, by id. */
export async function findPlaces(tx: Tx, sessions: readonly Pick<SessionRow, 'venue_id' | 'trainer_id'>[]): Promise<{ venues: Map<string, Place>; trainers: Map<string, Teacher> }> {
  const ids = (pick: 'venue_id' | 'trainer_id') => [...new Set(sessions.flatMap((session) => session[pick] ?? []))]
  const [venueIds, trainerIds] = [ids('venue_id'), ids('trainer_id')]
  const [venues, trainers] = await Promise.all([
    venueIds.length === 0 ? [] : tx.selectFrom('training_venue').select(['id', 'name', 'address', 'capacity']).where('id', 'in', venueIds).execute(),
    trainerIds.length === 0 ? [] : tx.selectFrom('training_trainer').select(['id', 'name', 'level', 'honour']).where('id', 'in', trainerIds).execute(),
  ])
  return { venues: new Map(venues.map((one) => [one.id, one])), trainers: new Map(trainers.map((one) => [one.id, one])) }
}

/** Lessons with who is here, all read in five queries however many there are. Needs to see the lists: run it as the service. */
export async function presentLessons(tx: Tx, sessions: readonly SessionRow[], now: Date): Promise<Lesson[]> {
  const ids = sessions.map((session) => session.id)
  const classes = new Map((await findClasses(tx, sessions.map((session) => session.class_id))).map((one) => [one.id, one]))
  const [marks, seated, { venues, trainers }] = await Promise.all([countMarks(tx, ids), countSeated(tx, [...classes.keys()]), findPlaces(tx, sessions)])
  return sessions.flatMap((session) => {
    const of = classes.get(session.class_id)
    const count = marks.get(session.id)
    if (!of || !count) return []
    return [{
      ...presentSession(session), class: { id: of.id, number: of.number, title: of.title, state: of.state as ClassState },
      venue: venues.get(session.venue_id ?? '') ?? null, trainer: trainers.get(session.trainer_id ?? '') ?? null, seated: seated.get(of.id) ?? 0,
      present: count.present, late: count.late, absent: count.absent, leave: count.leave, leavesWaiting: count.leavesWaiting, checkIn: presentDoor(session, now),
    }]
  })
}

export function presentDoor(session: SessionRow, now: Date): Lesson['checkIn'] {
  const lesson = { startsAt: session.starts_at, endsAt: session.ends_at, state: session.state }
  const { from, until } = checkInWindow(lesson)
  return { from: from.toISOString(), until: until.toISOString(), open: isCheckInOpen(lesson, now) }
}
