import type { Highs } from 'highs'
import type { PlannedClass } from './model.ts'
import type { Options } from './options.ts'
import { roomFits, teacherFits, type Residue } from './residue.ts'
import { ModelBuilder, solve } from './solver.ts'
import { dayOf, slotsIn, weeksOf } from './time.ts'
import { capacityOf, costOf, heldKey } from './value.ts'

type Candidate = { course: number; rhythm: number; week: number; teacher: number; room: number }

/** Every class that there could be, one by one; null when there are more than `most`. */
export function candidatesOf({ problem, teachersOf, roomsOf, mayBe }: Options, residue: Residue, most: number): Candidate[] | null {
  const out: Candidate[] = []
  for (const [course, { sessions }] of problem.courses.entries()) {
    const wanted = problem.demands.filter((demand, index) => demand.course === course && residue.seats[index]! > 0)
    for (const [rhythm, one] of problem.rhythms.entries()) {
      if (!mayBe(course, one.kind)) continue
      for (let week = 0; week + weeksOf(sessions, one) <= problem.weeks; week++) {
        const last = week + weeksOf(sessions, one) - 1
        const suits = wanted.filter((demand) => (demand.kinds & (1 << one.kind)) !== 0 && demand.from <= week && demand.until >= last)
        if (suits.length === 0) continue
        const teachers = teachersOf[course]!.filter((teacher) => teacherFits(problem, residue, { course, rhythm, week, teacher }))
        if (teachers.length === 0) continue
        for (const room of roomsOf[course]!) {
          const { place } = problem.rooms[room]!
          if (!suits.some((demand) => problem.travel[demand.place]![place]! < Infinity) || !roomFits(problem, residue, { course, rhythm, week, room })) continue
          for (const teacher of teachers) {
            const { places } = problem.teachers[teacher]!
            if (places !== null && !places.includes(place)) continue
            if (out.push({ course, rhythm, week, teacher, room }) > most) return null
          }
        }
      }
    }
  }
  return out
}

/**
 * The whole problem in one model, solved by HiGHS: which of all possible classes there are, and who sits in them. For small problems, whose bound it proves; null when it has no answer in
 * `seconds`.
 */
export function solveWhole(solver: Highs, options: Options, { residue, candidates, seconds }: { residue: Residue; candidates: readonly Candidate[]; seconds: number }): { classes: PlannedClass[]; bound: number } | null {
  const { problem } = options
  const model = new ModelBuilder()
  const asked = problem.demands.map((_, demand) => model.row(-Infinity, residue.seats[demand]!))
  const rows = new Map<string, number>()
  const rowOf = (key: string, most: number) => rows.get(key) ?? (rows.set(key, model.row(-Infinity, most)), rows.get(key)!)
  const money = residue.budget === null ? null : model.row(-Infinity, residue.budget / 100)
  const held: number[] = []
  const previous = new Set((problem.previous ?? []).map(heldKey))
  const seats: { column: number; demand: number; of: number }[] = []
  for (const [index, one] of candidates.entries()) {
    const { sessions, min } = problem.courses[one.course]!
    const rhythm = problem.rhythms[one.rhythm]!
    const capacity = capacityOf(problem, one)
    const [full, enough] = [model.row(-Infinity, 0), model.row(0, Infinity)]
    const taken = new Map<number, number>([[full, -capacity], [enough, -min]])
    const take = (key: string, most: number, count: number) => taken.set(rowOf(key, most), (taken.get(rowOf(key, most)) ?? 0) + count)
    for (let nth = 0; nth < weeksOf(sessions, rhythm); nth++) {
      const at = one.teacher * problem.weeks + one.week + nth
      for (const slot of slotsIn(sessions, rhythm, nth)) {
        take(`t ${at} ${slot}`, 1, 1)
        take(`r ${one.room} ${one.week + nth} ${slot}`, 1, 1)
        take(`d ${at} ${dayOf(slot)}`, residue.teacherDay[at * 7 + dayOf(slot)]!, 1)
        take(`w ${at}`, residue.teacherWeek[at]!, 1)
      }
    }
    const cost = costOf(problem, one)
    if (money !== null) taken.set(money, cost / 100)
    held.push(model.column({ cost: (previous.has(heldKey(one)) ? problem.weights.change ?? 0 : 0) - problem.weights.cost * cost - problem.weights.idle * capacity, lower: 0, upper: 1, whole: true, rows: [...taken.keys()], values: [...taken.values()] }))
    const { place } = problem.rooms[one.room]!
    const last = one.week + weeksOf(sessions, rhythm) - 1
    for (const [demand, of] of problem.demands.entries()) {
      const way = problem.travel[of.place]![place]!
      if (of.course !== one.course || residue.seats[demand]! <= 0 || !(of.kinds & (1 << rhythm.kind)) || of.from > one.week || of.until < last || way === Infinity) continue
      seats.push({ column: model.column({ cost: of.weight - way + problem.weights.idle, lower: 0, upper: Math.min(capacity, residue.seats[demand]!), rows: [asked[demand]!, full, enough], values: [1, 1, 1] }), demand, of: index })
    }
  }
  if (candidates.length === 0) return { classes: [...problem.fixed], bound: residue.value }
  // Once the classes are chosen the seats are a transport problem, so whole numbers of people come of themselves.
  const solved = solve(solver, model.data(), { time_limit: seconds, mip_rel_gap: 1e-9, mip_abs_gap: 1e-9 })
  if (!solved) return null
  const classes = candidates.map((one) => ({ ...one, seats: [] as { demand: number; count: number }[] }))
  for (const { column, demand, of } of seats) {
    const count = Math.round(solved.values[column]!)
    if (count > 0) classes[of]!.seats.push({ demand, count })
  }
  return { classes: [...problem.fixed, ...classes.filter((_, index) => solved.values[held[index]!]! > 0.5)], bound: solved.bound + residue.value }
}
