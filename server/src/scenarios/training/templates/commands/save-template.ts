import type { InputOf, templatesRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { holderOf, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { countActiveOccupations } from '../../resources/index.ts'
import type { FullTemplate, Span, StoredTemplate } from '../model.ts'
import { readTemplate } from '../queries/get-template.ts'
import { hoursOf, lastDayBefore, overlaps } from '../rules.ts'
import { endVersion, findSpansOfLike, findVersions, insertTemplate, insertVersion, lockTemplate, lockUnit, spanOf, updateTemplate } from '../store.ts'

/** Keeps a template of the acting unit, for itself and those below. One in force for an occupation and level at a time. */
export async function createTemplate(ctx: RequestContext, form: InputOf<typeof templatesRoutes.createTemplate>): Promise<FullTemplate> {
  const actor = requireStaff(ctx, 'training.resource.manage')
  const now = ctx.clock.now()
  requireAhead(form.validFrom, now)
  if (form.occupationId !== null && await countActiveOccupations(ctx.tx, [form.occupationId]) === 0) throw new Refused('training.occupation-unknown')
  await lockUnit(ctx.tx, actor.scope)
  await requireAlone(ctx, form, { scope: actor.scope, occupationId: form.occupationId, level: form.level, except: null })
  const made = { id: newId(), scope: actor.scope, unitId: actor.unitId, by: holderOf(actor), now }
  await insertTemplate(ctx.tx, made, form)
  await insertVersion(ctx.tx, { ...made, version: 1 }, { ...form, ...hoursOf(form.outline) })
  await appendAudit(ctx, { action: 'training.create-template', subject: `template:${made.id}`, details: { name: form.name, from: form.validFrom } })
  return readTemplate(ctx, actor, made.id)
}

/** A new version from a day on: earlier ones end the day before, and what was made by them still says so. */
export async function reviseTemplate(ctx: RequestContext, { templateId, version: seen, ...form }: InputOf<typeof templatesRoutes.reviseTemplate>): Promise<FullTemplate> {
  const actor = requireStaff(ctx, 'training.resource.manage')
  const now = ctx.clock.now()
  requireAhead(form.validFrom, now)
  const row = await openForChange(ctx, { templateId, seen, scope: actor.scope })
  await requireAlone(ctx, form, { scope: row.scope, occupationId: row.occupation_id, level: row.level, except: row.id })
  const version = row.latest + 1
  await endBefore(ctx, row.id, form.validFrom)
  await insertVersion(ctx.tx, { id: row.id, version, scope: row.scope, by: holderOf(actor), now }, { ...form, ...hoursOf(form.outline) })
  await updateTemplate(ctx.tx, row.id, { name: form.name, latest: version }, now)
  await appendAudit(ctx, { action: 'training.revise-template', subject: `template:${row.id}`, scope: row.scope, details: { name: form.name, version, from: form.validFrom } })
  return readTemplate(ctx, actor, row.id)
}

/** Ends a template from a day on; the next one by the rule takes its place. */
export async function withdrawTemplate(ctx: RequestContext, { templateId, version, from, why }: InputOf<typeof templatesRoutes.withdrawTemplate>): Promise<FullTemplate> {
  const actor = requireStaff(ctx, 'training.resource.manage')
  const now = ctx.clock.now()
  requireAhead(from, now)
  const row = await openForChange(ctx, { templateId, seen: version, scope: actor.scope })
  await endBefore(ctx, row.id, from)
  await updateTemplate(ctx.tx, row.id, { withdrawn_from: from, withdrawn_why: why }, now)
  await appendAudit(ctx, { action: 'training.withdraw-template', subject: `template:${row.id}`, scope: row.scope, reason: why, details: { name: row.name, from } })
  return readTemplate(ctx, actor, row.id)
}

async function openForChange(ctx: RequestContext, { templateId, seen, scope }: { templateId: string; seen: number; scope: string }): Promise<StoredTemplate> {
  const row = await lockTemplate(ctx.tx, templateId, scope)
  if (!row) throw new NotFound()
  if (row.withdrawn_from !== null) throw new Refused('training.template-withdrawn')
  if (row.latest !== seen) throw new Refused('platform.changed-meanwhile')
  await lockUnit(ctx.tx, row.scope)
  return row
}

async function endBefore(ctx: RequestContext, id: string, from: string): Promise<void> {
  for (const one of await findVersions(ctx.tx, [id])) {
    const until = lastDayBefore(spanOf(one), from)
    if (until !== one.valid_until) await endVersion(ctx.tx, { id, version: one.version }, until)
  }
}

/** What was is not rewritten: a template changes from today on. */
function requireAhead(from: string, now: Date): void {
  if (from < dayInShanghai(now)) throw new Refused('training.template-from')
}

async function requireAlone(ctx: RequestContext, span: Span, like: Parameters<typeof findSpansOfLike>[1]): Promise<void> {
  if ((await findSpansOfLike(ctx.tx, like)).some((one) => overlaps(one, span))) throw new Refused('training.template-exists')
}
