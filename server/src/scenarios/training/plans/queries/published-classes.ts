import type { AnswerOf, InputOf, plansRoutes } from '@guildhall/contract'
import { asService, NotFound, type RequestContext } from '#platform/http'
import { getUnit, unitPath } from '#registry/units'
import { findFigures } from '../../resources/index.ts'
import { findNeedsOfClass } from '../needs-of-plan.ts'
import { iso, loadParts, outlineOf, presentCard, presentCards, presentSession } from '../present.ts'
import { findClass, findPublished, findSessions } from '../store.ts'
import { readCursor } from './list-plans.ts'

/** Announced classes, the next to begin first; nobody needs to log in. */
export async function listPublishedClasses(ctx: RequestContext, input: InputOf<typeof plansRoutes.listPublishedClasses>): Promise<AnswerOf<typeof plansRoutes.listPublishedClasses>> {
  const unit = input.unitId ? await getUnit(ctx.tx, input.unitId) : undefined
  const found = await findPublished(ctx.tx, {
    scopes: unit && (await unitPath(ctx.tx, unit)).map((one) => one.scope),
    occupationIds: input.occupationId, division: input.division, q: input.q, open: input.open === undefined ? undefined : input.open === 'true', now: ctx.clock.now(), after: readCursor(input.cursor), limit: input.limit + 1,
  })
  const rows = found.slice(0, input.limit)
  return { rows: await presentCards(ctx.tx, rows, ctx.clock.now()), next: found.length > rows.length ? `${rows.at(-1)!.due}_${rows.at(-1)!.id}` : null }
}

/** One announced class. From how many needs it was made is a number; whose they are stays hidden. */
export async function getPublishedClass(ctx: RequestContext, { classId }: { classId: string }): Promise<AnswerOf<typeof plansRoutes.getPublishedClass>> {
  const row = await findClass(ctx.tx, classId)
  if (!row?.published_at) throw new NotFound()
  const sessions = await findSessions(ctx.tx, [row.id])
  const figures = row.trainer_id ? (await findFigures(ctx, [row.trainer_id])).get(row.trainer_id) : undefined
  const needs = await asService(ctx, row.scope, () => findNeedsOfClass(ctx.tx, [row.id]))
  const organiser = await ctx.tx.selectFrom('unit').select('name').where('scope', '=', row.scope).executeTakeFirst()
  return {
    ...presentCard(row, { ...await loadParts(ctx.tx, [row]), sessions, now: ctx.clock.now() }), outline: outlineOf(row), sessions: sessions.map(presentSession),
    needs: needs.reduce((sum, need) => sum + need.seats, 0), waitlist: row.waitlist, minAttendancePercent: row.min_attendance_percent, passTheory: row.pass_theory, passPractice: row.pass_practice,
    figures: figures ?? null, organiser: organiser?.name ?? '', publishedAt: iso(row.published_at)!, cancelledReason: row.cancelled_reason,
  }
}
