import type { AnswerOf, InputOf, libraryRoutes } from '@guildhall/contract'
import { asService, NotFound, type RequestContext } from '#platform/http'
import type { Category } from '../model.ts'
import { contentsOf, presentCard } from '../present.ts'
import { countShelf, findBegun, findReadable, findReadings, findShelf, requireReader } from '../store.ts'

const mostBegun = 6

/** What a person may read, the newest first; and what they have begun and not finished, the last one first. */
export function openShelf(ctx: RequestContext, { limit, ...filter }: InputOf<typeof libraryRoutes.shelf>): Promise<AnswerOf<typeof libraryRoutes.shelf>> {
  const personId = requireReader(ctx)
  return asService(ctx, '', async () => {
    const [rows, counts, begun] = [await findShelf(ctx.tx, { ...filter, personId }, limit), await countShelf(ctx.tx, { ...filter, personId }), await findBegun(ctx.tx, personId, mostBegun)]
    const readings = await findReadings(ctx.tx, personId, [...rows, ...begun].map((row) => row.id))
    const total = filter.category === undefined ? counts.reduce((sum, one) => sum + one.count, 0) : counts.find((one) => one.category === filter.category)?.count ?? 0
    return { rows: rows.map((row) => presentCard(row, readings.get(row.id))), total, begun: begun.map((row) => presentCard(row, readings.get(row.id))), categories: counts.map((one) => ({ category: one.category as Category, count: one.count })) }
  })
}

export function showBook(ctx: RequestContext, { bookId }: InputOf<typeof libraryRoutes.show>): Promise<AnswerOf<typeof libraryRoutes.show>> {
  const personId = requireReader(ctx)
  return asService(ctx, '', async () => {
    const row = await findReadable(ctx.tx, personId, bookId)
    if (!row) throw new NotFound()
    return { ...presentCard(row, (await findReadings(ctx.tx, personId, [row.id])).get(row.id)), summary: row.summary, licence: row.licence, contents: contentsOf(row) }
  })
}
