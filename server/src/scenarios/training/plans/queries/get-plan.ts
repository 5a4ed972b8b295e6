import type { AnswerOf, plansRoutes } from '@guildhall/contract'
import { findUnit } from '#registry'
import { allowedEvents, findCase, timeline, type Step } from '#engines/process'
import { NotFound, requireStaff, type RequestContext } from '#platform/http'
import { findVersionFacts, hoursOf, outlineFor, type TemplateFacts } from '../../templates/index.ts'
import { summaryOf } from '../commands/ask-opinions.ts'
import type { ClassState, Course } from '../model.ts'
import { findNeedsOfClass } from '../needs-of-plan.ts'
import { countOpinions } from '../opinions-store.ts'
import { iso, loadParts, outlineOf, presentCard, presentNeed, presentSession } from '../present.ts'
import { mayReadPlan } from '../policy.ts'
import { findHeads, findHeadSteps } from '../heads.ts'
import { findClass, findSessions } from '../store.ts'

/** One plan with all that a planner decides by, and what they may do next. */
export async function getPlan(ctx: RequestContext, { classId }: { classId: string }): Promise<AnswerOf<typeof plansRoutes.getPlan>> {
  const actor = requireStaff(ctx, 'training.plan.read')
  const row = await findClass(ctx.tx, classId)
  if (!row || !mayReadPlan(actor, row)) throw new NotFound()
  const [sessions, needs] = [await findSessions(ctx.tx, [row.id]), await findNeedsOfClass(ctx.tx, [row.id])]
  const [parts, tally] = [await loadParts(ctx.tx, [row]), (await countOpinions(ctx.tx, [row.id])).get(row.id)]
  const found = row.case_id ? await findCase(ctx.tx, row.case_id) : null
  const template = row.template_id ? await findVersionFacts(ctx, { id: row.template_id, version: row.template_version! }, row.scope) : undefined
  const unit = row.unit_id ? await findUnit(ctx.tx, row.unit_id) : undefined
  return {
    ...presentCard(row, { ...parts, sessions, now: ctx.clock.now() }), revision: row.revision, unit: unit ? { id: unit.id, name: unit.name } : null, head: (await findHeads(ctx, [row])).get(row.id) ?? null, outline: outlineOf(row), sessions: sessions.map(presentSession),
    needs: needs.map((need) => presentNeed(ctx.cipher, need)), costFen: String(row.cost_fen), waitlist: row.waitlist, minAttendancePercent: row.min_attendance_percent, passTheory: row.pass_theory,
    passPractice: row.pass_practice, template: template ? presentTemplate(template, outlineOf(row), parts.occupations.get(row.occupation_id)!.name) : null, equipmentReason: row.equipment_reason, opinions: tally ? summaryOf(tally, row.opinions_close_at) : null, publishedAt: iso(row.published_at), cancelledReason: row.cancelled_reason, state: row.state as ClassState,
    enteredAt: found ? found.enteredAt.toISOString() : null, deadline: found?.deadlineOn ?? null, timeline: [...(found ? (await timeline(ctx.tx, found.id)).map(presentStep) : []), ...(await findHeadSteps(ctx, row)).map((step) => ({ id: step.id, kind: 'head', event: 'head', from: null, to: row.state, actor: step.by, reason: step.name, at: step.at.toISOString() }))].sort((a, b) => a.at.localeCompare(b.at)),
    actions: found && found.closedAt === null ? allowedEvents(found, 'handler').filter((event) => (actor.permissions as ReadonlySet<string>).has(event.permission)).map((event) => event.event) : [],
  }
}

/** By which version it was made, and whether its outline is still as that one gave it. */
function presentTemplate(template: TemplateFacts, outline: readonly Course[], occupation: string): NonNullable<AnswerOf<typeof plansRoutes.getPlan>['template']> {
  const given = outlineFor(template.outline, occupation)
  const asGiven = given.length === outline.length && given.every((one, index) => one.topic === outline[index]!.topic && one.hours === outline[index]!.hours)
  return { id: template.id, version: template.version, name: template.name, classHours: hoursOf(template.outline).classHours, minSeats: template.minSeats, maxSeats: template.maxSeats, asGiven }
}

function presentStep(step: Step) {
  return { id: step.id, kind: step.kind, event: step.event, from: step.from, to: step.to, actor: step.actor, reason: step.reason, at: step.at.toISOString() }
}
