import type { Occupation, SynonymTable } from '#registry/occupations'
import { findPhrases, indexPhrases, normaliseText, otherTrade } from './phrases.ts'
import type { Hit } from './phrases.ts'
import { asksElsewhere, readStances, wantsToImprove, wantsToLeave } from './stance.ts'
import type { Stance } from './stance.ts'
import { suggestOccupations } from './suggest.ts'
import type { Suggestion } from './suggest.ts'

/** What a person wrote: the field for the trade, which goes first, and the sentence in their own words. */
export interface Wish { trade?: string | null; words?: string | null }

export interface Classification {
  /** null: no trade named, one that is none of ours, or two equally plausible; a person decides. */
  occupation: Occupation | null
  /** The phrases that decided, for showing why. */
  evidence: readonly string[]
}

/** Ready to classify against one state of the synonym table. Build it once per state: searching is cheap, building is not. */
export interface Classifier {
  classify(wish: Wish): Classification
  suggest(text: string, limit?: number): Suggestion[]
}

const UNDECIDED = /^(?:都|随便|随意|不限|不挑|任意|任何|什么|啥|无|没|暂|看|待定|其他|其它|再说|听|服从|可以|均可|不知道|不清楚|不确定|待)/

export function createClassifier(table: SynonymTable): Classifier {
  const index = indexPhrases(table)
  const occupations = new Map(table.occupations.map((occupation) => [occupation.key, occupation]))

  const answer = (decision: Decision | null): Classification => ({ occupation: (decision && occupations.get(decision.occupation)) ?? null, evidence: decision?.evidence ?? [] })

  return {
    classify({ trade, words }) {
      const field = normaliseText(trade ?? '')
      const sentence = normaliseText(words ?? '')
      // In the field for the trade even a hint is a trade.
      const byTrade = decideText(field, findPhrases(field, index), { hintIsEnough: true })
      if (byTrade && byTrade.occupation !== otherTrade) return answer(byTrade)
      // A trade that the table does not know, or knows as none of ours, is still a trade: the sentence may then only say it in so many words.
      const unknownTrade = field !== '' && !UNDECIDED.test(field)
      return answer(decideText(sentence, findPhrases(sentence, index), { onlyWanted: unknownTrade }))
    },
    suggest: (text, limit = 5) => suggestOccupations(normaliseText(text), index, occupations, limit),
  }
}

interface Decision { occupation: string; evidence: string[] }

/** The trade asked for (of two asked for, the one that the rest of the text speaks of); else the one named; else the one practised, if the speaker wants to get better at it and not away from it. */
function decideText(text: string, hits: readonly Hit[], { onlyWanted = false, hintIsEnough = false }): Decision | null {
  if (hits.length === 0) return null
  const stances = readStances(text, hits)
  const of = (stance: Stance): Hit[] => hits.filter((_, i) => stances[i] === stance)
  const wanted = weigh(text, of('wanted'))
  if (wanted.size > 0 || onlyWanted) return decide(wanted, 1) ?? decide(within(weigh(text, [...of('wanted'), ...of('plain')]), wanted), 2)
  const left = new Set(of('left').flatMap((hit) => hit.meanings.filter((meaning) => meaning.weight > 1).map((meaning) => meaning.occupation)))
  const plain = without(weigh(text, of('plain')), left)
  if (!hintIsEnough && (asksElsewhere(text) || wantsToLeave(text))) return null
  if (plain.size > 0) return decide(plain, hintIsEnough ? 1 : 2)
  return wantsToLeave(text) || !wantsToImprove(text) ? null : decide(without(weigh(text, of('past')), left), 2)
}

interface Weight { score: number; strong: number; evidence: string[] }

function weigh(text: string, hits: readonly Hit[]): Map<string, Weight> {
  const weights = new Map<string, Weight>()
  const counted = new Set<string>()
  for (const hit of hits) {
    const phrase = text.slice(hit.start, hit.end)
    if (counted.has(phrase)) continue
    counted.add(phrase)
    for (const { occupation, weight } of hit.meanings) {
      const sum = weights.get(occupation) ?? { score: 0, strong: 0, evidence: [] }
      sum.score += weight
      if (weight > 1) sum.strong++
      sum.evidence.push(phrase)
      weights.set(occupation, sum)
    }
  }
  return weights
}

function without(weights: Map<string, Weight>, left: ReadonlySet<string>): Map<string, Weight> {
  return new Map([...weights].filter(([occupation]) => !left.has(occupation)))
}

function within(weights: Map<string, Weight>, occupations: ReadonlyMap<string, unknown>): Map<string, Weight> {
  return new Map([...weights].filter(([occupation]) => occupations.has(occupation)))
}

/**
 * The clear winner, or null. Two trades that are both named stand equal unless one is spoken of twice as much: better a person
 * decides than a wrong class is planned.
 */
function decide(weights: ReadonlyMap<string, Weight>, atLeast: number): Decision | null {
  const [best, second] = [...weights].sort(([, a], [, b]) => b.score - a.score)
  if (!best || best[1].score < atLeast) return null
  const rival = second?.[1]
  if (rival && rival.strong > 0 && best[1].score < 2 * rival.score) return null
  if (rival && best[1].score === rival.score) return null
  return { occupation: best[0], evidence: best[1].evidence }
}
