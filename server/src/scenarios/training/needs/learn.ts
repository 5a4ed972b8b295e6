import type { CommandContext } from '#platform/module'
import { learnCorrection, loadSynonymTable } from '#registry/occupations'
import { learnFromCorrection } from '../classify/index.ts'
import type { NeedRow } from './model.ts'

/** What corrected needs teach: the trade in their own word now means this occupation. Gives the words that were new. */
export async function teach(ctx: CommandContext, needs: readonly Pick<NeedRow, 'wish' | 'words'>[], occupationId: string): Promise<string[]> {
  const wishes = new Set(needs.flatMap((need) => need.wish ?? need.words ?? []))
  if (wishes.size === 0) return []
  const table = await loadSynonymTable(ctx.tx)
  const learnt: string[] = []
  for (const wish of wishes) {
    const lesson = learnFromCorrection(wish, occupationId, table)
    if (lesson && await learnCorrection(ctx, { word: lesson.phrase, occupationId })) learnt.push(lesson.phrase)
  }
  return learnt
}
