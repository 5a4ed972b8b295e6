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

const phone = (of: WorkerClient) => system.logIn({ id: of.accountId, kind: 'worker' })
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
  // Tapped once more, or on another page: it is given back, and nobody is told that it is too late.
  expect(await lin.client.call(counsellingRoutes.cancel, { sessionId })).toEqual({ id: sessionId })
  const race = await Promise.all([lin.client.send(counsellingRoutes.book, { slotId, ...asked }), he.client.send(counsellingRoutes.book, { slotId, ...asked })])
  expect(race.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 409])
  if (race[0]!.status !== 200) {
    await he.client.call(counsellingRoutes.cancel, { sessionId: (await he.client.call(counsellingRoutes.find, {})).sessions[0]!.id })
    await lin.client.call(counsellingRoutes.book, { slotId, ...asked })
  }
  // What stands comes before what was cancelled, also where the same time was given back and taken again.
  expect((await lin.client.call(counsellingRoutes.find, {})).sessions.map((one) => one.state)).toEqual(['booked', 'cancelled'])
  sessionId = (await lin.client.call(counsellingRoutes.find, {})).sessions.find((one) => one.state === 'booked')!.id
})

test('P1: no role of the staff reads a row, over the API or in SQL with its range set; nor does a worker’s role', async () => {
  const scopes = ['', officer.unit.scope]
  for (const role of ['app_staff', 'app_worker', 'app_public'] as const) {
    for (const scope of scopes) {
      for (const table of ['counselling_session', 'counselling_slot', 'counselling_rating']) {
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
  expect(await figures()).toEqual({ rating: null, months: [{ key: '2027-01', name: null, sessions: 5 }], topics: [{ key: 'sleep', name: null, sessions: 5 }], units: [{ key: officer.unit.id, name: '海盐县总工会', sessions: 5 }] })
})

test('P7: a rating is given once and is nobody’s; the counsellor reads words and mean from five on, in fives, and the officer the mean alone', async () => {
  const held = (await system.query<{ id: string }>(`update counselling_session set person_id = $1 where id <> $2 and state = 'held' and person_id is null returning id`, [lin.personId, sessionId])).map((row) => row.id)
  const [me, counsellor, desk] = [await phone(lin), await phone(song), await officer.logInAgain()]
  const rate = (id: string, stars: number, words: string) => me.send(counsellingRoutes.rate, { sessionId: id, stars, words })
  const twice = await Promise.all([rate(sessionId, 5, '很耐心 13800001234'), rate(sessionId, 5, '很耐心')])
  expect(twice.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 409])
  expect((await (await phone(he)).send(counsellingRoutes.rate, { sessionId: held[0]!, stars: 1, words: '' })).status).toBe(404)
  for (const [index, id] of held.slice(0, 3).entries()) await rate(id, 4, ['', '说得慢一些', ''][index]!)
  expect(await counsellor.call(counsellingRoutes.desk, {})).toMatchObject({ rating: null })
  expect(await desk.call(counsellingRoutes.figures, {})).toMatchObject({ rating: null })
  for (const id of held.slice(3, 5)) await rate(id, 3, '第五个人的话')
  const told = { ratings: 5, mean: 4 }
  expect((await counsellor.call(counsellingRoutes.desk, {})).rating).toMatchObject({ ...told, words: expect.arrayContaining(['说得慢一些']) as unknown })
  const seen = (await desk.call(counsellingRoutes.figures, {})).rating
  expect(seen).toEqual(told)
  // Neither person, nor session, nor time; the sixth waits for its five.
  expect(Object.keys((await system.query<Record<string, unknown>>('select * from counselling_rating limit 1'))[0]!).toSorted()).toEqual(['batch', 'counsellor_id', 'id', 'stars', 'words_sealed'])
  expect((await system.query<{ n: number }>('select count(*)::int as n from counselling_rating'))[0]!.n).toBe(6)
  expect(await system.query(`select 1 from audit_entry where action like 'counselling.rate%'`)).toEqual([])
})

test('P8: who misses twice in half a year cannot book for a month, is told beforehand and with the date, and may again when the counsellor puts it right', async () => {
  const counsellor = () => phone(song)
  const told = async (kind: string) => system.query<{ params: unknown }>(`select params from notice where person_id = $1 and kind = $2`, [he.personId, `counselling.${kind}`])
  const times: string[] = []
  for (const day of ['2027-02-02', '2027-02-04', '2027-03-01']) times.push((await (await counsellor()).call(counsellingRoutes.offer, { day, from: '09:00', to: '10:00', way: 'phone', place: '电话' })).id)
  const miss = async (slot: string, after: string) => {
    const { id } = await (await phone(he)).call(counsellingRoutes.book, { slotId: slot, ...asked })
    clock.set(after)
    await (await counsellor()).call(counsellingRoutes.sayHeld, { sessionId: id, held: false })
    return id
  }
  await miss(times[0]!, '2027-02-02T10:00:00+08:00')
  expect(await (await phone(he)).call(counsellingRoutes.find, {})).toMatchObject({ misses: 1, barredUntil: null })
  expect(await told('missed')).toHaveLength(1)
  const second = await miss(times[1]!, '2027-02-05T10:00:00+08:00')
  const until = new Date('2027-03-06T09:00:00+08:00').toISOString()
  expect(await (await phone(he)).call(counsellingRoutes.find, {})).toMatchObject({ misses: 2, barredUntil: until })
  expect(JSON.stringify(await told('barred'))).toContain('2027-03-06')
  expect((await (await phone(he)).send(counsellingRoutes.book, { slotId: times[2]!, ...asked })).body).toMatchObject({ code: 'counselling.barred' })
  // Whoever booked with the counsellor is not named by any of it, and lin is not barred by what he missed.
  expect(await (await phone(lin)).call(counsellingRoutes.find, {})).toMatchObject({ misses: 0, barredUntil: null })
  const log = (await system.query<{ entry: string }>(`select to_jsonb(a)::text as entry from audit_entry a where action = 'counselling.say-held'`)).map((row) => row.entry).join('')
  for (const known of [he.personId, he.accountId, second]) expect(log).not.toContain(known)
  expect(code(await (await counsellor()).send(counsellingRoutes.sayHeld, { sessionId: second, held: false }))).toBe('counselling.not-yet')
  await (await counsellor()).call(counsellingRoutes.sayHeld, { sessionId: second, held: true })
  expect(await told('put-right')).toHaveLength(1)
  expect((await (await phone(he)).send(counsellingRoutes.book, { slotId: times[2]!, ...asked })).status).toBe(200)
})

test('P9: a session of which the counsellor says nothing is asked about once, then closed as unreported; its worker is told, is not barred, may book at once, and no figure has it', async () => {
  const [first, second] = [await system.query<{ id: string }>(`select id from counselling_session where person_id = $1 and state = 'booked'`, [he.personId]), '2027-03-20'] as const
  const tick = async (at: string) => {
    clock.set(at)
    await system.asService((ctx) => startJob(ctx, 'counselling.close-unreported', {}, { scope: '' }))
    await system.settle()
  }
  const told = async (of: WorkerClient, kind: string) => (await system.query(`select 1 from notice where person_id = $1 and kind = $2`, [of.personId, `counselling.${kind}`])).length
  const later = (await (await phone(song)).call(counsellingRoutes.offer, { day: second, from: '09:00', to: '10:00', way: 'phone', place: '电话' })).id
  await tick('2027-03-04T09:59:59+08:00')
  expect(await told(song, 'how-was-it')).toBe(0)
  const blocked = await (await phone(he)).send(counsellingRoutes.book, { slotId: later, ...asked })
  expect([code(blocked), (await (await phone(he)).call(counsellingRoutes.find, {})).sessions[0]]).toMatchObject(['counselling.one-ahead', { state: 'booked', closesBy: '2027-03-08T02:00:00.000Z' }])
  await tick('2027-03-04T10:20:00+08:00')
  await tick('2027-03-05T10:20:00+08:00')
  expect([await told(song, 'how-was-it'), await told(he, 'closed')]).toEqual([1, 0])
  await tick('2027-03-08T10:20:00+08:00')
  expect([await told(song, 'how-was-it'), await told(he, 'closed')]).toEqual([1, 1])
  expect(await (await phone(he)).call(counsellingRoutes.find, {})).toMatchObject({ misses: 1, barredUntil: null, sessions: expect.arrayContaining([expect.objectContaining({ id: first[0]!.id, state: 'unreported', mayRate: false, closesBy: null })]) as unknown })
  expect((await (await phone(he)).send(counsellingRoutes.book, { slotId: later, ...asked })).status).toBe(200)
  const entries = (await system.query<{ entry: string }>(`select to_jsonb(a)::text as entry from audit_entry a where action = 'counselling.close-unreported'`)).map((row) => row.entry)
  expect(entries).toHaveLength(1)
  for (const known of [he.personId, he.accountId, song.personId, first[0]!.id]) expect(entries.join('')).not.toContain(known)
  clock.set('2027-04-01T09:00:00+08:00')
  const march = async () => (await system.query<{ n: number }>(`select count(*)::int as n from counselling_session s join counselling_slot t on t.id = s.slot_id where s.state in ('held', 'missed') and t.starts_at >= '2027-03-01'`))[0]!.n
  expect([(await (await officer.logInAgain()).call(counsellingRoutes.figures, {})).months.map((one) => one.key), await march()]).toEqual([['2027-01', '2027-02'], 0])
  expect(code(await (await phone(song)).send(counsellingRoutes.sayHeld, { sessionId: first[0]!.id, held: false }))).toBe('counselling.not-yet')
  clock.set('2027-03-30T09:00:00+08:00')
  await (await phone(song)).call(counsellingRoutes.sayHeld, { sessionId: first[0]!.id, held: true })
  expect(await march()).toBe(1)
})
