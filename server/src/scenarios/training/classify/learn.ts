import type { Synonym, SynonymTable } from '#registry/occupations'
import { normaliseText } from './phrases.ts'

const VAGUE = /都|随便|不限|什么|啥|其他|可以|再说|[？?！!，,。；;]|想|学|培训|班/

/**
 * What a correction teaches: somebody said that this trade field means this occupation. A short phrase that the table does not know
 * becomes a strong synonym; a known one, a sentence or a vague word teaches nothing. The caller stores it with who and when.
 */
export function learnFromCorrection(trade: string, occupation: string, table: SynonymTable): Synonym | null {
  const phrase = normaliseText(trade)
  if (phrase.length < 2 || phrase.length > 10 || VAGUE.test(phrase)) return null
  if (table.occupations.some((known) => known.name === phrase) || table.synonyms.some((known) => normaliseText(known.phrase) === phrase)) return null
  return { occupation, phrase, strength: 'strong' }
}
