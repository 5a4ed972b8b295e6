import type { Highs } from 'highs'
import type { Held, PlannedClass, Problem, Seats } from './model.ts'
import type { Cells } from './cells.ts'
import type { Options } from './options.ts'
import type { Prices } from './prices.ts'
import { findNearer } from './nearer.ts'
import { randomOf } from './random.ts'
import { fits, occupy, roomFits, teacherFits, type Residue } from './residue.ts'
import { Seating, type Draft } from './seating.ts'
import { costOf, heldKey, paidOf } from './value.ts'

/** A plan that is being made: classes of every course, and what time and money are left. */
export class Search {
  readonly #options: Options
  readonly #residue: Residue
  readonly #cells: Cells
  readonly #random: () => number
  readonly seatings: Seating[]
  /** By course: cells for which no teacher or room was free when last tried. */
  readonly #blocked: Uint8Array[]
  readonly #ofTeacher: Set<Draft>[]
  readonly #ofRoom: Set<Draft>[]
  readonly #previous: ReadonlySet<string>
  #prices: Prices | null = null
  #money: number

  constructor(options: Options, residue: Residue, cells: Cells, seed: number) {
    this.#options = options
    this.#residue = residue
    this.#cells = cells
    this.#random = randomOf(seed)
    this.#money = residue.budget ?? Infinity
    this.#previous = new Set((options.problem.previous ?? []).map(heldKey))
    this.#blocked = options.problem.courses.map(() => new Uint8Array(cells.places * cells.paces * cells.weeks))
    this.#ofTeacher = options.problem.teachers.map(() => new Set())
    this.#ofRoom = options.problem.rooms.map(() => new Set())
    this.seatings = options.problem.courses.map((_, course) => new Seating(options, residue, course))
  }

  get #problem(): Problem {
    return this.#options.problem
  }

  value(): number {
    return this.#residue.value + this.seatings.reduce((sum, seating) => sum + seating.value(), 0)
  }

  guideBy(prices: Prices): void {
    this.#prices = prices
  }

  /** Begins with those classes of the previous plan that can still be held and filled. */
  resume(): void {
    const { problem, paces, mayTeach, mayUse, mayBe } = this.#options
    for (const held of problem.previous ?? []) {
      const pace = paces.findIndex((one) => one.rhythms.includes(held.rhythm))
      const { kind } = paces[pace]!
      const { place, capacity } = problem.rooms[held.room]!
      const { places } = problem.teachers[held.teacher]!
      if (!mayTeach(held.course, held.teacher) || !mayUse(held.course, held.room) || !mayBe(held.course, kind) || (places !== null && !places.includes(place)) || !fits(problem, this.#residue, held)) continue
      if (costOf(problem, held) > this.#money) continue
      const { min, max } = problem.courses[held.course]!
      const one: Draft = {
        course: held.course, rhythm: held.rhythm, week: held.week, teacher: held.teacher, room: held.room, pace, kind, last: held.week + this.#cells.lengthIn(held.course, pace) - 1, place, capacity: Math.min(max, capacity),
        price: this.#priceOf(held), size: 0, seats: new Map(),
      }
      const seating = this.seatings[held.course]!
      this.#take(one)
      seating.classes.push(one)
      seating.admit(one)
      seating.draw(one, min)
      if (one.size < min) this.#remove(seating, one)
    }
  }

  /** What a class takes from the value for its cost, less what it brings for having been in the previous plan. */
  #priceOf(one: Held): number {
    const { weights } = this.#problem
    return costOf(this.#problem, one) * weights.cost - (this.#previous.size > 0 && this.#previous.has(heldKey(one)) ? weights.change ?? 0 : 0)
  }

  /** Adds the best class that brings something, until there is none, course by course in the order of what is left to gain. */
  grow(until: () => boolean): void {
    const open = new Set(this.seatings.keys())
    while (open.size > 0 && !until()) {
      for (const course of open) {
        if (until()) return
        if (!this.improveByAdding(course)) open.delete(course)
      }
    }
  }

  /** Tries the cells that would find most seats, best first; keeps the first class that adds value. */
  improveByAdding(course: number, tries = 6): boolean {
    const seating = this.seatings[course]!
    const { min, max } = this.#problem.courses[course]!
    const blocked = this.#blocked[course]!
    const cells: { place: number; pace: number; week: number; key: number }[] = []
    for (let place = 0; place < this.#cells.places; place++) {
      for (let pace = 0; pace < this.#cells.paces; pace++) {
        for (let week = 0, cell = seating.cell(place, pace, 0); week < this.#cells.weeks; week++, cell++) {
          const found = seating.found[cell]!
          if (found * 3 < min || blocked[cell]! || !this.#cells.isAdmissible(course, place, pace, week)) continue
          const price = this.#prices ? Math.min(1.2, this.#prices.seat[this.#cells.indexOf(course, place, pace, week)]!) : 0
          cells.push({ place, pace, week, key: Math.min(found, max) * (seating.worthFound[cell]! / found - price * 0.5) + this.#random() * 1.5 })
        }
      }
    }
    // Mostly the first few decide, so the best is looked for again and again: cheaper than putting thousands in order.
    while (cells.length > 0) {
      let best = 0
      for (let index = 1; index < cells.length; index++) if (cells[index]!.key > cells[best]!.key) best = index
      const added = this.#addIfBetter(course, cells[best]!)
      if (added) return true
      if (added === false && --tries === 0) return false
      cells[best] = cells.at(-1)!
      cells.pop()
    }
    return false
  }

  /** Whether a class there adds value; null where there can be none. */
  #addIfBetter(course: number, cell: { place: number; pace: number; week: number }): boolean | null {
    const seating = this.seatings[course]!
    const before = seating.value()
    const remembered = seating.remember()
    const one = this.add(course, cell)
    if (!one) {
      remembered.keep()
      this.#blocked[course]![seating.cell(cell.place, cell.pace, cell.week)] = 1
      return null
    }
    seating.draw(one, this.#problem.courses[course]!.min)
    if (one.size < one.capacity) seating.shift()
    if (one.size >= this.#problem.courses[course]!.min && seating.value() > before + 1e-9) {
      remembered.keep()
      return true
    }
    this.#release(one)
    remembered.back()
    return false
  }

  /** Places a class with a teacher, a room and a rhythm of the cell, and fills it; null where nobody or no room is free. */
  add(course: number, cell: { place: number; pace: number; week: number }): Draft | null {
    const placed = this.#place(course, cell)
    if (!placed) return null
    this.#take(placed)
    this.seatings[course]!.classes.push(placed)
    this.seatings[course]!.admit(placed)
    return placed
  }

  #take(one: Draft): void {
    occupy(this.#problem, this.#residue, one, 1)
    this.#ofTeacher[one.teacher]!.add(one)
    this.#ofRoom[one.room]!.add(one)
    this.#money -= costOf(this.#problem, one)
  }

  #release(one: Draft): void {
    // Whoever could use the teacher or the room may find a place again.
    for (const course of [...this.#problem.teachers[one.teacher]!.courses, ...this.#problem.rooms[one.room]!.courses]) this.#blocked[course]!.fill(0)
    occupy(this.#problem, this.#residue, one, -1)
    this.#ofTeacher[one.teacher]!.delete(one)
    this.#ofRoom[one.room]!.delete(one)
    this.#money += costOf(this.#problem, one)
  }

  /** Teacher and room, cheapest first at the prices of the relaxation, so that who can do much is kept for what only they can do. */
  #place(course: number, { place, pace, week }: { place: number; pace: number; week: number }): Draft | null {
    const { problem, paces, teachersOf, roomsOf } = this.#options
    const { max } = problem.courses[course]!
    const paid = paidOf(problem.courses[course]!)
    const { kind, rhythms } = paces[pace]!
    const last = week + this.#cells.lengthIn(course, pace) - 1
    if (last >= problem.weeks) return null
    let best: { rhythm: number; teacher: number; room: number; price: number } | null = null
    const start = Math.floor(this.#random() * rhythms.length)
    for (let nth = 0; nth < rhythms.length; nth++) {
      const rhythm = rhythms[(nth + start) % rhythms.length]!
      let room = -1
      let roomPrice = Infinity
      for (const candidate of roomsOf[course]!) {
        if (problem.rooms[candidate]!.place !== place || !roomFits(problem, this.#residue, { course, rhythm, week, room: candidate })) continue
        const price = paid * problem.rooms[candidate]!.cost * problem.weights.cost + 0.02 * problem.rooms[candidate]!.courses.length - 0.1 * Math.min(max, problem.rooms[candidate]!.capacity)
        if (price < roomPrice) [room, roomPrice] = [candidate, price]
      }
      if (room < 0) continue
      for (const teacher of teachersOf[course]!) {
        const { places, cost, courses } = problem.teachers[teacher]!
        if (places !== null && !places.includes(place)) continue
        const price = paid * cost * problem.weights.cost + 0.15 * courses.length + (places === null ? 0.2 : 0) + roomPrice
        if ((best && price >= best.price) || !teacherFits(problem, this.#residue, { course, rhythm, week, teacher })) continue
        best = { rhythm, teacher, room, price }
      }
    }
    if (!best) return null
    const one = { course, rhythm: best.rhythm, pace, kind, week, last, teacher: best.teacher, room: best.room, place, capacity: Math.min(max, problem.rooms[best.room]!.capacity), price: 0, size: 0, seats: new Map<number, number>() }
    return costOf(problem, one) > this.#money ? null : { ...one, price: this.#priceOf(one) }
  }

  #remove(seating: Seating, one: Draft): void {
    seating.empty(one)
    seating.classes.splice(seating.classes.indexOf(one), 1)
    this.#release(one)
  }

  /** Seats every course as well as its classes allow. */
  settle(solver: Highs, until: () => boolean): void {
    for (const seating of this.seatings) if (!until()) seating.settle(solver, this.#problem.courses[seating.course]!.min)
  }

  /** Takes a few classes of a course away and plans them anew; keeps what is better. */
  rebuild(course: number): boolean {
    const seating = this.seatings[course]!
    if (seating.classes.length === 0) return this.improveByAdding(course)
    const before = seating.value()
    const kept = [...seating.classes]
    const remembered = seating.remember()
    const seed = seating.classes[Math.floor(this.#random() * seating.classes.length)]!
    const count = 1 + Math.floor(this.#random() * 3)
    const near = seating.classes.filter((one) => one !== seed).map((one) => ({ one, away: Math.abs(one.week - seed.week) + (one.place === seed.place ? 0 : 4) + (one.kind === seed.kind ? 0 : 2) + this.#random() * 6 })).toSorted((a, b) => a.away - b.away)
    const gone = [seed, ...near.slice(0, count - 1).map(({ one }) => one)]
    for (const one of gone) this.#remove(seating, one)
    while (seating.shift());
    for (let nth = 0; nth < count + 2; nth++) if (!this.improveByAdding(course, 3)) break
    if (seating.value() > before + 1e-9) {
      remembered.keep()
      return true
    }
    for (const one of seating.classes) if (!kept.includes(one)) this.#release(one)
    for (const one of kept) if (!seating.classes.includes(one)) this.#take(one)
    remembered.back()
    return false
  }

  /**
   * Makes room for a class that finds seats but no teacher or room: one or two classes in its way, of whatever course, give way and are held by others or at another time. Keeps
   * what is better for all of them together.
   */
  push(course: number): boolean {
    const { problem, paces, teachersOf, roomsOf } = this.#options
    const seating = this.seatings[course]!
    const { min, max } = problem.courses[course]!
    let best = { place: -1, pace: -1, week: -1, key: -Infinity }
    for (let nth = 0; nth < 60; nth++) {
      const [place, pace, week] = [this.#cells.places, this.#cells.paces, this.#cells.weeks].map((count) => Math.floor(this.#random() * count)) as [number, number, number]
      const cell = seating.cell(place, pace, week)
      const found = seating.found[cell]!
      if (found * 2 < min || !this.#cells.isAdmissible(course, place, pace, week)) continue
      const key = Math.min(found, max) * seating.worthFound[cell]! / found
      if (key > best.key) best = { place, pace, week, key }
    }
    if (best.pace < 0) return false
    const { place, pace, week } = best
    const { kind, rhythms } = paces[pace]!
    const rhythm = rhythms[Math.floor(this.#random() * rhythms.length)]!
    const some = <T>(of: readonly T[]): T | undefined => of[Math.floor(this.#random() * of.length)]
    const teacher = some(teachersOf[course]!.filter((one) => problem.teachers[one]!.places === null || problem.teachers[one]!.places.includes(place)))
    const rooms = roomsOf[course]!.filter((one) => problem.rooms[one]!.place === place)
    const room = rooms.find((one) => roomFits(problem, this.#residue, { course, rhythm, week, room: one })) ?? some(rooms)
    if (teacher === undefined || room === undefined) return false
    const last = week + this.#cells.lengthIn(course, pace) - 1
    const one: Draft = { course, rhythm, pace, kind, week, last, teacher, room, place, capacity: Math.min(max, problem.rooms[room]!.capacity), price: 0, size: 0, seats: new Map() }
    one.price = this.#priceOf(one)
    const gone: Draft[] = []
    const clash = (other: Draft) => other.week <= last && other.last >= week && (this.#options.rhythmMasks[other.rhythm]! & this.#options.rhythmMasks[rhythm]!) !== 0
    while (!fits(problem, this.#residue, one)) {
      if (gone.length === 2) break
      const inRoom = roomFits(problem, this.#residue, one) ? [] : [...this.#ofRoom[room]!].filter(clash)
      const ofTeacher = [...this.#ofTeacher[teacher]!].filter((other) => other.week <= last && other.last >= week)
      const other = some(inRoom) ?? some(ofTeacher.filter(clash)) ?? some(ofTeacher)
      if (!other) break
      gone.push(other)
      this.#release(other)
    }
    if (!fits(problem, this.#residue, one) || costOf(problem, one) > this.#money) {
      for (const other of gone) this.#take(other)
      return false
    }
    const courses = [...new Set([course, ...gone.map((other) => other.course)])]
    const before = courses.reduce((sum, index) => sum + this.seatings[index]!.value(), 0)
    const kept = courses.map((index) => ({ index, classes: [...this.seatings[index]!.classes], remembered: this.seatings[index]!.remember() }))
    for (const other of gone) {
      const of = this.seatings[other.course]!
      of.empty(other)
      of.classes.splice(of.classes.indexOf(other), 1)
    }
    this.#take(one)
    seating.classes.push(one)
    seating.admit(one)
    seating.draw(one, min)
    // Whoever gave way is held at the same time by somebody else, or the course looks for something new.
    for (const other of gone) {
      const again = this.add(other.course, { place: other.place, pace: other.pace, week: other.week })
      if (again && again.size < problem.courses[other.course]!.min) this.seatings[other.course]!.draw(again, problem.courses[other.course]!.min)
      if (again && again.size < problem.courses[other.course]!.min) this.#remove(this.seatings[other.course]!, again)
      else if (!again) this.improveByAdding(other.course, 3)
    }
    for (const index of courses) this.seatings[index]!.shift()
    const after = courses.reduce((sum, index) => sum + this.seatings[index]!.value(), 0)
    if (one.size >= min && after > before + 1e-9) {
      for (const { remembered } of kept) remembered.keep()
      return true
    }
    for (const { index, classes } of kept) for (const now of this.seatings[index]!.classes) if (!classes.includes(now)) this.#release(now)
    for (const { index, classes, remembered } of kept) {
      for (const then of classes) if (!this.seatings[index]!.classes.includes(then)) this.#take(then)
      remembered.back()
    }
    return false
  }

  /**
   * Holds classes nearer to those who sit in them: each is tried in every other place where a room is free at the same times, with its teacher or another one. With `settle`, which seats people
   * by where classes are, it goes to and fro like Lloyd's iteration.
   */
  relocate(until: () => boolean): void {
    for (const seating of this.seatings) {
      if (until()) return
      for (const one of seating.classes) this.#relocate(seating, one)
    }
  }

  #relocate(seating: Seating, one: Draft): void {
    const nearer = findNearer(one, seating, { options: this.#options, residue: this.#residue, money: this.#money, priceOf: (held) => this.#priceOf(held) })
    if (!nearer) return
    this.#release(one)
    one.room = nearer.room
    one.teacher = nearer.teacher
    const { place, capacity } = this.#problem.rooms[one.room]!
    seating.relocate(one, place)
    one.capacity = Math.min(this.#problem.courses[one.course]!.max, capacity)
    one.price = this.#priceOf(one)
    this.#take(one)
  }

  /** Rebuilds where most is left to gain, until time is up. */
  polish(until: () => boolean): void {
    const lost = this.seatings.map((seating) => seating.lost())
    for (let sum = lost.reduce((all, one) => all + one, 0); !until() && sum > 1e-6;) {
      let pick = this.#random() * sum
      let course = 0
      while (course < lost.length - 1 && (pick -= lost[course]!) >= 0) course++
      if (this.#random() < 0.5) this.push(course)
      else this.rebuild(course)
      const now = this.seatings[course]!.lost()
      sum += now - lost[course]!
      lost[course] = now
    }
  }

  /** The plan, with seats given to demands: within a group the heaviest first. */
  classes(): PlannedClass[] {
    return [...this.#problem.fixed, ...this.seatings.flatMap((seating) => {
      const rest = seating.groups.map((group) => group.parts.map((part) => ({ demand: part.demand, left: this.#residue.seats[part.demand]! })))
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
