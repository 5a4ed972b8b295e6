import type { AnswerOf, coursesRoutes } from '@guildhall/contract'
import { summaries, type ScoreCount } from '#engines/evaluation'
import { presentRating } from '../evaluations/index.ts'
import type { Said } from './rules.ts'

const kinds = ['worker', 'enterprise'] as const

/** What was said to each question about several classes together. */
export function ratingsOf(said: Said, classIds: readonly string[]): AnswerOf<typeof coursesRoutes.get>['ratings'] {
  const own = new Set(classIds)
  const rows = said.scores.filter((row) => own.has(row.subject))
  const of = (some: readonly ScoreCount[]) => summaries(some)
  const [all, byKind] = [of(rows), kinds.map((kind) => ({ kind, found: of(rows.filter((row) => row.kind === kind)) }))]
  return said.questions.map((question) => presentRating(question, all[question.key], byKind.map(({ kind, found }) => ({ kind, n: found[question.key]?.n ?? 0, mean: found[question.key]?.mean ?? null }))))
}
