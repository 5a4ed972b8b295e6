import type { z } from 'zod'
import { newId } from '../ids/index.ts'
import { json } from '../db/index.ts'
import { asService, holderOf } from '../http/index.ts'
import type { CommandContext } from '../module/index.ts'
import { wakeAfterCommit } from '../outbox/index.ts'

/**
 * Starts long work from a command, in the command's transaction, and gives the id under which the caller watches it (`jobs.get`). `scope` is the range in which it runs;
 * whoever may start it there has been decided by the command. The payload holds ids, never personal data.
 */
export async function startJob<Payload extends Record<string, unknown>>(
  ctx: CommandContext, job: { name: string; payload: z.ZodType<Payload> } | string, payload: Payload, options: { scope: string; notBefore?: Date },
): Promise<string> {
  const id = newId()
  await asService(ctx, options.scope, () => ctx.tx.insertInto('job_run').values({
    id, name: typeof job === 'string' ? job : job.name, kind: 'job', scope: options.scope, payload: json(payload), started_by: holderOf(ctx.actor),
    not_before: options.notBefore ?? null, created_at: ctx.clock.now(),
  }).execute())
  wakeAfterCommit(ctx)
  return id
}
