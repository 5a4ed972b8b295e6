import { addDays } from '#platform/calendar'
import type { Equipment, Held, Span, Standing, TemplateCourse, TemplateFacts } from './model.ts'

type Wanted = { occupationId: string; level: number | null }

/**
 * The template for an occupation at a level: of those that are for it, the one of the nearest unit; of one unit's, that for occupation and level, then that for the occupation, then that
 * for the level, then that for any. Whoever names no level has those for any level alone. None: the general one holds.
 */
export function pickTemplate(templates: readonly TemplateFacts[], { occupationId, level }: Wanted): TemplateFacts | null {
  const own = templates.filter((one) => isFor(one, { occupationId, level }))
  const key = (one: TemplateFacts) => one.distance * 4 + (one.occupationId === null ? 2 : 0) + (one.level === null ? 1 : 0)
  return own.reduce<TemplateFacts | null>((best, one) => (best === null || key(one) < key(best) ? one : best), null)
}

export const isFor = (template: { occupationId: string | null; level: number | null }, { occupationId, level }: Wanted): boolean =>
  (template.occupationId === null || template.occupationId === occupationId) && (template.level === null || template.level === level)

/** How a version stands on a day: one that was replaced before it began was never in force. */
export function standingOf({ validFrom, validUntil }: Span, today: string): 'in-force' | 'coming' | 'over' | 'never' {
  if (validUntil !== null && validUntil < validFrom) return 'never'
  if (validFrom > today) return 'coming'
  return validUntil === null || validUntil >= today ? 'in-force' : 'over'
}

/** How a whole template stands: by the version of the day, or the next to come. */
export function templateStanding(versions: readonly Span[], withdrawnFrom: string | null, today: string): Standing {
  if (withdrawnFrom !== null && withdrawnFrom <= today) return 'withdrawn'
  const all = versions.map((one) => standingOf(one, today))
  return all.includes('in-force') ? 'in-force' : all.includes('coming') ? 'coming' : 'over'
}

/** The version that speaks for a template on a day: the one in force, else the next to come, else the last there was. */
export function shownVersion<V extends Span & { version: number }>(versions: readonly V[], today: string): V {
  const by = (standing: ReturnType<typeof standingOf>) => versions.filter((one) => standingOf(one, today) === standing)
  const byDay = (a: V, b: V) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : a.version - b.version)
  return by('in-force').at(-1) ?? by('coming').toSorted(byDay)[0] ?? by('over').toSorted(byDay).at(-1) ?? versions.at(-1)!
}

/** A new version from a day on, or an end: earlier ones have their last day before it at the latest; those that would only have begun then never do. */
export const lastDayBefore = (span: Span, from: string): string => {
  const before = addDays(from, -1)
  return span.validUntil !== null && span.validUntil < before ? span.validUntil : before
}

export function overlaps(a: Span, b: Span): boolean {
  return standingOf(a, a.validFrom) !== 'never' && (b.validUntil === null || a.validFrom <= b.validUntil) && (a.validUntil === null || b.validFrom <= a.validUntil)
}

/**
 * How a template from a file stands to what its unit keeps: the same word for word in these days is known, whatever else is for the same occupation and level in them is in its way. One
 * that has begun already is still the same when the file comes again on a later day and names none.
 */
export function standAmong(held: readonly Held[], form: Held): 'free' | 'known' | 'taken' {
  const meeting = held.filter((one) => one.occupationId === form.occupationId && one.level === form.level && overlaps(one, form))
  if (meeting.length === 0) return 'free'
  return meeting.some((one) => one.validFrom <= form.validFrom && wordsOf(one) === wordsOf(form)) ? 'known' : 'taken'
}

const wordsOf = (one: Held): string => JSON.stringify([
  one.name, one.sessionHours, one.minSeats, one.maxSeats, one.materialFen, one.fixedFen, one.equipment.map(({ name, count }) => [name, count]), one.outline.map(({ topic, hours, practice }) => [topic, hours, practice]), one.note || null, one.validUntil,
])

export function hoursOf(outline: readonly TemplateCourse[]): { theoryHours: number; practiceHours: number; classHours: number } {
  const sum = (practice: boolean) => outline.filter((one) => one.practice === practice).reduce((all, { hours }) => all + hours, 0)
  const [theoryHours, practiceHours] = [sum(false), sum(true)]
  return { theoryHours, practiceHours, classHours: theoryHours + practiceHours }
}

/** An outline as the plan of an occupation has it: the occupation's name in its place, cut to what a topic may hold. */
export function outlineFor(outline: readonly TemplateCourse[], occupation: string): { topic: string; hours: number }[] {
  return outline.map(({ topic, hours }) => ({ topic: [...topic.replaceAll('{occupation}', occupation)].slice(0, 60).join(''), hours }))
}

/** Whether a room has what a template asks for, by name and number. */
export const hasEquipment = (room: readonly Equipment[], wanted: readonly Equipment[]): boolean => lackingEquipment(room, wanted).length === 0

/** What a template asks for and a room has too few of, or none. What is asked for twice is needed in sum. */
export function lackingEquipment(room: readonly Equipment[], wanted: readonly Equipment[]): { name: string; have: number; need: number }[] {
  const countOf = (name: string, all: readonly Equipment[]) => all.filter((one) => one.name === name).reduce((sum, { count }) => sum + count, 0)
  return [...new Set(wanted.map(({ name }) => name))].map((name) => ({ name, have: countOf(name, room), need: countOf(name, wanted) })).filter(({ have, need }) => have < need)
}
