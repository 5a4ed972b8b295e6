import type { Role } from '@guildhall/contract'
import { beforeAll, expect, test } from 'vitest'
import { registerProcess } from '#engines/process'
import { inScope } from '#platform/db'
import { newId } from '#platform/ids'
import type { JobContext } from '#platform/module'
import { addStaffAccount, insertTerm } from '#registry'
import { classProcess } from '../plans/index.ts'
import { openCity, taughtClass, type City } from '../results/test-support.ts'
import { escalationOf } from '#registry'
import { escalation } from './escalate.ts'
import { findWaitingClasses } from './store.ts'

let city: City
let classId: string
let above: string

const actor = { kind: 'job', name: 'training.escalate-overdue', scope: '' } as const
const run = () => escalationOf(escalation)({
  ...city.services, actor, jobId: newId(), progress: async () => {}, cancelled: async () => false,
  inTransaction: (work, scope = '') => inScope(city.services.db, { role: 'app_job', holder: 'job:test', scope }, (tx) => work({ ...city.services, actor: { ...actor, scope }, tx, requestId: 'test' })),
} satisfies JobContext)
const hire = (role: Role, unit: { id: string; scope: string }, loginName: string) => city.asJob(async (ctx) => {
  const { id } = await addStaffAccount(ctx, { loginName, name: '方正平', unit })
  await insertTerm(ctx, { accountId: id, role, unitId: unit.id, scope: unit.scope, from: '2026-01-01', until: null, grantedBy: null })
  return id
})
const notices = (like: string) => city.asJob((ctx) => ctx.tx.selectFrom('notice').select(['account_id', 'person_id', 'kind', 'params', 'link']).where('kind', 'like', like).orderBy('id').execute())
const queued = async (id: string) => (await city.asJob((ctx) => findWaitingClasses(ctx.tx, city.county.scope))).find((row) => row.id === id)!

beforeAll(async () => {
  city = await openCity()
  above = await hire('training-officer', city.city, 'shipeixun')
  await hire('training-reviewer', city.city, 'shifuhe')
  await hire('training-officer', city.other, 'linxian')
  // Lessons end on the evening of 10 December: marks are promised within ten working days, until 24 December.
  classId = (await taughtClass(city)).classId
})

test('on the last day of a promise nobody is bothered', async () => {
  city.clock.set('2026-12-24T07:40:00+08:00')
  expect(await run()).toEqual({ escalated: 0, lapsed: 0 })
  expect((await queued(classId)).escalated).toBe(false)
})

test('the morning after, whoever may do it at the unit above hears of it, and so does everybody in the class; the day after nobody hears it again', async () => {
  city.clock.set('2026-12-25T07:40:00+08:00')
  expect(await run()).toEqual({ escalated: 1, lapsed: 0 })
  expect(await notices('training.overdue-%')).toEqual([{ account_id: above, person_id: null, kind: 'training.overdue-assessing', params: { title: '焊工（初级）晚间班', due: '2026-12-24' }, link: `/console/classes/${classId}?tab=results` }])
  const told = await notices('training.late-%')
  expect([told.length, new Set(told.map((one) => one.kind)), told[0]!.params, told[0]!.link]).toEqual([5, new Set(['training.late-assessing']), { title: '焊工（初级）晚间班', due: '2026-12-24', above: '开封市总工会' }, `/my-classes/${classId}`])
  expect((await queued(classId)).escalated).toBe(true)
  const { timeline } = await city.must(city.call(city.officer, 'GET', `/api/training/classes/${classId}`)) as { timeline: { kind: string; text: string }[] }
  expect(timeline.find((item) => item.kind === 'escalated')).toMatchObject({ text: '已告诉开封市总工会（1 人），也告诉了等结果的 5 位' })
  city.clock.set('2026-12-26T07:40:00+08:00')
  expect(await run()).toEqual({ escalated: 0, lapsed: 0 })
})

test('a plan lying about is told to the askers; a leader of the own unit hears it where the unit above has nobody', async () => {
  await city.asJob((ctx) => ctx.tx.updateTable('role_assignment').set({ valid_to: '2026-12-26', ended_by: above, ended_at: ctx.clock.now(), end_reason: '调离' }).where('account_id', '=', above).execute())
  const { worker, needId } = await city.asker()
  const draft = async (title: string, needIds: string[]) => (await city.must(city.plan({ title, needIds, trainerId: await city.addTrainer({ phone: null }), venueId: await city.addVenue(), sessions: [{ day: '2027-03-08', from: '18:30', to: '20:45', topic: '平焊' }], outline: [{ topic: '平焊', hours: 3 }] })))['id'] as string
  const alone = await draft('茶艺班', [needId])
  city.clock.set('2027-01-20T07:40:00+08:00')
  expect(await run()).toMatchObject({ escalated: 1 })
  expect(await notices('training.late-draft%')).toEqual([{ account_id: null, person_id: worker.personId, kind: 'training.late-draft-alone', params: { title: '茶艺班', due: expect.any(String) }, link: '/my-needs' }])
  // Nobody above was told, so the queue does not claim it.
  expect((await queued(alone)).escalated).toBe(false)

  const leader = await hire('leader', city.county, 'zhuxi')
  const second = await draft('钣金班', [])
  city.clock.set('2027-02-26T07:40:00+08:00')
  expect(await run()).toMatchObject({ escalated: 1 })
  expect((await notices('training.overdue-draft')).map((one) => [one.account_id, one.link])).toEqual([[leader, `/console/plans/${second}`]])
  expect((await queued(second)).escalated).toBe(true)
})

test('where silence decides, class and case go on together and those who wait are told', async () => {
  const { machine, events } = classProcess.definition
  registerProcess({
    key: classProcess.key, version: 990, events: { ...events, 'time-up': { permission: 'training.result.enter', by: 'clock' } },
    machine: { ...machine, states: { ...machine.states, assessing: { on: { 'submit-results': 'confirming', 'time-up': 'confirming' }, meta: { days: 10, whenOverdue: 'time-up' } } } },
  })
  await city.database.query(`update process_case set version = 990, escalated_at = null where subject = $1`, [classId])
  expect(await run()).toEqual({ escalated: 0, lapsed: 1 })
  expect(await queued(classId)).toMatchObject({ state: 'confirming', escalated: false })
  expect((await notices('training.moved-by-time')).map((one) => one.link)).toEqual(Array.from({ length: 5 }, () => `/my-classes/${classId}`))
})
