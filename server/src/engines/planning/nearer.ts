import type { DraftPlan } from './draft-plan.ts'
import { occupy, roomFits, teacherFits } from './residue.ts'
import type { Draft } from './seating.ts'
import { costOf } from './value.ts'

/** Where a class would be held nearer to those who sit in it, at the same times, by its teacher or another; null: nowhere better. */
export function findNearer(plan: DraftPlan, one: Draft): { room: number; teacher: number } | null {
  const { problem, residue, options: { teachersOf, roomsOf } } = plan
  const seating = plan.seatings[one.course]!
  const { max } = problem.courses[one.course]!
  const ways = problem.travel.map((_, place) => {
    let way = 0
    for (const [group, count] of one.seats) way += count * seating.way(group, place)
    return way
  })
  const worthOf = (room: number, price: number) => -ways[problem.rooms[room]!.place]! - price - problem.weights.idle * Math.min(max, problem.rooms[room]!.capacity)
  let best: { room: number; teacher: number } | null = null
  let worth = worthOf(one.room, one.price) + 1e-6
  // Its own time is free to it.
  occupy(problem, residue, one, -1)
  for (const room of roomsOf[one.course]!) {
    const { place, capacity } = problem.rooms[room]!
    if (place === one.place || ways[place]! >= ways[one.place]! || Math.min(max, capacity) < one.size || !roomFits(problem, residue, { ...one, room })) continue
    for (const teacher of [one.teacher, ...teachersOf[one.course]!]) {
      const { places } = problem.teachers[teacher]!
      if (places !== null && !places.includes(place)) continue
      const held = { ...one, room, teacher }
      const now = worthOf(room, plan.priceOf(held))
      if (now <= worth || (teacher !== one.teacher && !teacherFits(problem, residue, held))) continue
      if (costOf(problem, held) > plan.money + costOf(problem, one)) continue
      best = { room, teacher }
      worth = now
      break
    }
  }
  occupy(problem, residue, one, 1)
  return best
}
