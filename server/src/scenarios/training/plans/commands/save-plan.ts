import type { AnswerOf, InputOf, plansRoutes } from '@guildhall/contract'
import { getUnitInRange } from '#registry'
import { openCase } from '#engines/process'
import { loadCalendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { appendAudit } from '#platform/audit'
import { holderOf, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { emit } from '#platform/outbox'
import { countActiveOccupations } from '../../resources/index.ts'
import { findVersionFacts, isFor } from '../../templates/index.ts'
import { loadGround } from '../facts.ts'
import type { Conflict, Draft } from '../model.ts'
import { factsOf, findNeedsOfClass, lockNeeds, moveNeeds, type NeedOfPlan } from '../needs-of-plan.ts'
import { classProcess } from '../process.ts'
import { findConflicts } from '../rules.ts'
import { insertClass, lockClass, lockResources, nextNumber, replaceSessions, updateClass, updateDraft } from '../store.ts'

type Saved = AnswerOf<typeof plansRoutes.draftClass>

/** Saves a plan made from needs. The needs belong to it from now on (T5); trainer and room are taken at its times (T1). */
export async function draftClass(ctx: RequestContext, given: InputOf<typeof plansRoutes.draftClass>): Promise<Saved> {
  const actor = requireStaff(ctx, 'training.plan.manage')
  const now = ctx.clock.now()
  await requireTemplate(ctx, given, { scope: actor.scope })
  const checked = await checkDraft(ctx, given, null)
  const draft = withReason(given, checked.conflicts)
  const id = newId()
  const number = await nextNumber(ctx.tx, 'plan', Number(dayInShanghai(now).slice(0, 4)))
  await insertClass(ctx.tx, { id, scope: actor.scope, applicantScope: checked.applicantScope, number, draft, state: 'draft', caseId: null, by: holderOf(actor), now })
  const opened = await openCase(ctx.tx, {
    process: classProcess, subject: id, scope: actor.scope, title: `${number} ${draft.title}`, owner: holderOf(actor), actor: { id: holderOf(actor), as: 'handler' }, now, calendar: await loadCalendar(ctx.tx),
  })
  const revision = await updateClass(ctx.tx, id, { case_id: opened.id }, now)
  await replaceSessions(ctx.tx, { id, scope: actor.scope, applicantScope: checked.applicantScope, trainerId: draft.trainerId, venueId: draft.venueId }, draft.sessions)
  await moveNeeds(ctx.tx, draft.needIds, { state: 'planned', classId: id }, now)
  await appendAudit(ctx, { action: 'training.draft-class', subject: `class:${id}`, details: { number, needs: draft.needIds.length } })
  await emit(ctx, 'training.needs-planned', { classId: id, needs: draft.needIds.length })
  return { id, number, revision, conflicts: checked.conflicts }
}

/** Changes a plan that is a draft: needs that were taken out are open again, those put in belong to it. */
export async function editClass(ctx: RequestContext, input: InputOf<typeof plansRoutes.editClass>): Promise<Saved> {
  const actor = requireStaff(ctx, 'training.plan.manage')
  const now = ctx.clock.now()
  const row = await lockClass(ctx.tx, input.classId, actor.scope)
  if (!row) throw new NotFound()
  if (row.state !== 'draft') throw new Refused('training.plan-not-editable', { state: row.state })
  if (row.revision !== input.revision) throw new Refused('platform.changed-meanwhile')
  if (input.template && (input.template.id !== row.template_id || input.template.version !== row.template_version)) await requireTemplate(ctx, input, row)
  const checked = await checkDraft(ctx, input, row.id)
  const before = await findNeedsOfClass(ctx.tx, [row.id])
  const revision = await updateDraft(ctx.tx, row.id, withReason(input, checked.conflicts), checked.applicantScope, now)
  await replaceSessions(ctx.tx, { id: row.id, scope: row.scope, applicantScope: checked.applicantScope, trainerId: input.trainerId, venueId: input.venueId }, input.sessions)
  const wanted = new Set(input.needIds)
  await moveNeeds(ctx.tx, before.filter((need) => !wanted.has(need.id) && need.state === 'planned').map((need) => need.id), { state: 'open', classId: null }, now)
  await moveNeeds(ctx.tx, input.needIds.filter((id) => !before.some((need) => need.id === id)), { state: 'planned', classId: row.id }, now)
  await appendAudit(ctx, { action: 'training.edit-class', subject: `class:${row.id}`, scope: row.scope, details: { number: row.number, revision } })
  return { id: row.id, number: row.number, revision, conflicts: checked.conflicts }
}

/** A template that the unit may use, for this occupation and level; how far the plan deviates from it is the cadre's business. */
async function requireTemplate(ctx: RequestContext, { template, occupationId, level }: Draft, { scope }: { scope: string }): Promise<void> {
  if (template === null) return
  const found = await findVersionFacts(ctx, template, scope)
  if (!found || found.distance < 0 || !isFor(found, { occupationId, level })) throw new Refused('training.template-unknown')
}

/** Decides under the locks of needs, trainer and room; refuses what cannot be, gives what is only worth saying. */
async function checkDraft(ctx: RequestContext, draft: Draft, classId: string | null): Promise<{ conflicts: Conflict[]; applicantScope: string | null }> {
  if (await countActiveOccupations(ctx.tx, [draft.occupationId]) === 0) throw new Refused('training.occupation-unknown')
  const needs = await lockNeeds(ctx.tx, draft.needIds)
  requireFree(needs, draft, classId)
  const applicantScope = await applicantScopeOf(ctx, draft)
  await lockResources(ctx.tx, [draft.trainerId, draft.venueId])
  const conflicts = findConflicts(draft, await loadGround(ctx, draft, { needs: needs.map(factsOf), exceptClass: classId }))
  if (conflicts.some((one) => one.hard)) throw new Refused('training.plan-conflicts', { conflicts })
  return { conflicts, applicantScope }
}

/** Why a room without the equipment does is kept while there is something that it lacks. */
const withReason = <D extends Draft>(draft: D, conflicts: readonly Conflict[]): D => (conflicts.some((one) => one.code === 'venue-lacks-equipment') ? draft : { ...draft, equipmentReason: null })

/** T5: a need is in one plan at a time. Those already in this one stay. */
function requireFree(needs: readonly NeedOfPlan[], draft: Draft, classId: string | null): void {
  const free = needs.filter((need) => need.state === 'open' || (classId !== null && need.class_id === classId))
  if (free.length !== new Set(draft.needIds).size) throw new Refused('training.needs-taken', { missing: draft.needIds.filter((id) => !free.some((need) => need.id === id)).slice(0, 50) })
  if (needs.some((need) => need.occupation_id !== null && need.occupation_id !== draft.occupationId)) throw new Refused('training.needs-mixed')
}

async function applicantScopeOf(ctx: RequestContext, draft: Draft): Promise<string | null> {
  if (draft.kind === 'composite') return null
  if (draft.unitId === null) throw new Refused('training.unit-needed')
  return (await getUnitInRange(ctx, draft.unitId)).scope
}
