import { sql } from 'kysely'
import type { AnswerOf, classesRoutes, InputOf } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { NotFound, Refused, type RequestContext } from '#platform/http'
import { lockClass } from '../../plans/index.ts'
import { mayRun, requireStaffActor } from '../policy.ts'
import { isAttendanceSettled } from '../rules.ts'

/** Whether granted leave is left out of the count or counts as missed, for everybody in the class. */
export async function setLeaveRule(ctx: RequestContext, input: InputOf<typeof classesRoutes.setLeaveRule>): Promise<AnswerOf<typeof classesRoutes.setLeaveRule>> {
  const actor = requireStaffActor(ctx)
  const of = await lockClass(ctx.tx, input.classId, actor.scope)
  if (!of || !mayRun(actor, of)) throw new NotFound()
  if (of.revision !== input.revision) throw new Refused('platform.changed-meanwhile')
  if (isAttendanceSettled(of.state)) throw new Refused('training.attendance-settled')
  const { revision } = await ctx.tx.updateTable('training_class').set({ leave_rule: input.rule, updated_at: ctx.clock.now(), revision: sql<number>`revision + 1` }).where('id', '=', of.id).returning('revision').executeTakeFirstOrThrow()
  await appendAudit(ctx, { action: 'training.set-leave-rule', subject: `class:${of.id}`, scope: of.scope, details: { before: of.leave_rule, after: input.rule } })
  return { rule: input.rule, revision }
}
