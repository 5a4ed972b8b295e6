import { describe, expect, test } from 'vitest'
import { submit } from '#engines/evaluation'
import { inviteEvaluators, likeKey } from '../evaluations/index.ts'
import { openForm } from '../forms/index.ts'
import { findClass } from '../plans/index.ts'
import { classesForTest } from '../classes/test-support.ts'
import type { Body } from '../results/test-support.ts'
import { coursesPart } from './index.ts'

describe('a course: an occupation at a level', async () => {
  const city = await classesForTest(coursesPart.routes)
  const welder = city.occupation('welder')
  const neighbour = city.staff(city.other, 'training-officer')
  const above = city.staff(city.city, 'leader')
  /** A class that ended, judged on paper: the three ratings of each form are equal. */
  async function ended(lastDay: string, scores: number[], more: { level?: number; elsewhere?: boolean } = {}) {
    const made = await city.announce()
    const scope = more.elsewhere ? city.other.scope : city.county.scope
    await city.database.query(`update training_class set state = 'closed', last_day = $2, level = $3, scope = $4, unit_id = unit_id where id = $1`, [made.classId, lastDay, more.level ?? 1, scope])
    await city.asJob(async (ctx) => {
      const [of, form] = [(await findClass(ctx.tx, made.classId))!, await openForm(ctx)]
      for (const score of scores) {
        await submit(ctx.tx, { form: form.key, version: form.version, subject: of.id, scope, like: likeKey(of), about: [{ role: 'trainer', subject: made.trainerId }], evaluator: { id: null, kind: 'worker', vouched: true }, answers: { trainer: score, course: score, teaching: score }, from: { source: 'paper', typedBy: 'account:test' }, now: ctx.clock.now() })
      }
    })
    return made
  }
  const [old, low] = [await ended('2026-05-10', [5, 5, 4, 5, 5]), await ended('2026-09-10', [3, 3, 4, 3, 2])]
  const few = await ended('2026-10-10', [5, 5])
  await ended('2026-08-01', [4, 4, 4, 5, 4], { level: 2 })
  await ended('2026-08-02', [5, 5, 4, 4, 5, 4], { elsewhere: true })
  const course = async (as = city.officer, level = '1') => city.must(city.call(as, 'GET', `/api/training/courses/${welder}/${level}`))
  const list = async (query = '', as = city.officer) => (await city.must(city.call(as, 'GET', `/api/training/courses${query}`)))['rows'] as Body[]

  test('tells how it is judged with intervals, how that moves beyond chance, and which trainers teach it, nothing of fewer than five forms', async () => {
    const told = await course()
    expect(told).toMatchObject({ occupation: { id: welder }, level: 1, classes: 3, submissions: 12, few: false, direction: 'down', overall: { forms: 12 } })
    expect(told['overall'].low).toBeLessThan(told['overall'].mean)
    expect(told['ratings'].map((one: Body) => one['key'])).toEqual(['trainer', 'course', 'teaching'])
    expect(told['ratings'][0].low).toBeGreaterThan(1)
    expect(told['trend']).toMatchObject([{ half: '2026-1', forms: 5, mean: 4.8 }, { half: '2026-2', forms: 7, classes: 2 }])
    expect(told['trainers']).toHaveLength(3)
    const trainer = (id: string) => told['trainers'].find((one: Body) => one['id'] === id)
    expect(trainer(old.trainerId)).toMatchObject({ classes: 1, forms: 5, mean: 4.8, clear: true })
    expect(trainer(few.trainerId)).toMatchObject({ forms: 2, mean: null, low: null, difference: null })
    expect(told['rows'].find((one: Body) => one['classId'] === few.classId)).toMatchObject({ forms: 2, mean: null })
  })

  test('stands beside the same course elsewhere, in sums alone, and beside its other levels', async () => {
    const told = await course()
    expect(told['elsewhere']).toMatchObject({ classes: 1, forms: 6, mean: 4.5 })
    expect(told['levels']).toMatchObject([{ level: 2, classes: 1, forms: 5, mean: 4.2 }])
    expect(told['units']).toEqual([])
    // The neighbour sees the one class of its own, and ours as a sum; nothing of it says which classes or trainers those are.
    const theirs = await course(neighbour)
    expect(theirs).toMatchObject({ classes: 1, elsewhere: { classes: 3, forms: 12 }, levels: [] })
    for (const id of [old.classId, old.trainerId, low.classId, city.county.id]) expect(JSON.stringify(theirs)).not.toContain(id)
    // Whoever sees all has nothing elsewhere, and its counties instead.
    const whole = await course(above)
    expect(whole).toMatchObject({ classes: 4, elsewhere: null })
    expect(whole['units'].map((one: Body) => [one['name'], one['forms']])).toEqual([['龙亭区总工会', 12], [city.other.name, 6]])
  })

  test('says how many of its classes fell below the threshold, and that of its rectifications', async () => {
    expect((await course())['quality']).toEqual({ judged: 2, below: 1, rule: { below: 3.8, minForms: 5 } })
    expect((await course())['rows'].filter((one: Body) => one['below']).map((one: Body) => one['classId'])).toEqual([low.classId])
    expect((await course())['rectifications']).toEqual({ counts: { open: 0, answered: 0, done: 0, dropped: 0 }, rows: [] })
  })

  test('pass rate, attendance and follow-up are told from five people on', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => city.newWorker()))
    await city.database.query(`update training_class set state = 'published' where id = $1`, [old.classId])
    for (const one of people) await city.must(city.enrol(one, old.classId))
    await city.database.query(`update training_class set state = 'closed' where id = $1`, [old.classId])
    const result = (count: number) => city.database.query(`insert into training_result (enrolment_id, class_id, scope, person_id, outcome, entered_by, entered_at, confirmed_by, confirmed_at)
      select e.id, e.class_id, e.scope, e.person_id, case when e.person_id = $2 then 'failed-theory' else 'passed' end, 'account:a', now(), 'account:b', now() from training_enrolment e where e.class_id = $1 and not exists (select from training_result r where r.enrolment_id = e.id) order by e.person_id = $2 desc, e.id limit $3`, [old.classId, people[5]!.personId, count])
    await result(4)
    expect(await course()).toMatchObject({ people: 6, passRate: null, attendance: null, followUp: { asked: 0, answered: 0, usesIt: null } })
    await result(2)
    await city.database.query(`insert into training_attendance (session_id, enrolment_id, scope, person_id, status, via, at, by)
      select $1, e.id, e.scope, e.person_id, case when e.person_id = $3 then 'absent' else 'late' end, 'sheet', now(), 'account:t' from training_enrolment e where e.class_id = $2`, [old.sessionIds[0], old.classId, people[5]!.personId])
    expect(await course()).toMatchObject({ passRate: { n: 6, share: 5 / 6 }, attendance: { n: 6, share: 5 / 6 } })
  })

  test('is in the list with its figures, in the order asked for, page after page; a level without classes is an empty course, an unknown occupation none', async () => {
    expect((await list('?sort=lowest')).map((row) => [row['level'], row['classes'], row['forms'], row['trend'], row['below']])).toEqual([[1, 3, 12, 'down', 1], [2, 1, 5, null, 0]])
    expect((await list('?sort=highest')).map((row) => row['level'])).toEqual([2, 1])
    expect((await list(`?level=2&occupationId=${welder}&q=${encodeURIComponent('焊')}`)).map((row) => row['level'])).toEqual([2])
    expect(await list('?level=none')).toEqual([])
    expect(await list(`?q=${encodeURIComponent('没有这个')}`)).toEqual([])
    const first = await city.must(city.call(city.officer, 'GET', '/api/training/courses?limit=1'))
    expect([first['total'], first['next'], first['rows'].length]).toEqual([2, '1', 1])
    expect((await list('?limit=1&cursor=1')).length).toBe(1)
    expect((await city.call(city.officer, 'GET', '/api/training/courses?cursor=x')).status).toBe(400)
    expect(await course(city.officer, '7')).toMatchObject({ classes: 0, overall: { forms: 0, mean: null }, ratings: [], trend: [], trainers: [], passRate: null })
    expect((await city.call(city.officer, 'GET', `/api/training/courses/${old.classId}/1`)).status).toBe(404)
    expect((await city.call(city.officer, 'GET', `/api/training/courses/${welder}/9`)).status).toBe(400)
    expect((await city.call(await city.newWorker(), 'GET', `/api/training/courses/${welder}/1`)).status).toBe(403)
  })

  test('a trainer is beside all others who teach the same, and never beside themselves', async () => {
    const compare = async (trainerId: string, as = city.officer) => city.must(city.call(as, 'GET', `/api/training/trainers/${trainerId}/comparison`))
    expect(await compare(low.trainerId)).toMatchObject({ trend: [{ half: '2026-2', forms: 5, mean: 3 }], courses: [{ level: 1, classes: 1, own: { forms: 5, mean: 3 }, others: { classes: 3, forms: 13, clear: true } }] })
    expect(await compare(few.trainerId)).toMatchObject({ courses: [{ own: { forms: 2, mean: null }, others: { difference: null, clear: null } }] })
    // A trainer's name is public; what was said in classes of another range is not.
    expect(await compare(low.trainerId, neighbour)).toEqual({ trend: [], direction: null, courses: [] })
    expect((await city.call(city.officer, 'GET', `/api/training/trainers/${low.classId}/comparison`)).status).toBe(404)
  })

  test('whoever was asked and said nothing yet changes nothing', async () => {
    const before = await course()
    await city.asJob(async (ctx) => inviteEvaluators(ctx, (await findClass(ctx.tx, old.classId))!))
    expect(await course()).toEqual(before)
  })
})
