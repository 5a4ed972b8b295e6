import { capacityOfPools, type Capacity } from './capacity.ts'
import type { Cells } from './cells.ts'
import type { Options } from './options.ts'
import type { Residue } from './residue.ts'
import { paidOf } from './value.ts'

/**
 * The bound. Time of teachers and rooms and money get prices; at given prices every group takes the cheapest seat it can have, and what that is worth plus what
 * all time and money cost at those prices is never less than the best plan (Lagrangian relaxation; a class may be a fraction, is full, and pools of like teachers and rooms
 * stand for their members). The prices are moved along the subgradient, with Polyak's step, until the bound no longer falls.
 *
 * Two things keep it near the truth: a class is only offered where enough seats for it are asked for (the smallest class), and where one rhythm suits one teacher and one room.
 */
export type Prices = {
  bound: number
  /** What one seat costs at the final prices, by (course, place of the demand, pace, first week); Infinity where there is no class. */
  seat: Float64Array
  /** Price of a session, by (teacher pool, week, kind) and (room pool, week, kind), and of a fen. */
  teacher: Float64Array
  room: Float64Array
  fen: number
}

export type PricesLimits = { rounds: number; until: number; now: () => number; /** The value of a plan that exists. */ target: () => number; onRound?: (bound: number) => void }

export class Pricing {
  readonly #options: Options
  readonly #residue: Residue
  readonly #cells: Cells
  readonly #capacity: Capacity
  /** Courses with the same number of sessions share what a teacher's time costs. */
  readonly #lengths: number[]
  readonly #lengthOf: number[]
  readonly #moneyUnit: number
  // Multipliers: a teacher's week altogether, a teacher's week in a kind of time, a room's week in a kind of time, money (in classes of mean cost).
  readonly #a: Float64Array
  readonly #b: Float64Array
  readonly #r: Float64Array
  #money = 0

  constructor(options: Options, residue: Residue, cells: Cells) {
    const { problem } = options
    this.#options = options
    this.#residue = residue
    this.#cells = cells
    this.#capacity = capacityOfPools(options, residue)
    this.#lengths = [...new Set(problem.courses.map((course) => course.sessions))]
    this.#lengthOf = problem.courses.map((course) => this.#lengths.indexOf(course.sessions))
    this.#a = new Float64Array(this.#capacity.teacher.length)
    this.#b = new Float64Array(this.#capacity.teacherKind.length)
    this.#r = new Float64Array(this.#capacity.room.length)
    const costs = problem.courses.map((course) => course.cost + paidOf(course) * ((problem.teachers[0]?.cost ?? 0) + (problem.rooms[0]?.cost ?? 0)))
    this.#moneyUnit = Math.max(1, costs.reduce((sum, cost) => sum + cost, 0) / Math.max(1, costs.length))
  }

  /** Moves the prices until `limits` end it. */
  run(limits: PricesLimits): Prices {
    const { problem } = this.#options
    const { size } = this.#cells
    const classes = new Float64Array(size)
    let best = { bound: Infinity, seat: new Float64Array(size), a: this.#a.slice(), b: this.#b.slice(), r: this.#r.slice(), money: 0 }
    // How far below the best bound the next step aims; smaller when nothing was gained for a while.
    let aim = 0.03
    let idle = 0
    const direction = { a: new Float64Array(this.#a.length), b: new Float64Array(this.#b.length), r: new Float64Array(this.#r.length), money: 0 }
    // One round there always is: without it there would be no bound at all, however little time is left.
    for (let round = 0; round < limits.rounds && (round === 0 || limits.now() < limits.until); round++) {
      classes.fill(0)
      const { bound, seat, a, b, r, money } = this.#evaluate(classes)
      if (bound < best.bound) {
        idle = bound < best.bound * (1 - aim / 20) ? 0 : idle + 1
        best = { bound, seat: seat.slice(), a: this.#a.slice(), b: this.#b.slice(), r: this.#r.slice(), money: this.#money }
      } else idle++
      limits.onRound?.(best.bound + this.#residue.value + this.#residue.keepable)
      if (idle >= 10) {
        aim /= 2
        idle = 0
        if (aim < 1e-5) break
        this.#a.set(best.a)
        this.#b.set(best.b)
        this.#r.set(best.r)
        this.#money = best.money
        for (const part of ['a', 'b', 'r'] as const) direction[part].fill(0)
        direction.money = 0
        continue
      }
      // The direction remembers the last ones a little (Camerini, Fratta, Maffioli), which damps going to and fro.
      let length = 0
      for (const [kept, now] of [[direction.a, a], [direction.b, b], [direction.r, r]] as const) {
        for (let index = 0; index < now.length; index++) {
          kept[index] = now[index]! + 0.5 * kept[index]!
          length += kept[index]! * kept[index]!
        }
      }
      direction.money = money + 0.5 * direction.money
      length += direction.money ** 2
      const gap = bound - Math.max(limits.target() - this.#residue.value - this.#residue.keepable, best.bound * (1 - aim))
      if (length < 1e-12 || gap <= 1e-9) break
      const step = gap / length
      for (const [prices, along] of [[this.#a, direction.a], [this.#b, direction.b], [this.#r, direction.r]] as const) {
        for (let index = 0; index < prices.length; index++) prices[index] = Math.max(0, prices[index]! + step * along[index]!)
      }
      this.#money = Math.max(0, this.#money + step * direction.money)
    }
    this.#a.set(best.a)
    this.#b.set(best.b)
    this.#r.set(best.r)
    this.#money = best.money
    const teacher = new Float64Array(this.#b.length)
    for (let index = 0; index < teacher.length; index++) teacher[index] = this.#b[index]! + this.#a[Math.floor(index / 3)]!
    // A relaxation that asks nothing of the previous plan keeps all of it.
    return { bound: best.bound + this.#residue.value + this.#residue.keepable, seat: best.seat, teacher, room: best.r, fen: problem.weights.cost + best.money / this.#moneyUnit }
  }

  /** The relaxation at the current prices: its value, what a seat costs, and how much more is wanted than there is of each. */
  #evaluate(classes: Float64Array) {
    const { problem, paces, teacherPools, roomPools, teacherPoolsOf, roomPoolsOf, groups } = this.#options
    const { weeks, places } = this.#cells
    const fen = problem.weights.cost + this.#money / this.#moneyUnit
    const teacherTime = this.#timePrices(teacherPools.length, (pool, week, kind) => this.#b[(pool * weeks + week) * 3 + kind]! + this.#a[pool * weeks + week]!)
    const roomTime = this.#timePrices(roomPools.length, (pool, week, kind) => this.#r[(pool * weeks + week) * 3 + kind]!)
    const at = (pool: number, length: number, pace: number, week: number) => ((pool * this.#lengths.length + length) * this.#cells.paces + pace) * weeks + week
    const size = classes.length
    const [own, ownTeacher, ownRoom] = [new Float64Array(size).fill(Infinity), new Int32Array(size), new Int32Array(size)]
    for (const [course, of] of problem.courses.entries()) {
      const [length, paid, { cost, max }] = [this.#lengthOf[course]!, paidOf(of), of]
      for (let place = 0; place < places; place++) {
        const ofPlace = roomPoolsOf[course]!.filter((pool) => roomPools[pool]!.place === place)
        const within = teacherPoolsOf[course]!.filter((pool) => teacherPools[pool]!.places === null || teacherPools[pool]!.places.includes(place))
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
      for (let from = 0; from < places; from++) {
        for (let place = 0; place < places; place++) {
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
      bound += this.#money * this.#residue.budget / this.#moneyUnit
      overspent = (money - this.#residue.budget) / this.#moneyUnit
      if (this.#money === 0 && overspent < 0) overspent = 0
    }
    return { bound, seat, a, b, r, money: overspent }
  }

  /** What a class of each length at each pace pays for its time, by (pool, length, pace, first week). */
  #timePrices(pools: number, priceOf: (pool: number, week: number, kind: number) => number): Float64Array {
    const { paces } = this.#options
    const { weeks } = this.#cells
    const out = new Float64Array(pools * this.#lengths.length * this.#cells.paces * weeks)
    const sums = new Float64Array(weeks + 1)
    for (let pool = 0; pool < pools; pool++) {
      for (let kind = 0; kind < 3; kind++) {
        for (let week = 0; week < weeks; week++) sums[week + 1] = sums[week]! + priceOf(pool, week, kind)
        for (const [length, sessions] of this.#lengths.entries()) {
          for (let pace = 0; pace < paces.length; pace++) {
            if (paces[pace]!.kind !== kind) continue
            const { perWeek } = paces[pace]!
            const [full, rest] = [Math.floor(sessions / perWeek), sessions % perWeek]
            const index = ((pool * this.#lengths.length + length) * this.#cells.paces + pace) * weeks
            for (let week = 0; week + full + (rest > 0 ? 1 : 0) <= weeks; week++) {
              out[index + week] = perWeek * (sums[week + full]! - sums[week]!) + (rest > 0 ? rest * (sums[week + full + 1]! - sums[week + full]!) : 0)
            }
          }
        }
      }
    }
    return out
  }

  /** How much time of each pool and how much money the classes take. */
  #wanted(classes: Float64Array, ownTeacher: Int32Array, ownRoom: Int32Array) {
    const { problem, paces, teacherPools, roomPools } = this.#options
    const { weeks } = this.#cells
    const [a, b, r] = [new Float64Array(this.#a.length), new Float64Array(this.#b.length), new Float64Array(this.#r.length)]
    let money = 0
    for (let course = 0; course < problem.courses.length; course++) {
      const { sessions, cost } = problem.courses[course]!
      for (let place = 0; place < this.#cells.places; place++) {
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
