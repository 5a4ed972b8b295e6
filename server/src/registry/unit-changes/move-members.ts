import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#platform/db'

type Unit = { id: string; scope: string }
export type Deed = { changeId: string; on: string; reason: string; by: string; now: Date }
export type Told = (more: number) => Promise<void>
const chunk = 20_000

/**
 * Ends the lasting memberships that `which` chooses (of `m`) and begins their successors at another unit on the same day; the records of the people go along. Set by
 * set, in the service's name. What was joined when, and what the roster said, stays. Gives how many.
 */
export async function moveMembers(tx: Tx, which: RawBuilder<unknown>, to: Unit, deed: Deed, told: Told): Promise<number> {
  return inChunks(told, async () => {
    const { rows: [row] } = await sql<{ n: number }>`
      with chosen as materialized (select m.id from membership m where m.valid_to is null and m.unit_id <> ${to.id} and m.valid_from <= ${deed.on} and (${which}) order by m.id limit ${chunk} for update),
      ended as (update membership m set valid_to = ${deed.on}, ended_by = 'transfer', end_reason = ${deed.reason}, ended_recorded_by = ${deed.by}, ended_recorded_at = ${deed.now}, ended_change_id = ${deed.changeId}
        from chosen where m.id = chosen.id returning m.*),
      begun as (insert into membership (id, person_id, unit_id, scope, joined_on, valid_from, began_by, employment, employment_form, occupation, education, skill_level, private_sealed, change_id, recorded_by, recorded_at)
        select gen_random_uuid(), person_id, ${to.id}, ${to.scope}, joined_on, ${deed.on}, 'transfer', employment, employment_form, occupation, education, skill_level, private_sealed, ${deed.changeId}, ${deed.by}, ${deed.now}
        from ended returning person_id),
      moved as (update person p set unit_id = ${to.id}, scope = ${to.scope}, revision = p.revision + 1, updated_at = ${deed.now} from begun where p.id = begun.person_id returning p.id),
      keys as (update person_name_key k set scope = ${to.scope} from moved where k.person_id = moved.id returning 1)
      select (select count(*)::int from ended) as n, (select count(*)::int from keys) as keys`.execute(tx)
    return row!.n
  })
}

/** Ends the lasting memberships at a unit that is dissolved. */
export async function endMembers(tx: Tx, unitId: string, deed: Deed, told: Told): Promise<number> {
  return inChunks(told, async () => {
    const { numAffectedRows } = await sql`update membership set valid_to = ${deed.on}, ended_by = 'dissolve', end_reason = ${deed.reason}, ended_recorded_by = ${deed.by}, ended_recorded_at = ${deed.now}, ended_change_id = ${deed.changeId}
      where id in (select id from membership where unit_id = ${unitId} and valid_to is null limit ${chunk} for update)`.execute(tx)
    return Number(numAffectedRows)
  })
}

/** The records of people go from one unit to another, those that gave way to another record too. */
export async function movePeople(tx: Tx, from: Unit, to: Unit, now: Date, told: Told): Promise<number> {
  return inChunks(told, async () => {
    const { rows: [row] } = await sql<{ n: number }>`
      with moved as (update person p set unit_id = ${to.id}, scope = ${to.scope}, revision = p.revision + 1, updated_at = ${now}
        where p.id in (select id from person where scope = ${from.scope} and unit_id = ${from.id} limit ${chunk} for update) returning p.id),
      keys as (update person_name_key k set scope = ${to.scope} from moved where k.person_id = moved.id returning 1)
      select (select count(*)::int from moved) as n, (select count(*)::int from keys) as keys`.execute(tx)
    return row!.n
  })
}

/** Roles end with the unit at which they are held: its range is gone, and a wider one is for an administrator to give. */
export async function endRoles(tx: Tx, unitId: string, end: { today: string; by: string; reason: string; now: Date }): Promise<number> {
  const { numAffectedRows } = await sql`update role_assignment set valid_to = ${end.today}, ended_by = ${accountIn(end.by)}, ended_at = ${end.now}, end_reason = ${end.reason}
    where unit_id = ${unitId} and (valid_to is null or valid_to > ${end.today})`.execute(tx)
  return Number(numAffectedRows)
}

export async function moveAccounts(tx: Tx, fromId: string, to: Unit): Promise<number> {
  const { numAffectedRows } = await sql`update staff_account set unit_id = ${to.id}, scope = ${to.scope} where unit_id = ${fromId}`.execute(tx)
  return Number(numAffectedRows)
}

/** The account in the name under which a deed is kept, if it was one's. */
export function accountIn(holder: string): string | null {
  return /^account:([0-9a-f-]{36})$/.exec(holder)?.[1] ?? null
}

async function inChunks(told: Told, work: () => Promise<number>): Promise<number> {
  let done = 0
  for (;;) {
    const more = await work()
    if (more === 0) return done
    done += more
    await told(more)
  }
}
