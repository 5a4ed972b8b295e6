import type { InputOf, resultsRoutes } from '@guildhall/contract'
import type { RequestContext } from '#platform/http'
import { presentResults } from '../load.ts'
import type { ClassResults } from '../model.ts'
import { openResults } from '../policy.ts'

/** Marks of a class, for its trainer or for staff of its range. */
export async function getResults(ctx: RequestContext, input: InputOf<typeof resultsRoutes.getResults>): Promise<ClassResults> {
  const { of, as } = await openResults(ctx, input.classId)
  return presentResults(ctx, of, as)
}
