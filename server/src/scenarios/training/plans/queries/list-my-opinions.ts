import type { AnswerOf, plansRoutes } from '@guildhall/contract'
import { asService, requireStaff, requireWorker, type RequestContext } from '#platform/http'
import type { ClassState } from '../model.ts'
import { findNeedsByIds } from '../needs-of-plan.ts'
import { mayAnswer } from '../opinion-rules.ts'
import { findOpinionsOfPerson, findOpinionsOfUnits, type OpinionRow } from '../opinions-store.ts'
import { iso, loadParts, outlineOf, presentCard, presentSession, type CardParts } from '../present.ts'
import { findClasses, findSessions, type ClassRow, type SessionRow } from '../store.ts'
import { presentAnswer } from './list-opinions.ts'

type Mine = AnswerOf<typeof plansRoutes.listMyOpinions>['rows'][number]

/** What I am asked, the newest round of each plan. */
export async function listMyOpinions(ctx: RequestContext): Promise<AnswerOf<typeof plansRoutes.listMyOpinions>> {
  const actor = requireWorker(ctx)
  return { rows: await presentMine(ctx, newestOfEach(await findOpinionsOfPerson(ctx.tx, actor.personId))) }
}

/** What my unit is asked. */
export async function listUnitOpinions(ctx: RequestContext): Promise<AnswerOf<typeof plansRoutes.listUnitOpinions>> {
  const actor = requireStaff(ctx, 'training.unit.speak')
  const opinions = newestOfEach(await findOpinionsOfUnits(ctx.tx, actor.scope))
  const needs = new Map((await findNeedsByIds(ctx.tx, opinions.map((one) => one.need_id))).map((need) => [need.id, need]))
  const rows = await presentMine(ctx, opinions)
  return { rows: rows.map((row) => ({ ...row, unitName: needs.get(row.needId)?.unit_name ?? null, needSeats: needs.get(row.needId)?.seats ?? 1 })) }
}

function newestOfEach(opinions: readonly OpinionRow[]): OpinionRow[] {
  const newest = new Map<string, OpinionRow>()
  for (const one of opinions) {
    const key = `${one.class_id} ${one.need_id}`
    if ((newest.get(key)?.round ?? 0) < one.round) newest.set(key, one)
  }
  return [...newest.values()]
}

/** Opinions with the plan they are about: not public yet, and its trainer or room may be lent by a unit above, so they are read for the one who was asked about them. */
export async function presentMine(ctx: RequestContext, opinions: readonly OpinionRow[]): Promise<Mine[]> {
  if (opinions.length === 0) return []
  const now = ctx.clock.now()
  const [plans, sessions, parts] = await asService(ctx, '', async () => {
    const ids = [...new Set(opinions.map((one) => one.class_id))]
    const [rows, lessons] = await Promise.all([findClasses(ctx.tx, ids), findSessions(ctx.tx, ids)])
    return [new Map(rows.map((row) => [row.id, row])), Map.groupBy(lessons, (lesson) => lesson.class_id), await loadParts(ctx.tx, rows)] as const
  })
  return opinions.flatMap((one) => {
    const row = plans.get(one.class_id)
    return row ? [{ ...presentAnswer(one), needId: one.need_id, proposal: presentProposal(row, { opinion: one, sessions: sessions.get(row.id) ?? [], parts, now }) }] : []
  })
}

type Shown = { opinion: OpinionRow; sessions: readonly SessionRow[]; parts: CardParts; now: Date }

function presentProposal(row: ClassRow, { opinion, sessions, parts, now }: Shown): Mine['proposal'] {
  const card = presentCard(row, { ...parts, sessions, now })
  const open = mayAnswer(opinion, { state: row.state, closesAt: row.opinions_close_at, newestRound: opinion.round }, now)
  return {
    classId: row.id, title: row.title, occupation: card.occupation, level: row.level, kind: card.kind, classHours: row.class_hours, feeFen: card.feeFen, seats: row.seats, trainer: card.trainer,
    venue: card.venue, sessions: sessions.map(presentSession), outline: outlineOf(row), closesAt: iso(row.opinions_close_at), open, state: row.state as ClassState,
  }
}
