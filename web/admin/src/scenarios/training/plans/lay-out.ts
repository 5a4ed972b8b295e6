import { addDays, classHours, mondayOf, type Draft } from './words.ts'

type Session = Draft['sessions'][number]
const classHourMinutes = 45

/**
 * The sessions of a plan for another outline: on the weekdays and at the times at which it meets already, week after week, so many class hours each, with the topics of the outline. What is in
 * the way of the new days is said as of any other. None to go by: none.
 */
export function layOutLike(sessions: readonly Session[], outline: Draft['outline'], each: number): Session[] {
  const ordered = sessions.toSorted((a, b) => `${a.day}${a.from}`.localeCompare(`${b.day}${b.from}`))
  const first = ordered[0]
  if (!first) return []
  const pattern = patternOf(ordered)
  const whole = outline.reduce((sum, course) => sum + course.hours, 0)
  const out: Session[] = []
  for (let week = 0, given = 0; given < whole && out.length < 120; week++) {
    for (const { after, from } of pattern) {
      const day = addDays(addDays(mondayOf(first.day), week * 7), after)
      if (given >= whole || day < first.day) continue
      const hours = Math.min(each, whole - given)
      out.push({ day, from, to: later(from, hours), topic: topicAt(outline, given) })
      given += classHours(from, later(from, hours)) || hours
    }
  }
  return out
}

/** Weekdays and times of the fullest week. */
function patternOf(ordered: readonly Session[]): { after: number; from: string }[] {
  const weeks = [...Map.groupBy(ordered, (session) => mondayOf(session.day))].map(([monday, of]) => of.map((session) => ({ after: Math.round((Date.parse(session.day) - Date.parse(monday)) / 86_400_000), from: session.from })))
  return weeks.reduce((fullest, week) => (week.length > fullest.length ? week : fullest))
}

function later(from: string, hours: number): string {
  const minutes = Math.min(24 * 60 - 1, Number(from.slice(0, 2)) * 60 + Number(from.slice(3, 5)) + hours * classHourMinutes)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

function topicAt(outline: Draft['outline'], hour: number): string {
  let passed = 0
  for (const course of outline) {
    passed += course.hours
    if (hour < passed) return course.topic
  }
  return outline.at(-1)?.topic ?? ''
}
