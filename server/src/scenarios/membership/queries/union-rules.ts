import type { AnswerOf, InputOf, reviewingRoutes } from '@guildhall/contract'
import { sql } from 'kysely'
import { maskName, maskPhone } from '#platform/crypto'
import { rangeOf } from '#platform/db'
import { cursorOf, placeOf, requireStaff, type RequestContext } from '#platform/http'
import { getUnitInRange } from '#registry/units'
import { sealedIn, type AcceptRule, type WorkForm } from '../model.ts'
import { usualPromise } from '../process.ts'

type Routes = typeof reviewingRoutes
type Rule = AnswerOf<Routes['getRule']>

/** Every unit that may have members, with its rule if it has one. */
const rules = (ctx: Pick<RequestContext, 'tx'>) => ctx.tx.selectFrom('unit as u').leftJoin('membership_union as j', 'j.unit_id', 'u.id').leftJoin('unit as p', 'p.id', 'u.parent_id')
  .select(['u.id', 'u.name', 'u.kind', 'u.scope', 'p.name as parent_name', 'j.code', 'j.open', 'j.accepts', 'j.promise_days', 'j.trades', 'j.about', 'j.revision',
    sql<number>`(select count(*)::int from membership_application a where a.unit_id = u.id and a.state in ('checking', 'review'))`.as('waiting'), sql<number>`(select count(*)::int from membership_invitation i where i.unit_id = u.id)`.as('listed')])
type Row = Awaited<ReturnType<ReturnType<typeof rules>['executeTakeFirstOrThrow']>>

function present(row: Row): Rule {
  return {
    unitId: row.id, unitName: row.name, parentName: row.parent_name, kind: row.kind, code: row.code, open: row.open ?? true, accepts: (row.accepts ?? 'nobody') as AcceptRule, promiseDays: row.promise_days ?? usualPromise, trades: (row.trades ?? []) as WorkForm[],
    about: row.about, revision: row.revision ?? 0, waiting: row.waiting, listed: row.listed,
  }
}

export async function getRule(ctx: RequestContext, input: { unitId: string }): Promise<Rule> {
  requireStaff(ctx, 'membership.read')
  const unit = await getUnitInRange(ctx, input.unitId)
  return present(await rules(ctx).where('u.id', '=', unit.id).executeTakeFirstOrThrow())
}

/** Unions of the range: those with a code first, then who could have one; by their names. */
export async function listUnionRules(ctx: RequestContext, input: InputOf<Routes['unions']>): Promise<AnswerOf<Routes['unions']>> {
  const staff = requireStaff(ctx, 'membership.read')
  const { lo, hi } = rangeOf(staff.scope)
  const by = sql`(case when j.code is null then '2' else '1' end) || u.scope`
  const after = placeOf(input.cursor)
  let query = rules(ctx).select(sql<string>`${by}`.as('place')).where('u.scope', '>=', lo).where('u.scope', '<', hi).where('u.kind', '<>', 'federation').where('u.dissolved_on', 'is', null)
  if (input.q) query = query.where('u.name', 'like', `%${input.q.replace(/[\\%_]/g, (character) => `\\${character}`)}%`)
  if (after) query = query.where(sql<boolean>`(${by}) collate "C" > ${after.value} collate "C"`)
  const found = await query.orderBy(sql`(${by}) collate "C"`).limit(input.limit + 1).execute()
  const rows = found.slice(0, input.limit)
  return { rows: rows.map((row) => ({ id: row.id, ...present(row) })), next: found.length > rows.length ? cursorOf(rows.at(-1)!.place, rows.at(-1)!.id) : null }
}

export async function listInvited(ctx: RequestContext, input: InputOf<Routes['listed']>): Promise<AnswerOf<Routes['listed']>> {
  requireStaff(ctx, 'membership.rule')
  const unit = await getUnitInRange(ctx, input.unitId)
  const after = input.cursor && /^[0-9a-f-]{36}$/.test(input.cursor) ? input.cursor : null
  let query = ctx.tx.selectFrom('membership_invitation').selectAll().where('unit_id', '=', unit.id)
  if (after) query = query.where('id', '<', after)
  const found = await query.orderBy('id', 'desc').limit(input.limit + 1).execute()
  const rows = found.slice(0, input.limit)
  return {
    rows: rows.map((row) => ({
      id: row.id, person: { name: maskName(ctx.cipher.open(row.name_sealed, sealedIn.invitedName).reveal()), phone: maskPhone(ctx.cipher.open(row.phone_sealed, sealedIn.invitedPhone).reveal()) }, invitedAt: row.invited_at.toISOString(), usedAt: row.used_at?.toISOString() ?? null,
    })), next: found.length > rows.length ? rows.at(-1)!.id : null,
  }
}
