import type { Options } from './options.ts'
import type { Residue } from './residue.ts'
import { maskOf, slotsIn } from './time.ts'

/** Where a class can be: a course, a place, a pace and a first week, numbered through. */
export class Cells {
  readonly weeks: number
  readonly places: number
  readonly paces: number
  readonly size: number
  readonly #options: Options
  readonly #admissible: Uint8Array

  constructor(options: Options, residue: Residue) {
    this.#options = options
    this.weeks = options.problem.weeks
    this.places = options.problem.travel.length
    this.paces = options.paces.length
    this.size = options.problem.courses.length * this.places * this.paces * this.weeks
    this.#admissible = this.#admit(residue)
  }

  indexOf(course: number, place: number, pace: number, week: number): number {
    return ((course * this.places + place) * this.paces + pace) * this.weeks + week
  }

  /** Weeks that a class of the course takes. */
  lengthIn(course: number, pace: number): number {
    return Math.ceil(this.#options.problem.courses[course]!.sessions / this.#options.paces[pace]!.perWeek)
  }

  isAdmissible(course: number, place: number, pace: number, week: number): boolean {
    return this.#admissible[this.indexOf(course, place, pace, week)] === 1
  }

  /** Some rhythm suits a teacher and a room, and enough seats are asked for within reach. */
  #admit(residue: Residue): Uint8Array {
    const { problem, paces, teachersOf, roomsOf, placesOf, mayBe } = this.#options
    const out = new Uint8Array(this.size)
    for (const [course, { min }] of problem.courses.entries()) {
      for (const [pace, { kind }] of paces.entries()) {
        if (!mayBe(course, kind)) continue
        const suits = this.suiting(course, pace)
        for (let week = 0; week + this.lengthIn(course, pace) <= this.weeks; week++) {
          const teachers = teachersOf[course]!.map((teacher) => [problem.teachers[teacher]!.places, suits(residue.teacherFree, teacher, week)] as const).filter(([, bits]) => bits !== 0)
          const rooms = new Int32Array(this.places)
          for (const room of roomsOf[course]!) rooms[problem.rooms[room]!.place]! |= suits(residue.roomFree, room, week)
          const asked = this.#askedFor(residue, { course, pace, week })
          for (const place of placesOf[course]!) {
            if (!rooms[place] || !teachers.some(([reach, bits]) => (bits & rooms[place]!) !== 0 && (reach === null || reach.includes(place)))) continue
            let within = 0
            for (let from = 0; from < this.places; from++) if (problem.travel[from]![place]! < Infinity) within += asked[from]!
            if (within >= min) out[this.indexOf(course, place, pace, week)] = 1
          }
        }
      }
    }
    return out
  }

  /** Which rhythms of a pace somebody is free for from a week on, as bits. */
  suiting(course: number, pace: number): (free: Int32Array, index: number, week: number) => number {
    const { problem, paces, rhythmMasks } = this.#options
    const { rhythms } = paces[pace]!
    const length = this.lengthIn(course, pace)
    const lastMasks = rhythms.map((rhythm) => maskOf(slotsIn(problem.courses[course]!.sessions, problem.rhythms[rhythm]!, length - 1)))
    return (free, index, week) => {
      let common = -1
      for (let nth = 0; nth < length - 1; nth++) common &= free[index * this.weeks + week + nth]!
      const last = free[index * this.weeks + week + length - 1]!
      let bits = 0
      for (const [nth, rhythm] of rhythms.entries()) if ((length === 1 || (common & rhythmMasks[rhythm]!) === rhythmMasks[rhythm]!) && (last & lastMasks[nth]!) === lastMasks[nth]!) bits |= 1 << nth
      return bits
    }
  }

  /** Seats that a class there could fill, by the place where they are asked for. */
  #askedFor(residue: Residue, { course, pace, week }: { course: number; pace: number; week: number }): Float64Array {
    const { paces, groups, groupsOf } = this.#options
    const asked = new Float64Array(this.places)
    for (const index of groupsOf[course]!) {
      const group = groups[index]!
      if (!(group.kinds & (1 << paces[pace]!.kind)) || group.from > week || group.until < week + this.lengthIn(course, pace) - 1) continue
      for (const part of group.parts) asked[group.place]! += residue.seats[part.demand]!
    }
    return asked
  }
}
