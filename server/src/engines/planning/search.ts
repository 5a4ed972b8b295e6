import type { Highs } from 'highs'
import type { PlannedClass, Problem } from './model.ts'
import { replanCalendars } from './calendars.ts'
import type { Cells } from './cells.ts'
import { DraftPlan, type Cell } from './draft-plan.ts'
import { makeWay } from './give-way.ts'
import { Moves } from './moves.ts'
import { findNearer } from './nearer.ts'
import type { Options } from './options.ts'
import { fits, type Residue } from './residue.ts'
import type { Draft, Seating } from './seating.ts'
import { costOf } from './value.ts'

/** How often it is calendars when they may become worse: alone they would miss what the other moves are quick to mend. */
const calendarsWithSlack = 0.7

/** Makes a plan better and better: what it tries, and in which order. */
export class Search {
  readonly plan: DraftPlan
  readonly #cells: Cells
  readonly #random: () => number
  readonly #moves: Moves

  constructor(options: Options, residue: Residue, cells: Cells, { seed, now }: { seed: number; now: () => number }) {
    this.plan = new DraftPlan(options, residue, cells, seed)
    this.#cells = cells
    this.#random = this.plan.random
    this.#moves = new Moves([
      () => replanCalendars(this.plan, 0),
      () => makeWay(this.plan, this.#courseWithLoss(), (other) => this.improveByAdding(other, 3)),
      () => this.rebuild(this.#courseWithLoss()),
    ], { random: this.#random, now })
  }

  get #problem(): Problem {
    return this.plan.problem
  }

  value(): number {
    return this.plan.value()
  }

  /** Begins with those classes of the previous plan that can still be held and filled. */
  resume(): void {
    const { residue, options: { problem, paces, mayTeach, mayUse, mayBe } } = this.plan
    for (const held of problem.previous ?? []) {
      const pace = paces.findIndex((one) => one.rhythms.includes(held.rhythm))
      const { place } = problem.rooms[held.room]!
      const { places } = problem.teachers[held.teacher]!
      if (!mayTeach(held.course, held.teacher) || !mayUse(held.course, held.room) || !mayBe(held.course, paces[pace]!.kind) || (places !== null && !places.includes(place)) || !fits(problem, residue, held)) continue
      if (costOf(problem, held) > this.plan.money) continue
      const one = this.plan.draft(held, pace)
      this.plan.hold(one, { draws: true })
      if (one.size < problem.courses[held.course]!.min) this.plan.remove(one)
    }
  }

  /** Adds the best class that brings something, until there is none, course by course in the order of what is left to gain. */
  grow(until: () => boolean): void {
    const open = new Set(this.plan.seatings.keys())
    while (open.size > 0 && !until()) {
      for (const course of open) {
        if (until()) return
        if (!this.improveByAdding(course)) open.delete(course)
      }
    }
  }

  /** Tries the cells that would find most seats, best first; keeps the first class that adds value. */
  improveByAdding(course: number, tries = 6): boolean {
    const seating = this.plan.seatings[course]!
    const { min, max } = this.#problem.courses[course]!
    const cells: (Cell & { key: number })[] = []
    for (const place of this.plan.options.placesOf[course]!) {
      for (let pace = 0; pace < this.#cells.paces; pace++) {
        for (let week = 0, cell = seating.cell(place, pace, 0); week < this.#cells.weeks; week++, cell++) {
          const found = seating.found[cell]!
          if (found * 3 < min || this.plan.isBlocked(course, cell) || !this.#cells.isAdmissible(course, place, pace, week)) continue
          cells.push({ place, pace, week, key: Math.min(found, max) * seating.worthFound[cell]! / found + this.#random() * 1.5 })
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
  #addIfBetter(course: number, cell: Cell): boolean | null {
    const seating = this.plan.seatings[course]!
    const { min } = this.#problem.courses[course]!
    const before = seating.value()
    const remembered = seating.remember()
    const one = this.plan.add(course, cell, { draws: true })
    if (!one) {
      remembered.keep()
      this.plan.block(course, seating.cell(cell.place, cell.pace, cell.week))
      return null
    }
    if (one.size < one.capacity) seating.shift()
    if (one.size >= min && seating.value() > before + 1e-9) {
      remembered.keep()
      return true
    }
    this.plan.release(one)
    remembered.back()
    return false
  }

  /** Seats every course as well as its classes allow. */
  settle(solver: Highs, until: () => boolean): void {
    for (const seating of this.plan.seatings) if (!until()) seating.settle(solver, this.#problem.courses[seating.course]!.min)
  }

  /** Takes a few classes of a course away and plans them anew; keeps what is better. */
  rebuild(course: number): boolean {
    const seating = this.plan.seatings[course]!
    if (seating.classes.length === 0) return this.improveByAdding(course)
    const seed = this.plan.some(seating.classes)!
    const count = 1 + Math.floor(this.#random() * 3)
    return this.plan.tryOut([course], () => {
      for (const one of [seed, ...this.#near(seating, seed).slice(0, count - 1)]) this.plan.remove(one)
      while (seating.shift());
      for (let nth = 0; nth < count + 2; nth++) if (!this.improveByAdding(course, 3)) break
      return true
    })
  }

  /** The other classes of a course, those first that are like one of them in week, place and times; a little by chance. */
  #near(seating: Seating, seed: Draft): Draft[] {
    const away = (one: Draft) => Math.abs(one.week - seed.week) + (one.place === seed.place ? 0 : 4) + (one.kind === seed.kind ? 0 : 2) + this.#random() * 6
    return seating.classes.filter((one) => one !== seed).map((one) => ({ one, away: away(one) })).toSorted((a, b) => a.away - b.away).map(({ one }) => one)
  }

  /**
   * Holds classes nearer to those who sit in them: each is tried in every other place where a room is free at the same times, with its teacher or another one. With `settle`, which seats people
   * by where classes are, it goes to and fro like Lloyd's iteration.
   */
  relocate(until: () => boolean): void {
    for (const seating of this.plan.seatings) {
      if (until()) return
      for (const one of seating.classes) this.#relocate(seating, one)
    }
  }

  #relocate(seating: Seating, one: Draft): void {
    const nearer = findNearer(this.plan, one)
    if (!nearer) return
    this.plan.release(one)
    one.room = nearer.room
    one.teacher = nearer.teacher
    const { place, capacity } = this.#problem.rooms[one.room]!
    seating.relocate(one, place)
    one.capacity = Math.min(this.#problem.courses[one.course]!.max, capacity)
    one.price = this.plan.priceOf(one)
    this.plan.take(one)
  }

  /**
   * Tries one move after the other until time is up, those more often that bring more. With `slack` (points), mostly calendars, which may then also become worse by chance, the less so the
   * smaller it is: as in annealing, that is the way out of a plan which no single step makes better.
   */
  polish({ until, slack }: { until: () => boolean; slack: number }): void {
    this.#moves.forget()
    while (!until()) {
      if (slack > 0 && this.#random() < calendarsWithSlack) replanCalendars(this.plan, slack * -Math.log(1 - this.#random()))
      else this.#moves.make(() => this.plan.gained)
    }
  }

  /** A course, those more often of which more is left to gain. */
  #courseWithLoss(): number {
    const lost = this.plan.seatings.map((seating) => seating.lost())
    let pick = this.#random() * lost.reduce((sum, one) => sum + one, 0)
    return Math.max(0, lost.findIndex((one) => (pick -= one) < 0))
  }

  classes(): PlannedClass[] {
    return this.plan.classes()
  }
}
