import { asService, holderOf, type RequestContext } from '#platform/http'
import { unitNames } from '#registry/units'
import { namesOfHolders } from '../needs/index.ts'
import type { PlannedAnswer, PlannerRun, StoredClass } from './model.ts'
import { figuresOf, findDrafts, progressOf, settingsOf, type RunDraft, type RunRow } from './store.ts'

type Context = Pick<RequestContext, 'tx' | 'actor' | 'cipher'>
type JobStates = ReadonlyMap<string, string>

/** How the jobs of these proposals stand: they belong to the service. */
export async function statesOfJobs(ctx: Context, rows: readonly Pick<RunRow, 'job_id' | 'ended_at'>[]): Promise<JobStates> {
  const ids = rows.filter((row) => row.ended_at === null).map((row) => row.job_id)
  if (ids.length === 0) return new Map()
  const jobs = await asService(ctx, '', () => ctx.tx.selectFrom('job_run').select(['id', 'state']).where('id', 'in', ids).execute())
  return new Map(jobs.map((job) => [job.id, job.state]))
}

/** What has an end is done, whatever became of its job; what has none stands as its job stands, and a job that is no longer known was given up. */
export function stateOf(row: Pick<RunRow, 'job_id' | 'ended_at'>, jobs: JobStates): PlannerRun['state'] {
  if (row.ended_at !== null) return 'done'
  const state = jobs.get(row.job_id)
  // Between the commit of the proposal and that of its job's end there is a moment.
  return state === 'done' ? 'running' : (state ?? 'cancelled') as PlannerRun['state']
}

export async function presentRuns(ctx: Context, rows: readonly RunRow[]): Promise<PlannerRun[]> {
  const jobs = await statesOfJobs(ctx, rows)
  const drafts = Map.groupBy(await findDrafts(ctx.tx, rows.map((row) => row.id)), (draft) => draft.run_id)
  const unitIds = [...new Set(rows.map((row) => row.unit_id))]
  const units = await unitNames(ctx.tx, unitIds)
  const nameOf = await namesOfHolders(ctx, rows.map((row) => row.asked_by))
  return rows.map((row) => {
    const state = stateOf(row, jobs)
    const { weeks, startOn } = settingsOf(row)
    return {
      id: row.id, jobId: row.job_id, askedAt: row.asked_at.toISOString(), askedBy: nameOf(row.asked_by), own: row.asked_by === holderOf(ctx.actor), unitName: units.get(row.unit_id) ?? '', state, endedAt: row.ended_at?.toISOString() ?? null,
      progress: state === 'running' ? progressOf(row) ?? { share: 0, value: null, bound: null } : null, figures: figuresOf(row), baseId: row.base_id, repair: row.repair, drafted: drafts.get(row.id)?.length ?? 0, weeks, startOn,
    }
  })
}

export type Names = {
  occupations: ReadonlyMap<string, PlannedAnswer['occupation']>
  trainers: ReadonlyMap<string, string>
  venues: ReadonlyMap<string, PlannedAnswer['venue']>
}

/** Names of what a proposal speaks of, as the reader may see them. */
export async function loadNames(ctx: Pick<RequestContext, 'tx'>, of: { trainerIds: readonly string[]; venueIds: readonly string[] }): Promise<Names> {
  const [trainerIds, venueIds] = [[...new Set(of.trainerIds)], [...new Set(of.venueIds)]]
  const [occupations, trainers, venues] = await Promise.all([
    ctx.tx.selectFrom('occupation').select(['id', 'name', 'category']).execute(),
    trainerIds.length === 0 ? [] : ctx.tx.selectFrom('training_trainer').select(['id', 'name']).where('id', 'in', trainerIds).execute(),
    venueIds.length === 0 ? [] : ctx.tx.selectFrom('training_venue').select(['id', 'name', 'division', 'town', 'capacity']).where('id', 'in', venueIds).execute(),
  ])
  return {
    occupations: new Map(occupations.map((one) => [one.id, one as PlannedAnswer['occupation']])), trainers: new Map(trainers.map((one) => [one.id, one.name])), venues: new Map(venues.map((one) => [one.id, one])),
  }
}

/** A class in a few words. */
export function presentBrief(one: StoredClass, names: Names): Omit<PlannedAnswer, 'sessions' | 'draft'> {
  return {
    key: one.key, occupation: names.occupations.get(one.occupationId)!, level: one.level, window: one.window, trainer: { id: one.trainerId, name: names.trainers.get(one.trainerId) ?? '—' },
    venue: names.venues.get(one.venueId) ?? { id: one.venueId, name: '—', division: null, town: null, capacity: one.capacity }, firstDay: one.sessions[0]!.day, lastDay: one.sessions.at(-1)!.day,
    size: one.size, min: one.min, capacity: one.capacity, costFen: String(one.costFen), fixed: one.fixed, template: one.template ?? null,
  }
}

export function presentPlanned(one: StoredClass, names: Names, drafts: ReadonlyMap<string, RunDraft>): PlannedAnswer {
  const draft = drafts.get(one.key)
  return { ...presentBrief(one, names), sessions: one.sessions, draft: draft ? { id: draft.class_id, number: draft.number } : null }
}
