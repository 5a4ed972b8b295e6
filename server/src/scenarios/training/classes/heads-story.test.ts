import { describe, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import { addStaffAccount } from '#registry'
import { deskPart } from '../desk/index.ts'
import { remindLessons } from './clockwork.ts'
import { tellHeadOfFinish, tellOfMovedLesson } from './handlers.ts'
import { classesForTest } from './test-support.ts'

type Head = { kind: 'staff' | 'trainer'; id: string } | null

describe('who heads a class (班主任)', async () => {
  const city = await classesForTest()
  const { county, other } = city
  /** A colleague with an account and a role, as the register holds them. */
  async function colleague(name: string, at: { id: string; scope: string }, role: string): Promise<string> {
    const account = await city.asJob((ctx) => addStaffAccount(ctx as never, { loginName: `u${newId().replaceAll('-', '').slice(20)}`, name, unit: at }))
    await city.database.query(`insert into role_assignment (id, account_id, role, unit_id, scope, valid_from, granted_at) values ($1, $2, $3, $4, $5, '2026-01-01', now())`, [newId(), account.id, role, at.id, at.scope])
    return account.id
  }
  const [xu, lu, clerkId, stranger] = [await colleague('许知遥', county, 'training-officer'), await colleague('陆明', city.city, 'training-officer'), await colleague('窗口甲', county, 'window-clerk'), await colleague('邻县乙', other, 'training-officer')]
  const trainerPhone = city.nextPhone()
  const trainer = await city.worker('沈国梁', trainerPhone)
  const { classId, sessionIds, trainerId } = await city.announce({ seats: 10, trainerPhone })
  const learner = await city.newWorker('林禾')
  await city.must(city.enrol(learner, classId))

  const heads = () => city.must(city.call(city.officer, 'GET', `/api/training/classes/${classId}/heads`))
  const set = async (head: Head, line: string | null = null, as = city.officer) => city.call(as, 'POST', `/api/training/classes/${classId}/head`, { head, line, revision: (await heads())['revision'] })
  const mine = (who = learner) => city.must(city.call(who, 'GET', `/api/training/my/classes/${classId}`))
  const record = () => city.must(city.call(city.officer, 'GET', `/api/training/classes/${classId}`))
  const ask = (who: typeof learner, words: string) => city.call(who, 'POST', `/api/training/my/classes/${classId}/questions`, { words })
  const noticesOfAccount = async (id: string) => (await city.database.query<{ kind: string }>('select kind from notice where account_id = $1 order by id', [id])).map((row) => row.kind)
  const run = (handler: unknown, payload: object) => city.runJob((ctx) => (handler as { run: (ctx: unknown, payload: unknown) => Promise<unknown> }).run(ctx, payload))

  test('to choose from: colleagues who run classes here or above, and who teaches in it; not the window, not the neighbour', async () => {
    const { rows, head, learners } = await heads()
    expect(rows.map((row: { name: string; kind: string }) => [row.name, row.kind])).toEqual([['许知遥', 'staff'], ['陆明', 'staff'], ['沈国梁', 'trainer']])
    expect([head, learners]).toEqual([null, 1])
    for (const id of [clerkId, stranger]) expect((await set({ kind: 'staff', id })).body['code']).toBe('training.head-unfit')
    expect((await set({ kind: 'trainer', id: await city.addTrainer({ phone: city.nextPhone() }) })).body['code']).toBe('training.head-unfit')
    expect((await city.call(city.staff(other, 'training-officer'), 'GET', `/api/training/classes/${classId}/heads`)).status).toBe(404)
    expect((await city.call(city.staff(county, 'training-reviewer'), 'GET', `/api/training/classes/${classId}/heads`)).status).toBe(403)
  })

  test('before there is one, a learner is told so and where else to turn', async () => {
    expect(await mine()).toMatchObject({ head: null, mayAsk: false })
    expect((await ask(learner, '要带焊帽吗')).body['code']).toBe('training.no-head')
  })

  test('set, the head, the trainer and the learners hear of it; the timeline and the learner’s page say who it is, and only an office line is shown', async () => {
    expect((await set({ kind: 'staff', id: xu }, '13912345678')).status).toBe(400)
    expect((await set({ kind: 'staff', id: xu }, '0573-86120012-803')).body).toMatchObject({ head: { kind: 'staff', name: '许知遥', line: '0573-86120012-803' }, told: 3 })
    expect(await noticesOfAccount(xu)).toEqual(['training.head-given'])
    expect(await city.noticesOf(learner)).toContain('training.head-of-class')
    expect(await city.noticesOf(trainer)).toContain('training.head-of-taught-class')
    expect(await mine()).toMatchObject({ head: { kind: 'staff', name: '许知遥', line: '0573-86120012-803' }, mayAsk: true })
    expect((await record())['timeline'].filter((item: { kind: string }) => item.kind === 'head')).toMatchObject([{ event: 'set', text: '许知遥' }])
    // An announced class is public, its head's telephone is not.
    const notice = await city.call(null, 'GET', `/api/public/training/classes/${classId}`)
    expect(JSON.stringify(notice.body)).not.toMatch(/许知遥|86120012/)
  })

  test('the same again changes nothing and tells nobody; two who choose at once do not overwrite each other', async () => {
    expect((await set({ kind: 'staff', id: xu }, '0573-86120012-803')).body['told']).toBe(0)
    expect(await noticesOfAccount(xu)).toEqual(['training.head-given'])
    const { revision } = await heads()
    const both = await Promise.all([lu, xu].map((id) => city.call(city.officer, 'POST', `/api/training/classes/${classId}/head`, { head: { kind: 'staff', id }, line: null, revision })))
    expect(both.map((one) => String(one.body['code'] ?? 'set')).sort()).toEqual(['platform.changed-meanwhile', 'set'])
    await city.must(set({ kind: 'staff', id: xu }))
  })

  test('a learner asks, also at the desk; the head is told and has it in the queue; three unanswered are enough', async () => {
    await city.must(ask(learner, '要带焊帽吗'))
    const clerk = city.staff(county, 'window-clerk')
    expect((await ask(city.helped(learner, clerk), '能不能晚到半小时')).body).toMatchObject({ assisted: true, answer: null })
    await city.must(ask(learner, '停车方便吗'))
    expect((await ask(learner, '还有一个')).body['code']).toBe('training.questions-waiting')
    expect((await ask(await city.newWorker(), '我不在班里')).body['code']).toBe('training.not-seated')
    expect((await noticesOfAccount(xu)).filter((kind) => kind === 'training.question-asked')).toHaveLength(3)
    const queue = await city.asJob((ctx) => deskPart.desk!.find((source) => source.permission === 'training.class.manage')!.queue!(ctx as never, { ...city.officer, accountId: xu }))
    expect(queue.filter((item) => item.kind === 'training.question')).toMatchObject([{ subject: { zh: '焊工（初级）晚间班：3 条学员留言' }, context: { zh: '要带焊帽吗' }, owner: xu }])
  })

  test('answered once; the learner reads it, everybody else’s question stays their own', async () => {
    const { questions } = await record() as { questions: { id: string; words: string; person: { name: string; phone: string } }[] }
    const question = questions.find((one) => one.words === '要带焊帽吗')!
    expect(question.person).toMatchObject({ name: '林*', phone: expect.stringContaining('****') as string })
    const answer = (as: Parameters<typeof city.call>[0]) => city.call(as, 'POST', `/api/training/questions/${question.id}/answer`, { answer: '学校有，不用带' })
    expect((await answer(city.staff(other, 'training-officer'))).status).toBe(404)
    expect((await answer(trainer)).status).toBe(404)
    expect((await answer(learner)).status).toBe(404)
    expect((await answer(city.officer)).status).toBe(200)
    expect((await answer(city.officer)).body['code']).toBe('training.question-answered')
    expect(await city.noticesOf(learner)).toContain('training.question-answered')
    const another = await city.newWorker()
    await city.must(city.enrol(another, classId))
    expect((await mine(another))['questions']).toEqual([])
    expect((await mine())['questions'].find((one: { words: string }) => one.words === '要带焊帽吗')).toMatchObject({ answer: '学校有，不用带' })
  })

  test('a trainer who heads the class reads and answers on the phone; no telephone of a trainer is shown; the former head hears that it is passed on', async () => {
    expect((await set({ kind: 'trainer', id: trainerId }, '0573-86120012')).body['code']).toBe('training.head-line-of-staff')
    await city.must(set({ kind: 'trainer', id: trainerId }))
    expect(await noticesOfAccount(xu)).toContain('training.head-passed-on')
    expect(await mine()).toMatchObject({ head: { kind: 'trainer', name: '沈国梁', line: null } })
    expect((await record())['timeline'].filter((item: { kind: string }) => item.kind === 'head').at(0)).toMatchObject({ event: 'changed', text: '沈国梁' })
    const { rows } = await city.must(city.call(trainer, 'GET', '/api/training/my/questions')) as { rows: { id: string; name: string; words: string; answer: string | null }[] }
    expect(rows.map((row) => [row.name, row.words, row.answer])).toEqual([['林*', '停车方便吗', null], ['林*', '能不能晚到半小时', null], ['林*', '要带焊帽吗', '学校有，不用带']])
    expect((await city.call(trainer, 'POST', `/api/training/questions/${rows[0]!.id}/answer`, { answer: '门口可以停' })).status).toBe(200)
    expect((await city.must(city.call(await city.newWorker(), 'GET', '/api/training/my/questions')))['rows']).toEqual([])
  })

  test('the head is reminded of the lesson the day before, once; anew when it was moved; and when the lessons are over', async () => {
    city.clock.set('2026-12-07T09:30:00+08:00')
    await city.runJob(remindLessons)
    await city.runJob(remindLessons)
    const reminded = async () => (await city.noticesOf(trainer)).filter((kind) => kind === 'training.head-lesson-tomorrow').length
    expect(await reminded()).toBe(1)
    await run(tellOfMovedLesson, { classId, sessionId: sessionIds[0] })
    await city.runJob(remindLessons)
    expect(await reminded()).toBe(2)
    expect(await city.noticesOf(trainer)).toContain('training.head-lesson-moved')
    await city.database.query(`update training_class set state = 'assessing' where id = $1`, [classId])
    await run(tellHeadOfFinish, { classId })
    expect(await city.noticesOf(trainer)).toContain('training.head-teaching-finished')
  })

  test('over, the head stays as it was', async () => {
    await city.database.query(`update training_class set state = 'cancelled' where id = $1`, [classId])
    expect((await set(null)).body['code']).toBe('training.head-class-over')
  })
})
