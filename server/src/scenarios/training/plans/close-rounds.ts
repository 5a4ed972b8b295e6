import { z } from 'zod'
import { job, type CommandContext } from '#platform/module'
import { moveClass } from './move-class.ts'
import { lockClass } from './store.ts'

/** Ends opinion rounds whose time is over, so that a plan does not wait for somebody to press the button. */
export async function closeDueRounds(ctx: CommandContext): Promise<number> {
  const due = await ctx.tx.selectFrom('training_class').select('id').where('state', '=', 'opinions').where('opinions_close_at', '<=', ctx.clock.now()).orderBy('id').execute()
  let closed = 0
  for (const { id } of due) {
    const row = await lockClass(ctx.tx, id, '')
    if (row?.state !== 'opinions') continue
    await moveClass(ctx, row, 'close-opinions')
    closed++
  }
  return closed
}

export const closeRoundsJob = job({
  name: 'training.close-opinion-rounds', payload: z.object({}), cron: '5 * * * *',
  async run(ctx) { await ctx.inTransaction((tx) => closeDueRounds(tx)) },
})
