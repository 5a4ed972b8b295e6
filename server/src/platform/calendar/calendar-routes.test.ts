import { calendarRoutes } from '@guildhall/contract'
import { startSystem, type StaffClient, type TestSystem } from '@guildhall/testkit'
import { beforeAll, expect, test } from 'vitest'
import { manualClock } from '../clock/index.ts'

let system: TestSystem
let admin: StaffClient
beforeAll(async () => {
  system = await startSystem({ jobs: false, clock: manualClock('2026-11-20T09:00:00+08:00') })
  admin = await system.staff('system-admin')
})

const notice = `一、元旦：1月1日至3日放假调休，共3天。
二、春节：2月5日至11日放假调休，共7天。1月31日（周日）、2月20日（周六）上班。
三、清明节：4月3日至5日放假，共3天。
四、劳动节：5月1日至5日放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日放假1天。
六、中秋节：9月15日放假1天。
七、国庆节：10月1日至7日放假调休，共7天。9月26日（周日）、10月9日（周六）上班。`

test('the notice of next year is read, written together, and deadlines count by it, with no new release', async () => {
  expect((await admin.client.call(calendarRoutes.year, { year: 2027 })).knownThrough).toBe('2026-12-31')
  const { days } = await admin.client.call(calendarRoutes.readNotice, { year: 2027, text: notice })
  expect((await system.query('select 1 from calendar_day'))).toEqual([])
  expect(await admin.client.call(calendarRoutes.setDays, { days })).toEqual({ set: days.length })
  const year = await admin.client.call(calendarRoutes.year, { year: 2027 })
  expect(year.knownThrough).toBe('2027-12-31')
  const of = (day: string) => year.days.find((one) => one.day === day)
  expect(of('2027-02-08')).toMatchObject({ working: false, name: '春节', byHand: 'holiday' })
  expect(of('2027-01-31')).toMatchObject({ working: true, name: '春节', byHand: 'workday' })
  // Pasted again, by two at once: the last word counts, nothing is there twice.
  const both = await Promise.all([1, 2].map(() => admin.client.send(calendarRoutes.setDays, { days })))
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  expect(await system.query('select 1 from calendar_day')).toHaveLength(days.length)
})

test('what is no notice, a far year, a wrong day, or somebody else’s business is refused', async () => {
  expect(await admin.client.send(calendarRoutes.readNotice, { year: 2027, text: '请各单位做好值班。' })).toMatchObject({ status: 422, body: { code: 'calendar.notice-unreadable' } })
  const day = { kind: 'holiday', name: '元旦' } as const
  expect(await admin.client.send(calendarRoutes.setDays, { days: [{ ...day, day: '2027-01-02' }, { ...day, day: '2035-01-01' }] })).toMatchObject({ status: 422, body: { code: 'calendar.too-far' } })
  expect((await system.query(`select 1 from calendar_day where day = '2035-01-01'`))).toEqual([])
  for (const days of [[], [{ ...day, day: '2027-02-30' }], [{ ...day, day: '2027-01-01', name: '' }], Array.from({ length: 121 }, () => ({ ...day, day: '2027-01-01' }))]) expect((await admin.client.send(calendarRoutes.setDays, { days })).status).toBe(400)
  for (const role of ['security-admin', 'audit-admin', 'training-officer'] as const) {
    const { client } = await system.staff(role)
    for (const route of [calendarRoutes.setDays, calendarRoutes.readNotice]) expect((await client.send(route, { year: 2027, text: notice, days: [{ ...day, day: '2027-01-01' }] })).status).toBe(403)
  }
})
