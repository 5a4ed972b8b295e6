import { sql } from 'kysely'
import type { Tx } from '#platform/db'

export type UnitFacts = {
  id: string; name: string; scope: string; parentId: string | null; parentName: string | null; dissolvedOn: string | null; revision: number
  /** Directly at it, today: members, records of people (members or not), roles that last or will begin, staff accounts. */
  members: number; people: number; roles: number; accounts: number
  children: { id: string; name: string; from: string }[]
  /** The first day on which it was on record. */
  firstDay: string
  /** The first day on which it may be closed without contradicting what happened after (rules.ts). */
  earliest: string
  /** Is being moved or changed. */
  busy: boolean
}

/** What hangs on units, read by the service; in the order of `ids`. Units that are not there are left out. */
export async function factsOf(tx: Tx, ids: readonly string[], { today, but = null }: { today: string; but?: string | null }): Promise<UnitFacts[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<UnitFacts>`
    select u.id, u.name, u.scope, u.parent_id as "parentId", p.name as "parentName", u.dissolved_on as "dissolvedOn", u.revision,
      (select count(*)::int from membership m where m.unit_id = u.id and m.valid_to is null) as members,
      (select count(*)::int from person h where h.scope = u.scope and h.unit_id = u.id and h.merged_into is null) as people,
      (select count(*)::int from role_assignment r where r.scope = u.scope and r.unit_id = u.id and (r.valid_to is null or r.valid_to > ${today})) as roles,
      (select count(*)::int from staff_account a where a.scope = u.scope and a.unit_id = u.id) as accounts,
      coalesce((select json_agg(json_build_object('id', c.id, 'name', c.name, 'from', v.valid_from) order by c.name)
        from unit c join unit_version v on v.unit_id = c.id and v.valid_to is null where c.parent_id = u.id and c.dissolved_on is null), '[]') as children,
      first.day as "firstDay",
      greatest(case when last.day = first.day then last.day + 1 else last.day end,
        (select greatest(max(m.valid_from), max(m.valid_to)) from membership m where m.unit_id = u.id),
        (select greatest(max(v.valid_from), max(v.valid_to)) from unit_version v where v.parent_id = u.id)) as earliest,
      exists (select from unit_move w where w.unit_id = u.id and w.state = 'waiting' and w.change_id is distinct from ${but}::uuid)
        or exists (select from unit_change x where x.state = 'waiting' and x.kind <> 'transfer' and x.unit_ids @> array[u.id] and x.id is distinct from ${but}::uuid) as busy
    from unit u left join unit p on p.id = u.parent_id
      left join lateral (select min(v.valid_from) as day from unit_version v where v.unit_id = u.id) first on true
      left join lateral (select max(v.valid_from) as day from unit_version v where v.unit_id = u.id) last on true
    where u.id = any(${[...ids]}::uuid[])`.execute(tx)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
