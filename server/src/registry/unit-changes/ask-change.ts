import { sql } from 'kysely'
import type { RefusalCode } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { isUniqueViolation, json } from '#platform/db'
import { asService, holderOf, Refused, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { startJob } from '#platform/jobs'
import { getUnitInRange } from '../units/index.ts'
import { changeJob } from './carry-out.ts'
import { foresee } from './foresee.ts'
import type { Foreseen, Plan } from './model.ts'

type Asked = { plan: Plan; reason: string; basis: string }

/** What a plan would do. Every unit that it names lies in the caller's range; so does every person, or it is not found. */
export async function previewChange(ctx: RequestContext, plan: Plan): Promise<Foreseen> {
  await checkReach(ctx, plan)
  const { within, beyond } = await reachable(ctx, plan)
  const foreseen = await asService(ctx, '', () => foresee(ctx, within))
  return { ...foreseen, leftOut: leftOutWith(foreseen.leftOut, beyond) }
}

/**
 * Asks for a change, which a job then makes. Refused at once where something stands in its way, while one of its units is in somebody else's hands, and where what was
 * foreseen (`basis`) is no longer so.
 */
export async function askChange(ctx: RequestContext, { plan: asked, reason, basis }: Asked): Promise<string> {
  const [unitId] = await checkReach(ctx, asked)
  const { within: plan, beyond } = await reachable(ctx, asked)
  const touched = unitsOf(plan)
  return asService(ctx, '', async () => {
    // Two who ask at once for the same units wait for each other here.
    await sql`select id from unit where id = any(${touched}::uuid[]) order by id for no key update`.execute(ctx.tx)
    const foreseen = await foresee(ctx, plan)
    const [problem] = foreseen.problems
    if (problem) throw new Refused(problem.code as RefusalCode, { unit: problem.unitName, earliest: foreseen.earliest })
    if (foreseen.basis !== basis) throw new Refused('platform.changed-meanwhile')
    return note(ctx, { plan, reason, foreseen: { ...foreseen, leftOut: leftOutWith(foreseen.leftOut, beyond) }, unitId: unitId!, touched })
  })
}

async function note(ctx: RequestContext, { plan, reason, foreseen, unitId, touched }: { plan: Plan; reason: string; foreseen: Foreseen; unitId: string; touched: string[] }): Promise<string> {
  const id = newId()
  const now = ctx.clock.now()
  const jobId = await startJob(ctx, changeJob, { changeId: id }, { scope: '' })
  const { scope } = await ctx.tx.selectFrom('unit').select('scope').where('id', '=', unitId).executeTakeFirstOrThrow()
  await ctx.tx.insertInto('unit_change').values({
    id, kind: plan.kind, unit_id: unitId, unit_ids: touched, scope, valid_from: plan.on, plan: json(withoutPeople(plan)), foreseen: json({ units: foreseen.units, leftOut: foreseen.leftOut }), reason, state: 'waiting', job_id: jobId, asked_by: holderOf(ctx.actor), asked_at: now,
  }).execute()
  for (const [part, people] of peopleOf(plan).entries()) {
    if (people.length > 0) await sql`insert into unit_change_person (change_id, person_id, scope, part) select ${id}, p, ${scope}, ${part} from unnest(${people}::uuid[]) as p`.execute(ctx.tx)
  }
  // The subtrees that will move are watched like those of any move (units/README.md, V3).
  const moving = plan.kind === 'merge' ? plan.sources : plan.kind === 'split' ? plan.parts.flatMap((part) => part.children) : []
  try {
    if (moving.length > 0) await sql`insert into unit_move (id, unit_id, parent_id, scope, old_path, valid_from, reason, state, job_id, asked_by, asked_at, change_id)
      select gen_random_uuid(), u.id, null, u.scope, u.scope, ${plan.on}, ${reason}, 'waiting', ${jobId}, ${holderOf(ctx.actor)}, ${now}, ${id} from unit u where u.id = any(${moving}::uuid[])`.execute(ctx.tx)
  } catch (error) {
    if (isUniqueViolation(error, 'unit_move_one_at_a_time')) throw new Refused('units.move-under-way')
    throw error
  }
  await appendAudit(ctx, { action: plan.kind === 'transfer' ? 'memberships.transfer-many' : `units.ask-${plan.kind}`, subject: `unit:${unitId}`, scope, reason, details: { changeId: id, on: plan.on, people: peopleOf(plan).flat().length, units: touched } })
  return id
}

/** Every unit of the plan is in the caller's range, and who names people may manage them. Gives the units, the one whose page tells of it first. */
async function checkReach(ctx: RequestContext, plan: Plan): Promise<string[]> {
  const ids = [principalOf(plan), ...unitsOf(plan), ...parentsOf(plan)]
  for (const id of new Set(ids)) await getUnitInRange(ctx, id)
  const people = peopleOf(plan).flat()
  if (people.length > 0 || (plan.kind === 'split' && plan.parts.some((part) => part.occupation ?? part.employmentForm))) requireStaff(ctx, 'people.manage')
  return ids
}

/** Of people chosen for a transfer those whose membership the caller sees: whoever belongs elsewhere is, for this caller, no member. */
async function reachable(ctx: RequestContext, plan: Plan): Promise<{ within: Plan; beyond: number }> {
  if (plan.kind !== 'transfer') return { within: plan, beyond: 0 }
  const seen = new Set((await ctx.tx.selectFrom('membership').select('person_id').where('person_id', 'in', plan.people).where('valid_to', 'is', null).execute()).map((row) => row.person_id))
  const people = plan.people.filter((id) => seen.has(id))
  return { within: { ...plan, people }, beyond: plan.people.length - people.length }
}

function leftOutWith(leftOut: Foreseen['leftOut'], beyond: number): Foreseen['leftOut'] {
  return beyond === 0 ? leftOut : [...leftOut, { why: 'no-member', count: beyond }]
}

function principalOf(plan: Plan): string {
  if (plan.kind === 'merge') return 'unitId' in plan.into ? plan.into.unitId : plan.sources[0]!
  return plan.kind === 'transfer' ? plan.to : plan.unitId
}

/** What nobody else may change meanwhile. */
function unitsOf(plan: Plan): string[] {
  switch (plan.kind) {
    case 'merge': return [...plan.sources, ...('unitId' in plan.into ? [plan.into.unitId] : [])]
    case 'split': return [plan.unitId, ...plan.parts.flatMap((part) => part.children)]
    case 'dissolve': return [plan.unitId, ...('to' in plan.members ? [plan.members.to] : [])]
    case 'transfer': return [plan.to]
  }
}

function parentsOf(plan: Plan): string[] {
  if (plan.kind === 'split') return plan.parts.map((part) => part.parentId)
  return plan.kind === 'merge' && 'parentId' in plan.into ? [plan.into.parentId] : []
}

function peopleOf(plan: Plan): string[][] {
  if (plan.kind === 'transfer') return [plan.people]
  return plan.kind === 'split' ? plan.parts.map((part) => part.people) : []
}

/** People are kept in rows of their own, where a merge of records finds them. */
function withoutPeople(plan: Plan): Plan {
  if (plan.kind === 'transfer') return { ...plan, people: [] }
  return plan.kind === 'split' ? { ...plan, parts: plan.parts.map((part) => ({ ...part, people: [] })) } : plan
}
