import type { AnswerOf, headsRoutes } from '@guildhall/contract'
import type { Selectable } from 'kysely'
import type { Database, Tx } from '#platform/db'

export type QuestionRow = Selectable<Database['training_question']>
export type Question = AnswerOf<typeof headsRoutes.askHead>

export function findQuestions(tx: Tx, classId: string, personId?: string): Promise<QuestionRow[]> {
  return tx.selectFrom('training_question').selectAll().where('class_id', '=', classId).$if(personId !== undefined, (rows) => rows.where('person_id', '=', personId!)).orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(200).execute()
}

export function findQuestion(tx: Tx, id: string): Promise<QuestionRow | undefined> {
  return tx.selectFrom('training_question').selectAll().where('id', '=', id).executeTakeFirst()
}

export function insertQuestion(tx: Tx, row: Omit<QuestionRow, 'answer' | 'answered_by' | 'answered_at'>): Promise<QuestionRow> {
  return tx.insertInto('training_question').values(row).returningAll().executeTakeFirstOrThrow()
}

/** Answers what nobody has answered; undefined when somebody was quicker. */
export function settleQuestion(tx: Tx, id: string, answer: { answer: string; by: string; now: Date }): Promise<QuestionRow | undefined> {
  return tx.updateTable('training_question').set({ answer: answer.answer, answered_by: answer.by, answered_at: answer.now }).where('id', '=', id).where('answer', 'is', null).returningAll().executeTakeFirst()
}

export function presentQuestion(row: QuestionRow): Question {
  return { id: row.id, words: row.words, askedAt: row.asked_at.toISOString(), assisted: row.assisted, answer: row.answer, answeredAt: row.answered_at?.toISOString() ?? null }
}
