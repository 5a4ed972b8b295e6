import { kindMasks, type Options } from './options.ts'
import type { Residue } from './residue.ts'
import { countOf, maskOf, partsOfDay, slotsIn } from './time.ts'

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

export type PricesLimits = { rounds: number; until: number; now: () => number; target: number; onRound?: (bound: number) => void }

export class Pricing {
  readonly #options: Options
  readonly #residue: Residue
  readonly weeks: number
  readonly places: number
  readonly paces: number
  /** Courses with the same number of sessions share what a teacher's time costs. */
  readonly #lengths: number[]
  readonly #lengthOf: number[]
  readonly #admissible: Uint8Array
  readonly #teacherCap: Float64Array
  readonly #teacherKindCap: Float64Array
  readonly #roomCap: Float64Array
  readonly #moneyUnit: number
  // Multipliers: a teacher's week altogether, a teacher's week in a kind of time, a room's week in a kind of time, money (in classes of mean cost).
  readonly #a: Float64Array
  readonly #b: Float64Array
  readonly #r: Float64Array
  #money = 0

  constructor(options: Options, residue: Residue) {
    const { problem, teacherPools, roomPools } = options
    this.#options = options
    this.#residue = residue
    this.weeks = problem.weeks
    this.places = problem.travel.length
    this.paces = options.paces.length
    this.#lengths = [...new Set(problem.courses.map((course) => course.sessions))]
    this.#lengthOf = problem.courses.map((course) => this.#lengths.indexOf(course.sessions))
    this.#teacherCap = new Float64Array(teacherPools.length * this.weeks)
    this.#teacherKindCap = new Float64Array(teacherPools.length * this.weeks * 3)
    this.#roomCap = new Float64Array(roomPools.length * this.weeks * 3)
    this.#a = new Float64Array(this.#teacherCap.length)
    this.#b = new Float64Array(this.#teacherKindCap.length)
    this.#r = new Float64Array(this.#roomCap.length)
    this.#measure()
    const costs = problem.courses.map((course) => course.cost + course.sessions * ((problem.teachers[0]?.cost ?? 0) + (problem.rooms[0]?.cost ?? 0)))
    this.#moneyUnit = Math.max(1, costs.reduce((sum, cost) => sum + cost, 0) / Math.max(1, costs.length))
    this.#admissible = this.#admit()
  }

  indexOf(course: number, place: number, pace: number, week: number): number {
    return ((course * this.places + place) * this.paces + pace) * this.weeks + week
  }

  lengthIn(course: number, pace: number): number {
    return Math.ceil(this.#options.problem.courses[course]!.sessions / this.#options.paces[pace]!.perWeek)
  }

  isAdmissible(course: number, place: number, pace: number, week: number): boolean {
    return this.#admissible[this.indexOf(course, place, pace, week)] === 1
  }

  /** How many sessions a pool has to give, week by week. */
  #measure(): void {
    const { teacherPools, roomPools } = this.#options
    const { teacherFree, teacherWeek, teacherDay, roomFree } = this.#residue
    for (const [pool, { members, courses }] of teacherPools.entries()) {
      const loads = this.#loads(courses)
      for (let week = 0; week < this.weeks; week++) {
        for (const teacher of members) {
          const at = teacher * this.weeks + week
          const free = [0, 0, 0]
          for (let day = 0; day < 7; day++) {
            const mask = teacherFree[at]! & (((1 << partsOfDay) - 1) << (day * partsOfDay))
            for (let kind = 0; kind < 3; kind++) free[kind]! += Math.min(teacherDay[at * 7 + day]!, countOf(mask & kindMasks[kind]!))
          }
          const sums = free.map((most, kind) => reachable(loads[kind]!, Math.min(most, teacherWeek[at]!)))
          for (let kind = 0; kind < 3; kind++) this.#teacherKindCap[(pool * this.weeks + week) * 3 + kind]! += sums[kind]!.at(-1)!
          this.#teacherCap[pool * this.weeks + week]! += Math.max(0, ...sums[0]!.flatMap((x) => sums[1]!.flatMap((y) => sums[2]!.map((z) => x + y + z))).filter((sum) => sum <= teacherWeek[at]!))
        }
      }
    }
    for (const [pool, { members }] of roomPools.entries()) {
      for (let week = 0; week < this.weeks; week++) for (const room of members) for (let kind = 0; kind < 3; kind++) this.#roomCap[(pool * this.weeks + week) * 3 + kind]! += countOf(roomFree[room * this.weeks + week]! & kindMasks[kind]!)
    }
  }

  /** How many sessions of one class can fall into a week, by kind: a teacher with three at the weekend has no use for the third where classes meet twice or four times. */
  #loads(courses: readonly number[]): [number[], number[], number[]] {
    const loads: [Set<number>, Set<number>, Set<number>] = [new Set(), new Set(), new Set()]
    for (const course of courses) {
      const { sessions } = this.#options.problem.courses[course]!
      for (const { kind, perWeek } of this.#options.paces) {
        if (!this.#options.mayBe(course, kind)) continue
        if (sessions >= perWeek) loads[kind]!.add(perWeek)
        if (sessions % perWeek > 0) loads[kind]!.add(sessions % perWeek)
      }
    }
    return loads.map((set) => [...set]) as [number[], number[], number[]]
  }

  /** Where a class can be at all: some rhythm suits a teacher and a room, and enough seats are asked for. */
  #admit(): Uint8Array {
    const { problem, paces, rhythmMasks, teachersOf, roomsOf, groupsOf, groups, mayBe } = this.#options
    const { teacherFree, roomFree } = this.#residue
    const out = new Uint8Array(problem.courses.length * this.places * this.paces * this.weeks)
    for (const [course, { sessions, min }] of problem.courses.entries()) {
      for (const [pace, { kind, perWeek, rhythms }] of paces.entries()) {
        if (!mayBe(course, kind)) continue
        const length = this.lengthIn(course, pace)
        const lastMasks = rhythms.map((rhythm) => maskOf(slotsIn(sessions, problem.rhythms[rhythm]!, length - 1)))
        for (let week = 0; week + length <= this.weeks; week++) {
          const suits = (free: Int32Array, index: number): number => {
            let common = -1
            for (let nth = 0; nth < length - 1; nth++) common &= free[index * this.weeks + week + nth]!
            const last = free[index * this.weeks + week + length - 1]!
            let bits = 0
            for (const [nth, rhythm] of rhythms.entries()) if ((common & rhythmMasks[rhythm]!) === rhythmMasks[rhythm]! && (last & lastMasks[nth]!) === lastMasks[nth]!) bits |= 1 << nth
            return bits
          }
          if (length === 1 && perWeek > sessions && rhythms.length === 0) continue
          const teacherBits = teachersOf[course]!.map((teacher) => [problem.teachers[teacher]!.places, suits(teacherFree, teacher)] as const).filter(([, bits]) => bits !== 0)
          const roomBits = new Int32Array(this.places)
          for (const room of roomsOf[course]!) roomBits[problem.rooms[room]!.place]! |= suits(roomFree, room)
          const asked = new Float64Array(this.places)
          for (const index of groupsOf[course]!) {
            const group = groups[index]!
            if (!(group.kinds & (1 << kind)) || group.from > week || group.until < week + length - 1) continue
            let seats = 0
            for (const part of group.parts) seats += this.#residue.seats[part.demand]!
            asked[group.place]! += seats
          }
          for (let place = 0; place < this.places; place++) {
            if (!roomBits[place] || !teacherBits.some(([reach, bits]) => (bits & roomBits[place]!) !== 0 && (reach === null || reach.includes(place)))) continue
            let within = 0
            for (let from = 0; from < this.places; from++) if (problem.travel[from]![place]! < Infinity) within += asked[from]!
            if (within >= min) out[this.indexOf(course, place, pace, week)] = 1
          }
        }
      }
    }
    return out
  }

  /** Moves the prices until `limits` end it. `target` is the value of a plan that exists. */
  run(limits: PricesLimits): Prices {
    const { problem } = this.#options
    const size = problem.courses.length * this.places * this.paces * this.weeks
    const classes = new Float64Array(size)
    let best = { bound: Infinity, seat: new Float64Array(size), a: this.#a.slice(), b: this.#b.slice(), r: this.#r.slice(), money: 0 }
    // How far below the best bound the next step aims; smaller when nothing was gained for a while.
    let aim = 0.03
    let idle = 0
    const direction = { a: new Float64Array(this.#a.length), b: new Float64Array(this.#b.length), r: new Float64Array(this.#r.length), money: 0 }
    for (let round = 0; round < limits.rounds && limits.now() < limits.until; round++) {
      classes.fill(0)
      const { bound, seat, a, b, r, money } = this.#evaluate(classes)
      if (bound < best.bound) {
        idle = bound < best.bound * (1 - aim / 20) ? 0 : idle + 1
        best = { bound, seat: seat.slice(), a: this.#a.slice(), b: this.#b.slice(), r: this.#r.slice(), money: this.#money }
      } else idle++
      limits.onRound?.(best.bound)
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
      const gap = bound - Math.max(limits.target, best.bound * (1 - aim))
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
    return { bound: best.bound + this.#residue.value, seat: best.seat, teacher, room: best.r, fen: problem.weights.cost + best.money / this.#moneyUnit }
  }

  /** The relaxation at the current prices: its value, what a seat costs, and how much more is wanted than there is of each. */
  #evaluate(classes: Float64Array) {
    const { problem, paces, teacherPools, roomPools, teacherPoolsOf, roomPoolsOf, groups } = this.#options
    const { weeks, places } = this
    const fen = problem.weights.cost + this.#money / this.#moneyUnit
    const teacherTime = this.#timePrices(teacherPools.length, (pool, week, kind) => this.#b[(pool * weeks + week) * 3 + kind]! + this.#a[pool * weeks + week]!)
    const roomTime = this.#timePrices(roomPools.length, (pool, week, kind) => this.#r[(pool * weeks + week) * 3 + kind]!)
    const at = (pool: number, length: number, pace: number, week: number) => ((pool * this.#lengths.length + length) * this.paces + pace) * weeks + week
    const size = classes.length
    const [own, ownTeacher, ownRoom] = [new Float64Array(size).fill(Infinity), new Int32Array(size), new Int32Array(size)]
    for (const [course, { sessions, cost, max }] of problem.courses.entries()) {
      const length = this.#lengthOf[course]!
      for (let place = 0; place < places; place++) {
        const ofPlace = roomPoolsOf[course]!.filter((pool) => roomPools[pool]!.place === place)
        const within = teacherPoolsOf[course]!.filter((pool) => teacherPools[pool]!.places === null || teacherPools[pool]!.places.includes(place))
        if (ofPlace.length === 0 || within.length === 0) continue
        for (let pace = 0; pace < paces.length; pace++) {
          for (let week = 0; week < weeks; week++) {
            const index = this.indexOf(course, place, pace, week)
            if (!this.#admissible[index]) continue
            let [teacher, teacherPrice] = [-1, Infinity]
            for (const pool of within) {
              const price = teacherTime[at(pool, length, pace, week)]! + fen * sessions * teacherPools[pool]!.cost
              if (price < teacherPrice) [teacher, teacherPrice] = [pool, price]
            }
            for (const pool of ofPlace) {
              const price = (fen * cost + teacherPrice + roomTime[at(pool, length, pace, week)]! + fen * sessions * roomPools[pool]!.cost) / Math.min(max, roomPools[pool]!.capacity)
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
          const [to, of] = [this.indexOf(course, from, 0, 0), this.indexOf(course, place, 0, 0)]
          for (let offset = 0; offset < this.paces * weeks; offset++) {
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
        const last = Math.min(group.until, weeks - 1) - this.lengthIn(group.course, pace) + 1
        for (let week = group.from, index = this.indexOf(group.course, group.place, pace, week); week <= last; week++, index++) if (seat[index]! < best) [best, bestPace, bestWeek] = [seat[index]!, pace, week]
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
        const place = seatPlace[this.indexOf(group.course, group.place, bestPace, bestWeek)]!
        const index = this.indexOf(group.course, place, bestPace, bestWeek)
        classes[index]! += served / Math.min(problem.courses[group.course]!.max, roomPools[ownRoom[index]!]!.capacity)
      }
    }
    const { a, b, r, money } = this.#wanted(classes, ownTeacher, ownRoom)
    for (const [prices, caps, over] of [[this.#a, this.#teacherCap, a], [this.#b, this.#teacherKindCap, b], [this.#r, this.#roomCap, r]] as const) {
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
    const { weeks } = this
    const out = new Float64Array(pools * this.#lengths.length * this.paces * weeks)
    const sums = new Float64Array(weeks + 1)
    for (let pool = 0; pool < pools; pool++) {
      for (let kind = 0; kind < 3; kind++) {
        for (let week = 0; week < weeks; week++) sums[week + 1] = sums[week]! + priceOf(pool, week, kind)
        for (const [length, sessions] of this.#lengths.entries()) {
          for (let pace = 0; pace < paces.length; pace++) {
            if (paces[pace]!.kind !== kind) continue
            const { perWeek } = paces[pace]!
            const [full, rest] = [Math.floor(sessions / perWeek), sessions % perWeek]
            const index = ((pool * this.#lengths.length + length) * this.paces + pace) * weeks
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
    const { weeks } = this
    const [a, b, r] = [new Float64Array(this.#a.length), new Float64Array(this.#b.length), new Float64Array(this.#r.length)]
    let money = 0
    for (let course = 0; course < problem.courses.length; course++) {
      const { sessions, cost } = problem.courses[course]!
      for (let place = 0; place < this.places; place++) {
        for (let pace = 0; pace < paces.length; pace++) {
          const { kind, perWeek } = paces[pace]!
          for (let week = 0, index = this.indexOf(course, place, pace, 0); week < weeks; week++, index++) {
            const count = classes[index]!
            if (count === 0) continue
            const [teacher, room] = [ownTeacher[index]!, ownRoom[index]!]
            money += count * (cost + sessions * (teacherPools[teacher]!.cost + roomPools[room]!.cost))
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

/** The sums up to `most` that can be made of `loads`, each as often as one likes. */
function reachable(loads: readonly number[], most: number): number[] {
  const out = [0]
  for (let sum = 1; sum <= most; sum++) if (loads.some((load) => out.includes(sum - load))) out.push(sum)
  return out
}
