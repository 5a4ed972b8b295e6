import type { Role } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import type { CommandContext } from '#platform/module'
import { createUnit, findRoot } from '../units/index.ts'
import { addStaffAccount } from './accounts.ts'
import { insertTerm } from './roles.ts'

const first: { role: Role; loginName: string; name: string }[] = [
  { role: 'system-admin', loginName: 'sysadmin', name: '系统管理员' },
  { role: 'security-admin', loginName: 'secadmin', name: '安全管理员' },
  { role: 'audit-admin', loginName: 'auditadmin', name: '审计管理员' },
]

/**
 * The three separated administrators of a new installation, at its federation (made here when the tree is empty; the first file of units or a rename gives it
 * its proper facts). Runs as a job over everything. The passwords are shown this once and must be changed at the first login.
 */
export async function createFirstAdministrators(ctx: CommandContext, federation: string): Promise<{ role: Role; loginName: string; oneTimePassword: string }[]> {
  const root = await findRoot(ctx.tx) ?? await createUnit(ctx, { parentId: null, kind: 'federation', name: federation, reason: '初始化' })
  const made = []
  for (const { role, loginName, name } of first) {
    const account = await addStaffAccount(ctx, { loginName, name, unit: root })
    await insertTerm(ctx, { accountId: account.id, role, unitId: root.id, scope: root.scope, from: dayInShanghai(ctx.clock.now()), until: null, grantedBy: null })
    await appendAudit(ctx, { action: 'accounts.create', subject: `account:${account.id}`, scope: root.scope, details: { loginName, role } })
    made.push({ role, loginName, oneTimePassword: account.password })
  }
  return made
}
