import type { AnswerOf, resultsRoutes } from '@guildhall/contract'
import { findCase, timeline } from '#engines/process'
import { dayInShanghai } from '#platform/clock'
import { asService, requireWorker, type RequestContext } from '#platform/http'
import { loadSheet, stateOf } from '../load.ts'
import { markingOrder } from '../rules.ts'
import { findMarking, type ClassRow } from '../store.ts'

type Marking = AnswerOf<typeof resultsRoutes.listMyMarking>['rows'][number]
/** A class that is over is shown for so long: its trainer sees what came of the marks. */
const shownAfterwards = 45 * 86_400_000

/** The classes whose marks are mine to enter, what came back first. Being their trainer is what gives the right to read them. */
export async function listMyMarking(ctx: RequestContext): Promise<AnswerOf<typeof resultsRoutes.listMyMarking>> {
  const { personId } = requireWorker(ctx)
  const classes = await asService(ctx, '', () => findMarking(ctx.tx, personId, new Date(ctx.clock.now().getTime() - shownAfterwards)))
  const rows: Marking[] = []
  for (const of of classes) rows.push(await presentMarking(ctx, of))
  return { rows: rows.toSorted((a, b) => markingOrder(a) - markingOrder(b) || (a.due ?? '9').localeCompare(b.due ?? '9')) }
}

async function presentMarking(ctx: RequestContext, of: ClassRow): Promise<Marking> {
  const sheet = await loadSheet(ctx, of)
  const [current, steps] = await asService(ctx, of.scope, async () => [of.case_id ? await findCase(ctx.tx, of.case_id) : null, of.case_id ? await timeline(ctx.tx, of.case_id) : []] as const)
  const sentBack = of.state === 'assessing' ? steps.findLast((step) => step.event === 'send-back') : undefined
  return {
    classId: of.id, number: of.number, title: of.title, state: of.state as Marking['state'], lastDay: of.last_day, since: current ? dayInShanghai(current.enteredAt) : null, due: current?.deadlineOn ?? null,
    people: sheet.seated.length, complete: sheet.seated.filter((who) => stateOf(sheet, who.id).outcome !== null).length, returned: sentBack ? sentBack.reason ?? '' : null,
  }
}
