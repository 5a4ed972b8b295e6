import type { AnswerOf, headsRoutes, InputOf } from '@guildhall/contract'
import { asService, holderOf, Refused, requireWorker, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { emit } from '#platform/outbox'
import { tellHead } from '../../plans/index.ts'
import { decideAsking } from '../head-rules.ts'
import { findQuestions, insertQuestion, presentQuestion } from '../questions.ts'
import { isAssisted } from '../seats.ts'
import { findLatestEnrolment, holdClass, holdPerson } from '../store.ts'

/** Writes to the head of one's class; they are told at once. Neither side needs the other's number. */
export async function askHead(ctx: RequestContext, input: InputOf<typeof headsRoutes.askHead>): Promise<AnswerOf<typeof headsRoutes.askHead>> {
  const { personId } = requireWorker(ctx)
  return asService(ctx, '', async () => {
    await holdPerson(ctx.tx, personId)
    const of = await holdClass(ctx.tx, input.classId)
    const enrolment = await findLatestEnrolment(ctx.tx, of.id, personId)
    const waiting = (await findQuestions(ctx.tx, of.id, personId)).filter((one) => one.answer === null).length
    const bar = decideAsking({ seat: (enrolment?.state ?? null) as 'seated' | null, headed: of.head_account_id !== null || of.head_trainer_id !== null, state: of.state, waiting })
    if (bar || !enrolment) throw new Refused(bar ?? 'training.not-seated')
    const question = await insertQuestion(ctx.tx, { id: newId(), class_id: of.id, enrolment_id: enrolment.id, scope: of.scope, person_id: personId, words: input.words, asked_at: ctx.clock.now(), assisted: isAssisted(ctx) })
    await tellHead(ctx, of, { kind: 'training.question-asked', params: { title: of.title }, consoleLink: `/console/classes/${of.id}`, phoneLink: '/teaching' })
    await emit(ctx, 'training.question-asked', { classId: of.id, questionId: question.id, by: holderOf(ctx.actor) }, { scope: of.scope })
    return presentQuestion(question)
  })
}
