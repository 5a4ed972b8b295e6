import type { Readable } from 'node:stream'
import type { AnswerOf, inspectionsRoutes, InputOf } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { removeFile, saveFile } from '#platform/files'
import { asService, holderOf, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { isInRange } from '#registry/units'
import { countMarks, countSeated } from '../classes/index.ts'
import { lockClass } from '../plans/index.ts'
import { noteFoundPhoto, putRight, type Found } from '../quality/index.ts'
import { decideInspection } from './rules.ts'
import { findChecklist, findInspection, findOwn, insertInspection, saveChecklist } from './store.ts'

/**
 * Takes a supervisor's list, once for each lesson: the class is locked, so that the same list sent twice, or two supervisors at once, find each other. What is not in order opens a
 * rectification or joins the one that is open, in the same transaction.
 */
export async function submitInspection(ctx: RequestContext, input: InputOf<typeof inspectionsRoutes.submit>): Promise<AnswerOf<typeof inspectionsRoutes.submit>> {
  const actor = requireStaff(ctx, 'training.inspect')
  const by = holderOf(actor)
  const session = await ctx.tx.selectFrom('training_session').selectAll().where('id', '=', input.sessionId).executeTakeFirst()
  if (!session || !session.published || !isInRange(actor, session.scope)) throw new NotFound()
  return asService(ctx, '', async () => {
    const of = await lockClass(ctx.tx, session.class_id, '')
    if (!of) throw new NotFound()
    if (await findOwn(ctx.tx, session.id, by)) throw new Refused('training.inspection-given')
    const now = ctx.clock.now()
    const { items: holds } = await findChecklist(ctx.tx, session.scope)
    const decision = decideInspection({ state: session.state, startsAt: session.starts_at }, { holds, given: input.items }, now)
    if (decision.kind === 'refuse') throw new Refused(`training.inspection-${decision.code}`)
    const [id, marks, seated] = [newId(), (await countMarks(ctx.tx, [session.id])).get(session.id)!, (await countSeated(ctx.tx, [of.id])).get(of.id) ?? 0]
    const found = decision.items.flatMap((one): Found[] => (one.passed ? [] : [{ inspectionId: id, key: one.key, words: one.words, note: one.note!, at: now.toISOString(), photo: false }]))
    const rectificationId = found.length > 0 ? await putRight(ctx, of, found) : null
    await insertInspection(ctx.tx, {
      id, class_id: of.id, session_id: session.id, scope: of.scope, items: JSON.stringify(decision.items), failed: decision.failed, here: marks.present + marks.late, seated, rectification_id: rectificationId, inspected_by: by, inspected_at: now,
    })
    await appendAudit(ctx, { action: 'training.submit-inspection', subject: `class:${of.id}`, scope: of.scope, details: { failed: decision.failed, lesson: session.seq } })
    return { id, failed: decision.failed, rectificationId }
  })
}

const mostBytes = 4 * 1024 * 1024

/** The photo of an item, by whoever handed the list in; one an item, a later one takes its place. */
export async function addInspectionPhoto(ctx: RequestContext, { inspectionId, key }: InputOf<typeof inspectionsRoutes.addPhoto>): Promise<{ id: string }> {
  const actor = requireStaff(ctx, 'training.inspect')
  const inspection = await findInspection(ctx.tx, inspectionId)
  const item = (inspection?.items as { key: string }[] | undefined)?.some((one) => one.key === key)
  if (!inspection || !item || !isInRange(actor, inspection.scope) || inspection.inspected_by !== holderOf(actor)) throw new NotFound()
  const part = await ctx.upload()
  if (!part) throw new Refused('training.inspection-photo')
  const file = await saveFile(ctx, { name: part.fileName, bytes: part.stream as Readable, scope: inspection.scope, maxBytes: mostBytes, contentTypes: ['image/png', 'image/jpeg'] }).catch((error: unknown) => {
    throw error instanceof Refused && error.code === 'platform.file-kind' ? new Refused('training.inspection-photo') : error
  })
  await asService(ctx, inspection.scope, async () => {
    await ctx.tx.selectFrom('training_inspection').select('id').where('id', '=', inspection.id).forUpdate().execute()
    const before = await ctx.tx.selectFrom('training_inspection_photo').select('file_id').where('inspection_id', '=', inspection.id).where('key', '=', key).executeTakeFirst()
    await ctx.tx.insertInto('training_inspection_photo').values({ inspection_id: inspection.id, key, scope: inspection.scope, file_id: file.id }).onConflict((known) => known.columns(['inspection_id', 'key']).doUpdateSet({ file_id: file.id })).execute()
    if (before) await removeFile(ctx, before.file_id)
    if (inspection.rectification_id) await noteFoundPhoto(ctx.tx, inspection.rectification_id, { inspectionId: inspection.id, key })
  })
  await appendAudit(ctx, { action: 'training.add-inspection-photo', subject: `class:${inspection.class_id}`, scope: inspection.scope })
  return { id: inspection.id }
}

/** What supervisors of the acting unit look at from now on; lists handed in keep their words. */
export async function setChecklist(ctx: RequestContext, { items }: InputOf<typeof inspectionsRoutes.setList>): Promise<AnswerOf<typeof inspectionsRoutes.setList>> {
  const actor = requireStaff(ctx, 'training.plan.publish')
  await saveChecklist(ctx.tx, { unit_id: actor.unitId, scope: actor.scope, set_by: holderOf(actor), set_at: ctx.clock.now() }, items)
  await appendAudit(ctx, { action: 'training.set-checklist', subject: `unit:${actor.unitId}`, scope: actor.scope, details: { items: items.length } })
  return { items }
}
