import type { AnswerOf, coursesRoutes, InputOf } from '@guildhall/contract'
import { asService, NotFound, requireStaff, type RequestContext } from '#platform/http'
import { shareOf } from '../effect/index.ts'
import { besideOf, directionOf, idOfCourse, ownForms, tell, trendOf } from './rules.ts'
import { findSaid } from './said.ts'
import { countResults, findCourseClasses } from './store.ts'

type Answer = AnswerOf<typeof coursesRoutes.compareTrainer>

/** A trainer's classes in the actor's range from half-year to half-year; each course beside the same course taught by others, in the whole federation, in sums. */
export async function compareTrainer(ctx: RequestContext, input: InputOf<typeof coursesRoutes.compareTrainer>): Promise<Answer> {
  const actor = requireStaff(ctx, 'training.evaluation.read')
  if (!await ctx.tx.selectFrom('training_trainer').select('id').where('id', '=', input.trainerId).executeTakeFirst()) throw new NotFound()
  const classes = await findCourseClasses(ctx.tx, { within: actor.scope, trainerId: input.trainerId, ended: true })
  const [said, results] = [await findSaid(ctx.tx, classes.map((one) => one.id)), await countResults(ctx.tx, classes.map((one) => one.id))]
  const taught = new Set(classes.map((one) => idOfCourse(one.occupationId, one.level)))
  const { others, saidOfOthers } = await asService(ctx, '', async () => {
    const found = classes.length === 0 ? [] : await findCourseClasses(ctx.tx, { occupationIds: [...new Set(classes.map((one) => one.occupationId))], ended: true })
    const like = found.filter((one) => one.trainerId !== input.trainerId && taught.has(idOfCourse(one.occupationId, one.level)))
    return { others: Map.groupBy(like, (one) => idOfCourse(one.occupationId, one.level)), saidOfOthers: await findSaid(ctx.tx, like.map((one) => one.id)) }
  })
  const courses = [...Map.groupBy(classes, (one) => idOfCourse(one.occupationId, one.level))].map(([course, rows]): Answer['courses'][number] => {
    const own = ownForms(said, rows), first = rows[0]!
    const [assessed, passed] = (['assessed', 'passed'] as const).map((what) => rows.reduce((sum, one) => sum + (results.get(one.id)?.[what] ?? 0), 0)) as [number, number]
    const like = others.get(course)
    return { occupation: { id: first.occupationId, name: first.occupation, category: first.category as 'service' }, level: first.level, classes: rows.length, own: tell(own), others: like ? besideOf(own, saidOfOthers, like) : null, passRate: shareOf(passed, assessed) }
  })
  return { trend: trendOf(said, classes), direction: directionOf(said, classes), courses: courses.toSorted((a, b) => b.own.forms - a.own.forms || b.classes - a.classes) }
}
