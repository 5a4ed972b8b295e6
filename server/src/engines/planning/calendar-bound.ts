import { capacityOfPools, type Capacity } from './capacity.ts'
import type { Chances, Meeting } from './chances.ts'
import { descend, type DescentLimits, type Evaluated, type Gait } from './descent.ts'
import { onePoolEach, type Options } from './options.ts'
import type { Residue } from './residue.ts'
import { timePrices } from './time-prices.ts'
import { Filling } from './filling.ts'
import { moneyUnitOf, paidOf } from './value.ts'

const gait: Gait = { aim: 0.1, patience: 40, memory: 0.9 }

/**
 * What a teacher can choose from (`mine`, latest week first): in which week it begins, from which on another class can take its place, where in the prices of time it is, and as how many
 * sessions it is paid. `atOnce`: so many classes can be held at once.
 */
type Diary = { mine: Int32Array; starts: Int32Array; ends: Int32Array; times: Int32Array; paid: Float64Array; atOnce: number }

type Over = Record<'seat' | 'a' | 'b' | 'r' | 'money', Float64Array>

/**
 * A bound that holds classes whole and teachers apart. The seats of every group get a price: whoever teaches is paid it for each that is filled, whoever asks pays it where the seat is worth more. A
 * class is then worth what its best people pay, from the smallest class to the largest, less what it costs; and each teacher takes the sequence of classes that is worth most, found exactly from the last week back.
 * Rooms' time and money have prices; so has a teacher's week, which matters to those who can hold two classes at once: they take their best sequence as often as they can hold classes at once, which is never
 * less than the best of such calendars. What all of it comes to is never less than the best plan (Lagrangian relaxation).
 */
export class CalendarBound {
  readonly #options: Options
  readonly #residue: Residue
  readonly #chances: Chances
  readonly #capacity: Capacity
  readonly #moneyUnit: number
  readonly #filling: Filling
  /** By course and pace: sessions week by week. */
  readonly #loads: number[][][]
  readonly #diaries: Diary[]
  // Prices: a seat of a group, a teacher's week altogether and in a kind of time, a room's week in a kind of time, money (in classes of mean cost).
  readonly #seat: Float64Array
  readonly #a: Float64Array
  readonly #b: Float64Array
  readonly #r: Float64Array
  readonly #money = new Float64Array(1)

  constructor(options: Options, residue: Residue, chances: Chances) {
    const { problem, groups, paces } = options
    this.#options = options
    this.#residue = residue
    this.#chances = chances
    this.#capacity = capacityOfPools(onePoolEach(options), residue)
    this.#moneyUnit = moneyUnitOf(problem)
    this.#filling = new Filling(options, chances, Int32Array.from(groups, ({ parts }) => parts.reduce((sum, { demand }) => sum + residue.seats[demand]!, 0)))
    this.#loads = problem.courses.map(({ sessions }) => paces.map(({ perWeek }) => Array.from({ length: Math.ceil(sessions / perWeek) }, (_, nth) => Math.min(perWeek, sessions - nth * perWeek))))
    this.#diaries = chances.ofTeacher.map((berths, teacher) => this.#diaryOf(teacher, berths))
    // Half of what a seat weighs: where the other bound ends is a worse beginning.
    this.#seat = Float64Array.from(groups, ({ parts }) => parts.reduce((sum, { weight }) => sum + weight, 0) / parts.length / 2)
    this.#a = new Float64Array(this.#capacity.teacher.length)
    this.#b = new Float64Array(this.#capacity.teacherKind.length)
    this.#r = new Float64Array(this.#capacity.room.length)
  }

  /** Moves the prices until `limits` end it, and returns the bound. */
  run(limits: DescentLimits): number {
    // A relaxation that asks nothing of the previous plan keeps all of it.
    const given = this.#residue.value + this.#residue.keepable
    const prices = [this.#seat, this.#a, this.#b, this.#r, this.#money]
    return given + descend(prices, () => this.#evaluate(), { ...gait, ...limits, target: () => limits.target() - given, onRound: (lowest) => limits.onRound?.(lowest + given) })
  }

  #diaryOf(teacher: number, mine: Int32Array): Diary {
    const { problem: { weeks, courses }, paces } = this.#options
    const { berths, meetings, lengths } = this.#chances
    const meetingOf = (berth: number) => meetings[berths[berth]!.meeting]!
    const least = mine.reduce((fewest, berth) => Math.min(fewest, this.#loadsOf(meetingOf(berth))[0]!), Infinity)
    const most = this.#residue.teacherWeek.subarray(teacher * weeks, (teacher + 1) * weeks).reduce((all, one) => Math.max(all, one), 0)
    return {
      mine, starts: mine.map((berth) => meetingOf(berth).week), atOnce: mine.length === 0 ? 0 : Math.floor(most / least),
      // The last week does not count when it has fewer sessions than any class has in its first.
      ends: mine.map((berth) => meetingOf(berth).last + (meetingOf(berth).last > meetingOf(berth).week && this.#loadsOf(meetingOf(berth)).at(-1)! < least ? 0 : 1)),
      times: mine.map((berth) => ((teacher * lengths.all.length + lengths.of[meetingOf(berth).course]!) * paces.length + meetingOf(berth).pace) * weeks + meetingOf(berth).week),
      paid: Float64Array.from(mine, (berth) => paidOf(courses[meetingOf(berth).course]!)),
    }
  }

  #loadsOf({ course, pace }: Meeting): readonly number[] {
    return this.#loads[course]![pace]!
  }

  #evaluate(): Evaluated {
    const { problem: { teachers }, groups } = this.#options
    const over: Over = { seat: new Float64Array(this.#seat.length), a: new Float64Array(this.#a.length), b: new Float64Array(this.#b.length), r: new Float64Array(this.#r.length), money: new Float64Array(1) }
    let bound = 0
    for (const [index, { parts }] of groups.entries()) {
      const price = this.#seat[index]!
      for (const { demand, weight } of parts) {
        if (weight <= price) break
        bound += this.#residue.seats[demand]! * (weight - price)
        over.seat[index]! += this.#residue.seats[demand]!
      }
    }
    this.#filling.fill(this.#seat)
    const berths = this.#worthOfBerths()
    const time = this.#timeOfTeachers()
    for (let teacher = 0; teacher < teachers.length; teacher++) bound += this.#calendarOf(teacher, { berths, time, over })
    for (const [prices, caps, more] of [[this.#a, this.#capacity.teacher, over.a], [this.#b, this.#capacity.teacherKind, over.b], [this.#r, this.#capacity.room, over.r]] as const) {
      for (let index = 0; index < prices.length; index++) {
        bound += prices[index]! * caps[index]!
        more[index]! -= caps[index]!
        if (prices[index] === 0 && more[index]! < 0) more[index] = 0
      }
    }
    const { budget } = this.#residue
    if (budget === null) over.money[0] = 0
    else {
      bound += this.#money[0]! * budget / this.#moneyUnit
      over.money[0] = (over.money[0]! - budget) / this.#moneyUnit
      if (this.#money[0] === 0 && over.money[0] < 0) over.money[0] = 0
    }
    return { bound, over: [over.seat, over.a, over.b, over.r, over.money] }
  }

  get #fen(): number {
    return this.#options.problem.weights.cost + this.#money[0]! / this.#moneyUnit
  }

  /** For every berth: what it is worth with its best room, but for the teacher, and which room that is. */
  #worthOfBerths() {
    const { problem: { courses, rooms, weeks }, paces } = this.#options
    const { berths, meetings, lengths } = this.#chances
    const fen = this.#fen
    const time = timePrices(this.#options, lengths, rooms.length, (room, week, kind) => this.#r[(room * weeks + week) * 3 + kind]!)
    const [worth, best] = [new Float64Array(berths.length), new Int32Array(berths.length)]
    for (const [index, berth] of berths.entries()) {
      const { course, pace, week, fill } = meetings[berth.meeting]!
      const paid = paidOf(courses[course]!)
      worth[index] = -Infinity
      for (const [nth, { room, size }] of berth.rooms.entries()) {
        const now = this.#filling.worth[fill + size]! - fen * (courses[course]!.cost + paid * rooms[room]!.cost) - time[((room * lengths.all.length + lengths.of[course]!) * paces.length + pace) * weeks + week]!
        if (now > worth[index]!) {
          worth[index] = now
          best[index] = nth
        }
      }
    }
    return { worth, best }
  }

  #timeOfTeachers(): Float64Array {
    const { problem: { teachers, weeks } } = this.#options
    return timePrices(this.#options, this.#chances.lengths, teachers.length, (teacher, week, kind) => this.#b[(teacher * weeks + week) * 3 + kind]! + this.#a[teacher * weeks + week]!)
  }

  /** What a teacher's best sequence of classes is worth, as often as classes can be held at once; what it takes is entered in `over`. */
  #calendarOf(teacher: number, { berths, time, over }: { berths: { worth: Float64Array; best: Int32Array }; time: Float64Array; over: Over }): number {
    const { problem: { teachers, weeks } } = this.#options
    const { berths: all, meetings } = this.#chances
    const { mine, starts, ends, times, paid, atOnce } = this.#diaries[teacher]!
    if (mine.length === 0) return 0
    const cost = this.#fen * teachers[teacher]!.cost
    const [best, first] = [new Float64Array(weeks + 1), new Int32Array(weeks).fill(-1)]
    for (let week = weeks - 1, at = 0; week >= 0; week--) {
      best[week] = best[week + 1]!
      for (; at < mine.length && starts[at] === week; at++) {
        const sum = berths.worth[mine[at]!]! - cost * paid[at]! - time[times[at]!]! + best[ends[at]!]!
        if (sum <= best[week]!) continue
        best[week] = sum
        first[week] = at
      }
    }
    for (let week = 0; week < weeks;) {
      const at = first[week]!
      if (at < 0) {
        week++
        continue
      }
      const berth = mine[at]!
      this.#enter(teacher, { meeting: meetings[all[berth]!.meeting]!, ...all[berth]!.rooms[berths.best[berth]!]! }, over)
      week = ends[at]!
    }
    return atOnce * best[0]!
  }

  #enter(teacher: number, { meeting, room, size }: { meeting: Meeting; room: number; size: number }, over: Over): void {
    const { problem: { courses, teachers, rooms, weeks } } = this.#options
    const { course, kind, week } = meeting
    const times = this.#diaries[teacher]!.atOnce
    over.money[0]! += times * (courses[course]!.cost + paidOf(courses[course]!) * (teachers[teacher]!.cost + rooms[room]!.cost))
    for (const [nth, load] of this.#loadsOf(meeting).entries()) {
      const [at, on] = [teacher * weeks + week + nth, room * weeks + week + nth]
      over.a[at]! += times * load
      over.b[at * 3 + kind]! += times * load
      over.r[on * 3 + kind]! += times * load
    }
    // More seats filled than are asked for lower the price of a seat.
    this.#filling.tellOf(meeting, size, (group, count) => { over.seat[group]! -= times * count })
  }
}
