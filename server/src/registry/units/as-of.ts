import { sql } from 'kysely'
import type { AnswerOf, InputOf, unitRoutes } from '@guildhall/contract'
import type { Tx } from '#platform/db'
import { asService, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { presentUnit } from './present.ts'
import type { UnitKind, UnitRow } from './model.ts'
import { findRoot, getUnit, isInRange } from './store.ts'
import { membersBelowOn, pathOn, treeOn, versionsOn } from './tree-on.ts'

type Routes = typeof unitRoutes
type Then = Pick<UnitRow, 'name' | 'kind' | 'parent_id' | 'division'>

/**
 * Units as they stood on a day: below a parent, or found by name below the reader's unit. The tree of that day says what was below it, so a unit that has gone elsewhere since
 * is among them; units are public. Name, kind, parent and place are those of the day, the other facts today's.
 */
export async function listAsOf(ctx: RequestContext, input: InputOf<Routes['list']> & { asOf: string }): Promise<AnswerOf<Routes['list']>> {
  const { unitId } = requireStaff(ctx, 'units.read')
  const { asOf: day, parentId } = input
  return asService(ctx, '', async () => {
    if (parentId && !(await pathOn(ctx.tx, parentId, day)).some((one) => one.id === unitId)) return { rows: [], next: null }
    const whole = (await findRoot(ctx.tx))?.id === unitId
    const tree = parentId ? sql`${versionsOn(day)} and v.parent_id = ${parentId}` : whole ? versionsOn(day) : treeOn(unitId, day)
    const after = input.cursor && /^[0-9a-f-]{36}$/.test(input.cursor) ? sql`and u.scope > (select scope from unit where id = ${input.cursor})` : sql``
    const { rows } = await sql<UnitRow & { children: number }>`
      select u.*, t.name, t.kind, t.parent_id, t.division, (select count(*)::int from unit_version c where c.parent_id = u.id and c.valid_from <= ${day} and (c.valid_to is null or c.valid_to > ${day})) as children
      from (${tree}) t join unit u on u.id = t.unit_id
      where true ${input.kind ? sql`and t.kind = ${input.kind}` : sql``} ${input.division ? sql`and t.division = ${input.division}` : sql``}
        ${input.q ? sql`and (position(${input.q} in t.name) > 0 or u.code = ${input.q} or u.credit_code = ${input.q.toUpperCase()})` : sql``} ${after}
      order by u.scope limit ${input.limit + 1}`.execute(ctx.tx)
    const shown = rows.slice(0, input.limit)
    return { rows: shown.map((row) => ({ ...presentUnit({ ...row, dissolved_on: closedBy(row, day) }), children: row.children })), next: rows.length > input.limit ? shown.at(-1)!.id : null }
  })
}

/** A unit as it stood on a day, for whoever has it in range today or had it below them then. Throws `units.not-then` where it was not on record. */
export async function getUnitAsOf(ctx: RequestContext, id: string, day: string): Promise<AnswerOf<Routes['get']>> {
  const staff = requireStaff(ctx, 'units.read')
  const unit = await getUnit(ctx.tx, id)
  return asService(ctx, '', async () => {
    const path = await pathOn(ctx.tx, id, day)
    if (!isInRange(ctx.actor, unit.scope) && !path.some((one) => one.id === staff.unitId)) throw new NotFound()
    const then = await versionOn(ctx.tx, id, day)
    if (!then) throw new Refused('units.not-then')
    const { rows: [count] } = await sql<{ children: number }>`select count(*)::int as children from unit_version where parent_id = ${id} and valid_from <= ${day} and (valid_to is null or valid_to > ${day})`.execute(ctx.tx)
    return {
      unit: presentUnit({ ...unit, ...then, dissolved_on: closedBy(unit, day) }), asOf: day, move: null, path, children: count!.children, people: 0, contact: null, members: await membersBelowOn(ctx.tx, id, day),
      versions: await historyOf(ctx.tx, id, day), ...await relativesOf(ctx.tx, unit, day),
    }
  })
}

function versionOn(tx: Tx, id: string, day: string): Promise<Then | undefined> {
  return tx.selectFrom('unit_version').select(['name', 'kind', 'parent_id', 'division']).where('unit_id', '=', id).where('valid_from', '<=', day).where((or) => or.or([or('valid_to', 'is', null), or('valid_to', '>', day)])).executeTakeFirst()
}

/** On a day before it was closed it was not closed. */
const closedBy = (unit: Pick<UnitRow, 'dissolved_on'>, day: string): string | null => (unit.dissolved_on !== null && unit.dissolved_on <= day ? unit.dissolved_on : null)

/** Every version of a unit, the latest first, or those that had begun by a day; the parent under the name that it had then. */
export async function historyOf(tx: Tx, id: string, until: string | null = null): Promise<AnswerOf<Routes['get']>['versions']> {
  const { rows } = await sql<{ name: string; kind: UnitKind; parentId: string | null; parentName: string | null; division: string | null; from: string; until: string | null; reason: string }>`
    select v.name, v.kind, v.parent_id as "parentId", v.division, v.valid_from as "from", v.valid_to as "until", v.reason, coalesce(
      (select p.name from unit_version p where p.unit_id = v.parent_id and p.valid_from < coalesce(v.valid_to, 'infinity') order by p.valid_from desc limit 1), (select u.name from unit u where u.id = v.parent_id)) as "parentName"
    from unit_version v where v.unit_id = ${id} ${until === null ? sql`` : sql`and v.valid_from <= ${until}`} order by v.valid_from desc`.execute(tx)
  return rows
}

type Relatives = Pick<AnswerOf<Routes['get']>, 'successor' | 'origin' | 'tookIn' | 'splitOff' | 'changing'>

/** Where it went on, out of which it came, which went into it and came out of it, today or by a day; and the change that is under way. */
export async function relativesOf(tx: Tx, unit: UnitRow, day = '9999-12-31'): Promise<Relatives> {
  const named = async (id: string | null) => (id === null ? null : (await tx.selectFrom('unit').select(['id', 'name']).where('id', '=', id).executeTakeFirst()) ?? null)
  const those = (column: 'successor_id' | 'origin_id') => tx.selectFrom('unit').select(['id', 'name']).where(column, '=', unit.id).where(column === 'successor_id' ? 'dissolved_on' : 'founded_on', '<=', day).orderBy('scope').limit(50).execute()
  const { rows: [waiting] } = await sql<{ id: string }>`select id from unit_change where unit_ids @> array[${unit.id}::uuid] and state = 'waiting' order by id desc limit 1`.execute(tx)
  return { successor: await named(closedBy(unit, day) === null ? null : unit.successor_id), origin: await named(unit.origin_id), tookIn: await those('successor_id'), splitOff: await those('origin_id'), changing: waiting?.id ?? null }
}
