import { sql, type Selectable } from 'kysely'
import { json, type Database, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Rule } from './rules.ts'

export type ProgrammeRow = Selectable<Database['points_programme']>
export type YearRow = Selectable<Database['points_year']>
export const rulesOf = (row: ProgrammeRow): Rule[] => row.rules as Rule[]

export const findProgramme = (tx: Tx, id: string): Promise<ProgrammeRow | undefined> => tx.selectFrom('points_programme').selectAll().where('id', '=', id).executeTakeFirst()
export const findProgrammeOf = (tx: Tx, unitId: string): Promise<ProgrammeRow | undefined> => tx.selectFrom('points_programme').selectAll().where('unit_id', '=', unitId).executeTakeFirst()

/** The programmes that hold at places of the tree: of each the nearest one in use at or above it. */
export async function findProgrammesAt(tx: Tx, scopes: readonly string[]): Promise<Map<string, ProgrammeRow>> {
  if (scopes.length === 0) return new Map()
  const active = await tx.selectFrom('points_programme').selectAll().where('active', '=', true).execute()
  const nearest = (scope: string) => active.filter((one) => scope === one.scope || scope.startsWith(`${one.scope}.`)).toSorted((a, b) => b.scope.length - a.scope.length)[0]
  return new Map([...new Set(scopes)].flatMap((scope) => { const found = nearest(scope); return found ? [[scope, found] as const] : [] }))
}

/** Where people belong: the union whose members they are, else where they work. */
export async function findHomes(tx: Tx, people: readonly string[]): Promise<Map<string, string>> {
  if (people.length === 0) return new Map()
  const { rows } = await sql<{ id: string; scope: string }>`
    select p.id, coalesce((select m.scope from membership m where m.person_id = p.id and m.valid_to is null order by m.valid_from desc limit 1), p.scope) as scope from person p where p.id = any(${[...new Set(people)]}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.scope]))
}

export async function keepProgramme(tx: Tx, row: { unitId: string; scope: string; name: string; rules: readonly Rule[]; active: boolean }, now: Date): Promise<string> {
  const said = { name: row.name, rules: json(row.rules), active: row.active, updated_at: now }
  const { id } = await tx.insertInto('points_programme').values({ id: newId(), scope: row.scope, unit_id: row.unitId, ...said, created_at: now }).onConflict((conflict) => conflict.column('unit_id').doUpdateSet(said)).returning('id').executeTakeFirstOrThrow()
  return id
}

export const findYears = async (tx: Tx, programmeIds: readonly string[]): Promise<YearRow[]> => (programmeIds.length === 0 ? [] : tx.selectFrom('points_year').selectAll().where('programme_id', 'in', [...programmeIds]).orderBy('year').execute())
export const findEndedYears = (tx: Tx, years: readonly number[]): Promise<YearRow[]> => tx.selectFrom('points_year').selectAll().where('year', 'in', [...years]).execute()

export async function openYear(tx: Tx, programme: ProgrammeRow, year: number): Promise<YearRow> {
  await tx.insertInto('points_year').values({ id: newId(), scope: programme.scope, programme_id: programme.id, year }).onConflict((conflict) => conflict.columns(['programme_id', 'year']).doNothing()).execute()
  return tx.selectFrom('points_year').selectAll().where('programme_id', '=', programme.id).where('year', '=', year).executeTakeFirstOrThrow()
}

export const findSeat = (tx: Tx, enrolmentId: string) => tx.selectFrom('points_seat').selectAll().where('enrolment_id', '=', enrolmentId).executeTakeFirst()
export const findSeatsOf = (tx: Tx, classId: string) => tx.selectFrom('points_seat').selectAll().where('class_id', '=', classId).execute()
export async function findTitles(tx: Tx, classIds: readonly string[]): Promise<Map<string, string>> {
  return new Map(classIds.length === 0 ? [] : (await tx.selectFrom('points_class').select(['class_id', 'title']).where('class_id', 'in', [...classIds]).execute()).map((row) => [row.class_id, row.title]))
}
