import type { AnswerOf, headsRoutes, InputOf } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { asService, holderOf, NotFound, Refused, type RequestContext } from '#platform/http'
import { noticePerson } from '../notices.ts'
import { mayRun } from '../policy.ts'
import { findQuestion, presentQuestion, settleQuestion } from '../questions.ts'
import { findTrainersOfPerson, getClass } from '../store.ts'

/** Answers a learner: the trainer who heads the class, or any colleague who runs it, so that nobody waits while the head is away. */
export async function answerQuestion(ctx: RequestContext, input: InputOf<typeof headsRoutes.answerQuestion>): Promise<AnswerOf<typeof headsRoutes.answerQuestion>> {
  const question = await asService(ctx, '', () => findQuestion(ctx.tx, input.questionId))
  if (!question) throw new NotFound()
  const of = await asService(ctx, question.scope, () => getClass(ctx.tx, question.class_id))
  const heads = ctx.actor.kind === 'worker' && of.head_trainer_id !== null && (await asService(ctx, '', () => findTrainersOfPerson(ctx.tx, (ctx.actor as { personId: string }).personId))).includes(of.head_trainer_id)
  if (!heads && !(ctx.actor.kind === 'staff' && mayRun(ctx.actor, of))) throw new NotFound()
  return asService(ctx, of.scope, async () => {
    const settled = await settleQuestion(ctx.tx, question.id, { answer: input.answer, by: holderOf(ctx.actor), now: ctx.clock.now() })
    if (!settled) throw new Refused('training.question-answered')
    await noticePerson(ctx, settled, 'training.question-answered', { title: of.title })
    await appendAudit(ctx, { action: 'training.answer-question', subject: `class:${of.id}`, scope: of.scope, details: { questionId: question.id } })
    return presentQuestion(settled)
  })
}
