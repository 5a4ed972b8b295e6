import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { FounderRow, FoundingForm, FoundingRow, FoundingState } from './model.ts'

export function findFounding(tx: Tx, id: string): Promise<FoundingRow | undefined> {
  return tx.selectFrom('founding').selectAll().where('id', '=', id).executeTakeFirst()
}

export function lockFounding(tx: Tx, id: string): Promise<FoundingRow> {
  return tx.selectFrom('founding').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
}

export type FoundingChange = Partial<Pick<FoundingRow, 'union_id' | 'term_id' | 'approved_on' | 'kind' | 'name' | 'division' | 'site' | 'years' | 'staff' | 'members'>> & { state?: FoundingState }

export async function updateFounding(tx: Tx, id: string, change: FoundingChange, now: Date): Promise<number> {
  const { revision } = await tx.updateTable('founding').set((row) => ({ ...change, revision: row('revision', '+', 1), updated_at: now })).where('id', '=', id).returning('revision').executeTakeFirstOrThrow()
  return revision
}

export async function nextFoundingNumber(tx: Tx, year: number): Promise<string> {
  const { rows: [row] } = await sql<{ n: string }>`select nextval('founding_number_seq')::text as n`.execute(tx)
  return `JH${year}-${row!.n.padStart(4, '0')}`
}

export type Founder = Pick<FounderRow, 'unit_id' | 'name' | 'credit_code' | 'staff'>
type Places = { id: string; scope: string; applicant_scope: string }

export async function replaceFounders(tx: Tx, { id, scope, applicant_scope }: Places, founders: readonly Founder[]): Promise<void> {
  await tx.deleteFrom('founding_founder').where('founding_id', '=', id).execute()
  await tx.insertInto('founding_founder').values(founders.map((one) => ({ ...one, id: newId(), founding_id: id, scope, applicant_scope }))).execute()
}

export async function replaceGroup(tx: Tx, { id, scope, applicant_scope }: Places, group: readonly (Pick<FoundingForm['group'][number], 'post' | 'side'> & { personId: string })[]): Promise<void> {
  await tx.deleteFrom('founding_group').where('founding_id', '=', id).execute()
  const once = [...new Map(group.map((one) => [one.personId, one])).values()]
  if (once.length > 0) await tx.insertInto('founding_group').values(once.map((one) => ({ id: newId(), founding_id: id, scope, applicant_scope, person_id: one.personId, post: one.post, side: one.side }))).execute()
}

export type FounderShown = FounderRow & { industry: string | null; unit_scope: string | null }

export function findFounders(tx: Tx, foundingIds: readonly string[]): Promise<FounderShown[]> {
  if (foundingIds.length === 0) return Promise.resolve([])
  return tx.selectFrom('founding_founder as f').leftJoin('unit as u', 'u.id', 'f.unit_id').selectAll('f').select(['u.industry', 'u.scope as unit_scope']).where('f.founding_id', 'in', foundingIds).orderBy('f.id').execute()
}

export function findGroup(tx: Tx, foundingId: string) {
  return tx.selectFrom('founding_group').selectAll().where('founding_id', '=', foundingId).orderBy(sql`post <> 'leader'`).orderBy('id').execute()
}

/** Another union of the name, on record and living or being founded. */
export async function isNameTaken(tx: Tx, name: string, except: string | null): Promise<boolean> {
  const { rows: [row] } = await sql<{ taken: boolean }>`select exists (select from unit where name = ${name} and dissolved_on is null and kind in ('union', 'joint-union', 'industry-union'))
    or exists (select from founding where name = ${name} and state <> 'withdrawn' and union_id is null and id is distinct from ${except}::uuid) as taken`.execute(tx)
  return row!.taken
}

export type ListedFounding = FoundingRow & { deadline_on: string | null; held_at: Date | null; federation: string; roster: number; agreed: number; place: string }
export type FoundingFilter = { states?: readonly string[] | undefined; kinds?: readonly string[] | undefined; q?: string | undefined }

const orders = {
  deadline: { by: sql`coalesce(k.deadline_on, date '9999-12-31')`, type: 'date', down: false }, newest: { by: sql`c.created_at`, type: 'timestamptz', down: true }, 'last-changed': { by: sql`c.updated_at`, type: 'timestamptz', down: true },
} as const

export async function findFoundings(tx: Tx, filter: FoundingFilter, { sort, after, limit }: { sort: keyof typeof orders; after: { value: string; id: string } | null; limit: number }): Promise<ListedFounding[]> {
  const { by, type, down } = orders[sort]
  return matching(tx, filter).innerJoin('unit as a', 'a.id', 'c.federation_id').selectAll('c').select(['k.deadline_on', 'a.name as federation', sql<string>`(${by})::text`.as('place'),
    sql<Date | null>`(select held_at from founding_congress g where g.founding_id = c.id and g.state <> 'called-off')`.as('held_at'), sql<number>`(select count(*)::int from founding_roster r where r.founding_id = c.id)`.as('roster'),
    sql<number>`(select count(*)::int from founding_roster r where r.founding_id = c.id and r.consent = 'agreed')`.as('agreed')])
    .$if(after !== null, (rows) => rows.where(sql<boolean>`(${by}, c.id) ${sql.raw(down ? '<' : '>')} (${after?.value}::${sql.raw(type)}, ${after?.id}::uuid)`))
    .orderBy(by, down ? 'desc' : 'asc').orderBy('c.id', down ? 'desc' : 'asc').limit(limit).execute()
}

export async function countFoundings(tx: Tx, filter: FoundingFilter): Promise<number> {
  const { n } = await matching(tx, filter).select(sql<number>`count(*)::int`.as('n')).executeTakeFirstOrThrow()
  return n
}

function matching(tx: Tx, { states, kinds, q }: FoundingFilter) {
  const like = q && `%${q.replace(/[\\%_]/g, (letter) => `\\${letter}`)}%`
  return tx.selectFrom('founding as c').leftJoin('process_case as k', 'k.id', 'c.case_id')
    .$if(states !== undefined, (rows) => rows.where('c.state', 'in', states!)).$if(kinds !== undefined, (rows) => rows.where('c.kind', 'in', kinds!))
    .$if(Boolean(like), (rows) => rows.where((is) => is.or([is('c.name', 'ilike', like!), is('c.number', 'ilike', like!), is.exists(is.selectFrom('founding_founder as f').select('f.id').whereRef('f.founding_id', '=', 'c.id').where('f.name', 'ilike', like!))])))
}
