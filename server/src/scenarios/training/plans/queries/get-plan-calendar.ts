import type { AnswerOf, InputOf, plansRoutes } from '@guildhall/contract'
import { addDays, loadCalendar } from '#platform/calendar'
import { instantInShanghai } from '#platform/clock'
import { requireStaff, type RequestContext } from '#platform/http'
import { poolsOf } from '#engines/quota'
import { findTaken, loadTrainerFacts, loadVenueFacts } from '../../resources/index.ts'
import type { ClassState } from '../model.ts'
import { findCalendar } from '../store.ts'

type Calendar = AnswerOf<typeof plansRoutes.getPlanCalendar>
type Row = Calendar['rows'][number]

const daysShown = 7
const rowsShown = 60

/** A week of sessions by room, trainer or occupation; what takes a room in somebody else's class is shown as taken and no more. */
export async function getPlanCalendar(ctx: RequestContext, { from, by }: InputOf<typeof plansRoutes.getPlanCalendar>): Promise<Calendar> {
  requireStaff(ctx, 'training.plan.read')
  const span = { from: instantInShanghai(from), to: instantInShanghai(addDays(from, daysShown)) }
  const [found, calendar] = [await findCalendar(ctx.tx, span.from, span.to), await loadCalendar(ctx.tx)]
  const [trainers, venues] = [await loadTrainerFacts(ctx), await loadVenueFacts(ctx)]
  const occupations = new Map((await ctx.tx.selectFrom('occupation').select(['id', 'name', 'category']).execute()).map((one) => [one.id, one]))
  const pools = new Map((await poolsOf(ctx.tx, [...new Set(found.map((one) => one.class_id))])).map((pool) => [pool.subject, pool]))
  const trainerNames = new Map(trainers.map((one) => [one.id, one.name]))
  const venueNames = new Map(venues.map((one) => [one.id, one.name]))
  const sessions = found.map((one) => ({
    keys: { venue: one.venue_id, trainer: one.trainer_id, occupation: one.class_occupation },
    shown: {
      classId: one.class_id, title: one.title, topic: one.topic, seq: one.seq, startsAt: one.starts_at.toISOString(), endsAt: one.ends_at.toISOString(),
      category: occupations.get(one.class_occupation)!.category as Row['sessions'][number]['category'], state: one.class_state as ClassState,
      trainer: (one.trainer_id && trainerNames.get(one.trainer_id)) || null, venue: (one.venue_id && venueNames.get(one.venue_id)) || null, seats: one.seats, taken: pools.get(one.class_id)?.seated ?? 0,
    },
  }))
  const subjects = by === 'venue' ? venues.filter((one) => one.active).map((one) => ({ id: one.id, name: one.name, detail: String(one.capacity) }))
    : by === 'trainer' ? trainers.filter((one) => one.active).map((one) => ({ id: one.id, name: one.name, detail: one.honour ?? '' }))
      : [...occupations.values()].map((one) => ({ id: one.id, name: one.name, detail: '' }))
  const seen = new Set(found.map((one) => one.class_id))
  const taken = by === 'occupation' ? [] : await findTaken(ctx.tx, { [`${by}s`]: subjects.map((one) => one.id), from: span.from, to: span.to })
  const rows = subjects.map((one): Row => ({
    ...one, sessions: sessions.filter(({ keys }) => keys[by] === one.id).map(({ shown }) => shown),
    foreign: taken.filter((busy) => !seen.has(busy.classId) && busy[by === 'venue' ? 'venueId' : 'trainerId'] === one.id).map((busy) => ({ startsAt: busy.startsAt.toISOString(), endsAt: busy.endsAt.toISOString() })),
  }))
  return {
    from, days: Array.from({ length: daysShown }, (_, step) => addDays(from, step)).map((day) => ({ day, off: !calendar.isWorkingDay(day), name: calendar.nameOf(day) })),
    rows: rows.toSorted((a, b) => b.sessions.length + b.foreign.length - a.sessions.length - a.foreign.length).slice(0, rowsShown),
  }
}
