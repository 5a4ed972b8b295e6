import { sql } from 'kysely'
import { isUniqueViolation, rangeOf, type Tx } from '#platform/db'
import { NotFound, Refused, type RequestContext } from '#platform/http'
import type { UnitRow, UnitVersionRow } from './model.ts'
import { isWithin } from './rules.ts'

/** Units are public knowledge, so this finds every unit; whether the actor may change it is another question (getUnitInRange). */
export function findUnit(tx: Tx, id: string): Promise<UnitRow | undefined> {
  return tx.selectFrom('unit').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function getUnit(tx: Tx, id: string): Promise<UnitRow> {
  const unit = await findUnit(tx, id)
  if (!unit) throw new NotFound()
  return unit
}

/** The unit, if it lies in the range in which the actor acts; otherwise as if there were none. */
export async function getUnitInRange(ctx: Pick<RequestContext, 'tx' | 'actor'>, id: string): Promise<UnitRow> {
  const unit = await getUnit(ctx.tx, id)
  if (!isInRange(ctx.actor, unit.scope)) throw new NotFound()
  return unit
}

/** Whether a path lies in the range of staff or of a job; workers and the public have none. */
export function isInRange(actor: RequestContext['actor'], scope: string): boolean {
  return (actor.kind === 'staff' || actor.kind === 'job') && isWithin(scope, actor.scope)
}

export async function lockUnitInRange(ctx: Pick<RequestContext, 'tx' | 'actor'>, id: string): Promise<UnitRow> {
  await getUnitInRange(ctx, id)
  return ctx.tx.selectFrom('unit').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
}

export function findRoot(tx: Tx): Promise<UnitRow | undefined> {
  return tx.selectFrom('unit').selectAll().where('parent_id', 'is', null).executeTakeFirst()
}

/** The federation at the top. Throws when the tree is still empty. */
export async function getRoot(tx: Tx): Promise<UnitRow> {
  const root = await findRoot(tx)
  if (!root) throw new NotFound()
  return root
}

export function findUnitByCode(tx: Tx, code: string): Promise<UnitRow | undefined> {
  return tx.selectFrom('unit').selectAll().where('code', '=', code).executeTakeFirst()
}

export function findUnitByCreditCode(tx: Tx, creditCode: string): Promise<UnitRow | undefined> {
  return tx.selectFrom('unit').selectAll().where('credit_code', '=', creditCode).executeTakeFirst()
}

/** Units of exactly this name (several villages have a 建国饭店), living ones first. */
export function findUnitsByName(tx: Tx, name: string): Promise<UnitRow[]> {
  return tx.selectFrom('unit').selectAll().where('name', '=', name).orderBy(sql`dissolved_on nulls first`).orderBy('scope').execute()
}

/** From the root down to the unit itself. */
export async function unitPath(tx: Tx, unit: Pick<UnitRow, 'scope'>): Promise<UnitRow[]> {
  const parts = unit.scope.split('.')
  const scopes = parts.map((_, index) => parts.slice(0, index + 1).join('.'))
  return tx.selectFrom('unit').selectAll().where('scope', 'in', scopes).orderBy('scope').execute()
}

export async function currentVersion(tx: Tx, unitId: string): Promise<UnitVersionRow> {
  return tx.selectFrom('unit_version').selectAll().where('unit_id', '=', unitId).orderBy('valid_from', 'desc').limit(1).executeTakeFirstOrThrow()
}

/** Since when a unit is on record. */
export async function firstDayOf(tx: Tx, unitId: string): Promise<string> {
  const { day } = await tx.selectFrom('unit_version').select((is) => is.fn.min('valid_from').as('day')).where('unit_id', '=', unitId).executeTakeFirstOrThrow()
  return day
}

/** Steps of the path for new units, never used again. */
export async function nextLabels(tx: Tx, count: number): Promise<string[]> {
  const { rows } = await sql<{ n: bigint }>`select nextval('unit_label_seq') as n from generate_series(1, ${count}::int)`.execute(tx)
  return rows.map((row) => `u${row.n.toString(36)}`)
}

/** Runs a write on `unit`, turning a taken code into the refusal that says so. */
export async function withUniqueCodes<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (isUniqueViolation(error, 'unit_code_key') || isUniqueViolation(error, 'unit_credit_code_key')) throw new Refused('units.code-taken')
    if (isUniqueViolation(error, 'unit_one_root')) throw new Refused('units.root-exists')
    throw error
  }
}

/** How much hangs directly on a unit or below it, as far as the transaction sees. */
export async function countBelow(tx: Tx, unit: Pick<UnitRow, 'id' | 'scope'>): Promise<{ children: number; people: number; members: number; roles: number }> {
  const { lo, hi } = rangeOf(unit.scope)
  const { rows: [row] } = await sql<{ children: number; people: number; members: number; roles: number }>`
    select (select count(*)::int from unit where parent_id = ${unit.id} and dissolved_on is null) as children,
      (select count(*)::int from person where scope >= ${lo} and scope < ${hi} and merged_into is null) as people,
      (select count(*)::int from membership where scope >= ${lo} and scope < ${hi} and valid_to is null) as members,
      (select count(*)::int from role_assignment where scope >= ${lo} and scope < ${hi} and ended_at is null) as roles`.execute(tx)
  return row!
}

/** Names of units that the transaction's role sees, by id; one that it does not see is not among them. */
export async function unitNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = ids.length === 0 ? [] : await tx.selectFrom('unit').select(['id', 'name']).where('id', 'in', [...new Set(ids)]).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}
