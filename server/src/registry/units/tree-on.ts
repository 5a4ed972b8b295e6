import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#platform/db'

/** The tree as it stood on a day, from its versions: what is below a unit is decided by that day, not by today's paths. Units are public, so the service reads all of them. */

/** Versions of a day, of every unit. */
export const versionsOn = (day: string): RawBuilder<unknown> => sql`select v.unit_id, v.name, v.kind, v.parent_id, v.division from unit_version v where v.valid_from <= ${day} and (v.valid_to is null or v.valid_to > ${day})`

/** Versions of a day of a unit and everything below it. To stand inside `with recursive`. */
export const treeOn = (unitId: string, day: string): RawBuilder<unknown> => sql`
  with recursive below as (select v.unit_id, v.name, v.kind, v.parent_id, v.division from unit_version v where v.unit_id = ${unitId} and v.valid_from <= ${day} and (v.valid_to is null or v.valid_to > ${day})
    union all select v.unit_id, v.name, v.kind, v.parent_id, v.division from unit_version v join below b on v.parent_id = b.unit_id where v.valid_from <= ${day} and (v.valid_to is null or v.valid_to > ${day}))
  select unit_id, name, kind, parent_id, division from below`

/** Units from the top down to one, as they stood on a day; empty where it was not there. */
export async function pathOn(tx: Tx, unitId: string, day: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    with recursive up as (select v.unit_id, v.name, v.parent_id, 0 as height from unit_version v where v.unit_id = ${unitId} and v.valid_from <= ${day} and (v.valid_to is null or v.valid_to > ${day})
      union all select v.unit_id, v.name, v.parent_id, u.height + 1 from unit_version v join up u on v.unit_id = u.parent_id where v.valid_from <= ${day} and (v.valid_to is null or v.valid_to > ${day}))
    select unit_id as id, name from up order by height desc`.execute(tx)
  return rows
}

/** Members at a unit and below it on a day, by the tree of that day. */
export async function membersBelowOn(tx: Tx, unitId: string, day: string): Promise<number> {
  const { rows: [row] } = await sql<{ n: number }>`select count(*)::int as n from membership m where m.valid_from <= ${day} and (m.valid_to is null or m.valid_to > ${day}) and m.unit_id in (select unit_id from (${treeOn(unitId, day)}) as tree)`.execute(tx)
  return row!.n
}
