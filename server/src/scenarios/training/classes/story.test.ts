import { beforeAll, describe, expect, test } from 'vitest'
import { remindLessons, runClasses } from './clockwork.ts'
import { tellOfCancelledClass, tellOfMovedLesson } from './handlers.ts'
import { classesForTest } from './test-support.ts'

let city: Awaited<ReturnType<typeof classesForTest>>
beforeAll(async () => { city = await classesForTest() }, 60_000)

const needState = async (id: string) => (await city.database.query<{ state: string; class_id: string | null }>('select state, class_id from training_need where id = $1', [id]))[0]!

describe('taking a seat', () => {
  test('invited first, then everybody; the request is on its way, and open again when the seat is given up', async () => {
    const asker = await city.asker()
    city.clock.set('2026-11-20T09:00:00+08:00')
    const { classId } = await city.announce({ open: false, needIds: [asker.needId], title: '先邀请班' })
    const stranger = await city.newWorker()
    expect((await city.enrol(asker.worker, classId)).body['code']).toBe('training.enrol-not-open')
    city.clock.set(city.enrolment.enrolInvitedAt)
    expect((await city.enrol(stranger, classId)).body['code']).toBe('training.enrol-invited-first')
    expect((await city.enrol(asker.worker, classId)).body).toMatchObject({ enrolment: { state: 'seated', via: 'invited', assisted: false }, again: false })
    expect(await needState(asker.needId)).toEqual({ state: 'enrolled', class_id: classId })
    city.clock.set(city.enrolment.enrolOpenAt)
    expect((await city.enrol(stranger, classId)).body).toMatchObject({ enrolment: { state: 'seated', via: 'open' } })
    expect(await city.noticesOf(stranger)).toEqual(['training.seat-given'])

    expect((await city.leave(asker.worker, classId)).body).toMatchObject({ enrolment: { state: 'cancelled' }, needReopened: true })
    expect(await needState(asker.needId)).toEqual({ state: 'open', class_id: null })
    expect((await city.leave(asker.worker, classId)).body).toMatchObject({ enrolment: { state: 'cancelled' }, needReopened: false })
    // Who comes back is on the list once more, as a new entry.
    expect((await city.enrol(asker.worker, classId)).body).toMatchObject({ again: false, enrolment: { state: 'seated' } })
    expect(await needState(asker.needId)).toEqual({ state: 'enrolled', class_id: classId })
  })

  test('pressed twice, sent twice, or asked by worker and clerk at once: one seat, the same answer', async () => {
    const { classId } = await city.announce({ seats: 3 })
    const who = await city.newWorker()
    const clerk = city.staff(city.county, 'window-clerk')
    const key = 'the-same-press-of-a-button'
    const [first, again] = [await city.enrol(who, classId, key), await city.enrol(who, classId, key)]
    expect(again.body).toEqual(first.body)
    const all = await Promise.all([city.enrol(who, classId), city.enrol(city.helped(who, clerk), classId), city.enrol(who, classId)])
    expect(new Set(all.map((one) => one.body['enrolment'].id))).toEqual(new Set([first.body['enrolment'].id]))
    expect(await city.pool(classId)).toMatchObject({ seated: 1, listed: 1 })
    expect(await city.noticesOf(who)).toEqual(['training.seat-given'])
  })

  test('T6: what a clerk does for a worker is recorded as such', async () => {
    const { classId } = await city.announce()
    const [who, clerk] = [await city.newWorker(), city.staff(city.county, 'window-clerk')]
    expect((await city.enrol(city.helped(who, clerk), classId)).body['enrolment']).toMatchObject({ assisted: true })
    const [row] = await city.database.query<{ enrolled_by: string }>('select enrolled_by from training_enrolment where class_id = $1', [classId])
    expect(row!.enrolled_by).toBe(`account:${clerk.accountId}:for:${who.personId}`)
  })

  test('a full class has a waitlist in order; whoever leaves makes room for the first, who is told by notice and text', async () => {
    const { classId } = await city.announce({ seats: 1, waitlist: 2 })
    const [a, b, c, d] = [await city.newWorker(), await city.newWorker(), await city.newWorker(), await city.newWorker()]
    await city.must(city.enrol(a, classId))
    expect((await city.enrol(b, classId)).body['enrolment']).toMatchObject({ state: 'waiting', position: 1 })
    expect((await city.enrol(c, classId)).body['enrolment']).toMatchObject({ state: 'waiting', position: 2 })
    expect((await city.enrol(d, classId)).body['code']).toBe('training.enrol-full')
    expect((await city.call(c, 'GET', `/api/training/my/classes/${classId}`)).body['enrolment']).toMatchObject({ state: 'waiting', position: 2 })
    const texts = await city.textsOf('training.moved-up')
    await city.must(city.leave(a, classId))
    expect((await city.call(b, 'GET', `/api/training/my/classes/${classId}`)).body['enrolment']).toMatchObject({ state: 'seated', position: null })
    expect((await city.call(c, 'GET', `/api/training/my/classes/${classId}`)).body['enrolment']).toMatchObject({ state: 'waiting', position: 1 })
    expect(await city.noticesOf(b)).toEqual(['training.place-on-waitlist', 'training.moved-up'])
    expect(await city.textsOf('training.moved-up')).toBe(texts + 1)
    expect(await city.problemsFound()).toEqual([])
  })

  test('at the closing instant the door is shut, a moment before it is open', async () => {
    const { classId } = await city.announce()
    const [a, b] = [await city.newWorker(), await city.newWorker()]
    const before = city.clock.now()
    city.clock.set(new Date(Date.parse(city.enrolment.enrolCloseAt) - 1))
    expect((await city.enrol(a, classId)).status).toBe(200)
    city.clock.set(city.enrolment.enrolCloseAt)
    expect((await city.enrol(b, classId)).body['code']).toBe('training.enrol-closed')
    city.clock.set(before)
  })

  test('nobody sits in two rooms at once, also when both are asked for in the same moment', async () => {
    const [one, other] = [await city.announce({ title: '焊工一班' }), await city.announce({ title: '焊工二班' })]
    for (let race = 0; race < 5; race++) {
      const who = await city.newWorker()
      const answers = await Promise.all([city.enrol(who, one.classId), city.enrol(who, other.classId)])
      expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 409])
      const late = answers.find((answer) => answer.status === 409)!
      expect(late.body).toMatchObject({ code: 'training.enrol-clash', details: { title: expect.stringMatching(/^焊工[一二]班$/) } })
    }
  })

  test('a plan nobody announced, a class that does not exist, nonsense: not found or refused, never a fault', async () => {
    const draft = (await city.plan({ trainerId: await city.addTrainer(), venueId: await city.addVenue() })).body
    const who = await city.newWorker()
    expect((await city.enrol(who, draft['id'])).status).toBe(404)
    expect((await city.enrol(who, city.county.id)).status).toBe(404)
    expect((await city.enrol(who, 'x')).status).toBe(400)
    expect((await city.enrol(city.officer, draft['id'])).status).toBe(403)
    expect((await city.call(null, 'POST', `/api/training/classes/${draft['id']}/enrol`)).status).toBe(401)
  })
})

describe('lists of people', () => {
  test('an enterprise puts its own into its custom class, each row with its outcome; nobody else gets in', async () => {
    const { classId } = await city.announce({ kind: 'custom', seats: 2, waitlist: 1 })
    const hr = city.staff(city.firm, 'enterprise-hr')
    const stranger = await city.newWorker()
    expect((await city.enrol(stranger, classId)).body['code']).toBe('training.enrol-custom')
    const workers = [{ name: '𠮷田一郎', phone: '13611110001' }, { name: '王二', phone: '13611110002' }, { name: '王二', phone: '13611110002' }, { name: '李三', phone: '13611110003' }, { name: '赵四', phone: '13611110004' }]
    const body = await city.must(city.call(hr, 'POST', `/api/training/classes/${classId}/enrolments`, { workers }))
    expect(body).toMatchObject({ seated: 2, waiting: 1, refused: 2 })
    expect((body['rows'] as { name: string; outcome: string }[]).map((row) => [row.name, row.outcome])).toEqual([['𠮷**', 'seated'], ['王*', 'seated'], ['王*', 'twice'], ['李*', 'waiting'], ['赵*', 'full']])
    // Sent again with another name under a known phone: the name on record is neither told nor changed.
    expect((await city.call(hr, 'POST', `/api/training/classes/${classId}/enrolments`, { workers: [{ name: '𠮷田一郎', phone: '13611110001' }, { name: '张五', phone: '13611110002' }] })).body['rows'])
      .toEqual([expect.objectContaining({ outcome: 'already' }), expect.objectContaining({ outcome: 'name-differs', name: '张*' })])
    const list = await city.must(city.call(hr, 'GET', '/api/training/unit/classes'))
    expect((list['rows'] as { id: string; ours: number }[]).find((row) => row.id === classId)).toMatchObject({ ours: 3 })

    const record = (await city.call(hr, 'GET', `/api/training/classes/${classId}`)).body
    expect(record['roster']).toHaveLength(3)
    expect(JSON.stringify(record)).not.toContain('13611110001')
    expect(record['can']).toEqual(['add-worker', 'remove-worker'])
    const removed = await city.must(city.call(hr, 'POST', `/api/training/enrolments/${record['roster'][0].enrolment.id}/remove`, { reason: '调岗了' }))
    expect(removed).toMatchObject({ movedUp: 1 })
    expect(await city.noticesOf({ personId: record['roster'][0].person.id })).toEqual(['training.seat-given', 'training.seat-taken-back'])
    expect(await city.problemsFound()).toEqual([])
  })

  test('an enterprise does not touch a class for everybody, another unit sees nothing inside, bad rows are refused', async () => {
    const { classId } = await city.announce()
    const hr = city.staff(city.firm, 'enterprise-hr')
    const workers = [{ name: '王二', phone: '13611110009' }]
    expect((await city.call(hr, 'POST', `/api/training/classes/${classId}/enrolments`, { workers })).status).toBe(404)
    expect((await city.call(city.staff(city.other, 'training-officer'), 'GET', `/api/training/classes/${classId}`)).status).toBe(404)
    expect((await city.call(city.staff(city.other, 'training-officer'), 'POST', `/api/training/classes/${classId}/enrolments`, { workers })).status).toBe(404)
    for (const bad of [[], [{ name: '', phone: '13611110009' }], [{ name: 'x', phone: '1' }], [{ name: 'x'.repeat(41), phone: '13611110009' }], 'x', null]) {
      expect((await city.call(city.officer, 'POST', `/api/training/classes/${classId}/enrolments`, { workers: bad })).status).toBe(400)
    }
    expect((await city.call(city.staff(city.county, 'window-clerk'), 'POST', `/api/training/classes/${classId}/enrolments`, { workers })).body).toMatchObject({ seated: 1 })
  })
})

describe('a lesson', () => {
  test('from the code on the wall to the mark in the list', async () => {
    city.clock.set('2026-11-25T09:00:00+08:00')
    const trainerPhone = city.nextPhone()
    const { classId, sessionIds: [first] } = await city.announce({ trainerPhone, seats: 2, waitlist: 1 })
    const trainer = await city.worker('沈国梁', trainerPhone)
    const [early, late, waiting, outsider] = [await city.newWorker(), await city.newWorker(), await city.newWorker(), await city.newWorker()]
    for (const who of [early, late, waiting]) await city.must(city.enrol(who, classId))
    const code = async (as = trainer as Parameters<typeof city.call>[0]) => city.call(as, 'GET', `/api/training/sessions/${first}/check-in-code`)
    expect((await code()).body['code']).toBe('training.check-in-closed')
    city.clock.set('2026-12-08T18:05:00+08:00')
    expect((await code(outsider)).status).toBe(404)
    expect((await code(city.staff(city.other, 'training-officer'))).status).toBe(404)
    expect((await code(city.officer)).status).toBe(200)

    const shown = await city.must(code())
    expect(shown['path']).toMatch(/^\/c\/[\w-]{40}$/)
    const token = (shown['path'] as string).slice(3)
    expect((await city.call(null, 'POST', '/api/training/check-in/read', { token })).body).toMatchObject({ classId, topic: '安全与识图', loggedIn: false })
    const come = (who: Parameters<typeof city.call>[0], with_: string) => city.call(who, 'POST', '/api/training/check-in', { token: with_ })
    expect((await come(early, token)).body).toMatchObject({ status: 'present', again: false })
    city.clock.advance(5_000)
    expect((await come(early, token)).body).toMatchObject({ status: 'present', again: true })
    expect((await come(outsider, token)).body['code']).toBe('training.not-seated')
    expect((await come(waiting, token)).body['code']).toBe('training.not-seated')
    city.clock.set('2026-12-08T18:05:31+08:00')
    expect((await come(late, token)).body['code']).toBe('training.check-in-code-old')
    for (const wrong of ['', 'x', 'A'.repeat(40), '𠮷']) expect((await come(late, wrong)).body['code']).toBe('training.check-in-code-wrong')
    city.clock.set('2026-12-08T18:50:00+08:00')
    expect((await come(late, ((await code()).body['path'] as string).slice(3))).body).toMatchObject({ status: 'late' })
    const wall = (await code()).body
    expect(wall['lesson']).toMatchObject({ seated: 2, present: 1, late: 1 })
    expect(wall['latest']).toHaveLength(2)
    expect(JSON.stringify(wall['latest'])).toMatch(/石\*/)
    city.clock.set('2026-12-08T19:00:00+08:00')
    expect((await code()).body['code']).toBe('training.check-in-closed')
  })

  test('whoever has to log in first is counted from the scan, in that browser only', async () => {
    city.clock.set('2026-11-25T09:00:00+08:00')
    const { classId, sessionIds: [first] } = await city.announce()
    const [who, other] = [await city.newWorker(), await city.newWorker()]
    for (const one of [who, other]) await city.must(city.enrol(one, classId))
    city.clock.set('2026-12-08T18:39:55+08:00')
    const token = ((await city.call(city.officer, 'GET', `/api/training/sessions/${first}/check-in-code`)).body['path'] as string).slice(3)
    const scan = await city.server.inject({ method: 'POST', url: '/api/training/check-in/read', payload: { token } })
    const cookie = String(scan.headers['set-cookie']).split(';')[0]!
    expect(String(scan.headers['set-cookie'])).toMatch(/HttpOnly/)
    city.clock.set('2026-12-08T18:45:00+08:00')
    expect((await city.call(other, 'POST', '/api/training/check-in', { token })).body['code']).toBe('training.check-in-code-old')
    expect((await city.callWithCookie(who, cookie, '/api/training/check-in', { token })).body).toMatchObject({ status: 'present', at: '2026-12-08T10:39:55.000Z' })
  })

  test('leave is asked before, decided by trainer or staff, told, and counts as leave; a stranger decides nothing', async () => {
    city.clock.set('2026-11-25T09:00:00+08:00')
    const trainerPhone = city.nextPhone()
    const { classId, sessionIds: [first, second] } = await city.announce({ trainerPhone })
    const trainer = await city.worker('沈国梁', trainerPhone)
    const [who, outsider] = [await city.newWorker(), await city.newWorker()]
    await city.must(city.enrol(who, classId))
    const asked = await city.must(city.call(who, 'POST', `/api/training/my/sessions/${first}/leave`, { reason: '厂里加班 🏭' }))
    expect((await city.call(who, 'POST', `/api/training/my/sessions/${first}/leave`, { reason: '又按了一次' })).body).toMatchObject({ id: asked['id'], reason: '厂里加班 🏭' })
    expect((await city.call(outsider, 'POST', `/api/training/my/sessions/${first}/leave`, { reason: 'x' })).body['code']).toBe('training.not-seated')
    expect(await city.noticesOf(trainer)).toEqual(['training.leave-asked'])
    expect((await city.call(outsider, 'POST', `/api/training/leaves/${asked['id']}`, { granted: true })).status).toBe(404)
    expect((await city.call(who, 'POST', `/api/training/leaves/${asked['id']}`, { granted: true })).status).toBe(404)
    expect((await city.call(trainer, 'POST', `/api/training/leaves/${asked['id']}`, { granted: true })).body).toMatchObject({ state: 'granted' })
    expect((await city.call(city.officer, 'POST', `/api/training/leaves/${asked['id']}`, { granted: false })).body['code']).toBe('training.leave-decided')
    expect(await city.noticesOf(who)).toEqual(['training.seat-given', 'training.leave-granted'])
    city.clock.set('2026-12-08T20:45:00+08:00')
    expect((await city.call(who, 'POST', `/api/training/my/sessions/${first}/leave`, { reason: 'x' })).body['code']).toBe('training.leave-too-late')
    await city.runJob(runClasses)
    const mine = (await city.call(who, 'GET', `/api/training/my/classes/${classId}`)).body
    expect(mine['sessions'][0]).toMatchObject({ id: first, state: 'held', status: 'leave' })
    expect(mine['attendance']).toMatchObject({ counted: 0, leave: 1, percent: null })
    expect(mine['sessions'][1]).toMatchObject({ id: second, mayAskLeave: true })
    const record = (await city.call(city.officer, 'GET', `/api/training/classes/${classId}`)).body
    await city.must(city.call(city.officer, 'POST', `/api/training/classes/${classId}/leave-rule`, { rule: 'missed', revision: record['revision'] }))
    expect((await city.call(who, 'GET', `/api/training/my/classes/${classId}`)).body['attendance']).toMatchObject({ counted: 1, percent: 0 })
    expect((await city.call(city.officer, 'POST', `/api/training/classes/${classId}/leave-rule`, { rule: 'missed', revision: record['revision'] })).body['code']).toBe('platform.changed-meanwhile')
  })

  test('the printed sheet is typed in, a correction keeps who made it, and the clock marks who is on no list', async () => {
    city.clock.set('2026-11-25T09:00:00+08:00')
    const { classId, sessionIds: [first] } = await city.announce({ seats: 3, waitlist: 1, minAttendancePercent: 50 })
    const [a, b, c] = [await city.newWorker(), await city.newWorker(), await city.newWorker()]
    for (const who of [a, b, c]) await city.must(city.enrol(who, classId))
    const sheet = await city.must(city.call(city.officer, 'GET', `/api/training/sessions/${first}/sheet`))
    const rows = sheet['rows'] as { enrolmentId: string; name: string; phoneTail: string }[]
    expect(rows.map((row) => row.name)).toEqual(['石*', '石*', '石*'])
    expect(rows[0]!.phoneTail).toMatch(/^\d{4}$/)
    const type = (marks: Record<string, string>, as: Parameters<typeof city.call>[0] = city.officer) => city.call(as, 'POST', `/api/training/sessions/${first}/sheet`, { rows: Object.entries(marks).map(([enrolmentId, status]) => ({ enrolmentId, status })) })
    expect((await type({ [rows[0]!.enrolmentId]: 'present' })).body['code']).toBe('training.lesson-not-begun')
    city.clock.set('2026-12-08T20:00:00+08:00')
    expect((await type({ [rows[0]!.enrolmentId]: 'present', [rows[1]!.enrolmentId]: 'absent' })).body).toMatchObject({ entered: 2, corrected: 0 })
    expect((await type({ [rows[1]!.enrolmentId]: 'late' })).body).toMatchObject({ entered: 1, corrected: 1 })
    expect((await type({ [rows[1]!.enrolmentId]: 'late' })).body).toMatchObject({ entered: 0, corrected: 0 })
    // On paper as at the door: whoever was there is told of once, and not again for what is typed in a second time.
    expect((await city.database.query<{ payload: { enrolmentId: string; status: string } }>(`select payload from outbox_event where type = 'training.checked-in' and payload->>'sessionId' = $1 order by id`, [first])).map(({ payload }) => [payload.enrolmentId, payload.status])).toEqual([[rows[0]!.enrolmentId, 'present'], [rows[1]!.enrolmentId, 'late']])
    expect((await type({ [city.county.id]: 'present' })).body['code']).toBe('training.not-seated')
    expect((await type({ [rows[1]!.enrolmentId]: 'late' }, city.staff(city.county, 'window-clerk'))).status).toBe(403)
    const [entry] = await city.database.query<{ details: object; account_id: string }>(`select details, account_id from audit_entry where action = 'training.correct-attendance' and subject = $1`, [`enrolment:${rows[1]!.enrolmentId}`])
    expect(entry).toMatchObject({ account_id: city.officer.accountId, details: { before: 'absent', after: 'late' } })

    city.clock.set('2026-12-08T20:45:00+08:00')
    expect(await city.runJob(runClasses)).toMatchObject({ lessons: expect.any(Number) })
    expect(await city.runJob(runClasses)).toEqual({ lessons: 0, moved: 0 })
    const record = (await city.call(city.officer, 'GET', `/api/training/classes/${classId}`)).body
    expect(record['class']).toMatchObject({ state: 'running' })
    expect(record['roster'].map((row: { marks: { status: string }[] }) => row.marks[0]!.status)).toEqual(['present', 'late', 'absent'])
    expect(record['roster'][2]).toMatchObject({ attendance: { absent: 1, missesLeft: 0, percent: 0 }, atRisk: true })
    expect(record['figures']).toMatchObject({ seated: 3, percent: 66, held: 1, lessons: 2 })
    expect(record['deadline']).toMatchObject({ what: 'last-lesson', due: '2026-12-10' })
    expect(await city.noticesOf(c)).toEqual(['training.seat-given', 'training.missed-lesson'])
    expect(record['timeline'].map((item: { kind: string; event: string }) => `${item.kind}:${item.event}`)).toEqual(expect.arrayContaining(['lesson:next', 'lesson:held', 'moved:start', 'moved:publish']))
  })

  test('the timetable takes a class from announced to assessed; then its list is settled, and nobody waits any more', async () => {
    city.clock.set('2026-11-25T09:00:00+08:00')
    const asker = await city.asker()
    const { classId, sessionIds } = await city.announce({ seats: 1, waitlist: 1 })
    const [a] = [await city.newWorker()]
    await city.must(city.enrol(a, classId))
    expect((await city.enrol(asker.worker, classId)).body['enrolment']).toMatchObject({ state: 'waiting' })
    expect(await needState(asker.needId)).toMatchObject({ state: 'open' })
    expect((await city.call(city.officer, 'POST', `/api/training/classes/${classId}/finish-teaching`)).body['code']).toBe('training.lessons-left')
    city.clock.set('2026-12-11T08:00:00+08:00')
    await city.runJob(runClasses)
    const record = (await city.call(city.officer, 'GET', `/api/training/classes/${classId}`)).body
    expect(record).toMatchObject({ class: { state: 'assessing' }, deadline: { what: 'results' }, figures: { waiting: 0, held: 2 } })
    expect(record['roster'][0].marks).toHaveLength(2)
    expect((await city.leave(a, classId)).body['code']).toBe('training.enrol-settled')
    expect(await city.problemsFound()).toEqual([])
    expect(sessionIds).toHaveLength(2)
    await city.must(city.call(city.officer, 'POST', `/api/training/classes/${classId}/notes`, { text: '教室钥匙在门卫处' }))
    expect((await city.call(city.officer, 'GET', `/api/training/classes/${classId}`)).body['timeline'][0]).toMatchObject({ kind: 'noted', text: '教室钥匙在门卫处' })
  })
})

describe('telling people', () => {
  test('reminders come the day before and two hours before, once each; a moved lesson is told and reminded of anew', async () => {
    city.clock.set('2026-11-25T09:00:00+08:00')
    const { classId, sessionIds: [first] } = await city.announce({ sessions: [{ day: '2027-01-01', from: '09:00', to: '11:15', topic: '元旦班' }] })
    const who = await city.newWorker()
    await city.must(city.enrol(who, classId))
    const reminded = async () => (await city.noticesOf(who)).filter((kind) => kind.startsWith('training.lesson-'))
    city.clock.set('2026-12-31T08:59:00+08:00')
    await city.runJob(remindLessons)
    expect(await reminded()).toEqual([])
    for (const minute of [0, 10, 20]) {
      city.clock.set(new Date(Date.parse('2026-12-31T09:00:00+08:00') + minute * 60_000))
      await city.runJob(remindLessons)
    }
    await Promise.all([city.runJob(remindLessons), city.runJob(remindLessons)])
    expect(await reminded()).toEqual(['training.lesson-tomorrow'])
    city.clock.set('2027-01-01T07:05:00+08:00')
    await city.runJob(remindLessons)
    await city.runJob(remindLessons)
    expect(await reminded()).toEqual(['training.lesson-tomorrow', 'training.lesson-soon'])

    await city.must(city.call(city.officer, 'POST', `/api/training/sessions/${first}/reschedule`, { day: '2027-01-03', from: '14:00', to: '16:15', reason: '停电' }))
    const texts = await city.textsOf('training.lesson-moved')
    await city.runJob((job) => tellOfMovedLesson.run(job, { classId, sessionId: first } as never))
    expect(await city.textsOf('training.lesson-moved')).toBe(texts + 1)
    city.clock.set('2027-01-02T10:00:00+08:00')
    await city.runJob(remindLessons)
    expect(await reminded()).toEqual(['training.lesson-tomorrow', 'training.lesson-soon', 'training.lesson-tomorrow'])
  })

  test('a class called off: the seat is gone, the page says why, a text is sent, and every calendar hears of it', async () => {
    city.clock.set('2026-11-25T09:00:00+08:00')
    const { classId, sessionIds: [first] } = await city.announce({ title: '元宵点心班，"甜"; 咸' })
    const who = await city.newWorker()
    await city.must(city.enrol(who, classId))
    expect((await city.call(who, 'GET', '/api/training/my/calendar-link')).body).toEqual({ path: null })
    const { path } = await city.must(city.call(who, 'POST', '/api/training/my/calendar-link'))
    const read = async (at: string) => (await city.call(null, 'GET', at)).raw.toString('utf8').replaceAll('\r\n ', '')
    const before = await read(path as string)
    expect(before).toContain(`UID:${first}@guildhall`)
    expect(before).toMatch(/SUMMARY:元宵点心班，"甜"\\; 咸·第 1 次/)
    expect(before).toContain('DTSTART:20261208T103000Z')
    expect(before).toContain('SEQUENCE:0')
    expect(before).toContain('STATUS:CONFIRMED')
    expect(before.split('\r\n').every((line) => Buffer.byteLength(line) > 0 || line === '')).toBe(true)
    await city.must(city.call(city.officer, 'POST', `/api/training/sessions/${first}/reschedule`, { day: '2026-12-09', from: '18:30', to: '20:45', reason: '让位' }))
    expect(await read(`/api/public/training/classes/${classId}/calendar.ics`)).toMatch(/DTSTART:20261209T103000Z[\s\S]*SEQUENCE:1|SEQUENCE:1[\s\S]*DTSTART:20261209T103000Z/)
    await city.must(city.call(city.officer, 'POST', `/api/training/plans/${classId}/cancel`, { reason: '报名人数不够' }))
    await city.runJob((job) => tellOfCancelledClass.run(job, { classId } as never))
    expect(await city.textsOf('training.class-cancelled')).toBe(1)
    const after = await read(path as string)
    expect(after.match(/STATUS:CANCELLED/g)).toHaveLength(2)
    expect(after).toContain('SEQUENCE:2')
    expect((await city.call(who, 'GET', `/api/training/my/classes/${classId}`)).body).toMatchObject({ enrolment: { state: 'cancelled' }, cancelledReason: '报名人数不够' })
    const mine = (await city.call(who, 'GET', '/api/training/my/classes')).body['rows']
    expect(mine).toEqual([expect.objectContaining({ class: expect.objectContaining({ state: 'cancelled' }) })])
    const renewed = await city.must(city.call(who, 'POST', '/api/training/my/calendar-link'))
    expect(renewed['path']).not.toBe(path)
    expect((await city.call(null, 'GET', path as string)).status).toBe(404)
    expect((await city.call(null, 'GET', '/api/training/calendar/guess.ics')).status).toBe(404)
  })
})

describe('who sees what', () => {
  test('a worker sees the own class and nobody else’s; the trainer sees the own lessons; staff see their range', async () => {
    city.clock.set('2026-11-25T09:00:00+08:00')
    const trainerPhone = city.nextPhone()
    const { classId, sessionIds: [first] } = await city.announce({ trainerPhone, title: '看得见班' })
    const trainer = await city.worker('沈国梁', trainerPhone)
    const [who, outsider] = [await city.newWorker(), await city.newWorker()]
    await city.must(city.enrol(who, classId))
    expect((await city.call(outsider, 'GET', `/api/training/my/classes/${classId}`)).status).toBe(404)
    expect((await city.call(outsider, 'GET', '/api/training/my/classes')).body).toEqual({ rows: [], teaching: false })
    expect((await city.call(outsider, 'GET', `/api/training/sessions/${first}/sheet`)).status).toBe(404)
    expect((await city.call(who, 'GET', `/api/training/sessions/${first}/sheet`)).status).toBe(404)
    expect((await city.call(who, 'GET', `/api/training/classes/${classId}`)).status).toBe(403)
    expect((await city.call(trainer, 'GET', '/api/training/my/classes')).body).toMatchObject({ teaching: true })
    const teaching = (await city.call(trainer, 'GET', '/api/training/my/teaching')).body
    expect(teaching).toMatchObject({ trainer: true, past: [] })
    expect(teaching['upcoming'][0]).toMatchObject({ id: first, seated: 1, class: { title: '看得见班' } })
    expect((await city.call(outsider, 'GET', '/api/training/my/teaching')).body).toEqual({ trainer: false, upcoming: [], past: [] })
    expect((await city.call(trainer, 'GET', `/api/training/sessions/${first}/sheet`)).body).toMatchObject({ may: { enter: true } })
    expect((await city.call(city.staff(city.county, 'leader'), 'GET', `/api/training/sessions/${first}/sheet`)).body).toMatchObject({ may: { enter: false } })
    city.clock.set('2026-12-08T18:10:00+08:00')
    const live = (await city.call(city.officer, 'GET', '/api/training/live-classes')).body
    expect(live['rows'].find((row: { id: string }) => row.id === first)).toMatchObject({ seated: 1, present: 0, checkIn: { open: true } })
    expect((await city.call(city.staff(city.other, 'training-officer'), 'GET', '/api/training/live-classes')).body['rows']).toEqual([])
  })

  test('the list of classes filters, counts by state and pages without losing or repeating one', async () => {
    const all = (await city.call(city.officer, 'GET', '/api/training/classes?limit=200')).body
    expect(all['rows'].length).toBe(all['total'])
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Record<string, never> & { rows: { id: string }[]; next: string | null } = (await city.call(city.officer, 'GET', `/api/training/classes?limit=3${cursor ? `&cursor=${cursor}` : ''}`)).body as never
      seen.push(...page.rows.map((row) => row.id))
      cursor = page.next
    }
    expect(seen).toEqual(all['rows'].map((row: { id: string }) => row.id))
    const cancelled = (await city.call(city.officer, 'GET', '/api/training/classes?state=cancelled')).body
    expect(cancelled['total']).toBe(all['states'].find((one: { state: string }) => one.state === 'cancelled').count)
    expect((await city.call(city.officer, 'GET', `/api/training/classes?q=${encodeURIComponent('看得见')}&from=2026-12-08&to=2026-12-08`)).body['rows']).toHaveLength(1)
    expect((await city.call(city.officer, 'GET', '/api/training/classes?from=2026-12-09&to=2026-12-09&q=%25')).body['rows']).toEqual([])
    expect((await city.call(city.officer, 'GET', '/api/training/classes?cursor=nonsense')).status).toBe(400)
    expect((await city.call(city.staff(city.other, 'training-officer'), 'GET', '/api/training/classes')).body).toMatchObject({ rows: [], total: 0 })
    for (const sort of ['newest', 'number']) expect((await city.call(city.officer, 'GET', `/api/training/classes?limit=200&sort=${sort}`)).body['rows']).toHaveLength(all['rows'].length)
  })
})
