import type { AnswerOf, classesRoutes } from '@guildhall/contract'
import { addDays } from '#platform/calendar'
import { dayInShanghai, instantInShanghai } from '#platform/clock'
import { asService, requireWorker, type RequestContext } from '#platform/http'
import { presentLessons } from '../lessons.ts'
import { findSessionsBetween, findTrainersOfPerson } from '../store.ts'

/** The lessons of whoever stands in the trainers' register with this phone: from today on, and those of the last month. */
export async function listMyTeaching(ctx: RequestContext): Promise<AnswerOf<typeof classesRoutes.listMyTeaching>> {
  const { personId } = requireWorker(ctx)
  const now = ctx.clock.now()
  const today = dayInShanghai(now)
  const trainerIds = await findTrainersOfPerson(ctx.tx, personId)
  const lessons = await asService(ctx, '', async () =>
    presentLessons(ctx.tx, await findSessionsBetween(ctx.tx, instantInShanghai(addDays(today, -31)), instantInShanghai(addDays(today, 120)), { trainerIds }), now))
  const isOver = (lesson: (typeof lessons)[number]) => Date.parse(lesson.endsAt) <= now.getTime() && lesson.startsAt < instantInShanghai(today).toISOString()
  return { trainer: trainerIds.length > 0, upcoming: lessons.filter((lesson) => !isOver(lesson)), past: lessons.filter(isOver).reverse() }
}
