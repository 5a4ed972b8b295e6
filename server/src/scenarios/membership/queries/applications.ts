import type { AnswerOf, InputOf, reviewingRoutes } from '@guildhall/contract'
import { sql } from 'kysely'
import { loadCalendar } from '#platform/calendar'
import { maskIdNumber } from '#platform/crypto'
import { cursorOf, placeOf, NotFound, requireStaff, type RequestContext } from '#platform/http'
import { staffNames } from '#registry'
import { findCase } from '#engines/process'
import { findDivision } from '#registry/divisions'
import { getUnitInRange } from '#registry/units'
import { rangeOf } from '#platform/db'
import { isOnList, numberOf, reviewFacts } from '../facts.ts'
import type { Application } from '../model.ts'
import { mayDecide } from '../policy.ts'
import { accountOf, deadlineOf, decidedOf, presentConsents, presentRow, presentTimeline } from '../present.ts'
import { recordDifferences } from '../record-differences.ts'
import { decideAccepting } from '../rules.ts'
import { inService } from '../settle.ts'

type Routes = typeof reviewingRoutes

const applications = (ctx: Pick<RequestContext, 'tx'>) => ctx.tx.selectFrom('membership_application as a').innerJoin('unit as u', 'u.id', 'a.unit_id').leftJoin('process_case as c', 'c.id', 'a.case_id')
  .selectAll('a').select(['u.name as unit_name', 'c.deadline_on', 'c.escalated_at'])

const orders = {
  deadline: { by: sql`coalesce(c.deadline_on, 'infinity'::date)`, type: 'date', down: false },
  newest: { by: sql`a.applied_at`, type: 'timestamptz', down: true },
} as const

/** Applications in range, by deadline: those that are decided have none and come last. */
export async function listApplications(ctx: RequestContext, input: InputOf<Routes['list']>): Promise<AnswerOf<Routes['list']>> {
  const staff = requireStaff(ctx, 'membership.read')
  const unit = input.unitId ? await getUnitInRange(ctx, input.unitId) : undefined
  const { by, type, down } = orders[input.sort]
  const after = placeOf(input.cursor)
  let query = applications(ctx).select(sql<string>`(${by})::text`.as('place'))
  if (input.state) query = query.where('a.state', 'in', input.state)
  if (input.kind) query = query.where('a.kind', '=', input.kind)
  if (unit) query = query.where('a.scope', '>=', rangeOf(unit.scope).lo).where('a.scope', '<', rangeOf(unit.scope).hi)
  if (after) query = query.where(sql<boolean>`(${by}, a.id) ${sql.raw(down ? '<' : '>')} (${after.value}::${sql.raw(type)}, ${after.id}::uuid)`)
  const found = await query.orderBy(by, down ? 'desc' : 'asc').orderBy('a.id', down ? 'desc' : 'asc').limit(input.limit + 1).execute()
  const rows = found.slice(0, input.limit)
  const calendar = await loadCalendar(ctx.tx)
  const differences = await inService(ctx, () => recordDifferences(ctx, rows.filter((row) => mayDecide(staff, row))))
  return { rows: rows.map((row) => presentRow(ctx, row, { calendar, decidable: mayDecide(staff, row), differs: (differences.get(row.id) ?? []).length > 0 })), next: found.length > rows.length ? cursorOf(rows.at(-1)!.place, rows.at(-1)!.id) : null }
}

/** Everything about one application. Whether another record has the number is said with its id only where the reader may see that record. */
export async function getApplicationRecord(ctx: RequestContext, input: InputOf<Routes['get']>): Promise<Application> {
  const staff = requireStaff(ctx, 'membership.read')
  const row = await applications(ctx).where('a.id', '=', input.applicationId).executeTakeFirst()
  if (!row) throw new NotFound()
  const calendar = await loadCalendar(ctx.tx)
  const mine = mayDecide(staff, row)
  const open = row.closed_at === null
  const [facts, onList, replaces] = open && mine ? await inService(ctx, async () => [await reviewFacts(ctx, row), await isOnList(ctx, row), (await recordDifferences(ctx, [row])).get(row.id) ?? []] as const) : [null, false, []]
  const double = facts?.holder ? await ctx.tx.selectFrom('person').select('id').where('id', '=', facts.holder).executeTakeFirst() : undefined
  const consents = await inService(ctx, () => presentConsents(ctx, { applicationId: row.id }))
  const [opened, from, membership] = [row.case_id ? await findCase(ctx.tx, row.case_id) : null, row.from_unit_id ? await ctx.tx.selectFrom('unit').select('name').where('id', '=', row.from_unit_id).executeTakeFirst() : undefined,
    row.membership_id ? await ctx.tx.selectFrom('membership').select(['id', 'person_id', 'valid_from']).where('id', '=', row.membership_id).executeTakeFirst() : undefined]
  const decided = decidedOf(row)
  const names = await staffNames(ctx, [accountOf(row.decided_by)].flatMap((one) => one ?? []))
  const number = numberOf(ctx, row)
  return {
    ...presentRow(ctx, row, { calendar, decidable: mine, differs: replaces.length > 0 }), fromUnitName: from?.name ?? null, idNumber: number && maskIdNumber(number.reveal()), place: [row.division ? findDivision(row.division)?.name ?? row.division : null, row.town].filter(Boolean).join('') || null,
    words: row.words, foundBy: row.found_by as Application['foundBy'], onList, doubleOf: double?.id ?? null, replaces: [...replaces], identityAt: row.identity_at?.toISOString() ?? null,
    decided: decided && { ...decided, by: names.get(accountOf(row.decided_by) ?? '') ?? null }, membership: membership ? { id: membership.id, personId: membership.person_id, from: membership.valid_from } : null,
    deadline: opened && open ? deadlineOf(opened, { calendar, now: ctx.clock.now() }) : null, timeline: await presentTimeline(ctx, row, 'staff'), consents,
    may: { accept: mine && row.state === 'review' && facts !== null && decideAccepting(facts) === 'ok', refuse: mine && row.state === 'review' && row.kind !== 'leave', verify: mine && (row.state === 'checking' || row.state === 'correcting') },
  }
}
