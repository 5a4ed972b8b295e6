import type { AnswerOf, InputOf, plansRoutes } from '@guildhall/contract'
import { close } from '#engines/quota'
import { appendAudit } from '#platform/audit'
import { asService, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { emit } from '#platform/outbox'
import { moveClass } from '../move-class.ts'
import { reopenNeeds } from '../needs-of-plan.ts'
import { askersOf, cancelEnrolments, tell } from '../notices.ts'
import { findOpinions } from '../opinions-store.ts'
import { cancelSessions, lockClass } from '../store.ts'

const over = ['assessing', 'confirming', 'closed', 'cancelled']

/** Calls a plan or class off: times and seats are free, needs open again, and whoever knew of it is told why (T7). */
export async function cancelClass(ctx: RequestContext, input: InputOf<typeof plansRoutes.cancelClass>): Promise<AnswerOf<typeof plansRoutes.cancelClass>> {
  const actor = requireStaff(ctx, 'training.plan.publish')
  const now = ctx.clock.now()
  const row = await lockClass(ctx.tx, input.classId, actor.scope)
  if (!row) throw new NotFound()
  if (over.includes(row.state)) throw new Refused('training.class-over', { state: row.state })

  const seated = await cancelEnrolments(ctx, row, input.reason)
  if (row.pool_id) await close(ctx.tx, { pool: row.pool_id, releaseSeats: true, now })
  await cancelSessions(ctx.tx, row.id, now)
  // As the service: a guest's request lies in the scope of a neighbouring county.
  const reopened = await asService(ctx, '', () => reopenNeeds(ctx.tx, row.id, now))
  await moveClass(ctx, row, 'cancel', { reason: input.reason, change: { cancelled_reason: input.reason } })

  const known = row.published_at !== null || (await findOpinions(ctx.tx, row.id)).length > 0
  const asked = known ? askersOf(reopened) : { personIds: [], unitIds: [] }
  const told = await tell(ctx, { personIds: [...new Set([...asked.personIds, ...seated])], unitIds: asked.unitIds }, {
    kind: 'training.class-cancelled', params: { title: row.title, reason: input.reason }, workerLink: row.published_at ? `/classes/${row.id}` : '/opinions', unitLink: '/console/unit-opinions',
  })
  await appendAudit(ctx, { action: 'training.cancel-class', subject: `class:${row.id}`, scope: row.scope, reason: input.reason, details: { state: row.state, reopened: reopened.length } })
  await emit(ctx, 'training.class-cancelled', { classId: row.id }, { scope: row.scope })
  return { told, reopened: reopened.length }
}
