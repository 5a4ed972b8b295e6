import type { AnswerOf, mergingRoutes } from '@guildhall/contract'
import type { Selectable } from 'kysely'
import { maskName } from '#platform/crypto'
import type { Database } from '#platform/db'
import { NotFound, type RequestContext } from '#platform/http'
import { openName } from '../present.ts'
import { findPerson } from '../store.ts'
import type { Moved } from './move.ts'
import { personReferences, type Said } from './references.ts'

export type PersonMerge = AnswerOf<typeof mergingRoutes.merge>
export type MergeRow = Selectable<Database['person_merge']>
export type UndoResult = { said: Said[] }

export async function presentMerge(ctx: Pick<RequestContext, 'tx' | 'cipher'>, id: string): Promise<PersonMerge> {
  const row = await ctx.tx.selectFrom('person_merge').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return present(ctx, row)
}

/** Merges that a record took part in, the last one first, as far as the caller may see both records. */
export async function listMerges(ctx: RequestContext, input: { id: string }): Promise<{ rows: PersonMerge[] }> {
  if (!await findPerson(ctx.tx, input.id)) throw new NotFound()
  const rows = await ctx.tx.selectFrom('person_merge').selectAll().where((is) => is.or([is('winner_id', '=', input.id), is('loser_id', '=', input.id)])).orderBy('merged_at', 'desc').limit(50).execute()
  return { rows: await Promise.all(rows.map((row) => present(ctx, row))) }
}

async function present(ctx: Pick<RequestContext, 'tx' | 'cipher'>, row: MergeRow): Promise<PersonMerge> {
  const loser = await ctx.tx.selectFrom('person').select('name_sealed').where('id', '=', row.loser_id).executeTakeFirstOrThrow()
  const result = row.undone_result as UndoResult | null
  return {
    id: row.id, winnerId: row.winner_id, loserId: row.loser_id, loserName: maskName(openName(ctx.cipher, loser).reveal()), reason: row.reason, mergedAt: row.merged_at.toISOString(),
    moved: inWords(row.moved as Moved[]), said: row.settled as Said[],
    undone: row.undone_at && { at: row.undone_at.toISOString(), reason: row.undone_reason ?? '', said: result?.said ?? [] },
  }
}

/** How many rows of each kind that has a name of its own. */
function inWords(moved: readonly Moved[]): { what: Said; count: number }[] {
  const named = new Map(personReferences().flatMap((one) => (one.words ? [[`${one.table}.${one.column}`, one.words] as const] : [])))
  return moved.flatMap(({ table, column, keys }) => {
    const what = named.get(`${table}.${column}`)
    return what ? [{ what, count: keys.length }] : []
  })
}
