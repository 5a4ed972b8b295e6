import { sql, type Selectable } from 'kysely'
import { rangeOf, type Database, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { NeedOfPlan } from './needs-of-plan.ts'

export type OpinionRow = Selectable<Database['training_opinion']>

/** All rounds of a class, the newest round first. */
export function findOpinions(tx: Tx, classId: string): Promise<OpinionRow[]> {
  return tx.selectFrom('training_opinion').selectAll().where('class_id', '=', classId).orderBy('round', 'desc').orderBy('asked_at').orderBy('id').execute()
}

export function findOpinion(tx: Tx, id: string): Promise<OpinionRow | undefined> {
  return tx.selectFrom('training_opinion').selectAll().where('id', '=', id).executeTakeFirst()
}

/** What a worker was asked, the newest first: their transaction sees only their own. */
export function findOpinionsOfPerson(tx: Tx, personId: string): Promise<OpinionRow[]> {
  return tx.selectFrom('training_opinion').selectAll().where('person_id', '=', personId).orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(100).execute()
}

/** What units of a range were asked, not their workers. */
export function findOpinionsOfUnits(tx: Tx, scope: string): Promise<OpinionRow[]> {
  const { lo, hi } = rangeOf(scope)
  return tx.selectFrom('training_opinion').selectAll().where('applicant_scope', '>=', lo).where('applicant_scope', '<', hi).where('person_id', 'is', null)
    .orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(200).execute()
}

/** Locks an opinion together with its class, so that an answer and the end of the round happen one after the other. */
export async function lockOpinion(tx: Tx, id: string): Promise<(OpinionRow & { class_state: string; class_closes_at: Date | null }) | undefined> {
  const found = await tx.selectFrom('training_opinion').select('class_id').where('id', '=', id).executeTakeFirst()
  if (!found) return undefined
  const owner = await tx.selectFrom('training_class').select(['state', 'opinions_close_at']).where('id', '=', found.class_id).forUpdate().executeTakeFirstOrThrow()
  const row = await tx.selectFrom('training_opinion').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
  return { ...row, class_state: owner.state, class_closes_at: owner.opinions_close_at }
}

export async function insertOpinions(tx: Tx, round: { classId: string; scope: string; round: number; now: Date }, needs: readonly NeedOfPlan[]): Promise<void> {
  if (needs.length === 0) return
  await tx.insertInto('training_opinion').values(needs.map((need) => ({
    id: newId(), class_id: round.classId, need_id: need.id, scope: round.scope, applicant_scope: need.applicant_scope, person_id: need.source === 'worker' ? need.person_id : null,
    unit_id: need.unit_id, round: round.round, asked_at: round.now,
  }))).onConflict((conflict) => conflict.columns(['class_id', 'need_id', 'round']).doNothing()).execute()
}

export async function updateOpinion(tx: Tx, id: string, change: Partial<Pick<OpinionRow, 'stance' | 'wish_windows' | 'words' | 'answered_at' | 'assisted' | 'reply' | 'replied_by' | 'replied_at'>>): Promise<OpinionRow> {
  return tx.updateTable('training_opinion').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
}

export type Tally = { classId: string; round: number; asked: number; answered: number; agree: number; adjust: number; object: number }

/** How far people agree, by their newest answer each, weighed by the seats they asked for. */
export async function countOpinions(tx: Tx, classIds: readonly string[]): Promise<Map<string, Tally>> {
  if (classIds.length === 0) return new Map()
  const { rows } = await sql<Tally>`
    with newest as (select distinct on (o.class_id, o.need_id) o.class_id, o.round, o.stance, n.seats from training_opinion o join training_need n on n.id = o.need_id
      where o.class_id = any(${classIds}::uuid[]) order by o.class_id, o.need_id, o.round desc)
    select class_id as "classId", max(round)::int as round, sum(seats)::int as asked, coalesce(sum(seats) filter (where stance is not null), 0)::int as answered,
      coalesce(sum(seats) filter (where stance = 'agree'), 0)::int as agree, coalesce(sum(seats) filter (where stance = 'adjust'), 0)::int as adjust,
      coalesce(sum(seats) filter (where stance = 'object'), 0)::int as object
    from newest group by class_id`.execute(tx)
  return new Map(rows.map((row) => [row.classId, row]))
}
