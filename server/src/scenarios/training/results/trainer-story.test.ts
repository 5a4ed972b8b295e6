import { describe, expect, test } from 'vitest'
import { inScope } from '#platform/db'
import type { Actor } from '#platform/http'
import { homePart } from '../home/index.ts'
import { askForMarks } from './notices.ts'
import { findClass } from './store.ts'
import { marks, openCity, taughtClass, type Body } from './test-support.ts'

describe('a trainer enters marks on the phone', async () => {
  const city = await openCity()
  const { classId, trainer, workers, enrolmentOf } = await taughtClass(city)
  const [first, second, third, fourth, fifth] = workers as [Actor, Actor, Actor, Actor, Actor]
  const reviewer = city.staff(city.county, 'training-reviewer')
  const colleague = await city.worker('陆明', '13922223333')
  // The trainer's own account, as logging in by code makes it: notices for it go to the phone.
  await city.database.query(`insert into login_account (id, kind, person_id, created_at) values ($1, 'worker', $2, now())`, [trainer.accountId, trainer.personId])
  const enter = (as: Actor, rows: object[]) => city.call(as, 'POST', `/api/training/classes/${classId}/marks`, { rows })
  const results = (as: Actor) => city.must(city.call(as, 'GET', `/api/training/classes/${classId}/results`))
  const marking = async (as: Actor) => (await city.must(city.call(as, 'GET', '/api/training/my/marking')))['rows'] as Body[]
  const noticesOf = (who: { personId: string }) => city.database.query<{ kind: string; link: string; params: Body }>('select kind, link, params from notice where person_id = $1 order by id', [who.personId])
  const rowOf = async (who: Actor) => (await results(trainer))['rows'].find((row: Body) => row['enrolmentId'] === enrolmentOf(who)) as Body

  test('when the lessons are over the class stands among those to mark, with how many are in and until when; nobody else has it there', async () => {
    expect(await marking(trainer)).toEqual([expect.objectContaining({ classId, state: 'assessing', people: 5, complete: 1, since: '2026-12-10', due: '2026-12-24', returned: null })])
    expect(await marking(colleague)).toEqual([])
    expect((await city.call(city.officer, 'GET', '/api/training/my/marking')).status).toBe(403)
    await city.asJob(async (ctx) => askForMarks(ctx, (await findClass(ctx.tx, classId))!))
    expect((await noticesOf(trainer)).at(-1)).toMatchObject({ kind: 'training.marks-wanted', link: `/teaching/classes/${classId}` })
  })

  test('the first page of the trainer asks for the marks, with the ruler of the promise', async () => {
    const items = await inScope(city.services.db, { role: 'app_worker', holder: 'account:trainer', personId: trainer.personId }, (tx) => homePart.home![0]!({ ...city.services, tx, actor: trainer, requestId: 'test' } as never))
    expect(items.find((item) => item.kind === 'training.marks')).toMatchObject({ part: 'waiting', link: `/teaching/classes/${classId}`, detail: { zh: '录了 1 人，共 5 人' }, deadline: { from: '2026-12-10', due: '2026-12-24' } })
  })

  test('two people enter at once: the slower one is told whose mark stands there, keeps both in view, and may then decide', async () => {
    const seen = (await rowOf(first))['enteredAt'] as string | null
    city.clock.advance(60_000)
    await city.must(enter(city.officer, [marks(enrolmentOf(first), 82, 90, false, seen)]))
    city.clock.advance(60_000)
    const refused = await enter(trainer, [marks(enrolmentOf(first), 80, 90, false, seen), marks(enrolmentOf(second), 70, 70)])
    expect(refused).toMatchObject({ status: 409, body: { code: 'platform.changed-meanwhile', details: { changed: [{ enrolmentId: enrolmentOf(first), name: expect.stringMatching(/^林.$/) as string, theory: 82, practice: 90, absent: false }] } } })
    // Nothing of the batch was saved, also not the row that nobody else touched.
    expect((await rowOf(second))['enteredAt']).toBe(null)
    const now = await rowOf(first)
    expect(now).toMatchObject({ theory: 82, enteredAt: refused.body['details'].changed[0].at })
    await city.must(enter(trainer, [marks(enrolmentOf(first), 80, 90, false, now['enteredAt'] as string)]))
    expect(await rowOf(first)).toMatchObject({ theory: 80, enteredBy: '沈国梁' })
    // To staff the same refusal masks the name.
    expect((await enter(city.officer, [marks(enrolmentOf(first), 1, 1, false, seen)])).body['details'].changed[0]).toMatchObject({ name: expect.stringContaining('*') as string, by: '沈国梁', theory: 80 })
  })

  test('absent is a state of its own; what is missing is said; incomplete results are not taken, with who is missing', async () => {
    await city.must(enter(trainer, [marks(enrolmentOf(second), 70, null), marks(enrolmentOf(third), null, null, true)]))
    expect(await rowOf(third)).toMatchObject({ absent: true, outcome: 'absent', missing: [] })
    expect(await rowOf(second)).toMatchObject({ outcome: null, missing: ['practice'] })
    expect(await marking(trainer)).toEqual([expect.objectContaining({ complete: 3 })])
    const refused = await city.call(trainer, 'POST', `/api/training/classes/${classId}/results/submit`)
    expect(refused.body).toMatchObject({ code: 'training.marks-missing', details: { people: 2, enrolmentIds: expect.arrayContaining([enrolmentOf(second), enrolmentOf(fourth)]) as string[] } })
  })

  test('at the desk a clerk enters marks for the trainer; the record says so, and neither of the two may confirm (T3, T6)', async () => {
    const clerk = city.staff(city.county, 'window-clerk')
    const helped = { ...trainer, assistedBy: { accountId: clerk.accountId, unitId: clerk.unitId, scope: clerk.scope } }
    const [second_, fourth_] = [await rowOf(second), await rowOf(fourth)]
    expect(await marking(helped)).toHaveLength(1)
    expect((await results(helped))['rows'].every((row: Body) => (row['person'] as Body)['name'].includes('*'))).toBe(true)
    await city.must(enter(helped, [marks(enrolmentOf(second), 70, 75, false, second_['enteredAt'] as string), marks(enrolmentOf(fourth), 55, 80, false, fourth_['enteredAt'] as string | null)]))
    expect((await city.database.query<{ by: string }>('select entered_by as by from training_result where enrolment_id = $1', [enrolmentOf(fourth)]))[0]!.by).toBe(`account:${clerk.accountId}:for:${trainer.personId}`)
    expect(await city.must(city.call(trainer, 'POST', `/api/training/classes/${classId}/results/submit`))).toMatchObject({ state: 'confirming', can: [], due: '2026-12-15', figures: { people: 5, complete: 5, passed: 2 } })
    for (const as of [{ ...reviewer, accountId: clerk.accountId }, { ...reviewer, personId: trainer.personId }]) expect((await city.call(as, 'POST', `/api/training/classes/${classId}/results/confirm`)).status).toBe(403)
    expect((await city.call(trainer, 'POST', `/api/training/classes/${classId}/results/confirm`)).status).toBe(403)
  })

  test('sent back, the reason reaches the phone and heads the list; corrected and confirmed by another, the trainer hears the result', async () => {
    await city.must(city.call(reviewer, 'POST', `/api/training/classes/${classId}/results/return`, { reason: '第 4 行实操与卷面不符' }))
    const told = (await noticesOf(trainer)).at(-1)!
    expect(told).toMatchObject({ kind: 'training.results-returned', link: `/teaching/classes/${classId}`, params: { reason: '第 4 行实操与卷面不符' } })
    expect(await marking(trainer)).toEqual([expect.objectContaining({ state: 'assessing', returned: '第 4 行实操与卷面不符' })])
    city.clock.advance(60_000)
    await city.must(enter(trainer, [marks(enrolmentOf(fourth), 55, 83, false, (await rowOf(fourth))['enteredAt'] as string)]))
    await city.must(city.call(trainer, 'POST', `/api/training/classes/${classId}/results/submit`))
    await city.must(city.call(reviewer, 'POST', `/api/training/classes/${classId}/results/confirm`))
    expect((await noticesOf(trainer)).at(-1)).toMatchObject({ kind: 'training.results-confirmed', params: { passed: 2, failed: 3 } })
    expect(await results(trainer)).toMatchObject({ state: 'closed', can: [], due: null, confirmed: { at: expect.any(String) as string }, rows: expect.arrayContaining([expect.objectContaining({ enrolmentId: enrolmentOf(fifth), outcome: 'failed-attendance' })]) as Body[] })
    expect(await marking(trainer)).toEqual([expect.objectContaining({ state: 'closed' })])
    city.clock.advance(46 * 86_400_000)
    expect(await marking(trainer)).toEqual([])
  })
})
