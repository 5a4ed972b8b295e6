import type { z } from 'zod'
import { sql, type RawBuilder } from 'kysely'
import type { cockpitRoutes } from '@guildhall/contract'
import { rangeOf, type Tx } from '#platform/db'
import { findDivision } from '#registry/divisions'

type Happened = z.output<typeof cockpitRoutes.get.response>['events'][number]
type Row = { id: string; kind: Happened['kind']; at: Date; title: string | null; count: number; division: string | null; town: string | null }

/** So many are shown, so each kind need give no more. */
const shown = 12

/**
 * What has just happened, read off the records themselves: what many did together (a file of needs, a lesson's check-in) is one line. No names, and nothing from
 * outside the range although classes are public.
 */
export async function findHappened(tx: Tx, scope: string, filter: { division?: string | undefined; town?: string | undefined }): Promise<Happened[]> {
  const { lo, hi } = rangeOf(scope)
  const inRange = (table: string, place = table) => {
    const column = (name: string, of = place) => sql.ref(`${of}.${name}`)
    return sql`${column('scope', table)} >= ${lo} and ${column('scope', table)} < ${hi}
      ${filter.division ? sql`and ${column('division')} = ${filter.division}` : sql``} ${filter.town ? sql`and ${column('town')} = ${filter.town}` : sql``}`
  }
  const kinds: Record<Happened['kind'], RawBuilder<unknown>> = {
    need: sql`select n.id::text, n.asked_at as at, o.name as title, n.seats as count, n.division, n.town from training_need n left join occupation o on o.id = n.occupation_id
      where n.import_id is null and n.state <> 'withdrawn' and ${inRange('n')} order by n.asked_at desc`,
    'needs-imported': sql`select n.import_id::text as id, max(n.created_at) as at, null as title, count(*)::int as count, null as division, null as town from training_need n
      where n.import_id is not null and ${inRange('n')} group by n.import_id order by 2 desc`,
    'class-published': sql`select c.id::text, c.published_at as at, c.title, c.seats as count, c.division, c.town from training_class c
      where c.published_at is not null and c.import_id is null and ${inRange('c')} order by c.published_at desc`,
    enrolled: sql`select c.id::text, max(e.enrolled_at) as at, c.title, count(*)::int as count, c.division, c.town
      from (select e.class_id, e.enrolled_at from training_enrolment e join training_class c on c.id = e.class_id where e.state <> 'cancelled' and e.via <> 'import' and ${inRange('e', 'c')} order by e.enrolled_at desc limit 200) e
      join training_class c on c.id = e.class_id group by c.id, (e.enrolled_at at time zone 'Asia/Shanghai')::date order by 2 desc`,
    'checked-in': sql`select s.id::text, max(a.at) as at, c.title, count(*)::int as count, c.division, c.town
      from (select a.session_id, a.at from training_attendance a join training_session s on s.id = a.session_id join training_class c on c.id = s.class_id
        where a.status in ('present', 'late') and ${inRange('a', 'c')} order by a.at desc limit 400) a
      join training_session s on s.id = a.session_id join training_class c on c.id = s.class_id group by s.id, c.id order by 2 desc`,
    'results-confirmed': sql`select c.id::text, max(r.confirmed_at) as at, c.title, (count(*) filter (where r.outcome = 'passed'))::int as count, c.division, c.town
      from training_result r join training_class c on c.id = r.class_id where r.confirmed_at is not null and ${inRange('r', 'c')} group by c.id order by 2 desc`,
    'certificate-checked': sql`select max(k.id::text) as id, max(k.checked_at) as at, c.title, count(*)::int as count, c.division, c.town
      from training_certificate_check k join credential_issued i on i.id = k.credential_id join training_result r on r.enrolment_id = i.subject join training_class c on c.id = r.class_id
      where ${inRange('k', 'c')} group by c.id, date_trunc('hour', k.checked_at) order by 2 desc`,
    judged: sql`select c.id::text, max(v.submitted_at) as at, c.title, count(*)::int as count, c.division, c.town from evaluation_submission v join training_class c on c.id = v.subject
      where ${inRange('v', 'c')} group by c.id, (v.submitted_at at time zone 'Asia/Shanghai')::date order by 2 desc`,
  }
  const parts = Object.entries(kinds).map(([kind, rows]) => sql`(select ${kind}::text as kind, part.* from (${rows} limit ${shown}) part)`)
  const { rows } = await sql<Row>`${sql.join(parts, sql` union all `)} order by at desc limit ${shown}`.execute(tx)
  return rows.map((row) => ({
    id: `${row.kind}:${row.id}:${row.at.getTime()}`, kind: row.kind, at: row.at.toISOString(), title: row.title, count: row.count, place: row.town ?? (row.division ? findDivision(row.division)?.name ?? null : null),
  }))
}
