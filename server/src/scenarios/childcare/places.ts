import { release, type Claim } from '#engines/quota'
import type { CommandContext } from '#platform/module'
import type { ChildRow, ClassRow } from './model.ts'
import { momentIn, tellGuardians } from './notices.ts'
import { decideFreed } from './rules.ts'
import { endChildren } from './store.ts'

/** Children to whom a place came: before the class begins they have it, from then on it is kept for them until their guardian has answered (C1, C9). Guardians are told. */
export async function followMoved(ctx: CommandContext, of: ClassRow, moved: readonly Claim[]): Promise<void> {
  if (moved.length === 0) return
  const freed = decideFreed(of, ctx.clock.now())
  const to = freed.kind === 'seat' ? { state: 'seat' } : { state: 'offered', offered_until: freed.until }
  const rows = await ctx.tx.updateTable('childcare_child').set(to).where('id', 'in', moved.map((claim) => claim.holder)).where('state', '=', 'waiting').returningAll().execute()
  if (freed.kind === 'seat') await tellGuardians(ctx, of, rows, 'moved-up')
  else await tellGuardians(ctx, of, rows, 'offered', { until: momentIn(freed.until) })
}

/** A place that was not answered for goes to the next in the line. The class is held. */
export async function passOn(ctx: CommandContext, of: ClassRow, child: ChildRow): Promise<void> {
  const now = ctx.clock.now()
  await tellGuardians(ctx, of, [child], 'not-answered')
  const { moved } = await release(ctx.tx, { pool: of.pool_id!, holder: child.id, now })
  await endChildren(ctx.tx, [child.id], 'not-answered', now)
  await followMoved(ctx, of, moved)
}
