import { poolsOf } from '#engines/quota'
import { loadCalendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { asService, type RequestContext } from '#platform/http'
import { canAttend, clockOfInstant, dayOfInstant, findSessions, slotOf } from '../plans/index.ts'
import type { ClassRow, Seeker, Slot } from './model.ts'
import { barOf, decideOffers, freeSeats, reasonAgainst, type Decision, type Timetable } from './rules.ts'
import { findKnown, findOpenNeeds, type OpenNeed } from './store.ts'

export type Weighed = Decision & { bar: ReturnType<typeof barOf>; free: number; needs: OpenNeed[]; asked: number; phones: ReadonlySet<string>; towns: { town: string | null; people: number }[] }

/** Everything that decides whom free seats of a class are offered to, read now. The same for the preview and for the deed. */
export async function weighOffers(ctx: RequestContext, of: ClassRow, wantedTowns: readonly string[] | undefined): Promise<Weighed> {
  const now = ctx.clock.now()
  const today = dayInShanghai(now)
  const needs = await findOpenNeeds(ctx.tx, of.occupation_id, of.scope)
  const personIds = [...new Set(needs.flatMap((need) => need.person_id ?? []))]
  const { known, pool } = await asService(ctx, '', async () => ({ known: await findKnown(ctx.tx, of.id, personIds, today, now), pool: (await poolsOf(ctx.tx, [of.id]))[0] }))
  const free = freeSeats({ capacity: pool?.capacity ?? of.seats, seated: pool?.seated ?? 0, waiting: pool?.waiting ?? 0 })
  const seekers = needs.map((need): Seeker => {
    const id = need.person_id!
    return {
      needId: need.id, personId: id, level: need.level, division: need.division, town: need.town, windows: need.windows as Slot[], earliest: need.earliest, latest: need.latest, askedAt: need.asked_at,
      place: known.places.get(id) ?? null, told: known.told.has(id), wanted: !known.declined.has(id), sittings: known.sittings.get(id) ?? [], today: known.today.get(id) ?? 0, thisWeek: known.week.get(id) ?? 0,
    }
  })
  const timetable = await timetableOf(ctx, of)
  const towns = wantedTowns ? new Set(wantedTowns) : null
  const decision = decideOffers(seekers, (seeker) => reasonAgainst(seeker, { level: of.level, division: of.division }, timetable, towns), free)
  return {
    ...decision, needs, free, asked: personIds.length, phones: known.phones, towns: townsOf(needs, of.division),
    bar: barOf({ state: of.state, kind: of.kind, enrolInvitedAt: of.enrol_invited_at, enrolCloseAt: of.enrol_close_at }, free, now),
  }
}

async function timetableOf(ctx: RequestContext, of: ClassRow): Promise<Timetable> {
  const calendar = await loadCalendar(ctx.tx)
  const sessions = (await asService(ctx, of.scope, () => findSessions(ctx.tx, [of.id]))).filter((session) => session.state !== 'cancelled')
  const slots = sessions.map((session) => slotOf({ day: dayOfInstant(session.starts_at), from: clockOfInstant(session.starts_at) }, calendar))
  return {
    slots, spans: sessions.map((session) => ({ startsAt: session.starts_at, endsAt: session.ends_at })), first: of.first_day ?? dayOfInstant(sessions[0]?.starts_at ?? ctx.clock.now()), last: of.last_day ?? dayOfInstant(sessions.at(-1)?.starts_at ?? ctx.clock.now()),
    canAttend: (windows) => canAttend(windows, slots, of.min_attendance_percent),
  }
}

/** Towns of the class's county from which people asked, the most asked for first. Who named none cannot be looked for by town. */
function townsOf(needs: readonly OpenNeed[], division: string | null): Weighed['towns'] {
  const near = needs.filter((need) => division === null || need.division === division)
  return [...Map.groupBy(near, (need) => need.town)].map(([town, rows]) => ({ town, people: new Set(rows.map((row) => row.person_id)).size })).sort((a, b) => b.people - a.people || (a.town ?? '').localeCompare(b.town ?? ''))
}
