import type { Role } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { accountStates, asLogin, endSessions, findStaffAccount, resetPassword, resetTotp, unlockAccount } from '#platform/login'
import type { CommandContext } from '#platform/module'
import { separated } from './rules.ts'
import { sealedIn } from './staff-store.ts'

export type Administrator = { accountId: string; role: Role; name: string; loginName: string; lastLoginAt: Date | null; totpEnrolled: boolean; disabled: boolean }

/** Who is one of the three administrators at a unit today, in the order system, security, audit; the longest-serving first. */
export async function listAdministrators(ctx: CommandContext, unitId: string): Promise<Administrator[]> {
  const today = dayInShanghai(ctx.clock.now())
  const rows = await ctx.tx.selectFrom('role_assignment as r').innerJoin('staff_account as s', 's.account_id', 'r.account_id').select(['r.account_id', 'r.role', 's.name_sealed'])
    .where('r.unit_id', '=', unitId).where('r.role', 'in', separated).where('r.valid_from', '<=', today).where((or) => or.or([or('r.valid_to', 'is', null), or('r.valid_to', '>', today)]))
    .orderBy('r.id').execute()
  const states = await asLogin(ctx, () => accountStates(ctx, rows.map((row) => row.account_id)))
  return rows.map((row) => {
    const state = states.get(row.account_id)!
    return {
      accountId: row.account_id, role: row.role as Role, name: ctx.cipher.open(row.name_sealed, sealedIn.name).reveal(), loginName: state.loginName, lastLoginAt: state.lastLoginAt,
      totpEnrolled: state.totpEnrolled, disabled: state.disabledAt !== null,
    }
  }).sort((a, b) => separated.indexOf(a.role) - separated.indexOf(b.role))
}

/**
 * The way back in for one of the three administrators when nobody else can open it: the only system administrator forgot the password, the only security administrator
 * lost the phone. A new one-time password, no authenticator, no lock, no session. For whoever keeps the machine; everybody else's login is the administrators' own business,
 * so null for an account that is none of them.
 */
export async function reissueAdministrator(ctx: CommandContext, loginName: string): Promise<{ role: Role; loginName: string; oneTimePassword: string } | null> {
  const account = await asLogin(ctx, () => findStaffAccount(ctx, loginName))
  if (!account) return null
  const today = dayInShanghai(ctx.clock.now())
  const term = await ctx.tx.selectFrom('role_assignment').select(['role', 'scope']).where('account_id', '=', account.id).where('role', 'in', separated).where('valid_from', '<=', today)
    .where((or) => or.or([or('valid_to', 'is', null), or('valid_to', '>', today)])).executeTakeFirst()
  if (!term) return null
  const oneTimePassword = await asLogin(ctx, async () => {
    const password = await resetPassword(ctx, account.id)
    await resetTotp(ctx, account.id)
    await unlockAccount(ctx, account)
    await endSessions(ctx, account.id, 'reissued')
    return password
  })
  await appendAudit(ctx, { action: 'accounts.reissue', subject: `account:${account.id}`, scope: term.scope, details: { loginName: account.login_name, role: term.role } })
  return { role: term.role as Role, loginName: account.login_name ?? loginName, oneTimePassword }
}
