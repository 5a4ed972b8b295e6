import { sql } from 'kysely'
import { holderOf } from '#platform/http'
import type { CommandContext } from '#platform/module'
import { adoptContacts } from './adopt.ts'
import { noteDifferences } from './differences.ts'
import { noteSamePeople } from './same-people.ts'

/** So many new people change what the planner should know. */
const analyzedFrom = 1_000

/** What a roster did to the register. */
export type RosterWritten = {
  /** Persons new on record. */
  created: number
  /** Persons on record before, whatever became of their rows. */
  known: number
  /** Memberships begun. */
  joined: number
  /** Differences between file and record that wait for a clerk. */
  differences: number
}

/**
 * Makes what is on the stage true, in the transaction of `ctx`, whose range holds all of it: new persons and memberships; what differs from the record is noted and
 * overwrites nothing. One roster at a time, because two could bring the same person.
 */
export async function applyRoster(ctx: CommandContext, { runId, fileName }: { runId: string; fileName: string }): Promise<RosterWritten> {
  await sql`select pg_advisory_xact_lock(hashtext('registry.roster'))`.execute(ctx.tx)
  await sql`select app.match_roster(${runId})`.execute(ctx.tx)
  await sharePhones(ctx, runId)
  await adoptContacts(ctx, runId)
  const created = await insertPersons(ctx, runId)
  if (created > analyzedFrom) await sql`select app.register_grew()`.execute(ctx.tx)
  const differences = await noteDifferences(ctx, { runId, fileName })
  await noteSamePeople(ctx, runId)
  await fillBlankPhones(ctx, runId)
  const joined = await beginMemberships(ctx, runId)
  const { rows: [counted] } = await sql<{ known: number }>`select count(*)::int as known from roster_stage where run_id = ${runId} and known`.execute(ctx.tx)
  return { created, known: counted!.known, joined, differences }
}

/** What would happen, for the preview; nothing is written but the marks on the stage. */
export async function foreseeRoster(ctx: CommandContext, runId: string): Promise<{ created: number; known: number }> {
  await sql`select app.match_roster(${runId})`.execute(ctx.tx)
  const { rows: [counted] } = await sql<{ created: number; known: number }>`
    select count(*) filter (where not known)::int as created, count(*) filter (where known)::int as known from roster_stage where run_id = ${runId}`.execute(ctx.tx)
  return counted!
}

/** A phone that two new people of the file share is the first one's. */
async function sharePhones({ tx }: CommandContext, runId: string): Promise<void> {
  await sql`
    update roster_stage s set phone_owner = f.person_id
    from (select distinct on (phone_blind) phone_blind, person_id, n from roster_stage where run_id = ${runId} and not known and phone_owner is null and phone_blind is not null order by phone_blind, n) f
    where s.run_id = ${runId} and s.phone_blind = f.phone_blind and s.n > f.n and s.phone_owner is null`.execute(tx)
}

async function insertPersons(ctx: CommandContext, runId: string): Promise<number> {
  const now = ctx.clock.now()
  const { rows: [made] } = await sql<{ count: number }>`
    with made as (
      insert into person (id, scope, unit_id, standing, name_sealed, phone_sealed, phone_blind, id_number_sealed, id_number_blind, gender, birth_year, import_id, created_at, updated_at)
      select person_id, scope, unit_id, 'real-name', name_sealed, case when phone_owner is null then phone_sealed end, case when phone_owner is null then phone_blind end,
        id_sealed, id_blind, gender, birth_year, ${runId}, ${now}, ${now}
      from roster_stage where run_id = ${runId} and not known order by n
      returning 1)
    select count(*)::int as count from made`.execute(ctx.tx)
  await sql`insert into person_name_key (person_id, scope, key)
    select person_id, scope, unnest(name_keys) from roster_stage where run_id = ${runId} and not known`.execute(ctx.tx)
  return made!.count
}

/** A number that the record lacks and nobody else has is no difference: it is filled in. */
async function fillBlankPhones(ctx: CommandContext, runId: string): Promise<void> {
  await sql`
    update person p set phone_sealed = s.phone_sealed, phone_blind = s.phone_blind, revision = p.revision + 1, updated_at = ${ctx.clock.now()}
    from roster_stage s where s.run_id = ${runId} and s.known and s.person_id = p.id and p.phone_blind is null and s.phone_blind is not null and s.phone_owner is null`.execute(ctx.tx)
}

/** Everybody of the file who is within reach and a member of nothing becomes a member, at the unit of their row; the record moves there with them. */
async function beginMemberships(ctx: CommandContext, runId: string): Promise<number> {
  const now = ctx.clock.now()
  const { rows: moved } = await sql<{ id: string }>`
    update person p set unit_id = s.unit_id, scope = s.scope, revision = p.revision + 1, updated_at = ${now}
    from roster_stage s where s.run_id = ${runId} and s.known and s.person_id = p.id and p.unit_id <> s.unit_id
      and not exists (select from membership m where m.person_id = p.id and m.valid_to is null) returning p.id`.execute(ctx.tx)
  if (moved.length > 0) await sql`update person_name_key k set scope = p.scope from person p where p.id = any(${moved.map((one) => one.id)}::uuid[]) and k.person_id = p.id`.execute(ctx.tx)
  const { rows: [begun] } = await sql<{ count: number }>`
    with begun as (
      insert into membership (id, person_id, unit_id, scope, joined_on, valid_from, began_by, employment, employment_form, occupation, education, skill_level, private_sealed, import_id, recorded_by, recorded_at,
        counted_gender, counted_birth_year)
      select gen_random_uuid(), s.person_id, s.unit_id, s.scope, s.joined_on, s.joined_on, 'import', s.employment, s.employment_form, s.occupation, s.education, s.skill_level, s.private_sealed,
        ${runId}, ${holderOf(ctx.actor)}, ${now}, case when not s.known then s.gender end, case when not s.known then s.birth_year end
      from roster_stage s join person p on p.id = s.person_id
      where s.run_id = ${runId} and not exists (select from membership m where m.person_id = s.person_id and m.valid_to is null)
      order by s.n
      returning 1)
    select count(*)::int as count from begun`.execute(ctx.tx)
  return begun!.count
}
