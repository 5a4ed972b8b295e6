import type { AnswerOf, InputOf, resultsRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { asService, holderOf, Refused, type RequestContext } from '#platform/http'
import { emit } from '#platform/outbox'
import { moveClass } from '../../plans/move-class.ts'
import { barOf, loadSheet, nameOf, type Sheet } from '../load.ts'
import { issueCertificate } from '../certificate.ts'
import type { Outcome } from '../model.ts'
import { tellConfirmed, tellResult } from '../notices.ts'
import { openForConfirming } from '../policy.ts'
import { confirmResults as confirmRows, noteCertificate, settleNeeds, type EnrolmentRow } from '../store.ts'

type Settled = { who: EnrolmentRow; outcome: Outcome; attendancePercent: number | null; theory: number | null; practice: number | null; certificate: { id: string; number: string } | null }

/**
 * The second pair of eyes (T3). In one transaction results become final, everybody who passed has a certificate (T4), what the class served is served, and the class is
 * closed; then each person is told.
 */
export async function confirmResults(ctx: RequestContext, input: InputOf<typeof resultsRoutes.confirmResults>): Promise<AnswerOf<typeof resultsRoutes.confirmResults>> {
  const { of, actor } = await openForConfirming(ctx, input.classId)
  if (of.state !== 'confirming') throw new Refused('training.results-not-confirming')
  const sheet = await loadSheet(ctx, of)
  const bar = await barOf(ctx, sheet)
  if (bar) throw new Refused(bar === 'entered-by-you' ? 'training.results-own' : 'training.results-own-class')

  const now = ctx.clock.now()
  const settled = settledOf(sheet)
  const served = await asService(ctx, of.scope, async () => {
    await confirmRows(ctx.tx, of.id, holderOf(actor), now)
    for (const one of settled) {
      if (one.outcome !== 'passed') continue
      one.certificate = await issueCertificate(ctx, of, { enrolmentId: one.who.id, personId: one.who.person_id, name: nameOf(ctx, one.who) })
      await noteCertificate(ctx.tx, one.who.id, one.certificate)
    }
    await moveClass(ctx, of, 'confirm')
    // Guests of a neighbouring county sat here too: their requests lie in its scope.
    return asService(ctx, '', () => settleNeeds(ctx.tx, of.id, now))
  })
  for (const one of settled) await tellResult(ctx, of, one.who, one)
  const passes = settled.filter((one) => one.outcome === 'passed').length
  const answer = { passed: passes, failed: settled.length - passes, certificates: settled.filter((one) => one.certificate).length, served }
  await tellConfirmed(ctx, of, [...sheet.entries.map((entry) => entry.entered_by), ...(of.results_entered_by ? [of.results_entered_by] : [])], { passed: answer.passed, failed: answer.failed })
  await appendAudit(ctx, { action: 'training.confirm-results', subject: `class:${of.id}`, scope: of.scope, details: answer })
  await emit(ctx, 'training.results-confirmed', { classId: of.id }, { scope: of.scope })
  return answer
}

/** What was written down when the results were handed in: that, and nothing computed since, is confirmed. */
function settledOf(sheet: Sheet): Settled[] {
  return sheet.seated.map((who) => {
    const row = sheet.results.get(who.id)
    if (!row?.outcome) throw new Error(`class ${sheet.of.id} waits for confirmation, but ${who.id} has no outcome`)
    return { who, outcome: row.outcome as Outcome, attendancePercent: row.attendance_percent, theory: row.theory, practice: row.practice, certificate: null }
  })
}
