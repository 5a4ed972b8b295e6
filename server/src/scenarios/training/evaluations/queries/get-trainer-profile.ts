import type { AnswerOf, InputOf, evaluationsRoutes } from '@guildhall/contract'
import { report, reports } from '#engines/evaluation'
import { rangeOf } from '#platform/db'
import { NotFound, requireStaff, type RequestContext } from '#platform/http'
import { fixedRatings, openForm } from '../../forms/index.ts'
import { meansOf, presentRatings } from '../present.ts'
import { trendOf } from '../rules.ts'
import { findJudged } from '../store.ts'

/** How a trainer is judged in the classes of the reader's range, and how that moves from month to month. */
export async function getTrainerProfile(ctx: RequestContext, input: InputOf<typeof evaluationsRoutes.getProfile>): Promise<AnswerOf<typeof evaluationsRoutes.getProfile>> {
  const actor = requireStaff(ctx, 'training.evaluation.read')
  const trainer = await ctx.tx.selectFrom('training_trainer').select(['id', 'name', 'level', 'honour']).where('id', '=', input.trainerId).executeTakeFirst()
  if (!trainer) throw new NotFound()
  const form = await openForm(ctx)
  const found = await report(ctx.tx, { subject: trainer.id, ...(input.from && { from: input.from }), ...(input.to && { to: input.to }) })
  const classes = await findJudged(ctx.tx, { ...rangeOf(actor.scope), trainerId: trainer.id, from: input.from, to: input.to })
  const judged = new Map((await reports(ctx.tx, { subjects: classes.map((of) => of.id) })).map((one) => [one.subject, one]))
  return {
    trainer, submissions: found.submissions, few: found.few, ratings: presentRatings(form, found),
    classes: classes.slice(0, 100).map((of) => {
      const own = judged.get(of.id)!
      return { classId: of.id, number: of.number, title: of.title, lastDay: of.last_day, occupation: of.occupation, submissions: own.submissions, means: meansOf(form, own) }
    }),
    trend: trendOf(classes.map((of) => ({ lastDay: of.last_day, ratings: Object.values(fixedRatings(judged.get(of.id)!.ratings)) }))),
  }
}
