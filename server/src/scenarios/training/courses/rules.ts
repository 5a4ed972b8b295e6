import { createHash } from 'node:crypto'
import type { AnswerOf, coursesRoutes } from '@guildhall/contract'
import { differ, joinForms, smallCell, summaries, type FormMeans, type MeanOfForms, type Question, type ScoreCount } from '#engines/evaluation'

type Profile = AnswerOf<typeof coursesRoutes.get>
type Told = Profile['overall']
type Half = Profile['trend'][number]
type Beside = NonNullable<Profile['elsewhere']>

/** What was said about classes: forms as observations, and single scores. */
export type Said = { forms: ReadonlyMap<string, FormMeans>; scores: readonly ScoreCount[]; questions: readonly Pick<Question, 'key' | 'label'>[] }
export type Ended = { id: string; lastDay: string | null }

/** The level of a course as its address says it, and back. */
export const levelWord = (level: number | null): string => (level === null ? 'none' : String(level))
export const levelOf = (word: string): number | null => (word === 'none' ? null : Number(word))

/** A name for a pair of occupation and level in the form of an id: the same pair, the same name. */
export function idOfCourse(occupationId: string, level: number | null): string {
  const hex = createHash('sha256').update(`${occupationId}:${levelWord(level)}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** 2026-1 for January to June. */
export const halfOf = (day: string): string => `${day.slice(0, 4)}-${Number(day.slice(5, 7)) <= 6 ? 1 : 2}`

const formsOf = (said: Said, classes: readonly Ended[]): MeanOfForms => joinForms(classes.flatMap((one) => said.forms.get(one.id) ?? []))

/** A mean as it may be told: of fewer than five forms only how many there are. */
export function tell(of: MeanOfForms): Told {
  const told = of.n >= smallCell
  return { forms: of.n, mean: told ? of.mean : null, low: told ? of.interval?.low ?? null : null, high: told ? of.interval?.high ?? null : null }
}

export const overallOf = (said: Said, classes: readonly Ended[]): Told => tell(formsOf(said, classes))

/** The scores of some classes, question by question. */
export function questionsOf(said: Said, classes: readonly Ended[]): Half['questions'] {
  const own = new Set(classes.map((one) => one.id))
  const found = summaries(said.scores.filter((row) => own.has(row.subject)))
  return said.questions.map(({ key, label }) => {
    const of = found[key]
    const told = of !== undefined && of.n >= smallCell
    return { key, label, n: of?.n ?? 0, mean: told ? of.mean : null, low: told ? of.interval?.low ?? null : null, high: told ? of.interval?.high ?? null : null }
  })
}

/** From half-year to half-year, the oldest first; one in which nothing was said is left out. */
export function trendOf(said: Said, classes: readonly Ended[]): Half[] {
  const halves = Map.groupBy(classes.filter((one) => one.lastDay !== null), (one) => halfOf(one.lastDay!))
  return [...halves].map(([half, own]) => ({ half, classes: own.length, ...overallOf(said, own), questions: questionsOf(said, own) })).filter((one) => one.forms > 0).toSorted((a, b) => a.half.localeCompare(b.half))
}

/** Whether the last two half-years of which enough was said differ beyond chance. */
export function directionOf(said: Pick<Said, 'forms'>, classes: readonly Ended[]): Profile['direction'] {
  const halves = Map.groupBy(classes.filter((one) => one.lastDay !== null), (one) => halfOf(one.lastDay!))
  const [before, last] = [...halves].toSorted(([a], [b]) => a.localeCompare(b)).map(([, own]) => joinForms(own.flatMap((one) => said.forms.get(one.id) ?? []))).filter((one) => one.n >= smallCell).slice(-2)
  const how = before && last ? differ(last, before) : null
  return how === null ? null : how === 0 ? 'same' : how > 0 ? 'up' : 'down'
}

/** Other classes beside own ones. */
export function besideOf(own: MeanOfForms, said: Said, classes: readonly Ended[]): Beside {
  const others = formsOf(said, classes)
  const enough = own.n >= smallCell && others.n >= smallCell && own.mean !== null && others.mean !== null
  const how = enough ? differ(own, others) : null
  return { classes: classes.length, ...tell(others), questions: questionsOf(said, classes), difference: enough ? own.mean! - others.mean! : null, clear: how === null ? null : how !== 0 }
}

/** Some of the classes of a course beside its others: one trainer beside the rest, one unit beside the rest. */
export function partOf(said: Said, all: readonly Ended[], part: readonly Ended[]): Beside {
  const own = new Set(part.map((one) => one.id))
  const { difference, clear } = besideOf(formsOf(said, part), said, all.filter((one) => !own.has(one.id)))
  return { classes: part.length, ...overallOf(said, part), questions: questionsOf(said, part), difference, clear }
}

export const ownForms = formsOf
