import { appendAudit } from '#platform/audit'
import type { Day } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { holderOf, Refused } from '#platform/http'
import { newId } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import { findPerson } from '../people/index.ts'
import { unionKinds, type ElectedOfficer } from './model.ts'
import { checkOfficers, dueOn } from './rules.ts'
import { findTerms, lockLastingTerm } from './store.ts'

export type NewTerm = { years: 3 | 5; electedOn: Day; officers: readonly ElectedOfficer[]; approvedBy: string | null; reason: string }

/**
 * An election that was held and approved: the term before it ends on the day of the election, the new one begins with its committees (O1). Refuses what is no union, an
 * election ahead or before the last one, a committee without its one chair, and people out of reach.
 */
export async function recordTerm(ctx: CommandContext, unit: { id: string; scope: string; kind: string; name: string; dissolved_on: string | null }, input: NewTerm): Promise<{ id: string; number: number }> {
  if (!unionKinds.includes(unit.kind)) throw new Refused('terms.not-a-union')
  if (unit.dissolved_on) throw new Refused('units.dissolved')
  const before = await lockLastingTerm(ctx.tx, unit.id)
  if (input.electedOn > dayInShanghai(ctx.clock.now()) || (before && input.electedOn <= before.elected_on)) throw new Refused('terms.dates-wrong')
  const checked = checkOfficers(input.officers)
  if (checked !== 'ok') throw new Refused(checked)
  for (const personId of new Set(input.officers.map((one) => one.personId))) if (!await findPerson(ctx.tx, personId)) throw new Refused('terms.person-elsewhere')

  const [id, now, by] = [newId(), ctx.clock.now(), holderOf(ctx.actor)]
  const number = ((await findTerms(ctx.tx, unit.id))[0]?.number ?? 0) + 1
  if (before) {
    await ctx.tx.updateTable('union_term').set({ ended_on: input.electedOn }).where('id', '=', before.id).execute()
    await ctx.tx.updateTable('union_officer').set({ valid_to: input.electedOn, reason: '换届' }).where('term_id', '=', before.id).where('valid_to', 'is', null).execute()
  }
  await ctx.tx.insertInto('union_term').values({
    id, unit_id: unit.id, scope: unit.scope, number, years: input.years, elected_on: input.electedOn, due_on: dueOn(input.electedOn, input.years), approved_by: input.approvedBy, recorded_by: by, recorded_at: now,
  }).execute()
  await ctx.tx.insertInto('union_officer').values(input.officers.map((one) => ({
    id: newId(), term_id: id, unit_id: unit.id, scope: unit.scope, person_id: one.personId, body: one.body, post: one.post, valid_from: input.electedOn, recorded_by: by, recorded_at: now,
  }))).execute()
  await appendAudit(ctx, { action: 'terms.record', subject: `unit:${unit.id}`, scope: unit.scope, reason: input.reason, details: { number, electedOn: input.electedOn, years: input.years, officers: input.officers.length } })
  return { id, number }
}

export type Founder = { unitId: string | null; name: string; creditCode: string | null }

/** Whose people the union is for, from a day on. */
export async function recordFounders(ctx: CommandContext, unit: { id: string; scope: string }, founders: readonly Founder[], from: Day): Promise<void> {
  if (founders.length === 0) return
  await ctx.tx.insertInto('union_founder').values(founders.map((one) => ({ id: newId(), union_id: unit.id, scope: unit.scope, founder_id: one.unitId, name: one.name, credit_code: one.creditCode, valid_from: from }))).execute()
}
