import { costOf, fits, occupy, residueOf, sizeOf, usualRhythms, weeksOf, type Busy, type Forbidden, type Held, type PlannedClass, type Problem, type Taught } from '#engines/planning'
import { addDays } from '#platform/calendar'
import { classHours, mondayOf, weekdayOf } from '../plans/index.ts'
import { contentOf, hasEquipment, pickTemplate, type TemplateFacts } from '../templates/index.ts'
import type { Dropped, HeldClass, Input, Settings } from './model.ts'
import { daySlots, hoursOfSession, maskOfWindows, openSlots, sessionsOf, touchedSlots } from './slots.ts'
import { weightOf } from './weights.ts'

/** `each`: class hours of a session. */
export type CourseOf = { occupationId: string; level: number | null; hours: number; each: number; template: TemplateFacts | null }
export type PlaceOf = { division: string | null; town: string | null }
/** A problem of the planning engine, with the way back from its numbers to the records. Needs, trainers and venues keep their place in the input. */
export type Posed = { problem: Problem; courses: CourseOf[]; places: PlaceOf[]; dropped: Dropped[] }

const placeKey = (division: string | null, town: string | null) => `${division ?? ''}|${town ?? ''}`
const courseKey = (occupationId: string, level: number | null) => `${occupationId} ${level ?? ''}`

/** Makes the problem of what the records say. Pure: the same input and settings give the same problem. */
export function poseProblem(input: Input, settings: Settings): Posed {
  const weekOf = new Map(input.mondays.map((monday, week) => [monday, week]))
  const levelOf = mostAsked(input.needs)
  const courses = new Map<string, CourseOf>()
  const indexOfCourse = new Map<string, number>()
  const categories = new Map(input.occupations.map((one) => [one.id, one.category]))
  const contents: ReturnType<typeof contentOf>[] = []
  for (const need of input.needs) {
    const level = levelOf(need)
    const key = courseKey(need.occupationId, level)
    if (indexOfCourse.has(key)) continue
    indexOfCourse.set(key, indexOfCourse.size)
    const template = pickTemplate(input.templates ?? [], { occupationId: need.occupationId, level })
    const content = contentOf(template, categories.get(need.occupationId) ?? '', level)
    contents.push(content)
    courses.set(key, { occupationId: need.occupationId, level, hours: content.hours, each: content.sessionHours, template })
  }
  const allCourses = [...courses.values()]
  // A slot is as long as the longest session: what touches that is taken for all.
  const longest = Math.max(hoursOfSession, ...allCourses.map((course) => course.each))
  const places: PlaceOf[] = []
  const indexOfPlace = new Map<string, number>()
  const placeOf = (division: string | null, town: string | null) => {
    const key = placeKey(division, town)
    if (!indexOfPlace.has(key)) {
      indexOfPlace.set(key, places.length)
      places.push({ division, town })
    }
    return indexOfPlace.get(key)!
  }
  const demands = input.needs.map((need) => {
    const { from, until } = weeksBetween(need, input.mondays, settings.startOn)
    return { id: need.id, course: indexOfCourse.get(courseKey(need.occupationId, levelOf(need)))!, place: placeOf(need.division, need.town), kinds: maskOfWindows(need.windows), from, until, seats: need.seats, weight: weightOf(need, settings, input.today) }
  })
  const rooms = input.venues.map((venue) => ({
    id: venue.id, place: placeOf(venue.division, venue.town), capacity: venue.capacity, slots: openSlots(venue.windows), cost: 0,
    courses: allCourses.flatMap((course, index) => ((venue.occupationIds.length === 0 || venue.occupationIds.includes(course.occupationId)) && isLongEnough(venue.windows, course) && hasEquipment(venue.equipment ?? [], contents[index]!.equipment) ? [index] : [])),
    busy: [...closedSlots(input.closed, weekOf), ...input.taken.filter((one) => one.venueId === venue.id).flatMap((one) => takenSlots(one, { weekOf, longest }))],
  }))
  const teachers = input.trainers.map((trainer) => {
    const courses = allCourses.flatMap((course, index) => (trainer.occupationIds.includes(course.occupationId) && (course.level === null || trainer.level === null || trainer.level >= course.level) && isLongEnough(trainer.windows, course) ? [index] : []))
    // Hours of a week as sessions: by the longest that this trainer could teach, so that no week has too many.
    const each = Math.max(hoursOfSession, ...courses.map((course) => allCourses[course]!.each))
    return {
      id: trainer.id, slots: openSlots(trainer.windows), busy: [], perDay: settings.sessionsADay, cost: trainer.feeFen * hoursOfSession, courses,
      perWeek: trainer.weeklyHours === null ? 21 : Math.floor(trainer.weeklyHours / each), taught: taughtBy(trainer.id, input.taken, { weekOf, longest, each }),
      places: trainer.divisions.length === 0 ? null : [...places.keys()].filter((place) => places[place]!.division === null || trainer.divisions.includes(places[place]!.division!)),
    }
  })
  const problem: Problem = {
    weeks: input.mondays.length, demands, teachers, rooms, rhythms: usualRhythms, budget: settings.budgetFen === null ? null : Number(settings.budgetFen),
    courses: allCourses.map((course, index) => {
      const { hours, minSeats, maxSeats, materialFen, fixedFen } = contents[index]!
      const [min, max] = [minSeats ?? settings.minSeats, maxSeats ?? settings.maxSeats]
      return { id: courseKey(course.occupationId, course.level), sessions: sessionsOf(hours, course.each), min, max, cost: Number(materialFen) * max + Number(fixedFen), ...(course.template && { paid: hours / hoursOfSession }) }
    }),
    travel: places.map((from, a) => places.map((to, b) => (a === b ? 0 : from.division === null || to.division === null || from.division === to.division ? settings.wayToTown : settings.wayToCounty ?? Infinity))),
    weights: { cost: 1 / (settings.yuanAPoint * 100), idle: settings.idle, change: settings.change }, fixed: [], forbidden: forbiddenOf(settings, allCourses, input), previous: [],
  }
  const ways = { problem, weekOf, courseOf: (one: HeldClass) => indexOfCourse.get(courseKey(one.occupationId, one.level)), input }
  const { fixed, dropped } = keepFixed(input.fixed, ways)
  const previous = input.previous.flatMap((one) => heldOf(one, ways) ?? [])
  return { problem: { ...problem, fixed, previous }, courses: allCourses, places, dropped }
}

/** Who names no level takes the one that most people want in that occupation. */
function mostAsked(needs: Input['needs']): (need: Input['needs'][number]) => number | null {
  const counts = new Map<string, Map<number, number>>()
  for (const { occupationId, level, seats } of needs) {
    if (level === null) continue
    const of = counts.get(occupationId) ?? counts.set(occupationId, new Map()).get(occupationId)!
    of.set(level, (of.get(level) ?? 0) + seats)
  }
  const most = new Map([...counts].map(([occupation, of]) => [occupation, [...of].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])[0]![0]]))
  return (need) => need.level ?? most.get(need.occupationId) ?? null
}

/** The weeks that lie wholly in the span in which somebody wants it. */
export function weeksBetween(need: { earliest: string | null; latest: string | null }, mondays: readonly string[], startOn: string): { from: number; until: number } {
  const first = need.earliest === null || need.earliest <= startOn ? 0 : mondays.findIndex((monday) => monday >= need.earliest!)
  return { from: first < 0 ? mondays.length : first, until: need.latest === null ? mondays.length - 1 : mondays.findLastIndex((monday) => addDays(monday, 6) <= need.latest!) }
}

function closedSlots(closed: readonly string[], weekOf: ReadonlyMap<string, number>): Busy[] {
  return closed.map((day) => ({ week: weekOf.get(mondayOf(day))!, slots: daySlots(weekdayOf(day)) }))
}

type Weeks = { weekOf: ReadonlyMap<string, number>; longest: number }

function takenSlots(one: Input['taken'][number], { weekOf, longest }: Weeks): Busy[] {
  const week = weekOf.get(mondayOf(one.day))
  return week === undefined ? [] : [{ week, slots: touchedSlots(weekdayOf(one.day), one, longest) }]
}

/** Whether every slot that somebody's windows open for a usual session is long enough for one of this course: slots are theirs, not the course's. */
function isLongEnough(windows: Input['trainers'][number]['windows'], { each }: Pick<CourseOf, 'each'>): boolean {
  return each <= hoursOfSession || openSlots(windows, each) === openSlots(windows)
}

/** What a trainer teaches already, week by week: it takes slots and counts towards their hours. */
function taughtBy(trainerId: string, taken: Input['taken'], { weekOf, longest, each }: Weeks & { each: number }): Taught[] {
  const own = taken.filter((one) => one.trainerId === trainerId)
  return [...Map.groupBy(own, (one) => mondayOf(one.day))].flatMap(([monday, sessions]) => {
    const week = weekOf.get(monday)
    if (week === undefined) return []
    return [{ week, slots: sessions.reduce((mask, one) => mask | touchedSlots(weekdayOf(one.day), one, longest), 0), sessions: Math.ceil(sessions.reduce((sum, one) => sum + classHours(one.from, one.to), 0) / each) }]
  })
}

function forbiddenOf({ forbidden }: Settings, courses: readonly CourseOf[], input: Input): Forbidden[] {
  return forbidden.flatMap((rule): Forbidden[] => {
    const more: Forbidden = {}
    if (rule.trainerId !== null) more.teacher = input.trainers.findIndex((one) => one.id === rule.trainerId)
    if (rule.venueId !== null) more.room = input.venues.findIndex((one) => one.id === rule.venueId)
    if (rule.window !== null) more.kind = (['weekday-day', 'weekday-evening', 'weekend'] as const).indexOf(rule.window) as 0 | 1 | 2
    // Who has left the register since rules nothing out any more.
    if (more.teacher === -1 || more.room === -1) return []
    if (rule.occupationId === null) return [more]
    return courses.flatMap((course, index) => (course.occupationId === rule.occupationId && (rule.level === null || rule.level === course.level) ? [{ course: index, ...more }] : []))
  })
}

type Ways = { problem: Problem; weekOf: ReadonlyMap<string, number>; courseOf: (one: HeldClass) => number | undefined; input: Input }

/** A class of an earlier proposal in the numbers of this problem; null where one of its parts is no longer there. */
function heldOf(one: HeldClass, { problem, weekOf, courseOf, input }: Ways): Held | null {
  const course = courseOf(one)
  const rhythm = problem.rhythms.findIndex((of) => of.slots.join() === one.slots.join())
  const week = weekOf.get(one.monday)
  const [teacher, room] = [input.trainers.findIndex((of) => of.id === one.trainerId), input.venues.findIndex((of) => of.id === one.venueId)]
  return course === undefined || rhythm < 0 || week === undefined || teacher < 0 || room < 0 ? null : { course, rhythm, week, teacher, room }
}

/** What a person fixed stays with whoever of it still waits, as long as it can be held; what can't is named, with the reason. */
function keepFixed(fixed: readonly HeldClass[], ways: Ways): { fixed: PlannedClass[]; dropped: Dropped[] } {
  const { problem, input } = ways
  const residue = residueOf(problem)
  const indexOf = new Map(input.needs.map((need, index) => [need.id, index]))
  const kept: PlannedClass[] = []
  const dropped: Dropped[] = []
  for (const one of fixed) {
    const drop = (why: Dropped['why']) => dropped.push({ occupationId: one.occupationId, level: one.level, monday: one.monday, trainerId: one.trainerId, venueId: one.venueId, why })
    const held = heldOf(one, ways)
    if (!held) {
      drop(ways.weekOf.has(one.monday) ? 'gone' : 'outside')
      continue
    }
    const { sessions, min, max } = problem.courses[held.course]!
    const rhythm = problem.rhythms[held.rhythm]!
    const [teacher, room] = [problem.teachers[held.teacher]!, problem.rooms[held.room]!]
    const last = held.week + weeksOf(sessions, rhythm) - 1
    let free = Math.min(max, room.capacity)
    const seats = one.seats.flatMap(({ needId, count }) => {
      const demand = indexOf.get(needId)
      const of = demand === undefined ? undefined : problem.demands[demand]
      if (demand === undefined || !of || of.course !== held.course || !(of.kinds & (1 << rhythm.kind)) || of.from > held.week || of.until < last || problem.travel[of.place]![room.place] === Infinity) return []
      const left = Math.min(count, residue.seats[demand]!, free)
      free -= left
      return left > 0 ? [{ demand, count: left }] : []
    })
    const planned = { ...held, seats }
    if (!teacher.courses.includes(held.course) || !room.courses.includes(held.course) || (teacher.places !== null && !teacher.places.includes(room.place))) drop('gone')
    else if (last >= problem.weeks) drop('outside')
    else if (sizeOf(planned) < min) drop('too-few')
    else if (!fits(problem, residue, held)) drop(input.taken.some((other) => other.trainerId === one.trainerId) && !teacherIsFree(problem, held) ? 'trainer-taken' : 'venue-taken')
    else if (residue.budget !== null && costOf(problem, held) > residue.budget) drop('budget')
    else {
      kept.push(planned)
      occupy(problem, residue, held, 1)
      for (const { demand, count } of seats) residue.seats[demand]! -= count
      if (residue.budget !== null) residue.budget -= costOf(problem, held)
    }
  }
  return { fixed: kept, dropped }
}

/** Whether the trainer alone could hold it, in an empty room that is always open. */
function teacherIsFree(problem: Problem, held: Held): boolean {
  const open: Problem = { ...problem, rooms: problem.rooms.map((room) => ({ ...room, slots: (1 << 21) - 1, busy: [] })) }
  return fits(open, residueOf(open), held)
}
