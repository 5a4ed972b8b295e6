import type { AnswerOf, foundingRoutes, InputOf } from '@guildhall/contract'
import { allowedEvents, timeline } from '#engines/process'
import { asService, cursorOf, placeOf, requireStaff, type RequestContext } from '#platform/http'
import { divisionName, findUnit, listFormalities, openName, presentPeople } from '#registry'
import { maskName, maskPhone } from '#platform/crypto'
import { caseOf, getFoundingRow } from '../load.ts'
import type { FoundingKind, FoundingRow, FoundingState } from '../model.ts'
import { namesOf } from '../names.ts'
import { mayAnswer, mayApply } from '../policy.ts'
import { countRoster, findRoster } from '../roster-store.ts'
import { legalNotes } from '../rules.ts'
import { countFoundings, findFounders, findFoundings, findGroup, type FoundingFilter, type ListedFounding } from '../store.ts'

type Routes = typeof foundingRoutes
type Row = AnswerOf<Routes['list']>['rows'][number]

export async function listFoundings(ctx: RequestContext, input: InputOf<Routes['list']>): Promise<AnswerOf<Routes['list']>> {
  requireStaff(ctx, 'founding.read')
  const filter: FoundingFilter = { states: input.state, kinds: input.kind, q: input.q }
  const found = await findFoundings(ctx.tx, filter, { sort: input.sort, after: placeOf(input.cursor), limit: input.limit + 1 })
  const rows = found.slice(0, input.limit)
  const founders = Map.groupBy(await findFounders(ctx.tx, rows.map((row) => row.id)), (one) => one.founding_id)
  const last = rows.at(-1)
  return {
    rows: rows.map((row) => presentRow(row, (founders.get(row.id) ?? []).map((one) => one.name))),
    next: last && found.length > input.limit ? cursorOf(last.place, last.id) : null, total: await countFoundings(ctx.tx, filter),
  }
}

function presentRow(row: FoundingRow & Pick<ListedFounding, 'federation' | 'roster' | 'agreed' | 'deadline_on' | 'held_at'>, founders: string[]): Row {
  return {
    id: row.id, number: row.number, name: row.name, kind: row.kind as FoundingKind, state: row.state as FoundingState, founders, federation: row.federation, staff: row.staff, members: row.members, roster: row.roster, agreed: row.agreed,
    deadline: row.deadline_on, heldAt: row.held_at?.toISOString() ?? null, assisted: row.assisted, updatedAt: row.updated_at.toISOString(),
  }
}

/** One founding with all that whoever works on it decides by, and what they may do next. */
export async function getFounding(ctx: RequestContext, { foundingId }: { foundingId: string }): Promise<AnswerOf<Routes['get']>> {
  const actor = requireStaff(ctx, 'founding.read')
  const row = await getFoundingRow(ctx, foundingId)
  const found = await caseOf(ctx, row)
  const [steps, counts, group, congress] = await asService(ctx, row.scope, async () => [
    await timeline(ctx.tx, row.case_id), await countRoster(ctx.tx, row.id), await findGroup(ctx.tx, row.id),
    await ctx.tx.selectFrom('founding_congress').select('held_at').where('founding_id', '=', row.id).where('state', '<>', 'called-off').executeTakeFirst(),
  ] as const)
  const [founders, unit, federation, union] = [await findFounders(ctx.tx, [row.id]), await findUnit(ctx.tx, row.unit_id), await findUnit(ctx.tx, row.federation_id), row.union_id ? await findUnit(ctx.tx, row.union_id) : undefined]
  const [names, people] = [await namesOf(ctx, steps.map((step) => step.actor)), await presentPeople(ctx, group.map((one) => one.person_id))]
  const allowed = found.closedAt ? [] : allowedEvents(found).filter((event) => (event.by === 'applicant' ? mayApply(actor, row) : mayAnswer(actor, row)) && (actor.permissions as ReadonlySet<string>).has(event.permission)).map((event) => event.event)
  return {
    ...presentRow({ ...row, federation: federation?.name ?? '', roster: counts.asked + counts.agreed + counts.declined, agreed: counts.agreed, deadline_on: found.deadlineOn, held_at: congress?.held_at ?? null }, founders.map((one) => one.name)),
    division: row.division, divisionName: divisionName(row.division), site: row.site, years: row.years as 3 | 5, revision: row.revision, applicant: { id: row.unit_id, name: unit?.name ?? '' }, federationId: row.federation_id, enteredAt: found.enteredAt.toISOString(), openedAt: found.openedAt.toISOString(),
    unionId: row.union_id, unionCode: union?.code ?? null, approvedOn: row.approved_on, foundersFull: founders.map((one) => ({ id: one.id, unitId: one.unit_id, name: one.name, creditCode: one.credit_code, staff: one.staff, industry: one.industry })),
    group: group.map((one) => ({ person: people.get(one.person_id) ?? { id: one.person_id, name: '', phone: null }, post: one.post as 'leader', side: one.side as 'staff' })), counts,
    notes: legalNotes({ kind: row.kind as FoundingKind, agreed: counts.agreed, women: counts.women, staff: row.staff }), actions: [...allowed, ...mayApply(actor, row) && ['preparing'].includes(row.state) ? ['edit'] : [], ...mayApply(actor, row) ? ['apply'] : []],
    timeline: steps.filter((step) => !step.internal).map((step) => ({ id: step.id, kind: step.kind, event: step.event, from: step.from, to: step.to, by: names.get(step.actor) ?? '', party: step.actedAs, assisted: step.assistedBy !== null, reason: step.reason, at: step.at.toISOString() })),
    formalities: row.union_id ? await asService(ctx, row.scope, () => listFormalities(ctx, row.union_id!)) : [],
  }
}

/** The roster page by page. Whom the reader does not reach stands there without a name. */
export async function listRoster(ctx: RequestContext, input: InputOf<Routes['roster']>): Promise<AnswerOf<Routes['roster']>> {
  const row = await getFoundingRow(ctx, input.foundingId)
  const after = input.cursor && /^[0-9a-f-]{36}$/.test(input.cursor) ? input.cursor : null
  const found = await findRoster(ctx.tx, row.id, { consent: input.consent, after, limit: input.limit + 1 })
  const rows = found.slice(0, input.limit)
  return {
    rows: rows.map((one) => ({
      person: { id: one.person_id, name: one.name_sealed ? maskName(openName(ctx.cipher, { name_sealed: one.name_sealed }).reveal()) : '', phone: one.phone_sealed ? maskPhone(ctx.cipher.open(one.phone_sealed, 'person.phone').reveal()) : null },
      gender: one.gender as 'male' | 'female' | null, birthYear: one.birth_year, unitName: one.unit_name, consent: one.consent as 'asked', consentBy: one.consent_by as 'self' | null, consentAt: one.consent_at?.toISOString() ?? null, delegate: one.delegate, became: one.became,
    })),
    next: found.length > input.limit ? rows.at(-1)!.id : null, counts: await asService(ctx, row.scope, () => countRoster(ctx.tx, row.id)),
  }
}
