import type { Highs } from 'highs'
import type { Group, Options } from './options.ts'
import type { Residue } from './residue.ts'
import { ModelBuilder, solve } from './solver.ts'

/** So many classes that a group could sit in are looked at when people are seated anew. */
const nearest = 8

/** A class while a plan is being made. */
export type Draft = { course: number; rhythm: number; pace: number; kind: number; week: number; last: number; teacher: number; room: number; place: number; capacity: number; price: number; size: number; seats: Map<number, number> }

type Move = { group: number; from: Draft | null; to: Draft; count: number }
/** To be ended, once, by keeping what was done since or by taking it back. They may lie within each other. */
export type Remembered = { keep: () => void; back: () => void }

/**
 * Who of one course sits in which of its classes. Seats of a group are served from the heaviest on, so a group is a count. Keeps, for every (place, pace, first week), how many
 * seats without a class a class there would find.
 */
export class Seating {
  readonly course: number
  readonly classes: Draft[] = []
  readonly groups: readonly Group[]
  /** By group: seats asked for, seats served, what the first n of them weigh. */
  readonly asked: Int32Array
  readonly served: Int32Array
  readonly found: Int32Array
  /** What those seats would be worth there, at the mean weight of their group. */
  readonly worthFound: Float64Array
  readonly #sums: Float64Array[]
  readonly #options: Options
  readonly #weeks: number
  readonly #paces: number
  readonly #lengths: number[]
  /** By place: where there is a room that is within reach from there. */
  readonly #reach: number[][]
  /** What the seats that are taken are worth, ways taken off; classes' own costs are not in it. */
  #seated = 0
  readonly #all: number
  /** What was done since the outermost `remember` that is open, to be taken back step by step: copying everybody's seats for each trial took most of the time. */
  readonly #moves: Move[] = []
  #open = 0

  constructor(options: Options, residue: Residue, course: number) {
    const { problem, paces, groups, groupsOf, placesOf } = options
    this.course = course
    this.#options = options
    this.#weeks = problem.weeks
    this.#paces = paces.length
    this.#lengths = paces.map((pace) => Math.ceil(problem.courses[course]!.sessions / pace.perWeek))
    this.#reach = problem.travel.map((row) => placesOf[course]!.filter((place) => row[place]! < Infinity))
    this.groups = groupsOf[course]!.map((index) => groups[index]!)
    this.asked = Int32Array.from(this.groups, (group) => group.parts.reduce((sum, part) => sum + residue.seats[part.demand]!, 0))
    this.served = new Int32Array(this.groups.length)
    this.found = new Int32Array(problem.travel.length * this.#paces * this.#weeks)
    this.worthFound = new Float64Array(this.found.length)
    this.#sums = this.groups.map((group, index) => {
      const sums = new Float64Array(this.asked[index]! + 1)
      let nth = 0
      for (const part of group.parts) for (let seat = residue.seats[part.demand]!; seat > 0; seat--, nth++) sums[nth + 1] = sums[nth]! + part.weight
      return sums
    })
    this.#all = this.#sums.reduce((all, sums) => all + sums.at(-1)!, 0)
    for (let group = 0; group < this.groups.length; group++) this.#find(group, this.asked[group]!)
  }

  cell(place: number, pace: number, week: number): number {
    return (place * this.#paces + pace) * this.#weeks + week
  }

  left(group: number): number {
    return this.asked[group]! - this.served[group]!
  }

  way(group: number, place: number): number {
    return this.#options.problem.travel[this.groups[group]!.place]![place]!
  }

  /** What the next seat of a group is worth there. */
  worth(group: number, place: number): number {
    const served = this.served[group]!
    return served >= this.asked[group]! ? -Infinity : this.#sums[group]![served + 1]! - this.#sums[group]![served]! - this.way(group, place)
  }

  suits(group: number, one: Pick<Draft, 'kind' | 'week' | 'last' | 'place'>): boolean {
    const { kinds, from, until } = this.groups[group]!
    return (kinds & (1 << one.kind)) !== 0 && from <= one.week && until >= one.last && this.way(group, one.place) < Infinity
  }

  value(): number {
    const { idle } = this.#options.problem.weights
    let value = this.#seated
    for (const one of this.classes) value -= one.price + idle * (one.capacity - one.size)
    return value
  }

  /** What there would be more if everybody who asked sat where they are at home. */
  lost(): number {
    return this.#all - this.#seated
  }

  sit(group: number, one: Draft, count: number): void {
    const now = (one.seats.get(group) ?? 0) + count
    if (now === 0) one.seats.delete(group)
    else one.seats.set(group, now)
    one.size += count
    const [before, sums] = [this.served[group]!, this.#sums[group]!]
    this.served[group] = before + count
    this.#seated += sums[before + count]! - sums[before]! - count * this.way(group, one.place)
    this.#find(group, -count)
    if (this.#open > 0) this.#moves.push({ group, from: null, to: one, count })
  }

  move(group: number, from: Draft, to: Draft, count: number): void {
    const rest = (from.seats.get(group) ?? 0) - count
    if (rest === 0) from.seats.delete(group)
    else from.seats.set(group, rest)
    to.seats.set(group, (to.seats.get(group) ?? 0) + count)
    from.size -= count
    to.size += count
    this.#seated += count * (this.way(group, from.place) - this.way(group, to.place))
    if (this.#open > 0) this.#moves.push({ group, from, to, count })
  }

  /** Holds a class elsewhere, with whom it has; everybody must reach the place. */
  relocate(one: Draft, place: number): void {
    for (const [group, count] of one.seats) this.#seated += count * (this.way(group, one.place) - this.way(group, place))
    one.place = place
  }

  empty(one: Draft): void {
    for (const [group, count] of Array.from(one.seats)) this.sit(group, one, -count)
  }

  /** Fills a class with whom nobody has taken yet: worth most first, and of those alike who has the fewest other chances. */
  admit(one: Draft): void {
    if (one.size >= one.capacity) return
    const order: { group: number; key: number }[] = []
    for (let group = 0; group < this.groups.length; group++) {
      if (this.served[group]! >= this.asked[group]! || !this.suits(group, one)) continue
      const { from, until, kinds } = this.groups[group]!
      order.push({ group, key: this.worth(group, one.place) - 0.004 * Math.min(until - from, 30) - 0.03 * ((kinds & 1) + ((kinds >> 1) & 1) + ((kinds >> 2) & 1)) })
    }
    order.sort((a, b) => b.key - a.key)
    for (const { group } of order) {
      if (one.size >= one.capacity) return
      this.sit(group, one, Math.min(this.left(group), one.capacity - one.size))
    }
  }

  /** Takes seats from classes that can spare them, until this one has enough. */
  draw(one: Draft, min: number): void {
    for (const other of this.classes) {
      if (one.size >= min) return
      if (other === one || other.size <= min) continue
      for (const [group, count] of Array.from(other.seats)) {
        if (!this.suits(group, one)) continue
        const moved = Math.min(count, other.size - min, min - one.size)
        if (moved > 0) this.move(group, other, one, moved)
      }
    }
  }

  /** Seats who is left by moving somebody else to where there is room: as long as it adds something. */
  shift(): boolean {
    const free = this.classes.filter((one) => one.size < one.capacity)
    if (free.length === 0) return false
    let moved = false
    for (let group = 0; group < this.groups.length; group++) {
      if (this.left(group) === 0) continue
      for (const into of this.classes) {
        if (this.left(group) === 0) break
        if (!this.suits(group, into)) continue
        if (into.size < into.capacity) {
          if (this.worth(group, into.place) <= 0) continue
          this.sit(group, into, Math.min(this.left(group), into.capacity - into.size))
          moved = true
          continue
        }
        for (const [other, count] of Array.from(into.seats)) {
          if (other === group) continue
          for (const to of free) {
            if (to === into || to.size >= to.capacity || !this.suits(other, to)) continue
            if (this.worth(group, into.place) + this.way(other, into.place) - this.way(other, to.place) <= 1e-9) continue
            const seats = Math.min(this.left(group), count, into.seats.get(other) ?? 0, to.capacity - to.size)
            if (seats <= 0) continue
            this.move(other, into, to, seats)
            this.sit(group, into, seats)
            moved = true
          }
          if (this.left(group) === 0) break
        }
      }
    }
    return moved
  }

  /**
   * Seats everybody anew, as well as it can be done in these classes (a transport problem, whose corners are whole). Keeps every class at its smallest size or above. Of many classes that a
   * group could sit in only the nearest are looked at, and those where it sits: that takes a quarter of the time and loses next to nothing.
   */
  settle(solver: Highs, min: number): void {
    const model = new ModelBuilder()
    const classRows = this.classes.map((one) => model.row(Math.min(min, one.size), one.capacity))
    const columns: { group: number; to: number }[] = []
    for (let group = 0; group < this.groups.length; group++) {
      const suits: { to: number; way: number }[] = []
      for (const [to, one] of this.classes.entries()) if (this.suits(group, one)) suits.push({ to, way: one.seats.has(group) ? -1 : this.way(group, one.place) })
      if (suits.length === 0) continue
      if (suits.length > nearest) suits.sort((a, b) => a.way - b.way)
      const total = model.row(-Infinity, this.asked[group]!)
      const mean = this.#sums[group]![this.asked[group]!]! / Math.max(1, this.asked[group]!)
      for (const [nth, { to, way }] of suits.entries()) {
        if (nth >= nearest && way >= 0) break
        model.column({ cost: mean - this.way(group, this.classes[to]!.place), lower: 0, upper: this.asked[group]!, rows: [classRows[to]!, total], values: [1, 1] })
        columns.push({ group, to })
      }
    }
    if (columns.length === 0) return
    // Without presolve: it takes three times as long as the simplex itself on these.
    const solved = solve(solver, model.data(), { presolve: 'off' })
    if (!solved) return
    const before = this.value()
    const remembered = this.remember()
    for (const one of this.classes) this.empty(one)
    for (const [index, { group, to }] of columns.entries()) {
      const count = Math.round(solved.values[index]!)
      if (count > 0) this.sit(group, this.classes[to]!, count)
    }
    if (this.value() < before) remembered.back()
    else remembered.keep()
  }

  #find(group: number, count: number): void {
    const { place, kinds, from, until } = this.groups[group]!
    const { paces } = this.#options
    const mean = this.asked[group] === 0 ? 0 : this.#sums[group]![this.asked[group]!]! / this.asked[group]!
    for (let pace = 0; pace < this.#paces; pace++) {
      if (!(kinds & (1 << paces[pace]!.kind))) continue
      const last = Math.min(until, this.#weeks - 1) - this.#lengths[pace]! + 1
      for (const to of this.#reach[place]!) {
        const worth = count * (mean - this.way(group, to))
        for (let week = Math.max(0, from), index = this.cell(to, pace, week); week <= last; week++, index++) {
          this.found[index]! += count
          this.worthFound[index]! += worth
        }
      }
    }
  }

  /** Where everybody sits and which classes there are, to come back to. */
  remember(): Remembered {
    const [classes, moves, seated] = [[...this.classes], this.#moves.length, this.#seated]
    this.#open += 1
    const end = () => {
      this.#open -= 1
      if (this.#open === 0) this.#moves.length = 0
    }
    const back = () => {
      const open = this.#open
      this.#open = 0
      while (this.#moves.length > moves) {
        const { group, from, to, count } = this.#moves.pop()!
        if (from === null) this.sit(group, to, -count)
        else this.move(group, to, from, count)
      }
      this.#open = open
      // To the last digit, so that a thousand trials leave no dust.
      this.#seated = seated
      this.classes.length = 0
      this.classes.push(...classes)
      end()
    }
    return { keep: end, back }
  }
}
