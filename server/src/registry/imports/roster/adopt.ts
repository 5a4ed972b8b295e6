import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { openName, sealedIn, searchForm } from '../../people/index.ts'

type Candidate = { n: number; person_id: string; name_sealed: Buffer; owner: string; owner_name: Buffer }
const batch = 1000

/**
 * A contact within reach who has this phone and this name, and no ID yet, is the person of the row: the record gets the ID and becomes one of the register. A phone of
 * anybody else stays theirs.
 */
export async function adoptContacts(ctx: CommandContext, runId: string): Promise<void> {
  for (let after = 0; ;) {
    const { rows } = await sql<Candidate>`
      select s.n, s.person_id, s.name_sealed, p.id as owner, p.name_sealed as owner_name from roster_stage s join person p on p.id = s.phone_owner
      where s.run_id = ${runId} and not s.known and p.id_number_blind is null and s.n > ${after} order by s.n limit ${batch}`.execute(ctx.tx)
    if (rows.length === 0) return
    after = rows.at(-1)!.n
    await adopt(ctx, runId, rows.filter((row) => samePerson(ctx, row)))
  }
}

function samePerson({ cipher }: CommandContext, row: Candidate): boolean {
  const known = searchForm(openName(cipher, { name_sealed: row.owner_name }).reveal())
  return known === '' || known === searchForm(cipher.open(row.name_sealed, sealedIn.name).reveal())
}

/** The first row that has the phone takes the contact. */
async function adopt(ctx: CommandContext, runId: string, rows: readonly Candidate[]): Promise<void> {
  const firsts = [...new Map(rows.toReversed().map((row) => [row.owner, row])).values()]
  if (firsts.length === 0) return
  const now = ctx.clock.now()
  const [ns, owners] = [firsts.map((row) => row.n), firsts.map((row) => row.owner)]
  await sql`
    update person p set standing = 'real-name', name_sealed = s.name_sealed, id_number_sealed = s.id_sealed, id_number_blind = s.id_blind, gender = s.gender, birth_year = s.birth_year,
      revision = p.revision + 1, updated_at = ${now}
    from roster_stage s where s.run_id = ${runId} and s.n = any(${ns}::int[]) and p.id = s.phone_owner`.execute(ctx.tx)
  await sql`delete from person_name_key where person_id = any(${owners}::uuid[])`.execute(ctx.tx)
  await sql`
    insert into person_name_key (person_id, scope, key) select p.id, p.scope, unnest(s.name_keys) from roster_stage s join person p on p.id = s.phone_owner
    where s.run_id = ${runId} and s.n = any(${ns}::int[])`.execute(ctx.tx)
  await sql`update roster_stage set known = true, person_id = phone_owner where run_id = ${runId} and n = any(${ns}::int[])`.execute(ctx.tx)
}
