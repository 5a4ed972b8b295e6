import type { InputOf, membershipRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { asService, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import type { CommandContext } from '#platform/module'
import { findPerson } from '../people/index.ts'
import { firstDayOf, getUnitInRange } from '../units/index.ts'
import type { MembershipRow } from './model.ts'
import { decideChange } from './rules.ts'
import { continueAt, endMembership, lockLasting, membershipsOf, movePerson, type Membership } from './store.ts'

type Routes = typeof membershipRoutes

/** A member comes to another unit of the clerk's range. Throws `memberships.none` for whoever is no member in range. */
export async function transferMember(ctx: RequestContext, input: InputOf<Routes['transfer']>): Promise<{ rows: Membership[] }> {
  requireStaff(ctx, 'people.manage')
  const membership = await lockMembership(ctx, input.id)
  const unit = await getUnitInRange(ctx, input.unitId)
  if (unit.dissolved_on) throw new Refused('units.dissolved')
  if (unit.id !== membership.unit_id) await transfer(ctx, membership, unit, { from: input.from ?? dayInShanghai(ctx.clock.now()), reason: input.reason })
  return { rows: await membershipsOf(ctx.tx, input.id) }
}

/** The transfer itself, within reach of both units: one membership ends on the day on which the next begins, so that a member is in one place at every instant. */
export async function transfer(ctx: CommandContext, membership: MembershipRow, unit: { id: string; scope: string }, { from, reason }: { from: string; reason: string }): Promise<void> {
  checkDay(ctx, membership, from)
  // On a day before there was the unit, a member would be nowhere.
  if (from < await firstDayOf(ctx.tx, unit.id)) throw new Refused('memberships.dates-wrong')
  await endMembership(ctx, membership, { on: from, by: 'transfer', reason })
  // The pair of scopes is the clerk's own range; the keys of a name are not a clerk's to write.
  await asService(ctx, 'scope' in ctx.actor ? ctx.actor.scope : '', async () => {
    await continueAt(ctx, membership, unit, from)
    await movePerson(ctx, membership.person_id, unit)
  })
  await appendAudit(ctx, { action: 'memberships.transfer', subject: `person:${membership.person_id}`, scope: unit.scope, reason, details: { from: membership.unit_id, to: unit.id, on: from } })
}

export async function endMembershipOf(ctx: RequestContext, input: InputOf<Routes['end']>): Promise<{ rows: Membership[] }> {
  requireStaff(ctx, 'people.manage')
  const membership = await lockMembership(ctx, input.id)
  const on = input.on ?? dayInShanghai(ctx.clock.now())
  checkDay(ctx, membership, on)
  await endMembership(ctx, membership, { on, by: input.how, reason: input.reason })
  await appendAudit(ctx, { action: 'memberships.end', subject: `person:${input.id}`, scope: membership.scope, reason: input.reason, details: { how: input.how, on } })
  return { rows: await membershipsOf(ctx.tx, input.id) }
}

function checkDay(ctx: Pick<CommandContext, 'clock'>, membership: MembershipRow, on: string): void {
  if (decideChange(membership, on, dayInShanghai(ctx.clock.now())) === 'dates-wrong') throw new Refused('memberships.dates-wrong')
}

async function lockMembership(ctx: RequestContext, personId: string): Promise<MembershipRow> {
  if (!await findPerson(ctx.tx, personId)) throw new NotFound()
  const membership = await lockLasting(ctx.tx, personId)
  if (!membership) throw new Refused('memberships.none')
  return membership
}
