import type { InputOf, lectureMenuRoutes, lectureOrderRoutes } from '@guildhall/contract'
import { submit, type Answers } from '#engines/evaluation'
import { appendAudit } from '#platform/audit'
import { holderOf, Refused, type RequestContext } from '#platform/http'
import { lecturerForm, ordererForm } from '../forms.ts'
import type { EngagementRow } from '../model.ts'
import { ofMine } from './answer-session.ts'
import { holding } from './end-order.ts'

type Judgement = { form: string; evaluator: { id: string; kind: 'orderer' | 'lecturer' }; about: { role: string; subject: string }[]; answers: Answers }

/** Hands a judgement in (L6): once a side, by whoever was asked. It is noted that one was given, not what it says. */
async function judge(ctx: RequestContext, row: EngagementRow, { form, evaluator, about, answers }: Judgement): Promise<{ id: string }> {
  if (row.state !== 'held') throw new Refused('lectures.not-held')
  const done = await submit(ctx.tx, { form, subject: row.id, scope: row.scope, about, like: `lecture:${row.field}`, evaluator, answers, from: { source: 'phone', ...(evaluator.kind === 'orderer' && { typedBy: holderOf(ctx.actor) }) }, now: ctx.clock.now() })
  if (done.kind === 'refused') throw new Refused(done.code === 'already-submitted' ? 'lectures.judged' : done.code === 'answers-invalid' ? 'platform.invalid-input' : 'lectures.not-held')
  await appendAudit(ctx, { action: 'lectures.judge-session', subject: `lecture-order:${row.order_id}`, scope: row.scope, details: { side: evaluator.kind } })
  return { id: row.id }
}

export function judgeSession(ctx: RequestContext, { orderId, content, delivery, fit, comment }: InputOf<typeof lectureOrderRoutes.judge>): Promise<{ id: string }> {
  return holding(ctx, 'lectures.order', orderId, async (order) => {
    const row = await ctx.tx.selectFrom('lecture_engagement').selectAll().where('order_id', '=', order.id).where('state', '=', 'held').executeTakeFirst()
    if (!row) throw new Refused('lectures.not-held')
    return judge(ctx, row, {
      form: ordererForm, evaluator: { id: row.unit_id, kind: 'orderer' }, answers: { content, delivery, fit, ...(comment && { comment }) },
      about: [{ role: 'lecture', subject: row.lecture_id }, { role: 'lecture', subject: row.lecturer_id }],
    })
  })
}

export function judgeAsLecturer(ctx: RequestContext, { engagementId, organised, attention, comment }: InputOf<typeof lectureMenuRoutes.judgeMine>): Promise<{ id: string }> {
  return ofMine(ctx, engagementId, (row) => judge(ctx, row, { form: lecturerForm, evaluator: { id: row.person_id, kind: 'lecturer' }, about: [{ role: 'place', subject: row.unit_id }], answers: { organised, attention, ...(comment && { comment }) } }))
}
