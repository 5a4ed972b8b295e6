import { z } from 'zod'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { asService, Refused } from '#platform/http'
import { checkIdentity, type IdentityVerdict } from '#platform/identity'
import { job, type CommandContext } from '#platform/module'
import { emit } from '#platform/outbox'
import { beginMembership, continueAt, endMembership, lockLasting, movePerson } from '#registry/memberships'
import { lockPersonRow, writeRealName } from '#registry/people'
import { getUnit } from '#registry/units'
import { isOnList, nameOf, numberOf, phoneOf, reviewFacts } from './facts.ts'
import type { AcceptRule, ApplicationRow } from './model.ts'
import { moveApplication } from './move.ts'
import { tellDecision, tellMismatch } from './notices.ts'
import { decideAccepting, decideAtOnce } from './rules.ts'
import { findUnionOf, getApplication, lockApplication, updateApplication } from './store.ts'
import { tellPresentUnion } from './tell-present-union.ts'

/** Asks the real-name service about an application, in three steps: read, ask outside any transaction, settle. Asked again while the service is away; the case is then overdue. */
export const checkIdentityJob = job({
  name: 'membership.check-identity', payload: z.object({ applicationId: z.uuid() }),
  async run(run, payload) {
    const row = await run.inTransaction((ctx) => getApplication(ctx.tx, payload.applicationId))
    const number = numberOf(run, row)
    if (row.state !== 'checking' || !number) return { state: row.state }
    const verdict = await checkIdentity(run.config, run.clock.now(), { id: row.id, name: nameOf(run, row), number })
    return { state: (await run.inTransaction(async (ctx) => settleIdentity(ctx, await lockApplication(ctx.tx, row.id), verdict))).state }
  },
})

/** What the check of an identity leads to: on to review and perhaps at once to membership, or back to the applicant. In the name of the service. */
export async function settleIdentity(ctx: CommandContext, row: ApplicationRow, verdict: IdentityVerdict): Promise<ApplicationRow> {
  if (row.state !== 'checking') return row
  const actor = { id: `identity:${verdict.kind === 'form' ? 'form' : 'service'}`, as: 'handler' as const }
  const reference = verdict.kind === 'form' ? null : verdict.reference
  if (verdict.kind === 'mismatch') {
    const moved = await moveApplication(ctx, row, { event: 'mismatch', actor, change: { identity: 'none', identity_at: ctx.clock.now(), identity_ref: reference } })
    await tellMismatch(ctx, moved)
    return moved
  }
  return takeInAtOnce(ctx, await moveApplication(ctx, row, { event: 'verify', actor, change: { identity: verdict.kind, identity_at: ctx.clock.now(), identity_ref: reference } }))
}

/** By the union's own rule an application may need nobody's eyes (J5). */
export async function takeInAtOnce(ctx: CommandContext, row: ApplicationRow): Promise<ApplicationRow> {
  const union = await findUnionOf(ctx.tx, row.unit_id)
  const rule = union && decideAtOnce(union.accepts as AcceptRule, { ...await reviewFacts(ctx, row), onList: await isOnList(ctx, row) })
  return rule ? takeIn(ctx, row, { actor: { id: `rule:${rule}`, as: 'handler' }, by: `rule:${rule}`, rule }) : row
}

type Decision = { actor: Parameters<typeof moveApplication>[2]['actor']; by: string; rule?: 'listed' | 'everyone'; event?: 'accept' }

/** Accepts a locked application: what was decided, then what comes of it, in one transaction. Whoever calls has decided that the caller may; here in the name of the service. */
export async function takeIn(ctx: CommandContext, row: ApplicationRow, { actor, by, rule }: Decision): Promise<ApplicationRow> {
  // Whoever was slower hears that, and not what the other's decision has made of the applicant.
  if (row.closed_at) throw new Refused('membership.settled')
  const decision = decideAccepting(await reviewFacts(ctx, row))
  if (decision !== 'ok') throw new Refused(decision)
  const moved = await moveApplication(ctx, row, { event: 'accept', actor, inputs: rule ? { rule } : {} })
  await tellPresentUnion(ctx, moved, 'made')
  const accepted = await carryOut(ctx, moved, { by, ...(rule && { rule }) })
  await appendAudit(ctx, { action: 'membership.accept', subject: `application:${row.id}`, scope: row.scope, details: { kind: row.kind, rule: rule ?? null, membershipId: accepted.membership_id } })
  await tellDecision(ctx, accepted)
  await emit(ctx, 'membership.accepted', { applicationId: row.id, kind: row.kind, personId: row.person_id }, { scope: row.scope })
  return accepted
}

/** The membership that an accepted application makes, moves or ends. */
export async function carryOut(ctx: CommandContext, row: ApplicationRow, { by, rule }: { by: string; rule?: 'listed' | 'everyone' }): Promise<ApplicationRow> {
  const today = dayInShanghai(ctx.clock.now())
  const membershipId = row.kind === 'join' ? await join(ctx, row, today) : row.kind === 'transfer' ? await move(ctx, row, today) : await leave(ctx, row, today)
  return updateApplication(ctx.tx, row.id, { decided_by: by, decided_at: ctx.clock.now(), by_rule: rule ?? null, membership_id: membershipId })
}

async function join(ctx: CommandContext, row: ApplicationRow, from: string): Promise<string> {
  const [person, unit, number] = [await lockPersonRow(ctx.tx, row.person_id), await getUnit(ctx.tx, row.unit_id), numberOf(ctx, row)]
  if (!person) throw new Refused('platform.not-found')
  if (unit.dissolved_on) throw new Refused('units.dissolved')
  const made = await beginMembership(ctx, { personId: row.person_id, unit, from })
  if (!made) throw new Refused('membership.applicant-is-member')
  if (number && person.standing !== 'real-name') await writeRealName(ctx, person, { name: nameOf(ctx, row), number })
  await movePerson(ctx, row.person_id, unit)
  const phone = phoneOf(ctx, row)
  if (phone) await ctx.tx.updateTable('membership_invitation').set({ used_at: ctx.clock.now() }).where('unit_id', '=', row.unit_id).where('phone_blind', '=', ctx.cipher.blind(phone, 'phone')).where('used_at', 'is', null).execute()
  return made.id
}

async function move(ctx: CommandContext, row: ApplicationRow, from: string): Promise<string> {
  const [membership, unit] = [await lockLasting(ctx.tx, row.person_id), await getUnit(ctx.tx, row.unit_id)]
  if (!membership) throw new Refused('membership.applicant-no-member')
  if (unit.dissolved_on) throw new Refused('units.dissolved')
  if (membership.unit_id === unit.id) return membership.id
  const reason = row.words ?? row.number
  await endMembership(ctx, membership, { on: from, by: 'transfer', reason })
  const made = await continueAt(ctx, membership, unit, from)
  await movePerson(ctx, row.person_id, unit)
  await appendAudit(ctx, { action: 'memberships.transfer', subject: `person:${row.person_id}`, scope: unit.scope, reason, details: { from: membership.unit_id, to: unit.id, on: from, applicationId: row.id } })
  return made
}

async function leave(ctx: CommandContext, row: ApplicationRow, on: string): Promise<string> {
  const membership = await lockLasting(ctx.tx, row.person_id)
  if (!membership) throw new Refused('membership.applicant-no-member')
  await endMembership(ctx, membership, { on, by: 'leave', reason: row.words ?? row.number })
  await appendAudit(ctx, { action: 'memberships.end', subject: `person:${row.person_id}`, scope: membership.scope, details: { how: 'leave', on, applicationId: row.id } })
  return membership.id
}

/** Does it in the name of the service over everything: the person may be on record anywhere, the union is one of the caller's. */
export const inService = <T>(ctx: Pick<CommandContext, 'tx' | 'actor'>, work: () => Promise<T>): Promise<T> => asService(ctx, '', work)
