import { capacityOfPools, type Capacity } from './capacity.ts'
import type { Cells } from './cells.ts'
import { descend, type DescentLimits, type Evaluated, type Gait } from './descent.ts'
import type { Options } from './options.ts'
import type { Residue } from './residue.ts'
import { lengthsOf, timePrices, type Lengths } from './time-prices.ts'
import { moneyUnitOf, paidOf } from './value.ts'

const gait: Gait = { aim: 0.03, patience: 10, memory: 0.5 }

/**
 * A bound that is quickly had. Time of teachers and rooms and money get prices; at given prices every group takes the cheapest seat it can have, and what that is worth plus what
 * all time and money cost at those prices is never less than the best plan (Lagrangian relaxation; a class may be a fraction, is full, and pools of like teachers and rooms
 * stand for their members).
 *
 * Two things keep it near the truth: a class is only offered where enough seats for it are asked for (the smallest class), and where one rhythm suits one teacher and one room.
 */
export class Pricing {
  readonly #options: Options
  readonly #residue: Residue
  readonly #cells: Cells
  readonly #capacity: Capacity
  readonly #lengths: Lengths
  readonly #moneyUnit: number
  // Multipliers: a teacher's week altogether, a teacher's week in a kind of time, a room's week in a kind of time, money (in classes of mean cost).
  readonly #a: Float64Array
  readonly #b: Float64Array
  readonly #r: Float64Array
  readonly #money = new Float64Array(1)

  constructor(options: Options, residue: Residue, cells: Cells) {
    const { problem } = options
    this.#options = options
    this.#residue = residue
    this.#cells = cells
    this.#capacity = capacityOfPools(options, residue)
    this.#lengths = lengthsOf(problem)
    this.#a = new Float64Array(this.#capacity.teacher.length)
    this.#b = new Float64Array(this.#capacity.teacherKind.length)
    this.#r = new Float64Array(this.#capacity.room.length)
    this.#moneyUnit = moneyUnitOf(problem)
  }

  /** Moves the prices until `limits` end it, and returns the bound. */
  run(limits: DescentLimits): number {
    // A relaxation that asks nothing of the previous plan keeps all of it.
    const given = this.#residue.value + this.#residue.keepable
    const prices = [this.#a, this.#b, this.#r, this.#money]
    return given + descend(prices, () => this.#evaluate(), { ...gait, ...limits, target: () => limits.target() - given, onRound: (lowest) => limits.onRound?.(lowest + given) })
  }

  /** The relaxation at the current prices: its value, and how much more is wanted than there is of each. */
  #evaluate(): Evaluated {
    const { problem, paces, teacherPools, roomPools, teacherPoolsOf, roomPoolsOf, groups, placesOf, homesOf } = this.#options
    const { weeks } = this.#cells
    const fen = problem.weights.cost + this.#money[0]! / this.#moneyUnit
    const most = this.#residue.budget ?? Infinity
    const teacherTime = timePrices(this.#options, this.#lengths, teacherPools.length, (pool, week, kind) => this.#b[(pool * weeks + week) * 3 + kind]! + this.#a[pool * weeks + week]!)
    const roomTime = timePrices(this.#options, this.#lengths, roomPools.length, (pool, week, kind) => this.#r[(pool * weeks + week) * 3 + kind]!)
    const at = (pool: number, length: number, pace: number, week: number) => ((pool * this.#lengths.all.length + length) * this.#cells.paces + pace) * weeks + week
    const { size } = this.#cells
    const classes = new Float64Array(size)
    const [own, ownTeacher, ownRoom] = [new Float64Array(size).fill(Infinity), new Int32Array(size), new Int32Array(size)]
    for (const [course, of] of problem.courses.entries()) {
      const [length, paid, { cost, max }] = [this.#lengths.of[course]!, paidOf(of), of]
      for (const place of placesOf[course]!) {
        const within = teacherPoolsOf[course]!.filter((pool) => teacherPools[pool]!.places === null || teacherPools[pool]!.places.includes(place))
        const least = cost + paid * Math.min(...within.map((pool) => teacherPools[pool]!.cost))
        // A class that costs more than all there is can't be held, not even a part of it.
        const ofPlace = roomPoolsOf[course]!.filter((pool) => roomPools[pool]!.place === place && least + paid * roomPools[pool]!.cost <= most)
        if (ofPlace.length === 0 || within.length === 0) continue
        for (let pace = 0; pace < paces.length; pace++) {
          for (let week = 0; week < weeks; week++) {
            const index = this.#cells.indexOf(course, place, pace, week)
            if (!this.#cells.isAdmissible(course, place, pace, week)) continue
            let [teacher, teacherPrice] = [-1, Infinity]
            for (const pool of within) {
              const price = teacherTime[at(pool, length, pace, week)]! + fen * paid * teacherPools[pool]!.cost
              if (price < teacherPrice) [teacher, teacherPrice] = [pool, price]
            }
            for (const pool of ofPlace) {
              const price = (fen * cost + teacherPrice + roomTime[at(pool, length, pace, week)]! + fen * paid * roomPools[pool]!.cost) / Math.min(max, roomPools[pool]!.capacity)
              if (price < own[index]!) {
                own[index] = price
                ownTeacher[index] = teacher
                ownRoom[index] = pool
              }
            }
          }
        }
      }
    }
    const seat = new Float64Array(size).fill(Infinity)
    const seatPlace = new Int32Array(size)
    for (let course = 0; course < problem.courses.length; course++) {
      for (const from of homesOf[course]!) {
        for (const place of placesOf[course]!) {
          const way = problem.travel[from]![place]!
          if (way === Infinity) continue
          const [to, of] = [this.#cells.indexOf(course, from, 0, 0), this.#cells.indexOf(course, place, 0, 0)]
          for (let offset = 0; offset < this.#cells.paces * weeks; offset++) {
            const price = own[of + offset]! + way
            if (price < seat[to + offset]!) {
              seat[to + offset] = price
              seatPlace[to + offset] = place
            }
          }
        }
      }
    }
    let bound = 0
    for (const group of groups) {
      let [best, bestPace, bestWeek] = [Infinity, -1, -1]
      for (let pace = 0; pace < paces.length; pace++) {
        if (!(group.kinds & (1 << paces[pace]!.kind))) continue
        const last = Math.min(group.until, weeks - 1) - this.#cells.lengthIn(group.course, pace) + 1
        for (let week = group.from, index = this.#cells.indexOf(group.course, group.place, pace, week); week <= last; week++, index++) if (seat[index]! < best) [best, bestPace, bestWeek] = [seat[index]!, pace, week]
      }
      if (best === Infinity) continue
      let served = 0
      for (const { demand, weight } of group.parts) {
        if (weight <= best) break
        const seats = this.#residue.seats[demand]!
        bound += seats * (weight - best)
        served += seats
      }
      if (served > 0) {
        const place = seatPlace[this.#cells.indexOf(group.course, group.place, bestPace, bestWeek)]!
        const index = this.#cells.indexOf(group.course, place, bestPace, bestWeek)
        classes[index]! += served / Math.min(problem.courses[group.course]!.max, roomPools[ownRoom[index]!]!.capacity)
      }
    }
    const { a, b, r, money } = this.#wanted(classes, ownTeacher, ownRoom)
    for (const [prices, caps, over] of [[this.#a, this.#capacity.teacher, a], [this.#b, this.#capacity.teacherKind, b], [this.#r, this.#capacity.room, r]] as const) {
      for (let index = 0; index < prices.length; index++) {
        bound += prices[index]! * caps[index]!
        over[index]! -= caps[index]!
        if (prices[index] === 0 && over[index]! < 0) over[index] = 0
      }
    }
    let overspent = 0
    if (this.#residue.budget !== null) {
      bound += this.#money[0]! * this.#residue.budget / this.#moneyUnit
      overspent = (money - this.#residue.budget) / this.#moneyUnit
      if (this.#money[0] === 0 && overspent < 0) overspent = 0
    }
    return { bound, over: [a, b, r, Float64Array.of(overspent)] }
  }

  /** How much time of each pool and how much money the classes take. */
  #wanted(classes: Float64Array, ownTeacher: Int32Array, ownRoom: Int32Array) {
    const { problem, paces, teacherPools, roomPools, placesOf } = this.#options
    const { weeks } = this.#cells
    const [a, b, r] = [new Float64Array(this.#a.length), new Float64Array(this.#b.length), new Float64Array(this.#r.length)]
    let money = 0
    for (let course = 0; course < problem.courses.length; course++) {
      const { sessions, cost } = problem.courses[course]!
      for (const place of placesOf[course]!) {
        for (let pace = 0; pace < paces.length; pace++) {
          const { kind, perWeek } = paces[pace]!
          for (let week = 0, index = this.#cells.indexOf(course, place, pace, 0); week < weeks; week++, index++) {
            const count = classes[index]!
            if (count === 0) continue
            const [teacher, room] = [ownTeacher[index]!, ownRoom[index]!]
            money += count * (cost + paidOf(problem.courses[course]!) * (teacherPools[teacher]!.cost + roomPools[room]!.cost))
            for (let left = sessions, on = week; left > 0; left -= perWeek, on++) {
              const used = count * Math.min(left, perWeek)
              a[teacher * weeks + on]! += used
              b[(teacher * weeks + on) * 3 + kind]! += used
              r[(room * weeks + on) * 3 + kind]! += used
            }
          }
        }
      }
    }
    return { a, b, r, money }
  }
}
