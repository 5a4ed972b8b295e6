import type { Kind, Problem } from './model.ts'
import { countOf, maskOf, slotsOfWeek } from './time.ts'

/** So many sessions a week in a kind of time. */
export type Pace = { kind: Kind; perWeek: number; rhythms: readonly number[] }

/** Demands that differ in nothing but in whose they are and what they weigh. */
export type Group = { course: number; place: number; kinds: number; from: number; until: number; parts: { demand: number; weight: number; seats: number }[]; seats: number }

/** Teachers (rooms) who can do the same: what one of them can't, none of them can. Their time added up is more than what they have one by one, never less. */
export type TeacherPool = { courses: readonly number[]; places: readonly number[] | null; cost: number; members: number[] }
export type RoomPool = { courses: readonly number[]; place: number; capacity: number; cost: number; members: number[] }

export type Options = {
  problem: Problem
  paces: readonly Pace[]
  rhythmMasks: readonly number[]
  groups: readonly Group[]
  teacherPools: readonly TeacherPool[]
  roomPools: readonly RoomPool[]
  teachersOf: readonly number[][]
  roomsOf: readonly number[][]
  teacherPoolsOf: readonly number[][]
  roomPoolsOf: readonly number[][]
  groupsOf: readonly number[][]
  /** Where there is a room for it. */
  placesOf: readonly number[][]
  /** Where somebody asks for it. */
  homesOf: readonly number[][]
  /** What a person ruled out: (course, teacher), (course, room), (course, kind). */
  mayTeach: (course: number, teacher: number) => boolean
  mayUse: (course: number, room: number) => boolean
  mayBe: (course: number, kind: Kind) => boolean
}

/** Sorts a problem by what can go with what. */
export function optionsOf(problem: Problem): Options {
  const { courses, teachers, rooms, rhythms, demands } = problem
  const paces = [...Map.groupBy(rhythms.keys(), (index) => `${rhythms[index]!.kind} ${rhythms[index]!.slots.length}`).values()].map((of) => ({ kind: rhythms[of[0]!]!.kind, perWeek: rhythms[of[0]!]!.slots.length, rhythms: of }))
  const ruledOut = <K extends 'teacher' | 'room' | 'kind'>(key: K) => {
    const others = (['teacher', 'room', 'kind'] as const).filter((one) => one !== key)
    const rules = problem.forbidden.filter((one) => one[key] !== undefined && others.every((other) => one[other] === undefined))
    return (course: number, value: number) => rules.some((one) => one[key] === value && (one.course === undefined || one.course === course))
  }
  const [noTeacher, noRoom, noKind] = [ruledOut('teacher'), ruledOut('room'), ruledOut('kind')]
  const out = new Set(problem.forbidden.filter((one) => one.course !== undefined && one.teacher === undefined && one.room === undefined && one.kind === undefined).map((one) => one.course!))
  const mayTeach = (course: number, teacher: number) => !out.has(course) && teachers[teacher]!.courses.includes(course) && !noTeacher(course, teacher)
  const mayUse = (course: number, room: number) => !out.has(course) && rooms[room]!.courses.includes(course) && rooms[room]!.capacity >= courses[course]!.min && !noRoom(course, room)
  const mayBe = (course: number, kind: Kind) => !noKind(course, kind)

  const taught = (teacher: number) => teachers[teacher]!.courses.filter((course) => mayTeach(course, teacher))
  const held = (room: number) => rooms[room]!.courses.filter((course) => mayUse(course, room))
  const pooled = <T>(count: number, key: (index: number) => string, make: (members: number[]) => T): T[] => [...Map.groupBy(Array(count).keys(), key).values()].map(make)
  const teacherPools = pooled(teachers.length, (of) => JSON.stringify([taught(of), teachers[of]!.places, teachers[of]!.cost]), (members) => ({ courses: taught(members[0]!), places: teachers[members[0]!]!.places, cost: teachers[members[0]!]!.cost, members }))
  const roomPools = pooled(rooms.length, (of) => JSON.stringify([held(of), rooms[of]!.place, rooms[of]!.capacity, rooms[of]!.cost]), (members) => ({ courses: held(members[0]!), place: rooms[members[0]!]!.place, capacity: rooms[members[0]!]!.capacity, cost: rooms[members[0]!]!.cost, members }))
  const groups = [...Map.groupBy(demands.keys(), (of) => [demands[of]!.course, demands[of]!.place, demands[of]!.kinds, demands[of]!.from, demands[of]!.until].join(' ')).values()].map((of): Group => {
    const { course, place, kinds, from, until } = demands[of[0]!]!
    const parts = of.map((demand) => ({ demand, weight: demands[demand]!.weight, seats: demands[demand]!.seats })).toSorted((a, b) => b.weight - a.weight)
    return { course, place, kinds, from, until, parts, seats: parts.reduce((sum, part) => sum + part.seats, 0) }
  })
  const by = <T>(all: readonly T[], has: (one: T, course: number) => boolean) => courses.map((_, course) => [...all.keys()].filter((index) => has(all[index]!, course)))
  return {
    problem, paces, rhythmMasks: rhythms.map((rhythm) => maskOf(rhythm.slots)), groups, teacherPools, roomPools, mayTeach, mayUse, mayBe,
    teachersOf: courses.map((_, course) => [...teachers.keys()].filter((teacher) => mayTeach(course, teacher))),
    roomsOf: courses.map((_, course) => [...rooms.keys()].filter((room) => mayUse(course, room))),
    teacherPoolsOf: by(teacherPools, (pool, course) => pool.courses.includes(course)), roomPoolsOf: by(roomPools, (pool, course) => pool.courses.includes(course)),
    placesOf: courses.map((_, course) => [...new Set([...rooms.keys()].filter((room) => mayUse(course, room)).map((room) => rooms[room]!.place))].toSorted((a, b) => a - b)),
    homesOf: courses.map((_, course) => [...new Set(groups.filter((group) => group.course === course).map((group) => group.place))]),
    groupsOf: courses.map((_, course) => [...groups.keys()].filter((group) => groups[group]!.course === course)),
  }
}

/** Slots of a week in which somebody with this mask is there, by kind. */
export function slotsByKind(mask: number, kindMasks: readonly number[]): [number, number, number] {
  return [0, 1, 2].map((kind) => countOf(mask & kindMasks[kind]!)) as [number, number, number]
}

export const kindMasks = [0, 1, 2].map((kind) => maskOf(Array.from({ length: slotsOfWeek }, (_, slot) => slot).filter((slot) => (slot >= 15 ? 2 : slot % 3 === 2 ? 1 : 0) === kind)))

/** The same, with every teacher and every room a pool of its own. */
export function onePoolEach(options: Options): Options {
  const { problem, mayTeach, mayUse } = options
  return {
    ...options,
    teacherPools: problem.teachers.map(({ courses, places, cost }, index) => ({ courses: courses.filter((course) => mayTeach(course, index)), places, cost, members: [index] })),
    roomPools: problem.rooms.map(({ courses, place, capacity, cost }, index) => ({ courses: courses.filter((course) => mayUse(course, index)), place, capacity, cost, members: [index] })),
  }
}
