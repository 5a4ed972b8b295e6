import { z } from 'zod'
import { assign, workQueue } from '#engines/process'
import { appendAudit } from '#platform/audit'
import { dayInShanghai, instantInShanghai } from '#platform/clock'
import { holderOf } from '#platform/http'
import { startJob } from '#platform/jobs'
import { job, on, type CommandContext, type JobContext, type Module } from '#platform/module'
import { registerNotices, sendNotice } from '#platform/notify'
import { classProcess, noteHead } from '../plans/index.ts'

registerNotices({
  'training.work-handed-over': { zh: '移交给你 {cases} 件在办的培训方案和班级，已经在你的待办里。', en: '{cases} training plans and classes under way are now yours; they are in your queue.' },
})

const handedOver = z.object({ fromAccountId: z.uuid(), toAccountId: z.uuid(), on: z.iso.date() })
type HandedOver = z.output<typeof handedOver>

/**
 * The open work of a leaver goes to the successor: the plans and classes they own, and those whose head teacher they are. What is closed keeps the name of who did
 * it. Twice is once: then nothing is left to move.
 */
async function handOverWork(ctx: CommandContext, { fromAccountId, toAccountId }: HandedOver): Promise<{ cases: number; heads: number }> {
  const [from, to] = [`account:${fromAccountId}`, `account:${toAccountId}`]
  const now = ctx.clock.now()
  let cases = 0
  for (;;) {
    const owned = await workQueue(ctx.tx, { owner: from, processes: [classProcess.key], limit: 200, now })
    for (const one of owned) await assign(ctx.tx, { caseId: one.id, owner: to, actor: { id: holderOf(ctx.actor), as: 'handler' }, reason: '工作移交', now })
    cases += owned.length
    if (owned.length === 0) break
  }
  const headed = await ctx.tx.updateTable('training_class').set({ head_account_id: toAccountId, updated_at: now })
    .where('head_account_id', '=', fromAccountId).where('state', 'not in', ['closed', 'cancelled']).returning(['id', 'scope']).execute()
  // The leaver's telephone does not pass on: the successor gives their own.
  for (const of of headed) await noteHead(ctx.tx, of, { accountId: toAccountId, trainerId: null, line: null }, holderOf(ctx.actor), now)
  const moved = { cases, heads: headed.length }
  if (moved.cases + moved.heads === 0) return moved
  await appendAudit(ctx, { action: 'training.hand-over-work', subject: `account:${fromAccountId}`, details: { toAccountId, ...moved } })
  if (cases > 0) await sendNotice(ctx, { to: { accountId: toAccountId }, kind: 'training.work-handed-over', params: { cases }, link: '/console/' })
  return moved
}

const handOverWorkJob = job({ name: 'training.hand-over-work', payload: handedOver, run: (run, payload) => run.inTransaction((ctx) => handOverWork(ctx, payload)) })

/** Until the day of the hand-over the leaver works on; then, when the successor's roles begin, the work follows. */
const followHandOver = on({
  event: 'accounts.handed-over', name: 'training.follow-hand-over', payload: handedOver,
  run: (run: JobContext, payload) => run.inTransaction(async (ctx) => {
    if (payload.on <= dayInShanghai(ctx.clock.now())) return handOverWork(ctx, payload)
    return { job: await startJob(ctx, 'training.hand-over-work', payload, { scope: ctx.actor.kind === 'job' ? ctx.actor.scope : '', notBefore: instantInShanghai(payload.on) }) }
  }),
})

export const handoverPart: Omit<Module, 'name'> = { routes: [], jobs: [handOverWorkJob], handlers: [followHandOver] }
