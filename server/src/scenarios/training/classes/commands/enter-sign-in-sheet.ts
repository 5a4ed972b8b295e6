import type { AnswerOf, classesRoutes, InputOf } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { asService, holderOf, Refused, type RequestContext } from '#platform/http'
import { emit } from '#platform/outbox'
import { openFront } from '../front.ts'
import { presentSheet } from '../queries/get-sign-in-sheet.ts'
import { checkInWindow, isAttendanceSettled } from '../rules.ts'
import { findAttendance, findRoster, markAgain } from '../store.ts'

/** Types the printed sheet in. What was noted otherwise before is corrected, and the audit log keeps who did and what stood there. */
export async function enterSignInSheet(ctx: RequestContext, input: InputOf<typeof classesRoutes.enterSignInSheet>): Promise<AnswerOf<typeof classesRoutes.enterSignInSheet>> {
  const front = await openFront(ctx, input.sessionId, 'run')
  const { session, of } = front
  const now = ctx.clock.now()
  if (session.state === 'cancelled') throw new Refused('training.lesson-cancelled')
  if (isAttendanceSettled(of.state)) throw new Refused('training.attendance-settled')
  if (now < checkInWindow({ startsAt: session.starts_at, endsAt: session.ends_at }).from) throw new Refused('training.lesson-not-begun')
  return asService(ctx, of.scope, async () => {
    const [seated, marked] = await Promise.all([findRoster(ctx.tx, [of.id], ['seated']), findAttendance(ctx.tx, [session.id])])
    const roster = new Map(seated.map((one) => [one.id, one]))
    const known = new Map(marked.map((mark) => [mark.enrolment_id, mark]))
    const wanted = new Map(input.rows.map((row) => [row.enrolmentId, row.status]))
    const marks: Parameters<typeof markAgain>[1][number][] = []
    let corrected = 0
    for (const [enrolmentId, status] of wanted) {
      const enrolment = roster.get(enrolmentId)
      if (!enrolment) throw new Refused('training.not-seated')
      const before = known.get(enrolmentId)
      if (before?.status === status) continue
      marks.push({ sessionId: session.id, enrolment, status, via: 'sheet', at: now, by: holderOf(ctx.actor) })
      if (!before) continue
      corrected += 1
      await appendAudit(ctx, { action: 'training.correct-attendance', subject: `enrolment:${enrolmentId}`, scope: of.scope, details: { sessionId: session.id, before: before.status, beforeVia: before.via, after: status } })
    }
    const entered = marks.length
    await markAgain(ctx.tx, marks)
    // Whoever came and had no code to scan came all the same: what follows a check-in follows this.
    for (const { enrolment, status } of marks) if (wasThere(status) && !wasThere(known.get(enrolment.id)?.status)) await emit(ctx, 'training.checked-in', { sessionId: session.id, enrolmentId: enrolment.id, status }, { scope: of.scope })
    if (entered > 0) await appendAudit(ctx, { action: 'training.enter-sign-in-sheet', subject: `session:${session.id}`, scope: of.scope, details: { entered, corrected } })
    return { entered, corrected, sheet: await presentSheet(ctx, front, true) }
  })
}

const wasThere = (status: string | undefined): boolean => status === 'present' || status === 'late'
