import { type AnswerOf, type accountRoutes, type InputOf, type Role } from '@guildhall/contract'
import { sql } from 'kysely'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import type { Tx } from '#platform/db'
import { asService, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { accountStates, asLogin } from '#platform/login'
import { sealedIn as staffSealedIn, lockStaff } from './staff-store.ts'
import { getUnitInRange } from '../units/index.ts'
import { decideGrant, separated, type Term } from './rules.ts'

type Routes = typeof accountRoutes
type Assignment = AnswerOf<Routes['grant']>

/** Gives a role to an account in range, at a unit in range. The account's row is locked, so two grants at once cannot break the separation of administrators. */
export async function grantRole(ctx: RequestContext, input: InputOf<Routes['grant']>): Promise<Assignment> {
  const admin = requireStaff(ctx, 'accounts.authorise')
  await lockStaff(ctx.tx, input.accountId)
  const unit = await getUnitInRange(ctx, input.unitId)
  if (unit.dissolved_on) throw new Refused('units.dissolved')
  const today = dayInShanghai(ctx.clock.now())
  const term: Term = { role: input.role, unitId: unit.id, from: input.from ?? today, until: input.until }
  const decision = decideGrant(term, await termsOf(ctx.tx, input.accountId), { today, oneself: admin.accountId === input.accountId })
  if (decision.kind === 'refuse') throw new Refused(decision.code)
  const id = await insertTerm(ctx, { ...term, accountId: input.accountId, scope: unit.scope, grantedBy: admin.accountId })
  await appendAudit(ctx, { action: 'roles.grant', subject: `account:${input.accountId}`, scope: unit.scope, details: { assignmentId: id, role: input.role, unitId: unit.id, from: term.from, until: term.until } })
  return getAssignment(ctx, id)
}

export async function endRole(ctx: RequestContext, input: InputOf<Routes['end']>): Promise<Assignment> {
  const admin = requireStaff(ctx, 'accounts.authorise')
  const found = await ctx.tx.selectFrom('role_assignment').selectAll().where('id', '=', input.id).executeTakeFirst()
  if (!found) throw new NotFound()
  await lockStaff(ctx.tx, found.account_id)
  const row = await ctx.tx.selectFrom('role_assignment').selectAll().where('id', '=', input.id).forUpdate().executeTakeFirstOrThrow()
  const today = dayInShanghai(ctx.clock.now())
  const on = input.on ?? today
  if (row.account_id === admin.accountId) throw new Refused('accounts.not-oneself')
  if (row.ended_at && row.valid_to !== null && row.valid_to <= on) throw new Refused('accounts.role-ended')
  if (on < today) throw new Refused('accounts.dates-wrong')
  await refuseLast(ctx, row.role as Role, row.account_id)
  await endTerm(ctx, row.id, { on, by: admin.accountId, reason: input.reason })
  await appendAudit(ctx, { action: 'roles.end', subject: `account:${row.account_id}`, scope: row.scope, reason: input.reason, details: { assignmentId: row.id, role: row.role, on } })
  return getAssignment(ctx, row.id)
}

export async function listRoles(ctx: RequestContext, input: InputOf<Routes['listRoles']>): Promise<AnswerOf<Routes['listRoles']>> {
  let query = select(ctx.tx)
  if (!input.ended) query = query.where((or) => or.or([or('r.valid_to', 'is', null), or('r.valid_to', '>', dayInShanghai(ctx.clock.now()))]))
  if (input.accountId) query = query.where('r.account_id', '=', input.accountId)
  if (input.unitId) query = query.where('r.unit_id', '=', input.unitId)
  if (input.cursor) query = query.where('r.id', '>', asId(input.cursor))
  const rows = await query.orderBy('r.id').limit(input.limit + 1).execute()
  return { rows: rows.slice(0, input.limit).map((row) => present(ctx, row)), next: rows.length > input.limit ? rows[input.limit - 1]!.id : null }
}

/** The roles of accounts as the administrator's range shows them, ended ones left out. */
export async function rolesByAccount(ctx: RequestContext, accountIds: string[]): Promise<Map<string, Assignment[]>> {
  if (accountIds.length === 0) return new Map()
  const rows = await select(ctx.tx).where('r.account_id', 'in', accountIds).where((or) => or.or([or('r.valid_to', 'is', null), or('r.valid_to', '>', dayInShanghai(ctx.clock.now()))])).orderBy('r.id').execute()
  return Map.groupBy(rows.map((row) => present(ctx, row)), (assignment) => assignment.accountId)
}

/** Every term that an account holds or will hold, as decisions need it. */
export async function termsOf(tx: Tx, accountId: string): Promise<(Term & { id: string; scope: string })[]> {
  const rows = await tx.selectFrom('role_assignment').selectAll().where('account_id', '=', accountId).orderBy('id').execute()
  return rows.map((row) => ({ id: row.id, role: row.role as Role, unitId: row.unit_id, scope: row.scope, from: row.valid_from, until: row.valid_to }))
}

export async function insertTerm(ctx: Pick<RequestContext, 'tx' | 'clock'>, term: Term & { accountId: string; scope: string; grantedBy: string | null }): Promise<string> {
  const id = newId()
  await ctx.tx.insertInto('role_assignment').values({
    id, account_id: term.accountId, role: term.role, unit_id: term.unitId, scope: term.scope, valid_from: term.from, valid_to: term.until, granted_by: term.grantedBy, granted_at: ctx.clock.now(),
  }).execute()
  return id
}

/** A term ends on a day; one that has not begun by then never does. */
export async function endTerm(ctx: Pick<RequestContext, 'tx' | 'clock'>, id: string, end: { on: string; by: string; reason: string }): Promise<void> {
  await ctx.tx.updateTable('role_assignment').set({ valid_to: end.on, ended_by: end.by, ended_at: ctx.clock.now(), end_reason: end.reason }).where('id', '=', id).execute()
}

/**
 * Without a security administrator nobody could ever grant a role again, so the last of each of the three stays. Looks over the whole installation, which a
 * county's administrator cannot.
 */
export async function refuseLast(ctx: RequestContext, role: Role, leaving: string): Promise<void> {
  if (!separated.includes(role)) return
  // Two who remove each other at the same moment would each see the other still there.
  await sql`select pg_advisory_xact_lock(hashtext('guildhall.last-administrator'))`.execute(ctx.tx)
  const today = dayInShanghai(ctx.clock.now())
  const others = await asService(ctx, '', () => ctx.tx.selectFrom('role_assignment').select('account_id').where('role', '=', role).where('account_id', '<>', leaving)
    .where('valid_from', '<=', today).where((or) => or.or([or('valid_to', 'is', null), or('valid_to', '>', today)])).execute())
  const states = await asLogin(ctx, () => accountStates(ctx, others.map((other) => other.account_id)))
  if (![...states.values()].some((state) => state.disabledAt === null)) throw new Refused('accounts.last-administrator')
}

async function getAssignment(ctx: RequestContext, id: string): Promise<Assignment> {
  return present(ctx, await select(ctx.tx).where('r.id', '=', id).executeTakeFirstOrThrow())
}

function select(tx: Tx) {
  return tx.selectFrom('role_assignment as r').innerJoin('unit as u', 'u.id', 'r.unit_id').leftJoin('staff_account as s', 's.account_id', 'r.account_id')
    .selectAll('r').select(['u.name as unit_name', 's.name_sealed'])
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

function present(ctx: RequestContext, row: Row): Assignment {
  const today = dayInShanghai(ctx.clock.now())
  return {
    id: row.id, accountId: row.account_id, accountName: row.name_sealed ? ctx.cipher.open(row.name_sealed, staffSealedIn.name).reveal() : '', role: row.role as Role, unitId: row.unit_id, unitName: row.unit_name,
    from: row.valid_from, until: row.valid_to, ended: row.valid_to !== null && row.valid_to <= today, endReason: row.end_reason,
  }
}

/** A cursor is the last id seen; anything else finds nothing and breaks nothing. */
export function asId(cursor: string): string {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(cursor) ? cursor : 'ffffffff-ffff-ffff-ffff-ffffffffffff'
}
