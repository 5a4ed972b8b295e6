import type { Kind, PlannedClass, Problem } from './model.ts'
import { optionsOf, type Group, type Options } from './options.ts'
import { residueOf, roomFits, teacherFits, type Residue } from './residue.ts'
import { capacityOf, costOf, sizeOf } from './value.ts'

/** Why seats were not served: the first that holds. */
export const reasons = [
  'ruled-out', 'no-teacher', 'no-room', 'window', 'teacher-times', 'room-times', 'no-pair', 'too-few', 'teachers-taken', 'rooms-taken', 'budget', 'not-worth', 'unfound',
] as const
export type Reason = (typeof reasons)[number]

/** What would serve them, each by itself; `seats` of them and of others like them that a class would then find, at a place, in a kind of time. */
export type Help =
  | { help: 'people'; count: number; place: number; kind: Kind }
  | { help: 'times' | 'teacher' | 'room' | 'travel'; place: number; kind: Kind; seats: number }
  /** A class from week to week (both included) would do. */
  | { help: 'dates'; place: number; kind: Kind; seats: number; from: number; until: number }
  | { help: 'budget'; fen: number; seats: number }
  | { help: 'lift' | 'longer' }

export type Unserved = { course: number; place: number; kinds: number; from: number; until: number; seats: number; parts: { demand: number; seats: number }[]; reason: Reason; lacking: number; helps: Help[] }

/** What is known of a class that could be at a place, in a pace, from a week on. */
type Spot = { teacher: boolean; room: boolean; both: boolean; cost: number; capacity: number }
type Where = { place: number; pace: number; week: number }

/**
 * For every group of demands that a plan does not serve: why, and what would. Found by trying: each possible class of the group is held against the problem as it was and against what
 * the plan has left of time, money and people, once as it is and once with one rule loosened at a time.
 */
export function reasonsOf(problem: Problem, classes: readonly PlannedClass[]): Unserved[] {
  const probe = new Probe(problem, classes)
  return probe.options.groups.flatMap((group) => {
    const parts = group.parts.map(({ demand }) => ({ demand, seats: probe.left[demand]! })).filter(({ seats }) => seats > 0)
    if (parts.length === 0) return []
    const { course, place, kinds, from, until } = group
    return [{ course, place, kinds, from, until, seats: parts.reduce((sum, { seats }) => sum + seats, 0), parts, ...probe.explain(group) }]
  })
}

class Probe {
  readonly options: Options
  readonly left: Int32Array
  readonly #problem: Problem
  readonly #classes: readonly PlannedClass[]
  readonly #before: Residue
  readonly #after: Residue
  readonly #spots = { before: new Map<number, Spot>(), after: new Map<number, Spot>() }
  /** By course: seats not served that a class in a cell would find. */
  readonly #found = new Map<number, Int32Array>()

  constructor(problem: Problem, classes: readonly PlannedClass[]) {
    this.#problem = problem
    this.#classes = classes
    this.options = optionsOf(problem)
    this.#before = residueOf(problem)
    this.#after = residueOf({ ...problem, fixed: classes })
    this.left = this.#after.seats
  }

  explain(group: Group): { reason: Reason; lacking: number; helps: Help[] } {
    const { options: { teachersOf, roomsOf, mayBe, paces } } = this
    const { course } = group
    const { min } = this.#problem.courses[course]!
    const say = (reason: Reason, helps: Help[], lacking = 0) => ({ reason, lacking, helps: helps.slice(0, 3) })
    const own = paces.map((_, pace) => pace).filter((pace) => (group.kinds & (1 << paces[pace]!.kind)) !== 0)
    if (teachersOf[course]!.length === 0) {
      return this.#problem.teachers.some((one) => one.courses.includes(course)) ? say('ruled-out', [{ help: 'lift' }]) : say('no-teacher', this.#withOneMore(group, 'teacher'))
    }
    const within = roomsOf[course]!.filter((room) => this.#way(group, this.#problem.rooms[room]!.place) < Infinity)
    if (within.length === 0) {
      const ruled = this.#problem.rooms.some((one) => one.courses.includes(course) && one.capacity >= min && this.#way(group, one.place) < Infinity)
      return ruled ? say('ruled-out', [{ help: 'lift' }]) : say('no-room', [...this.#loosened(group, 'travel'), ...this.#withOneMore(group, 'room')])
    }
    const allowed = own.filter((pace) => mayBe(course, paces[pace]!.kind))
    if (allowed.length === 0) return say('ruled-out', [{ help: 'lift' }, ...this.#loosened(group, 'times')])
    const spans = allowed.map((pace) => this.#length(course, pace) - (Math.min(group.until, this.#problem.weeks - 1) - group.from + 1))
    if (Math.min(...spans) > 0) return say('window', [...this.#loosened(group, 'dates'), ...this.#loosened(group, 'times')], Math.min(...spans))

    const cells = this.#cellsOf(group).filter(({ pace }) => mayBe(course, paces[pace]!.kind))
    const before = cells.map((where) => this.#spot('before', course, where))
    const loosened = () => (['times', 'dates', 'travel'] as const).flatMap((way) => this.#loosened(group, way))
    if (!before.some((spot) => spot.teacher)) return say('teacher-times', [...this.#withOneMore(group, 'teacher'), ...loosened()])
    if (!before.some((spot) => spot.room)) return say('room-times', [...this.#withOneMore(group, 'room'), ...loosened()])
    if (!before.some((spot) => spot.both)) return say('no-pair', [...this.#withOneMore(group, 'teacher'), ...this.#withOneMore(group, 'room'), ...loosened()])
    const seat = this.#freeSeat(group)
    if (seat !== null) return say(seat ? 'unfound' : 'not-worth', seat ? [{ help: 'longer' }] : loosened())
    const possible = cells.filter((_, index) => before[index]!.both)
    const found = (where: Where) => this.#foundAt(course, where)
    const fullest = possible.reduce((best, where) => (found(where) > found(best) ? where : best))
    if (found(fullest) < min) {
      return say('too-few', [{ help: 'people', count: min - found(fullest), place: fullest.place, kind: paces[fullest.pace]!.kind }, ...loosened()], min - found(fullest))
    }
    const enough = possible.filter((where) => found(where) >= min)
    const now = enough.map((where) => ({ where, spot: this.#spot('after', course, where) }))
    const held = now.filter(({ spot }) => spot.both)
    if (held.length === 0) {
      return now.some(({ spot }) => spot.teacher && !spot.room) ? say('rooms-taken', [...this.#withOneMore(group, 'room'), ...loosened()]) : say('teachers-taken', [...this.#withOneMore(group, 'teacher'), ...loosened()])
    }
    const { budget } = this.#after
    const cheapest = Math.min(...held.map(({ spot }) => spot.cost))
    if (budget !== null && cheapest > budget) return say('budget', [{ help: 'budget', fen: cheapest - budget, seats: Math.max(...held.map(({ where, spot }) => Math.min(found(where), spot.capacity))) }], cheapest - budget)
    return held.some(({ where, spot }) => this.#worth(course, where, spot) > 0) ? say('unfound', [{ help: 'longer' }]) : say('not-worth', loosened())
  }

  #way(group: Group, place: number): number {
    return this.#problem.travel[group.place]![place]!
  }

  #length(course: number, pace: number): number {
    return Math.ceil(this.#problem.courses[course]!.sessions / this.options.paces[pace]!.perWeek)
  }

  #cellsOf(group: Pick<Group, 'course' | 'place' | 'kinds' | 'from' | 'until'>, anywhere = false): Where[] {
    const out: Where[] = []
    for (const [pace, { kind }] of this.options.paces.entries()) {
      if (!(group.kinds & (1 << kind))) continue
      const last = Math.min(group.until, this.#problem.weeks - 1) - this.#length(group.course, pace) + 1
      for (let place = 0; place < this.#problem.travel.length; place++) {
        if (!anywhere && this.#problem.travel[group.place]![place] === Infinity) continue
        for (let week = group.from; week <= last; week++) out.push({ place, pace, week })
      }
    }
    return out
  }

  #index({ place, pace, week }: Where): number {
    return (place * this.options.paces.length + pace) * this.#problem.weeks + week
  }

  /** Who and what is free for a class there, before or after the plan. */
  #spot(when: 'before' | 'after', course: number, where: Where): Spot {
    const memo = this.#spots[when]
    const key = course * this.#problem.travel.length * this.options.paces.length * this.#problem.weeks + this.#index(where)
    const known = memo.get(key)
    if (known) return known
    const { teachersOf, roomsOf, paces } = this.options
    const residue = when === 'before' ? this.#before : this.#after
    const spot: Spot = { teacher: false, room: false, both: false, cost: Infinity, capacity: 0 }
    const rooms = roomsOf[course]!.filter((room) => this.#problem.rooms[room]!.place === where.place)
    const teachers = teachersOf[course]!.filter((one) => this.#problem.teachers[one]!.places?.includes(where.place) ?? true)
    for (const rhythm of paces[where.pace]!.rhythms) {
      const at = { course, rhythm, week: where.week }
      const freeRooms = rooms.filter((room) => roomFits(this.#problem, residue, { ...at, room }))
      const freeTeachers = teachers.filter((teacher) => teacherFits(this.#problem, residue, { ...at, teacher }))
      if (freeRooms.length > 0) spot.room = true
      if (freeTeachers.length > 0) spot.teacher = true
      for (const room of freeRooms) {
        for (const teacher of freeTeachers) {
          spot.both = true
          spot.cost = Math.min(spot.cost, costOf(this.#problem, { course, teacher, room }))
          spot.capacity = Math.max(spot.capacity, capacityOf(this.#problem, { course, room }))
        }
      }
    }
    memo.set(key, spot)
    return spot
  }

  /** Seats not served that a class there would find. */
  #foundAt(course: number, where: Where): number {
    let found = this.#found.get(course)
    if (!found) {
      found = new Int32Array(this.#problem.travel.length * this.options.paces.length * this.#problem.weeks)
      for (const index of this.options.groupsOf[course]!) {
        const group = this.options.groups[index]!
        const left = this.#leftOf(group)
        if (left > 0) for (const cell of this.#cellsOf(group)) found[this.#index(cell)]! += left
      }
      this.#found.set(course, found)
    }
    return found[this.#index(where)]!
  }

  #leftOf(group: Group): number {
    return group.parts.reduce((sum, { demand }) => sum + this.left[demand]!, 0)
  }

  /** Whether a class of the plan that is not fixed has a seat for somebody of the group: true, it would be worth it; false, it is too far; null, there is none. */
  #freeSeat(group: Group): boolean | null {
    let answer: boolean | null = null
    for (const one of this.#classes.slice(this.#problem.fixed.length)) {
      if (one.course !== group.course || sizeOf(one) >= capacityOf(this.#problem, one)) continue
      const { kind, slots } = this.#problem.rhythms[one.rhythm]!
      const last = one.week + Math.ceil(this.#problem.courses[one.course]!.sessions / slots.length) - 1
      const way = this.#way(group, this.#problem.rooms[one.room]!.place)
      if (!(group.kinds & (1 << kind)) || group.from > one.week || group.until < last || way === Infinity) continue
      const weight = Math.max(...group.parts.filter(({ demand }) => this.left[demand]! > 0).map(({ weight }) => weight))
      if (weight - way + this.#problem.weights.idle > 1e-9) return true
      answer = false
    }
    return answer
  }

  /** What a class there would add for those who are left: the heaviest that fit, less its cost and idle seats. */
  #worth(course: number, where: Where, spot: Spot): number {
    const { kind } = this.options.paces[where.pace]!
    const last = where.week + this.#length(course, where.pace) - 1
    const seats = this.options.groupsOf[course]!.map((index) => this.options.groups[index]!).filter((group) => (group.kinds & (1 << kind)) !== 0 && group.from <= where.week && group.until >= last && this.#way(group, where.place) < Infinity)
      .flatMap((group) => group.parts.map(({ demand, weight }) => ({ worth: weight - this.#way(group, where.place), count: this.left[demand]! }))).toSorted((a, b) => b.worth - a.worth)
    const { weights } = this.#problem
    let [value, free] = [-weights.cost * spot.cost, spot.capacity]
    for (const { worth, count } of seats) {
      const taken = Math.min(count, free)
      value += taken * worth
      free -= taken
    }
    return value - weights.idle * free
  }

  /** With one rule loosened: the class that would then find most. Only what can be held with what the plan has left. */
  #loosened(group: Group, way: 'times' | 'dates' | 'travel'): Help[] {
    const { paces, mayBe } = this.options
    const { course } = group
    const { min } = this.#problem.courses[course]!
    const wider = { ...group, kinds: way === 'times' ? 7 & ~group.kinds : group.kinds, ...(way === 'dates' && { from: 0, until: this.#problem.weeks - 1 }) }
    const own = this.#leftOf(group)
    let best: { where: Where; seats: number } | null = null
    for (const where of this.#cellsOf(wider, way === 'travel')) {
      const last = where.week + this.#length(course, where.pace) - 1
      const mine = way === 'travel' ? this.#way(group, where.place) < Infinity : way === 'dates' ? group.from <= where.week && group.until >= last : false
      if (mine || !mayBe(course, paces[where.pace]!.kind)) continue
      const seats = this.#foundAt(course, where) + own
      if (seats < min || (best && seats <= best.seats)) continue
      const spot = this.#spot('after', course, where)
      if (spot.both && (this.#after.budget === null || spot.cost <= this.#after.budget)) best = { where, seats: Math.min(seats, spot.capacity) }
    }
    if (!best) return []
    const { where: { place, pace, week }, seats } = best
    const { kind } = paces[pace]!
    return [way === 'dates' ? { help: way, place, kind, seats, from: week, until: week + this.#length(course, pace) - 1 } : { help: way, place, kind, seats }]
  }

  /** With one more teacher (room) there: the class that would then find most, at a place and time where the other is free. */
  #withOneMore(group: Group, what: 'teacher' | 'room'): Help[] {
    const { course } = group
    const { min } = this.#problem.courses[course]!
    let best: { where: Where; seats: number } | null = null
    for (const where of this.#cellsOf(group)) {
      const seats = this.#foundAt(course, where)
      if (seats < min || (best && seats <= best.seats)) continue
      const spot = this.#spot('after', course, where)
      if (what === 'teacher' ? spot.room : spot.teacher) best = { where, seats }
    }
    if (!best) {
      const most = this.#cellsOf(group).reduce<Where | null>((fullest, where) => (fullest === null || this.#foundAt(course, where) > this.#foundAt(course, fullest) ? where : fullest), null)
      const short = most === null ? 0 : min - this.#foundAt(course, most)
      return most !== null && short > 0 ? [{ help: 'people', count: short, place: most.place, kind: this.options.paces[most.pace]!.kind }] : []
    }
    return [{ help: what, place: best.where.place, kind: this.options.paces[best.where.pace]!.kind, seats: best.seats }]
  }
}
