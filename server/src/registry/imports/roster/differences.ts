import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { newId } from '#platform/ids'
import { offeredIn, type DifferenceKind, type Offered } from '../../memberships/index.ts'
import { sealedIn } from '../../people/index.ts'

type Row = {
  n: number; sheet: string | null; row: number; scope: string; unit_id: string; person_id: string; name_sealed: Buffer; phone_sealed: Buffer | null
  here: boolean; name_differs: boolean; phone_differs: boolean; phone_taken: boolean; unit_differs: boolean
}
const batch = 1000

/**
 * Notes where the file and the record of a person disagree. The same difference is noted once, however often the file comes and whatever was decided. A person who is on
 * record outside the range shows as `elsewhere`: neither who leads them nor what else is known of them is told.
 */
export async function noteDifferences(ctx: CommandContext, { runId, fileName }: { runId: string; fileName: string }): Promise<number> {
  let noted = 0
  for (let after = 0; ;) {
    const rows = await differing(ctx, runId, after)
    if (rows.length === 0) return noted
    after = rows.at(-1)!.n
    const offers = rows.flatMap((row) => kindsOf(row).map((kind) => ({ row, kind, offered: offer(ctx, row, kind) })))
    const { numInsertedOrUpdatedRows } = await ctx.tx.insertInto('roster_difference').values(offers.map(({ row, kind, offered }) => ({
      id: newId(), person_id: row.person_id, unit_id: row.unit_id, scope: row.scope, kind, offered_sealed: ctx.cipher.seal(JSON.stringify(offered), offeredIn),
      offered_blind: ctx.cipher.blind(JSON.stringify(offered), 'import-row'), import_id: runId, file_name: fileName, sheet: row.sheet, row: row.row, state: 'open', found_at: ctx.clock.now(),
    }))).onConflict((conflict) => conflict.columns(['person_id', 'kind', 'offered_blind']).doNothing()).executeTakeFirstOrThrow()
    noted += Number(numInsertedOrUpdatedRows ?? 0n)
  }
}

function kindsOf(row: Row): DifferenceKind[] {
  if (!row.here) return ['elsewhere']
  return [
    ...(row.name_differs ? ['name' as const] : []),
    ...(row.phone_taken ? ['phone-taken' as const] : row.phone_differs ? ['phone' as const] : []),
    ...(row.unit_differs ? ['unit' as const] : []),
  ]
}

function offer({ cipher }: CommandContext, row: Row, kind: DifferenceKind): Offered {
  if (kind === 'name') return { name: cipher.open(row.name_sealed, sealedIn.name).reveal() }
  if (kind === 'phone' || kind === 'phone-taken') return { phone: cipher.open(row.phone_sealed!, sealedIn.phone).reveal() }
  return { unitId: row.unit_id }
}

/** Rows of people on record that say something else than it, and rows of new people whose phone is somebody else's. */
async function differing({ tx }: CommandContext, runId: string, after: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select * from (
      select s.n, s.sheet, s.row, s.scope, s.unit_id, s.person_id, s.name_sealed, s.phone_sealed, p.id is not null as here,
        s.known and (select array_agg(k.key order by k.key) from person_name_key k where k.person_id = p.id) is distinct from (select array_agg(key order by key) from unnest(s.name_keys) key) as name_differs,
        s.known and s.phone_blind is not null and p.phone_blind is not null and s.phone_blind <> p.phone_blind as phone_differs,
        s.phone_owner is not null and s.phone_owner <> s.person_id as phone_taken,
        m.unit_id is not null and m.unit_id <> s.unit_id as unit_differs
      from roster_stage s left join person p on p.id = s.person_id left join membership m on m.person_id = s.person_id and m.valid_to is null
      where s.run_id = ${runId} and (s.known or s.phone_owner is not null)) d
    where n > ${after} and (not here or name_differs or phone_differs or phone_taken or unit_differs) order by n limit ${batch}`.execute(tx)
  return rows
}
