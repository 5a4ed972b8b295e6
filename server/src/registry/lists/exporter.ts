import { permissionsOf, type Role } from '@guildhall/contract'
import { inScope } from '#platform/db'
import { accessOfActor, Refused, type RequestContext, type Services, type StaffActor } from '#platform/http'
import { accountStates } from '#platform/login'
import { rolesOf } from '../access/index.ts'
import { mayExport, type AnyList } from './source.ts'

type Asked = { account_id: string; unit_id: string; role: string }

/**
 * Whoever asked for an export, as they stand today: the account open, the role held at the unit, the list allowed to it. Refused otherwise, so that what was asked for
 * yesterday is not handed out to somebody who lost the right since. The range is that of the unit's place in today's tree.
 */
export async function exporterToday(services: Services, asked: Asked, list: AnyList): Promise<StaffActor> {
  const held = (await rolesOf(services.db, services, asked.account_id)).find((one) => one.role === asked.role && one.unitId === asked.unit_id)
  const open = await inScope(services.db, { role: 'app_login', holder: 'job:lists.export' }, async (tx) => (await accountStates({ ...services, tx }, [asked.account_id])).get(asked.account_id)?.disabledAt === null)
  const role = asked.role as Role
  const actor: StaffActor | undefined = held && { kind: 'staff', accountId: asked.account_id, personId: null, unitId: held.unitId, scope: held.scope, role, permissions: new Set(permissionsOf[role]) }
  if (!open || !actor || !mayExport(actor, list)) throw new Refused('lists.role-ended')
  return actor
}

/** A request of theirs in a transaction under their own role and range, as if they had opened the page. */
export function asExporter<T>(services: Services, actor: StaffActor, requestId: string, work: (ctx: RequestContext) => Promise<T>): Promise<T> {
  return inScope(services.db, accessOfActor(actor), (tx) => work({
    ...services, actor, tx, requestId, address: '', userAgent: '', cookie: () => undefined, setCookie: () => {}, upload: () => Promise.resolve(null),
  }))
}
