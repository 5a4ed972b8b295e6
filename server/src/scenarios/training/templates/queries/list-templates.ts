import type { AnswerOf, InputOf, templatesRoutes } from '@guildhall/contract'
import { dayInShanghai } from '#platform/clock'
import { cursorOf, placeOf, requireStaff, type RequestContext } from '#platform/http'
import { generalRows } from '../general.ts'
import type { TemplateRow } from '../model.ts'
import { presentTemplates } from '../present.ts'
import { countTemplates, findTemplates, type TemplateFilter } from '../store.ts'

type Input = InputOf<typeof templatesRoutes.listTemplates>

/** Templates of the range and of units above; the general ones stand at the end, on the last page. */
export async function listTemplates(ctx: RequestContext, input: Input): Promise<AnswerOf<typeof templatesRoutes.listTemplates>> {
  const actor = requireStaff(ctx, 'training.plan.read')
  const filter: TemplateFilter = { q: input.q, occupationIds: input.occupationId, whose: input.whose, standing: input.standing, scope: actor.scope, today: dayInShanghai(ctx.clock.now()) }
  const found = await findTemplates(ctx.tx, filter, { sort: input.sort, after: placeOf(input.cursor), limit: input.limit + 1 })
  const rows = found.slice(0, input.limit)
  const [shown, general] = [await presentTemplates({ ...ctx, actor }, rows), await generalFor(ctx, input)]
  const more = found.length > rows.length
  return {
    rows: more ? shown : [...shown, ...general], next: more ? cursorOf(rows.at(-1)!.place, rows.at(-1)!.id) : null, total: await countTemplates(ctx.tx, filter) + general.length,
    mayAdd: actor.permissions.has('training.resource.manage'),
  }
}

async function generalFor(ctx: RequestContext, { q, occupationId, whose, standing }: Input): Promise<readonly TemplateRow[]> {
  if ((whose && !whose.includes('general')) || (standing && !standing.includes('in-force'))) return []
  const categories = occupationId && (await ctx.tx.selectFrom('occupation').select('category').distinct().where('id', 'in', occupationId).execute()).map((row) => row.category)
  return generalRows.filter((row) => (!q || row.name.includes(q)) && (!categories || categories.includes(row.category!)))
}
