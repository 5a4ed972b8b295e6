import type { Course, Held, PlannedClass, Problem } from './model.ts'

/** What a class costs: the course's own costs, and teacher and room for every session (fen). */
export function costOf({ courses, teachers, rooms }: Pick<Problem, 'courses' | 'teachers' | 'rooms'>, one: Pick<PlannedClass, 'course' | 'teacher' | 'room'>): number {
  const course = courses[one.course]!
  return course.cost + paidOf(course) * (teachers[one.teacher]!.cost + rooms[one.room]!.cost)
}

/** As how many sessions a class of the course is paid. */
export const paidOf = ({ sessions, paid }: Course): number => paid ?? sessions

/** Most that can sit in a class of the course there. */
export const capacityOf = ({ courses, rooms }: Pick<Problem, 'courses' | 'rooms'>, one: Pick<PlannedClass, 'course' | 'room'>): number => Math.min(courses[one.course]!.max, rooms[one.room]!.capacity)

export const sizeOf = (one: Pick<PlannedClass, 'seats'>): number => one.seats.reduce((sum, { count }) => sum + count, 0)

/**
 * What a class adds to a plan, in points:
 * Σ served seats (weight - travel) - cost weight · cost - idle weight · (capacity - served).
 */
export function valueOfClass(problem: Problem, one: PlannedClass): number {
  const place = problem.rooms[one.room]!.place
  let value = -problem.weights.cost * costOf(problem, one)
  for (const { demand, count } of one.seats) value += count * (problem.demands[demand]!.weight - problem.travel[problem.demands[demand]!.place]![place]!)
  return value - problem.weights.idle * (capacityOf(problem, one) - sizeOf(one))
}

/** The same for the same class of two plans. */
export const heldKey = ({ course, rhythm, week, teacher, room }: Held): string => `${course} ${rhythm} ${week} ${teacher} ${room}`

/** Classes of the previous plan that are not among these. */
export function givenUp({ previous = [] }: Pick<Problem, 'previous'>, classes: readonly Held[]): number {
  if (previous.length === 0) return 0
  const there = new Set(classes.map(heldKey))
  return previous.filter((one) => !there.has(heldKey(one))).length
}

/** The objective: what all classes add, less what was given up. A plan without classes is worth nothing, or less where there was one. */
export const valueOf = (problem: Problem, classes: readonly PlannedClass[]): number =>
  classes.reduce((sum, one) => sum + valueOfClass(problem, one), 0) - (problem.weights.change ?? 0) * givenUp(problem, classes)

/** About what a class costs (fen): the unit in which the bounds price money. */
export function moneyUnitOf({ courses, teachers, rooms }: Pick<Problem, 'courses' | 'teachers' | 'rooms'>): number {
  const costs = courses.map((course) => course.cost + paidOf(course) * ((teachers[0]?.cost ?? 0) + (rooms[0]?.cost ?? 0)))
  return Math.max(1, costs.reduce((sum, cost) => sum + cost, 0) / Math.max(1, costs.length))
}
