import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { refusals, type RefusalCode } from '@guildhall/contract'
import { dayInShanghai } from '#platform/clock'
import type { CommandContext } from '#platform/module'
import { chosenFor, peopleKept, peopleNamed } from './choose.ts'
import { factsOf, type UnitFacts } from './facts.ts'
import type { Foreseen, Plan, PlanOf, UnitForeseen } from './model.ts'
import { openBusinessOf } from './open-business.ts'
import { faultsOfChanging, faultsOfClosing, faultsOfDay, faultsOfMerging, faultsOfTaking, hasTwice, type Fault } from './rules.ts'

type Sight = { ctx: CommandContext; today: string; changeId: string | null }
type Part = Pick<UnitForeseen, 'part' | 'membersAfter'>
type Seen = { faults: Fault[]; units: UnitForeseen[]; facts: UnitFacts[]; earliest: string | null; leftOut?: Foreseen['leftOut'] }
const childrenShown = 50

/**
 * What a plan would do, and what stands in its way. Reads as the service, over everything: the caller's right to the units has been decided before. With `changeId` it is
 * that change itself which looks again before it acts.
 */
export async function foresee(ctx: CommandContext, plan: Plan, changeId: string | null = null): Promise<Foreseen> {
  const sight = { ctx, today: dayInShanghai(ctx.clock.now()), changeId }
  const seen = await see(sight, plan)
  const faults = [...faultsOfDay(plan.on, sight.today), ...seen.faults]
  const basis = createHash('sha256').update(JSON.stringify([plan, seen.facts.map((one) => ({ ...one, busy: null })), seen.units])).digest('hex')
  return { problems: distinct(faults).map(({ code, unitName }) => ({ code, unitName, text: { zh: refusals[code].zh, en: refusals[code].en } })), earliest: seen.earliest, units: seen.units, leftOut: seen.leftOut ?? [], basis }
}

function see(sight: Sight, plan: Plan): Promise<Seen> {
  switch (plan.kind) {
    case 'merge': return seeMerge(sight, plan)
    case 'split': return seeSplit(sight, plan)
    case 'dissolve': return seeDissolution(sight, plan)
    case 'transfer': return seeTransfer(sight, plan)
  }
}

async function seeMerge(sight: Sight, plan: PlanOf<'merge'>): Promise<Seen> {
  const sources = await look(sight, plan.sources)
  const [target] = await look(sight, ['unitId' in plan.into ? plan.into.unitId : plan.into.parentId])
  const members = sources.reduce((sum, unit) => sum + unit.members, 0)
  const faults = [...twice(plan.sources), ...sources.flatMap((unit) => faultsOfClosing(unit, plan.on)), ...faultsOfTaking(target!, plan.on), ...faultsOfMerging(sources, target!)]
  const closing = await Promise.all(sources.map((unit) => shown(sight, unit, { part: 'closes', membersAfter: 0 }, true)))
  const taking = 'unitId' in plan.into ? await shown(sight, target!, { part: 'takes', membersAfter: target!.members + members }) : founded(plan.into.name, target!, members)
  return { faults, units: [...closing, taking], facts: [...sources, target!], earliest: latest(sources.map((unit) => unit.earliest).concat(target!.firstDay)) }
}

async function seeSplit(sight: Sight, plan: PlanOf<'split'>): Promise<Seen> {
  const [unit] = await look(sight, [plan.unitId])
  const parents = await look(sight, [...new Set(plan.parts.map((part) => part.parentId))])
  const children = plan.parts.flatMap((part) => part.children)
  const going = await look(sight, children)
  const moved = going.filter((child) => child.parentId === unit!.id)
  const starts = new Map(unit!.children.map((child) => [child.id, child.from]))
  const counts = await countParts(sight, plan)
  const faults = [...faultsOfChanging(unit!), ...parents.flatMap((parent) => faultsOfTaking(parent, plan.on)), ...faultsOfTaking(unit!, plan.on), ...twice(children), ...twice(plan.parts.flatMap((part) => part.people)),
    ...moved.filter((child) => child.busy).map((child) => ({ code: 'unit-changes.under-way' as const, unitName: child.name })),
    ...moved.filter((child) => plan.on < (starts.get(child.id) ?? '')).map((child) => ({ code: 'unit-changes.too-early' as const, unitName: child.name })),
    ...(moved.length < children.length ? [{ code: 'unit-changes.not-below' as const, unitName: unit!.name }] : []),
    // Below itself or below what moves there would be a ring.
    ...parents.filter((parent) => going.some((child) => parent.scope === child.scope || parent.scope.startsWith(`${child.scope}.`))).map((parent) => ({ code: 'units.into-itself' as const, unitName: parent.name })),
    ...plan.parts.flatMap((part, index) => (part.children.length === 0 && counts.parts[index] === 0 ? [{ code: 'unit-changes.nobody' as const, unitName: part.name }] : []))]
  const staying = await shown(sight, unit!, { part: 'stays', membersAfter: unit!.members - counts.parts.reduce((sum, count) => sum + count, 0) })
  const made = plan.parts.map((part, index) => {
    const own = moved.filter((child) => part.children.includes(child.id))
    return { ...founded(part.name, parents.find((parent) => parent.id === part.parentId)!, counts.parts[index]!), children: own.slice(0, childrenShown).map(({ id, name }) => ({ id, name })), childCount: own.length }
  })
  return { faults, units: [staying, ...made], facts: [unit!, ...parents, ...going], earliest: latest([unit!.firstDay, ...parents.map((parent) => parent.firstDay), ...moved.map((child) => starts.get(child.id) ?? '')]), leftOut: counts.leftOut }
}

async function seeDissolution(sight: Sight, plan: PlanOf<'dissolve'>): Promise<Seen> {
  const [unit] = await look(sight, [plan.unitId])
  const [target] = await look(sight, 'to' in plan.members ? [plan.members.to] : [])
  const one = await shown(sight, unit!, { part: 'closes', membersAfter: 0 }, true)
  const hangs: RefusalCode[] = [...(unit!.children.length > 0 ? ['units.has-children' as const] : []), ...(unit!.roles > 0 ? ['units.has-roles' as const] : []), ...(one.open.some((business) => business.waits) ? ['units.has-business' as const] : [])]
  const faults = [...faultsOfClosing(unit!, plan.on), ...hangs.map((code) => ({ code, unitName: unit!.name })), ...(target ? [...faultsOfTaking(target, plan.on), ...(target.id === unit!.id ? [{ code: 'unit-changes.into-own' as const, unitName: unit!.name }] : [])] : [])]
  const taking = target ? [await shown(sight, target, { part: 'takes', membersAfter: target.members + unit!.members })] : []
  return { faults, units: [one, ...taking], facts: [unit!, ...(target ? [target] : [])], earliest: latest([unit!.earliest, ...(target ? [target.firstDay] : [])]) }
}

async function seeTransfer(sight: Sight, plan: PlanOf<'transfer'>): Promise<Seen> {
  const [target] = await look(sight, [plan.to])
  const { rows } = await sql<{ unit_id: string | null; outcome: string; n: number }>`
    select case when outcome = 'moved' then unit_id end as unit_id, outcome, count(*)::int as n
    from (select m.unit_id, ${outcomeOf(plan.to, plan.on)} as outcome from unnest(${plan.people}::uuid[]) as p (id) left join membership m on m.person_id = p.id and m.valid_to is null) as one group by 1, 2`.execute(sight.ctx.tx)
  const moving = rows.filter((row) => row.outcome === 'moved')
  const sources = await look(sight, moving.map((row) => row.unit_id!))
  const going = new Map(moving.map((row) => [row.unit_id, row.n]))
  const staying = await Promise.all(sources.map((unit) => shown(sight, unit, { part: 'stays', membersAfter: unit.members - going.get(unit.id)! })))
  const total = moving.reduce((sum, row) => sum + row.n, 0)
  const faults = [...twice(plan.people), ...faultsOfTaking(target!, plan.on), ...(total === 0 ? [{ code: 'memberships.none' as const, unitName: null }] : [])]
  const leftOut = rows.filter((row) => row.outcome !== 'moved').map((row) => ({ why: row.outcome as 'no-member', count: row.n }))
  return { faults, units: [...staying, await shown(sight, target!, { part: 'takes', membersAfter: target!.members + total })], facts: [...sources, target!], earliest: target!.firstDay, leftOut }
}

/** What becomes of one person who was chosen, from the membership `m` that lasts, if there is one. */
export const outcomeOf = (to: string, on: string) => sql<string>`case when m.id is null then 'no-member' when m.unit_id = ${to} then 'there-already' when m.valid_from > ${on} then 'too-early' else 'moved' end`

/** How many members go to each new unit; whoever is chosen for two goes to the first. */
async function countParts({ ctx, changeId }: Sight, plan: PlanOf<'split'>): Promise<{ parts: number[]; leftOut: Foreseen['leftOut'] }> {
  const cases = plan.parts.map((part, index) => sql`when ${chosenFor(plan.unitId, part, changeId ? peopleKept(changeId, index) : peopleNamed(part.people))} then ${index}::int`)
  const { rows } = await sql<{ part: number; early: boolean; n: number }>`select part, early, count(*)::int as n from (
    select case ${sql.join(cases, sql` `)} end as part, m.valid_from > ${plan.on} as early from membership m where m.unit_id = ${plan.unitId} and m.valid_to is null) as one where part is not null group by 1, 2`.execute(ctx.tx)
  const early = rows.filter((row) => row.early).reduce((sum, row) => sum + row.n, 0)
  return { parts: plan.parts.map((_, index) => rows.find((row) => row.part === index && !row.early)?.n ?? 0), leftOut: early > 0 ? [{ why: 'too-early', count: early }] : [] }
}

const look = ({ ctx, today, changeId }: Sight, ids: readonly string[]) => factsOf(ctx.tx, ids, { today, but: changeId })
const twice = (ids: readonly string[]): Fault[] => (hasTwice(ids) ? [{ code: 'unit-changes.twice', unitName: null }] : [])
const latest = (days: readonly string[]): string | null => days.toSorted().at(-1) ?? null
const distinct = (faults: readonly Fault[]): Fault[] => [...new Map(faults.map((fault) => [`${fault.code} ${fault.unitName}`, fault])).values()]

async function shown({ ctx }: Sight, unit: UnitFacts, part: Part, withBusiness = false): Promise<UnitForeseen> {
  return {
    id: unit.id, name: unit.name, parentName: unit.parentName, ...part, members: unit.members, people: unit.people, roles: unit.roles, accounts: unit.accounts,
    children: unit.children.slice(0, childrenShown).map(({ id, name }) => ({ id, name })), childCount: unit.children.length, open: withBusiness ? await openBusinessOf(ctx.tx, unit.id) : [],
  }
}

function founded(name: string, parent: UnitFacts, members: number): UnitForeseen {
  return { id: null, name, parentName: parent.name, part: 'founded', members: 0, membersAfter: members, people: 0, roles: 0, accounts: 0, children: [], childCount: 0, open: [] }
}
