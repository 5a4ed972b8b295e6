import type { AnswerOf, InputOf, publicListRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { addDays } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { asService, holderOf, NotFound, Refused, requireStaff, type RequestContext, type StaffActor } from '#platform/http'
import { newId } from '#platform/ids'
import { isInRange } from '#registry/units'
import { measureReform } from './measure-reforms.ts'
import type { Measured } from './measure.ts'
import { deleteReform, findPublicReforms, findReform, findReforms, insertReform, lockReform, updateReform, type ListedReform, type ReformRow } from './reforms-store.ts'

type Own = AnswerOf<typeof publicListRoutes.addReform>
type Public = AnswerOf<typeof publicListRoutes.publicReforms>['rows'][number]
type Form = InputOf<typeof publicListRoutes.addReform>

const longestAgoDays = 5 * 366

export async function listPublicReforms(ctx: RequestContext): Promise<AnswerOf<typeof publicListRoutes.publicReforms>> {
  return { rows: (await asService(ctx, '', () => findPublicReforms(ctx.tx))).map(presentReform) }
}

export async function listReforms(ctx: RequestContext): Promise<AnswerOf<typeof publicListRoutes.reforms>> {
  const actor = requireStaff(ctx, 'training.need.read')
  return { rows: (await findReforms(ctx.tx, actor.scope)).map((row) => ({ ...presentReform(row), can: allowed(row, actor) })), mayWrite: mayWrite(actor) }
}

export async function addReform(ctx: RequestContext, input: Form): Promise<Own> {
  const actor = requireStaff(ctx, 'training.plan.publish')
  const [id, now] = [newId(), ctx.clock.now()]
  await insertReform(ctx.tx, { id, scope: actor.scope, unit_id: actor.unitId, ...wordsOf(ctx, input), state: 'draft', created_by: holderOf(actor), created_at: now, updated_at: now })
  await appendAudit(ctx, { action: 'training.add-reform', subject: `reform:${id}`, scope: actor.scope })
  return own(ctx, actor, id)
}

export async function changeReform(ctx: RequestContext, { reformId, ...input }: InputOf<typeof publicListRoutes.changeReform>): Promise<Own> {
  const { actor, row } = await lockOwn(ctx, reformId, 'draft')
  await updateReform(ctx.tx, row.id, { ...wordsOf(ctx, input), updated_at: ctx.clock.now() })
  await appendAudit(ctx, { action: 'training.change-reform', subject: `reform:${row.id}`, scope: row.scope })
  return own(ctx, actor, row.id)
}

export async function removeReform(ctx: RequestContext, { reformId }: InputOf<typeof publicListRoutes.removeReform>): Promise<Record<string, never>> {
  const { row } = await lockOwn(ctx, reformId, 'draft')
  await deleteReform(ctx.tx, row.id)
  await appendAudit(ctx, { action: 'training.remove-reform', subject: `reform:${row.id}`, scope: row.scope })
  return {}
}

/** From here on everybody sees it, and its words stay as they are. It is measured at once, so that nobody waits a night for the first figures. */
export async function publishReform(ctx: RequestContext, { reformId }: InputOf<typeof publicListRoutes.publishReform>): Promise<Own> {
  const { actor, row } = await lockOwn(ctx, reformId, 'draft')
  const now = ctx.clock.now()
  await updateReform(ctx.tx, row.id, { state: 'published', published_at: now, updated_at: now })
  await asService(ctx, row.scope, () => measureReform(ctx, row.id))
  await appendAudit(ctx, { action: 'training.publish-reform', subject: `reform:${row.id}`, scope: row.scope })
  return own(ctx, actor, row.id)
}

export async function endReform(ctx: RequestContext, { reformId, reason }: InputOf<typeof publicListRoutes.endReform>): Promise<Own> {
  const { actor, row } = await lockOwn(ctx, reformId, 'published')
  const now = ctx.clock.now()
  await updateReform(ctx.tx, row.id, { state: 'ended', ended_on: dayInShanghai(now), ended_why: reason, updated_at: now })
  await asService(ctx, row.scope, () => measureReform(ctx, row.id))
  await appendAudit(ctx, { action: 'training.end-reform', subject: `reform:${row.id}`, scope: row.scope, reason })
  return own(ctx, actor, row.id)
}

async function lockOwn(ctx: RequestContext, id: string, state: ReformRow['state']): Promise<{ actor: StaffActor; row: ReformRow }> {
  const actor = requireStaff(ctx, 'training.plan.publish')
  const row = await lockReform(ctx.tx, id)
  // What a neighbour has published is read by everybody, and changed by nobody else.
  if (!row || !isInRange(actor, row.scope)) throw new NotFound()
  if (row.state !== state) throw new Refused('training.reform-moved-on')
  return { actor, row }
}

function wordsOf(ctx: RequestContext, { title, before, change, why, measure, since }: Form) {
  const today = dayInShanghai(ctx.clock.now())
  if (since > today || since < addDays(today, -longestAgoDays)) throw new Refused('training.reform-since')
  return { title, before: before.trim(), change: change.trim(), why: why.trim(), measure, since }
}

async function own(ctx: RequestContext, actor: StaffActor, id: string): Promise<Own> {
  const row = (await findReform(ctx.tx, id))!
  return { ...presentReform(row), can: allowed(row, actor) }
}

const mayWrite = (actor: StaffActor) => actor.permissions.has('training.plan.publish')

function allowed({ state }: ReformRow, actor: StaffActor): Own['can'] {
  if (!mayWrite(actor)) return []
  return state === 'draft' ? ['change', 'remove', 'publish'] : state === 'published' ? ['end'] : []
}

function presentReform(row: ListedReform): Public {
  return {
    id: row.id, state: row.state as Public['state'], unitName: row.unit_name, title: row.title, before: row.before, change: row.change, why: row.why, measure: row.measure as Public['measure'], since: row.since, endedOn: row.ended_on, endedWhy: row.ended_why,
    effect: row.effect === null || row.measured_at === null ? null : { at: row.measured_at.toISOString(), ...row.effect as { before: Measured; after: Measured } },
  }
}
