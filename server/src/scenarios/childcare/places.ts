import type { Claim } from '#engines/quota'
import type { CommandContext } from '#platform/module'
import type { ClassRow } from './model.ts'
import { tellGuardians } from './notices.ts'

/** Children to whom a place came: they have it, and their guardians are told. */
export async function followMoved(ctx: CommandContext, of: Pick<ClassRow, 'title'>, moved: readonly Claim[]): Promise<void> {
  if (moved.length === 0) return
  const rows = await ctx.tx.updateTable('childcare_child').set({ state: 'seat' }).where('id', 'in', moved.map((claim) => claim.holder)).where('state', '=', 'waiting').returningAll().execute()
  await tellGuardians(ctx, of, rows, 'moved-up')
}
