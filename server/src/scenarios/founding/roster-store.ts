import { sql } from 'kysely'
import type { Day } from '#platform/calendar'
import { rangeOf, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { FoundingRow, RosterRow, TalentFilter } from './model.ts'
import { birthYears } from './rules.ts'

export type Counts = { asked: number; agreed: number; declined: number; women: number; delegates: number }

/** How many are asked, agreed, declined; of those who agreed, women and delegates. */
export async function countRoster(tx: Tx, foundingId: string): Promise<Counts> {
  const { rows: [row] } = await sql<Counts>`select count(*) filter (where r.consent = 'asked')::int as asked, count(*) filter (where r.consent = 'agreed')::int as agreed, count(*) filter (where r.consent = 'declined')::int as declined,
    count(*) filter (where r.consent = 'agreed' and p.gender = 'female')::int as women, count(*) filter (where r.consent = 'agreed' and r.delegate)::int as delegates
    from founding_roster r join person p on p.id = r.person_id where r.founding_id = ${foundingId}`.execute(tx)
  return row!
}

export type Listed = RosterRow & { name_sealed: Buffer | null; phone_sealed: Buffer | null; gender: string | null; birth_year: number | null; unit_name: string }

export function findRoster(tx: Tx, foundingId: string, page: { consent?: string | undefined; after: string | null; limit: number }): Promise<Listed[]> {
  // A person whom the reader does not reach keeps the place on the roster, without a name.
  return tx.selectFrom('founding_roster as r').leftJoin('person as p', 'p.id', 'r.person_id').innerJoin('unit as u', 'u.id', 'r.unit_id').selectAll('r').select(['p.name_sealed', 'p.phone_sealed', 'p.gender', 'p.birth_year', 'u.name as unit_name'])
    .where('r.founding_id', '=', foundingId).$if(page.consent !== undefined, (rows) => rows.where('r.consent', '=', page.consent!)).$if(page.after !== null, (rows) => rows.where('r.id', '>', page.after!)).orderBy('r.id').limit(page.limit).execute()
}

/** Puts people on the roster, each once; gives how many were not there before. */
export async function insertRoster(tx: Tx, row: Pick<FoundingRow, 'id' | 'scope' | 'applicant_scope'>, people: readonly { id: string; unit_id: string }[], by: string, now: Date): Promise<string[]> {
  const added: string[] = []
  for (let at = 0; at < people.length; at += 500) {
    const rows = await tx.insertInto('founding_roster').values(people.slice(at, at + 500).map((one) => ({ id: newId(), founding_id: row.id, scope: row.scope, applicant_scope: row.applicant_scope, person_id: one.id, unit_id: one.unit_id, added_by: by, added_at: now })))
      .onConflict((conflict) => conflict.columns(['founding_id', 'person_id']).doNothing()).returning('person_id').execute()
    added.push(...rows.map((one) => one.person_id))
  }
  return added
}

export async function noteConsents(tx: Tx, foundingId: string, personIds: readonly string[], said: { agreed: boolean; by: 'self' | 'paper'; notedBy: string; now: Date }): Promise<number> {
  const { numUpdatedRows } = await tx.updateTable('founding_roster').set({ consent: said.agreed ? 'agreed' : 'declined', consent_by: said.by, consent_noted_by: said.notedBy, consent_at: said.now, ...(!said.agreed && { delegate: false }) })
    .where('founding_id', '=', foundingId).where(sql<boolean>`person_id = any(${sql.val([...personIds])}::uuid[])`).executeTakeFirst()
  return Number(numUpdatedRows)
}

export type Talent = { id: string; name_sealed: Buffer; phone_sealed: Buffer | null; gender: string | null; birth_year: number | null; unit_id: string; unit_name: string; industry: string | null; education: string | null; member_of: string | null }
export type TalentPlaces = { scopes: readonly string[]; notIn?: string | undefined; today: Day }

/** People of some subtrees as far as the transaction's role sees them, by what the register holds: year of birth, schooling of the membership, industry of the unit. */
export async function findTalents(tx: Tx, filter: TalentFilter, places: TalentPlaces, page: { after: string | null; limit: number }): Promise<Talent[]> {
  const { rows } = await sql<Talent>`select p.id, p.name_sealed, p.phone_sealed, p.gender, p.birth_year, p.unit_id, u.name as unit_name, u.industry, m.education, mu.name as member_of ${matching(filter, places)}
    ${page.after === null ? sql`` : sql`and p.id > ${page.after}::uuid`} order by p.id limit ${page.limit}`.execute(tx)
  return rows
}

export async function countTalents(tx: Tx, filter: TalentFilter, places: TalentPlaces): Promise<number> {
  const { rows: [row] } = await sql<{ n: number }>`select count(*)::int as n ${matching(filter, places)}`.execute(tx)
  return row!.n
}

/** What can be chosen in the filter: schooling and industries that occur. */
export async function findFacets(tx: Tx, places: TalentPlaces): Promise<{ educations: string[]; industries: string[] }> {
  const { rows: [row] } = await sql<{ educations: string[] | null; industries: string[] | null }>`select
    (select array_agg(education) from (select distinct m.education from membership m where m.valid_to is null and m.education is not null and ${within(sql`m.scope`, places.scopes)} order by 1 limit 30) e) as educations,
    (select array_agg(industry) from (select distinct u.industry from unit u where u.industry is not null and u.dissolved_on is null and ${within(sql`u.scope`, places.scopes)} order by 1 limit 60) i) as industries`.execute(tx)
  return { educations: row!.educations ?? [], industries: row!.industries ?? [] }
}

function within(column: ReturnType<typeof sql>, scopes: readonly string[]) {
  return sql<boolean>`(${sql.join(scopes.map((scope) => { const { lo, hi } = rangeOf(scope); return sql`(${column} >= ${lo} and ${column} < ${hi})` }), sql` or `)})`
}

function matching(filter: TalentFilter, { scopes, notIn, today }: TalentPlaces) {
  const { from, to } = birthYears(today, { from: filter.ageFrom, to: filter.ageTo })
  return sql`from person p join unit u on u.id = p.unit_id left join membership m on m.person_id = p.id and m.valid_to is null left join unit mu on mu.id = m.unit_id
    where p.merged_into is null and ${within(sql`p.scope`, scopes)}
    ${filter.unitId ? sql`and p.unit_id = ${filter.unitId}::uuid` : sql``} ${from === null ? sql`` : sql`and p.birth_year >= ${from}`} ${to === null ? sql`` : sql`and p.birth_year <= ${to}`}
    ${filter.education ? sql`and m.education = ${filter.education}` : sql``} ${filter.industry ? sql`and u.industry = ${filter.industry}` : sql``} ${filter.gender ? sql`and p.gender = ${filter.gender}` : sql``}
    ${filter.free === 'true' ? sql`and m.id is null` : sql``} ${notIn ? sql`and not exists (select from founding_roster r where r.founding_id = ${notIn}::uuid and r.person_id = p.id)` : sql``}`
}
