import type { InputOf, resultsRoutes } from '@guildhall/contract'
import { asService, holderOf, Refused, type RequestContext } from '#platform/http'
import { presentResults, loadSheet } from '../load.ts'
import type { ClassResults, ResultRow } from '../model.ts'
import { openForMarks } from '../policy.ts'
import { isOpenForMarks } from '../rules.ts'
import { enterMark } from '../store.ts'

/** Enters marks of some or all. All or none are saved; a mark that somebody else has entered since it was seen is not overwritten. */
export async function enterMarks(ctx: RequestContext, input: InputOf<typeof resultsRoutes.enterMarks>): Promise<ClassResults> {
  const { of, as } = await openForMarks(ctx, input.classId)
  if (!isOpenForMarks(of.state)) throw new Refused('training.results-not-open')
  const sheet = await loadSheet(ctx, of)
  const seated = new Map(sheet.seated.map((who) => [who.id, who]))
  const entries = [...new Map(input.rows.map((row) => [row.enrolmentId, row])).values()]
  const strangers = entries.filter((row) => !seated.has(row.enrolmentId))
  if (strangers.length > 0) throw new Refused('training.not-in-class', { enrolmentIds: strangers.map((row) => row.enrolmentId) })
  const overtaken = entries.filter((row) => (sheet.results.get(row.enrolmentId)?.entered_at.toISOString() ?? null) !== row.was)
  if (overtaken.length > 0) throw new Refused('platform.changed-meanwhile', { enrolmentIds: overtaken.map((row) => row.enrolmentId) })

  await asService(ctx, of.scope, async () => {
    for (const row of entries) {
      const { theory, practice, absent } = row
      if (!changes(sheet.results.get(row.enrolmentId), { theory, practice, absent })) continue
      await enterMark(ctx.tx, seated.get(row.enrolmentId)!, { theory, practice, absent }, holderOf(ctx.actor), ctx.clock.now())
    }
  })
  return presentResults(ctx, of, as)
}

/** A cell that was only passed through is nobody's entry: it must not make its visitor an author (T3). */
function changes(before: ResultRow | undefined, now: Pick<ResultRow, 'theory' | 'practice' | 'absent'>): boolean {
  return before === undefined ? now.theory !== null || now.practice !== null || now.absent : before.theory !== now.theory || before.practice !== now.practice || before.absent !== now.absent
}
