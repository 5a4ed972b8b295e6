import type { InputOf, lectureMenuRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { asService, holderOf, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { checkDivision, findPerson, openName } from '#registry'
import { isWithin } from '#registry/units'
import { tellLecturer } from '../notices.ts'
import { getLecturerInRange } from '../store.ts'

type Fields = Omit<InputOf<typeof lectureMenuRoutes.admit>, 'personId'>

function columnsOf(form: Fields) {
  for (const code of [form.division, ...form.counties]) checkDivision(code)
  return {
    team: form.team, about: form.about, fields: form.fields, division: form.division, town: form.town, lat: form.lat, lng: form.lng, weekly: [...new Set(form.weekly)], per_week: form.perWeek, per_day: form.perDay, max_km: form.maxKm, counties: [...new Set(form.counties)],
  }
}

/** Admits somebody of the range as a lecturer of the acting unit, under the name on record (L1). They are told, for their name will be public. */
export async function admitLecturer(ctx: RequestContext, { personId, ...form }: InputOf<typeof lectureMenuRoutes.admit>): Promise<{ id: string }> {
  const actor = requireStaff(ctx, 'lectures.manage')
  const person = await findPerson(ctx.tx, personId)
  if (!person || person.merged_into || !isWithin(person.scope, actor.scope)) throw new NotFound()
  const name = openName(ctx.cipher, person).reveal()
  if (name === '') throw new Refused('lectures.person-without-name')
  const now = ctx.clock.now()
  const id = newId()
  const columns = columnsOf(form)
  // One that another county admitted is not seen from here: the index knows.
  const made = await asService(ctx, actor.scope, () => ctx.tx.insertInto('lecturer').values({ ...columns, id, scope: actor.scope, unit_id: actor.unitId, person_id: personId, name, state: 'active', admitted_by: holderOf(ctx.actor), admitted_at: now, updated_at: now })
    .onConflict((known) => known.doNothing()).returning('id').executeTakeFirst())
  if (!made) throw new Refused('lectures.already-lecturer')
  await appendAudit(ctx, { action: 'lectures.admit-lecturer', subject: `lecturer:${id}`, scope: actor.scope })
  await tellLecturer(ctx, personId, 'admitted', {})
  return { id }
}

export async function editLecturer(ctx: RequestContext, { lecturerId, updatedAt, ...form }: InputOf<typeof lectureMenuRoutes.editLecturer>): Promise<{ id: string }> {
  const row = await getLecturerInRange(ctx.tx, requireStaff(ctx, 'lectures.manage'), lecturerId, true)
  if (row.updated_at.toISOString() !== new Date(updatedAt).toISOString()) throw new Refused('platform.changed-meanwhile')
  await ctx.tx.updateTable('lecturer').set({ ...columnsOf(form), updated_at: ctx.clock.now() }).where('id', '=', row.id).execute()
  await appendAudit(ctx, { action: 'lectures.edit-lecturer', subject: `lecturer:${row.id}`, scope: row.scope })
  return { id: row.id }
}

/** Pausing hides the lectures; ending takes them off for good, and waits until nothing is agreed any more. */
export async function setLecturerState(ctx: RequestContext, { lecturerId, state, reason }: InputOf<typeof lectureMenuRoutes.setLecturer>): Promise<{ id: string }> {
  const row = await getLecturerInRange(ctx.tx, requireStaff(ctx, 'lectures.manage'), lecturerId, true)
  if (row.state === 'ended') throw new Refused('lectures.lecturer-ended')
  if (state === 'ended' && row.ahead > 0) throw new Refused('lectures.sessions-ahead')
  const now = ctx.clock.now()
  await ctx.tx.updateTable('lecturer').set({ state, updated_at: now }).where('id', '=', row.id).execute()
  if (state === 'ended') await ctx.tx.updateTable('lecture').set({ state: 'withdrawn', note: reason, updated_at: now }).where('lecturer_id', '=', row.id).where('state', 'in', ['draft', 'handed-in', 'published']).execute()
  await appendAudit(ctx, { action: 'lectures.set-lecturer-state', subject: `lecturer:${row.id}`, scope: row.scope, reason, details: { state } })
  return { id: row.id }
}
