import type { AnswerOf, InputOf, templatesRoutes } from '@guildhall/contract'
import { Refused, requireStaff, type RequestContext } from '#platform/http'
import { unitNames } from '#registry/units'
import { generalRowFor } from '../general.ts'
import { contentOfVersion } from '../present.ts'
import { outlineFor, pickTemplate } from '../rules.ts'
import { findTemplate, findVersions, loadTemplates } from '../store.ts'

type Offer = AnswerOf<typeof templatesRoutes.offerTemplate>['template']

/** The template that a class of an occupation at a level is made by on a day, its topics with the occupation's name. */
export async function offerTemplate(ctx: RequestContext, { occupationId, level = null, on }: Omit<InputOf<typeof templatesRoutes.offerTemplate>, 'level'> & { level?: number | null | undefined }): Promise<{ template: Offer }> {
  const actor = requireStaff(ctx, 'training.plan.read')
  const occupation = await ctx.tx.selectFrom('occupation').select(['id', 'name', 'category']).where('id', '=', occupationId).executeTakeFirst()
  if (!occupation) throw new Refused('training.occupation-unknown')
  const named = <T extends Pick<Offer, 'outline'>>(one: T): T => ({ ...one, outline: outlineFor(one.outline, occupation.name).map((course, index) => ({ ...course, practice: one.outline[index]!.practice })) })
  const picked = pickTemplate(await loadTemplates(ctx, { scope: actor.scope, on, occupationIds: [occupationId] }), { occupationId, level })
  if (!picked) return { template: { ...named(generalRowFor(occupation.category, level)), id: null } }
  const [row, version] = [await findTemplate(ctx.tx, picked.id), (await findVersions(ctx.tx, [picked.id])).find((one) => one.version === picked.version)!]
  return { template: { ...named(contentOfVersion(version)), id: picked.id, version: picked.version, unitName: (await unitNames(ctx.tx, [row!.unit_id])).get(row!.unit_id) ?? null } }
}
