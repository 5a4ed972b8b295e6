import type { AnswerOf, InputOf, plansRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { asService, NotFound, Refused, requireStaff, requireWorker, type RequestContext } from '#platform/http'
import { emit } from '#platform/outbox'
import { rangeOf } from '#platform/db'
import { mayAnswer } from '../opinion-rules.ts'
import { findOpinion, findOpinions, lockOpinion, updateOpinion, type OpinionRow } from '../opinions-store.ts'
import { presentMine } from '../queries/list-my-opinions.ts'

type Input = InputOf<typeof plansRoutes.answerOpinion>
type Answered = AnswerOf<typeof plansRoutes.answerOpinion>

/** A worker, or a clerk for them, says what they think of a plan. */
export async function answerOpinion(ctx: RequestContext, input: Input): Promise<Answered> {
  const actor = requireWorker(ctx)
  const own = await findOpinion(ctx.tx, input.opinionId)
  if (!own || own.person_id !== actor.personId) throw new NotFound()
  return record(ctx, own, input, actor.assistedBy !== undefined)
}

/** The enterprise or department says it for its own need. */
export async function answerUnitOpinion(ctx: RequestContext, input: Input): Promise<Answered> {
  const actor = requireStaff(ctx, 'training.unit.speak')
  const { lo, hi } = rangeOf(actor.scope)
  const own = await findOpinion(ctx.tx, input.opinionId)
  if (!own || own.person_id !== null || own.applicant_scope === null || own.applicant_scope < lo || own.applicant_scope >= hi) throw new NotFound()
  return record(ctx, own, input, false)
}

/** The caller's right is decided; the answer is written in the range of whoever asked, which the one who answers cannot write. */
async function record(ctx: RequestContext, own: OpinionRow, input: Input, assisted: boolean): Promise<Answered> {
  const now = ctx.clock.now()
  const answered = await asService(ctx, own.scope, async () => {
    const row = await lockOpinion(ctx.tx, own.id)
    if (!row) throw new NotFound()
    const newestRound = (await findOpinions(ctx.tx, row.class_id)).find((one) => one.need_id === row.need_id)!.round
    if (!mayAnswer(row, { state: row.class_state, closesAt: row.class_closes_at, newestRound }, now)) throw new Refused('training.opinions-closed')
    return updateOpinion(ctx.tx, row.id, { stance: input.stance, wish_windows: input.wishWindows, words: input.words, answered_at: now, assisted })
  })
  await appendAudit(ctx, { action: 'training.answer-opinion', subject: `opinion:${own.id}`, scope: own.scope, details: { stance: input.stance } })
  await emit(ctx, 'training.opinion-answered', { classId: own.class_id, opinionId: own.id }, { scope: own.scope })
  const [mine] = await presentMine(ctx, [answered])
  if (!mine) throw new NotFound()
  return mine
}
