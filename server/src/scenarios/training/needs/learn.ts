import type { CommandContext } from '#platform/module'
import type { NeedRow } from './model.ts'
import { learnWord } from './synonyms.ts'

/** What corrected needs teach: the trade in their own word now means this occupation. Gives the words that were new. */
export async function teach(ctx: CommandContext, needs: readonly Pick<NeedRow, 'wish' | 'words'>[], occupationId: string): Promise<string[]> {
  const learnt: string[] = []
  for (const wish of new Set(needs.flatMap((need) => need.wish ?? need.words ?? []))) {
    const word = await learnWord(ctx, wish, occupationId)
    if (word) learnt.push(word)
  }
  return learnt
}
