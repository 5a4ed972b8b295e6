import { advance } from '#engines/process'
import { appendAudit } from '#platform/audit'
import { loadCalendar } from '#platform/calendar'
import { holderOf, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { reopenNeeds } from '../needs-of-plan.ts'
import { findOpinions } from '../opinions-store.ts'
import { classProcess } from '../process.ts'
import { deleteClass, lockClass } from '../store.ts'

/** Throws away a draft that nobody outside the office has seen. Its case stays, closed, so that the timeline does not forget it. */
export async function deleteDraft(ctx: RequestContext, { classId }: { classId: string }): Promise<void> {
  const actor = requireStaff(ctx, 'training.plan.manage')
  const row = await lockClass(ctx.tx, classId, actor.scope)
  if (!row) throw new NotFound()
  if (row.state !== 'draft') throw new Refused('training.plan-not-editable', { state: row.state })
  if ((await findOpinions(ctx.tx, row.id)).length > 0) throw new Refused('training.plan-already-asked')
  const now = ctx.clock.now()
  await reopenNeeds(ctx.tx, row.id, now)
  if (row.case_id) {
    await advance(ctx.tx, { process: classProcess, caseId: row.case_id, event: 'cancel', actor: { id: holderOf(actor), as: 'handler' }, reason: 'draft deleted', now, calendar: await loadCalendar(ctx.tx) })
  }
  await deleteClass(ctx.tx, row.id)
  await appendAudit(ctx, { action: 'training.delete-draft', subject: `class:${row.id}`, scope: row.scope, details: { number: row.number } })
}
