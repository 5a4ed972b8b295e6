import { inScope } from '#platform/db'
import type { Services } from '#platform/http'
import { newId } from '#platform/ids'
import type { CommandContext } from '#platform/module'

/** One transaction of an operator's command, over everything; the audit log names it `job:guildhall NAME`. */
export function asOperator<T>(services: Services, command: string, work: (ctx: CommandContext) => Promise<T>): Promise<T> {
  const name = `guildhall ${command}`
  return inScope(services.db, { role: 'app_job', holder: `job:${name}`, scope: '' }, (tx) => work({ ...services, tx, actor: { kind: 'job', name, scope: '' }, requestId: newId() }))
}
