import type { childcareRoutes, InputOf } from '@guildhall/contract'
import { close, createPool, resize } from '#engines/quota'
import { appendAudit } from '#platform/audit'
import { instantInShanghai } from '#platform/clock'
import { asService, holderOf, Refused, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { hashOfConsent } from '../codes.ts'
import { tellGuardians } from '../notices.ts'
import { followMoved } from '../places.ts'
import { areDaysSound, stateOf } from '../rules.ts'
import { endChildren, findChildrenOf, getClassInRange } from '../store.ts'
import { dayInShanghai } from '#platform/clock'

type Form = InputOf<typeof childcareRoutes.open>

function columnsOf(ctx: RequestContext, form: Form) {
  const columns = {
    title: form.title, address: form.address, first_day: form.first, last_day: form.last, weekdays: [...new Set(form.weekdays)].toSorted((a, b) => a - b), starts: form.from, ends: form.to, age_from: form.ageFrom, age_to: form.ageTo, places: form.places, waitlist: form.waitlist,
    opens_at: new Date(form.opensAt), closes_at: new Date(form.closesAt), cost: BigInt(form.cost), rules: form.rules, consent: form.consent,
  }
  if (!areDaysSound(columns, ctx.clock.now())) throw new Refused('childcare.days-past')
  return columns
}

/** A class of the unit for which the officer acts, as a draft. */
export async function openClass(ctx: RequestContext, form: Form): Promise<{ id: string }> {
  const actor = requireStaff(ctx, 'childcare.manage')
  const now = ctx.clock.now()
  const id = newId()
  await ctx.tx.insertInto('childcare_class').values({ ...columnsOf(ctx, form), id, scope: actor.scope, unit_id: actor.unitId, consent_version: 1, consent_hash: hashOfConsent(1, form.consent), state: 'draft', opened_by: holderOf(actor), opened_at: now, updated_at: now }).execute()
  await appendAudit(ctx, { action: 'childcare.open-class', subject: `childcare-class:${id}` })
  return { id }
}

/** The draft, held, as the officer has it on the screen. */
async function lockDraft(ctx: RequestContext, classId: string, updatedAt: string) {
  const row = await getClassInRange(ctx.tx, requireStaff(ctx, 'childcare.manage'), classId, true)
  if (row.state !== 'draft') throw new Refused('childcare.published')
  if (row.updated_at.toISOString() !== new Date(updatedAt).toISOString()) throw new Refused('platform.changed-meanwhile')
  return row
}

/** Other words of the consent are another version of it (C3). */
export async function editClass(ctx: RequestContext, { classId, updatedAt, ...form }: InputOf<typeof childcareRoutes.edit>): Promise<{ id: string }> {
  const row = await lockDraft(ctx, classId, updatedAt)
  const version = row.consent === form.consent ? row.consent_version : row.consent_version + 1
  await ctx.tx.updateTable('childcare_class').set({ ...columnsOf(ctx, form), consent_version: version, consent_hash: hashOfConsent(version, form.consent), updated_at: ctx.clock.now() }).where('id', '=', row.id).execute()
  await appendAudit(ctx, { action: 'childcare.edit-class', subject: `childcare-class:${row.id}`, scope: row.scope })
  return { id: row.id }
}

/** From here on guardians see it and the consent is frozen. The pool lives until the last day, so that the line moves up after enrolment has closed. */
export async function publishClass(ctx: RequestContext, { classId, updatedAt }: InputOf<typeof childcareRoutes.publish>): Promise<{ id: string }> {
  const row = await lockDraft(ctx, classId, updatedAt)
  const now = ctx.clock.now()
  if (!areDaysSound(row, now)) throw new Refused('childcare.days-past')
  const pool = await asService(ctx, row.scope, () => createPool(ctx.tx, { scope: row.scope, subject: row.id, capacity: row.places, waitlistLimit: row.waitlist, opensToAllAt: row.opens_at, closesAt: instantInShanghai(row.last_day, '23:59'), now }))
  await ctx.tx.updateTable('childcare_class').set({ state: 'published', pool_id: pool.id, updated_at: now }).where('id', '=', row.id).execute()
  await appendAudit(ctx, { action: 'childcare.publish-class', subject: `childcare-class:${row.id}`, scope: row.scope, details: { consent: row.consent_version, hash: row.consent_hash } })
  return { id: row.id }
}

/** More places move the line up in the same moment (C1). */
export async function setPlaces(ctx: RequestContext, { classId, places }: InputOf<typeof childcareRoutes.resize>): Promise<{ id: string }> {
  const row = await getClassInRange(ctx.tx, requireStaff(ctx, 'childcare.manage'), classId, true)
  const now = ctx.clock.now()
  if (stateOf(row, dayInShanghai(now)) !== 'published') throw new Refused('childcare.not-open')
  await asService(ctx, row.scope, async () => {
    const resized = await resize(ctx.tx, { pool: row.pool_id!, capacity: places, now })
    if (resized.kind === 'refused') throw new Refused(resized.code === 'closed' ? 'childcare.not-open' : 'childcare.places-taken')
    await followMoved(ctx, row, resized.moved)
  })
  await ctx.tx.updateTable('childcare_class').set({ places, updated_at: now }).where('id', '=', row.id).execute()
  await appendAudit(ctx, { action: 'childcare.set-places', subject: `childcare-class:${row.id}`, scope: row.scope, details: { from: row.places, to: places } })
  return { id: row.id }
}

/** Guardians are told, and what is kept of the children goes with the class. */
export async function cancelClass(ctx: RequestContext, { classId, reason }: InputOf<typeof childcareRoutes.cancel>): Promise<{ id: string }> {
  const row = await getClassInRange(ctx.tx, requireStaff(ctx, 'childcare.manage'), classId, true)
  const now = ctx.clock.now()
  if (row.state === 'cancelled' || stateOf(row, dayInShanghai(now)) === 'ended' || row.erased_at) throw new Refused('childcare.over')
  await asService(ctx, row.scope, async () => {
    if (row.pool_id) await close(ctx.tx, { pool: row.pool_id, releaseSeats: true, now })
    const children = await findChildrenOf(ctx.tx, row.id, ['seat', 'waiting', 'offered'])
    await tellGuardians(ctx, row, children, 'cancelled', { why: reason })
    await endChildren(ctx.tx, children.map((child) => child.id), 'cancelled', now)
  })
  await ctx.tx.updateTable('childcare_class').set({ state: 'cancelled', why: reason, updated_at: now }).where('id', '=', row.id).execute()
  await appendAudit(ctx, { action: 'childcare.cancel-class', subject: `childcare-class:${row.id}`, scope: row.scope, reason })
  return { id: row.id }
}
