import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  certificatesRoutes, classesRoutes, deskRoutes, evaluationsRoutes, needsRoutes, noticeRoutes, occupationRoutes, plansRoutes, queueRoutes, resourcesRoutes, resultsRoutes, trainingImportRoutes, demoInboxRoutes,
  type InputOf,
} from '@guildhall/contract'
import { findInDatabase, type Client } from '@guildhall/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import type { UnitRow } from '#registry'
import { examine } from './doctor.ts'
import { openCounty, refusal, type County, type Staff } from './journey-cast.ts'

/**
 * The whole of the first job, from "I want to learn to weld" to a certificate that a stranger verifies, as the people in it live it: over HTTP, by phone code and staff
 * login, on a clock that walks from November into December of a year gone by, so that a command on today's clock may judge what came of it. After each step every side is asked what it sees now.
 */
let county: County
let officer: Staff, top: Staff, reviewer: Staff, clerk: Staff, hr: Staff, department: Staff, leader: Staff
let chen: Client, lin: Client, sun: Client, trainer: Client
const phones = { chen: '13900001001', lin: '13900001002', sun: '13900001003', mei: '13900001004', late: '13900001005', trainer: '13900002001', hr: '13900003001', department: '13900003002', firmWorker: '13900004001', other: '13900004002' }
const needs = { chen: '', lin: '', sun: '', mei: '', firm: '' }
let [welder, venueId, trainerId, classId, customId] = ['', '', '', '', '']
let firm: UnitRow
let sessions: { id: string; startsAt: string; endsAt: string }[] = []
const everyDay = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '22:00' }]
const lessons = [{ day: '2025-12-08', from: '18:30', to: '20:45', topic: '安全与识图' }, { day: '2025-12-10', from: '18:30', to: '20:45', topic: '平焊' }]
const wish = { level: 1, division: '410202', windows: ['weekday-evening' as const], earliest: null, latest: null }

beforeAll(async () => {
  county = await openCounty('2025-11-20T09:00:00+08:00')
  const federation = await county.unitNamed('龙亭区总工会')
  firm = await county.unitNamed(county.kit.units.units.find((unit) => unit.division === '410202' && !unit.name.includes('总工会'))!.name)
  const bureau = await county.system.addUnit({ name: '龙亭区民政局', kind: 'department', parent: federation, division: '410202' });
  [officer, top, reviewer, clerk, hr, department, leader] = [
    await county.staff('training-officer', federation), await county.staff('training-officer'), await county.staff('training-reviewer', federation), await county.staff('window-clerk', federation), await county.staff('enterprise-hr', firm),
    await county.staff('department-officer', bureau), await county.staff('leader', federation),
  ]
  welder = (await county.system.visitor.call(occupationRoutes.list, {})).rows.find((one) => one.name === '焊工')!.id
}, 120_000)

/** Sister Mei has no phone with her, so she comes to the window each time, where the clerk acts for her. */
async function forMei(): Promise<Client> {
  const desk = await clerk()
  const { personId } = await desk.call(deskRoutes.start, { name: '梅大姐', phone: phones.mei })
  return desk.onBehalfOf(personId)
}
const kinds = async (who: Client) => (await who.call(noticeRoutes.mine, {})).rows.map((notice) => notice.kind)
const progress = async (who: Client, needId: string) => {
  const { need, steps, class: of, can } = await who.call(needsRoutes.getMyNeed, { needId })
  return { state: need.state, at: steps.filter((step) => step.state === 'current').map((step) => step.kind), done: steps.filter((step) => step.state === 'done').map((step) => step.kind), class: of?.title ?? null, can }
}
const plan = (more: Partial<InputOf<typeof plansRoutes.draftClass>> = {}) => ({
  title: '焊工（初级）晚间班', kind: 'composite' as const, occupationId: welder, level: 1, needIds: [needs.chen, needs.lin, needs.sun, needs.mei], unitId: null, division: '410202', town: null, outline: [{ topic: '焊接实操', hours: 6 }],
  sessions: lessons, trainerId, venueId, seats: 3, waitlist: 2, costFen: '360000', feeFen: '0', minAttendancePercent: 80, passTheory: 60, passPractice: 60, ...more,
})

describe('1 people say what they want to learn', () => {
  test('three workers on the phone: in their own words, misunderstood and put right, or from the list', async () => {
    chen = await county.logIn(phones.chen, '陈立')
    lin = await county.logIn(phones.lin, '林小禾')
    sun = await county.logIn(phones.sun, '孙𠮷')
    const asked = await chen.call(needsRoutes.fileNeed, { ...wish, words: '想学电焊，晚上有空' })
    expect(asked.understood).toMatchObject({ occupation: { name: '焊工' }, sure: 'sure' })
    expect(asked).toMatchObject({ need: { occupationBy: 'classified', state: 'open', assisted: false }, replyBy: '2025-12-04' })
    needs.chen = asked.need.id

    const mistaken = await lin.call(needsRoutes.fileNeed, { ...wish, words: '想学做点心' })
    expect(mistaken.need.occupation?.name).not.toBe('焊工')
    const right = await lin.call(needsRoutes.correctMyNeed, { needId: mistaken.need.id, revision: mistaken.need.revision, occupationId: welder, level: 1, division: '410202', town: null, windows: ['weekday-evening'], earliest: null, latest: null })
    expect(right).toMatchObject({ occupation: { name: '焊工' }, occupationBy: 'corrected', words: '想学做点心' })
    needs.lin = right.id

    needs.sun = (await sun.call(needsRoutes.fileNeed, { ...wish, occupationId: welder })).need.id
    expect(await refusal(sun.call(needsRoutes.fileNeed, { ...wish, occupationId: welder }))).toBe('training.need-already-asked')
    expect(await progress(chen, needs.chen)).toEqual({ state: 'open', at: ['planned'], done: ['asked'], class: null, can: ['correct', 'withdraw'] })
    expect(await refusal(lin.call(needsRoutes.getMyNeed, { needId: needs.chen }))).toBe('platform.not-found')
  })

  test('at the window a clerk asks for a worker without a phone at hand, and the record says so (代办)', async () => {
    const { need } = await (await forMei()).call(needsRoutes.fileNeed, { ...wish, words: '电焊' })
    expect(need).toMatchObject({ assisted: true, occupation: { name: '焊工' } })
    needs.mei = need.id
    const { events } = await (await officer()).call(needsRoutes.getNeed, { needId: need.id })
    expect(events).toEqual([expect.objectContaining({ kind: 'asked', assisted: true })])
  })

  test('an enterprise asks for a class of its own, a department for the whole county', async () => {
    const form = { ...wish, town: null, contactName: '侯颖', seats: 2 }
    const { need } = await (await hr()).call(needsRoutes.fileUnitNeed, { ...form, words: '焊工培训', contactPhone: phones.hr })
    expect(need).toMatchObject({ source: 'enterprise', seats: 2, occupation: { name: '焊工' } })
    needs.firm = need.id
    const filed = await (await department()).call(needsRoutes.fileUnitNeed, { ...form, words: '养老护理', seats: 60, contactPhone: phones.department })
    expect(filed.need).toMatchObject({ source: 'department', seats: 60, occupation: { name: '养老护理员' } })
    const own = await (await hr()).call(needsRoutes.listUnitNeeds, {})
    expect(own.rows).toMatchObject([{ id: needs.firm, applicant: { name: '侯*', phone: '139****3001' } }])
  })

  test('a spreadsheet of needs: looked at first, then taken in; each rejected row says where and why', async () => {
    const { bytes, truth } = county.kit.needs
    const file = { name: 'needs.xlsx', bytes }
    const preview = await (await top()).call(trainingImportRoutes.preview, { kind: 'needs' }, { file })
    expect(preview).toMatchObject({ state: 'previewed', read: truth.read, accepted: truth.accepted, written: null })
    expect((await (await officer()).call(needsRoutes.getDemand, {})).total.needs).toBe(6)
    const done = await (await top()).call(trainingImportRoutes.run, { kind: 'needs' }, { file })
    expect(done).toMatchObject({ state: 'done', repaired: truth.repaired, written: { created: truth.accepted, known: 0 } })
    const place = ({ sheet, row, column, code }: { sheet: string | null; row: number; column: string | null; code: string }) => `${sheet} ${row} ${column} ${code}`
    expect(done.rejections.map(place).sort()).toEqual(truth.rejected.map(place).sort())
  })
})

describe('2 the live demand list', () => {
  test('adds up to every need, narrows to a cell, and the cell leads to the needs behind it', async () => {
    const boss = await top()
    const all = await boss.call(needsRoutes.getDemand, {})
    expect(all.total.needs).toBe(6 + county.kit.needs.truth.accepted)
    expect(all.groups.flatMap((group) => group.rows).reduce((sum, row) => sum + row.needs, 0)).toBe(all.total.needs)
    const cell = { occupation: [welder], level: [1], division: ['410202'] }
    const behind = await (await officer()).call(needsRoutes.listNeeds, { ...cell, limit: 200 })
    expect(await (await officer()).call(needsRoutes.getDemandCell, cell)).toMatchObject({ seats: behind.seats, needs: behind.total, arranged: 0 })
    expect(behind.rows.map((row) => row.id)).toEqual(expect.arrayContaining(Object.values(needs)))
  })

  test('moves as needs arrive and go; the public sees sums and nobody in them', async () => {
    const pulse = async () => (await (await officer()).call(needsRoutes.getDemandPulse, {})).changedAt
    const before = await pulse()
    county.clock.advance(60_000)
    const { need } = await sun.call(needsRoutes.fileNeed, { ...wish, words: '茶艺' })
    const between = await pulse()
    county.clock.advance(60_000)
    await sun.call(needsRoutes.withdrawMyNeed, { needId: need.id, reason: '先学焊工' })
    expect([before! < between!, between! < (await pulse())!]).toEqual([true, true])
    const shown = JSON.stringify(await county.system.visitor.call(needsRoutes.getPublicDemand, {}))
    expect(shown).toContain('焊工')
    for (const secret of ['林', '侯颖', ...Object.values(phones)]) expect(shown).not.toContain(secret)
  })
})

describe('3 a plan', () => {
  test('worked out from the chosen needs, with a trainer and a room of the register', async () => {
    const desk = await officer()
    trainerId = (await desk.call(resourcesRoutes.createTrainer, {
      code: null, name: '沈国梁', unitName: null, occupationIds: [welder], windows: everyDay, phone: phones.trainer, remark: null, gender: 'male', level: 5, honour: '市级工匠', divisions: [], weeklyHours: null, feeFen: '12000',
    })).id
    venueId = (await desk.call(resourcesRoutes.createVenue, {
      code: null, name: '城关职工学校', unitName: null, occupationIds: [welder], windows: everyDay, phone: null, remark: null, division: '410202', town: null, address: '龙墩路17号', capacity: 24, equipment: [{ name: '电焊机', count: 22 }], contact: '崔凯林',
    })).id
    const suggested = await desk.call(plansRoutes.suggestPlan, { needIds: plan().needIds })
    expect(suggested.draft).toMatchObject({ kind: 'composite', level: 1, trainerId, venueId })
    expect(suggested).toMatchObject({ fit: { asked: 4 }, trainers: [{ id: trainerId, suits: true }] })
    const saved = await desk.call(plansRoutes.draftClass, plan())
    expect(saved.conflicts.filter((conflict) => conflict.hard)).toEqual([])
    classId = saved.id
    expect(await progress(chen, needs.chen)).toMatchObject({ state: 'planned', done: ['asked', 'planned'] })
  })

  test('a second one is refused the same trainer, room and needs, with the reason; at another hour it is taken', async () => {
    const desk = await officer()
    const ours = { title: '焊工定制班', kind: 'custom' as const, needIds: [needs.firm], unitId: firm.id, seats: 2, waitlist: 0 }
    const clash = await desk.send(plansRoutes.draftClass, plan(ours))
    expect(clash).toMatchObject({ status: 409, body: { code: 'training.plan-conflicts', details: { conflicts: expect.arrayContaining([expect.objectContaining({ code: 'trainer-busy', session: 0 }), expect.objectContaining({ code: 'venue-busy', session: 1, fix: expect.objectContaining({ kind: 'move' }) as object })]) as object } } })
    const elsewhen = lessons.map((lesson) => ({ ...lesson, from: '08:30', to: '10:45' }))
    expect(await refusal(desk.call(plansRoutes.draftClass, plan({ ...ours, needIds: [needs.chen], sessions: elsewhen })))).toBe('training.needs-taken')
    customId = (await desk.call(plansRoutes.draftClass, plan({ ...ours, sessions: elsewhen }))).id
  })
})

describe('4 those who asked are asked', () => {
  const revisionOf = async (id: string) => (await (await officer()).call(plansRoutes.getPlan, { classId: id })).revision

  test('each on the phone, at the window or in the office of the firm; the cadre sees how far they agree', async () => {
    const desk = await officer()
    for (const id of [classId, customId]) await desk.call(plansRoutes.askOpinions, { classId: id, revision: await revisionOf(id), until: '2025-11-25' })
    const question = async (who: Client) => (await who.call(plansRoutes.listMyOpinions, {})).rows[0]!
    expect((await question(chen)).proposal).toMatchObject({ title: '焊工（初级）晚间班', open: true, trainer: { name: '沈国梁' }, sessions: [{ topic: '安全与识图' }, { topic: '平焊' }] })
    expect(await progress(chen, needs.chen)).toMatchObject({ at: ['opinion'], can: expect.arrayContaining(['answer-opinion']) as string[] })
    await chen.call(plansRoutes.answerOpinion, { opinionId: (await question(chen)).id, stance: 'agree', wishWindows: [], words: null })
    await lin.call(plansRoutes.answerOpinion, { opinionId: (await question(lin)).id, stance: 'adjust', wishWindows: ['weekend'], words: '晚上要带娃 🙏' })
    const atTheDesk = await forMei()
    expect(await atTheDesk.call(plansRoutes.answerOpinion, { opinionId: (await question(atTheDesk)).id, stance: 'agree', wishWindows: [], words: null })).toMatchObject({ assisted: true })
    const firmAtWork = await hr()
    const { rows: [asked] } = await firmAtWork.call(plansRoutes.listUnitOpinions, {})
    await firmAtWork.call(plansRoutes.answerUnitOpinion, { opinionId: asked!.id, stance: 'agree', wishWindows: [], words: '支持' })

    const heard = await desk.call(plansRoutes.listOpinions, { classId })
    expect(heard).toMatchObject({ summary: { asked: 4, answered: 3, agree: 2, adjust: 1, object: 0 }, wishes: [{ window: 'weekend', seats: 1 }] })
    expect((await desk.call(plansRoutes.listOpinions, { classId: customId })).summary).toMatchObject({ asked: 2, agree: 2 })
  })

  test('answers, and adapts the plan once the round is closed', async () => {
    const desk = await officer()
    const { rows } = await desk.call(plansRoutes.listOpinions, { classId })
    await desk.call(plansRoutes.replyOpinion, { opinionId: rows.find((row) => row.stance === 'adjust')!.id, reply: '下一期排周末，这一期可先候补' })
    expect((await lin.call(plansRoutes.listMyOpinions, {})).rows[0]).toMatchObject({ reply: '下一期排周末，这一期可先候补' })
    expect(await kinds(lin)).toContain('training.opinion-replied')
    for (const id of [classId, customId]) await desk.call(plansRoutes.closeOpinions, { classId: id, revision: await revisionOf(id) })
    await desk.call(plansRoutes.editClass, { ...plan({ note: '带长袖工作服' }), classId, revision: await revisionOf(classId) })
    expect((await desk.call(plansRoutes.getPlan, { classId })).timeline.map((step) => step.event)).toEqual([null, 'ask-opinions', 'close-opinions'])
  })
})

describe('5 published, invited, enrolled', () => {
  const times = { enrolInvitedAt: '2025-11-26T01:00:00Z', enrolOpenAt: '2025-11-30T01:00:00Z', enrolCloseAt: '2025-12-07T10:00:00Z' }
  const enrol = (who: Client) => who.call(classesRoutes.enrolWorker, { classId })

  test('the notice is public; who asked is invited first, then everybody; when full, one waits', async () => {
    const stranger = await county.logIn(phones.late, '周迟')
    const desk = await officer()
    for (const id of [classId, customId]) {
      const { revision } = await desk.call(plansRoutes.getPlan, { classId: id })
      await desk.call(plansRoutes.publishClass, { classId: id, revision, ...times })
    }
    await county.system.settle()
    expect(await county.system.visitor.call(plansRoutes.getPublishedClass, { classId })).toMatchObject({ title: '焊工（初级）晚间班', organiser: '龙亭区总工会', seats: { capacity: 3, taken: 0 }, trainer: { name: '沈国梁' } })
    expect(await kinds(chen)).toContain('training.class-invited')
    expect(await refusal(enrol(chen))).toBe('training.enrol-not-open')
    county.clock.set(times.enrolInvitedAt)
    expect(await refusal(enrol(stranger))).toBe('training.enrol-invited-first')
    expect(await enrol(chen)).toMatchObject({ enrolment: { state: 'seated', via: 'invited' }, again: false })
    expect(await enrol(await forMei())).toMatchObject({ enrolment: { state: 'seated', assisted: true } })
    expect(await enrol(lin)).toMatchObject({ enrolment: { state: 'seated' } })
    expect(await enrol(sun)).toMatchObject({ enrolment: { state: 'waiting', position: 1 } })
    county.clock.set(times.enrolOpenAt)
    expect(await enrol(stranger)).toMatchObject({ enrolment: { state: 'waiting', position: 2, via: 'open' } })
    expect(await refusal(stranger.call(classesRoutes.enrolWorker, { classId: customId }))).toBe('training.enrol-custom')
    expect(await county.system.visitor.call(plansRoutes.getPublishedClass, { classId })).toMatchObject({ seats: { capacity: 3, taken: 3, waiting: 2 } })
  })

  test('a seat given back goes to the first who waits, who is told; the request is open again', async () => {
    expect(await lin.call(classesRoutes.cancelEnrolment, { classId, reason: '晚上走不开' })).toMatchObject({ enrolment: { state: 'cancelled' }, needReopened: true })
    await county.system.settle()
    expect(await progress(lin, needs.lin)).toMatchObject({ state: 'open', class: null })
    expect(await progress(sun, needs.sun)).toMatchObject({ state: 'enrolled', class: '焊工（初级）晚间班' })
    expect(await kinds(sun)).toContain('training.moved-up')
    const record = await (await officer()).call(classesRoutes.getClassRecord, { classId })
    expect(record.figures).toMatchObject({ seated: 3, waiting: 1 })
    sessions = record.sessions
  })

  test('the enterprise names its own people for its custom class', async () => {
    const workers = [{ name: '赵铁柱', phone: phones.firmWorker }, { name: '钱多多', phone: phones.other }]
    expect(await (await hr()).call(classesRoutes.enrolWorkers, { classId: customId, workers })).toMatchObject({ seated: 2, waiting: 0, refused: 0 })
  })

  test('the timetable stands in the calendar, the day before there is a reminder, and a move is told', async () => {
    const { path } = await sun.call(classesRoutes.renewCalendarLink, {})
    const calendar = async () => String((await county.system.visitor.fetch(path, { headers: {} })).body).replaceAll('\r\n ', '')
    expect(await calendar()).toContain('DTSTART:20251208T103000Z')
    await (await officer()).call(plansRoutes.rescheduleSession, { sessionId: sessions[1]!.id, day: '2025-12-10', from: '18:45', to: '21:00', reason: '会场占用' })
    await county.system.settle()
    expect(await calendar()).toContain('DTSTART:20251210T104500Z')
    expect(await kinds(chen)).toContain('training.session-moved')
    county.clock.set('2025-12-07T12:00:00+08:00')
    await county.tick('training.remind-lessons')
    expect(await kinds(chen)).toContain('training.lesson-tomorrow')
    const { messages } = await county.system.visitor.call(demoInboxRoutes.inbox, { phone: phones.chen })
    expect(messages[0]!.text).toContain('城关职工学校')
  })
})

describe('6 the class runs', () => {
  const sheet = async (as: Client, sessionId: string, marks: Record<string, 'present' | 'absent' | 'late'>) => {
    const { rows } = await as.call(classesRoutes.getSignInSheet, { sessionId })
    return as.call(classesRoutes.enterSignInSheet, { sessionId, rows: rows.filter((row) => marks[row.name]).map((row) => ({ enrolmentId: row.enrolmentId, status: marks[row.name]! })) })
  }

  test('leave is asked at the window and granted by the trainer; one checks in by the code on the wall, one by the sheet', async () => {
    trainer = await county.logIn(phones.trainer)
    const [first] = sessions
    const leave = await (await forMei()).call(classesRoutes.askLeave, { sessionId: first!.id, reason: '孩子开家长会' })
    await county.system.settle()
    expect(await kinds(trainer)).toContain('training.leave-asked')
    expect(await trainer.call(classesRoutes.decideLeave, { leaveId: leave.id, granted: true })).toMatchObject({ state: 'granted' })

    county.clock.set('2025-12-08T18:05:00+08:00')
    const wall = await trainer.call(classesRoutes.getCheckInCode, { sessionId: first!.id })
    const token = wall.path.replace('/c/', '')
    expect(await county.system.visitor.call(classesRoutes.readCheckInCode, { token })).toMatchObject({ title: '焊工（初级）晚间班', loggedIn: false })
    expect(await chen.call(classesRoutes.checkIn, { token })).toMatchObject({ status: 'present', again: false })
    expect(await refusal(lin.call(classesRoutes.checkIn, { token }))).toBe('training.not-seated')
    county.clock.advance(120_000)
    expect(await refusal(sun.call(classesRoutes.checkIn, { token }))).toBe('training.check-in-code-old')
    expect(await sheet(trainer, first!.id, { '孙*': 'late' })).toMatchObject({ entered: 1 })
    const live = await (await leader()).call(classesRoutes.listLiveClasses, {})
    expect(live.rows.find((row) => row.id === first!.id)).toMatchObject({ seated: 3, present: 1, late: 1 })
  })

  test('the clock closes the lesson: leave counts as leave, and after the last lesson the marks are due', async () => {
    county.clock.set('2025-12-08T20:50:00+08:00')
    await county.tick('training.run-classes')
    const onLeave = await (await forMei()).call(classesRoutes.getMyClass, { classId })
    expect(onLeave).toMatchObject({ attendance: { leave: 1, absent: 0 }, class: { state: 'running' } })
    county.clock.set('2025-12-10T20:30:00+08:00')
    await sheet(await officer(), sessions[1]!.id, { '陈*': 'present', '梅*姐': 'present', '孙*': 'absent' })
    const custom = (await (await officer()).call(classesRoutes.getClassRecord, { classId: customId })).sessions
    for (const lesson of custom) await sheet(await officer(), lesson.id, { '赵*柱': 'present', '钱*多': 'present' })
    county.clock.set('2025-12-10T21:05:00+08:00')
    await county.tick('training.run-classes')
    for (const id of [classId, customId]) expect(await (await officer()).call(classesRoutes.getClassRecord, { classId: id })).toMatchObject({ class: { state: 'assessing' }, deadline: { what: 'results' } })
    expect((await (await officer()).call(queueRoutes.mine, {})).rows.map((row) => row.link).join()).toContain(classId)
  })
})

describe('7 marks, and a second pair of eyes', () => {
  const enter = async (as: Client, id: string) => {
    const { rows } = await as.call(resultsRoutes.getResults, { classId: id })
    await as.call(resultsRoutes.enterMarks, { classId: id, rows: rows.map((row) => ({ enrolmentId: row.enrolmentId, theory: 82, practice: 90, absent: false, was: row.enteredAt })) })
    await as.call(resultsRoutes.submitResults, { classId: id })
  }

  test('the trainer enters them, a reviewer sends them back once and then confirms; nobody confirms the own', async () => {
    await enter(trainer, classId)
    await enter(await officer(), customId)
    expect((await chen.call(classesRoutes.getMyClass, { classId })).result).toBeNull()
    expect((await (await officer()).send(resultsRoutes.confirmResults, { classId })).status).toBe(403)
    const other = await reviewer()
    expect((await other.call(queueRoutes.mine, {})).rows.map((row) => row.link).join()).toContain(classId)
    expect(await other.call(resultsRoutes.returnResults, { classId, reason: '第 1 行与卷面不符' })).toMatchObject({ state: 'assessing', returned: { reason: '第 1 行与卷面不符' } })
    await enter(trainer, classId)
    expect(await other.call(resultsRoutes.confirmResults, { classId })).toEqual({ passed: 2, failed: 1, certificates: 2, served: 3 })
    expect(await other.call(resultsRoutes.confirmResults, { classId: customId })).toMatchObject({ passed: 2, failed: 0 })
    await county.system.settle()
  })

  test('each learns how it went: passed, or failed for the lessons missed; the requests are served', async () => {
    expect((await chen.call(classesRoutes.getMyClass, { classId })).result).toMatchObject({ outcome: 'passed', theory: 82, practice: 90 })
    expect((await sun.call(classesRoutes.getMyClass, { classId })).result).toMatchObject({ outcome: 'failed-attendance', certificateNumber: null })
    expect([await kinds(chen), await kinds(sun)]).toEqual([expect.arrayContaining(['training.passed']), expect.arrayContaining(['training.failed-attendance'])])
    expect(await progress(chen, needs.chen)).toMatchObject({ state: 'served', at: [], can: expect.arrayContaining(['see-certificate']) as string[] })
    const { need } = await (await officer()).call(needsRoutes.getNeed, { needId: needs.firm })
    expect(need).toMatchObject({ state: 'served', class: { title: '焊工定制班' } })
  })
})

describe('8 the certificate', () => {
  const visitor = () => county.system.visitor
  const verifyFile = (name: string, bytes: Uint8Array) => visitor().call(certificatesRoutes.verifyFile, {}, { file: { name, bytes } })
  const mine = async (who: Client) => (await who.call(certificatesRoutes.listMine, {})).rows[0]!
  const files = async (who: Client, certificateId: string) => ({ pdf: (await who.call(certificatesRoutes.downloadPdf, { certificateId })).bytes, json: (await who.call(certificatesRoutes.downloadJson, { certificateId })).bytes })

  test('a stranger verifies it by its number and by its file; one changed character fails', async () => {
    const { id, number } = await mine(chen)
    expect(await visitor().call(certificatesRoutes.verifyNumber, { number: ` ${number.toLowerCase()} ` })).toMatchObject({ verdict: 'valid', facts: { number, name: '陈*', occupation: '焊工' }, revoked: null })
    const { pdf, json } = await files(chen, id)
    for (const [name, bytes] of [['证书.pdf', pdf], ['credential.json', json]] as const) expect(await verifyFile(name, bytes)).toMatchObject({ verdict: 'valid', facts: { number } })
    const forged = Buffer.from(json).toString('utf8').replace('初级工', '高级工')
    expect(await verifyFile('credential.json', Buffer.from(forged))).toMatchObject({ verdict: 'tampered', facts: null })
    expect((await sun.call(certificatesRoutes.listMine, {})).rows).toEqual([])
    expect(await refusal(sun.call(certificatesRoutes.downloadPdf, { certificateId: id }))).toBe('platform.not-found')
  })

  test('a command checks it with no network, no server and no installation', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'guildhall-journey-'))
    try {
      const { pdf, json } = await files(chen, (await mine(chen)).id)
      writeFileSync(join(folder, 'good.pdf'), pdf)
      writeFileSync(join(folder, 'forged.json'), Buffer.from(json).toString('utf8').replace('初级工', '高级工'))
      const { dids: [did] } = await visitor().call(certificatesRoutes.getIssuers, {})
      const check = (file: string) => spawnSync(process.execPath, [fileURLToPath(new URL('guildhall.ts', import.meta.url)), 'verify-credential', join(folder, file), '--issuer', did!, '--json'], { env: { DATA_DIR: join(folder, 'nothing-here') }, encoding: 'utf8' })
      const good = check('good.pdf')
      expect([good.status, JSON.parse(good.stdout)]).toMatchObject([0, { verdict: 'valid' }])
      const forged = check('forged.json')
      expect([forged.status, JSON.parse(forged.stdout)]).toMatchObject([1, { verdict: 'tampered' }])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('revoked, it says so to everybody, with the reason', async () => {
    const atTheDesk = await forMei()
    const { id, number } = await mine(atTheDesk)
    const { json } = await files(atTheDesk, id)
    await (await reviewer()).call(certificatesRoutes.revoke, { certificateId: id, reason: '复查发现实操成绩录入有误' })
    expect(await visitor().call(certificatesRoutes.verifyNumber, { number })).toMatchObject({ verdict: 'revoked', revoked: { reason: '复查发现实操成绩录入有误', renewed: false } })
    expect(await verifyFile('credential.json', json)).toMatchObject({ verdict: 'revoked' })
    expect(await mine(atTheDesk)).toMatchObject({ state: 'revoked' })
  })
})

describe('9 how it was', () => {
  const good = { trainer: 5, course: 4, teaching: 5 }

  test('workers say so on the phone or at the window, the firm about its class, a paper form is typed in', async () => {
    expect((await chen.call(evaluationsRoutes.listMine, {})).rows).toMatchObject([{ classId, state: 'open' }])
    await chen.call(evaluationsRoutes.submit, { classId, ...good, comment: '讲得细 👍' })
    expect(await refusal(chen.call(evaluationsRoutes.submit, { classId, ...good }))).toBe('training.evaluation-given')
    expect(await refusal(lin.call(evaluationsRoutes.submit, { classId, ...good }))).toBe('training.evaluation-not-asked')
    const desk = await clerk()
    expect(await (await forMei()).call(evaluationsRoutes.submit, { classId, trainer: 4, course: 4, teaching: 4 })).toMatchObject({ assisted: true })
    const paper = { ...good, trainer: 3, evaluator: 'worker' as const, formNumber: 'PJ-001', filledOn: '2025-12-10' }
    await desk.call(evaluationsRoutes.enterPaper, { classId, ...paper })
    expect(await refusal(desk.call(evaluationsRoutes.enterPaper, { classId, ...paper }))).toBe('training.form-number-taken')
    await desk.call(evaluationsRoutes.enterPaper, { classId: customId, ...paper, formNumber: 'PJ-002' })
    const firmAtWork = await hr()
    expect((await firmAtWork.call(evaluationsRoutes.listUnit, {})).rows).toMatchObject([{ classId: customId, state: 'open' }])
    await firmAtWork.call(evaluationsRoutes.submitUnit, { classId: customId, trainer: 5, course: 5, teaching: 5, comment: '' })
  })

  test('the report of the class stands beside like classes; the trainer and the next plan carry the figures', async () => {
    const desk = await officer()
    const report = await desk.call(evaluationsRoutes.getReport, { classId })
    expect(report).toMatchObject({ submissions: 3, paper: 1, few: true, comments: { kind: 'withheld' }, responses: [{ kind: 'worker', submitted: 3, invited: 3 }] })
    expect(report.ratings.find((rating) => rating.key === 'trainer')).toMatchObject({ n: 3, mean: 4, distribution: [0, 0, 1, 1, 1], like: { classes: 1, mean: 4 } })
    expect(await desk.call(evaluationsRoutes.getReport, { classId: customId })).toMatchObject({ responses: expect.arrayContaining([expect.objectContaining({ kind: 'enterprise', submitted: 1 })]) as object })
    expect(await desk.call(evaluationsRoutes.getProfile, { trainerId })).toMatchObject({ submissions: 5, classes: expect.arrayContaining([expect.objectContaining({ classId })]) as object })
    expect((await desk.call(resourcesRoutes.getTrainer, { trainerId })).figures).toMatchObject({ forms: 5, paper: 2 })
    const { trainers } = await desk.call(plansRoutes.suggestPlan, { needIds: [needs.lin] })
    expect(trainers.find((one) => one.id === trainerId)!.mean).toBeCloseTo(13 / 3)
  })
})

describe('and afterwards', () => {
  test('no number with which anybody was reached lies in the database in clear', async () => {
    const numbers = new Set([...county.phones, ...Object.values(phones), ...await county.kitPhones()])
    expect(numbers.size).toBeGreaterThan(50)
    expect(await findInDatabase(county.system.database.ownerUrl, ...numbers)).toEqual([])
    // The search does find what is there.
    expect(await findInDatabase(county.system.database.ownerUrl, '焊工（初级）晚间班')).toContainEqual({ table: 'public.training_class', column: 'title', rows: 1 })
  })

  test('every invariant that doctor knows holds', async () => {
    const findings = await examine(county.system.services, county.system.database.ownerUrl)
    expect(findings.filter((finding) => !finding.ok && finding.check !== 'clock')).toEqual([])
  })
})
