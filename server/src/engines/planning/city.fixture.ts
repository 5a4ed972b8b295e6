import type { Demand, Problem, Room, Teacher } from './model.ts'
import { randomOf } from './random.ts'
import { maskOf, usualRhythms } from './time.ts'

const days = [0, 1, 2, 3, 4]
const byDay = maskOf(days.flatMap((day) => [day * 3, day * 3 + 1]))
const evenings = maskOf(days.map((day) => day * 3 + 2))
const weekends = maskOf([15, 16, 18, 19])

/**
 * A made-up city (or several) with so many needs, in the proportions of real ones: sixteen trades at four levels, most needs of one worker, some of a firm or a department, each with its weeks
 * and times; teachers with half as much time again as all seats would take, rooms for one to four trades.
 */
export function madeUpCity(needs: number, seed = 1): Problem {
  const random = randomOf(seed * 7919 + needs)
  const int = (from: number, to: number) => from + Math.floor(random() * (to - from + 1))
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
  const places = Math.max(3, Math.min(30, Math.round(needs / 3000) + 9))
  const points = Array.from({ length: places }, () => [random() * 90, random() * 90] as const)
  const travel = points.map(([x, y], from) => points.map(([u, v], to) => {
    const kilometres = Math.hypot(x - u, y - v)
    return from === to ? 0 : kilometres > 40 ? Infinity : 0.02 + kilometres * 0.005
  }))
  const trades = 16
  const levels = 4
  const share = Array.from({ length: trades }, () => 0.4 + random())
  const whole = share.reduce((sum, one) => sum + one, 0)
  const tradeAt = () => {
    let left = random() * whole
    let trade = 0
    while (trade < trades - 1 && (left -= share[trade]!) >= 0) trade++
    return trade
  }
  const courses = Array.from({ length: trades * levels }, (_, index) => ({ id: `course ${index}`, sessions: index % levels === 0 ? 8 : 10, min: 12, max: pick([30, 30, 35, 40]), cost: int(600, 2000) * 100 }))
  const weeks = 26
  const demands: Demand[] = []
  for (let index = 0; index < needs; index++) {
    const kind = random()
    const from = int(2, 14)
    demands.push({
      id: `need ${index}`, course: tradeAt() * levels + pick([0, 0, 0, 1, 1, 2, 3]), place: int(0, places - 1), kinds: pick([1, 2, 2, 4, 4, 3, 6, 6, 5, 7]), from, until: Math.min(weeks - 1, from + int(5, 18)),
      seats: kind < 0.95 ? 1 : kind < 0.99 ? int(8, 60) : int(20, 60), weight: Math.round((pick([1, 1, 1, 1.2, 1.5]) + int(0, 8) * 0.05) * 100) / 100,
    })
  }
  const seatsOf = Array.from({ length: trades }, () => 0)
  for (const demand of demands) seatsOf[Math.floor(demand.course / levels)]! += demand.seats
  const teachers: Teacher[] = []
  for (const [trade, seats] of seatsOf.entries()) {
    for (let sessions = seats / 30 * 10 * 1.5; sessions > 0;) {
      const perWeek = pick([2, 3, 4, 4, 5])
      const others = random() < 0.25 ? [int(0, trades - 1)] : []
      const highest = pick([1, 2, 3, 3])
      sessions -= perWeek * weeks / (1 + others.length * 0.5)
      const slots = pick([byDay | evenings, byDay | weekends, evenings | weekends, byDay | evenings | weekends, weekends, evenings])
      teachers.push({
        id: `teacher ${teachers.length}`, courses: [trade, ...others].flatMap((one) => Array.from({ length: highest + 1 }, (_, level) => one * levels + level)).filter((one, at, all) => all.indexOf(one) === at),
        places: random() < 0.4 ? null : [int(0, places - 1)], slots, busy: random() < 0.3 ? [{ week: int(0, weeks - 1), slots: (1 << 21) - 1 }] : [], perDay: 2, perWeek, cost: pick([320, 400, 480, 600]) * 100,
      })
    }
  }
  const rooms: Room[] = Array.from({ length: Math.max(places, Math.round(teachers.length * 0.5)) }, (_, index) => {
    const equipped = [...new Set(Array.from({ length: int(1, 4) }, () => int(0, trades - 1)))]
    return {
      id: `room ${index}`, place: index % places, capacity: pick([40, 40, 60, 80]), courses: equipped.flatMap((one) => Array.from({ length: levels }, (_, level) => one * levels + level)),
      slots: pick([byDay | evenings, byDay | evenings | weekends, byDay | evenings | weekends, evenings | weekends, byDay]), busy: [], cost: pick([150, 200, 300]) * 100,
    }
  })
  return { weeks, courses, demands, teachers, rooms, rhythms: usualRhythms, travel, budget: null, weights: { cost: 1e-5, idle: 0.02 }, fixed: [], forbidden: [] }
}
