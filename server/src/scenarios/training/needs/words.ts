import type { Tx } from '#platform/db'
import { Refused } from '#platform/http'
import { loadSynonymTable, type SynonymTable } from '#registry/occupations'
import { createClassifier, type Classifier } from '../classify/index.ts'
import type { OccupationRef, Sure, Understood } from './model.ts'
import { surenessOf } from './rules.ts'
import { mapOccupations } from './store.ts'

export type Understanding = { classifier: Classifier; plain: ReadonlySet<string>; occupations: ReadonlyMap<string, OccupationRef> }

let built: { version: string; classifier: Classifier; plain: ReadonlySet<string> } | undefined

/** Ready to understand words as the synonym table stands now; what is built from it is kept while it stands. Occupations are known to the classifier by their ids. */
export async function loadUnderstanding(tx: Tx): Promise<Understanding> {
  const table = await loadSynonymTable(tx)
  if (built?.version !== table.version) {
    built = { version: table.version, classifier: createClassifier(table), plain: plainPhrases(table) }
  }
  return { classifier: built.classifier, plain: built.plain, occupations: await mapOccupations(tx) }
}

/** The phrases that name one occupation: names, and strong synonyms that no second occupation claims. */
export function plainPhrases(table: SynonymTable): Set<string> {
  const strong = table.synonyms.filter((synonym) => synonym.strength === 'strong')
  const claims = Map.groupBy(strong, (synonym) => synonym.phrase)
  return new Set([...table.occupations.map((occupation) => occupation.name), ...strong.map((synonym) => synonym.phrase)].filter((phrase) => (claims.get(phrase)?.length ?? 1) === 1))
}

/** What some words mean, how sure that is, and what else they may mean. */
export function understandWords({ classifier, plain, occupations }: Understanding, wish: { trade?: string | null; words?: string | null }): Understood {
  const found = classifier.classify(wish)
  const others = classifier.suggest(`${wish.trade ?? ''}${wish.words ?? ''}`, 6).map((suggestion) => suggestion.occupation.key).filter((key) => key !== found.occupation?.key)
  const refs = others.flatMap((key) => occupations.get(key) ?? [])
  return {
    occupation: found.occupation ? occupations.get(found.occupation.key) ?? null : null, sure: surenessOf(found, plain),
    evidence: [...new Set(found.evidence)], others: refs.slice(0, 5),
  }
}

/** The occupation of a new need: the one chosen, else the one that the words name. */
export async function decideOccupation(tx: Tx, form: { occupationId: string | null; wish: string | null; words: string | null }) {
  const understanding = await loadUnderstanding(tx)
  const understood = understandWords(understanding, { trade: form.wish, words: form.words })
  if (form.occupationId === null) {
    const { occupation, sure } = understood
    return { understanding, understood, columns: { occupation_id: occupation?.id ?? null, occupation_by: occupation ? 'classified' : 'none', occupation_sure: sure } }
  }
  const chosen = requireOccupation(understanding.occupations, form.occupationId)
  const columns = { occupation_id: chosen.id, occupation_by: 'chosen', occupation_sure: null as Sure | null }
  return { understanding, understood: { ...understood, occupation: chosen, sure: 'sure' as const }, columns }
}

export function requireOccupation(occupations: ReadonlyMap<string, OccupationRef>, id: string): OccupationRef {
  const found = occupations.get(id)
  if (!found) throw new Refused('training.need-occupation-unknown')
  return found
}
