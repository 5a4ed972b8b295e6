import type { AnswerOf, InputOf, needsRoutes } from '@guildhall/contract'
import type { RequestContext } from '#platform/http'
import { loadUnderstanding, understandWords } from '../words.ts'

/** What some words mean, while they are being typed. */
export async function suggestOccupation(ctx: RequestContext, input: InputOf<typeof needsRoutes.suggestOccupation>): Promise<AnswerOf<typeof needsRoutes.suggestOccupation>> {
  return understandWords(await loadUnderstanding(ctx.tx), { words: input.words })
}
