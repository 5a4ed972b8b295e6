import type { InputOf, resultsRoutes } from '@guildhall/contract'
import { maskName } from '#platform/crypto'
import { asService, holderOf, Refused, type RequestContext } from '#platform/http'
import { loadSheet, nameOf, namesOfAuthors, presentResults, type Sheet } from '../load.ts'
import type { ClassResults, ResultRow } from '../model.ts'
import { openForMarks, seesNames } from '../policy.ts'
import { isOpenForMarks } from '../rules.ts'
import { enterMark, type ClassRow } from '../store.ts'

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
  if (overtaken.length > 0) throw new Refused('platform.changed-meanwhile', { enrolmentIds: overtaken.map((row) => row.enrolmentId), changed: await sayOvertaken(ctx, of, { as, sheet, enrolmentIds: overtaken.map((row) => row.enrolmentId) }) })

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

/** Whose marks stand there now, of whom and since when: so that whoever was slower decides with open eyes. */
async function sayOvertaken(ctx: RequestContext, of: ClassRow, { as, sheet, enrolmentIds }: { as: 'trainer' | 'staff'; sheet: Sheet; enrolmentIds: readonly string[] }) {
  const names = await namesOfAuthors(ctx, of, enrolmentIds.flatMap((id) => sheet.results.get(id)?.entered_by ?? []))
  return sheet.seated.filter((who) => enrolmentIds.includes(who.id)).map((who) => {
    const row = sheet.results.get(who.id)
    const name = nameOf(ctx, who)
    return { enrolmentId: who.id, name: seesNames(ctx, as) ? name : maskName(name), by: row ? names(row.entered_by) : null, at: row?.entered_at.toISOString() ?? null, theory: row?.theory ?? null, practice: row?.practice ?? null, absent: row?.absent ?? false }
  })
}
