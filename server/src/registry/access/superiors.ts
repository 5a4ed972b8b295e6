import { permissionsOf, roles, type Permission, type Role } from '@guildhall/contract'
import type { Day } from '#platform/calendar'
import type { Tx } from '#platform/db'
import { unitPath } from '../units/index.ts'

export type Superiors = { unitId: string; unitName: string; accountIds: string[] }

/**
 * Who is told when work in `scope` is late: those who may do this step at the nearest unit above that has any; where there is none, the leaders of the nearest unit, the
 * responsible one first. Null where nobody is left to tell. Reads beyond a county, so the transaction must reach that far.
 */
export async function findSuperiors(tx: Tx, { scope, permission, on }: { scope: string; permission: Permission; on: Day }): Promise<Superiors | null> {
  const upwards = (await unitPath(tx, { scope })).toReversed()
  const able = roles.filter((role) => permissionsOf[role].includes(permission))
  const rows = upwards.length === 0 ? [] : await tx.selectFrom('role_assignment').select(['account_id', 'role', 'unit_id']).distinct().where('unit_id', 'in', upwards.map((unit) => unit.id))
    .where('role', 'in', [...able, 'leader']).where('valid_from', '<=', on).where((is) => is.or([is('valid_to', 'is', null), is('valid_to', '>', on)])).orderBy('account_id').execute()
  const holders = (unitId: string, wanted: readonly Role[]) => [...new Set(rows.filter((row) => row.unit_id === unitId && wanted.includes(row.role as Role)).map((row) => row.account_id))]
  const candidates = [...upwards.slice(1).map((unit) => ({ unit, accountIds: holders(unit.id, able) })), ...upwards.map((unit) => ({ unit, accountIds: holders(unit.id, ['leader']) }))]
  const found = candidates.find((one) => one.accountIds.length > 0)
  return found ? { unitId: found.unit.id, unitName: found.unit.name, accountIds: found.accountIds } : null
}
