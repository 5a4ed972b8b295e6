import { sql } from 'kysely'
import type { AnswerOf, InputOf, unitChangeRoutes } from '@guildhall/contract'
import { asService, Refused, requireStaff, type RequestContext } from '#platform/http'
import { getRoot, getUnitInRange, treeOn, versionsOn } from '../units/index.ts'

type Routes = typeof unitChangeRoutes
type Answer = AnswerOf<Routes['compare']>
type Row = Answer['rows'][number] & { otherId: string | null; otherName: string | null }

/**
 * What is different between the trees of two days, below a unit: the tree as it stood on each day decides what is below, not today's. What came and went in between is in
 * neither. Names and places of units are public; of people only numbers are told.
 */
export async function compareTrees(ctx: RequestContext, input: InputOf<Routes['compare']>): Promise<Answer> {
  const staff = requireStaff(ctx, 'units.read')
  if (input.from > input.to) throw new Refused('platform.invalid-input')
  const unit = input.unitId ? await getUnitInRange(ctx, input.unitId) : await getUnitInRange(ctx, staff.unitId)
  return asService(ctx, '', async () => {
    const whole = unit.id === (await getRoot(ctx.tx)).id
    const tree = (day: string) => (whole ? versionsOn(day) : treeOn(unit.id, day))
    const differences = sql`
      with recursive before as materialized (${tree(input.from)}), after as materialized (${tree(input.to)}),
      differing as (
        select coalesce(b.unit_id, a.unit_id) as unit_id, b.name as name_before, a.name as name_after, b.kind as kind_before, a.kind as kind_after, b.parent_id as parent_before, a.parent_id as parent_after,
          b.division as division_before, a.division as division_after, b.unit_id is not null as was, a.unit_id is not null as is_there
        from before b full join after a on a.unit_id = b.unit_id
        where (b.name, b.kind, b.parent_id, b.division) is distinct from (a.name, a.kind, a.parent_id, a.division)),
      told as (
        select d.*, u.scope, u.dissolved_on, u.successor_id, u.origin_id, array_remove(array[
          case when not was and u.origin_id is not null then 'split-off' when not was and ${firstDay(sql`d.unit_id`)} > ${input.from} then 'founded' when not was then 'moved' end,
          case when was and not is_there then case when u.dissolved_on is null or u.dissolved_on > ${input.to} then 'moved' when u.successor_id is not null then 'merged' else 'dissolved' end end,
          case when was and is_there and name_before <> name_after then 'renamed' end, case when was and is_there and parent_before is distinct from parent_after then 'moved' end,
          case when was and is_there and kind_before <> kind_after then 'kind' end, case when was and is_there and division_before is distinct from division_after then 'division' end], null) as what
        from differing d join unit u on u.id = d.unit_id)`
    const { rows: counted } = await sql<{ what: string; n: number }>`${differences} select w as what, count(*)::int as n from told, unnest(what) as w group by 1`.execute(ctx.tx)
    const { rows } = await sql<Row>`${differences}, page as (select * from told where true ${input.what ? sql`and ${input.what} = any(what)` : sql``} ${input.cursor && /^[0-9a-f-]{36}$/.test(input.cursor) ? sql`and unit_id > ${input.cursor}` : sql``} order by unit_id limit ${input.limit + 1})
      select unit_id as "unitId", what, coalesce(name_before, ${nameOn(sql`page.unit_id`, input.from)}) as "nameBefore", coalesce(name_after, ${nameOn(sql`page.unit_id`, input.to)}) as "nameAfter", kind_before as "kindBefore", kind_after as "kindAfter", division_before as "divisionBefore", division_after as "divisionAfter",
        ${nameOn(parentOn(sql`page.unit_id`, input.from), input.from)} as "parentBefore", ${nameOn(parentOn(sql`page.unit_id`, input.to), input.to)} as "parentAfter",
        ${other} as "otherId", (select name from unit o where o.id = ${other}) as "otherName",
        ${membersOn(sql`page.unit_id`, input.from)} as "membersBefore", ${membersOn(sql`page.unit_id`, input.to)} as "membersAfter" from page order by unit_id`.execute(ctx.tx)
    const totals = async (day: string) => (await sql<Answer['before']>`with recursive tree as materialized (${tree(day)}) select (select count(*)::int from tree) as units,
      (select count(*)::int from membership m where m.valid_from <= ${day} and (m.valid_to is null or m.valid_to > ${day}) and m.unit_id in (select unit_id from tree)) as members`.execute(ctx.tx)).rows[0]!
    const shown = rows.slice(0, input.limit)
    return {
      rows: shown.map(({ otherId, otherName, ...row }) => ({ ...row, other: otherId ? { id: otherId, name: otherName ?? '' } : null })), next: rows.length > input.limit ? shown.at(-1)!.unitId : null,
      counts: Object.fromEntries(counted.map((row) => [row.what, row.n])), before: await totals(input.from), after: await totals(input.to),
    }
  })
}

type Piece = ReturnType<typeof sql>
const other = sql`case when 'merged' = any(page.what) then page.successor_id when 'split-off' = any(page.what) then page.origin_id end`
// One that came from elsewhere, or went there, is named and placed by its own versions.
const parentOn = (unitId: Piece, day: string) => sql`(select w.parent_id from unit_version w where w.unit_id = ${unitId} and w.valid_from <= ${day} and (w.valid_to is null or w.valid_to > ${day}))`
const firstDay = (unitId: Piece) => sql`(select min(v.valid_from) from unit_version v where v.unit_id = ${unitId})`
const nameOn = (unitId: Piece, day: string) => sql`(select v.name from unit_version v where v.unit_id = ${unitId} and v.valid_from <= ${day} and (v.valid_to is null or v.valid_to > ${day}))`

/** Members at a unit and below it on a day, by the tree of that day. */
const membersOn = (unitId: Piece, day: string) => sql`(select count(*)::int from membership m where m.valid_from <= ${day} and (m.valid_to is null or m.valid_to > ${day}) and m.unit_id in (
  with recursive below as (select v.unit_id from unit_version v where v.unit_id = ${unitId} and v.valid_from <= ${day} and (v.valid_to is null or v.valid_to > ${day})
    union all select v.unit_id from unit_version v join below b on v.parent_id = b.unit_id where v.valid_from <= ${day} and (v.valid_to is null or v.valid_to > ${day}))
  select unit_id from below))`
