import { holderOf } from '#platform/http'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import type { SynonymTable } from '#registry/occupations'
import { learnFromCorrection } from '../classify/index.ts'

/** From this weight on a word names its trade; below it is a hint. */
const strong = 1

let last: { stamp: string; table: SynonymTable } | undefined

/** The synonym table as it stands; the same object while nothing was added, so that what is built from it can be kept. Occupations are keyed by their ids. */
export async function loadSynonyms(tx: Tx): Promise<SynonymTable> {
  const occupations = await tx.selectFrom('occupation').select(['id', 'name', 'code', 'code_source']).where('active', '=', true).orderBy('id').execute()
  const words = await tx.selectFrom('occupation_synonym').select(['occupation_id', 'word', 'weight']).orderBy('id').execute()
  const stamp = JSON.stringify([occupations, words])
  if (last?.stamp === stamp) return last.table
  const table: SynonymTable = {
    occupations: occupations.map(({ id, name, code, code_source }) => ({ key: id, name, code: code ?? '', source: code_source ?? '' })),
    synonyms: words.map(({ occupation_id, word, weight }) => ({ occupation: occupation_id, phrase: word, strength: weight >= strong ? 'strong' : 'weak' })),
  }
  last = { stamp, table }
  return table
}

/** What a correction teaches, kept with who taught it; null where it teaches nothing. */
export async function learnWord(ctx: Pick<CommandContext, 'tx' | 'actor' | 'clock'>, trade: string, occupationId: string): Promise<string | null> {
  const lesson = learnFromCorrection(trade, occupationId, await loadSynonyms(ctx.tx))
  if (!lesson) return null
  const kept = await ctx.tx.insertInto('occupation_synonym')
    .values({ id: newId(), occupation_id: lesson.occupation, word: lesson.phrase, source: 'correction', weight: strong, added_by: holderOf(ctx.actor), added_at: ctx.clock.now() })
    .onConflict((conflict) => conflict.column('word').doNothing()).executeTakeFirst()
  return kept.numInsertedOrUpdatedRows === 1n ? lesson.phrase : null
}
