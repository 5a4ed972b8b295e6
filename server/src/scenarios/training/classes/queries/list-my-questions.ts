import type { AnswerOf, headsRoutes } from '@guildhall/contract'
import { maskName } from '#platform/crypto'
import { asService, requireWorker, type RequestContext } from '#platform/http'
import { sealedIn } from '../model.ts'
import { presentQuestion } from '../questions.ts'
import { findTrainersOfPerson } from '../store.ts'

const most = 50

/** What learners ask in the classes that I, a trainer, head: what waits first, and the latest answered. */
export async function listMyQuestions(ctx: RequestContext): Promise<AnswerOf<typeof headsRoutes.listMyQuestions>> {
  const { personId } = requireWorker(ctx)
  return asService(ctx, '', async () => {
    const own = await findTrainersOfPerson(ctx.tx, personId)
    if (own.length === 0) return { rows: [] }
    const rows = await ctx.tx.selectFrom('training_question as q').innerJoin('training_class as c', 'c.id', 'q.class_id').innerJoin('training_enrolment as e', 'e.id', 'q.enrolment_id').selectAll('q').select(['c.title', 'e.name_sealed'])
      .where('c.head_trainer_id', 'in', own).orderBy((is) => is('q.answer', 'is not', null)).orderBy('q.asked_at', 'desc').orderBy('q.id', 'desc').limit(most).execute()
    return { rows: rows.map((row) => ({ ...presentQuestion(row), classId: row.class_id, title: row.title, name: maskName(ctx.cipher.open(row.name_sealed, sealedIn.name).reveal()) })) }
  })
}
