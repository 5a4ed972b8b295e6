import type { InputOf, lectureMenuRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { holderOf, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import type { LectureRow, LecturerRow, LectureState } from '../model.ts'
import { tellCheckers } from '../notices.ts'
import { asMyself, getLectureInRange, getLecturerInRange } from '../store.ts'

type Form = InputOf<typeof lectureMenuRoutes.write>
type Edit = InputOf<typeof lectureMenuRoutes.editMine>

function columnsOf(form: Form, lecturer: Pick<LecturerRow, 'fields'>) {
  if (!lecturer.fields.includes(form.field)) throw new Refused('lectures.not-their-field')
  return { title: form.title, field: form.field, audiences: form.audiences, minutes: form.minutes, needs: form.needs, people_min: form.peopleMin, people_max: form.peopleMax, summary: form.summary }
}

async function insert(ctx: RequestContext, lecturer: LecturerRow, form: Form): Promise<{ id: string }> {
  const now = ctx.clock.now()
  const id = newId()
  await ctx.tx.insertInto('lecture').values({
    ...columnsOf(form, lecturer), id, scope: lecturer.scope, lecturer_id: lecturer.id, state: form.handIn ? 'handed-in' : 'draft', written_by: holderOf(ctx.actor), written_at: now, handed_in_at: form.handIn ? now : null, updated_at: now,
  }).execute()
  await appendAudit(ctx, { action: 'lectures.write-lecture', subject: `lecture:${id}`, scope: lecturer.scope, details: { handedIn: form.handIn } })
  if (form.handIn) await tellCheckers(ctx, { id, title: form.title }, lecturer.unit_id)
  return { id }
}

async function change(ctx: RequestContext, row: LectureRow, lecturer: LecturerRow, form: Edit, state: LectureState): Promise<{ id: string }> {
  if (row.updated_at.toISOString() !== new Date(form.updatedAt).toISOString()) throw new Refused('platform.changed-meanwhile')
  const now = ctx.clock.now()
  await ctx.tx.updateTable('lecture').set({ ...columnsOf(form, lecturer), state, note: null, updated_at: now, ...(state === 'handed-in' && { handed_in_at: now }) }).where('id', '=', row.id).execute()
  await appendAudit(ctx, { action: 'lectures.edit-lecture', subject: `lecture:${row.id}`, scope: row.scope, details: { state } })
  if (state === 'handed-in') await tellCheckers(ctx, { id: row.id, title: form.title }, lecturer.unit_id)
  return { id: row.id }
}

export function writeLecture(ctx: RequestContext, form: Form): Promise<{ id: string }> {
  return asMyself(ctx, (me) => insert(ctx, me, form))
}

/** By the lecturer: what was on the menu is checked anew (L2). */
export function editMyLecture(ctx: RequestContext, form: Edit): Promise<{ id: string }> {
  return asMyself(ctx, async (me) => {
    const row = await ctx.tx.selectFrom('lecture').selectAll().where('id', '=', form.lectureId).where('lecturer_id', '=', me.id).forUpdate().executeTakeFirst()
    if (!row) throw new NotFound()
    return change(ctx, row, me, form, form.handIn ? 'handed-in' : 'draft')
  })
}

export async function writeLectureFor(ctx: RequestContext, { lecturerId, ...form }: InputOf<typeof lectureMenuRoutes.writeFor>): Promise<{ id: string }> {
  const lecturer = await getLecturerInRange(ctx.tx, requireStaff(ctx, 'lectures.manage'), lecturerId)
  if (lecturer.state === 'ended') throw new Refused('lectures.lecturer-ended')
  return insert(ctx, lecturer, form)
}

/** By an officer, who may check as well: what is on the menu stays there. */
export async function editLecture(ctx: RequestContext, form: InputOf<typeof lectureMenuRoutes.edit>): Promise<{ id: string }> {
  const actor = requireStaff(ctx, 'lectures.manage')
  const row = await getLectureInRange(ctx.tx, actor, form.lectureId, true)
  const lecturer = await getLecturerInRange(ctx.tx, actor, row.lecturer_id)
  return change(ctx, row, lecturer, form, row.state === 'published' ? 'published' : form.handIn ? 'handed-in' : 'draft')
}
