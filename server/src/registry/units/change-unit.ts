import { sql } from 'kysely'
import { dayInShanghai } from '#platform/clock'
import { rangeOf, type Tx } from '#platform/db'
import { asService, holderOf, Refused } from '#platform/http'
import { checkCodes, saveContact, type UnitContext, type UnitDetails } from './create-unit.ts'
import type { UnitKind, UnitRow } from './model.ts'
import { rewriteScope } from './rewrite-scope.ts'
import { childScope, decideChange, isWithin, labelOf } from './rules.ts'
import { countBelow, currentVersion, firstDayOf, getUnitInRange, lockUnitInRange, withUniqueCodes } from './store.ts'

type Change = { from: string; reason: string }

/** Details without a history. A stale `revision` is refused, so that two editors do not undo each other. */
export async function editUnit(ctx: UnitContext, id: string, input: UnitDetails & { revision?: number }): Promise<UnitRow> {
  const unit = await lockUnitInRange(ctx, id)
  if (input.revision !== undefined && input.revision !== unit.revision) throw new Refused('platform.changed-meanwhile')
  checkCodes(input)
  const given = <T>(value: T | undefined, present: T): T => (value === undefined ? present : value)
  await withUniqueCodes(() => ctx.tx.updateTable('unit').set({
    code: given(input.code, unit.code), level: given(input.level, unit.level as UnitDetails['level'] ?? null), credit_code: given(input.creditCode, unit.credit_code),
    industry: given(input.industry, unit.industry), staff: given(input.staff, unit.staff), founded_on: given(input.foundedOn, unit.founded_on),
    revision: unit.revision + 1, updated_at: ctx.clock.now(),
  }).where('id', '=', id).execute())
  await saveContact(ctx, unit, input)
  return reread(ctx.tx, id)
}

/** A new name, kind or division from a day on. */
export async function renameUnit(ctx: UnitContext, id: string, input: Change & { name?: string; kind?: UnitKind; division?: string | null }): Promise<UnitRow> {
  const unit = await lockUnitInRange(ctx, id)
  checkCodes(input)
  const changed = { name: input.name ?? unit.name, kind: input.kind ?? unit.kind, division: input.division === undefined ? unit.division : input.division }
  await recordVersion(ctx, unit, { ...changed, parent_id: unit.parent_id }, input)
  await ctx.tx.updateTable('unit').set({ ...changed, revision: unit.revision + 1, updated_at: ctx.clock.now() }).where('id', '=', id).execute()
  if (unit.parent_id === null) await nameInstallation(ctx, changed.name)
  return reread(ctx.tx, id)
}

/** The installation is called what the federation at its top is called: on the login page, in the authenticator, at every start. */
async function nameInstallation(ctx: UnitContext, name: string): Promise<void> {
  await asService(ctx, '', () => ctx.tx.updateTable('installation').set({ name }).where('name', '<>', name).execute())
}

type Move = Change & { parentId: string }

/**
 * A unit comes under another parent, with everything below it: every row that hangs in the subtree changes its path in the same transaction, so nobody ever
 * sees half a move (V1). Both places lie in the actor's range; the actor's own unit cannot be moved by itself. Asked for by a person it runs as a job (ask-move.ts).
 */
export async function moveUnit(ctx: UnitContext, id: string, input: Move, told?: (done: number, total: number) => Promise<void>): Promise<UnitRow> {
  // Moves go one after another: two crossing ones could make a ring.
  await sql`select pg_advisory_xact_lock(hashtext('guildhall.units.move'))`.execute(ctx.tx)
  const unit = await lockUnitInRange(ctx, id)
  const parent = await checkMove(ctx, unit, input)
  await recordVersion(ctx, unit, { name: unit.name, kind: unit.kind, division: unit.division, parent_id: parent.id }, input)
  const scope = childScope(parent.scope, labelOf(unit.scope))
  await ctx.tx.updateTable('unit').set({ parent_id: parent.id, revision: unit.revision + 1, updated_at: ctx.clock.now() }).where('id', '=', id).execute()
  if (scope !== unit.scope) await asService(ctx, '', () => rewriteScope(ctx.tx, unit.scope, scope, told))
  return reread(ctx.tx, id)
}

/** Refuses what is no move: into itself, below what is dissolved, from a day that cannot be. Gives the new parent. */
export async function checkMove(ctx: UnitContext, unit: UnitRow, input: Move): Promise<UnitRow> {
  const parent = await getUnitInRange(ctx, input.parentId)
  if (unit.parent_id === null || isWithin(parent.scope, unit.scope)) throw new Refused('units.into-itself')
  if (parent.dissolved_on) throw new Refused('units.dissolved')
  if (input.from < await firstDayOf(ctx.tx, parent.id)) throw new Refused('units.dates-wrong')
  const decision = decideChange({ dissolvedOn: unit.dissolved_on, versionFrom: (await currentVersion(ctx.tx, unit.id)).valid_from }, input.from, ctx.clock.now())
  if (decision.kind === 'refuse') throw new Refused(decision.code)
  return parent
}

/** Ends a unit on a day. Refused while anything living hangs on it. */
export async function dissolveUnit(ctx: UnitContext, id: string, input: Change): Promise<UnitRow> {
  const unit = await lockUnitInRange(ctx, id)
  const version = await currentVersion(ctx.tx, id)
  const decision = decideChange({ dissolvedOn: unit.dissolved_on, versionFrom: version.valid_from }, input.from, ctx.clock.now())
  if (decision.kind === 'refuse') throw new Refused(decision.code)
  if (decision.kind === 'correct') throw new Refused('units.dates-wrong')
  const below = await asService(ctx, unit.scope, () => countBelow(ctx.tx, unit))
  if (below.children > 0) throw new Refused('units.has-children', { children: below.children })
  if (below.people > 0 || below.members > 0 || below.roles > 0) throw new Refused('units.has-people', { people: below.people, roles: below.roles })
  await ctx.tx.updateTable('unit_version').set({ valid_to: input.from }).where('unit_id', '=', id).where('valid_to', 'is', null).execute()
  await ctx.tx.updateTable('unit').set({ dissolved_on: input.from, revision: unit.revision + 1, updated_at: ctx.clock.now() }).where('id', '=', id).execute()
  return reread(ctx.tx, id)
}

/**
 * Closes a unit from a day on, inside a larger change that has seen to everything that hung on it. A version that began on that very day never held and goes. With a
 * successor the closed unit comes to hang below it: the caller changes the paths.
 */
export async function closeUnit(ctx: UnitContext, unit: UnitRow, { from, successorId }: { from: string; successorId: string | null }): Promise<void> {
  const version = await currentVersion(ctx.tx, unit.id)
  const last = () => ctx.tx.deleteFrom('unit_version').where('unit_id', '=', unit.id).where('valid_from', '=', from).execute()
  await (version.valid_from === from ? last() : ctx.tx.updateTable('unit_version').set({ valid_to: from }).where('unit_id', '=', unit.id).where('valid_to', 'is', null).execute())
  await ctx.tx.updateTable('unit').set({ dissolved_on: from, ...(successorId ? { parent_id: successorId, successor_id: successorId } : {}), revision: unit.revision + 1, updated_at: ctx.clock.now() }).where('id', '=', unit.id).execute()
}

/** A unit comes below another parent from a day on, in the tree alone: the caller changes the paths. */
export async function placeBelow(ctx: UnitContext, unit: UnitRow, parentId: string, change: Change): Promise<void> {
  await recordVersion(ctx, unit, { name: unit.name, kind: unit.kind, division: unit.division, parent_id: parentId }, change)
  await ctx.tx.updateTable('unit').set({ parent_id: parentId, revision: unit.revision + 1, updated_at: ctx.clock.now() }).where('id', '=', unit.id).execute()
}

type VersionFacts = { name: string; kind: string; division: string | null; parent_id: string | null }

/** Closes the version that lasts and begins the next; on the first day of the present one it is corrected in place. */
async function recordVersion(ctx: UnitContext, unit: UnitRow, facts: VersionFacts, change: Change): Promise<void> {
  const version = await currentVersion(ctx.tx, unit.id)
  const decision = decideChange({ dissolvedOn: unit.dissolved_on, versionFrom: version.valid_from }, change.from, ctx.clock.now())
  if (decision.kind === 'refuse') throw new Refused(decision.code)
  const record = { ...facts, reason: change.reason, recorded_by: holderOf(ctx.actor), recorded_at: ctx.clock.now() }
  if (decision.kind === 'correct') {
    await ctx.tx.updateTable('unit_version').set(record).where('unit_id', '=', unit.id).where('valid_from', '=', version.valid_from).execute()
    return
  }
  await ctx.tx.updateTable('unit_version').set({ valid_to: change.from }).where('unit_id', '=', unit.id).where('valid_from', '=', version.valid_from).execute()
  await ctx.tx.insertInto('unit_version').values({ unit_id: unit.id, scope: unit.scope, valid_from: change.from, ...record }).execute()
}

async function reread(tx: Tx, id: string): Promise<UnitRow> {
  return tx.selectFrom('unit').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

/** The tree as it stood on a day, from its versions; `scope` is today's, under which the viewer may see the unit at all. */
export async function unitsAsOf(tx: Tx, day: string, range: string): Promise<{ unitId: string; name: string; kind: string; parentId: string | null; division: string | null }[]> {
  const { lo, hi } = rangeOf(range)
  return tx.selectFrom('unit_version').select(['unit_id as unitId', 'name', 'kind', 'parent_id as parentId', 'division'])
    .where('valid_from', '<=', day).where((or) => or.or([or('valid_to', 'is', null), or('valid_to', '>', day)]))
    .where('scope', '>=', lo).where('scope', '<', hi).orderBy('scope').execute()
}

/** Today in China; the day that a change holds from when none is given. */
export function today(ctx: Pick<UnitContext, 'clock'>): string {
  return dayInShanghai(ctx.clock.now())
}
