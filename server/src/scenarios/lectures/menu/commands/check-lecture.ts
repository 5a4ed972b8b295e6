import type { InputOf, lectureMenuRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { holderOf, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import type { LectureRow } from '../model.ts'
import { tellLecturer } from '../notices.ts'
import { asMyself, getLectureInRange, getLecturerInRange } from '../store.ts'

/** Puts a lecture on the menu (L2). What changed since it was read is read again first. */
export async function publishLecture(ctx: RequestContext, { lectureId, updatedAt }: InputOf<typeof lectureMenuRoutes.publish>): Promise<{ id: string }> {
  const actor = requireStaff(ctx, 'lectures.manage')
  const row = await getLectureInRange(ctx.tx, actor, lectureId, true)
  if (row.state !== 'handed-in') throw new Refused('lectures.not-handed-in')
  if (row.updated_at.toISOString() !== new Date(updatedAt).toISOString()) throw new Refused('platform.changed-meanwhile')
  const now = ctx.clock.now()
  await ctx.tx.updateTable('lecture').set({ state: 'published', note: null, checked_by: holderOf(ctx.actor), checked_at: now, updated_at: now }).where('id', '=', row.id).execute()
  await appendAudit(ctx, { action: 'lectures.publish-lecture', subject: `lecture:${row.id}`, scope: row.scope })
  await tellLecturer(ctx, (await getLecturerInRange(ctx.tx, actor, row.lecturer_id)).person_id, 'published', { title: row.title })
  return { id: row.id }
}

export async function sendLectureBack(ctx: RequestContext, { lectureId, note }: InputOf<typeof lectureMenuRoutes.sendBack>): Promise<{ id: string }> {
  const actor = requireStaff(ctx, 'lectures.manage')
  const row = await getLectureInRange(ctx.tx, actor, lectureId, true)
  if (row.state !== 'handed-in') throw new Refused('lectures.not-handed-in')
  await ctx.tx.updateTable('lecture').set({ state: 'draft', note, updated_at: ctx.clock.now() }).where('id', '=', row.id).execute()
  await appendAudit(ctx, { action: 'lectures.send-lecture-back', subject: `lecture:${row.id}`, scope: row.scope, reason: note })
  await tellLecturer(ctx, (await getLecturerInRange(ctx.tx, actor, row.lecturer_id)).person_id, 'sent-back', { title: row.title, why: note })
  return { id: row.id }
}

async function takeOff(ctx: RequestContext, row: LectureRow, note: string | null): Promise<{ id: string }> {
  if (row.state !== 'published') throw new Refused('lectures.not-published')
  await ctx.tx.updateTable('lecture').set({ state: 'withdrawn', note, updated_at: ctx.clock.now() }).where('id', '=', row.id).execute()
  await appendAudit(ctx, { action: 'lectures.withdraw-lecture', subject: `lecture:${row.id}`, scope: row.scope, ...(note && { reason: note }) })
  return { id: row.id }
}

export async function withdrawLecture(ctx: RequestContext, { lectureId, note }: InputOf<typeof lectureMenuRoutes.withdraw>): Promise<{ id: string }> {
  const actor = requireStaff(ctx, 'lectures.manage')
  const row = await getLectureInRange(ctx.tx, actor, lectureId, true)
  const done = await takeOff(ctx, row, note)
  await tellLecturer(ctx, (await getLecturerInRange(ctx.tx, actor, row.lecturer_id)).person_id, 'taken-off', { title: row.title, why: note })
  return done
}

export function withdrawMyLecture(ctx: RequestContext, { lectureId }: InputOf<typeof lectureMenuRoutes.withdrawMine>): Promise<{ id: string }> {
  return asMyself(ctx, async (me) => {
    const row = await ctx.tx.selectFrom('lecture').selectAll().where('id', '=', lectureId).where('lecturer_id', '=', me.id).forUpdate().executeTakeFirst()
    if (!row) throw new NotFound()
    return takeOff(ctx, row, null)
  })
}
