import { sql } from 'kysely'
import type { AnswerOf, membershipRoutes } from '@guildhall/contract'
import { holderOf } from '#platform/http'
import { newId } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import type { Tx } from '#platform/db'
import type { MembershipRow } from './model.ts'

export type Membership = AnswerOf<typeof membershipRoutes.mine>['rows'][number]

export function presentMembership(row: MembershipRow & { unit_name: string }): Membership {
  return {
    id: row.id, unitId: row.unit_id, unitName: row.unit_name, joinedOn: row.joined_on, from: row.valid_from, until: row.valid_to, beganBy: row.began_by as Membership['beganBy'],
    endedBy: row.ended_by as Membership['endedBy'], endReason: row.end_reason, occupation: row.occupation, skillLevel: row.skill_level, employment: row.employment, employmentForm: row.employment_form, education: row.education,
  }
}

/** What the unit of `m` was called on a day; without one, when the membership ended, and today where it lasts. */
export const nameOn = (day: string | null) => sql<string>`coalesce((select v.name from unit_version v where v.unit_id = m.unit_id and v.valid_from <= ${day === null ? sql`coalesce(greatest(m.valid_to - 1, m.valid_from), 'infinity')` : sql`${day}::date`} order by v.valid_from desc limit 1), unit.name)`

/** Every membership of a person that the transaction's role sees, the latest first. */
export async function membershipsOf(tx: Tx, personId: string): Promise<Membership[]> {
  const rows = await tx.selectFrom('membership as m').innerJoin('unit', 'unit.id', 'm.unit_id').selectAll('m').select(nameOn(null).as('unit_name'))
    .where('m.person_id', '=', personId).orderBy('m.valid_from', 'desc').orderBy('m.recorded_at', 'desc').execute()
  return rows.map(presentMembership)
}

/** The membership that lasts, locked, if the transaction's role sees it. */
export function lockLasting(tx: Tx, personId: string): Promise<MembershipRow | undefined> {
  return tx.selectFrom('membership').selectAll().where('person_id', '=', personId).where('valid_to', 'is', null).forUpdate().executeTakeFirst()
}

export type Ending = { on: string; by: NonNullable<Membership['endedBy']>; reason: string }

/** Ends a membership. Nothing else of the row ever changes. */
export async function endMembership(ctx: CommandContext, row: MembershipRow, { on, by, reason }: Ending): Promise<void> {
  await ctx.tx.updateTable('membership').set({ valid_to: on, ended_by: by, end_reason: reason, ended_recorded_by: holderOf(ctx.actor), ended_recorded_at: ctx.clock.now() }).where('id', '=', row.id).execute()
}

/** The membership that was ended when two records were merged: within the minute before the merge was written down. */
export function findEndedByMerge(tx: Tx, personId: string, mergedAt: Date): Promise<MembershipRow | undefined> {
  return tx.selectFrom('membership').selectAll().where('person_id', '=', personId).where('ended_by', '=', 'merge').where('ended_recorded_at', '>', new Date(mergedAt.getTime() - 60_000)).where('ended_recorded_at', '<=', mergedAt).orderBy('valid_from', 'desc').limit(1).forUpdate().executeTakeFirst()
}

export async function isUnitLiving(tx: Tx, unitId: string): Promise<boolean> {
  return (await tx.selectFrom('unit').select('id').where('id', '=', unitId).where('dissolved_on', 'is', null).executeTakeFirst()) !== undefined
}

/** Takes an ending back that was none. */
export async function resumeMembership(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('membership').set({ valid_to: null, ended_by: null, end_reason: null, ended_recorded_by: null, ended_recorded_at: null }).where('id', '=', id).execute()
}

/** Begins the membership that follows `before` at another unit: a member at all since the same day, with what the roster said of them. */
export async function continueAt(ctx: CommandContext, before: MembershipRow, unit: { id: string; scope: string }, from: string): Promise<string> {
  const id = newId()
  const { joined_on, employment, employment_form, occupation, education, skill_level, private_sealed, person_id } = before
  await ctx.tx.insertInto('membership').values({
    id, person_id, unit_id: unit.id, scope: unit.scope, joined_on, valid_from: from, began_by: 'transfer', employment, employment_form, occupation, education, skill_level, private_sealed,
    recorded_by: holderOf(ctx.actor), recorded_at: ctx.clock.now(),
  }).execute()
  return id
}

/**
 * Makes somebody a member of a unit from a day on. Undefined where a membership lasts already, seen by this transaction or not (M1): two at once make one.
 */
export async function beginMembership(ctx: CommandContext, input: { personId: string; unit: { id: string; scope: string }; from: string }): Promise<{ id: string } | undefined> {
  const { personId, unit, from } = input
  return ctx.tx.insertInto('membership').values({ id: newId(), person_id: personId, unit_id: unit.id, scope: unit.scope, joined_on: from, valid_from: from, began_by: 'join', recorded_by: holderOf(ctx.actor), recorded_at: ctx.clock.now() })
    .onConflict((conflict) => conflict.column('person_id').where('valid_to', 'is', null).doNothing()).returning('id').executeTakeFirst()
}

/** The record of a person goes to the unit where they are now. */
export async function movePerson(ctx: CommandContext, personId: string, unit: { id: string; scope: string }): Promise<void> {
  await ctx.tx.updateTable('person').set((row) => ({ unit_id: unit.id, scope: unit.scope, revision: row('revision', '+', 1), updated_at: ctx.clock.now() })).where('id', '=', personId).execute()
  await sql`update person_name_key set scope = ${unit.scope} where person_id = ${personId}`.execute(ctx.tx)
}
