import type { AnswerOf, foundingRoutes, InputOf } from '@guildhall/contract'
import { timeline } from '#engines/process'
import { dayInShanghai } from '#platform/clock'
import { asService, holderOf, Refused, requireStaff, type RequestContext } from '#platform/http'
import { emit } from '#platform/outbox'
import { createUnit, enterMember, findPerson, getUnit, recordFounders, recordTerm, type UnitRow } from '#registry'
import { findElected } from '../congress/elected.ts'
import { getFoundingRow, moveFounding, withFounding } from '../load.ts'
import type { FoundingRow } from '../model.ts'
import { tellPeople, tellUnit } from '../notices.ts'
import { unionCode, unitKindOf } from '../rules.ts'
import { findFounders, isNameTaken } from '../store.ts'

/**
 * The approval from above (工会法 art. 12). The union comes on record with its code, below its only founder or below the federation; everybody on the roster who agreed is a member from
 * today; the committees are in office since the day of the election, from which the term runs. Whoever handed the result in for the unit does not approve it (F6).
 */
export async function approve(ctx: RequestContext, input: InputOf<typeof foundingRoutes.approve>): Promise<AnswerOf<typeof foundingRoutes.approve>> {
  requireStaff(ctx, 'founding.answer')
  const seen = await getFoundingRow(ctx, input.foundingId)
  // Locked for the whole of it, under the same conditions as any step.
  await withFounding(ctx, seen.id, { side: 'answer', states: ['reported'], revision: input.revision }, async (row) => {
    const reported = (await timeline(ctx.tx, row.case_id)).findLast((step) => step.event === 'report')
    if (reported?.actor === holderOf(ctx.actor)) throw new Refused('founding.not-own-report')
    if (await isNameTaken(ctx.tx, row.name, row.id)) throw new Refused('founding.name-taken')
  })
  const today = dayInShanghai(ctx.clock.now())
  const union = await makeUnion(ctx, seen, today)
  const entered = await enterMembers(ctx, seen, union, today)
  const { officers, electedOn } = await asService(ctx, seen.scope, () => findElected(ctx.tx, seen.id))
  const federation = await getUnit(ctx.tx, seen.federation_id)
  const term = await recordTerm(ctx, union, { years: seen.years as 3 | 5, electedOn, officers, approvedBy: federation.name, reason: `批复 ${seen.number}` })
  await recordFounders(ctx, union, (await findFounders(ctx.tx, [seen.id])).map((one) => ({ unitId: one.unit_id, name: one.name, creditCode: one.credit_code })), today)
  const moved = await withFounding(ctx, seen.id, { side: 'answer', states: ['reported'] }, async (row) => {
    const done = await moveFounding(ctx, row, 'approve', { inputs: { unionId: union.id, ...entered }, change: { union_id: union.id, term_id: term.id, approved_on: today }, audit: { unionId: union.id, code: union.code } })
    await tellUnit(ctx, row, { kind: 'founding.approved' })
    const members = await ctx.tx.selectFrom('founding_roster').select('person_id').where('founding_id', '=', row.id).where('became', 'in', ['joined', 'transferred', 'member']).execute()
    await tellPeople(ctx, row, members.map((one) => one.person_id), { kind: 'founding.you-are-a-member', params: { from: today } })
    return done
  })
  await emit(ctx, 'founding.union-founded', { unionId: union.id, foundingId: seen.id, federationId: seen.federation_id }, { scope: seen.scope })
  return { ...moved, unionId: union.id, unionCode: union.code!, ...entered }
}

async function makeUnion(ctx: RequestContext, row: FoundingRow, today: string): Promise<UnitRow> {
  const founders = await findFounders(ctx.tx, [row.id])
  const single = row.kind === 'single' ? founders[0]?.unit_id ?? null : null
  const serial = Number(row.number.split('-')[1])
  return createUnit(ctx, {
    parentId: single ?? row.federation_id, kind: unitKindOf(row.kind as 'single'), name: row.name, division: row.division, code: unionCode(row.division, serial), industry: founders.find((one) => one.industry)?.industry ?? null,
    staff: row.staff, foundedOn: today, from: today, reason: `建会 ${row.number}`,
  })
}

/** Nobody becomes a member who has not agreed (F2); who is out of reach by now is left out, and said so on the roster. */
async function enterMembers(ctx: RequestContext, row: FoundingRow, union: UnitRow, today: string): Promise<{ joined: number; transferred: number; leftOut: number }> {
  const agreed = await asService(ctx, row.scope, () => ctx.tx.selectFrom('founding_roster').select(['id', 'person_id']).where('founding_id', '=', row.id).where('consent', '=', 'agreed').orderBy('person_id').execute())
  const became = new Map<string, string[]>()
  for (const one of agreed) {
    const person = await findPerson(ctx.tx, one.person_id)
    const how = !person || person.merged_into ? 'left-out' : await enterMember(ctx, person, union, { from: today, reason: `建会 ${row.number}` })
    became.set(how, [...became.get(how) ?? [], one.id])
  }
  await asService(ctx, row.scope, async () => {
    for (const [how, ids] of became) await ctx.tx.updateTable('founding_roster').set({ became: how }).where('id', 'in', ids).execute()
  })
  return { joined: (became.get('joined')?.length ?? 0) + (became.get('member')?.length ?? 0), transferred: became.get('transferred')?.length ?? 0, leftOut: became.get('left-out')?.length ?? 0 }
}
