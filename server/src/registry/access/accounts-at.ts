import { permissionsOf, roles, type Permission, type Role } from '@guildhall/contract'
import { dayInShanghai } from '#platform/clock'
import { asService } from '#platform/http'
import type { CommandContext } from '#platform/module'

/** Accounts that hold one of these roles today, or a role with this permission, at these very units: who is told for a unit, not the cadres above it. Read by the service, for they may be anybody's. */
export async function accountsAt(ctx: CommandContext, unitIds: readonly string[], who: readonly Role[] | Permission): Promise<string[]> {
  if (unitIds.length === 0) return []
  const today = dayInShanghai(ctx.clock.now())
  const able = typeof who === 'string' ? roles.filter((role) => permissionsOf[role].includes(who)) : who
  const rows = await asService(ctx, '', () => ctx.tx.selectFrom('role_assignment').select('account_id').distinct().where('unit_id', 'in', unitIds).where('role', 'in', able)
    .where('valid_from', '<=', today).where((is) => is.or([is('valid_to', 'is', null), is('valid_to', '>', today)])).execute())
  return rows.map((row) => row.account_id)
}
