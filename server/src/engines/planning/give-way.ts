import type { Cell, DraftPlan } from './draft-plan.ts'
import { fits, roomFits } from './residue.ts'
import type { Draft } from './seating.ts'
import { costOf } from './value.ts'

/** So many cells are drawn, and the one that finds most is tried. */
const drawn = 60

/** So many classes at most give way to one. */
const most = 2

/**
 * Makes room for a class that finds seats but no teacher or room: one or two classes in its way, of whatever course, give way and are held by others or at another time (`instead` looks
 * for one). Keeps what is better for all of them together.
 */
export function makeWay(plan: DraftPlan, course: number, instead: (course: number) => void): boolean {
  const one = wishedFor(plan, course)
  const gone = one && inTheWayOf(plan, one)
  if (!gone) return false
  const courses = [...new Set([course, ...gone.map((other) => other.course)])]
  return plan.tryOut(courses, () => {
    for (const other of gone) plan.remove(other)
    plan.hold(one, { draws: true })
    // Whoever gave way is held at the same time by somebody else, or the course looks for something new.
    for (const other of gone) {
      const again = plan.add(other.course, other)
      const { min } = plan.problem.courses[other.course]!
      if (!again) instead(other.course)
      else if (again.size < min) {
        plan.seatings[other.course]!.draw(again, min)
        if (again.size < min) plan.remove(again)
      }
    }
    for (const index of courses) plan.seatings[index]!.shift()
    return one.size >= plan.problem.courses[course]!.min
  })
}

/** A class where many seats would be found, with a teacher and a room by chance, whether they are free or not. */
function wishedFor(plan: DraftPlan, course: number): Draft | null {
  const { problem, residue, options: { paces, teachersOf, roomsOf } } = plan
  const cell = cellFor(plan, course)
  if (!cell) return null
  const { place, pace, week } = cell
  const rhythm = plan.some(paces[pace]!.rhythms)!
  const teacher = plan.some(teachersOf[course]!.filter((one) => problem.teachers[one]!.places === null || problem.teachers[one]!.places.includes(place)))
  const rooms = roomsOf[course]!.filter((one) => problem.rooms[one]!.place === place)
  const room = rooms.find((one) => roomFits(problem, residue, { course, rhythm, week, room: one })) ?? plan.some(rooms)
  return teacher === undefined || room === undefined ? null : plan.draft({ course, rhythm, week, teacher, room }, pace)
}

function cellFor({ problem, options, cells, seatings, random }: DraftPlan, course: number): Cell | null {
  const seating = seatings[course]!
  const { min, max } = problem.courses[course]!
  const places = options.placesOf[course]!
  if (places.length === 0) return null
  let best: { cell: Cell; key: number } | null = null
  for (let tries = 0; tries < drawn; tries++) {
    const [nth, pace, week] = [places.length, cells.paces, cells.weeks].map((count) => Math.floor(random() * count)) as [number, number, number]
    const place = places[nth]!
    const index = seating.cell(place, pace, week)
    const found = seating.found[index]!
    if (found * 2 < min || !cells.isAdmissible(course, place, pace, week)) continue
    const key = Math.min(found, max) * seating.worthFound[index]! / found
    if (!best || key > best.key) best = { cell: { place, pace, week }, key }
  }
  return best && best.cell
}

/** The classes without which it could be held and paid; null when that takes more than two. */
function inTheWayOf(plan: DraftPlan, one: Draft): Draft[] | null {
  const { problem, residue, options: { rhythmMasks } } = plan
  const clash = (other: Draft) => (rhythmMasks[other.rhythm]! & rhythmMasks[one.rhythm]!) !== 0
  const gone: Draft[] = []
  while (!fits(problem, residue, one) && gone.length < most) {
    const meanwhile = (others: ReadonlySet<Draft>) => [...others].filter((other) => other.week <= one.last && other.last >= one.week)
    const inRoom = roomFits(problem, residue, one) ? [] : meanwhile(plan.ofRoom[one.room]!).filter(clash)
    const ofTeacher = meanwhile(plan.ofTeacher[one.teacher]!)
    const other = plan.some(inRoom) ?? plan.some(ofTeacher.filter(clash)) ?? plan.some(ofTeacher)
    if (!other) break
    gone.push(other)
    plan.release(other)
  }
  const enough = fits(problem, residue, one) && costOf(problem, one) <= plan.money
  for (const other of gone) plan.take(other)
  return enough ? gone : null
}
