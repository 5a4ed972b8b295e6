import type { z } from 'zod'
import type { AnswerOf, effectRoutes } from '@guildhall/contract'
import { wilson } from '#engines/evaluation'
import { addDays, type Day } from '#platform/calendar'
import { wageBands } from './form.ts'

export type Group = z.output<typeof effectRoutes.get.response>['groups'][number]
type Share = AnswerOf<typeof effectRoutes.get>['whole']['passRate']

/** Below so many people nothing is said about a group: one could tell who is meant. */
export const smallestGroup = 5
export const answerDays = 30
export const reminderAfterDays = 10

/** The day six months later; where that month is shorter, its last day. */
export function sixMonthsAfter(day: Day): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const first = new Date(Date.UTC(year, month - 1 + 6, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return `${first.toISOString().slice(0, 8)}${String(Math.min(date, last)).padStart(2, '0')}`
}

/** Whether a class that ended on a day is asked about today; what is long over is left alone, for nobody remembers what they earned before. */
export function isDueForFollowUp(lastDay: Day, today: Day): boolean {
  const due = sixMonthsAfter(lastDay)
  return due <= today && today <= addDays(due, 60)
}

/** One person who took part, as far as is known. `passed` null: not assessed. */
export type Part = { classId: string; passed: boolean; gained: boolean }
/** What one person said half a year later. */
export type Said = { classId: string; post: string | null; uses: string | null; before: string | null; now: string | null }
export type ClassFact = { id: string; key: string; name: string; /** Equal for like classes: trade, level, kind. */ like: string; asked: number }

/** A share of a group large enough to be told. */
export function shareOf(hits: number, n: number): Share {
  return n < smallestGroup ? null : { n, share: hits / n, ...wilson(hits, n) }
}

/** One group of classes in figures. `rates`: the pass rate of like classes over the whole range. */
export function groupOf(name: { key: string; name: string }, facts: { classes: readonly ClassFact[]; parts: readonly Part[]; said: readonly Said[] }, rates: ReadonlyMap<string, number>): Group {
  const { classes, parts, said } = facts
  const likes = new Map(classes.map((one) => [one.id, one.like]))
  const expected = parts.reduce((sum, part) => sum + (rates.get(likes.get(part.classId)!) ?? 0), 0)
  const passed = parts.filter((part) => part.passed)
  const asked = classes.reduce((sum, one) => sum + one.asked, 0)
  const paid = said.flatMap((one) => (one.before && one.now ? [wageBands.indexOf(one.now) - wageBands.indexOf(one.before)] : []))
  const working = said.filter((one) => one.uses !== null), posts = said.filter((one) => one.post !== null)
  const told = parts.length >= smallestGroup
  return {
    ...name, classes: classes.length, trained: parts.length, passRate: shareOf(passed.length, parts.length), expected: told ? expected / parts.length : null, levelsGained: shareOf(parts.filter((part) => part.gained).length, parts.length),
    asked, answered: said.length, responseRate: asked < smallestGroup ? null : said.length / asked,
    betterPost: shareOf(posts.filter((one) => one.post === 'better' || one.post === 'new-job').length, posts.length), wageUp: shareOf(paid.filter((by) => by > 0).length, paid.length), wageDown: shareOf(paid.filter((by) => by < 0).length, paid.length),
    usesIt: shareOf(working.filter((one) => one.uses !== 'never').length, working.length),
  }
}

/** Groups of classes, the largest first; those too small to be told anything of are left out. */
export function groupsOf(facts: { classes: readonly ClassFact[]; parts: readonly Part[]; said: readonly Said[] }): { whole: Group; groups: Group[] } {
  const likes = new Map(facts.classes.map((one) => [one.id, one.like]))
  const byLike = Map.groupBy(facts.parts, (part) => likes.get(part.classId)!)
  const rates = new Map([...byLike].map(([like, parts]) => [like, parts.filter((part) => part.passed).length / parts.length]))
  const [parts, said] = [Map.groupBy(facts.parts, (one) => one.classId), Map.groupBy(facts.said, (one) => one.classId)]
  const groups = [...Map.groupBy(facts.classes, (one) => one.key)].map(([key, classes]) =>
    groupOf({ key, name: classes[0]!.name }, { classes, parts: classes.flatMap((one) => parts.get(one.id) ?? []), said: classes.flatMap((one) => said.get(one.id) ?? []) }, rates))
  return { whole: groupOf({ key: '', name: '' }, facts, rates), groups: groups.filter((one) => one.trained >= smallestGroup).toSorted((a, b) => b.trained - a.trained || a.name.localeCompare(b.name)) }
}
