import { isDeepStrictEqual } from 'node:util'
import { formFlaws, type AnswerOf, type evaluationFormsRoutes, type InputOf, type OwnQuestion } from '@guildhall/contract'
import { findForm, findVersions } from '#engines/evaluation'
import { asService, NotFound, requireStaff, type RequestContext, type StaffActor } from '#platform/http'
import { staffNames } from '#registry'
import { getUnit, isInRange, isWithin } from '#registry/units'
import { findClass } from '../plans/index.ts'
import { classFormKey } from '../resources/index.ts'
import { formFor, formOfVersion } from './open.ts'
import { ownOf, presentForm } from './rules.ts'
import { findUnitForm, scopesAbove } from './store.ts'

type UnitForm = AnswerOf<typeof evaluationFormsRoutes.get>

export function getUnitForm(ctx: RequestContext): Promise<UnitForm> {
  return presentUnitForm(ctx, requireStaff(ctx, 'training.evaluation.read'))
}

/** What the acting unit asks about its classes, what it is about to ask, and what it asked before. */
export async function presentUnitForm(ctx: RequestContext, actor: StaffActor): Promise<UnitForm> {
  const [row, { form, owner }] = [await findUnitForm(ctx.tx, actor.unitId), await formFor(ctx, actor.scope)]
  const [latest, versions] = [await findForm(ctx.tx, classFormKey, { edition: actor.scope }), await findVersions(ctx.tx, classFormKey, [actor.scope])]
  const published = ownOf(form)
  const draft = row ? row.draft as OwnQuestion[] : published
  const names = await staffNames(ctx, versions.flatMap((one) => accountOf(one.publishedBy) ?? []))
  const own = owner !== null && owner.unit_id === actor.unitId
  return {
    unitName: (await getUnit(ctx.tx, actor.unitId)).name, mayEdit: actor.permissions.has('training.plan.publish'), current: presentForm(form), from: owner?.name ?? null, own,
    draft: { questions: draft, updatedAt: row?.updated_at.toISOString() ?? null, changed: row !== undefined && (!own || !latest || !isDeepStrictEqual(draft, ownOf(latest))), problems: formFlaws(draft) },
    versions: versions.map((one) => ({ version: one.version, at: one.publishedAt.toISOString(), by: names.get(accountOf(one.publishedBy) ?? '') ?? null, questions: one.questions, submissions: one.submissions })),
  }
}

/** A version of the acting unit's form, or of one above it. */
export async function getFormVersion(ctx: RequestContext, { version }: InputOf<typeof evaluationFormsRoutes.getVersion>): Promise<AnswerOf<typeof evaluationFormsRoutes.getVersion>> {
  const actor = requireStaff(ctx, 'training.evaluation.read')
  const form = await findForm(ctx.tx, classFormKey, { version })
  if (!form || (form.scope !== '' && !isWithin(actor.scope, form.scope))) throw new NotFound()
  return presentForm(form)
}

/** The form about one class, for a clerk who prints it or types it in. */
export async function getClassForm(ctx: RequestContext, { classId, version }: InputOf<typeof evaluationFormsRoutes.ofClass>): Promise<AnswerOf<typeof evaluationFormsRoutes.ofClass>> {
  const actor = requireStaff(ctx, 'training.class.read')
  const of = await findClass(ctx.tx, classId)
  if (!of || !isInRange(actor, of.scope)) throw new NotFound()
  const form = await formOfVersion(ctx, of.scope, version)
  // An older sheet may be of a form from above, which the unit used before it had its own.
  const versions = await asService(ctx, '', () => findVersions(ctx.tx, classFormKey, ['', ...scopesAbove(of.scope)]))
  return { form: presentForm(form), versions: versions.map((one) => ({ version: one.version, at: one.publishedAt.toISOString() })) }
}

const accountOf = (holder: string) => /^account:([0-9a-f-]{36})/.exec(holder)?.[1]
