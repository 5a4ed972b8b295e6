import { sql } from 'kysely'
import { arrangedStates } from '@guildhall/contract'
import type { Contribution, Metric } from '#engines/metrics'
import { instantInShanghai } from '#platform/clock'
import type { Tx } from '#platform/db'
import { ratingKeys } from '../forms/index.ts'
import { classFormKey } from '../resources/index.ts'
import { asked, certified, passed, planned, satisfaction, trained } from './metrics.ts'

export type Kind = 'need' | 'result' | 'judgement'
type Place = { occupation_id: string | null; level: number | null; division: string | null; town: string | null }

/** Which figures a record of this kind may count in: in those that it is not said to, it does not. */
export const metricsOf: Record<Kind, readonly Metric[]> = { need: [asked, planned], result: [trained, passed, certified], judgement: [satisfaction] }

/** What these records count for as they now are. Each figure is a function of rows and nothing else, so that it can always be told anew. */
export const contributionsOf: Record<Kind, (tx: Tx, refs: readonly string[]) => Promise<Contribution[]>> = {
  async need(tx, refs) {
    const rows = await tx.selectFrom('training_need').select(['id', 'scope', 'asked_at', 'seats', 'state', 'occupation_id', 'level', 'division', 'town'])
      .where('id', '=', sql<string>`any(${refs}::uuid[])`).where('state', '<>', 'withdrawn').execute()
    return rows.flatMap((row) => {
      const one = { ref: row.id, scope: row.scope, at: row.asked_at, dims: dimsOf(row), numerator: row.seats }
      return [{ metric: asked, ...one }, ...(isArranged(row.state) ? [{ metric: planned, ...one }] : [])]
    })
  },
  async result(tx, refs) {
    const rows = await tx.selectFrom('training_result as r').innerJoin('training_class as c', 'c.id', 'r.class_id')
      .select(['r.enrolment_id as id', 'r.scope', 'r.confirmed_at', 'r.outcome', 'c.occupation_id', 'c.level', 'c.division', 'c.town'])
      .select((is) => is.exists(is.selectFrom('credential_issued as i').select('i.id').whereRef('i.subject', '=', 'r.enrolment_id').where('i.revoked_at', 'is', null)).as('certified'))
      .where('r.enrolment_id', '=', sql<string>`any(${refs}::uuid[])`).where('r.confirmed_at', 'is not', null).where('r.outcome', 'is not', null).execute()
    return rows.flatMap((row) => {
      const metrics = [...(row.outcome === 'failed-attendance' ? [] : [trained]), ...(row.outcome === 'passed' ? [passed] : []), ...(row.certified ? [certified] : [])]
      return metrics.map((metric) => ({ metric, ref: row.id, scope: row.scope, at: row.confirmed_at!, dims: dimsOf(row) }))
    })
  },
  async judgement(tx, refs) {
    const rows = await tx.selectFrom('evaluation_submission as s').innerJoin('training_class as c', 'c.id', 's.subject').innerJoin('evaluation_answer as a', (join) => join.onRef('a.submission_id', '=', 's.id').on('a.question', 'in', ratingKeys))
      .select(['s.id', 's.scope', 's.filled_on', 'c.occupation_id', 'c.level', 'c.division', 'c.town'])
      .select([sql<number>`count(a.score)::int`.as('scores'), sql<number>`(count(*) filter (where a.score >= 4))::int`.as('satisfied')])
      .where('s.id', '=', sql<string>`any(${refs}::uuid[])`).where('s.form_key', '=', classFormKey).groupBy(['s.id', 'c.id']).having(sql<boolean>`count(a.score) > 0`).execute()
    return rows.map((row) => ({ metric: satisfaction, ref: row.id, scope: row.scope, at: instantInShanghai(row.filled_on), dims: dimsOf(row), numerator: row.satisfied, denominator: row.scores }))
  },
}

/** A need that somebody has done something about: in a plan or further. */
export function isArranged(state: string): boolean {
  return state === 'served' || arrangedStates.some((one) => one === state)
}

function dimsOf(row: Place): Contribution['dims'] {
  return { ...(row.occupation_id && { occupation: row.occupation_id }), ...(row.level !== null && { level: String(row.level) }), ...(row.division && { division: row.division }), ...(row.town && { town: row.town }) }
}
