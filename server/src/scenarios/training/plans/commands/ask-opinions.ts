import type { AnswerOf, InputOf, plansRoutes } from '@guildhall/contract'
import { findCase, timeline } from '#engines/process'
import { appendAudit } from '#platform/audit'
import { addDays } from '#platform/calendar'
import { dayInShanghai, instantInShanghai } from '#platform/clock'
import { NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { emit } from '#platform/outbox'
import { moveClass } from '../move-class.ts'
import { findNeedsOfClass } from '../needs-of-plan.ts'
import { askersOf, tell, textAskers } from '../notices.ts'
import { hasChanged, needsToAsk, type Shown } from '../opinion-rules.ts'
import { countOpinions, findOpinions, insertOpinions } from '../opinions-store.ts'
import { findSessions, lockClass, type ClassRow, type SessionRow } from '../store.ts'
import { clockOfInstant, dayOfInstant } from '../times.ts'

type Summary = AnswerOf<typeof plansRoutes.askOpinions>

/** Puts a plan before those whose needs it serves. A later round goes only to those whom the change affects. */
export async function askOpinions(ctx: RequestContext, input: InputOf<typeof plansRoutes.askOpinions>): Promise<Summary> {
  const actor = requireStaff(ctx, 'training.plan.manage')
  const now = ctx.clock.now()
  const row = await lockClass(ctx.tx, input.classId, actor.scope)
  if (!row) throw new NotFound()
  if (row.state !== 'draft') throw new Refused('training.plan-not-editable', { state: row.state })
  if (row.revision !== input.revision) throw new Refused('platform.changed-meanwhile')
  if (input.until <= dayInShanghai(now) || (row.first_day !== null && input.until >= row.first_day)) throw new Refused('training.opinions-until-past', { firstDay: row.first_day })

  const shown = shownOf(row, await findSessions(ctx.tx, [row.id]))
  const newest = new Map((await findOpinions(ctx.tx, row.id)).toReversed().map((opinion) => [opinion.need_id, opinion]))
  const asked = needsToAsk(await findNeedsOfClass(ctx.tx, [row.id]), newest, hasChanged(await lastShown(ctx, row), shown))
  if (asked.length === 0) throw new Refused('training.nobody-to-ask')

  const closesAt = instantInShanghai(addDays(input.until, 1))
  const moved = await moveClass(ctx, row, 'ask-opinions', { inputs: { until: input.until, asked: asked.length, shown }, change: { opinions_close_at: closesAt } })
  await insertOpinions(ctx.tx, { classId: row.id, scope: row.scope, round: moved.revision, now }, asked)
  await tell(ctx, askersOf(asked), { kind: 'training.opinion-asked', params: { title: row.title, until: input.until }, workerLink: '/opinions', unitLink: '/console/unit-opinions' })
  await textAskers(ctx, asked, { title: row.title, until: input.until })
  await appendAudit(ctx, { action: 'training.ask-opinions', subject: `class:${row.id}`, scope: row.scope, details: { asked: asked.length, until: input.until } })
  await emit(ctx, 'training.opinions-asked', { classId: row.id }, { scope: row.scope })
  return summaryOf((await countOpinions(ctx.tx, [row.id])).get(row.id)!, closesAt)
}

export function summaryOf(tally: Omit<Summary, 'closesAt'>, closesAt: Date | null): Summary {
  return { ...tally, closesAt: closesAt?.toISOString() ?? null }
}

function shownOf(row: ClassRow, sessions: readonly SessionRow[]): Shown {
  return {
    sessions: sessions.map((session) => ({ day: dayOfInstant(session.starts_at), from: clockOfInstant(session.starts_at), to: clockOfInstant(session.ends_at) })),
    venueId: row.venue_id, trainerId: row.trainer_id, feeFen: String(row.fee_fen),
  }
}

/** What was shown in the round before: kept in the step that asked. */
async function lastShown(ctx: RequestContext, row: ClassRow): Promise<Shown | null> {
  const found = row.case_id ? await findCase(ctx.tx, row.case_id) : null
  if (!found) return null
  const step = (await timeline(ctx.tx, found.id)).findLast((one) => one.event === 'ask-opinions')
  return (step?.inputs['shown'] as Shown | undefined) ?? null
}
