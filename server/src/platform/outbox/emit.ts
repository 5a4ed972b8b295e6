import { newId } from '../ids/index.ts'
import { json } from '../db/index.ts'
import { holderOf } from '../http/index.ts'
import type { CommandContext } from '../module/index.ts'
import { wakeAfterCommit } from './wake.ts'

/**
 * Tells the other parts that something happened (`training.worker-enrolled`), in the transaction that made it so. Every handler of the event runs afterwards as a
 * job, at least once, in `scope` (without one: that of the actor, or everything where the actor has none). The payload holds ids, never personal data.
 */
export async function emit(ctx: Pick<CommandContext, 'tx' | 'db' | 'clock' | 'actor'>, type: string, payload: Record<string, unknown>, options: { scope?: string } = {}): Promise<void> {
  const own = 'scope' in ctx.actor ? ctx.actor.scope : ''
  await ctx.tx.insertInto('outbox_event').values({
    id: newId(), type, scope: options.scope ?? own, payload: json(payload), emitted_by: holderOf(ctx.actor), emitted_at: ctx.clock.now(),
  }).execute()
  wakeAfterCommit(ctx)
}
