import { dayInShanghai } from '#platform/clock'
import type { CommandContext } from '#platform/module'
import { newId } from '#platform/ids'
import type { NeedSource, Window } from './model.ts'
import { loadPlaces } from './places.ts'
import { insertNeeds, sealedIn, takeNumbers, type NewNeed } from './store.ts'
import { loadUnderstanding, understandWords } from './words.ts'

/** A need that was asked at some moment before now, by somebody on record. */
export type PastNeed = {
  source: NeedSource
  personId: string | null
  unit: { id: string; name: string; scope: string; creditCode: string | null } | null
  contactName: string
  contactPhone: string
  /** Chosen from the list; null: the words are to be understood. */
  occupationId: string | null
  wish: string | null
  words: string | null
  level: number | null
  division: string
  town: string | null
  seats: number
  windows: Window[]
  earliest: string | null
  latest: string | null
  budget: string | null
  askedAt: Date
  filedBy: string
  assisted: boolean
}

const batch = 500

/**
 * Writes many past needs at once, understood like any other, and gives their ids in order. They should come in the order in which they were asked: numbers are given
 * out as they stand. Runs as a job over everything.
 */
export async function recordPastNeeds(ctx: CommandContext, needs: readonly PastNeed[]): Promise<string[]> {
  const [places, understanding] = [await loadPlaces(ctx.tx), await loadUnderstanding(ctx.tx)]
  const ids = needs.map(() => newId())
  const numbers = await numbersFor(ctx, needs)
  // Many people say the same thing.
  const meant = new Map<string, ReturnType<typeof understandWords>>()
  const understand = (trade: string | null, words: string | null) => {
    const key = JSON.stringify([trade, words])
    const known = meant.get(key) ?? understandWords(understanding, { trade, words })
    meant.set(key, known)
    return known
  }
  const rows = needs.map((need, index): NewNeed => {
    const understood = need.occupationId === null ? understand(need.wish, need.words) : null
    const occupationId = need.occupationId ?? understood?.occupation?.id ?? null
    // T8: the employer of a worker is a word on the form, not the applicant.
    const applicant = need.source === 'worker' ? null : need.unit
    return {
      id: ids[index]!, number: numbers[index]!, scope: places.federationFor(need.division, need.town).scope, applicant_scope: applicant?.scope ?? null, source: need.source,
      person_id: need.personId, unit_id: applicant?.id ?? null, unit_name: need.unit?.name ?? null, credit_code: applicant?.creditCode ?? null,
      name_sealed: ctx.cipher.seal(need.contactName, sealedIn.name), phone_sealed: ctx.cipher.seal(need.contactPhone, sealedIn.phone), phone_blind: ctx.cipher.blind(need.contactPhone, 'phone'),
      occupation_id: occupationId, occupation_by: need.occupationId ? 'chosen' : occupationId ? 'classified' : 'none', occupation_sure: understood?.sure ?? null,
      wish: need.wish, words: need.words, level: need.level, division: need.division, town: need.town, seats: need.seats, windows: need.windows, earliest: need.earliest, latest: need.latest, budget: need.budget,
      state: 'open', filed_by: need.filedBy, assisted: need.assisted, asked_at: need.askedAt, created_at: need.askedAt, updated_at: need.askedAt,
    }
  })
  for (let from = 0; from < rows.length; from += batch) await insertNeeds(ctx.tx, rows.slice(from, from + batch))
  return ids
}

/** Numbers by year of asking, in order. */
async function numbersFor(ctx: CommandContext, needs: readonly PastNeed[]): Promise<string[]> {
  const years = needs.map((need) => Number(dayInShanghai(need.askedAt).slice(0, 4)))
  const taken = new Map<number, string[]>()
  for (const [year, same] of Map.groupBy(years, (one) => one)) taken.set(year, (await takeNumbers(ctx.tx, year, same.length)).toReversed())
  return years.map((year) => taken.get(year)!.pop()!)
}
