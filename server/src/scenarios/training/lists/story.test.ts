import { describe, expect, test } from 'vitest'
import { inScope } from '#platform/db'
import type { Actor } from '#platform/http'
import { newId } from '#platform/ids'
import type { JobContext } from '#platform/module'
import { effectPart } from '../effect/index.ts'
import { followUpJob } from '../effect/clockwork.ts'
import { inviteEvaluators } from '../evaluations/index.ts'
import { findClass } from '../plans/index.ts'
import { marks, openCity, taughtClass, type Body, type City } from '../results/test-support.ts'
import { listsPart } from './index.ts'
import { measureReformsJob } from './measure-reforms.ts'

const actor = { kind: 'job', name: 'training.measure-reforms', scope: '' } as const
const jobOf = (city: City) => ({
  ...city.services, actor, jobId: newId(), progress: async () => {}, cancelled: async () => false,
  inTransaction: (work, scope = '') => inScope(city.services.db, { role: 'app_job', holder: 'job:test', scope }, (tx) => work({ ...city.services, actor: { ...actor, scope }, tx, requestId: 'test' })),
} satisfies JobContext)
const runJob = (city: City) => (measureReformsJob as unknown as { run: (ctx: JobContext) => Promise<unknown> }).run(jobOf(city))

describe('the lists that are public and alive', async () => {
  const city = await openCity([...listsPart.routes, ...effectPart.routes])
  const { classId, workers, enrolmentOf } = await taughtClass(city)
  const reviewer = city.staff(city.county, 'training-reviewer')
  const other = city.staff(city.other, 'training-officer')
  const scenes = async (as: Actor = city.officer, path = '/api/training/scenes') => {
    const { scenes: rows } = await city.must(city.call(as, 'GET', path)) as { scenes: Body[] }
    return Object.fromEntries(rows.map((row) => [row['key'], row])) as Record<string, Body>
  }
  const words = { title: '先问人再开班', before: '开什么班由科里定', change: '先把方案发给提需求的人看', why: '开了班没人来', measure: 'attendance', since: '2026-12-01' }

  test('each scene says what is promised, how many are in it, and what was done; a neighbour’s range is empty', async () => {
    const rows = await scenes()
    expect(Object.keys(rows)).toEqual(['ask', 'sort', 'plan', 'opinions', 'publish', 'enrol', 'attend', 'assess', 'confirm', 'certify', 'evaluate', 'rectify', 'follow'])
    expect([rows['assess']!['now'], rows['assess']!['late'], rows['assess']!['within']]).toEqual([1, 0, { days: 10, working: true }])
    expect([rows['ask']!['done'], rows['plan']!['done'], rows['enrol']!['done'], rows['attend']!['done']]).toEqual([5, 5, 5, 1])
    expect((await scenes(other))['assess']).toMatchObject({ now: 0, done: 0 })
  })

  test('what is past its promise is said to be late, on the first day after it', async () => {
    city.clock.set('2026-12-24T20:00:00+08:00')
    expect((await scenes())['assess']!['late']).toBe(0)
    city.clock.set('2026-12-25T07:00:00+08:00')
    expect((await scenes())['assess']).toMatchObject({ now: 1, late: 1 })
  })

  test('everybody sees the sums, and none of fewer than five people', async () => {
    await city.must(city.call(city.officer, 'POST', `/api/training/classes/${classId}/marks`, { rows: workers.map((one) => marks(enrolmentOf(one), 80, 85)) }))
    await city.must(city.call(city.officer, 'POST', `/api/training/classes/${classId}/results/submit`))
    await city.must(city.call(reviewer, 'POST', `/api/training/classes/${classId}/results/confirm`))
    await city.asJob(async (ctx) => inviteEvaluators(ctx, (await findClass(ctx.tx, classId))!))
    const rows = await scenes(workers[0]!, '/api/public/training/scenes')
    // One of the five missed a lesson, so four have a certificate: too few to be told.
    expect([rows['certify']!['done'], rows['confirm']!['done'], rows['evaluate']!['now']]).toEqual([null, 5, 5])
    expect(rows['certify']!['medianDays']).toBeNull()
    expect(rows['confirm']!['medianDays']).toBe(0)
  })

  let id = ''
  const at = (what = '') => `/api/training/reforms/${id}${what}`

  test('a draft is nobody’s but the unit’s; nothing begins in the future', async () => {
    expect((await city.call(city.officer, 'POST', '/api/training/reforms', { ...words, since: '2026-12-26' })).body['code']).toBe('training.reform-since')
    expect((await city.call(reviewer, 'POST', '/api/training/reforms', words)).status).toBe(403)
    id = (await city.must(city.call(city.officer, 'POST', '/api/training/reforms', words)))['id'] as string
    expect((await city.must(city.call(workers[0]!, 'GET', '/api/public/training/reforms')))['rows']).toEqual([])
    expect((await city.call(other, 'POST', at(), { ...words, title: '别人的' })).status).toBe(404)
    expect(await city.must(city.call(city.officer, 'POST', at(), { ...words, title: '先问人，再开班' }))).toMatchObject({ title: '先问人，再开班', state: 'draft', effect: null, can: ['change', 'remove', 'publish'] })
  })

  test('published once, even at a double click, it is measured: the days since, and as many before', async () => {
    const answers = await Promise.all([1, 2].map(() => city.call(city.officer, 'POST', at('/publish'))))
    expect(answers.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const [row] = (await city.must(city.call(workers[0]!, 'GET', '/api/public/training/reforms')))['rows'] as Body[]
    // Nine of ten places in two lessons were taken; nobody was taught in the twenty-five days before.
    expect(row!['effect']).toMatchObject({ before: { from: '2026-11-06', to: '2026-11-30', n: 0, value: null }, after: { from: '2026-12-01', to: '2026-12-25', n: 10, value: 90 } })
    expect((await city.call(city.officer, 'POST', at(), words)).body['code']).toBe('training.reform-moved-on')
    expect((await city.call(other, 'POST', at('/end'), { reason: '不做了' })).status).toBe(404)
  })

  test.each([['pass-rate', 5, 80], ['days-to-certificate', 4, null], ['satisfaction', 0, null], ['days-to-plan', 0, null]])('by %s: of %i records', async (measure, n, value) => {
    const { id: one } = await city.must(city.call(city.officer, 'POST', '/api/training/reforms', { ...words, measure })) as { id: string }
    const { effect } = await city.must(city.call(city.officer, 'POST', `/api/training/reforms/${one}/publish`)) as { effect: Body }
    expect([effect['after'].n, effect['after'].value]).toEqual([n, value])
  })

  test('each night it is measured anew; one that is over keeps its last day and its reason', async () => {
    city.clock.set('2026-12-31T23:30:00+08:00')
    expect(await runJob(city)).toEqual({ measured: 5 })
    const own = async () => ((await city.must(city.call(city.officer, 'GET', '/api/training/reforms')))['rows'] as Body[]).find((row) => row['id'] === id)!
    expect((await own())['effect'].after.to).toBe('2026-12-31')
    city.clock.set('2027-01-01T09:00:00+08:00')
    await city.must(city.call(city.officer, 'POST', at('/end'), { reason: '并入全市做法' }))
    expect(await own()).toMatchObject({ state: 'ended', endedOn: '2027-01-01', endedWhy: '并入全市做法', can: [] })
    city.clock.set('2027-03-20T02:20:00+08:00')
    expect(await runJob(city)).toEqual({ measured: 4 })
    expect((await own())['effect'].after.to).toBe('2027-01-01')
  })

  test('those who are asked half a year after a class were nobody in the list of scenes', async () => {
    city.clock.set('2027-06-30T09:10:00+08:00')
    await (followUpJob as unknown as typeof measureReformsJob).run(jobOf(city), {} as never)
    expect((await scenes())['follow']).toMatchObject({ now: 5, done: 0 })
    const { rows } = await city.must(city.call(workers[0]!, 'GET', '/api/training/my/follow-ups')) as { rows: Body[] }
    for (const one of workers) await city.must(city.call(one, 'POST', `/api/training/my/follow-ups/${rows[0]!['id']}`, { answers: { post: 'none' } }))
    expect((await scenes())['follow']).toMatchObject({ now: 0, done: 5 })
    expect((await scenes(other))['follow']).toMatchObject({ now: 0, done: 0 })
  })
})
