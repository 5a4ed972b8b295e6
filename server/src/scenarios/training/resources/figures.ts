import { findForm, reports, type Report } from '#engines/evaluation'
import { asService, type RequestContext } from '#platform/http'
import type { Figures } from './model.ts'

/** Forms that judge a class and, by their questions about the trainer, the one who taught it. */
export const classFormKey = 'training-class'

/**
 * How trainers are judged, over all classes they gave anywhere: sums only, so a county that borrows a trainer sees what others said of them together. Too few
 * forms say nothing and are left out.
 */
export async function findFigures(ctx: Pick<RequestContext, 'tx' | 'actor'>, trainerIds: readonly string[]): Promise<Map<string, Figures>> {
  if (trainerIds.length === 0) return new Map()
  return asService(ctx, '', async () => {
    const form = await findForm(ctx.tx, classFormKey, { edition: '' })
    if (!form) return new Map()
    const labels = new Map(form.questions.map((question) => [question.key, question.label]))
    const found = (await reports(ctx.tx, { subjects: trainerIds })).filter((one) => one.submissions > 0 && !one.few)
    const paper = await countPaper(ctx, found.map((one) => one.subject))
    return new Map(found.map((one) => [one.subject, presentFigures(one, labels, paper.get(one.subject) ?? 0)]))
  })
}

async function countPaper(ctx: Pick<RequestContext, 'tx'>, subjects: readonly string[]): Promise<Map<string, number>> {
  if (subjects.length === 0) return new Map()
  const rows = await ctx.tx.selectFrom('evaluation_about as a').innerJoin('evaluation_submission as s', 's.id', 'a.submission_id')
    .select((of) => ['a.subject', of.fn.countAll<bigint>().as('count')]).where('a.subject', 'in', subjects).where('s.source', '=', 'paper').groupBy('a.subject').execute()
  return new Map(rows.map((row) => [row.subject, Number(row.count)]))
}

function presentFigures(one: Report, labels: ReadonlyMap<string, { zh: string; en: string }>, paper: number): Figures {
  const scores = Object.entries(one.ratings).flatMap(([key, summary]) => {
    const label = labels.get(key)
    return summary.mean === null || !label ? [] : [{ key, ...label, mean: summary.mean }]
  })
  return { forms: one.submissions, paper, scores }
}
