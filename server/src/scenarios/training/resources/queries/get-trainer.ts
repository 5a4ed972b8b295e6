import type { AnswerOf, resourcesRoutes } from '@guildhall/contract'
import { NotFound, requireStaff, type RequestContext } from '#platform/http'
import { findFigures } from '../figures.ts'
import { presentTrainer } from '../present.ts'
import { findClassesOfTrainer, findOccupationsOf, findTrainer } from '../store.ts'

export async function getTrainer(ctx: RequestContext, { trainerId }: { trainerId: string }): Promise<AnswerOf<typeof resourcesRoutes.getTrainer>> {
  const actor = requireStaff(ctx, 'training.plan.read')
  const row = await findTrainer(ctx.tx, trainerId)
  if (!row) throw new NotFound()
  const occupations = await findOccupationsOf(ctx.tx, 'trainer', [row.id])
  return {
    ...presentTrainer({ cipher: ctx.cipher, actorScope: actor.scope }, row, occupations.get(row.id) ?? []),
    figures: (await findFigures(ctx, [row.id])).get(row.id) ?? null, classes: await findClassesOfTrainer(ctx.tx, row.id),
  }
}
