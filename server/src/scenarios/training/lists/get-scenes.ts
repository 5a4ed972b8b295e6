import type { AnswerOf, publicListRoutes } from '@guildhall/contract'
import { addDays, addWorkingDays, sharedCalendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import type { Db } from '#platform/db'
import { asService, requireStaff, type RequestContext } from '#platform/http'
import { publicFloor } from '../needs/index.ts'
import { promises } from './promises.ts'
import { presentScenes } from './scenes.ts'
import { countScenes } from './scenes-store.ts'

type Scenes = AnswerOf<typeof publicListRoutes.scenes>

/** Everybody sees the same, so it is counted once a minute and not once a visitor. By the database, for a process may serve several in its tests. */
const counted = new WeakMap<Db, { until: number; scenes: Promise<Scenes> }>()
const keptMs = 60_000

export async function getPublicScenes(ctx: RequestContext): Promise<Scenes> {
  const now = ctx.clock.now().getTime()
  const known = counted.get(ctx.db)
  if (known && now < known.until && now > known.until - 2 * keptMs) return known.scenes
  const scenes = asService(ctx, '', () => scenesOf(ctx, ''))
  counted.set(ctx.db, { until: now + keptMs, scenes })
  scenes.catch(() => counted.delete(ctx.db))
  return scenes
}

export async function getOwnScenes(ctx: RequestContext): Promise<Scenes> {
  const actor = requireStaff(ctx, 'training.need.read')
  // Counted as the service: whoever reads needs need not be allowed to read every class or form one by one, and only sums leave.
  return asService(ctx, actor.scope, () => scenesOf(ctx, actor.scope))
}

async function scenesOf(ctx: RequestContext, scope: string): Promise<Scenes> {
  const now = ctx.clock.now()
  const today = dayInShanghai(now)
  const calendar = await sharedCalendar(ctx)
  /** The first day on which a promise of so many working days, made then, is still kept today. */
  const since = (days: number) => {
    let day = today
    while (addWorkingDays(calendar, addDays(day, -1), days) >= today) day = addDays(day, -1)
    return day
  }
  const counts = await countScenes(ctx.tx, scope, { now, today, year: addDays(today, -365), sortBefore: since(promises.sort), planBefore: since(promises.reply) })
  return { at: now.toISOString(), atLeast: publicFloor, scenes: presentScenes(counts, publicFloor) }
}
