import { z } from 'zod'
import { appendAudit } from '#platform/audit'
import { dayInShanghai, instantInShanghai } from '#platform/clock'
import { startJob } from '#platform/jobs'
import { job, on, type CommandContext, type JobContext } from '#platform/module'
import { registerNotices, sendNotice } from '#platform/notify'

registerNotices({ 'coverage.handed-over': { zh: '移交给你 {employers} 家要跟进建会的单位。', en: '{employers} employers to be followed up are now yours.' } })

const handedOver = z.object({ fromAccountId: z.uuid(), toAccountId: z.uuid(), on: z.iso.date() })
type HandedOver = z.output<typeof handedOver>

/** The employers that a leaver follows up are the successor's, with the days set for them; what was noted keeps the name of who noted it [V4]. Twice is once. */
async function handOverEmployers(ctx: CommandContext, { fromAccountId, toAccountId }: HandedOver): Promise<{ employers: number }> {
  const moved = await ctx.tx.updateTable('coverage_task').set({ account_id: toAccountId, updated_at: ctx.clock.now() }).where('account_id', '=', fromAccountId).executeTakeFirst()
  const employers = Number(moved.numUpdatedRows)
  if (employers === 0) return { employers }
  await appendAudit(ctx, { action: 'coverage.hand-over', subject: `account:${fromAccountId}`, details: { toAccountId, employers } })
  await sendNotice(ctx, { to: { accountId: toAccountId }, kind: 'coverage.handed-over', params: { employers }, link: '/console/coverage?mine=true' })
  return { employers }
}

export const handOverJob = job({ name: 'coverage.hand-over', payload: handedOver, run: (run, payload) => run.inTransaction((ctx) => handOverEmployers(ctx, payload)) })

/** On the day of the hand-over, as with all other work. */
export const followHandOver = on({
  event: 'accounts.handed-over', name: 'coverage.follow-hand-over', payload: handedOver,
  run: (run: JobContext, payload) => run.inTransaction(async (ctx) => {
    if (payload.on <= dayInShanghai(ctx.clock.now())) return handOverEmployers(ctx, payload)
    return { job: await startJob(ctx, 'coverage.hand-over', payload, { scope: ctx.actor.kind === 'job' ? ctx.actor.scope : '', notBefore: instantInShanghai(payload.on) }) }
  }),
})
