import { advance, type Case } from '#engines/process'
import { loadCalendar } from '#platform/calendar'
import { holderOf, Refused } from '#platform/http'
import type { CommandContext } from '#platform/module'
import { noteAnnouncedChange } from './announced.ts'
import type { ClassState } from './model.ts'
import { classProcess, type ClassEvent } from './process.ts'
import { updateClass, type ClassChange, type ClassRow } from './store.ts'

/**
 * Moves a locked class along its life: case and row together, so that they never tell different states. `change` is what else the step writes. Refused where the
 * state does not allow it. Also for the stories that run and end classes.
 */
export async function moveClass(
  ctx: CommandContext, row: Pick<ClassRow, 'id' | 'case_id'>, event: ClassEvent, more: { reason?: string; inputs?: Record<string, unknown>; change?: ClassChange } = {},
): Promise<{ state: ClassState; revision: number }> {
  if (!row.case_id) throw new Refused('training.plan-not-editable')
  const now = ctx.clock.now()
  const moved = await advance(ctx.tx, {
    process: classProcess, caseId: row.case_id, event, actor: { id: holderOf(ctx.actor), as: 'handler' }, now, calendar: await loadCalendar(ctx.tx),
    ...(more.reason !== undefined && { reason: more.reason }), ...(more.inputs && { inputs: more.inputs }),
  })
  if (moved.kind === 'refused') throw new Refused('training.plan-not-editable', { code: moved.code })
  const state = moved.case.state as ClassState
  noteAnnouncedChange(ctx)
  return { state, revision: await updateClass(ctx.tx, row.id, { ...more.change, state }, now) }
}

/** After the clock itself has moved a class's case on: the row says the same. */
export async function followCase(ctx: CommandContext, moved: Pick<Case, 'subject' | 'state'>): Promise<void> {
  noteAnnouncedChange(ctx)
  await updateClass(ctx.tx, moved.subject, { state: moved.state as ClassState }, ctx.clock.now())
}
