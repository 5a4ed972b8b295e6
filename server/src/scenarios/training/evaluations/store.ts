import type { Selectable } from 'kysely'
import { rangeOf, type Database, type Tx } from '#platform/db'
import { classFormKey } from '../resources/index.ts'

export type ClassRow = Selectable<Database['training_class']>

export function findSeatedPeople(tx: Tx, classId: string): Promise<string[]> {
  return tx.selectFrom('training_enrolment').select('person_id').where('class_id', '=', classId).where('state', '=', 'seated').execute().then((rows) => rows.map((row) => row.person_id))
}

/** Classes whose lessons are over since a day and about which nobody has been asked yet. */
export function findUnasked(tx: Tx, since: string): Promise<{ id: string; scope: string }[]> {
  return tx.selectFrom('training_class as c').select(['c.id', 'c.scope']).where('c.state', 'in', ['assessing', 'confirming', 'closed']).where('c.import_id', 'is', null).where('c.last_day', '>=', since)
    .where((is) => is.exists(is.selectFrom('training_enrolment as e').select('e.id').whereRef('e.class_id', '=', 'c.id').where('e.state', '=', 'seated')))
    .where((is) => is.not(is.exists(is.selectFrom('evaluation_invitation as i').select('i.id').whereRef('i.subject', '=', 'c.id').where('i.form_key', '=', classFormKey)))).execute()
}

/** Classes by number, for forms on paper that name them so; of equal numbers the one nearest to the top. */
export async function findClassesByNumber(tx: Tx, numbers: readonly string[], scope: string): Promise<Map<string, ClassRow>> {
  if (numbers.length === 0) return new Map()
  const { lo, hi } = rangeOf(scope)
  const rows = await tx.selectFrom('training_class').selectAll().where('number', 'in', [...new Set(numbers)]).where('scope', '>=', lo).where('scope', '<', hi).orderBy('scope', 'desc').execute()
  return new Map(rows.map((row) => [row.number, row]))
}

export type JudgedQuery = { lo: string; hi: string; occupationIds?: readonly string[] | undefined; trainerId?: string | undefined; from?: string | undefined; to?: string | undefined }

/** Classes of a range about which somebody was asked or has said something, the last to end first. */
export function findJudged(tx: Tx, query: JudgedQuery): Promise<(ClassRow & { occupation: string; category: string; trainer: string | null })[]> {
  return tx.selectFrom('training_class as c').innerJoin('occupation as o', 'o.id', 'c.occupation_id').leftJoin('training_trainer as t', 't.id', 'c.trainer_id')
    .selectAll('c').select(['o.name as occupation', 'o.category', 't.name as trainer']).where('c.state', 'in', ['assessing', 'confirming', 'closed'])
    .where('c.scope', '>=', query.lo).where('c.scope', '<', query.hi)
    .where((is) => is.or([
      is.exists(is.selectFrom('evaluation_submission as s').select('s.id').whereRef('s.subject', '=', 'c.id')), is.exists(is.selectFrom('evaluation_invitation as i').select('i.id').whereRef('i.subject', '=', 'c.id')),
    ]))
    .$if(Boolean(query.occupationIds?.length), (rows) => rows.where('c.occupation_id', 'in', query.occupationIds!))
    .$if(query.trainerId !== undefined, (rows) => rows.where('c.trainer_id', '=', query.trainerId!))
    .$if(query.from !== undefined, (rows) => rows.where('c.last_day', '>=', query.from!)).$if(query.to !== undefined, (rows) => rows.where('c.last_day', '<=', query.to!))
    .orderBy('c.last_day', (order) => order.desc().nullsLast()).orderBy('c.id').limit(3_000).execute()
}
