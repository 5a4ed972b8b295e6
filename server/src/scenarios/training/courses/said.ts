import { countFormMeans, countScores, summaries } from '#engines/evaluation'
import type { Tx } from '#platform/db'
import { ratedQuestions, ratingKeys } from '../forms/index.ts'
import { findRules, ruleFor, shortfallsOf } from '../quality/index.ts'
import type { Said } from './rules.ts'

/** What was said about classes over the three questions that every class is asked. Run it where the classes are seen. */
export async function findSaid(tx: Tx, classIds: readonly string[]): Promise<Said> {
  const forms = await countFormMeans(tx, classIds, ratingKeys)
  const scores = classIds.length === 0 ? [] : (await countScores(tx, classIds, {})).filter((row) => ratingKeys.includes(row.question))
  return { forms, scores, questions: ratedQuestions }
}

type Rules = Awaited<ReturnType<typeof findRules>>

/** Of these classes, those that enough people judged, and those of them where a question fell below their unit's threshold. */
export function belowOf(said: Said, classes: readonly { id: string; scope: string }[], rules: Rules): { judged: ReadonlySet<string>; below: ReadonlySet<string> } {
  const scores = Map.groupBy(said.scores, (row) => row.subject)
  const judged = new Set<string>(), below = new Set<string>()
  for (const { id, scope } of classes) {
    const rule = ruleFor(scope, rules)
    if ((said.forms.get(id)?.n ?? 0) < rule.minForms) continue
    judged.add(id)
    if (shortfallsOf(rule, ratedQuestions, summaries(scores.get(id) ?? [])).length > 0) below.add(id)
  }
  return { judged, below }
}
