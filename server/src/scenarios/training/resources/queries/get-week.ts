import type { AnswerOf, resourcesRoutes } from '@guildhall/contract'
import { addDays } from '#platform/calendar'
import { instantInShanghai } from '#platform/clock'
import { NotFound, requireStaff, type RequestContext } from '#platform/http'
import type { OpeningWindow, ResourceKind } from '../model.ts'
import { findTaken, findTrainer, findVenue, findVisibleSessions } from '../store.ts'

type Week = AnswerOf<typeof resourcesRoutes.getTrainerWeek>

export async function getTrainerWeek(ctx: RequestContext, { trainerId, from }: { trainerId: string; from: string }): Promise<Week> {
  requireStaff(ctx, 'training.plan.read')
  return weekOf(ctx, 'trainer', await findTrainer(ctx.tx, trainerId), from)
}

export async function getVenueWeek(ctx: RequestContext, { venueId, from }: { venueId: string; from: string }): Promise<Week> {
  requireStaff(ctx, 'training.plan.read')
  return weekOf(ctx, 'venue', await findVenue(ctx.tx, venueId), from)
}

async function weekOf(ctx: RequestContext, kind: ResourceKind, row: { id: string; windows: unknown } | undefined, from: string): Promise<Week> {
  if (!row) throw new NotFound()
  const taken = await findTaken(ctx.tx, { [`${kind}s`]: [row.id], from: instantInShanghai(from), to: instantInShanghai(addDays(from, 7)) })
  const visible = await findVisibleSessions(ctx.tx, taken.map((one) => one.classId))
  return {
    from, windows: row.windows as OpeningWindow[],
    taken: taken.map((one) => {
      const seen = visible.find((session) => session.classId === one.classId && session.startsAt.getTime() === one.startsAt.getTime())
      return { startsAt: one.startsAt.toISOString(), endsAt: one.endsAt.toISOString(), classId: seen ? one.classId : null, title: seen?.title ?? null, topic: seen?.topic ?? null }
    }),
  }
}
