import type { AnswerOf, InputOf, accountRoutes, Permission } from '@guildhall/contract'
import { sql } from 'kysely'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { PersonalText } from '#platform/crypto'
import { isUniqueViolation } from '#platform/db'
import { NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import {
  accountStates, asLogin, createStaffAccount, disableAccount as disableLogin, enableAccount as enableLogin, endSessions, lockAccount, resetPassword as newPassword, resetTotp as forgetTotp, unlockAccount as unlockLogin,
  type AccountState, type LoginContext,
} from '#platform/login'
import { emit } from '#platform/outbox'
import { findStaff } from './find-staff.ts'
import { getUnitInRange } from '../units/index.ts'
import { asId, endTerm, insertTerm, refuseLast, rolesByAccount, termsOf } from './roles.ts'
import { decideGrant, separated } from './rules.ts'
import { lockStaff, sealedIn, type StaffRow } from './staff-store.ts'

type Routes = typeof accountRoutes
type Account = AnswerOf<Routes['get']>
type HandedOver = AnswerOf<Routes['create']>

export async function listAccounts(ctx: RequestContext, input: InputOf<Routes['list']>): Promise<AnswerOf<Routes['list']>> {
  let query = select(ctx)
  if (input.unitId) query = query.where('s.unit_id', '=', input.unitId)
  if (input.cursor) query = query.where('s.account_id', '>', asId(input.cursor))
  if (input.state === 'no-role') query = query.where((is) => is.not(is.exists(termsToday(ctx))))
  else if (input.state !== 'all' || input.q) {
    const state = input.state
    // States and login names lie beyond the reach of this role, names are sealed: who is meant is found first.
    const ids = (await findStaff(ctx, { q: input.q })).filter((one) => state === 'all' || stateOf(one.state) === state).map((one) => one.accountId)
    query = query.where('s.account_id', '=', sql<string>`any(${ids}::uuid[])`)
  }
  const rows = await query.orderBy('s.account_id').limit(input.limit + 1).execute()
  return { rows: await present(ctx, rows.slice(0, input.limit)), next: rows.length > input.limit ? rows[input.limit - 1]!.account_id : null }
}

function termsToday(ctx: RequestContext) {
  const today = dayInShanghai(ctx.clock.now())
  return ctx.tx.selectFrom('role_assignment as r').select('r.id').whereRef('r.account_id', '=', sql.ref('s.account_id')).where((or) => or.or([or('r.valid_to', 'is', null), or('r.valid_to', '>', today)]))
}

/** A first administrator is called after the office until somebody says who it is; a person may change their name. One's own account too: it is no power. */
export async function renameAccount(ctx: RequestContext, input: InputOf<Routes['rename']>): Promise<Account> {
  requireStaff(ctx, 'accounts.manage')
  const row = await lockStaff(ctx.tx, input.id)
  await ctx.tx.updateTable('staff_account').set({ name_sealed: ctx.cipher.seal(input.name, sealedIn.name) }).where('account_id', '=', row.account_id).execute()
  await appendAudit(ctx, { action: 'accounts.rename', subject: `account:${row.account_id}`, scope: row.scope })
  return getAccount(ctx, input)
}

export async function getAccount(ctx: RequestContext, input: { id: string }): Promise<Account> {
  const row = await select(ctx).where('s.account_id', '=', input.id).executeTakeFirst()
  if (!row) throw new NotFound()
  return (await present(ctx, [row]))[0]!
}

export async function createAccount(ctx: RequestContext, input: InputOf<Routes['create']>): Promise<HandedOver> {
  requireStaff(ctx, 'accounts.manage')
  const unit = await getUnitInRange(ctx, input.unitId)
  if (unit.dissolved_on) throw new Refused('units.dissolved')
  const made = await addStaffAccount(ctx, { ...input, unit })
  await appendAudit(ctx, { action: 'accounts.create', subject: `account:${made.id}`, scope: unit.scope, details: { loginName: input.loginName } })
  return { account: await getAccount(ctx, made), oneTimePassword: made.password }
}

/** Makes a staff account at a unit, with a password to be handed over once; for the command above, the first administrators and the demo. */
export async function addStaffAccount(ctx: Pick<RequestContext, 'actor'> & LoginContext, input: { loginName: string; name: string; phone?: string | undefined; personId?: string; unit: { id: string; scope: string } }): Promise<{ id: string; password: string }> {
  try {
    const made = await asLogin(ctx, () => createStaffAccount(ctx, { loginName: input.loginName, phone: input.phone ? new PersonalText(input.phone) : undefined, personId: input.personId }))
    await ctx.tx.insertInto('staff_account').values({
      account_id: made.id, unit_id: input.unit.id, scope: input.unit.scope, name_sealed: ctx.cipher.seal(input.name, sealedIn.name),
      created_by: ctx.actor.kind === 'staff' ? `account:${ctx.actor.accountId}` : ctx.actor.kind, created_at: ctx.clock.now(),
    }).execute()
    return made
  } catch (error) {
    if (isUniqueViolation(error, 'login_account_login_name_key')) throw new Refused('accounts.name-taken')
    throw error
  }
}

export async function disableAccount(ctx: RequestContext, input: InputOf<Routes['disable']>): Promise<Account> {
  return act(ctx, 'accounts.manage', 'accounts.disable', input, async (row) => {
    const today = dayInShanghai(ctx.clock.now())
    const administers = (await termsOf(ctx.tx, row.account_id)).filter((term) => separated.includes(term.role) && (term.until === null || term.until > today))
    for (const term of administers) await refuseLast(ctx, term.role, row.account_id)
    await asLogin(ctx, () => disableLogin(ctx, row.account_id, input.reason))
  })
}

export function enableAccount(ctx: RequestContext, input: InputOf<Routes['enable']>): Promise<Account> {
  return act(ctx, 'accounts.manage', 'accounts.enable', input, (row) => asLogin(ctx, () => enableLogin(ctx, row.account_id)))
}

export async function resetPassword(ctx: RequestContext, input: InputOf<Routes['resetPassword']>): Promise<HandedOver> {
  let password = ''
  const account = await act(ctx, 'accounts.manage', 'accounts.reset-password', input, async (row) => { password = await asLogin(ctx, () => newPassword(ctx, row.account_id)) })
  return { account, oneTimePassword: password }
}

export function resetTotp(ctx: RequestContext, input: InputOf<Routes['resetTotp']>): Promise<Account> {
  return act(ctx, 'accounts.authorise', 'accounts.reset-totp', input, (row) => asLogin(ctx, async () => {
    await forgetTotp(ctx, row.account_id)
    await endSessions(ctx, row.account_id, 'totp-reset')
  }))
}

export function unlockAccount(ctx: RequestContext, input: InputOf<Routes['unlock']>): Promise<Account> {
  return act(ctx, 'accounts.authorise', 'accounts.unlock', input, (row) => asLogin(ctx, async () => unlockLogin(ctx, await lockAccount(ctx, row.account_id))))
}

/**
 * A leaver's roles end on a day and begin for the successor; open work follows by the event `accounts.handed-over`, which the engines that hold work answer.
 * The account itself is closed by the system administrator, who alone may do that.
 */
export async function handOver(ctx: RequestContext, input: InputOf<Routes['handOver']>): Promise<AnswerOf<Routes['handOver']>> {
  const admin = requireStaff(ctx, 'accounts.authorise')
  if (input.id === input.toAccountId) throw new Refused('accounts.same-account')
  // In one order, so that two hand-overs across cannot wait for each other.
  for (const id of [input.id, input.toAccountId].sort()) await lockStaff(ctx.tx, id)
  const state = (await asLogin(ctx, () => accountStates(ctx, [input.toAccountId]))).get(input.toAccountId)
  if (state?.disabledAt) throw new Refused('accounts.successor-disabled')
  const today = dayInShanghai(ctx.clock.now())
  if (input.on < today) throw new Refused('accounts.dates-wrong')
  const leaving = (await termsOf(ctx.tx, input.id)).filter((term) => term.until === null || term.until > input.on)
  const held = await termsOf(ctx.tx, input.toAccountId)
  for (const term of leaving) {
    const next = { role: term.role, unitId: term.unitId, from: input.on > term.from ? input.on : term.from, until: term.until }
    const decision = decideGrant(next, held, { today, oneself: [input.id, input.toAccountId].includes(admin.accountId) })
    if (decision.kind === 'refuse' && decision.code !== 'accounts.role-held') throw new Refused(decision.code)
    await endTerm(ctx, term.id, { on: input.on, by: admin.accountId, reason: input.reason })
    if (decision.kind === 'grant') {
      await insertTerm(ctx, { ...next, accountId: input.toAccountId, scope: term.scope, grantedBy: admin.accountId })
      held.push({ ...next, id: '', scope: term.scope })
    }
  }
  await appendAudit(ctx, { action: 'accounts.hand-over', subject: `account:${input.id}`, reason: input.reason, details: { toAccountId: input.toAccountId, on: input.on, roles: leaving.length } })
  await emit(ctx, 'accounts.handed-over', { fromAccountId: input.id, toAccountId: input.toAccountId, on: input.on })
  return { from: await getAccount(ctx, { id: input.id }), to: await getAccount(ctx, { id: input.toAccountId }) }
}

/** What all deeds on an account share: the permission, the account in range and locked, not one's own, and a reason in the audit log. */
async function act(ctx: RequestContext, permission: Permission, action: string, input: { id: string; reason: string }, deed: (row: StaffRow) => Promise<void>): Promise<Account> {
  const admin = requireStaff(ctx, permission)
  const row = await lockStaff(ctx.tx, input.id)
  if (row.account_id === admin.accountId) throw new Refused('accounts.not-oneself')
  await deed(row)
  await appendAudit(ctx, { action, subject: `account:${row.account_id}`, scope: row.scope, reason: input.reason })
  return getAccount(ctx, input)
}

function select(ctx: RequestContext) {
  return ctx.tx.selectFrom('staff_account as s').innerJoin('unit as u', 'u.id', 's.unit_id').selectAll('s').select('u.name as unit_name')
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

async function present(ctx: RequestContext, rows: Row[]): Promise<Account[]> {
  const ids = rows.map((row) => row.account_id)
  const states = await asLogin(ctx, () => accountStates(ctx, ids))
  const roles = await rolesByAccount(ctx, ids)
  return rows.map((row) => {
    const state = states.get(row.account_id)!
    return {
      id: row.account_id, loginName: state.loginName, name: ctx.cipher.open(row.name_sealed, sealedIn.name).reveal(), unitId: row.unit_id, unitName: row.unit_name, state: stateOf(state),
      disabledReason: state.disabledReason, totpEnrolled: state.totpEnrolled, passwordTemporary: state.passwordTemporary, lastLoginAt: state.lastLoginAt?.toISOString() ?? null,
      createdAt: row.created_at.toISOString(), roles: roles.get(row.account_id) ?? [],
    }
  })
}

function stateOf(state: AccountState): Account['state'] {
  if (state.disabledAt) return 'disabled'
  return state.lockedSeconds > 0 ? 'locked' : 'active'
}
