import type { Problem } from './model.ts'
import { countOf, dayOf, maskOf, partsOfDay, slotsIn, weeksOf } from './time.ts'
import { costOf, givenUp, sizeOf, valueOf } from './value.ts'

const wholeDay = (1 << partsOfDay) - 1

/** What is left of a problem once its fixed classes stand: seats, time of teachers and rooms, money. */
export type Residue = {
  /** What the fixed classes are worth, everything else of the previous plan given up; and what keeping all of that would bring back. */
  value: number
  keepable: number
  served: number
  seats: Int32Array
  budget: number | null
  /** Free slots by (teacher, week) and (room, week). */
  teacherFree: Int32Array
  roomFree: Int32Array
  /** Sessions that a teacher may still have, by (teacher, week) and by (teacher, week, day). */
  teacherWeek: Int32Array
  teacherDay: Int32Array
}

/** Takes the fixed classes out. Throws when they do not fit together: what was promised twice is for a person to settle. */
export function residueOf(problem: Problem): Residue {
  const { weeks, teachers, rooms, demands } = problem
  const free = (of: { slots: number; busy: readonly { week: number; slots: number }[] }[]) => {
    const left = new Int32Array(of.length * weeks)
    for (const [index, one] of of.entries()) {
      left.fill(one.slots, index * weeks, (index + 1) * weeks)
      for (const { week, slots } of one.busy) if (week >= 0 && week < weeks) left[index * weeks + week]! &= ~slots
    }
    return left
  }
  const residue: Residue = {
    value: valueOf(problem, problem.fixed), keepable: (problem.weights.change ?? 0) * givenUp(problem, problem.fixed), served: problem.fixed.reduce((sum, one) => sum + sizeOf(one), 0), seats: Int32Array.from(demands, (demand) => demand.seats),
    budget: problem.budget === null ? null : problem.budget - problem.fixed.reduce((sum, one) => sum + costOf(problem, one), 0),
    teacherFree: free([...teachers]), roomFree: free([...rooms]),
    teacherWeek: Int32Array.from({ length: teachers.length * weeks }, (_, index) => teachers[Math.floor(index / weeks)]!.perWeek),
    teacherDay: Int32Array.from({ length: teachers.length * weeks * 7 }, (_, index) => teachers[Math.floor(index / weeks / 7)]!.perDay),
  }
  for (const [teacher, { taught = [] }] of teachers.entries()) {
    for (const { week, slots, sessions } of taught) {
      if (week < 0 || week >= weeks) continue
      const at = teacher * weeks + week
      residue.teacherFree[at]! &= ~slots
      residue.teacherWeek[at]! -= sessions
      for (let day = 0; day < 7; day++) residue.teacherDay[at * 7 + day]! -= countOf((slots >> (day * partsOfDay)) & wholeDay)
    }
  }
  for (const one of problem.fixed) occupy(problem, residue, one, 1)
  for (const { seats } of problem.fixed) for (const { demand, count } of seats) residue.seats[demand]! -= count
  return residue
}

type Placed = { course: number; rhythm: number; week: number; teacher: number; room: number }

/** Enters (1) or takes out (-1) the time of a class. */
export function occupy(problem: Problem, residue: Residue, one: Placed, sign: 1 | -1): void {
  const { sessions } = problem.courses[one.course]!
  const rhythm = problem.rhythms[one.rhythm]!
  for (let nth = 0; nth < weeksOf(sessions, rhythm); nth++) {
    const slots = slotsIn(sessions, rhythm, nth)
    const mask = maskOf(slots)
    const [teacherAt, roomAt] = [one.teacher * problem.weeks + one.week + nth, one.room * problem.weeks + one.week + nth]
    if (sign === 1) {
      residue.teacherFree[teacherAt]! &= ~mask
      residue.roomFree[roomAt]! &= ~mask
    } else {
      residue.teacherFree[teacherAt]! |= mask
      residue.roomFree[roomAt]! |= mask
    }
    residue.teacherWeek[teacherAt]! -= sign * slots.length
    for (const slot of slots) residue.teacherDay[teacherAt * 7 + dayOf(slot)]! -= sign
  }
}

/** Whether teacher and room are free for it. */
export function fits(problem: Problem, residue: Residue, one: Placed): boolean {
  return teacherFits(problem, residue, one) && roomFits(problem, residue, one)
}

export function teacherFits(problem: Problem, residue: Residue, { course, rhythm: index, week, teacher }: Omit<Placed, 'room'>): boolean {
  const { sessions } = problem.courses[course]!
  const rhythm = problem.rhythms[index]!
  const length = weeksOf(sessions, rhythm)
  if (week < 0 || week + length > problem.weeks) return false
  for (let nth = 0; nth < length; nth++) {
    const slots = slotsIn(sessions, rhythm, nth)
    const mask = maskOf(slots)
    const at = teacher * problem.weeks + week + nth
    if ((residue.teacherFree[at]! & mask) !== mask || residue.teacherWeek[at]! < slots.length) return false
    for (let day = 0; day < 7; day++) if (countOf((mask >> (day * partsOfDay)) & wholeDay) > residue.teacherDay[at * 7 + day]!) return false
  }
  return true
}

export function roomFits(problem: Problem, residue: Residue, { course, rhythm: index, week, room }: Omit<Placed, 'teacher'>): boolean {
  const { sessions } = problem.courses[course]!
  const rhythm = problem.rhythms[index]!
  const length = weeksOf(sessions, rhythm)
  if (week < 0 || week + length > problem.weeks) return false
  for (let nth = 0; nth < length; nth++) {
    const mask = maskOf(slotsIn(sessions, rhythm, nth))
    if ((residue.roomFree[room * problem.weeks + week + nth]! & mask) !== mask) return false
  }
  return true
}
