import type { AnswerOf, InputOf, lectureMenuRoutes } from '@guildhall/contract'
import { asService, NotFound, type RequestContext } from '#platform/http'
import type { Field } from '../model.ts'
import { presentCard } from '../present.ts'
import { countMenu, findMenu, findOnMenu, ratingsOf } from '../store.ts'

/** The menu, as everybody who is logged in reads it. */
export function findOnTheMenu(ctx: RequestContext, { limit, skip, ...filter }: InputOf<typeof lectureMenuRoutes.find>): Promise<AnswerOf<typeof lectureMenuRoutes.find>> {
  return asService(ctx, '', async () => {
    const [rows, counts] = [await findMenu(ctx.tx, filter, { limit, skip }), await countMenu(ctx.tx, filter)]
    const ratings = await ratingsOf(ctx.tx, rows.map((row) => row.id))
    const total = filter.field === undefined ? counts.reduce((sum, one) => sum + one.count, 0) : counts.find((one) => one.field === filter.field)?.count ?? 0
    return { rows: rows.map((row) => presentCard(row, ratings)), total, fields: counts.map((one) => ({ field: one.field as Field, count: one.count })).toSorted((a, b) => b.count - a.count || a.field.localeCompare(b.field)) }
  })
}

export function showLecture(ctx: RequestContext, { lectureId }: InputOf<typeof lectureMenuRoutes.show>): Promise<AnswerOf<typeof lectureMenuRoutes.show>> {
  return asService(ctx, '', async () => {
    const row = await findOnMenu(ctx.tx, lectureId)
    if (!row) throw new NotFound()
    const { about } = await ctx.tx.selectFrom('lecturer').select('about').where('id', '=', row.lecturer_id).executeTakeFirstOrThrow()
    return { ...presentCard(row, await ratingsOf(ctx.tx, [row.id])), summary: row.summary, needs: row.needs, about }
  })
}
