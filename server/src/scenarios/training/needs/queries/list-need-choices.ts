import type { AnswerOf, needsRoutes } from '@guildhall/contract'
import { dayInShanghai } from '#platform/clock'
import type { RequestContext } from '#platform/http'
import { loadPlaces } from '../places.ts'

/** What the form offers: occupations in use, the places that are served, and today. */
export async function listNeedChoices(ctx: RequestContext): Promise<AnswerOf<typeof needsRoutes.needChoices>> {
  const occupations = await ctx.tx.selectFrom('occupation').select(['id', 'name', 'category']).where('active', '=', true).orderBy('category').orderBy('name').execute()
  return {
    today: dayInShanghai(ctx.clock.now()),
    occupations: occupations as AnswerOf<typeof needsRoutes.needChoices>['occupations'],
    divisions: (await loadPlaces(ctx.tx)).divisions(),
  }
}
