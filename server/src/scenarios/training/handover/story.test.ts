import { accountRoutes, plansRoutes, resourcesRoutes } from '@guildhall/contract'
import { startSystem, type StaffClient, type TestSystem } from '@guildhall/testkit'
import { beforeAll, expect, test } from 'vitest'
import { manualClock } from '#platform/clock'
import { installOccupations } from '#registry/occupations'

const clock = manualClock('2026-11-20T09:00:00+08:00')
const everyDay = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '22:00' }]
let system: TestSystem
let security: StaffClient
let welder: string

beforeAll(async () => {
  system = await startSystem({ clock })
  await system.asService((ctx) => installOccupations(ctx))
  welder = (await system.query<{ id: string }>(`select id from occupation where key = 'welder'`))[0]!.id
  security = await system.staff('security-admin')
})

/** A plan of this officer, of which they are also head teacher. */
async function planOf(officer: StaffClient, day: string): Promise<string> {
  const shared = { code: null, unitName: null, occupationIds: [welder], windows: everyDay, phone: null, remark: null }
  const trainer = await officer.client.call(resourcesRoutes.createTrainer, { ...shared, name: '沈国梁', gender: 'male', level: 5, honour: null, divisions: [], weeklyHours: null, feeFen: null })
  const venue = await officer.client.call(resourcesRoutes.createVenue, { ...shared, name: '职工学校', division: null, town: null, address: null, capacity: 24, equipment: [], contact: null })
  const { id } = await officer.client.call(plansRoutes.draftClass, {
    title: '焊工（初级）晚间班', kind: 'composite', occupationId: welder, level: 1, needIds: [], unitId: null, division: null, town: null, outline: [{ topic: '焊接实操', hours: 3 }], trainerId: trainer.id, venueId: venue.id,
    sessions: [{ day, from: '18:30', to: '20:45', topic: '平焊' }], seats: 20, waitlist: 0, costFen: '0', feeFen: '0', minAttendancePercent: 80, passTheory: 60, passPractice: 60,
  })
  await system.query('update training_class set head_account_id = $2 where id = $1', [id, officer.accountId])
  return id
}

const deskOf = async (classId: string) => (await system.query<{ owner: string; head: string }>(`select p.owner, c.head_account_id as head from training_class c join process_case p on p.id = c.case_id where c.id = $1`, [classId]))[0]!
const handOver = (from: StaffClient, to: StaffClient, on: string) => security.client.call(accountRoutes.handOver, { id: from.accountId, toAccountId: to.accountId, on, reason: '调到别的部门' })
const desk = (staff: StaffClient) => ({ owner: `account:${staff.accountId}`, head: staff.accountId })

test('a leaver’s plans and classes are on the successor’s desk, on record; what is over keeps the name of who did it', async () => {
  const [leaver, successor, colleague] = [await system.staff('training-officer'), await system.staff('leader'), await system.staff('training-officer')]
  const [open, over, others] = [await planOf(leaver, '2026-12-08'), await planOf(leaver, '2026-12-09'), await planOf(colleague, '2026-12-10')]
  await leaver.client.call(plansRoutes.cancelClass, { classId: over, reason: '材料没到' })
  await handOver(leaver, successor, '2026-11-20')
  await system.settle()
  expect([await deskOf(open), await deskOf(over), await deskOf(others)]).toEqual([desk(successor), desk(leaver), desk(colleague)])
  const { timeline } = await successor.client.call(plansRoutes.getPlan, { classId: open })
  expect(timeline.length).toBeGreaterThan(1)
  const audit = await system.query(`select details from audit_entry where action = 'training.hand-over-work' and subject = $1`, [`account:${leaver.accountId}`])
  expect(audit).toEqual([{ details: { toAccountId: successor.accountId, cases: 1, heads: 1 } }])
  expect(await system.query(`select count(*)::int as n from notice where account_id = $1 and kind = 'training.work-handed-over'`, [successor.accountId])).toEqual([{ n: 1 }])
})

test('a hand-over on a later day leaves the work where it is until that day', async () => {
  const [leaver, successor] = [await system.staff('training-officer'), await system.staff('leader')]
  const classId = await planOf(leaver, '2026-12-15')
  await handOver(leaver, successor, '2026-11-27')
  await system.settle()
  expect(await deskOf(classId)).toEqual(desk(leaver))
  clock.set('2026-11-27T00:01:00+08:00')
  await system.settle()
  expect(await deskOf(classId)).toEqual(desk(successor))
})
