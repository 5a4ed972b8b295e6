import { describe, expect, test } from 'vitest'
import { classesForTest } from '../classes/test-support.ts'
import type { Body } from '../results/test-support.ts'
import { followUpJob } from './clockwork.ts'
import { effectPart, findOwnAnswers } from './index.ts'

describe('half a year after a class', async () => {
  const city = await classesForTest(effectPart.routes)
  const people = await Promise.all(Array.from({ length: 7 }, () => city.newWorker()))
  const { classId, sessionIds } = await city.announce({ sessions: [{ day: '2026-12-31', from: '18:30', to: '20:45', topic: '平焊' }] })
  for (const one of people) await city.must(city.enrol(one, classId))
  // Six came, one never did; five of those who came passed.
  await city.database.query(`update training_class set state = 'closed' where id = $1`, [classId])
  await city.database.query(`insert into training_attendance (session_id, enrolment_id, scope, person_id, status, via, at, by)
    select $1, e.id, e.scope, e.person_id, 'present', 'sheet', now(), 'job:test' from training_enrolment e where e.class_id = $2 and e.person_id <> $3`, [sessionIds[0], classId, people[6]!.personId])
  await city.database.query(`insert into training_result (enrolment_id, class_id, scope, person_id, outcome, entered_by, entered_at, confirmed_by, confirmed_at)
    select e.id, e.class_id, e.scope, e.person_id, case when e.person_id = $2 then 'failed-theory' else 'passed' end, 'account:a', now(), 'account:b', now() from training_enrolment e where e.class_id = $1 and e.person_id <> $3`, [classId, people[5]!.personId, people[6]!.personId])
  const run = () => city.runJob((ctx) => followUpJob.run(ctx, {} as never))
  const mine = async (place: number) => (await city.must(city.call(people[place]!, 'GET', '/api/training/my/follow-ups')))['rows'] as Body[]
  const answer = async (place: number, answers: object, as = people[place]!) => city.call(as, 'POST', `/api/training/my/follow-ups/${id}`, { answers })
  const effect = (query = '', as = city.officer) => city.must(city.call(as, 'GET', `/api/training/effect${query}`))
  let id = ''

  test('the clock asks everybody who came, on the day and once; who never came is not asked', async () => {
    city.clock.set('2027-06-29T09:10:00+08:00')
    expect(await run()).toEqual({ asked: 0, reminded: 0 })
    city.clock.set('2027-06-30T09:10:00+08:00')
    const ran = await Promise.all([run(), run()])
    expect(ran.reduce((sum, one) => sum + (one as Body)['asked'], 0)).toBe(6)
    id = (await mine(0))[0]!['id'] as string
    expect(await mine(0)).toMatchObject([{ state: 'open', lastDay: '2026-12-31', until: '2027-07-30T16:00:00.000Z' }])
    expect(await mine(6)).toEqual([])
    expect((await city.call(people[6]!, 'GET', `/api/training/my/follow-ups/${id}`)).status).toBe(404)
    expect((await answer(6, { post: 'same', uses: 'often' })).body['code']).toBe('training.follow-up-not-asked')
    expect(await city.noticesOf(people[0]!)).toContain('training.follow-up-asked')
  })

  test('who has no work is not asked how it is at work; a clerk may write it down for them', async () => {
    expect((await answer(0, { post: 'none', uses: 'often' })).body['code']).toBe('training.follow-up-incomplete')
    expect((await answer(0, { post: 'same' })).body['code']).toBe('training.follow-up-incomplete')
    await city.must(answer(0, { post: 'none' }))
    expect(await city.must(answer(1, { post: 'better', uses: 'often', 'wage-before': 'under-3000', 'wage-now': 'to-5000' }, city.helped(people[1]!, city.staff(city.county, 'window-clerk'))))).toMatchObject({ state: 'given', assisted: true })
    const twice = await Promise.all([1, 2].map(() => answer(2, { post: 'new-job', uses: 'never', 'why-not': '单位没有设备，打 13800138000 问' })))
    expect(twice.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 409])
  })

  test('ten days later the others are reminded, once', async () => {
    city.clock.set('2027-07-10T09:10:00+08:00')
    expect(await run()).toEqual({ asked: 0, reminded: 3 })
    expect(await run()).toEqual({ asked: 0, reminded: 0 })
    expect((await city.noticesOf(people[3]!)).filter((kind) => kind === 'training.follow-up-reminder')).toHaveLength(1)
    expect(await city.noticesOf(people[0]!)).not.toContain('training.follow-up-reminder')
  })

  test('the officer sees figures, none of fewer than five; a neighbour sees nothing', async () => {
    await city.must(answer(3, { post: 'same', uses: 'often' }))
    expect(await effect()).toMatchObject({ whole: { trained: 6, passRate: { n: 6, share: 5 / 6 }, levelsGained: { n: 6, share: 5 / 6 }, asked: 6, answered: 4, betterPost: null, wageUp: null }, groups: [{ name: '龙亭区总工会', expected: 5 / 6 }] })
    await city.must(answer(4, { post: 'same', uses: 'sometimes' }))
    expect(await effect('?by=trainer&kind=composite')).toMatchObject({ whole: { answered: 5, betterPost: { n: 5, share: 0.4 }, usesIt: null }, groups: [{ name: '沈国梁' }] })
    expect(await effect('?level=7')).toMatchObject({ whole: { trained: 0, passRate: null, responseRate: null }, groups: [] })
    expect(await effect('', city.staff(city.other, 'leader'))).toMatchObject({ whole: { trained: 0 }, groups: [], occupations: [] })
    expect((await city.call(people[0]!, 'GET', '/api/training/effect')).status).toBe(403)
  })

  test('the person is told what they said, in words; nobody else is', async () => {
    const told = (place: number) => city.asJob((ctx) => findOwnAnswers(ctx as never, people[place]!.personId))
    expect(await told(2)).toMatchObject([{ answers: expect.arrayContaining([{ question: { zh: '学的东西，工作里用得上吗？' }, answer: { zh: '用不上' } }].map((one) => expect.objectContaining({ question: expect.objectContaining(one.question), answer: expect.objectContaining(one.answer) }))) }])
    expect(await told(5)).toEqual([])
  })

  test('after thirty days it is over', async () => {
    city.clock.set('2027-07-31T00:00:01+08:00')
    expect((await answer(5, { post: 'same', uses: 'often' })).body['code']).toBe('training.follow-up-over')
    expect(await mine(5)).toEqual([])
  })
})
