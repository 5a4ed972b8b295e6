import type { DraftPlan } from './draft-plan.ts'
import { roomFits, teacherFits } from './residue.ts'
import type { Draft } from './seating.ts'

/** So many teachers at most give up their classes together. */
const together = 4

/**
 * Plans the calendars of a few teachers anew who could do each other's work: all their classes are given up, then one after the other gets the sequence of classes that is worth most of
 * whom nobody serves. Keeps what is better for all of them together, or worse by less than `slack`. One class for another is what the other moves try; where teachers are the scarce thing, whole calendars must change at once.
 */
export function replanCalendars(plan: DraftPlan, slack: number): boolean {
  const { problem } = plan
  const teachers = likeTeachers(plan, 1 + Math.floor(plan.random() * together))
  const courses = [...new Set(teachers.flatMap((teacher) => [...problem.teachers[teacher]!.courses, ...[...plan.ofTeacher[teacher]!].map((one) => one.course)]))]
  return plan.tryOut(courses, () => {
    for (const teacher of teachers) for (const one of Array.from(plan.ofTeacher[teacher]!)) plan.remove(one)
    for (const teacher of teachers) while (fillCalendar(plan, teacher));
    for (const course of courses) plan.seatings[course]!.shift()
    return true
  }, slack)
}

/** A teacher by chance, and those who have most in common with them. */
function likeTeachers({ problem: { teachers }, random }: DraftPlan, count: number): number[] {
  const seed = Math.floor(random() * teachers.length)
  const { courses, places } = teachers[seed]!
  const unlike = teachers.map((other, teacher) => {
    if (teacher === seed) return { teacher, by: -1 }
    const apart = places !== null && other.places !== null && !other.places.some((place) => places.includes(place))
    return { teacher, by: (courses.some((course) => other.courses.includes(course)) ? 0 : 5) + (apart ? 4 : 0) + random() * 5 }
  })
  return unlike.toSorted((a, b) => a.by - b.by).slice(0, count).map(({ teacher }) => teacher)
}

/** Adds the sequence of classes, one after the other, that is worth most for one teacher; false when there is none. */
function fillCalendar(plan: DraftPlan, teacher: number): boolean {
  const { weeks } = plan.problem
  const chances = chancesOf(plan, teacher)
  // From the last week back: the best that can still come from each week on, and with which class it begins.
  const best = new Float64Array(weeks + 1)
  const first: (Draft | null)[] = Array.from({ length: weeks }, () => null)
  for (let week = weeks - 1; week >= 0; week--) {
    best[week] = best[week + 1]!
    for (const { one, worth } of chances[week]!) {
      const sum = worth + best[one.last + 1]!
      if (sum <= best[week]!) continue
      best[week] = sum
      first[week] = one
    }
  }
  let added = false
  for (let week = 0; week < weeks;) {
    const one = first[week]!
    if (one && one.price <= plan.money) added = holdIfFilled(plan, one) || added
    week = one ? one.last + 1 : week + 1
  }
  return added
}

/** Two of a sequence may have counted on the same people: then the later one is not held. */
function holdIfFilled(plan: DraftPlan, one: Draft): boolean {
  plan.hold(one, { draws: false })
  if (one.size >= plan.problem.courses[one.course]!.min) return true
  plan.remove(one)
  return false
}

/** By first week: the classes that a teacher could begin then, with a room that is free, and about what each would be worth. */
function chancesOf(plan: DraftPlan, teacher: number): { one: Draft; worth: number }[][] {
  const { problem, cells, options: { paces, placesOf, mayTeach } } = plan
  const { places } = problem.teachers[teacher]!
  const chances = Array.from({ length: problem.weeks }, (): { one: Draft; worth: number }[] => [])
  for (const course of problem.teachers[teacher]!.courses) {
    if (!mayTeach(course, teacher)) continue
    const seating = plan.seatings[course]!
    const { min, max } = problem.courses[course]!
    for (const place of placesOf[course]!) {
      if (places !== null && !places.includes(place)) continue
      for (let pace = 0; pace < paces.length; pace++) {
        for (let week = 0, cell = seating.cell(place, pace, 0); week < problem.weeks; week++, cell++) {
          const found = seating.found[cell]!
          if (found < min || !cells.isAdmissible(course, place, pace, week)) continue
          const one = freeAt(plan, { course, place, pace, week, teacher })
          if (!one) continue
          const size = Math.min(found, max, one.capacity)
          const worth = size * seating.worthFound[cell]! / found - one.price - problem.weights.idle * (one.capacity - size)
          // A little by chance, so that the same teachers do not come to the same end each time.
          if (worth > 0) chances[week]!.push({ one, worth: worth * (0.8 + 0.4 * plan.random()) })
        }
      }
    }
  }
  return chances
}

/** A class of the teacher there, in some rhythm for which a room is free; null where there is none. */
function freeAt(plan: DraftPlan, { course, place, pace, week, teacher }: { course: number; place: number; pace: number; week: number; teacher: number }): Draft | null {
  const { problem, residue, options: { paces, roomsOf } } = plan
  const { rhythms } = paces[pace]!
  const rooms = roomsOf[course]!.filter((room) => problem.rooms[room]!.place === place)
  const start = Math.floor(plan.random() * rhythms.length)
  for (let nth = 0; nth < rhythms.length; nth++) {
    const rhythm = rhythms[(nth + start) % rhythms.length]!
    if (!teacherFits(problem, residue, { course, rhythm, week, teacher })) continue
    const room = rooms.find((one) => roomFits(problem, residue, { course, rhythm, week, room: one }))
    if (room !== undefined) return plan.draft({ course, rhythm, week, teacher, room }, pace)
  }
  return null
}
