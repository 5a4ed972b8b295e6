import type { StoredClass } from './model.ts'

export type Moved = { before: StoredClass; after: StoredClass; what: ('start' | 'times' | 'trainer' | 'venue')[] }
export type Compared = { same: number; came: StoredClass[]; gone: StoredClass[]; moved: Moved[]; seats: { both: number; lost: number; won: number } }

/** Two classes of one course are the same one, moved, when at least half of the smaller sits in both. */
const shareOfMoved = 0.5

/** What came, went and moved between two proposals; classes of the first that have become plans meanwhile are left out of both. */
export function comparePlans(before: readonly StoredClass[], after: readonly StoredClass[]): Compared {
  const keys = { before: new Set(before.map((one) => one.key)), after: new Set(after.map((one) => one.key)) }
  let gone = before.filter((one) => !keys.after.has(one.key))
  let came = after.filter((one) => !keys.before.has(one.key))
  const pairs = gone.flatMap((from) => came.filter((to) => to.occupationId === from.occupationId && to.level === from.level).map((to) => ({ from, to, common: commonSeats(from, to) })))
    .filter(({ from, to, common }) => common >= shareOfMoved * Math.min(from.size, to.size)).toSorted((a, b) => b.common - a.common || (a.from.key + a.to.key < b.from.key + b.to.key ? -1 : 1))
  const moved: Moved[] = []
  for (const { from, to } of pairs) {
    if (!gone.includes(from) || !came.includes(to)) continue
    gone = gone.filter((one) => one !== from)
    came = came.filter((one) => one !== to)
    moved.push({ before: from, after: to, what: differences(from, to) })
  }
  const [served, serves] = [seatsByNeed(before), seatsByNeed(after)]
  const ids = new Set([...served.keys(), ...serves.keys()])
  const seats = { both: 0, lost: 0, won: 0 }
  for (const id of ids) {
    const [was, is] = [served.get(id) ?? 0, serves.get(id) ?? 0]
    seats.both += Math.min(was, is)
    seats.lost += Math.max(0, was - is)
    seats.won += Math.max(0, is - was)
  }
  return { same: before.length - gone.length - moved.length, came, gone, moved, seats }
}

function differences(from: StoredClass, to: StoredClass): Moved['what'] {
  return [
    ...(from.monday === to.monday ? [] : ['start' as const]), ...(from.slots.join() === to.slots.join() ? [] : ['times' as const]),
    ...(from.trainerId === to.trainerId ? [] : ['trainer' as const]), ...(from.venueId === to.venueId ? [] : ['venue' as const]),
  ]
}

function commonSeats(a: StoredClass, b: StoredClass): number {
  const there = new Map(b.seats.map(({ needId, count }) => [needId, count]))
  return a.seats.reduce((sum, { needId, count }) => sum + Math.min(count, there.get(needId) ?? 0), 0)
}

function seatsByNeed(classes: readonly StoredClass[]): Map<string, number> {
  const seats = new Map<string, number>()
  for (const one of classes) for (const { needId, count } of one.seats) seats.set(needId, (seats.get(needId) ?? 0) + count)
  return seats
}
