import type { AnswerOf, InputOf, evaluationsRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { asService, holderOf, NotFound, Refused, requireStaff, requireWorker, type RequestContext } from '#platform/http'
import { emit } from '#platform/outbox'
import { findClass } from '../../plans/index.ts'
import { handIn, refusalOf } from '../hand-in.ts'

type Answer = AnswerOf<typeof evaluationsRoutes.submit>

/** A worker says how a class was, or a clerk writes it down for them: then the record says who typed. */
export async function submitEvaluation(ctx: RequestContext, input: InputOf<typeof evaluationsRoutes.submit>): Promise<Answer> {
  const actor = requireWorker(ctx)
  const of = await asService(ctx, '', () => findClass(ctx.tx, input.classId))
  if (!of) throw new NotFound()
  const result = await handIn(ctx, of, input, { evaluator: { id: actor.personId, kind: 'worker' }, from: { source: 'phone', ...(actor.assistedBy && { typedBy: holderOf(actor) }) } })
  if (result.kind === 'refused') throw refusalOf(result)
  if (actor.assistedBy) await appendAudit(ctx, { action: 'training.submit-evaluation', subject: `class:${of.id}`, scope: of.scope })
  await emit(ctx, 'training.evaluation-submitted', { classId: of.id }, { scope: of.scope })
  return { classId: of.id, state: 'given', assisted: actor.assistedBy !== undefined }
}

/** The unit that a class was made for says how it was. */
export async function submitUnitEvaluation(ctx: RequestContext, input: InputOf<typeof evaluationsRoutes.submitUnit>): Promise<Answer> {
  const actor = requireStaff(ctx, 'training.evaluation.submit')
  const of = await asService(ctx, '', () => findClass(ctx.tx, input.classId))
  if (!of) throw new NotFound()
  if (of.unit_id !== actor.unitId) throw new Refused('training.evaluation-not-asked')
  const result = await handIn(ctx, of, input, { evaluator: { id: actor.unitId, kind: 'enterprise' }, from: { source: 'phone', typedBy: holderOf(actor) } })
  if (result.kind === 'refused') throw refusalOf(result)
  await appendAudit(ctx, { action: 'training.submit-unit-evaluation', subject: `class:${of.id}` })
  await emit(ctx, 'training.evaluation-submitted', { classId: of.id }, { scope: of.scope })
  return { classId: of.id, state: 'given', assisted: false }
}
