import type { Held, PlannedClass, Problem, Seats } from './model.ts'
import type { Cells } from './cells.ts'
import type { Options } from './options.ts'
import { randomOf } from './random.ts'
import { occupy, roomFits, teacherFits, type Residue } from './residue.ts'
import { Seating, type Draft } from './seating.ts'
import { costOf, heldKey, paidOf } from './value.ts'

/** Where a class of a course is to be. */
export type Cell = { place: number; pace: number; week: number }

/** A plan that is being made: classes of every course, and what time and money they leave. What is tried with it can be taken back. */
export class DraftPlan {
  readonly options: Options
  readonly residue: Residue
  readonly cells: Cells
  readonly random: () => number
  readonly seatings: Seating[]
  readonly ofTeacher: Set<Draft>[]
  readonly ofRoom: Set<Draft>[]
  /** By course: cells for which no teacher or room was free when last tried. */
  readonly #blocked: Uint8Array[]
  readonly #previous: ReadonlySet<string>
  #money: number
  #gained = 0

  constructor(options: Options, residue: Residue, cells: Cells, seed: number) {
    this.options = options
    this.residue = residue
    this.cells = cells
    this.random = randomOf(seed)
    this.#money = residue.budget ?? Infinity
    this.#previous = new Set((options.problem.previous ?? []).map(heldKey))
    this.#blocked = options.problem.courses.map(() => new Uint8Array(cells.places * cells.paces * cells.weeks))
    this.ofTeacher = options.problem.teachers.map(() => new Set())
    this.ofRoom = options.problem.rooms.map(() => new Set())
    this.seatings = options.problem.courses.map((_, course) => new Seating(options, residue, course))
  }

  get problem(): Problem {
    return this.options.problem
  }

  /** What is left of the budget, in fen. */
  get money(): number {
    return this.#money
  }

  /** By how much what was tried out has changed the value since the beginning. */
  get gained(): number {
    return this.#gained
  }

  value(): number {
    return this.residue.value + this.seatings.reduce((sum, seating) => sum + seating.value(), 0)
  }

  /** What a class takes from the value for its cost, less what it brings for having been in the previous plan. */
  priceOf(one: Held): number {
    const { weights } = this.problem
    return costOf(this.problem, one) * weights.cost - (this.#previous.size > 0 && this.#previous.has(heldKey(one)) ? weights.change ?? 0 : 0)
  }

  /** One of them by chance. */
  some<T>(of: readonly T[]): T | undefined {
    return of[Math.floor(this.random() * of.length)]
  }

  /** Nobody or no room was free there when last tried, and nothing was released since that would help. */
  isBlocked(course: number, cell: number): boolean {
    return this.#blocked[course]![cell] === 1
  }

  block(course: number, cell: number): void {
    this.#blocked[course]![cell] = 1
  }

  /** A class with nobody in it yet, not held yet. */
  draft(held: Held, pace: number): Draft {
    const { place, capacity } = this.problem.rooms[held.room]!
    const { course, rhythm, week, teacher, room } = held
    return {
      course, rhythm, week, teacher, room, pace, kind: this.options.paces[pace]!.kind, last: week + this.cells.lengthIn(course, pace) - 1, place, capacity: Math.min(this.problem.courses[course]!.max, capacity),
      price: this.priceOf(held), size: 0, seats: new Map(),
    }
  }

  /** Holds a class, which fits, and lets in who is left; with too few of those it draws others from classes of the course that can spare them. */
  hold(one: Draft, { draws }: { draws: boolean }): void {
    const seating = this.seatings[one.course]!
    this.take(one)
    seating.classes.push(one)
    seating.admit(one)
    if (draws) seating.draw(one, this.problem.courses[one.course]!.min)
  }

  /** Places a class with a teacher, a room and a rhythm of the cell, and fills it; null where nobody or no room is free. */
  add(course: number, cell: Cell, settings = { draws: false }): Draft | null {
    const placed = this.#place(course, cell)
    if (placed) this.hold(placed, settings)
    return placed
  }

  remove(one: Draft): void {
    const seating = this.seatings[one.course]!
    seating.empty(one)
    seating.classes.splice(seating.classes.indexOf(one), 1)
    this.release(one)
  }

  /** Enters a class's time and money, whoever sits in it. */
  take(one: Draft): void {
    occupy(this.problem, this.residue, one, 1)
    this.ofTeacher[one.teacher]!.add(one)
    this.ofRoom[one.room]!.add(one)
    this.#money -= costOf(this.problem, one)
  }

  release(one: Draft): void {
    // Whoever could use the teacher or the room may find a place again.
    for (const course of [...this.problem.teachers[one.teacher]!.courses, ...this.problem.rooms[one.room]!.courses]) this.#blocked[course]!.fill(0)
    occupy(this.problem, this.residue, one, -1)
    this.ofTeacher[one.teacher]!.delete(one)
    this.ofRoom[one.room]!.delete(one)
    this.#money += costOf(this.problem, one)
  }

  /** Does something to classes of these courses and keeps it when it can stay and all of them together gain, or lose less than `slack`; otherwise everything is as before. */
  tryOut(courses: readonly number[], act: () => boolean, slack = 0): boolean {
    const seatings = courses.map((course) => this.seatings[course]!)
    const worth = () => seatings.reduce((sum, seating) => sum + seating.value(), 0)
    const before = worth()
    const then = seatings.map((seating) => ({ seating, classes: new Set(seating.classes), remembered: seating.remember() }))
    const after = act() ? worth() : -Infinity
    if (after > before + 1e-9 - slack) {
      this.#gained += after - before
      for (const { remembered } of then) remembered.keep()
      return true
    }
    for (const { seating, classes } of then) for (const one of seating.classes) if (!classes.has(one)) this.release(one)
    for (const { seating, classes, remembered } of then) {
      const now = new Set(seating.classes)
      for (const one of classes) if (!now.has(one)) this.take(one)
      remembered.back()
    }
    return false
  }

  /** Teacher and room, cheapest first, so that who can do much is kept for what only they can do. */
  #place(course: number, { place, pace, week }: Cell): Draft | null {
    const { problem, paces, teachersOf, roomsOf } = this.options
    const { max } = problem.courses[course]!
    const paid = paidOf(problem.courses[course]!)
    const { rhythms } = paces[pace]!
    if (week + this.cells.lengthIn(course, pace) > problem.weeks) return null
    let best: { rhythm: number; teacher: number; room: number; price: number } | null = null
    const start = Math.floor(this.random() * rhythms.length)
    for (let nth = 0; nth < rhythms.length; nth++) {
      const rhythm = rhythms[(nth + start) % rhythms.length]!
      let room = -1
      let roomPrice = Infinity
      for (const candidate of roomsOf[course]!) {
        if (problem.rooms[candidate]!.place !== place || !roomFits(problem, this.residue, { course, rhythm, week, room: candidate })) continue
        const price = paid * problem.rooms[candidate]!.cost * problem.weights.cost + 0.02 * problem.rooms[candidate]!.courses.length - 0.1 * Math.min(max, problem.rooms[candidate]!.capacity)
        if (price < roomPrice) [room, roomPrice] = [candidate, price]
      }
      if (room < 0) continue
      for (const teacher of teachersOf[course]!) {
        const { places, cost, courses } = problem.teachers[teacher]!
        if (places !== null && !places.includes(place)) continue
        const price = paid * cost * problem.weights.cost + 0.15 * courses.length + (places === null ? 0.2 : 0) + roomPrice
        if ((best && price >= best.price) || !teacherFits(problem, this.residue, { course, rhythm, week, teacher })) continue
        best = { rhythm, teacher, room, price }
      }
    }
    if (!best) return null
    const held = { course, rhythm: best.rhythm, week, teacher: best.teacher, room: best.room }
    return costOf(problem, held) > this.#money ? null : this.draft(held, pace)
  }

  /** The plan, with seats given to demands: within a group the heaviest first. */
  classes(): PlannedClass[] {
    return [...this.problem.fixed, ...this.seatings.flatMap((seating) => {
      const rest = seating.groups.map((group) => group.parts.map((part) => ({ demand: part.demand, left: this.residue.seats[part.demand]! })))
      return seating.classes.map((one): PlannedClass => ({
        course: one.course, rhythm: one.rhythm, week: one.week, teacher: one.teacher, room: one.room,
        seats: [...one.seats].flatMap(([group, count]) => deal(rest[group]!, count)),
      }))
    })]
  }
}

function deal(parts: { demand: number; left: number }[], count: number): Seats[] {
  const out: Seats[] = []
  for (const part of parts) {
    const taken = Math.min(part.left, count)
    if (taken === 0) continue
    out.push({ demand: part.demand, count: taken })
    part.left -= taken
    if ((count -= taken) === 0) break
  }
  return out
}
