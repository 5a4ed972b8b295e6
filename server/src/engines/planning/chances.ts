import type { Cells } from './cells.ts'
import type { Options } from './options.ts'
import type { Residue } from './residue.ts'
import { lengthsOf, type Lengths } from './time-prices.ts'

/** Where a course can be taught, and which groups reach it. */
export type Site = { course: number; place: number; groups: Int32Array; ways: Float64Array }

/** A class of a site at a pace from a week to a last one. `sizes`: how many its rooms hold, rising; `fill`: where the worth of each of them is kept. */
export type Meeting = { site: number; course: number; pace: number; kind: number; week: number; last: number; sizes: readonly number[]; fill: number }

/** A meeting with the rooms that are free in one of the same rhythms as some teachers are; `size`: which of its sizes each room has. */
export type Berth = { meeting: number; rooms: readonly { room: number; size: number }[] }

/** Every class that there could be, as far as it matters who teaches it and where: which berths each teacher could take. */
export type Chances = {
  sites: readonly Site[]
  meetings: readonly Meeting[]
  berths: readonly Berth[]
  /** By teacher, latest week first. */
  ofTeacher: readonly Int32Array[]
  /** So many places in which the worth of a filled class is kept. */
  fills: number
  lengths: Lengths
}

/** Null when teachers have more than `most` berths in all to choose from. */
export function chancesOf(options: Options, residue: Residue, cells: Cells, most: number): Chances | null {
  const { problem, paces, groups, groupsOf, teachersOf, roomsOf, placesOf } = options
  const [sites, meetings, berths]: [Site[], Meeting[], Berth[]] = [[], [], []]
  const ofTeacher: number[][] = problem.teachers.map(() => [])
  let [fills, count] = [0, 0]
  for (const [course, { max }] of problem.courses.entries()) {
    const suits = paces.map((_, pace) => cells.suiting(course, pace))
    for (const place of placesOf[course]!) {
      const rooms = roomsOf[course]!.filter((room) => problem.rooms[room]!.place === place)
      const teachers = teachersOf[course]!.filter((teacher) => problem.teachers[teacher]!.places?.includes(place) ?? true)
      const sizes = [...new Set(rooms.map((room) => Math.min(max, problem.rooms[room]!.capacity)))].toSorted((a, b) => a - b)
      const within = groupsOf[course]!.filter((group) => problem.travel[groups[group]!.place]![place]! < Infinity)
      const site = sites.push({ course, place, groups: Int32Array.from(within), ways: Float64Array.from(within, (group) => problem.travel[groups[group]!.place]![place]!) }) - 1
      for (const [pace, { kind }] of paces.entries()) {
        for (let week = 0; week < cells.weeks; week++) {
          if (!cells.isAdmissible(course, place, pace, week)) continue
          const meeting = meetings.push({ site, course, pace, kind, week, last: week + cells.lengthIn(course, pace) - 1, sizes, fill: fills }) - 1
          fills += sizes.length
          const free = rooms.map((room) => ({ room, size: sizes.indexOf(Math.min(max, problem.rooms[room]!.capacity)), bits: suits[pace]!(residue.roomFree, room, week) }))
          // Teachers who are free in the same rhythms choose from the same rooms.
          const byBits = new Map<number, number | null>()
          for (const teacher of teachers) {
            const bits = suits[pace]!(residue.teacherFree, teacher, week)
            if (!byBits.has(bits)) {
              const common = free.filter((room) => (room.bits & bits) !== 0)
              byBits.set(bits, common.length === 0 ? null : berths.push({ meeting, rooms: common }) - 1)
            }
            const berth = byBits.get(bits)!
            if (berth === null || !canGive(options, residue, { teacher, course, pace, week })) continue
            if (++count > most) return null
            ofTeacher[teacher]!.push(berth)
          }
        }
      }
    }
  }
  const weekOf = (berth: number) => meetings[berths[berth]!.meeting]!.week
  return { sites, meetings, berths, ofTeacher: ofTeacher.map((of) => Int32Array.from(of.sort((a, b) => weekOf(b) - weekOf(a)))), fills, lengths: lengthsOf(problem) }
}

/** As many sessions a week as the pace has, in every week that the class takes. */
function canGive({ problem: { weeks, courses }, paces }: Options, { teacherWeek }: Residue, { teacher, course, pace, week }: { teacher: number; course: number; pace: number; week: number }): boolean {
  const { perWeek } = paces[pace]!
  for (let left = courses[course]!.sessions, on = week; left > 0; left -= perWeek, on++) if (teacherWeek[teacher * weeks + on]! < Math.min(left, perWeek)) return false
  return true
}
