import type { InputOf, resultsRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { asService, holderOf, NotFound, Refused, type RequestContext } from '#platform/http'
import { emit } from '#platform/outbox'
import { moveClass } from '../../plans/move-class.ts'
import { loadSheet, presentResults, stateOf } from '../load.ts'
import type { ClassResults } from '../model.ts'
import { tellReviewers } from '../notices.ts'
import { openForMarks } from '../policy.ts'
import { findClass, noteSubmitter, settleOutcome } from '../store.ts'

/** Hands complete results in. What the rules make of each person is written down now, so that the reviewer confirms what they saw. */
export async function submitResults(ctx: RequestContext, input: InputOf<typeof resultsRoutes.submitResults>): Promise<ClassResults> {
  const { of, as } = await openForMarks(ctx, input.classId)
  if (of.state !== 'assessing') throw new Refused('training.results-not-open')
  const sheet = await loadSheet(ctx, of)
  const states = sheet.seated.map((who) => ({ who, ...stateOf(sheet, who.id) }))
  const incomplete = states.filter((one) => one.outcome === null)
  if (incomplete.length > 0) throw new Refused('training.marks-missing', { enrolmentIds: incomplete.map((one) => one.who.id), people: incomplete.length })

  const by = holderOf(ctx.actor)
  await asService(ctx, of.scope, async () => {
    for (const { who, outcome, attendancePercent } of states) await settleOutcome(ctx.tx, who, { outcome: outcome!, attendancePercent }, by, ctx.clock.now())
    await noteSubmitter(ctx.tx, of.id, by)
    await moveClass(ctx, of, 'submit-results')
  })
  await tellReviewers(ctx, of, states.length)
  await appendAudit(ctx, { action: 'training.submit-results', subject: `class:${of.id}`, scope: of.scope, details: { people: states.length } })
  await emit(ctx, 'training.results-submitted', { classId: of.id }, { scope: of.scope })
  const moved = await asService(ctx, of.scope, () => findClass(ctx.tx, of.id))
  if (!moved) throw new NotFound()
  return presentResults(ctx, moved, as)
}
