import { sql } from 'kysely'
import { appendAudit } from '#platform/audit'
import { emit } from '#platform/outbox'
import { dayInShanghai } from '#platform/clock'
import type { CommandContext } from '#platform/module'
import { childScope, closeUnit, createUnit, getUnit, labelOf, placeBelow, rewriteScope, type UnitRow } from '../units/index.ts'
import { chosenFor, peopleKept } from './choose.ts'
import { outcomeOf } from './foresee.ts'
import { nothing, type ChangeRow, type Counts, type Plan, type PlanOf } from './model.ts'
import { endMembers, endRoles, moveAccounts, moveMembers, movePeople, type Deed, type Told } from './move-members.ts'

type Progress = (done: number, total: number | null) => Promise<void>
type Making = { ctx: CommandContext; change: ChangeRow; deed: Deed; told: Told; counts: Counts; paths: Progress }

/** Does what was decided, in the job's transaction, with every lock held. Rules were asked just before. */
export async function makeChange(ctx: CommandContext, change: ChangeRow, plan: Plan, progress: Progress): Promise<Counts> {
  let done = 0
  const told: Told = async (more) => progress(done += more, null)
  const making: Making = { ctx, change, told, paths: progress, counts: { ...nothing }, deed: { changeId: change.id, on: change.valid_from, reason: change.reason, by: change.asked_by, now: ctx.clock.now() } }
  // Paths of today are written here and nothing else: the guard of moves need not look at every row.
  await sql`set local app.moving = 'on'`.execute(ctx.tx)
  switch (plan.kind) {
    case 'merge': await merge(making, plan); break
    case 'split': await split(making, plan); break
    case 'dissolve': await dissolve(making, plan); break
    case 'transfer': await transfer(making, plan); break
  }
  await sql`set local app.moving = ''`.execute(ctx.tx)
  return making.counts
}

async function merge(making: Making, plan: PlanOf<'merge'>): Promise<void> {
  const { ctx, change, deed } = making
  const into = 'unitId' in plan.into ? await getUnit(ctx.tx, plan.into.unitId) : await found(making, plan.into, null)
  if (into.id !== change.unit_id) await ctx.tx.updateTable('unit_change').set((row) => ({ unit_id: into.id, scope: into.scope, unit_ids: sql<string[]>`array_append(${row.ref('unit_ids')}, ${into.id}::uuid)` })).where('id', '=', change.id).execute()
  // The deepest first: one that lies below another source is closed before that one is.
  const sources = (await ctx.tx.selectFrom('unit').selectAll().where('id', 'in', plan.sources).execute()).toSorted((one, other) => other.scope.split('.').length - one.scope.split('.').length)
  for (const { id } of sources) await mergeOne(making, await getUnit(ctx.tx, id), into)
  await appendAudit(ctx, { action: 'units.took-over', subject: `unit:${into.id}`, scope: into.scope, reason: deed.reason, details: { changeId: change.id, from: plan.sources, ...making.counts, askedBy: deed.by } })
}

/** Members go on at the successor, so do the units below; the closed unit itself, with whatever carries its path, comes to hang below the successor and is seen from there. */
async function mergeOne(making: Making, unit: UnitRow, into: UnitRow): Promise<void> {
  const { ctx, change, deed, told, counts } = making
  const today = dayInShanghai(ctx.clock.now())
  counts.members += await moveMembers(ctx.tx, sql`m.unit_id = ${unit.id}`, into, deed, told)
  counts.people += await movePeople(ctx.tx, unit, into, deed.now, told)
  counts.roles += await endRoles(ctx.tx, unit.id, { today, by: deed.by, reason: deed.reason, now: deed.now })
  counts.accounts += await moveAccounts(ctx.tx, unit.id, into)
  counts.children += await bringAlong(making, unit, await livingBelow(ctx, unit.id), into, childScope(into.scope, labelOf(unit.scope)), () => closeUnit(ctx, unit, { from: deed.on, successorId: into.id }))
  await appendAudit(ctx, { action: 'units.merged', subject: `unit:${unit.id}`, scope: childScope(into.scope, labelOf(unit.scope)), reason: deed.reason, details: { changeId: change.id, into: into.id, on: deed.on, askedBy: deed.by } })
  await tellClosed(ctx, { unitId: unit.id, successorId: into.id, membersAt: into.id })
}

async function split(making: Making, plan: PlanOf<'split'>): Promise<void> {
  const { ctx, change, deed, told, counts } = making
  const made: string[] = []
  for (const [index, part] of plan.parts.entries()) {
    const fresh = await found(making, part, plan.unitId)
    made.push(fresh.id)
    counts.members += await moveMembers(ctx.tx, chosenFor(plan.unitId, part, peopleKept(change.id, index)), fresh, deed, told)
    const unit = await getUnit(ctx.tx, plan.unitId)
    const children = part.children.length === 0 ? [] : await ctx.tx.selectFrom('unit').selectAll().where('id', 'in', part.children).execute()
    counts.children += await bringAlong(making, unit, children, await getUnit(ctx.tx, fresh.id), unit.scope)
  }
  await sql`update unit_change_person p set outcome = case when exists (select from membership m where m.person_id = p.person_id and m.change_id = ${change.id}) then 'moved' else 'no-member' end where p.change_id = ${change.id}`.execute(ctx.tx)
  await ctx.tx.updateTable('unit_change').set((row) => ({ unit_ids: sql<string[]>`${row.ref('unit_ids')} || ${made}::uuid[]` })).where('id', '=', change.id).execute()
  await appendAudit(ctx, { action: 'units.split', subject: `unit:${plan.unitId}`, scope: change.scope, reason: deed.reason, details: { changeId: change.id, made, on: deed.on, ...counts, askedBy: deed.by } })
}

async function dissolve(making: Making, plan: PlanOf<'dissolve'>): Promise<void> {
  const { ctx, change, deed, told, counts } = making
  const unit = await getUnit(ctx.tx, plan.unitId)
  const above = await getUnit(ctx.tx, unit.parent_id!)
  const to = 'to' in plan.members ? await getUnit(ctx.tx, plan.members.to) : null
  counts.members += to ? await moveMembers(ctx.tx, sql`m.unit_id = ${unit.id}`, to, deed, told) : await endMembers(ctx.tx, unit.id, deed, told)
  counts.people += await movePeople(ctx.tx, unit, to ?? above, deed.now, told)
  counts.accounts += await moveAccounts(ctx.tx, unit.id, above)
  await closeUnit(ctx, unit, { from: deed.on, successorId: null })
  await appendAudit(ctx, { action: 'units.dissolve', subject: `unit:${unit.id}`, scope: unit.scope, reason: deed.reason, details: { changeId: change.id, on: deed.on, to: to?.id ?? null, ...counts, askedBy: deed.by } })
  await tellClosed(ctx, { unitId: unit.id, successorId: null, membersAt: to?.id ?? null })
}

/** Other parts bring after what they keep in the name of a closed union: `successorId` went on for it, its members are at `membersAt`, or no members any more. */
const tellClosed = (ctx: CommandContext, closed: { unitId: string; successorId: string | null; membersAt: string | null }): Promise<void> => emit(ctx, 'units.closed', closed, { scope: '' })

async function transfer(making: Making, plan: PlanOf<'transfer'>): Promise<void> {
  const { ctx, change, deed, told, counts } = making
  const to = await getUnit(ctx.tx, plan.to)
  await sql`update unit_change_person p set outcome = (select ${outcomeOf(plan.to, deed.on)} from (select 1) as one left join membership m on m.person_id = p.person_id and m.valid_to is null) where p.change_id = ${change.id}`.execute(ctx.tx)
  counts.members += await moveMembers(ctx.tx, sql`m.person_id in (select person_id from unit_change_person where change_id = ${change.id} and outcome = 'moved')`, to, deed, told)
  await appendAudit(ctx, { action: 'memberships.transferred-many', subject: `unit:${to.id}`, scope: to.scope, reason: deed.reason, details: { changeId: change.id, on: deed.on, ...counts, askedBy: deed.by } })
}

type Founding = { name: string; kind: UnitRow['kind']; parentId: string; division: string | null }

async function found({ ctx, deed }: Making, { name, kind, parentId, division }: Founding, originId: string | null): Promise<UnitRow> {
  const unit = await createUnit(ctx, { name, kind: kind as 'union', parentId, division, from: deed.on, foundedOn: deed.on, reason: deed.reason })
  return originId === null ? unit : ctx.tx.updateTable('unit').set({ origin_id: originId }).where('id', '=', unit.id).returningAll().executeTakeFirstOrThrow()
}

const livingBelow = ({ tx }: CommandContext, id: string) => tx.selectFrom('unit').selectAll().where('parent_id', '=', id).where('dissolved_on', 'is', null).orderBy('id').execute()

/** Units below one come below another from the day on; what remains at the path of the one they leave goes to `rest`. All paths change in this transaction. */
async function bringAlong({ ctx, deed, paths }: Making, unit: UnitRow, children: readonly UnitRow[], into: UnitRow, rest: string, first: () => Promise<void> = async () => {}): Promise<number> {
  for (const child of children) await placeBelow(ctx, child, into.id, { from: deed.on, reason: deed.reason })
  await first()
  if (children.length > 0 || rest !== unit.scope) await rewriteScope(ctx.tx, unit.scope, rest, paths, { labels: children.map((child) => labelOf(child.scope)), to: into.scope })
  await sql`set local app.moving = 'on'`.execute(ctx.tx)
  return children.length
}
