import { inScope } from '#platform/db'
import type { Services } from '#platform/http'
import { newId } from '#platform/ids'
import type { CommandContext } from '#platform/module'

/** One transaction of an operator's command, over everything or in a unit's range; the audit log names it `job:guildhall COMMAND`. */
export function asOperator<T>(services: Services, command: string, work: (ctx: CommandContext) => Promise<T>, scope = ''): Promise<T> {
  const name = `guildhall ${command}`
  return inScope(services.db, { role: 'app_job', holder: `job:${name}`, scope }, (tx) => work({ ...services, tx, actor: { kind: 'job', name, scope }, requestId: newId() }))
}
