import ExcelJS from 'exceljs'
import { deskRoutes, loginRoutes, positionRoutes, positionVisitRoutes, roomBookingRoutes, type RequestOf } from '@guildhall/contract'
import { startSystem, type StaffClient, type TestSystem } from '@guildhall/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { manualClock } from '#platform/clock'
import { newId } from '#platform/ids'
import { findBrokenPools } from '#engines/quota'
import { findDrift } from '#engines/metrics'
import { startJob } from '#platform/jobs'
import { venuesModule } from './index.ts'

/** Monday, 1 June 2026, in a county with a hall and a library. */
const clock = manualClock('2026-06-01T09:00:00+08:00')
let system: TestSystem
let keeper: StaffClient, hr: StaffClient
let hallId: string

type RoomForm = RequestOf<typeof positionRoutes.addRoom>
type Form = RequestOf<typeof positionRoutes.create>
const allWeek = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '21:00' }]
const hall: Form = { kind: 'culture', name: '县职工文化宫', summary: '活动室、小剧场。', rules: '不带宠物。', division: '330424', town: '武原街道', address: '海滨东路 1 号', lat: 30.526, lng: 120.946, line: '0573-86110010', hours: allWeek, openOnHolidays: true, active: true }
const seats: Omit<RoomForm, 'positionId'> = { name: '阅览室', capacity: 1, facilities: '', book: 'seats', forUnits: true, slotMinutes: 120, bookDays: 14, perWeek: 3, waitlist: 2, closedDays: 30, needsHelper: false, trainingVenueId: null, active: true }
const act = () => keeper.logInAgain()
const addRoom = async (more: Partial<typeof seats> = {}, positionId = hallId) => (await (await act()).call(positionRoutes.addRoom, { ...seats, ...more, positionId })).id
const code = (sent: { status: number; body: unknown }) => (sent.body as { code?: string }).code
const book = (more: Partial<RequestOf<typeof roomBookingRoutes.book>>) => ({ roomId: '', day: '2026-06-02', from: '09:00', people: 1, wait: false, ...more })

beforeAll(async () => {
  system = await startSystem({ clock })
  const county = await system.addUnit({ name: '海盐县总工会', level: 'county', division: '330424' })
  const firm = await system.addUnit({ name: '恒禾精密制造有限公司', kind: 'enterprise', division: '330424', parent: county })
  keeper = await system.staff('training-officer', county)
  hr = await system.staff('enterprise-hr', firm)
  hallId = (await keeper.client.call(positionRoutes.create, hall)).id
  await keeper.client.call(positionRoutes.create, { ...hall, kind: 'library', name: '沈荡职工书屋', town: '沈荡镇', lat: 30.58, lng: 120.81, hours: [{ weekdays: [2], from: '09:00', to: '17:00' }] })
  await keeper.client.call(positionRoutes.create, { ...hall, kind: 'station', name: '武原驿站', lat: null, lng: null })
  await keeper.client.call(positionRoutes.create, { ...hall, name: '还没开的俱乐部', active: false })
})

afterAll(async () => {
  // What doctor proves holds after all that was done here.
  await system.asService(async (ctx) => {
    for (const check of venuesModule.checks!) expect({ [check.name]: await check.run(ctx.tx, system.services) }).toEqual({ [check.name]: [] })
    expect(await findBrokenPools(ctx.tx)).toEqual([])
    expect(await findDrift(ctx.tx)).toEqual([])
  })
})

describe('finding', () => {
  test('anybody finds positions by kind, town and name; the nearest first where a place is given; what has no place comes last', async () => {
    const find = async (query: RequestOf<typeof positionRoutes.find>) => (await system.visitor.call(positionRoutes.find, query)).rows
    expect((await find({ kind: 'library' })).map((row) => row.name)).toEqual(['沈荡职工书屋'])
    expect((await find({ q: '海滨' })).length).toBe(3)
    expect((await find({ town: '沈荡镇' })).length).toBe(1)
    const near = await find({ near: '30.58,120.81' })
    expect(near.map((row) => row.name)).toEqual(['沈荡职工书屋', '县职工文化宫', '武原驿站'])
    expect(near.map((row) => row.metres)).toEqual([0, expect.any(Number), null])
    expect(near.map((row) => row.open.now)).toEqual([false, true, true])
    expect(near[0]!.open.opens).toEqual({ day: '2026-06-02', from: '09:00' })
    expect((await find({ open: 'true' })).length).toBe(2)
    expect((await system.visitor.send(positionRoutes.find, { near: '30.123456,120.1' })).status).toBe(400)
  })

  test('a foreign keeper neither edits it nor sees who comes', async () => {
    const other = await system.staff('training-officer', await system.addUnit({ name: '海宁市总工会', level: 'county', division: '330481' }))
    expect((await other.client.send(positionRoutes.get, { positionId: hallId })).status).toBe(404)
    expect((await other.client.send(positionRoutes.setException, { positionId: hallId, day: '2026-06-09', hours: [], why: '试试' })).status).toBe(404)
    expect((await other.client.send(roomBookingRoutes.day, { positionId: hallId })).status).toBe(404)
    expect((await other.client.call(positionRoutes.list, {})).rows).toEqual([])
  })

  test('two keepers at once: the second hears that it was changed', async () => {
    const client = await act()
    const { updatedAt } = await client.call(positionRoutes.get, { positionId: hallId })
    clock.advance(1_000)
    await client.call(positionRoutes.edit, { ...hall, positionId: hallId, updatedAt, rules: '不带宠物，不吸烟。' })
    expect(code(await client.send(positionRoutes.edit, { ...hall, positionId: hallId, updatedAt }))).toBe('platform.changed-meanwhile')
    expect((await system.visitor.call(positionRoutes.show, { positionId: hallId })).rules).toBe('不带宠物，不吸烟。')
  })
})

describe('places', () => {
  test('V2: a hundred at once for the last place: one has it, two wait, nobody else; each tap twice is one booking', async () => {
    const roomId = await addRoom()
    const people = await Promise.all(Array.from({ length: 100 }, () => system.worker()))
    const sent = await Promise.all(people.flatMap((one) => [one.client.send(roomBookingRoutes.book, book({ roomId, wait: true })), ...(one === people[7] ? [one.client.send(roomBookingRoutes.book, book({ roomId, wait: true }))] : [])]))
    const states = sent.map((one) => (one.status === 200 ? (one.body as { state: string }).state : code(one)))
    expect(states.filter((one) => one === 'venues.slot-full').length).toBeGreaterThanOrEqual(97)
    const rows = await system.query<{ state: string; n: number }>(`select state, count(*)::int as n from venue_booking where room_id = $1 group by state order by state`, [roomId])
    expect(rows).toEqual([{ state: 'booked', n: 1 }, { state: 'waiting', n: 2 }])
    const { days } = await system.visitor.call(roomBookingRoutes.slots, { roomId })
    expect(days.find((one) => one.day === '2026-06-02')!.slots[0]).toEqual({ from: '09:00', to: '11:00', free: 0, waiting: 2, state: 'full' })
  }, 30_000)

  test('V4: who books twice has one booking; who gives back makes room for the first in line, who is told; an empty stretch leaves the room', async () => {
    const roomId = await addRoom()
    const [a, b] = await Promise.all([system.worker(), system.worker()])
    const first = await a.client.call(roomBookingRoutes.book, book({ roomId }))
    expect((await a.client.call(roomBookingRoutes.book, book({ roomId }))).id).toBe(first.id)
    expect(code(await b.client.send(roomBookingRoutes.book, book({ roomId })))).toBe('venues.slot-full')
    const waiting = await b.client.call(roomBookingRoutes.book, book({ roomId, wait: true }))
    expect(waiting).toMatchObject({ state: 'waiting', place: 1 })
    expect((await b.client.send(roomBookingRoutes.cancel, { bookingId: first.id })).status).toBe(404)
    expect((await a.client.call(roomBookingRoutes.cancel, { bookingId: first.id })).state).toBe('cancelled')
    expect(code(await a.client.send(roomBookingRoutes.cancel, { bookingId: first.id }))).toBe('venues.booking-over')
    expect((await b.client.call(roomBookingRoutes.mine, {})).rows).toMatchObject([{ id: waiting.id, state: 'booked', place: null, mayCancel: true }])
    expect(await system.query(`select 1 from notice where person_id = $1 and kind = 'venues.moved-up'`, [b.personId])).toHaveLength(1)
    await b.client.call(roomBookingRoutes.cancel, { bookingId: waiting.id })
    expect(await system.query(`select 1 from venue_occupation o join venue_room r on r.number = o.resource where r.id = $1`, [roomId])).toEqual([])
  })

  test('a room says how often and how far ahead; past stretches and times off the grid are none', async () => {
    const roomId = await addRoom({ perWeek: 2, capacity: 5 })
    const { client } = await system.worker()
    const ask = async (more: Partial<RequestOf<typeof roomBookingRoutes.book>>) => code(await client.send(roomBookingRoutes.book, book({ roomId, ...more })))
    expect(await ask({ day: '2026-06-01' })).toBe('venues.slot-unknown')
    expect(await ask({ day: '2026-05-20' })).toBe('venues.slot-unknown')
    expect(await ask({ day: '2026-06-16' })).toBe('venues.slot-unknown')
    expect(await ask({ from: '09:30' })).toBe('venues.slot-unknown')
    expect(await ask({ from: '09:00' })).toBeUndefined()
    expect(await ask({ from: '11:00' })).toBeUndefined()
    expect(await ask({ from: '13:00' })).toBe('venues.week-full')
    expect(await ask({ day: '2026-06-08' })).toBeUndefined()
  })

  test('V2: a room that is booked in another way since: an empty stretch follows, one that somebody has stays and is in the way; a clerk books for somebody at the desk', async () => {
    const roomId = await addRoom({ capacity: 9 })
    const [a, b] = await Promise.all([system.worker(), system.worker()])
    const first = await a.client.call(roomBookingRoutes.book, book({ roomId }))
    await a.client.call(roomBookingRoutes.cancel, { bookingId: first.id })
    const kept = await a.client.call(roomBookingRoutes.book, book({ roomId, from: '11:00' }))
    const change = async (more: Partial<typeof seats>) => { const client = await act(); const { updatedAt } = (await client.call(positionRoutes.get, { positionId: hallId })).rooms.find((one) => one.id === roomId)!; clock.advance(1_000); return client.call(positionRoutes.editRoom, { ...seats, capacity: 9, ...more, roomId, updatedAt }) }
    expect(await change({ slotMinutes: 60 })).toEqual({ freed: 0 })
    expect(code(await b.client.send(roomBookingRoutes.book, book({ roomId, from: '11:00' })))).toBe('venues.slot-taken')
    expect(code(await b.client.send(roomBookingRoutes.book, book({ roomId, from: '12:00' })))).toBe('venues.slot-taken')
    expect(await b.client.call(roomBookingRoutes.book, book({ roomId }))).toMatchObject({ from: '09:00', to: '10:00' })
    expect(await change({ slotMinutes: 60, book: 'whole' })).toEqual({ freed: 2 })
    expect((await a.client.call(roomBookingRoutes.mine, {})).rows.find((one) => one.id === kept.id)).toMatchObject({ state: 'freed' })
    await a.client.call(roomBookingRoutes.book, book({ roomId, people: 9 }))
    expect(code(await b.client.send(roomBookingRoutes.book, book({ roomId })))).toBe('venues.slot-full')
    const desk = (await system.staff('window-clerk', keeper.unit)).client
    const { personId } = await desk.call(deskRoutes.start, { name: '梅大姐', phone: '13977770009' })
    expect(await desk.onBehalfOf(personId).call(roomBookingRoutes.book, book({ roomId, from: '10:00' }))).toMatchObject({ state: 'booked', assisted: true })
  })

  test('V3: a room that needs somebody takes the only helper for one stretch, and another room waits for them; given back together', async () => {
    const client = await act()
    const { id: positionId } = await client.call(positionRoutes.create, { ...hall, name: '书画院' })
    await client.call(positionRoutes.addHelper, { positionId, name: '周老师', does: '书法指导' })
    const [one, two] = [await addRoom({ name: '书法室', book: 'whole', capacity: 12, needsHelper: true }, positionId), await addRoom({ name: '国画室', book: 'whole', capacity: 12, needsHelper: true }, positionId)]
    const [a, b] = await Promise.all([system.worker(), system.worker()])
    const got = await a.client.call(roomBookingRoutes.book, book({ roomId: one, people: 6 }))
    expect(got).toMatchObject({ helper: '周老师', people: 6 })
    expect(code(await b.client.send(roomBookingRoutes.book, book({ roomId: two })))).toBe('venues.helper-busy')
    expect(code(await b.client.send(roomBookingRoutes.book, book({ roomId: two, from: '11:00', people: 13 })))).toBe('venues.room-too-small')
    expect((await system.visitor.call(roomBookingRoutes.slots, { roomId: two })).days.find((day) => day.day === '2026-06-02')!.slots[0]!.state).toBe('no-helper')
    await a.client.call(roomBookingRoutes.cancel, { bookingId: got.id })
    // Both rooms at the same moment want the only helper: one gets room and helper, the other neither.
    const raced = await Promise.all([a.client.send(roomBookingRoutes.book, book({ roomId: one })), b.client.send(roomBookingRoutes.book, book({ roomId: two }))])
    expect(raced.map((sent) => sent.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect(await system.query(`select 1 from venue_occupation where scope = (select scope from venue_position where id = $1) and source_id in (select id from venue_slot where room_id in ($2, $3))`, [positionId, one, two])).toHaveLength(2)
  })
})

describe('a series', () => {
  test('V6: every Tuesday; what is taken or closed is named before and skipped, the rest is booked; the unit gives it back', async () => {
    const roomId = await addRoom({ name: '多功能厅', book: 'whole', capacity: 80 })
    const worker = await system.worker()
    await worker.client.call(roomBookingRoutes.book, book({ roomId, day: '2026-06-09', from: '19:00' }))
    await (await act()).call(positionRoutes.setException, { positionId: hallId, day: '2026-06-16', hours: [], why: '设备检修' })
    const client = await hr.logInAgain()
    const plan = { roomId, first: '2026-06-01', last: '2026-06-30', weekdays: [2], from: '19:00', to: '20:30', helper: false }
    expect((await client.call(roomBookingRoutes.preview, plan)).rows).toEqual([{ day: '2026-06-02', why: null }, { day: '2026-06-09', why: 'taken' }, { day: '2026-06-16', why: 'closed' }, { day: '2026-06-23', why: null }, { day: '2026-06-30', why: null }])
    expect(code(await client.send(roomBookingRoutes.preview, { ...plan, weekdays: [3], last: '2026-06-02' }))).toBe('venues.series-empty')
    expect(code(await client.send(roomBookingRoutes.bookSeries, { ...plan, title: '合唱排练', people: 81 }))).toBe('venues.room-too-small')
    const made = await client.call(roomBookingRoutes.bookSeries, { ...plan, title: '合唱排练', people: 40 })
    expect(made).toMatchObject({ booked: ['2026-06-02', '2026-06-23', '2026-06-30'], skipped: [{ day: '2026-06-09', why: 'taken' }, { day: '2026-06-16', why: 'closed' }] })
    expect(code(await client.send(roomBookingRoutes.bookSeries, { ...plan, title: '又来一次', people: 4 }))).toBe('venues.nothing-free')
    // Whoever wants a place in that time hears that the room is taken.
    expect(code(await worker.client.send(roomBookingRoutes.book, book({ roomId, from: '19:00' })))).toBe('venues.slot-taken')
    expect(await client.call(roomBookingRoutes.giveBackSeries, { seriesId: made.id, day: '2026-06-23' })).toEqual({ days: 1 })
    const record = await client.call(roomBookingRoutes.getSeries, { seriesId: made.id })
    expect(record.days.map((one) => one.state)).toEqual(['booked', 'cancelled', 'booked'])
    expect(record).toMatchObject({ own: true, ahead: 2, title: '合唱排练', unitName: '恒禾精密制造有限公司' })
    const stranger = await system.staff('enterprise-hr', await system.addUnit({ name: '别家公司', kind: 'enterprise', division: '330424' }))
    expect((await stranger.client.send(roomBookingRoutes.getSeries, { seriesId: made.id })).status).toBe(404)
    expect((await stranger.client.send(roomBookingRoutes.giveBackSeries, { seriesId: made.id, day: null })).status).toBe(404)
  })

  test('V6: two units want the same evenings at once: each day is one unit’s', async () => {
    const roomId = await addRoom({ name: '小剧场', book: 'whole', capacity: 80 })
    const other = await system.staff('union-officer', hr.unit)
    const plan = { roomId, first: '2026-07-01', last: '2026-07-31', weekdays: [1, 3, 5], from: '18:00', to: '20:00', helper: false, title: '排练', people: 10 }
    const sent = await Promise.all([(await hr.logInAgain()).send(roomBookingRoutes.bookSeries, plan), other.client.send(roomBookingRoutes.bookSeries, plan)])
    expect(sent.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect(await system.query(`select day from venue_booking where room_id = $1 group by day having count(*) > 1`, [roomId])).toEqual([])
  })
})

describe('what comes later', () => {
  test('V5: an exception calls off what no longer fits and tells why, the line too; the rest of the day stays', async () => {
    const roomId = await addRoom()
    const [a, b, c] = await Promise.all([system.worker(), system.worker(), system.worker()])
    await a.client.call(roomBookingRoutes.book, book({ roomId, day: '2026-06-04', from: '19:00' }))
    await b.client.call(roomBookingRoutes.book, book({ roomId, day: '2026-06-04', from: '19:00', wait: true }))
    const kept = await c.client.call(roomBookingRoutes.book, book({ roomId, day: '2026-06-04', from: '09:00' }))
    expect(await (await act()).call(positionRoutes.setException, { positionId: hallId, day: '2026-06-04', hours: [{ from: '09:00', to: '17:00' }], why: '晚上停电' })).toEqual({ freed: 2 })
    for (const one of [a, b]) {
      expect((await one.client.call(roomBookingRoutes.mine, {})).rows).toMatchObject([{ state: 'freed', why: '晚上停电', mayCancel: false }])
      expect(await system.query(`select 1 from notice where person_id = $1 and kind = 'venues.called-off'`, [one.personId])).toHaveLength(1)
    }
    expect((await c.client.call(roomBookingRoutes.mine, {})).rows).toMatchObject([{ id: kept.id, state: 'booked' }])
    // The usual hours come back, and the stretch can be booked anew.
    await (await act()).call(positionRoutes.removeException, { positionId: hallId, day: '2026-06-04' })
    expect((await a.client.call(roomBookingRoutes.book, book({ roomId, day: '2026-06-04', from: '19:00' }))).state).toBe('booked')
    // More seats let the line move up; a retired room calls everything off.
    const line = await b.client.call(roomBookingRoutes.book, book({ roomId, day: '2026-06-04', from: '19:00', wait: true }))
    const room = async () => (await (await act()).call(positionRoutes.get, { positionId: hallId })).rooms.find((one) => one.id === roomId)!
    await (await act()).call(positionRoutes.editRoom, { ...seats, capacity: 2, roomId, updatedAt: (await room()).updatedAt })
    expect((await b.client.call(roomBookingRoutes.mine, {})).rows.find((one) => one.id === line.id)).toMatchObject({ state: 'booked' })
    expect(code(await (await act()).send(positionRoutes.editRoom, { ...seats, capacity: 1, roomId, updatedAt: (await room()).updatedAt }))).toBe('venues.seats-taken')
    expect(await (await act()).call(positionRoutes.editRoom, { ...seats, capacity: 2, active: false, roomId, updatedAt: (await room()).updatedAt })).toEqual({ freed: 3 })
  })

  test('V1: a class and a booking never have the same room: an announced lesson takes it, and the planner sees what is booked', async () => {
    const venueId = newId()
    await system.query(`insert into training_venue (id, scope, name, capacity, created_at, updated_at) values ($1, $2, '实训教室', 30, now(), now())`, [venueId, keeper.unit.scope])
    const roomId = await addRoom({ name: '实训教室', book: 'whole', capacity: 30, trainingVenueId: venueId })
    expect(code(await (await act()).send(positionRoutes.addRoom, { ...seats, positionId: hallId, trainingVenueId: venueId }))).toBe('venues.training-venue-taken')
    const worker = await system.worker()
    await worker.client.call(roomBookingRoutes.book, book({ roomId, day: '2026-06-05', from: '09:00' }))
    const [classId, occupationId] = [newId(), newId()]
    await system.query(`insert into occupation (id, key, name, category, active) values ($1, 'test', '测试工种', 'service', true)`, [occupationId])
    await system.query(`insert into training_class (id, scope, number, title, kind, occupation_id, seats, state, created_by, created_at, updated_at) values ($1, $2, 'T1', '测试班', 'composite', $3, 20, 'published', 'test', now(), now())`, [classId, keeper.unit.scope, occupationId])
    const lesson = (seq: number, from: string, to: string) => system.query(`insert into training_session (id, class_id, scope, seq, starts_at, ends_at, topic, hours, venue_id, published) values ($1, $2, $3, $4, $5, $6, '课', 2, $7, true)`, [newId(), classId, keeper.unit.scope, seq, `2026-06-05T${from}:00+08:00`, `2026-06-05T${to}:00+08:00`, venueId])
    await expect(lesson(1, '10:00', '12:00')).rejects.toMatchObject({ code: '40001' })
    await lesson(2, '13:00', '15:00')
    expect(code(await worker.client.send(roomBookingRoutes.book, book({ roomId, day: '2026-06-05', from: '13:00' })))).toBe('venues.slot-taken')
    const [busy] = await system.query<{ n: number }>(`select count(*)::int as n from app.training_busy('{}', array[$1::uuid], '2026-06-05T00:00:00+08:00', '2026-06-06T00:00:00+08:00', null)`, [venueId])
    expect(busy!.n).toBe(2)
    await system.query(`update training_session set state = 'cancelled' where class_id = $1`, [classId])
    expect(await worker.client.call(roomBookingRoutes.book, book({ roomId, day: '2026-06-05', from: '13:00' }))).toMatchObject({ state: 'booked' })
  })
})

describe('coming', () => {
  test('V7: the code at the door: what was booked has its visit, the day has one, a second scan gives the first answer; paper and counts; the figures are the visits', async () => {
    const roomId = await addRoom({ capacity: 3, closedDays: 30, perWeek: null })
    const [a, b, c] = await Promise.all([system.worker(), system.worker(), system.worker()])
    clock.set('2026-06-03T08:40:00+08:00')
    await a.client.call(roomBookingRoutes.book, book({ roomId, day: '2026-06-03' }))
    const paper = await b.client.call(roomBookingRoutes.book, book({ roomId, day: '2026-06-03' }))
    const client = await act()
    const door = async () => (await client.call(positionVisitRoutes.code, { positionId: hallId })).path.replace('/d/', '')
    const token = await door()
    expect(await system.visitor.call(positionVisitRoutes.read, { token })).toMatchObject({ position: { name: '县职工文化宫' }, loggedIn: false })
    const came = await Promise.all([a.client.call(positionVisitRoutes.come, { token }), a.client.call(positionVisitRoutes.come, { token })])
    expect(came.map((one) => Number(one.again)).toSorted((a, b) => a - b)).toEqual([0, 1])
    expect(came[0]).toMatchObject({ room: '阅览室', from: '09:00' })
    expect(await c.client.call(positionVisitRoutes.come, { token: await door() })).toMatchObject({ again: false, room: null })
    expect(code(await c.client.send(positionVisitRoutes.come, { token: 'A'.repeat(40) }))).toBe('venues.code-wrong')
    clock.advance(45_000)
    expect(code(await b.client.send(positionVisitRoutes.come, { token }))).toBe('venues.code-old')
    expect((await client.call(roomBookingRoutes.day, { positionId: hallId })).rows.filter((row) => row.room.id === roomId).map((row) => row.state).toSorted()).toEqual(['booked', 'came'])
    await client.call(positionVisitRoutes.noteCame, { bookingId: paper.id, people: 9 })
    expect(code(await client.send(positionVisitRoutes.noteCame, { bookingId: paper.id, people: 1 }))).toBe('venues.booking-over')
    for (const people of [20, 12]) await client.call(positionVisitRoutes.enterCount, { positionId: hallId, day: '2026-06-03', people })
    expect(code(await client.send(positionVisitRoutes.enterCount, { positionId: hallId, day: '2026-06-04', people: 1 }))).toBe('venues.count-day')
    const figures = await client.call(positionVisitRoutes.figures, {})
    expect(figures.total).toBe(15)
    expect(figures.ranking[0]).toMatchObject({ rank: 1, people: 15, visits: 4, position: { id: hallId } })
    expect(figures.months.at(-1)).toEqual({ month: '2026-06', people: 15 })

    const asked = { from: '2026-05', to: '2026-06' }
    const file = await client.call(positionVisitRoutes.rankingFile, asked)
    expect(file).toMatchObject({ fileName: '服务阵地使用排名 海盐县总工会 2026-05 至 2026-06.xlsx', contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' })
    const read = async (bytes: Uint8Array) => {
      const workbook = new ExcelJS.Workbook()
      await workbook.xlsx.load(bytes as never)
      const [sheet] = workbook.worksheets
      return { sheet: sheet!, rows: sheet!.getSheetValues().slice(1).map((row) => (row as unknown[]).slice(1)) }
    }
    const { sheet, rows } = await read(file.bytes)
    const staff = (await client.call(loginRoutes.session, {})).actor!.name
    expect(rows[0]![0]).toMatch(new RegExp(`^服务阵地使用排名 2026-05 至 2026-06；海盐县总工会；共 15 人次；${staff} ${'2026-06-0'}\\d \\d{2}:\\d{2}:\\d{2} 导出$`))
    expect(rows[1]).toEqual(['名次', '阵地', '类别', '乡镇街道', '单位', '人次', '记录数'])
    expect(rows[2]).toEqual([1, '县职工文化宫', '文化宫、俱乐部', '武原街道', '海盐县总工会', 15, 4])
    expect(rows.slice(2, -1).map((row) => [row[0], row[1], row[5], row[6]])).toEqual((await client.call(positionVisitRoutes.figures, asked)).ranking.map((row) => [row.rank, row.position.name, row.people, row.visits]))
    expect(rows.at(-1)!.filter(Boolean)).toEqual(['合计', 15, 4])
    // Seen on the screen and printed on every page, like every other sheet of the house.
    expect(sheet.getBackgroundImageId()).toBeDefined()
    expect(sheet.headerFooter.oddHeader).toContain('服务阵地使用排名')
    expect((await read((await client.call(positionVisitRoutes.rankingFile, { ...asked, language: 'en' })).bytes)).rows[1]).toEqual(['Rank', 'Position', 'Kind', 'Town', 'Unit', 'Person-times', 'Entries'])
    expect((await system.query(`select 1 from audit_entry where action = 'venues.export-ranking'`)).length).toBe(2)
    expect((await hr.logInAgain().then((one) => one.send(positionVisitRoutes.rankingFile, asked))).status).toBe(403)
  })

  test('who does not come twice waits a month; the line of a stretch that has begun is told; reminded the evening before, once', async () => {
    const roomId = await addRoom({ perWeek: null })
    const [a, b] = await Promise.all([system.worker(), system.worker()])
    clock.set('2026-06-10T10:00:00+08:00')
    const run = async (job: string) => { await system.asService((ctx) => startJob(ctx, job, {}, { scope: '' })); await system.settle() }
    await a.client.call(roomBookingRoutes.book, book({ roomId, day: '2026-06-11' }))
    await a.client.call(roomBookingRoutes.book, book({ roomId, day: '2026-06-12' }))
    await b.client.call(roomBookingRoutes.book, book({ roomId, day: '2026-06-11', wait: true }))
    clock.set('2026-06-10T18:10:00+08:00')
    for (const job of ['venues.remind', 'venues.remind']) await run(job)
    expect(await system.query(`select 1 from notice where person_id = $1 and kind = 'venues.tomorrow'`, [a.personId])).toHaveLength(1)
    clock.set('2026-06-11T09:10:00+08:00')
    await run('venues.tick')
    expect((await (await system.logIn({ id: b.accountId, kind: 'worker' })).call(roomBookingRoutes.mine, {})).rows).toMatchObject([{ state: 'lapsed' }])
    clock.set('2026-06-13T00:20:00+08:00')
    for (const job of ['venues.tick', 'venues.tick']) await run(job)
    const again = await system.logIn({ id: a.accountId, kind: 'worker' })
    expect((await again.call(roomBookingRoutes.mine, {})).rows.map((row) => row.state)).toEqual(['missed', 'missed'])
    expect(code(await again.send(roomBookingRoutes.book, book({ roomId, day: '2026-06-15' })))).toBe('venues.barred')
    clock.set('2026-07-13T10:00:00+08:00')
    expect((await (await system.logIn({ id: a.accountId, kind: 'worker' })).call(roomBookingRoutes.book, book({ roomId, day: '2026-07-14' }))).state).toBe('booked')
  })
})
