import { dayInShanghai } from '#platform/clock'
import { NotFound, requireStaff, type RequestContext, type StaffActor } from '#platform/http'
import { namesOfHolders } from '../../needs/index.ts'
import { findGeneral } from '../general.ts'
import type { FullTemplate } from '../model.ts'
import { contentOfVersion, presentTemplates } from '../present.ts'
import { standingOf } from '../rules.ts'
import { countClassesBy, findClassesBy, findTemplate, findVersions, spanOf } from '../store.ts'

/** One template with its versions, the newest first, and the classes of the reader's range that were made by it. */
export function getTemplate(ctx: RequestContext, { templateId }: { templateId: string }): Promise<FullTemplate> {
  return readTemplate(ctx, requireStaff(ctx, 'training.plan.read'), templateId)
}

export async function readTemplate(ctx: RequestContext, actor: StaffActor, id: string): Promise<FullTemplate> {
  const general = findGeneral(id)
  if (general) return { ...general, versions: [], usedBy: [] }
  const row = await findTemplate(ctx.tx, id)
  if (!row) throw new NotFound()
  const [shown] = await presentTemplates({ ...ctx, actor }, [row])
  const [versions, counts, classes] = [await findVersions(ctx.tx, [id]), await countClassesBy(ctx.tx, [id]), await findClassesBy(ctx.tx, [id])]
  const nameOf = await namesOfHolders(ctx, versions.map((one) => one.made_by))
  const today = dayInShanghai(ctx.clock.now())
  return {
    ...shown!,
    versions: versions.toReversed().map((one) => ({
      ...contentOfVersion(one), version: one.version, madeBy: nameOf(one.made_by), madeAt: one.made_at.toISOString(), standing: standingOf(spanOf(one), today), classes: counts.find((of) => of.template_version === one.version)?.n ?? 0,
    })),
    usedBy: classes.map((one) => ({ id: one.id, number: one.number, title: one.title, state: one.state as FullTemplate['usedBy'][number]['state'], firstDay: one.first_day, version: one.template_version! })),
  }
}
