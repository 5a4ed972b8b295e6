import type { Calendar } from '#platform/calendar'
import type { Draft, Fit, NeedFacts, Slot } from './model.ts'
import { slotOf } from './times.ts'

type Miss = Fit['missed'][number]
type MissCode = Miss['code']

const helpOf: Record<MissCode, Miss['help']> = { occupation: 'another-class', level: 'another-class', time: 'other-window', 'too-early': 'start-later', 'too-late': 'start-earlier', seats: 'more-seats' }

/**
 * Counts whom a plan reaches, in order of asking, and names for each who is left out the first reason. `room` is what the venue holds: more seats gain no more
 * than that.
 */
export function decideFit(draft: Draft, needs: readonly NeedFacts[], { calendar, room }: { calendar: Calendar; room: number | null }): Fit {
  const missed = new Map<MissCode, { seats: number; needs: NeedFacts[] }>()
  const miss = (code: MissCode, need: NeedFacts, seats: number) => {
    const entry = missed.get(code) ?? { seats: 0, needs: [] }
    missed.set(code, { seats: entry.seats + seats, needs: [...entry.needs, need] })
  }
  const slots = draft.sessions.map((session) => slotOf(session, calendar))
  const days = draft.sessions.map((session) => session.day).sort()
  let left = draft.seats
  for (const need of needs) {
    const code = reasonAgainst(draft, need, { slots, first: days[0], last: days.at(-1) })
    if (code) {
      miss(code, need, need.seats)
      continue
    }
    const seated = Math.min(need.seats, left)
    left -= seated
    if (seated < need.seats) miss('seats', need, need.seats - seated)
  }
  return {
    asked: needs.reduce((sum, need) => sum + need.seats, 0),
    reached: draft.seats - left,
    missed: [...missed].map(([code, entry]) => present(code, entry, room === null ? entry.seats : Math.max(0, room - draft.seats))).sort((a, b) => b.seats - a.seats),
  }
}

function reasonAgainst(draft: Draft, need: NeedFacts, times: { slots: Slot[]; first: string | undefined; last: string | undefined }): MissCode | null {
  if (need.occupationId !== null && need.occupationId !== draft.occupationId) return 'occupation'
  if (need.level !== null && draft.level !== null && need.level !== draft.level) return 'level'
  if (times.first === undefined || times.last === undefined) return 'time'
  if (!canAttend(need.windows, times.slots, draft.minAttendancePercent)) return 'time'
  if (need.earliest !== null && need.earliest > times.first) return 'too-early'
  if (need.latest !== null && need.latest < times.last) return 'too-late'
  return null
}

/** Enough of the sessions lie in somebody's time to pass by attendance. Who named no time takes any. */
export function canAttend(windows: readonly Slot[], slots: readonly Slot[], minAttendancePercent: number): boolean {
  if (windows.length === 0) return true
  return slots.filter((slot) => windows.includes(slot)).length * 100 >= slots.length * minAttendancePercent
}

/** How many seats would like each kind of time, the most wanted first; ties in the order of the week. */
export function countSlots(needs: readonly NeedFacts[]): { slot: Slot; seats: number }[] {
  const all: Slot[] = ['weekday-evening', 'weekend', 'weekday-day']
  return all.map((slot) => ({ slot, seats: needs.filter((need) => need.windows.length === 0 || need.windows.includes(slot)).reduce((sum, need) => sum + need.seats, 0) }))
    .sort((a, b) => b.seats - a.seats)
}

function present(code: MissCode, { seats, needs }: { seats: number; needs: NeedFacts[] }, moreRoom: number): Miss {
  const best = countSlots(needs.filter((need) => need.windows.length > 0))[0]
  const gain = code === 'time' ? best?.seats ?? 0 : code === 'seats' ? Math.min(seats, moreRoom) : seats
  const help = code === 'seats' && gain === 0 ? 'another-class' : helpOf[code]
  return { code, seats, gain: help === 'another-class' ? seats : gain, help, windows: code === 'time' && best ? [best.slot] : [], needIds: needs.map((need) => need.id) }
}
