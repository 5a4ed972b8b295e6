import { overlaps } from '../plans/times.ts'
import type { Bar, Reason, Seeker, Slot, Span } from './model.ts'

/** How often anybody may be told of free seats, over all classes of whoever offers them; and how many people are told for one seat, so that few hope in vain. */
export const offerLimits = { perDay: 1, perWeek: 3, perSeat: 10 } as const

export type OfferedClass = { state: string; kind: string; enrolInvitedAt: Date | null; enrolCloseAt: Date | null; level: number | null; division: string | null; minAttendancePercent: number }

/** Why nothing of a class can be offered now; null when it can. `free`: seats that nobody has and nobody waits for. */
export function barOf(of: Pick<OfferedClass, 'state' | 'kind' | 'enrolInvitedAt' | 'enrolCloseAt'>, free: number, now: Date): Bar | null {
  if (of.kind === 'custom') return 'training.offer-custom'
  if (of.state !== 'published' || of.enrolInvitedAt === null || now < of.enrolInvitedAt || (of.enrolCloseAt !== null && now >= of.enrolCloseAt)) return 'training.offer-closed'
  return free > 0 ? null : 'training.offer-full'
}

/** Free are seats that nobody has; while anybody waits, none is: whoever waits comes first. */
export function freeSeats(seats: { capacity: number; seated: number; waiting: number }): number {
  return seats.waiting > 0 ? 0 : Math.max(0, seats.capacity - seats.seated)
}

export type Timetable = { slots: readonly Slot[]; spans: readonly Span[]; first: string; last: string; canAttend: (windows: readonly Slot[]) => boolean }

/**
 * Why somebody is not told; null when they are. The first that applies is the one that is said, so the order is part of the behaviour: what they have already, what they
 * said, what they asked for, when they can, and last how much they have heard of late. `towns`: where to look; null is every town of the class's county.
 */
export function reasonAgainst(seeker: Seeker, of: Pick<OfferedClass, 'level' | 'division'>, timetable: Timetable, towns: ReadonlySet<string> | null): Reason | null {
  if (seeker.place !== null) return seeker.place === 'seated' ? 'enrolled' : 'waiting'
  if (seeker.told) return 'told'
  if (!seeker.wanted) return 'declined'
  if (seeker.level !== null && of.level !== null && seeker.level > of.level) return 'other-level'
  if (towns === null ? of.division !== null && seeker.division !== of.division : !towns.has(seeker.town ?? '')) return 'other-town'
  if (!timetable.canAttend(seeker.windows)) return 'time'
  if (seeker.earliest !== null && seeker.earliest > timetable.first) return 'too-early'
  if (seeker.latest !== null && seeker.latest < timetable.last) return 'too-late'
  if (seeker.sittings.some((sitting) => timetable.spans.some((span) => overlaps(span, sitting)))) return 'clash'
  return tooMuch(seeker)
}

/** The rule against too many messages: at most so many of a day and of seven days, whichever class and whoever offers. */
export function tooMuch(heard: { today: number; thisWeek: number }): 'enough-today' | 'enough-week' | null {
  if (heard.today >= offerLimits.perDay) return 'enough-today'
  return heard.thisWeek >= offerLimits.perWeek ? 'enough-week' : null
}

export type Decision = { chosen: Seeker[]; leftOut: { reason: Reason; people: number }[] }

/**
 * Whom to tell: each person once, whoever has waited longest first, no more than there is a fair chance for. Somebody with several requests is told when one of them fits; else
 * the reason against the first is theirs.
 */
export function decideOffers(seekers: readonly Seeker[], reason: (seeker: Seeker) => Reason | null, free: number): Decision {
  const against = new Map<string, Reason>()
  const fitting = new Map<string, Seeker>()
  for (const seeker of seekers.toSorted((a, b) => a.askedAt.getTime() - b.askedAt.getTime())) {
    if (fitting.has(seeker.personId)) continue
    const why = reason(seeker)
    if (why === null) fitting.set(seeker.personId, seeker)
    else if (!against.has(seeker.personId)) against.set(seeker.personId, why)
  }
  const most = free * offerLimits.perSeat
  const chosen = [...fitting.values()].slice(0, most)
  const counts = new Map<Reason, number>()
  for (const [personId, why] of against) if (!fitting.has(personId)) counts.set(why, (counts.get(why) ?? 0) + 1)
  if (fitting.size > chosen.length) counts.set('enough-asked', fitting.size - chosen.length)
  return { chosen, leftOut: [...counts].map(([why, people]) => ({ reason: why, people })).sort((a, b) => b.people - a.people || (a.reason < b.reason ? -1 : 1)) }
}
