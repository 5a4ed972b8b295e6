import { Refused } from '#platform/http'
import type { CommandContext } from '#platform/module'
import { emit } from '#platform/outbox'
import { countHeldBack, removeImported } from './store.ts'

/** Takes back the needs of an import while nothing hangs on any of them. Contacts stay with whoever undoes the import: they may have become somebody's own. */
export async function undoNeeds(ctx: CommandContext, importId: string): Promise<number> {
  const held = await countHeldBack(ctx.tx, importId)
  if (held > 0) throw new Refused('imports.in-use', { held })
  const removed = await removeImported(ctx.tx, importId)
  if (removed > 0) await emit(ctx, 'training.needs-import-undone', { importId, count: removed })
  return removed
}
