import { auditRoutes, counsellingRoutes, roles, type RequestOf } from '@guildhall/contract'
import { startSystem, type StaffClient, type TestSystem, type WorkerClient } from '@guildhall/testkit'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { manualClock } from '#platform/clock'
import { inScope } from '#platform/db'
import { startJob } from '#platform/jobs'

/** A county with one counsellor and its members, at the end of a year. */
const clock = manualClock('2026-12-30T09:00:00+08:00')
let system: TestSystem
let officer: StaffClient, auditor: StaffClient, clerk: StaffClient
let song: WorkerClient, lin: WorkerClient, he: WorkerClient, stranger: WorkerClient
let slotId: string, sessionId: string

const code = (sent: { body: unknown }) => (sent.body as { code?: string }).code
const asked = { topic: 'sleep', words: '夜班以后总睡不着', nickname: '小月' } satisfies Omit<RequestOf<typeof counsellingRoutes.book>, 'slotId'>
async function member(name: string, unit: StaffClient['unit']): Promise<WorkerClient> {
  const worker = await system.worker({ name })
  await system.query('update person set unit_id = $1, scope = $2 where id = $3', [unit.id, unit.scope, worker.personId])
  return worker
}

beforeAll(async () => {
  system = await startSystem({ clock })
  const county = await system.addUnit({ name: '海盐县总工会', level: 'county', division: '330424' });
  [officer, auditor, clerk] = [await system.staff('training-officer', county), await system.staff('audit-admin', county), await system.staff('window-clerk', county)];
  [song, lin, he] = [await member('宋知秋', county), await member('林小禾', county), await member('何明芳', county)]
  stranger = await member('外县人', await system.addUnit({ name: '海宁市总工会', level: 'county', division: '330481' }))
})

test('P2: an officer admits a counsellor once, who offers times; two book the same time at once: one has it, and one session ahead each', async () => {
  await officer.client.call(counsellingRoutes.admit, { personId: song.personId, about: '二级心理咨询师' })
  expect(code(await officer.client.send(counsellingRoutes.admit, { personId: song.personId, about: '' }))).toBe('counselling.already')
  expect(code(await lin.client.send(counsellingRoutes.offer, { day: '2027-01-02', from: '14:00', to: '15:00', way: 'room', place: '心理室' }))).toBe('counselling.no-counsellor')
  slotId = (await song.client.call(counsellingRoutes.offer, { day: '2027-01-02', from: '14:00', to: '15:00', way: 'room', place: '工会三楼心理室' })).id
  const other = (await song.client.call(counsellingRoutes.offer, { day: '2027-01-02', from: '15:00', to: '16:00', way: 'phone', place: '电话联系' })).id
  expect(code(await song.client.send(counsellingRoutes.offer, { day: '2027-01-02', from: '14:30', to: '15:30', way: 'room', place: '心理室' }))).toBe('counselling.time-taken')
  expect((await stranger.client.call(counsellingRoutes.find, {})).slots).toEqual([])
  expect((await stranger.client.send(counsellingRoutes.book, { slotId, ...asked })).status).toBe(404)
  const sent = await Promise.all([lin.client.send(counsellingRoutes.book, { slotId, ...asked }), lin.client.send(counsellingRoutes.book, { slotId: other, ...asked })])
  expect(sent.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 409])
  sessionId = (await lin.client.call(counsellingRoutes.find, {})).sessions[0]!.id
  await lin.client.call(counsellingRoutes.cancel, { sessionId })
  const race = await Promise.all([lin.client.send(counsellingRoutes.book, { slotId, ...asked }), he.client.send(counsellingRoutes.book, { slotId, ...asked })])
  expect(race.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 409])
  if (race[0]!.status !== 200) {
    await he.client.call(counsellingRoutes.cancel, { sessionId: (await he.client.call(counsellingRoutes.find, {})).sessions[0]!.id })
    await lin.client.call(counsellingRoutes.book, { slotId, ...asked })
  }
  sessionId = (await lin.client.call(counsellingRoutes.find, {})).sessions.find((one) => one.state === 'booked')!.id
})

test('P1: no role of the staff reads a row, over the API or in SQL with its range set; nor does a worker’s role', async () => {
  const scopes = ['', officer.unit.scope]
  for (const role of ['app_staff', 'app_worker', 'app_public'] as const) {
    for (const scope of scopes) {
      for (const table of ['counselling_session', 'counselling_slot']) {
        const access = role === 'app_staff' ? { role, holder: 'account:test', unitId: officer.unit.id, scope } : role === 'app_worker' ? { role, holder: 'account:test', personId: lin.personId } : { role, holder: 'public:test' }
        await expect(inScope(system.services.db, access, (tx) => sql`select * from ${sql.table(table)}`.execute(tx))).rejects.toMatchObject({ code: '42501' })
      }
    }
  }
  // Also a job of one county: only the service itself, over everything, works on them.
  expect((await inScope(system.services.db, { role: 'app_job', holder: 'job:test', scope: officer.unit.scope }, (tx) => sql`select * from counselling_session`.execute(tx))).rows).toEqual([])
  for (const role of roles) {
    const { client } = await system.staff(role, officer.unit)
    for (const route of [counsellingRoutes.find, counsellingRoutes.desk] as const) expect((await client.send(route, {})).status, role).toBe(403)
    const figures = await client.send(counsellingRoutes.figures, {})
    if (figures.status === 200) expect(figures.body).toMatchObject({ units: [], topics: [], months: [] })
  }
  expect((await he.client.call(counsellingRoutes.find, {})).sessions.filter((one) => one.state === 'booked')).toEqual([])
  expect((await he.client.send(counsellingRoutes.cancel, { sessionId })).status).toBe(404)
  expect((await system.query('select 1 from counselling_session s where s::text like $1', ['%睡不着%']))).toEqual([])
})

test('P3, P4: nobody books or reads for another; the audit log does not say whose session it was', async () => {
  // A window clerk in the middle of acting for the worker.
  await system.asService(async (ctx) => {
    const { findSlots } = await import('./mine.ts')
    const actor = { kind: 'worker' as const, accountId: clerk.accountId, personId: lin.personId, assistedBy: { accountId: clerk.accountId, unitId: clerk.unit.id, scope: clerk.unit.scope } }
    await expect(findSlots({ ...ctx, actor } as never)).rejects.toMatchObject({ code: 'counselling.own-phone-only' })
  })
  const log = JSON.stringify((await auditor.client.call(auditRoutes.list, { limit: 200 })).rows.filter((row) => row.action === 'counselling.book'))
  const entries = await system.query<{ entry: string }>(`select to_jsonb(a)::text as entry from audit_entry a where action like 'counselling.book' or action like 'counselling.cancel'`)
  expect(entries.length).toBeGreaterThan(2)
  for (const known of [lin.personId, lin.accountId, sessionId, officer.unit.id]) expect(log + entries.map((one) => one.entry).join(''), known).not.toContain(known)
})

test('the counsellor sees the nickname alone, keeps notes that only they read and may erase; reminder; two hours; held', async () => {
  expect(await song.client.call(counsellingRoutes.desk, {})).toMatchObject({ sessions: [{ name: '小月', phone: null, topic: 'sleep', words: '夜班以后总睡不着' }] })
  await song.client.call(counsellingRoutes.note, { sessionId, notes: '建议记睡眠日记' })
  expect(JSON.stringify(await lin.client.call(counsellingRoutes.find, {}))).not.toContain('睡眠日记')
  await song.client.call(counsellingRoutes.note, { sessionId, notes: '' })
  expect(await system.query('select 1 from counselling_session where notes_sealed is not null')).toEqual([])
  expect(code(await song.client.send(counsellingRoutes.sayHeld, { sessionId, held: true }))).toBe('counselling.not-yet')
  clock.set('2027-01-01T18:15:00+08:00')
  for (let twice = 0; twice < 2; twice += 1) await system.asService((ctx) => startJob(ctx, 'counselling.remind', {}, { scope: '' }))
  await system.settle()
  expect(await system.query(`select 1 from notice where person_id = $1 and kind = 'counselling.tomorrow'`, [lin.personId])).toHaveLength(1)
  clock.set('2027-01-02T12:00:00+08:00')
  const phone = (of: WorkerClient) => system.logIn({ id: of.accountId, kind: 'worker' })
  expect(code(await (await phone(lin)).send(counsellingRoutes.cancel, { sessionId }))).toBe('counselling.too-late')
  clock.set('2027-01-02T15:00:00+08:00')
  await (await phone(song)).call(counsellingRoutes.sayHeld, { sessionId, held: true })
  expect((await (await phone(lin)).call(counsellingRoutes.find, {})).sessions.find((one) => one.id === sessionId)).toMatchObject({ state: 'held' })
  // From five sessions on a figure is told, in steps of five, once the month is over: seven are five.
  await system.query(`insert into counselling_slot select gen_random_uuid(), counsellor_id, starts_at + n * interval '1 day', ends_at + n * interval '1 day', way, place, offered_at from counselling_slot, generate_series(1, 6) n where id = $1`, [slotId])
  await system.query(`insert into counselling_session (id, slot_id, counsellor_id, unit_id, topic, state, booked_at, ended_at) select gen_random_uuid(), t.id, t.counsellor_id, $1, 'sleep', 'held', now(), now() from counselling_slot t where t.id <> $2 and t.way = 'room'`, [officer.unit.id, slotId])
  const figures = async () => (await officer.logInAgain()).call(counsellingRoutes.figures, {})
  expect((await figures()).months).toEqual([])
  clock.set('2027-02-01T00:00:00+08:00')
  expect(await figures()).toEqual({ months: [{ key: '2027-01', name: null, sessions: 5 }], topics: [{ key: 'sleep', name: null, sessions: 5 }], units: [{ key: officer.unit.id, name: '海盐县总工会', sessions: 5 }] })
})
