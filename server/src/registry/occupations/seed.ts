import occupationData from './occupations.json' with { type: 'json' }
import synonymData from './synonyms.json' with { type: 'json' }

/** A trade that can be trained for. `code` is that of the 职业分类大典, '' where no source is certain. */
export interface Occupation { key: string; name: string; code: string; source: string }

/** How much a phrase says: `strong` names one trade and hardly any other, `weak` is only a hint. */
export type SynonymStrength = 'strong' | 'weak'
/** `occupation` null: the phrase names a trade, but none of ours. */
export interface Synonym { occupation: string | null; phrase: string; strength: SynonymStrength }

/** What people call the trades. A table of the database in the end: pages extend it and corrections teach it; it is passed in, never looked up. */
export interface SynonymTable { occupations: readonly Occupation[]; synonyms: readonly Synonym[] }

/** Groups by which screens tint an occupation. */
export const occupationCategories = ['machining', 'electrical-care', 'logistics', 'service'] as const
export type OccupationCategory = (typeof occupationCategories)[number]

/** The occupations that ship. */
export const seedOccupations: readonly (Occupation & { category: OccupationCategory })[] = occupationData.occupations.map((occupation) => ({
  ...occupation, category: occupationCategories.find((category) => category === occupation.category) ?? 'service',
}))

/** The synonyms that ship: the first content of the table. */
export const seedSynonyms: readonly Synonym[] = [...Object.entries(synonymData.synonyms).flatMap(([occupation, { strong, weak }]) => [
  ...strong.map((phrase): Synonym => ({ occupation, phrase, strength: 'strong' })),
  ...weak.map((phrase): Synonym => ({ occupation, phrase, strength: 'weak' })),
]), ...synonymData.otherTrades.map((phrase): Synonym => ({ occupation: null, phrase, strength: 'strong' }))]

export const seedVersion: number = synonymData.version
