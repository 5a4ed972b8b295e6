import type { Occupation } from '#registry/occupations'
import type { PhraseIndex } from './phrases.ts'

/** An occupation that may be meant by what has been typed so far, and the phrase that brought it up. */
export interface Suggestion { occupation: Occupation; phrase: string; score: number }

/** Ranks occupations while someone types: a phrase that equals the text, begins with it, holds it, or stands in it. */
export function suggestOccupations(text: string, index: PhraseIndex, occupations: ReadonlyMap<string, Occupation>, limit: number): Suggestion[] {
  if (text === '') return []
  const best = new Map<string, Suggestion>()
  for (const [phrase, meanings] of index.meanings) {
    const fit = fitOf(phrase, text)
    if (fit === 0) continue
    for (const { occupation: key, weight } of meanings) {
      const occupation = occupations.get(key)
      const score = fit * 10 + weight - phrase.length / 100
      if (occupation && score > (best.get(key)?.score ?? 0)) best.set(key, { occupation, phrase, score })
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score || a.occupation.name.localeCompare(b.occupation.name, 'zh')).slice(0, limit)
}

function fitOf(phrase: string, text: string): number {
  if (phrase === text) return 4
  if (phrase.startsWith(text)) return 3
  if (phrase.includes(text)) return 2
  return phrase.length > 1 && text.includes(phrase) ? 1 + phrase.length / 20 : 0
}
