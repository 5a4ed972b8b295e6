import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#platform/http'
import { newId } from '#platform/ids'
import type { JobContext } from '#platform/module'
import { plansForTest } from '../plans/test-support.ts'
import { plannerPart } from './index.ts'
import { makePlanJob } from './make-plan.ts'
import type { FullRun, PlannerRun } from './model.ts'
import { sweepRunsJob } from './sweep-runs.ts'
import { usualSettings } from './weights.ts'

let city: Awaited<ReturnType<typeof plansForTest>>
let trainerId: string
const askers: { worker: Actor; needId: string }[] = []
const settings = (more: object = {}) => ({ ...usualSettings('2026-12-07'), weeks: 6, seconds: 2, minSeats: 3, maxSeats: 6, ...more })
const ask = (more: object = {}, as: Actor = city.officer) => city.call(as, 'POST', '/api/training/planner/runs', { settings: settings(), baseId: null, fixed: [], repair: false, ...more })
const read = async (id: string, as: Actor = city.officer) => (await city.must(city.call(as, 'GET', `/api/training/planner/runs/${id}`))) as FullRun

type Seated = { rows: object[] }
/** Who would sit in the first class of a proposal. */
const seated = ({ id, classes }: FullRun, as: Actor = city.officer) => city.call(as, 'GET', `/api/training/planner/runs/${id}/classes/${classes[0]!.key}/needs`)

type MyNeed = { whyNot: { reason: string; asOf: string; helps: unknown[] } | null; need: Record<string, unknown> & { revision: number; occupation: { id: string } } }
/** What whoever asked is told. */
const told = async (nth: number) => (await city.must(city.call(askers[nth]!.worker, 'GET', `/api/training/my-needs/${askers[nth]!.needId}`))) as unknown as MyNeed

/** The job of a proposal, as the runner carries it out. */
async function compute(run: { id: string; jobId: string }, { cancelled = false }: { cancelled?: boolean } = {}): Promise<unknown> {
  const ctx = { ...city.services, jobId: run.jobId, cancelled: () => Promise.resolve(cancelled), progress: () => Promise.resolve(), inTransaction: (work: never, scope = city.county.scope) => city.asJob(work, scope) } as unknown as JobContext
  const result = await makePlanJob.run(ctx, { runId: run.id } as never)
  await city.database.query(`update job_run set state = $2 where id = $1`, [run.jobId, cancelled ? 'cancelled' : 'done'])
  return result
}
async function computed(more: object = {}): Promise<FullRun> {
  const run = await city.must(ask(more)) as PlannerRun
  await compute(run)
  return read(run.id)
}

beforeAll(async () => {
  city = await plansForTest(plannerPart.routes)
  trainerId = await city.addTrainer()
  await city.addVenue()
  for (let nth = 0; nth < 5; nth++) askers.push(await city.asker())
}, 60_000)

describe('a proposal', () => {
  let first: FullRun
  test('is asked for once at a time, by whoever plans', async () => {
    const run = await city.must(ask()) as PlannerRun
    expect(run).toMatchObject({ state: 'waiting', figures: null, unitName: '龙亭区总工会' })
    expect(await ask()).toMatchObject({ status: 409, body: { code: 'training.planner-busy' } })
    expect((await ask({}, city.staff(city.county, 'training-reviewer'))).status).toBe(403)
    await compute(run)
    first = await read(run.id)
  })
  test('has a class with those who can come, its trainer, room and times', async () => {
    expect(first).toMatchObject({ state: 'done', figures: { needs: 5, asked: 5, served: 5, classes: 1, gap: 0 }, unserved: [], byOccupation: [{ asked: 5, served: 5, classes: 1 }] })
    expect(first.classes[0]).toMatchObject({ window: 'weekday-evening', size: 5, trainer: { id: trainerId, name: '沈国梁' }, draft: null })
    expect(first.classes[0]!.sessions).toHaveLength(10)
    const { rows } = await city.must(seated(first)) as unknown as Seated
    expect(rows).toHaveLength(5)
    expect(rows[0]).toEqual({ id: expect.any(String) as string, number: expect.stringMatching(/^XQ-2026-/) as string, source: 'worker', seats: 1, of: 1 })
    expect((await city.call(city.officer, 'GET', `/api/training/planner/runs/${first.id}/classes/0123456789abcdef/needs`)).status).toBe(404)
    expect(JSON.stringify(first)).not.toMatch(/林[禾苗田土木]|1390000/)
  })
  test('is nobody’s business elsewhere', async () => {
    const stranger = city.staff(city.other, 'training-officer')
    expect((await city.call(stranger, 'GET', `/api/training/planner/runs/${first.id}`)).status).toBe(404)
    expect((await seated(first, stranger)).status).toBe(404)
    expect((await city.call(stranger, 'POST', `/api/training/planner/runs/${first.id}/classes/${first.classes[0]!.key}/draft`)).status).toBe(404)
    expect((await city.must(city.call(stranger, 'GET', '/api/training/planner/runs')))['rows']).toEqual([])
    expect(await ask({ baseId: first.id }, stranger)).toMatchObject({ status: 404 })
    const above = await city.must(city.call(city.staff(city.city, 'training-officer'), 'GET', `/api/training/planner/runs/${first.id}`))
    expect(above['mayPlan']).toBe(false)
  })
  test('silly input is turned away with the reason', async () => {
    for (const wrong of [{ settings: settings({ minSeats: 9 }) }, { settings: settings({ forbidden: [{ occupationId: null, level: null, trainerId: null, venueId: null, window: null }] }) }, { settings: settings({ budgetFen: '-1' }) }, { repair: true }, { settings: settings({ weeks: 900 }) }]) expect((await ask(wrong)).status).toBe(400)
    expect(await ask({ settings: settings({ startOn: '2026-11-20' }) })).toMatchObject({ status: 422, body: { code: 'training.planner-start' } })
    expect(await ask({ settings: settings({ occupationIds: [newId()] }) })).toMatchObject({ status: 422, body: { code: 'training.occupation-unknown' } })
    expect(await ask({ settings: settings({ occupationIds: [city.occupation('courier')] }) })).toMatchObject({ status: 422, body: { code: 'training.planner-nothing' } })
  })
  test('cancelled leaves nothing, and another can be asked for', async () => {
    const run = await city.must(ask()) as PlannerRun
    expect(await compute(run, { cancelled: true })).toBe(null)
    expect(await read(run.id)).toMatchObject({ state: 'cancelled', classes: [] })
    expect(await city.call(city.officer, 'GET', `/api/training/planner/runs/${first.id}/compare/${run.id}`)).toMatchObject({ status: 409, body: { code: 'training.planner-unfinished' } })
  })
  test('a job that is brought again after it had written changes nothing', async () => {
    expect(await compute(first)).toBe(null)
    expect(await read(first.id)).toEqual(first)
  })

  test('with evenings ruled out nobody is served, and says so; beside the first one the class is gone', async () => {
    const second = await computed({ settings: settings({ forbidden: [{ occupationId: null, level: null, trainerId: null, venueId: null, window: 'weekday-evening' }] }), baseId: first.id })
    expect(second).toMatchObject({ figures: { served: 0, classes: 0 }, unserved: [{ seats: 5, reason: 'ruled-out', town: '东墩镇', windows: ['weekday-evening'] }] })
    expect(second.unserved[0]!.helps[0]).toEqual({ help: 'lift' })
    const compared = await city.must(city.call(city.officer, 'GET', `/api/training/planner/runs/${second.id}/compare/${first.id}`))
    // How one proposal was tried is its author's to know.
    expect((await told(0)).whyNot).toBe(null)
    expect(compared).toMatchObject({ before: { id: first.id }, after: { id: second.id }, same: 0, came: [], moved: [], gone: [{ key: first.classes[0]!.key }], seats: { both: 0, lost: 5, won: 0 } })
  })
  test('PL7: whoever asked is told why they are left out, but nobody else; not any more once they have changed what they asked for', async () => {
    const few = await computed({ settings: settings({ minSeats: 6 }) })
    expect((await told(0)).whyNot).toEqual({ reason: 'too-few', lacking: 1, asOf: few.askedAt, helps: expect.arrayContaining([{ help: 'people', count: 1, division: '410202', town: expect.toBeOneOf([null, '东墩镇']) as string | null, window: 'weekday-evening' }]) as object[] })
    // Tried with evenings ruled out nothing new is found out about them, and what was stands.
    await computed({ settings: settings({ forbidden: [{ occupationId: null, level: null, trainerId: null, venueId: null, window: 'weekday-evening' }] }) })
    expect((await told(0)).whyNot).toMatchObject({ reason: 'too-few', asOf: few.askedAt })
    expect(await city.call(askers[1]!.worker, 'GET', `/api/training/my-needs/${askers[0]!.needId}`)).toMatchObject({ status: 404 })
    city.clock.set(new Date(city.clock.now().getTime() + 60_000))
    const { need, whyNot } = await told(1)
    expect(whyNot).not.toBe(null)
    await city.must(city.call(askers[1]!.worker, 'PUT', `/api/training/my-needs/${askers[1]!.needId}`, { revision: need.revision, occupationId: need.occupation.id, level: need['level'], division: need['division'], town: need['town'], windows: ['weekday-evening', 'weekend'], earliest: null, latest: null }))
    expect((await told(1)).whyNot).toBe(null)
    expect((await told(0)).whyNot).not.toBe(null)
  })
  test('as needs come it is repaired: what is fixed stays to the last seat, the newcomers find a class of their own', async () => {
    for (let nth = 0; nth < 4; nth++) await city.asker()
    const repaired = await computed({ baseId: first.id, fixed: [first.classes[0]!.key], repair: true })
    const kept = repaired.classes.find((one) => one.key === first.classes[0]!.key)!
    expect(kept.fixed).toBe(true)
    expect(await city.must(seated({ ...repaired, classes: [kept] }))).toEqual(await city.must(seated(first)))
    expect(repaired.figures).toMatchObject({ asked: 9, served: 9, classes: 2 })
    // Served by the latest: what the one before said of them is no longer true.
    expect((await told(0)).whyNot).toBe(null)
    const compared = await city.must(city.call(city.officer, 'GET', `/api/training/planner/runs/${repaired.id}/compare/${first.id}`))
    expect(compared).toMatchObject({ same: 1, gone: [], moved: [], seats: { both: 5, lost: 0, won: 4 } })
  })

  test('becomes a draft plan by the command of plans, once, with its needs; nothing is published', async () => {
    const { key } = first.classes[0]!
    const draft = () => city.call(city.officer, 'POST', `/api/training/planner/runs/${first.id}/classes/${key}/draft`)
    const both = await Promise.all([draft(), draft()])
    expect(both.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const made = both.find((one) => one.status === 200)!.body as { id: string; number: string }
    expect(await city.must(city.call(city.officer, 'GET', `/api/training/plans/${made.id}`))).toMatchObject({ state: 'draft', number: made.number, publishedAt: null, trainer: { id: trainerId }, needs: expect.arrayContaining([expect.objectContaining({ state: 'planned' })]) as unknown })
    expect((await read(first.id)).classes[0]!.draft).toEqual(made)
    expect(await draft()).toMatchObject({ status: 409, body: { code: 'training.planned-class-drafted' } })
  })
  test('what has come in its way since is refused with the reason; planned anew it is left out', async () => {
    const later = await computed({ baseId: first.id, fixed: [first.classes[0]!.key] })
    expect(later.figures).toMatchObject({ asked: 4, served: 4 })
    const [own] = later.classes
    await city.must(city.plan({ trainerId, venueId: own!.venue.id, sessions: [{ ...own!.sessions[0], topic: '插进来的课' }], outline: [{ topic: '插进来的课', hours: 3 }] }))
    expect(await city.call(city.officer, 'POST', `/api/training/planner/runs/${later.id}/classes/${own!.key}/draft`)).toMatchObject({ status: 409, body: { code: 'training.plan-conflicts' } })
    const anew = await computed({ baseId: later.id, fixed: [own!.key] })
    expect(anew.dropped).toMatchObject([{ why: 'trainer-taken', trainerName: '沈国梁' }])
  })

  test('after half a year it goes, but for those that plans were made of or that another goes on from', async () => {
    const ids = async () => (await city.database.query<{ id: string }>('select id from training_plan_run order by id')).map((row) => row.id)
    const all = await ids()
    const based = new Set((await city.database.query<{ id: string }>('select base_id as id from training_plan_run where base_id is not null')).map((row) => row.id))
    const sweep = () => sweepRunsJob.run({ ...city.services, inTransaction: (work: never) => city.asJob(work, '') } as unknown as JobContext, {} as never)
    expect(await sweep()).toEqual({ removed: 0 })
    const now = city.clock.now()
    city.clock.set(new Date(now.getTime() + 181 * 86_400_000))
    await sweep()
    expect(await ids()).toEqual(all.filter((id) => id === first.id || based.has(id)))
    city.clock.set(now)
  })
})
