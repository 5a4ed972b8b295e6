import { sql } from 'kysely'
import { rangeOf, type Tx } from '#platform/db'

export type CourseClass = {
  id: string; scope: string; number: string; title: string; state: string; lastDay: string | null; occupationId: string; occupation: string; category: string; level: number | null; trainerId: string | null; trainer: string | null
}
type Which = { within?: string; outside?: string; occupationIds?: readonly string[] | undefined; level?: number | null | undefined; trainerId?: string; from?: string | undefined; to?: string | undefined; q?: string | undefined; ended: boolean }

/** Classes whose lessons are over, or those still ahead, the last to end first. */
export function findCourseClasses(tx: Tx, which: Which): Promise<CourseClass[]> {
  const [within, outside] = [which.within === undefined ? null : rangeOf(which.within), which.outside === undefined ? null : rangeOf(which.outside)]
  return tx.selectFrom('training_class as c').innerJoin('occupation as o', 'o.id', 'c.occupation_id').leftJoin('training_trainer as t', 't.id', 'c.trainer_id')
    .select(['c.id', 'c.scope', 'c.number', 'c.title', 'c.state', 'c.last_day as lastDay', 'c.occupation_id as occupationId', 'o.name as occupation', 'o.category', 'c.level', 'c.trainer_id as trainerId', 't.name as trainer'])
    .where('c.state', 'in', which.ended ? ['assessing', 'confirming', 'closed'] : ['published', 'running'])
    .$if(within !== null, (rows) => rows.where('c.scope', '>=', within!.lo).where('c.scope', '<', within!.hi))
    .$if(outside !== null, (rows) => rows.where((is) => is.or([is('c.scope', '<', outside!.lo), is('c.scope', '>=', outside!.hi)])))
    .$if(Boolean(which.occupationIds?.length), (rows) => rows.where('c.occupation_id', 'in', which.occupationIds!))
    .$if(which.level !== undefined, (rows) => rows.where('c.level', 'is not distinct from', which.level!))
    .$if(which.trainerId !== undefined, (rows) => rows.where('c.trainer_id', '=', which.trainerId!))
    .$if(Boolean(which.q), (rows) => rows.where(sql<boolean>`position(${which.q} in o.name) > 0`))
    .$if(which.from !== undefined, (rows) => rows.where('c.last_day', '>=', which.from!)).$if(which.to !== undefined, (rows) => rows.where('c.last_day', '<=', which.to!))
    .orderBy('c.last_day', (order) => order.desc().nullsLast()).orderBy('c.id').limit(5_000).execute()
}

/** How many sat in each class. */
export async function countPeople(tx: Tx, classIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`select class_id as id, count(*)::int as n from training_enrolment where class_id = any(${classIds}::uuid[]) and state = 'seated' group by 1`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.n]))
}

/** Who was assessed in each class, and how many passed: confirmed results, without those who had missed too much to be assessed. */
export async function countResults(tx: Tx, classIds: readonly string[]): Promise<Map<string, { assessed: number; passed: number }>> {
  const { rows } = await sql<{ id: string; assessed: number; passed: number }>`
    select class_id as id, count(*)::int as assessed, count(*) filter (where outcome = 'passed')::int as passed from training_result
    where class_id = any(${classIds}::uuid[]) and confirmed_at is not null and outcome <> 'failed-attendance' group by 1`.execute(tx)
  return new Map(rows.map(({ id, ...counts }) => [id, counts]))
}

/** Of all seats in lessons for which a list was kept, those where somebody came; `people` had those seats. */
export async function countAttendance(tx: Tx, classIds: readonly string[]): Promise<{ places: number; came: number; people: number }> {
  const { rows } = await sql<{ places: number; came: number; people: number }>`
    select count(*)::int as places, count(*) filter (where a.status in ('present', 'late'))::int as came, count(distinct e.id)::int as people
    from training_session s join training_enrolment e on e.class_id = s.class_id and e.state = 'seated' left join training_attendance a on a.session_id = s.id and a.enrolment_id = e.id
    where s.class_id = any(${classIds}::uuid[]) and s.state <> 'cancelled' and exists (select from training_attendance k where k.session_id = s.id)`.execute(tx)
  return rows[0]!
}

export type CourseRectification = { id: string; number: string; title: string; state: 'open' | 'answered' | 'done' | 'dropped'; openedAt: Date }

/** What was put right in these classes, those under way first. */
export async function findCourseRectifications(tx: Tx, classIds: readonly string[]): Promise<CourseRectification[]> {
  if (classIds.length === 0) return []
  const rows = await tx.selectFrom('training_rectification as r').innerJoin('training_class as c', 'c.id', 'r.class_id').select(['r.id', 'c.number', 'c.title', 'r.state', 'r.opened_at as openedAt']).where('r.class_id', 'in', classIds)
    .orderBy(sql`r.state in ('open', 'answered')`, 'desc').orderBy('r.opened_at', 'desc').orderBy('r.id').execute()
  return rows as CourseRectification[]
}

export const findOccupation = (tx: Tx, id: string): Promise<{ id: string; name: string; category: string } | undefined> => tx.selectFrom('occupation').select(['id', 'name', 'category']).where('id', '=', id).executeTakeFirst()

/** Units by their path. */
export async function findUnits(tx: Tx, scopes: readonly string[]): Promise<Map<string, { id: string; name: string }>> {
  if (scopes.length === 0) return new Map()
  const rows = await tx.selectFrom('unit').select(['id', 'scope', 'name']).where('scope', 'in', [...new Set(scopes)]).execute()
  return new Map(rows.map((row) => [row.scope, { id: row.id, name: row.name }]))
}
