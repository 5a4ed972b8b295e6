import type { AnswerOf, classesRoutes } from '@guildhall/contract'
import { asService, type RequestContext } from '#platform/http'
import { findHeads, findSessions, presentCards } from '../../plans/index.ts'
import type { ClassRow } from '../model.ts'
import { countMarks } from '../store.ts'

export type ListedClass = AnswerOf<typeof classesRoutes.listClasses>['rows'][number]

/** Classes as lines of a list: the card, how many came of those who should have, and what waits. Whoever asks has been found entitled to these classes. */
export async function presentClassRows(ctx: RequestContext, rows: readonly ClassRow[]): Promise<ListedClass[]> {
  const now = ctx.clock.now()
  const cards = await presentCards(ctx.tx, rows, now)
  const heads = await findHeads(ctx, rows)
  const { sessions, marks } = await asService(ctx, '', async () => {
    const sessions = await findSessions(ctx.tx, rows.map((row) => row.id))
    return { sessions: Map.groupBy(sessions, (session) => session.class_id), marks: await countMarks(ctx.tx, sessions.map((session) => session.id)) }
  })
  return rows.map((row, index) => {
    const live = (sessions.get(row.id) ?? []).filter((session) => session.state !== 'cancelled')
    const sum = (pick: 'present' | 'late' | 'absent' | 'leavesWaiting') => live.reduce((total, session) => total + (marks.get(session.id)?.[pick] ?? 0), 0)
    const [came, missed] = [sum('present') + sum('late'), sum('absent')]
    return {
      ...cards[index]!, revision: row.revision, percent: came + missed === 0 ? null : Math.floor((came * 100) / (came + missed)),
      held: live.filter((session) => session.ends_at <= now).length, lessons: live.length, leavesWaiting: sum('leavesWaiting'), head: heads.get(row.id)?.name ?? null,
    }
  })
}
