import type { Selectable } from 'kysely'
import { isUniqueViolation, type Database, type Tx } from '#platform/db'
import { holderOf, NotFound, Refused, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { seedOccupations, seedSynonyms, type OccupationCategory, type SynonymTable } from './seed.ts'

type Context = Pick<RequestContext, 'tx' | 'clock' | 'actor'>
export type OccupationRow = Selectable<Database['occupation']>
export type SynonymRow = Selectable<Database['occupation_synonym']>

/** A strong phrase names one trade, a weak one is a hint. */
const weights = { strong: 1, weak: 0.5 } as const

/**
 * Brings in the occupations and words that ship, as far as they are missing; what cadres added or removed by source `seed` comes back only in a new installation.
 * The code of one that ships is what its source says today: an older release may have had a number that nobody could confirm.
 */
export async function installOccupations(ctx: Context): Promise<void> {
  const rows = await ctx.tx.selectFrom('occupation').select(['key', 'code', 'code_source']).execute()
  const before = new Set(rows.map((row) => row.key))
  for (const { key, code, source } of seedOccupations) {
    const row = rows.find((known) => known.key === key)
    const now = { code: code || null, code_source: code ? source : null }
    if (row && (row.code !== now.code || row.code_source !== now.code_source)) await ctx.tx.updateTable('occupation').set(now).where('key', '=', key).execute()
  }
  const missing = seedOccupations.filter((occupation) => !before.has(occupation.key))
  if (missing.length === 0) return
  const ids = new Map(missing.map((occupation) => [occupation.key, newId()]))
  await ctx.tx.insertInto('occupation').values(missing.map((occupation) => ({
    id: ids.get(occupation.key)!, key: occupation.key, name: occupation.name, category: occupation.category, code: occupation.code || null, code_source: occupation.code ? occupation.source : null,
  }))).execute()
  const words = seedSynonyms.flatMap(({ occupation, phrase, strength }) => {
    const id = occupation === null ? null : ids.get(occupation)
    return id !== undefined ? [{ id: newId(), occupation_id: id, word: phrase, source: 'seed', weight: weights[strength], added_by: null, added_at: ctx.clock.now() }] : []
  })
  for (let start = 0; start < words.length; start += 1000) {
    await ctx.tx.insertInto('occupation_synonym').values(words.slice(start, start + 1000)).onConflict((conflict) => conflict.doNothing()).execute()
  }
}

export function listOccupations(tx: Tx): Promise<OccupationRow[]> {
  return tx.selectFrom('occupation').selectAll().where('active', '=', true).orderBy('category').orderBy('name').execute()
}

export async function getOccupation(tx: Tx, id: string): Promise<OccupationRow & { synonyms: SynonymRow[] }> {
  const row = await tx.selectFrom('occupation').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return { ...row, synonyms: await tx.selectFrom('occupation_synonym').selectAll().where('occupation_id', '=', id).orderBy('weight', 'desc').orderBy('word').execute() }
}

export function findOccupationByName(tx: Tx, name: string): Promise<OccupationRow | undefined> {
  return tx.selectFrom('occupation').selectAll().where('name', '=', name.trim()).executeTakeFirst()
}

/** The table as the classifier takes it: the key of an occupation is its id. `version` changes with every change of the table, so that a classifier is kept while it does not. */
export async function loadSynonymTable(tx: Tx): Promise<SynonymTable & { version: string }> {
  const occupations = await listOccupations(tx)
  const synonyms = await tx.selectFrom('occupation_synonym').selectAll().orderBy('id').execute()
  return {
    version: `${occupations.length}:${synonyms.length}:${synonyms.at(-1)?.id ?? ''}`,
    occupations: occupations.map((row) => ({ key: row.id, name: row.name, code: row.code ?? '', source: row.code_source ?? '' })),
    synonyms: synonyms.map((row) => ({ occupation: row.occupation_id, phrase: row.word, strength: row.weight >= weights.strong ? 'strong' : 'weak' })),
  }
}

export async function createOccupation(ctx: Context, input: { name: string; category: OccupationCategory; code?: string | null; codeSource?: string | null }): Promise<OccupationRow> {
  const id = newId()
  try {
    await ctx.tx.insertInto('occupation').values({ id, name: input.name, category: input.category, code: input.code ?? null, code_source: input.codeSource ?? null }).execute()
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('occupations.name-taken')
    throw error
  }
  return getOccupation(ctx.tx, id)
}

/** Adds a word by hand. One that already names another trade for certain is refused: under both it would only be a hint. */
export async function addSynonym(ctx: Context, input: { id: string; word: string }): Promise<SynonymRow> {
  await getOccupation(ctx.tx, input.id)
  const taken = await ctx.tx.selectFrom('occupation_synonym').selectAll().where('word', '=', input.word).execute()
  const own = taken.find((row) => row.occupation_id === input.id)
  if (own) return own
  if (taken.some((row) => row.weight >= weights.strong)) throw new Refused('occupations.word-taken')
  return insertWord(ctx, { occupationId: input.id, word: input.word, source: 'clerk' })
}

/** The words that name a trade which is none of ours, in order. */
export function listOtherTrades(tx: Tx): Promise<SynonymRow[]> {
  return tx.selectFrom('occupation_synonym').selectAll().where('occupation_id', 'is', null).orderBy('word').execute()
}

/** A word that names a trade, but none of ours. One that means one of ours for certain is refused: it must be removed there first. */
export async function addOtherTrade(ctx: Context, input: { word: string }): Promise<SynonymRow> {
  const taken = await ctx.tx.selectFrom('occupation_synonym').selectAll().where('word', '=', input.word).execute()
  const own = taken.find((row) => row.occupation_id === null)
  if (own) return own
  if (taken.some((row) => row.weight >= weights.strong) || await findOccupationByName(ctx.tx, input.word)) throw new Refused('occupations.word-taken')
  return insertWord(ctx, { occupationId: null, word: input.word, source: 'clerk' })
}

export async function removeOtherTrade(ctx: Context, input: { synonymId: string }): Promise<void> {
  const removed = await ctx.tx.deleteFrom('occupation_synonym').where('id', '=', input.synonymId).where('occupation_id', 'is', null).executeTakeFirst()
  if (removed.numDeletedRows === 0n) throw new NotFound()
}

export async function removeSynonym(ctx: Context, input: { id: string; synonymId: string }): Promise<void> {
  const removed = await ctx.tx.deleteFrom('occupation_synonym').where('id', '=', input.synonymId).where('occupation_id', '=', input.id).executeTakeFirst()
  if (removed.numDeletedRows === 0n) throw new NotFound()
}

/**
 * A person corrected what a text was taken for: the word they had used means that trade from now on. Whether a word is worth learning is the caller's decision
 * (vague ones are not); one that is known already stays as it is. Gives whether something was learnt.
 */
export async function learnCorrection(ctx: Context, input: { word: string; occupationId: string }): Promise<boolean> {
  const known = await ctx.tx.selectFrom('occupation_synonym').select('id').where('word', '=', input.word).executeTakeFirst()
  if (known) return false
  await insertWord(ctx, { occupationId: input.occupationId, word: input.word, source: 'correction' })
  return true
}

async function insertWord(ctx: Context, input: { occupationId: string | null; word: string; source: 'clerk' | 'correction' }): Promise<SynonymRow> {
  await ctx.tx.insertInto('occupation_synonym').values({ id: newId(), occupation_id: input.occupationId, word: input.word, source: input.source, added_by: holderOf(ctx.actor), added_at: ctx.clock.now() })
    .onConflict((conflict) => conflict.doNothing()).execute()
  return ctx.tx.selectFrom('occupation_synonym').selectAll().where('word', '=', input.word).where('occupation_id', 'is not distinct from', input.occupationId).executeTakeFirstOrThrow()
}
