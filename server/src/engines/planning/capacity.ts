import { kindMasks, type Options } from './options.ts'
import type { Residue } from './residue.ts'
import { countOf, partsOfDay } from './time.ts'

/** Sessions that pools have to give: of teachers by (pool, week) and by (pool, week, kind), of rooms by (pool, week, kind). */
export type Capacity = { teacher: Float64Array; teacherKind: Float64Array; room: Float64Array }

/** How many sessions each pool has to give, week by week: its members' added up, never less than they have one by one. */
export function capacityOfPools(options: Options, { teacherFree, teacherWeek, teacherDay, roomFree }: Residue): Capacity {
  const { problem: { weeks }, teacherPools, roomPools } = options
  const capacity: Capacity = { teacher: new Float64Array(teacherPools.length * weeks), teacherKind: new Float64Array(teacherPools.length * weeks * 3), room: new Float64Array(roomPools.length * weeks * 3) }
  for (const [pool, { members, courses }] of teacherPools.entries()) {
    const loads = loadsOf(options, courses)
    for (let week = 0; week < weeks; week++) {
      for (const teacher of members) {
        const at = teacher * weeks + week
        const most = teacherWeek[at]!
        const free = [0, 0, 0]
        for (let day = 0; day < 7; day++) {
          const mask = teacherFree[at]! & (((1 << partsOfDay) - 1) << (day * partsOfDay))
          for (let kind = 0; kind < 3; kind++) free[kind]! += Math.min(teacherDay[at * 7 + day]!, countOf(mask & kindMasks[kind]!))
        }
        const sums = free.map((slots, kind) => reachable(loads[kind]!, Math.min(slots, most)))
        for (let kind = 0; kind < 3; kind++) capacity.teacherKind[(pool * weeks + week) * 3 + kind]! += sums[kind]!.at(-1)!
        capacity.teacher[pool * weeks + week]! += Math.max(0, ...sums[0]!.flatMap((x) => sums[1]!.flatMap((y) => sums[2]!.map((z) => x + y + z))).filter((sum) => sum <= most))
      }
    }
  }
  for (const [pool, { members }] of roomPools.entries()) {
    for (let week = 0; week < weeks; week++) for (const room of members) for (let kind = 0; kind < 3; kind++) capacity.room[(pool * weeks + week) * 3 + kind]! += countOf(roomFree[room * weeks + week]! & kindMasks[kind]!)
  }
  return capacity
}

/** How many sessions of one class can fall into a week, by kind: a teacher with three at the weekend has no use for the third where classes meet twice or four times. */
function loadsOf({ problem, paces, mayBe }: Options, courses: readonly number[]): number[][] {
  const loads = [0, 1, 2].map(() => new Set<number>())
  for (const course of courses) {
    const { sessions } = problem.courses[course]!
    for (const { kind, perWeek } of paces) {
      if (!mayBe(course, kind)) continue
      if (sessions >= perWeek) loads[kind]!.add(perWeek)
      if (sessions % perWeek > 0) loads[kind]!.add(sessions % perWeek)
    }
  }
  return loads.map((set) => [...set])
}

/** The sums up to `most` that can be made of `loads`, each as often as one likes. */
function reachable(loads: readonly number[], most: number): number[] {
  const out = [0]
  for (let sum = 1; sum <= most; sum++) if (loads.some((load) => out.includes(sum - load))) out.push(sum)
  return out
}
