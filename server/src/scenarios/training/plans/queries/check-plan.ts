import type { AnswerOf, InputOf, plansRoutes } from '@guildhall/contract'
import { NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { loadGround, type Ground } from '../facts.ts'
import { decideFit } from '../fit.ts'
import type { Checked, Draft, NeedFacts } from '../model.ts'
import { factsOf, findNeedsByIds } from '../needs-of-plan.ts'
import { presentNeed } from '../present.ts'
import { costOf, findConflicts } from '../rules.ts'
import { contentOf, findVersionFacts, loadTemplates } from '../../templates/index.ts'
import { isNear, rankTrainers, rankVenues, startOf, suggestDraft } from '../suggest.ts'

type ClassContent = ReturnType<typeof contentOf>
const candidatesShown = 30

/** What is in the way of a plan, whom it reaches, and who else could teach it and where. Nothing is written. */
export async function checkPlan(ctx: RequestContext, { draft, classId }: InputOf<typeof plansRoutes.checkPlan>): Promise<Checked> {
  const actor = requireStaff(ctx, 'training.plan.manage')
  const needs = (await findNeedsByIds(ctx.tx, draft.needIds)).map(factsOf)
  const ground = await loadGround(ctx, draft, { needs, exceptClass: classId })
  const template = draft.template && await findVersionFacts(ctx, draft.template, actor.scope)
  return assess(draft, ground, needs, contentOf(template ?? null, await categoryOf(ctx, draft.occupationId), draft.level))
}

/** A plan worked out from needs, with the same judgement as one made by hand. */
export async function suggestPlan(ctx: RequestContext, input: InputOf<typeof plansRoutes.suggestPlan>): Promise<AnswerOf<typeof plansRoutes.suggestPlan>> {
  const actor = requireStaff(ctx, 'training.plan.manage')
  const rows = await findNeedsByIds(ctx.tx, input.needIds)
  const open = rows.filter((row) => row.state === 'open')
  if (open.length === 0) throw new Refused('training.needs-taken')
  const occupationIds = new Set(open.flatMap((row) => (row.occupation_id === null ? [] : [row.occupation_id])))
  if (occupationIds.size !== 1) throw new Refused('training.needs-mixed')
  const [occupationId] = [...occupationIds] as [string]
  const occupation = await ctx.tx.selectFrom('occupation').select(['id', 'name', 'category']).where('id', '=', occupationId).executeTakeFirst()
  if (!occupation) throw new NotFound()

  const needs = open.map(factsOf)
  const ground = await loadGround(ctx, { occupationId, trainerId: input.trainerId ?? null, venueId: input.venueId ?? null, template: null }, { needs, exceptClass: null })
  const templates = await loadTemplates(ctx, { scope: actor.scope, on: startOf({ ...ground, needs }, input), occupationIds: [occupationId] })
  const draft = suggestDraft({ ...ground, occupation, needs, templates }, input)
  const chosen: Ground = { ...ground, equipment: templates.find((one) => one.id === draft.template?.id)?.equipment ?? [], trainer: ground.trainers.find((one) => one.id === draft.trainerId) ?? null, venue: ground.venues.find((one) => one.id === draft.venueId) ?? null }
  const template = templates.find((one) => one.id === draft.template?.id) ?? null
  const checked = assess(draft, chosen, needs, contentOf(template, occupation.category, draft.level))
  return { ...checked, draft: { ...draft, costFen: checked.costFen }, needs: open.map((row) => presentNeed(ctx.cipher, row)) }
}

async function categoryOf(ctx: RequestContext, occupationId: string): Promise<string> {
  const row = await ctx.tx.selectFrom('occupation').select('category').where('id', '=', occupationId).executeTakeFirst()
  if (!row) throw new Refused('training.occupation-unknown')
  return row.category
}

function assess(draft: Draft, ground: Ground, needs: readonly NeedFacts[], content: ClassContent): Checked {
  const trainers = trainersFor(draft, ground)
  const venues = venuesFor(draft, ground, content)
  return {
    conflicts: findConflicts(draft, ground).map((one) => ({ ...one, fix: one.fix ?? otherResource(one.code, draft, trainers, venues) })),
    fit: decideFit(draft, needs, { calendar: ground.calendar, room: ground.venue?.capacity ?? null }), costFen: String(costOf(draft, ground.trainer, content)), trainers, venues,
  }
}

/** Where no other day helps, another trainer or room may. */
function otherResource(code: Checked['conflicts'][number]['code'], draft: Draft, trainers: Checked['trainers'], venues: Checked['venues']): Checked['conflicts'][number]['fix'] {
  if (code.startsWith('trainer-')) {
    const other = trainers.find((one) => one.suits && one.id !== draft.trainerId)
    return other ? { kind: 'trainer', trainerId: other.id, name: other.name } : null
  }
  if (!code.startsWith('venue-')) return null
  const other = venues.find((one) => one.suits && one.id !== draft.venueId)
  return other ? { kind: 'venue', venueId: other.id, name: other.name } : null
}

/** Why each would not do, judged alone: the room is another question. */
function trainersFor(draft: Draft, ground: Ground): Checked['trainers'] {
  const ranked = rankTrainers(ground.trainers, { occupationId: draft.occupationId, level: draft.level, division: draft.division })
  return withChosen(ranked, ground.trainer).slice(0, candidatesShown).map((one) => {
    const why = hardCodes(draft, { ...ground, trainer: one }, 'trainer-')
    return { id: one.id, name: one.name, level: one.level, honour: one.honour, feeFen: one.feeFen === null ? null : String(one.feeFen), weeklyHours: one.weeklyHours, near: isNear(one, draft.division), mean: one.mean, suits: why.length === 0, why }
  }).sort((a, b) => Number(b.suits) - Number(a.suits))
}

function venuesFor(draft: Draft, ground: Ground, { equipment }: ClassContent): Checked['venues'] {
  const ranked = rankVenues(ground.venues, { occupationId: draft.occupationId, division: draft.division, seats: draft.seats, equipment })
  return withChosen(ranked, ground.venue).slice(0, candidatesShown).map((one) => {
    const why = hardCodes({ ...draft, equipmentReason: null }, { ...ground, venue: one }, 'venue-')
    return { id: one.id, name: one.name, address: one.address, capacity: one.capacity, near: one.division === draft.division, suits: why.length === 0, why, equipment: [...one.equipment] }
  }).sort((a, b) => Number(b.suits) - Number(a.suits))
}

function hardCodes(draft: Draft, facts: Ground, prefix: 'trainer-' | 'venue-') {
  return [...new Set(findConflicts(draft, facts, { withoutFixes: true }).filter((one) => one.hard && one.code.startsWith(prefix)).map((one) => one.code))]
}

function withChosen<T extends { id: string }>(ranked: readonly T[], chosen: T | null): T[] {
  return chosen && !ranked.some((one) => one.id === chosen.id) ? [chosen, ...ranked] : [...ranked]
}
