import type { AnswerOf, InputOf, resourcesRoutes } from '@guildhall/contract'
import { requireStaff, type RequestContext } from '#platform/http'
import { findFigures } from '../figures.ts'
import { presentTrainer } from '../present.ts'
import { countUpcoming, findOccupationsOf, findTrainers } from '../store.ts'
import { listQueryOf, nextOf } from './page.ts'

/** Trainers of the caller's range and those lent by units above. */
export async function listTrainers(ctx: RequestContext, input: InputOf<typeof resourcesRoutes.listTrainers>): Promise<AnswerOf<typeof resourcesRoutes.listTrainers>> {
  const actor = requireStaff(ctx, 'training.plan.read')
  const found = await findTrainers(ctx.tx, { ...listQueryOf(input), sort: input.sort })
  const rows = found.slice(0, input.limit)
  const ids = rows.map((row) => row.id)
  const [occupations, figures, upcoming] = [await findOccupationsOf(ctx.tx, 'trainer', ids), await findFigures(ctx, ids), await countUpcoming(ctx.tx, 'trainer', ids, ctx.clock.now())]
  return {
    rows: rows.map((row) => ({ ...presentTrainer({ cipher: ctx.cipher, actorScope: actor.scope }, row, occupations.get(row.id) ?? []), figures: figures.get(row.id) ?? null, upcoming: upcoming.get(row.id) ?? 0 })),
    next: nextOf(found, input.limit),
  }
}
