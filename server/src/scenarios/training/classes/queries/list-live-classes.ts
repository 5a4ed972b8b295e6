import type { AnswerOf, classesRoutes, InputOf } from '@guildhall/contract'
import { addDays } from '#platform/calendar'
import { dayInShanghai, instantInShanghai } from '#platform/clock'
import { rangeOf } from '#platform/db'
import { asService, type RequestContext } from '#platform/http'
import { presentLessons } from '../lessons.ts'
import { requireStaffActor } from '../policy.ts'
import { findSessionsBetween } from '../store.ts'

/** The lessons of one day in the actor's range, as they stand this minute. */
export async function listLiveClasses(ctx: RequestContext, input: InputOf<typeof classesRoutes.listLiveClasses>): Promise<AnswerOf<typeof classesRoutes.listLiveClasses>> {
  const actor = requireStaffActor(ctx)
  const now = ctx.clock.now()
  const day = input.day ?? dayInShanghai(now)
  const sessions = await findSessionsBetween(ctx.tx, instantInShanghai(day), instantInShanghai(addDays(day, 1)), { classScope: rangeOf(actor.scope) })
  return { day, now: now.toISOString(), rows: await asService(ctx, actor.scope, () => presentLessons(ctx.tx, sessions, now)) }
}
