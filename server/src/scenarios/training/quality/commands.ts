import type { AnswerOf, InputOf, qualityRoutes } from '@guildhall/contract'
import { advance } from '#engines/process'
import { appendAudit } from '#platform/audit'
import { loadCalendar } from '#platform/calendar'
import { holderOf, NotFound, Refused, requireStaff, type RequestContext, type StaffActor } from '#platform/http'
import { isInRange } from '#registry/units'
import { rectificationProcess, type RectificationEvent } from './process.ts'
import { presentRectification } from './queries.ts'
import { lockRectification, saveRule, updateRectification, type RectificationRow } from './store.ts'

type Answer = AnswerOf<typeof qualityRoutes.get>

async function lockOwn(ctx: RequestContext, actor: StaffActor, id: string): Promise<RectificationRow> {
  const row = await lockRectification(ctx.tx, id)
  if (!row || !isInRange(actor, row.scope)) throw new NotFound()
  return row
}

/** Case and row together, so that they never tell different states. */
async function move(ctx: RequestContext, row: RectificationRow, event: RectificationEvent, { reason, change }: { reason?: string; change: Parameters<typeof updateRectification>[2] }): Promise<Answer> {
  const now = ctx.clock.now()
  const moved = await advance(ctx.tx, { process: rectificationProcess, caseId: row.case_id, event, actor: { id: holderOf(ctx.actor), as: 'handler' }, now, calendar: await loadCalendar(ctx.tx), ...(reason !== undefined && { reason }) })
  if (moved.kind === 'refused') throw new Refused('training.rectification-moved-on', { code: moved.code })
  await updateRectification(ctx.tx, row.id, { ...change, state: moved.case.state, updated_at: now })
  await appendAudit(ctx, { action: `training.${event}-rectification`, subject: `class:${row.class_id}`, scope: row.scope, ...(reason !== undefined && { reason }) })
  return presentRectification(ctx, row.id)
}

/** Says what will be done better. Whoever gave it back may write it anew; until it is accepted the last words count. */
export async function answerRectification(ctx: RequestContext, input: InputOf<typeof qualityRoutes.answer>): Promise<Answer> {
  const actor = requireStaff(ctx, 'training.class.manage')
  const row = await lockOwn(ctx, actor, input.rectificationId)
  return move(ctx, row, 'answer', { reason: input.measures, change: { measures: input.measures, answered_by: holderOf(actor), verified_by: null, note: null } })
}

/** A second pair of eyes: never the one who wrote the measures. */
export async function verifyRectification(ctx: RequestContext, input: InputOf<typeof qualityRoutes.verify>): Promise<Answer> {
  const actor = requireStaff(ctx, 'training.result.confirm')
  const row = await lockOwn(ctx, actor, input.rectificationId)
  if (row.state !== 'answered') throw new Refused('training.rectification-moved-on')
  if (row.answered_by === holderOf(actor)) throw new Refused('training.rectification-own')
  const note = input.note?.trim() || null
  if (!input.accepted && note === null) throw new Refused('training.rectification-say-why')
  return move(ctx, row, input.accepted ? 'accept' : 'return', { ...(note !== null && { reason: note }), change: { note, verified_by: input.accepted ? holderOf(actor) : null } })
}

export async function dropRectification(ctx: RequestContext, input: InputOf<typeof qualityRoutes.drop>): Promise<Answer> {
  const actor = requireStaff(ctx, 'training.result.confirm')
  const row = await lockOwn(ctx, actor, input.rectificationId)
  return move(ctx, row, 'drop', { reason: input.reason, change: { note: input.reason, verified_by: holderOf(actor) } })
}

/** The rule of the acting unit, for itself and all below it without one of their own. What was opened before stands. */
export async function setQualityRule(ctx: RequestContext, input: InputOf<typeof qualityRoutes.setRule>): Promise<AnswerOf<typeof qualityRoutes.setRule>> {
  const actor = requireStaff(ctx, 'training.plan.publish')
  await saveRule(ctx.tx, { unit_id: actor.unitId, scope: actor.scope, below: input.below, min_forms: input.minForms, set_by: holderOf(actor), set_at: ctx.clock.now() })
  await appendAudit(ctx, { action: 'training.set-quality-rule', subject: `unit:${actor.unitId}`, scope: actor.scope, details: input })
  return { below: input.below, minForms: input.minForms }
}
