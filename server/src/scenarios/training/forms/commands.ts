import { formFlaws, type AnswerOf, type evaluationFormsRoutes, type InputOf, type OwnQuestion } from '@guildhall/contract'
import { publishForm } from '#engines/evaluation'
import { appendAudit } from '#platform/audit'
import { asService, holderOf, Refused, requireStaff, type RequestContext } from '#platform/http'
import { presentUnitForm } from './queries.ts'
import { classForm } from './questions.ts'
import { asked } from './rules.ts'
import { insertDraft, lockUnitForm, updateUnitForm, type FormRow } from './store.ts'

type Answer = AnswerOf<typeof evaluationFormsRoutes.get>

/** Two who write at the same time do not write over each other: the later is told. */
function isFresh(row: FormRow | undefined, updatedAt: string | null): boolean {
  return row === undefined ? updatedAt === null : updatedAt !== null && row.updated_at.getTime() === Date.parse(updatedAt)
}

/** Keeps the unit's own questions as they are being written, flaws and all. */
export async function saveFormDraft(ctx: RequestContext, { questions, updatedAt }: InputOf<typeof evaluationFormsRoutes.saveDraft>): Promise<Answer> {
  const actor = requireStaff(ctx, 'training.plan.publish')
  const row = await lockUnitForm(ctx.tx, actor.unitId)
  if (!isFresh(row, updatedAt)) throw new Refused('platform.changed-meanwhile')
  const said = { updated_by: holderOf(actor), updated_at: ctx.clock.now() }
  if (row) await updateUnitForm(ctx.tx, actor.unitId, { ...said, draft: questions })
  else if (!await insertDraft(ctx.tx, { unit_id: actor.unitId, scope: actor.scope, ...said }, questions)) throw new Refused('platform.changed-meanwhile')
  return presentUnitForm(ctx, actor)
}

/** The draft becomes the next version of the unit's edition, for its classes and those below without a form of their own. Nobody is asked twice because of it (E2). */
export async function publishUnitForm(ctx: RequestContext, { updatedAt }: InputOf<typeof evaluationFormsRoutes.publish>): Promise<Answer> {
  const actor = requireStaff(ctx, 'training.plan.publish')
  const row = await lockUnitForm(ctx.tx, actor.unitId)
  if (!row || !isFresh(row, updatedAt)) throw new Refused('platform.changed-meanwhile')
  const draft = row.draft as OwnQuestion[]
  const problems = formFlaws(draft)
  if (problems.length > 0) throw new Refused('training.form-flawed', { problems })
  const now = ctx.clock.now()
  const form = await asService(ctx, '', () => publishForm(ctx.tx, { ...classForm(draft.map(asked)), scope: actor.scope, by: holderOf(actor), now }))
  await updateUnitForm(ctx.tx, actor.unitId, { in_use: true, updated_by: holderOf(actor), updated_at: now })
  await appendAudit(ctx, { action: 'training.publish-evaluation-form', subject: `unit:${actor.unitId}`, scope: actor.scope, details: { version: form.version, questions: form.questions.length } })
  return presentUnitForm(ctx, actor)
}

/** The unit asks nothing of its own any more; draft and versions stay, to be taken up again. */
export async function inheritForm(ctx: RequestContext): Promise<Answer> {
  const actor = requireStaff(ctx, 'training.plan.publish')
  const row = await lockUnitForm(ctx.tx, actor.unitId)
  if (row?.in_use) {
    await updateUnitForm(ctx.tx, actor.unitId, { in_use: false, updated_by: holderOf(actor), updated_at: ctx.clock.now() })
    await appendAudit(ctx, { action: 'training.inherit-evaluation-form', subject: `unit:${actor.unitId}`, scope: actor.scope })
  }
  return presentUnitForm(ctx, actor)
}
