import { childcareRoutes, homeRoutes, queueRoutes, type RequestOf } from '@guildhall/contract'
import { startSystem, type StaffClient, type TestSystem, type WorkerClient } from '@guildhall/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { manualClock } from '#platform/clock'
import { startJob } from '#platform/jobs'
import { childcareModule } from './index.ts'

/** A holiday class over New Year: Monday, 28 December 2026 to Friday, 8 January 2027. A union with members, and a county next door. */
const clock = manualClock('2026-12-10T09:00:00+08:00')
let system: TestSystem
let officer: StaffClient, above: StaffClient, foreign: StaffClient
let lin: WorkerClient, he: WorkerClient, stranger: WorkerClient
let classId: string

const form: RequestOf<typeof childcareRoutes.open> = {
  title: '寒假托管班', address: '工人文化宫三楼', first: '2026-12-28', last: '2027-01-08', weekdays: [1, 2, 3, 4, 5], from: '08:30', to: '17:00', ageFrom: 6, ageTo: 12, places: 2, waitlist: 1, opensAt: '2026-12-10T08:00:00+08:00', closesAt: '2026-12-25T18:00:00+08:00', cost: '0',
  rules: '自带水杯。', consent: '我同意工会为带班和交接使用孩子的姓名、健康情况和联系人，班结束三十天后删除。',
}
const code = (sent: { status: number; body: unknown }) => (sent.body as { code?: string }).code
const staff = (of: StaffClient) => of.logInAgain()
const phone = (of: WorkerClient) => system.logIn({ id: of.accountId, kind: 'worker' })
const told = async (to: WorkerClient, kind: string) => (await system.query('select 1 from notice where person_id = $1 and kind = $2', [to.personId, `childcare.${kind}`])).length
const run = async (job: string) => { await system.asService((ctx) => startJob(ctx, job, {}, { scope: '' })); await system.settle() }
const hash = async () => (await (await phone(lin)).call(childcareRoutes.show, { classId })).consent.hash
const child = async (name: string, more: Partial<RequestOf<typeof childcareRoutes.enrol>> = {}): Promise<RequestOf<typeof childcareRoutes.enrol>> => ({
  classId, name, birthMonth: '2018-05', gender: 'girl', health: '对花生过敏', relation: 'mother', emergency: { name: '周海燕', phone: '13900001234' }, pickers: [{ name: '王建国', phone: '13700005678' }], consent: { hash: await hash(), agreed: true, name: '林小禾' }, wait: true, another: false, ...more,
})

async function member(name: string, unit: StaffClient['unit']): Promise<WorkerClient> {
  const worker = await system.worker({ name })
  await system.query(`insert into membership (id, person_id, unit_id, scope, joined_on, valid_from, began_by, recorded_by, recorded_at) values (gen_random_uuid(), $1, $2, $3, '2020-01-01', '2020-01-01', 'join', 'test', now())`, [worker.personId, unit.id, unit.scope])
  return worker
}

beforeAll(async () => {
  system = await startSystem({ clock })
  const county = await system.addUnit({ name: '海盐县总工会', level: 'county', division: '330424' })
  above = await system.staff('training-officer', county)
  foreign = await system.staff('training-officer', await system.addUnit({ name: '海宁市总工会', level: 'county', division: '330481' }))
  officer = await system.staff('union-officer', await system.addUnit({ name: '武原街道工会', kind: 'union', division: '330424', parent: county }));
  [lin, he, stranger] = [await member('林小禾', officer.unit), await member('何明芳', officer.unit), await member('外县人', foreign.unit)]
})

afterAll(async () => {
  await system.asService(async (ctx) => {
    for (const check of childcareModule.checks!) expect({ [check.name]: await check.run(ctx.tx, system.services) }).toEqual({ [check.name]: [] })
  })
})

describe('places and consent', () => {
  test('C3: a draft may change, its consent gets another version; once published it is frozen, also for who asks the database', async () => {
    expect(code(await officer.client.send(childcareRoutes.open, { ...form, closesAt: '2026-12-10T08:30:00+08:00' }))).toBe('childcare.days-past')
    classId = (await officer.client.call(childcareRoutes.open, { ...form, consent: '我同意工会使用孩子的信息，只用于带班，不作别用。' })).id
    const draft = await officer.client.call(childcareRoutes.get, { classId })
    expect((await lin.client.send(childcareRoutes.show, { classId })).status).toBe(404)
    clock.advance(1_000)
    await officer.client.call(childcareRoutes.edit, { ...form, classId, updatedAt: draft.updatedAt })
    expect(code(await officer.client.send(childcareRoutes.publish, { classId, updatedAt: draft.updatedAt }))).toBe('platform.changed-meanwhile')
    const second = await officer.client.call(childcareRoutes.get, { classId })
    expect(second.consent.version).toBe(2)
    expect(second.consent.hash).not.toBe(draft.consent.hash)
    expect((await foreign.client.send(childcareRoutes.publish, { classId, updatedAt: second.updatedAt })).status).toBe(404)
    await officer.client.call(childcareRoutes.publish, { classId, updatedAt: second.updatedAt })
    expect(code(await officer.client.send(childcareRoutes.edit, { ...form, classId, updatedAt: second.updatedAt }))).toBe('childcare.published')
    await expect(system.query(`update childcare_class set consent = 'x' where id = $1`, [classId])).rejects.toMatchObject({ code: '23514' })
  })

  test('C1, C2: two enrol the same child at once: one place; places run out, the line holds one; what is typed is sealed', async () => {
    expect((await stranger.client.send(childcareRoutes.enrol, await child('小禾'))).status).toBe(404)
    expect((await stranger.client.call(childcareRoutes.find, {})).rows).toEqual([])
    expect(code(await lin.client.send(childcareRoutes.enrol, await child('小禾', { consent: { hash: 'a'.repeat(64), agreed: true, name: '林小禾' } })))).toBe('childcare.consent-changed')
    expect(code(await lin.client.send(childcareRoutes.enrol, await child('小禾', { birthMonth: '2024-01' })))).toBe('childcare.age')
    const one = await child('林一一')
    const both = await Promise.all([lin.client.send(childcareRoutes.enrol, one), he.client.send(childcareRoutes.enrol, { ...one, relation: 'father' })])
    expect(both.map((sent) => sent.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    if (both[0]!.status !== 200) {
      const [mine] = (await he.client.call(childcareRoutes.find, {})).children
      await he.client.call(childcareRoutes.withdraw, { childId: mine!.id })
      await lin.client.call(childcareRoutes.enrol, one)
    }
    // Another child of that name, born in that month: its guardian says so, and a list names both guardians. One's own child twice stays one.
    expect(code(await he.client.send(childcareRoutes.enrol, one))).toBe('childcare.same-name')
    expect(code(await lin.client.send(childcareRoutes.enrol, { ...one, another: true }))).toBe('childcare.enrolled-already')
    const namesake = await he.client.call(childcareRoutes.enrol, { ...one, consent: { ...one.consent, name: '何明芳' }, another: true })
    expect((await officer.client.call(childcareRoutes.children, { classId })).rows.map((row) => [row.name, row.guardian])).toEqual([['林**', '林**'], ['林**', '何**']])
    await he.client.call(childcareRoutes.withdraw, { childId: namesake.id })
    expect((await officer.client.call(childcareRoutes.children, { classId })).rows.map((row) => row.guardian)).toEqual([null])
    await he.client.call(childcareRoutes.enrol, await child('何二二', { pickers: [], health: '' }))
    expect(code(await he.client.send(childcareRoutes.enrol, await child('何三三', { wait: false })))).toBe('childcare.full')
    expect(await he.client.call(childcareRoutes.enrol, await child('何三三'))).toMatchObject({ state: 'waiting' })
    expect(code(await he.client.send(childcareRoutes.enrol, await child('何四四')))).toBe('childcare.full')
    for (const known of ['林一一', '13900001234', '花生', '王建国']) {
      const [found] = await system.query<{ n: number }>(`select count(*)::int as n from childcare_child k where k::text like $1 or encode(about_sealed, 'escape') like $1`, [`%${known}%`])
      expect(found!.n).toBe(0)
    }
    const rows = (await (await staff(officer)).call(childcareRoutes.children, { classId })).rows
    expect(rows.map((row) => [row.name, row.state])).toEqual([['林**', 'seat'], ['何**', 'seat'], ['何**', 'waiting']])
    expect(await (await staff(officer)).call(childcareRoutes.get, { classId })).toMatchObject({ seated: 2, waiting: 1, may: { keep: true } })
  })

  test('a withdrawn consent gives the place to the first in the line, who is told, and the child is erased at once; more places never fewer than taken', async () => {
    const second = (await he.client.call(childcareRoutes.find, {})).children.find((one) => one.name === '何二二')!
    expect((await lin.client.send(childcareRoutes.withdraw, { childId: second.id })).status).toBe(404)
    const both = await Promise.all([he.client.send(childcareRoutes.withdraw, { childId: second.id }), he.client.send(childcareRoutes.withdraw, { childId: second.id })])
    expect(both.map((sent) => sent.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect((await he.client.call(childcareRoutes.find, {})).children.find((one) => one.name === '何三三')).toMatchObject({ state: 'seat' })
    expect(await told(he, 'moved-up')).toBe(1)
    expect(await he.client.call(childcareRoutes.getMine, { childId: second.id })).toMatchObject({ state: 'withdrawn', erased: true, name: '', consent: { version: 2, withdrawnAt: expect.any(String) as string } })
    expect(code(await (await staff(officer)).send(childcareRoutes.resize, { classId, places: 1 }))).toBe('childcare.places-taken')
  })
})

describe('the line while the class is held', () => {
  test('C9: a place that becomes free is offered in turn for a day; unanswered it goes to the next; taken twice it is taken once; the line ends on the last day', async () => {
    const another = (await (await staff(officer)).call(childcareRoutes.open, { ...form, title: '小班', last: '2026-12-30', places: 1, waitlist: 3 })).id
    const opened = await (await staff(officer)).call(childcareRoutes.get, { classId: another })
    await (await staff(officer)).call(childcareRoutes.publish, { classId: another, updatedAt: opened.updatedAt })
    const enrol = async (of: WorkerClient, name: string) => (await (await phone(of)).call(childcareRoutes.enrol, { ...await child(name), classId: another, consent: { hash: opened.consent.hash, agreed: true, name: '家长' } })).id
    const [first, second, third, fourth] = [await enrol(lin, '林甲'), await enrol(he, '何乙'), await enrol(lin, '林丙'), await enrol(he, '何丁')]
    const stateOf = async (of: WorkerClient, childId: string) => (await (await phone(of)).call(childcareRoutes.getMine, { childId })).state
    clock.set('2026-12-28T08:31:00+08:00')
    await run('childcare.tick')
    expect(await told(lin, 'not-reached') + await told(he, 'not-reached')).toBe(0)
    await (await phone(lin)).call(childcareRoutes.withdraw, { childId: first })
    expect(await (await phone(he)).call(childcareRoutes.getMine, { childId: second })).toMatchObject({ state: 'offered', offeredUntil: new Date('2026-12-29T08:31:00+08:00').toISOString(), handsOver: false })
    expect(await told(he, 'offered')).toBe(1)
    expect((await (await phone(he)).call(homeRoutes.get, {})).items).toContainEqual(expect.objectContaining({ kind: 'childcare.day', part: 'waiting', note: expect.objectContaining({ zh: '12-29 08:31 前答复' }) as unknown }))
    expect((await (await staff(officer)).call(childcareRoutes.day, { classId: another })).rows).toEqual([])
    expect(code(await (await phone(he)).send(childcareRoutes.code, { childId: second }))).toBe('childcare.no-place')
    expect((await (await phone(lin)).send(childcareRoutes.takeOffer, { childId: second })).status).toBe(404)
    expect(code(await (await phone(lin)).send(childcareRoutes.takeOffer, { childId: third }))).toBe('childcare.no-offer')
    await system.asService(async (ctx) => expect(await childcareModule.checks![0]!.run(ctx.tx, system.services)).toEqual([]))
    clock.set('2026-12-29T08:31:00+08:00')
    expect(code(await (await phone(he)).send(childcareRoutes.takeOffer, { childId: second }))).toBe('childcare.no-offer')
    for (let twice = 0; twice < 2; twice += 1) await run('childcare.tick')
    expect(await (await phone(he)).call(childcareRoutes.getMine, { childId: second })).toMatchObject({ state: 'not-answered', erased: true })
    const guardian = await phone(lin)
    const taken = await Promise.all([guardian.send(childcareRoutes.takeOffer, { childId: third }), guardian.send(childcareRoutes.takeOffer, { childId: third })])
    expect(taken.map((one) => one.status)).toEqual([200, 200])
    expect((await system.query(`select 1 from audit_entry where action = 'childcare.take-offer'`))).toHaveLength(1)
    expect([await stateOf(lin, third), await stateOf(he, fourth)]).toEqual(['seat', 'waiting'])
    clock.set('2026-12-30T08:30:00+08:00')
    await run('childcare.tick')
    expect([await stateOf(he, fourth), await told(he, 'not-reached')]).toEqual(['not-reached', 1])
    await (await phone(lin)).call(childcareRoutes.withdraw, { childId: third })
  })
})

describe('the day', () => {
  let childId: string, otherId: string

  test('C5, C6, C8: arrival is told; wrong codes are refused, the third locks and tells the guardian; the right one hands over once', async () => {
    clock.set('2026-12-31T08:40:00+08:00')
    const guardian = await phone(lin)
    childId = (await guardian.call(childcareRoutes.find, {})).children[0]!.id
    otherId = (await (await phone(he)).call(childcareRoutes.find, {})).children.find((one) => one.state === 'seat')!.id
    const keeper = await staff(officer)
    expect(code(await keeper.send(childcareRoutes.check, { childId, code: '000000' }))).toBe('childcare.not-here')
    expect((await keeper.call(queueRoutes.mine, {})).rows.map((row) => row.kind)).toContain('childcare.day')
    // The county reads the masked list, but keeps nobody; the next county finds nothing.
    const county = await staff(above)
    expect((await county.call(childcareRoutes.day, { classId })).rows).toHaveLength(2)
    expect(code(await county.send(childcareRoutes.look, { childId }))).toBe('childcare.not-keeper')
    expect((await (await staff(foreign)).send(childcareRoutes.arrive, { childId, here: true })).status).toBe(404)
    const arrived = await Promise.all([keeper.send(childcareRoutes.arrive, { childId, here: true }), keeper.send(childcareRoutes.arrive, { childId, here: true })])
    expect(arrived.map((sent) => sent.status)).toEqual([200, 200])
    expect(await told(lin, 'arrived')).toBe(1)
    expect(code(await guardian.send(childcareRoutes.withdraw, { childId }))).toBe('childcare.child-is-there')
    expect((await guardian.call(homeRoutes.get, {})).items).toContainEqual(expect.objectContaining({ kind: 'childcare.day', note: expect.objectContaining({ zh: '孩子在班里，打开看接送码' }) as unknown }))
    expect(await keeper.call(childcareRoutes.look, { childId })).toMatchObject({ name: '林一一', health: '对花生过敏', emergency: { phone: '13900001234' } })

    const mine = await guardian.call(childcareRoutes.code, { childId })
    const named = await guardian.call(childcareRoutes.giveCode, { childId, picker: 0 })
    const wrong = ['000000', '000001', '000002', '000003', '000004'].filter((one) => one !== mine.code && one !== named.code)
    expect(code(await keeper.send(childcareRoutes.check, { childId, code: wrong[0]! }))).toBe('childcare.wrong-code')
    expect(code(await keeper.send(childcareRoutes.handOver, { childId, code: wrong[1]! }))).toBe('childcare.wrong-code')
    expect(code(await keeper.send(childcareRoutes.check, { childId, code: wrong[2]! }))).toBe('childcare.codes-locked')
    expect(await told(lin, 'codes-locked')).toBe(1)
    expect(code(await keeper.send(childcareRoutes.check, { childId, code: named.code }))).toBe('childcare.codes-locked')
    clock.advance(5 * 60_000 + 1_000)
    expect(await keeper.call(childcareRoutes.check, { childId, code: named.code })).toEqual({ child: '林一一', byCode: 'named', who: [{ name: '王建国', phone: '137****5678' }] })
    const handed = await Promise.all([keeper.send(childcareRoutes.handOver, { childId, code: named.code }), keeper.send(childcareRoutes.handOver, { childId, code: named.code })])
    expect(handed.map((sent) => sent.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect(await told(lin, 'handed-over')).toBe(1)
    expect((await keeper.call(childcareRoutes.day, { classId })).rows[0]).toMatchObject({ standing: 'picked-up', handOver: { to: '王**', byCode: 'named' } })
    expect((await guardian.call(childcareRoutes.getMine, { childId })).days).toMatchObject([{ day: '2026-12-31', handOver: { to: '王建国' } }])
  })

  test('C7: who is still there a quarter of an hour after closing time alarms keeper and guardian, once; the guardian’s own code of this minute still works', async () => {
    const keeper = await staff(officer)
    await keeper.call(childcareRoutes.arrive, { childId: otherId, here: true })
    clock.set('2026-12-31T17:14:00+08:00')
    await run('childcare.tick')
    expect(await told(he, 'not-picked-up')).toBe(0)
    clock.set('2026-12-31T17:15:00+08:00')
    await run('childcare.tick')
    await run('childcare.tick')
    expect([await told(he, 'not-picked-up'), (await system.query(`select 1 from notice where kind = 'childcare.still-here' and account_id is not null`)).length]).toEqual([1, 1])
    const old = await (await phone(he)).call(childcareRoutes.code, { childId: otherId })
    clock.advance(4 * 60_000)
    const again = await staff(officer)
    expect(code(await again.send(childcareRoutes.check, { childId: otherId, code: old.code }))).toBe('childcare.wrong-code')
    const now = await (await phone(he)).call(childcareRoutes.code, { childId: otherId })
    expect(await again.call(childcareRoutes.handOver, { childId: otherId, code: now.code })).toMatchObject({ to: '林小禾' })
    // A named code is for its day alone.
    const named = await (await phone(lin)).call(childcareRoutes.giveCode, { childId, picker: 0 })
    clock.set('2027-01-01T09:00:00+08:00')
    const newYear = await staff(officer)
    await newYear.call(childcareRoutes.arrive, { childId, here: true })
    expect(code(await newYear.send(childcareRoutes.check, { childId, code: named.code }))).toBe('childcare.wrong-code')
  })

  test('C4: thirty days after the class nothing is known of its children; that they were there, and was consented to, is', async () => {
    clock.set('2027-02-07T09:00:00+08:00')
    await run('childcare.erase')
    expect(await (await phone(lin)).call(childcareRoutes.getMine, { childId })).toMatchObject({ erased: false, name: '林一一' })
    clock.set('2027-02-08T09:00:00+08:00')
    await run('childcare.erase')
    expect(await (await phone(lin)).call(childcareRoutes.getMine, { childId })).toMatchObject({ erased: true, name: '', health: '', pickers: [], consent: { version: 2 } })
    expect(await (await staff(officer)).call(childcareRoutes.get, { classId })).toMatchObject({ state: 'erased' })
    expect(await system.query(`select 1 from childcare_child k left join childcare_day d on d.child_id = k.id where k.about_sealed is not null or k.child_blind is not null or d.to_sealed is not null`)).toEqual([])
  })
})
