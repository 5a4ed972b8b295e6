import type { AnswerOf, plansRoutes } from '@guildhall/contract'
import type { Cipher } from '#platform/crypto'
import { NotFound, requireStaff, type RequestContext } from '#platform/http'
import { summaryOf } from '../commands/ask-opinions.ts'
import type { Slot } from '../model.ts'
import { findNeedsByIds, type NeedOfPlan } from '../needs-of-plan.ts'
import { countOpinions, findOpinions, type OpinionRow } from '../opinions-store.ts'
import { iso, presentAsker } from '../present.ts'
import { mayReadPlan } from '../policy.ts'
import { findClass } from '../store.ts'

type Opinion = AnswerOf<typeof plansRoutes.listOpinions>['rows'][number]

/** Every answer to a plan; `current` marks the newest of each need. */
export async function listOpinions(ctx: RequestContext, { classId }: { classId: string }): Promise<AnswerOf<typeof plansRoutes.listOpinions>> {
  const actor = requireStaff(ctx, 'training.plan.read')
  const row = await findClass(ctx.tx, classId)
  if (!row || !mayReadPlan(actor, row)) throw new NotFound()
  const opinions = await findOpinions(ctx.tx, classId)
  const needs = new Map((await findNeedsByIds(ctx.tx, opinions.map((one) => one.need_id))).map((need) => [need.id, need]))
  const newest = new Map(opinions.toReversed().map((one) => [one.need_id, one.id]))
  const tally = (await countOpinions(ctx.tx, [classId])).get(classId)
  const rows = opinions.flatMap((one) => {
    const need = needs.get(one.need_id)
    return need ? [presentOpinion(ctx.cipher, one, need, newest.get(one.need_id) === one.id)] : []
  })
  return { summary: tally ? summaryOf(tally, row.opinions_close_at) : null, rows, wishes: wishesOf(rows) }
}

export function presentOpinion(cipher: Cipher, row: OpinionRow, need: NeedOfPlan, current: boolean): Opinion {
  return { ...presentAnswer(row), needId: row.need_id, source: need.source as Opinion['source'], person: presentAsker(cipher, need), unitName: need.unit_name, seats: need.seats, current }
}

export function presentAnswer(row: OpinionRow) {
  return {
    id: row.id, round: row.round, askedAt: row.asked_at.toISOString(), stance: row.stance as Opinion['stance'], wishWindows: (row.wish_windows ?? []) as Slot[], words: row.words,
    answeredAt: iso(row.answered_at), assisted: row.assisted, reply: row.reply, repliedAt: iso(row.replied_at),
  }
}

/** Which other times people would rather come, by seats. */
function wishesOf(rows: readonly Opinion[]): { window: Slot; seats: number }[] {
  const wanted = new Map<Slot, number>()
  for (const row of rows) if (row.current) for (const window of row.wishWindows) wanted.set(window, (wanted.get(window) ?? 0) + row.seats)
  return [...wanted].map(([window, seats]) => ({ window, seats })).sort((a, b) => b.seats - a.seats)
}
