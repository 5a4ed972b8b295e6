import type { InputOf, plannerRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { addDays } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { holderOf, NotFound, Refused, requireStaff, type RequestContext, type StaffActor } from '#platform/http'
import { newId } from '#platform/ids'
import { startJob } from '#platform/jobs'
import { countActiveOccupations } from '../../resources/index.ts'
import { makePlanJob } from '../make-plan.ts'
import type { HeldClass, PlannerRun } from '../model.ts'
import { presentRuns, stateOf, statesOfJobs } from '../present.ts'
import { mostNeeds, takeSnapshot } from '../snapshot.ts'
import { findDrafts, findResult, findRun, findUnended, insertRun, lockAsking } from '../store.ts'

type Asked = InputOf<typeof plannerRoutes.askPlan>
const daysAhead = 366

/** Takes the snapshot and starts the job that computes the proposal. One at a time for a unit. */
export async function askPlan(ctx: RequestContext, { settings, baseId, fixed, repair }: Asked): Promise<PlannerRun> {
  const actor = requireStaff(ctx, 'training.plan.manage')
  const now = ctx.clock.now()
  const today = dayInShanghai(now)
  if (settings.startOn <= today || settings.startOn > addDays(today, daysAhead)) throw new Refused('training.planner-start')
  if (settings.occupationIds.length > 0 && await countActiveOccupations(ctx.tx, settings.occupationIds) !== new Set(settings.occupationIds).size) throw new Refused('training.occupation-unknown')
  await lockAsking(ctx.tx, actor.scope)
  const unended = await findUnended(ctx.tx, actor.scope)
  const jobs = await statesOfJobs(ctx, unended)
  if (unended.some((row) => ['waiting', 'running'].includes(stateOf(row, jobs)))) throw new Refused('training.planner-busy')
  const base = baseId === null ? { fixed: [], previous: [] } : await classesOfBase(ctx, actor, { baseId, fixed, repair })
  const snapshot = await takeSnapshot({ ...ctx, actor }, settings)
  if (snapshot.needs.length === 0) throw new Refused('training.planner-nothing')
  if (snapshot.needs.length > mostNeeds) throw new Refused('training.planner-too-large')
  const id = newId()
  const jobId = await startJob(ctx, makePlanJob.name, { runId: id }, { scope: actor.scope })
  await insertRun(ctx.tx, { id, scope: actor.scope, unitId: actor.unitId, by: holderOf(actor), now, jobId, baseId, repair, settings, input: { ...snapshot, ...base } })
  await appendAudit(ctx, { action: 'training.ask-plan', subject: `plan-run:${id}`, details: { needs: snapshot.needs.length, fixed: base.fixed.length, repair, baseId } })
  const row = await findRun(ctx.tx, id)
  return (await presentRuns(ctx, [row!]))[0]!
}

/** What of the earlier proposal stays as it is, and what is preferred. What has become a plan meanwhile is neither: it takes its trainer and room like any other class. */
async function classesOfBase(ctx: RequestContext, actor: StaffActor, { baseId, fixed, repair }: { baseId: string; fixed: readonly string[]; repair: boolean }): Promise<{ fixed: HeldClass[]; previous: HeldClass[] }> {
  const base = await findRun(ctx.tx, baseId)
  if (!base || base.scope !== actor.scope) throw new NotFound()
  const result = await findResult(ctx.tx, baseId)
  if (!result) throw new Refused('training.planner-unfinished')
  const drafted = new Set((await findDrafts(ctx.tx, [baseId])).map((draft) => draft.key))
  const open = result.classes.filter((one) => !drafted.has(one.key)).map(({ key, occupationId, level, slots, monday, trainerId, venueId, seats }): HeldClass => ({ key, occupationId, level, slots, monday, trainerId, venueId, seats }))
  const wanted = new Set(fixed)
  return { fixed: open.filter((one) => wanted.has(one.key)), previous: repair ? open.filter((one) => !wanted.has(one.key)) : [] }
}
