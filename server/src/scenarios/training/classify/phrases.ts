import { createRequire } from 'node:module'
import type { Jieba } from '@node-rs/jieba'
import type { SynonymTable } from '#registry/occupations'

/** How much one phrase counts: the occupation's own name, a phrase that names hardly anything else, a hint. */
const WEIGHTS = { name: 3, strong: 2, weak: 1 } as const

/** Stands for every trade that is none of ours. */
export const otherTrade = ''

/** A phrase of the table found in a text. */
export interface Hit { start: number; end: number; meanings: readonly Meaning[] }
export interface Meaning { occupation: string; weight: number }

/** The synonym table made ready for searching: phrase → what it may mean. */
export interface PhraseIndex { meanings: ReadonlyMap<string, readonly Meaning[]>; longest: number }

export function indexPhrases(table: SynonymTable): PhraseIndex {
  const meanings = new Map<string, Meaning[]>()
  const add = (phrase: string, occupation: string, weight: number): void => {
    const key = normaliseText(phrase)
    const known = meanings.get(key)
    if (key === '') return
    if (!known) meanings.set(key, [{ occupation, weight }])
    else if (!known.some((meaning) => meaning.occupation === occupation)) known.push({ occupation, weight })
  }
  for (const occupation of table.occupations) add(occupation.name, occupation.key, WEIGHTS.name)
  for (const synonym of table.synonyms) add(synonym.phrase, synonym.occupation ?? otherTrade, WEIGHTS[synonym.strength])
  // A phrase that two trades claim can tell them apart no longer.
  for (const [phrase, list] of meanings) {
    if (list.length > 1) meanings.set(phrase, list.map((meaning) => ({ ...meaning, weight: WEIGHTS.weak })))
  }
  return { meanings, longest: Math.max(0, ...[...meanings.keys()].map((phrase) => phrase.length)) }
}

/** Full width to ASCII, lower case, no white space: people put spaces anywhere. */
export function normaliseText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
}

let jieba: Jieba | undefined

/** The segmenter with its dictionary of 5 MB, loaded with the first text that needs it. */
function segmenter(): Jieba {
  const require = createRequire(import.meta.url)
  const library = require('@node-rs/jieba') as typeof import('@node-rs/jieba')
  return library.Jieba.withDict((require('@node-rs/jieba/dict.js') as typeof import('@node-rs/jieba/dict.js')).dict)
}

/** Positions where a word of ordinary Chinese begins or ends. */
function wordBoundaries(text: string): Set<number> {
  jieba ??= segmenter()
  const boundaries = new Set([0])
  let at = 0
  for (const word of jieba.cut(text, false)) boundaries.add(at += word.length)
  return boundaries
}

/**
 * The phrases in a normalised text, longest first where they overlap. A phrase that both begins and ends inside other words is none:
 * 电工 is not in 光电工厂 (光电 | 工厂). A single letter must be a word of its own. Latin phrases must stand alone.
 */
export function findPhrases(text: string, index: PhraseIndex): Hit[] {
  const candidates: Hit[] = []
  for (let start = 0; start < text.length; start++) {
    for (let end = Math.min(text.length, start + index.longest); end > start; end--) {
      const meanings = index.meanings.get(text.slice(start, end))
      if (meanings) candidates.push({ start, end, meanings })
    }
  }
  if (candidates.length === 0) return []
  const boundaries = wordBoundaries(text)
  const taken: Hit[] = []
  for (const hit of candidates.toSorted((a, b) => (b.end - b.start) - (a.end - a.start) || a.start - b.start)) {
    const edges = Number(boundaries.has(hit.start)) + Number(boundaries.has(hit.end))
    const isWord = edges === 2 || (edges === 1 && hit.end - hit.start > 1)
    if (isWord && !isInsideLatin(text, hit) && taken.every((other) => hit.end <= other.start || hit.start >= other.end)) taken.push(hit)
  }
  return taken.sort((a, b) => a.start - b.start)
}

function isInsideLatin(text: string, hit: Hit): boolean {
  const latin = /[a-z0-9]/
  return (latin.test(text.charAt(hit.start)) && latin.test(text.charAt(hit.start - 1))) || (latin.test(text.charAt(hit.end - 1)) && latin.test(text.charAt(hit.end)))
}
