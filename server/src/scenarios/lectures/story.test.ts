import { homeRoutes, lectureMenuRoutes, lectureOrderRoutes, positionRoutes, queueRoutes, type RequestOf } from '@guildhall/contract'
import { startSystem, type StaffClient, type TestSystem, type WorkerClient } from '@guildhall/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { manualClock } from '#platform/clock'
import { startJob } from '#platform/jobs'
import { lecturesModule } from './index.ts'

/** Monday, 1 June 2026: a county with two lecturers, a school and a firm; a county next door. */
const clock = manualClock('2026-06-01T09:00:00+08:00')
let system: TestSystem
let officer: StaffClient, school: StaffClient, firm: StaffClient, foreign: StaffClient
let he: WorkerClient, fang: WorkerClient
let lawId: string

const everyDay = [1, 2, 3, 4, 5, 6, 7].flatMap((day) => [`${day}-morning`, `${day}-afternoon`])
const home = { team: '劳模宣讲团', about: '', fields: ['labour-law', 'first-aid'], division: '330424', town: '武原街道', lat: 30.526, lng: 120.946, weekly: everyDay, perWeek: 3, perDay: 2, maxKm: 60, counties: [] } satisfies Omit<RequestOf<typeof lectureMenuRoutes.admit>, 'personId'>
const law = { title: '未成年人劳动权益', field: 'labour-law', audiences: ['students', 'workers'], minutes: 90, needs: '投影', peopleMin: 10, peopleMax: 200, summary: '暑期工、实习的权利和注意事项。', handIn: true } satisfies RequestOf<typeof lectureMenuRoutes.write>
const order = (more: Partial<RequestOf<typeof lectureOrderRoutes.order>> = {}): RequestOf<typeof lectureOrderRoutes.order> => ({
  lectureId: null, field: 'labour-law', audience: 'students', people: 80, preferences: [{ day: '2026-06-10', from: '14:00' }, { day: '2026-06-11', from: '09:00' }], division: '330424', town: '百步镇', address: '百步中学报告厅', lat: 30.44, lng: 120.8, contact: '教务处', line: '0573-86110011', note: '', ...more,
})
const code = (sent: { status: number; body: unknown }) => (sent.body as { code?: string }).code
const staff = async (of: StaffClient) => of.logInAgain()
const ask = async (orderId: string, lectureId: string, day: string, from: string) => (await staff(officer)).send(lectureOrderRoutes.ask, { orderId, lectureId, day, from })
const told = async (personId: string, kind: string) => (await system.query('select 1 from notice where person_id = $1 and kind = $2', [personId, kind])).length
const run = async (job: string) => { await system.asService((ctx) => startJob(ctx, job, {}, { scope: '' })); await system.settle() }
const phone = (of: WorkerClient) => system.logIn({ id: of.accountId, kind: 'worker' })

async function lecturer(name: string, more: Partial<typeof home> = {}): Promise<{ worker: WorkerClient; id: string }> {
  const worker = await system.worker({ name })
  await system.query('update person set unit_id = $1, scope = $2 where id = $3', [officer.unit.id, officer.unit.scope, worker.personId])
  return { worker, id: (await (await staff(officer)).call(lectureMenuRoutes.admit, { ...home, ...more, personId: worker.personId })).id }
}

async function publish(worker: WorkerClient, more: Partial<typeof law> = {}): Promise<string> {
  const { id } = await (await phone(worker)).call(lectureMenuRoutes.write, { ...law, ...more })
  const client = await staff(officer)
  await client.call(lectureMenuRoutes.publish, { lectureId: id, updatedAt: (await client.call(lectureMenuRoutes.get, { lectureId: id })).updatedAt })
  return id
}

beforeAll(async () => {
  system = await startSystem({ clock })
  const county = await system.addUnit({ name: '海盐县总工会', level: 'county', division: '330424' })
  const next = await system.addUnit({ name: '海宁市总工会', level: 'county', division: '330481' });
  [officer, foreign] = [await system.staff('training-officer', county), await system.staff('training-officer', next)]
  school = await system.staff('union-officer', await system.addUnit({ name: '百步中学工会', kind: 'union', division: '330424', parent: county }))
  firm = await system.staff('enterprise-hr', await system.addUnit({ name: '恒禾精密制造有限公司', kind: 'enterprise', division: '330424', parent: county }))
  he = (await lecturer('何明芳')).worker
  fang = (await lecturer('方国良', { town: '百步镇', lat: 30.44, lng: 120.8 })).worker
})

afterAll(async () => {
  await system.asService(async (ctx) => {
    for (const check of lecturesModule.checks!) expect({ [check.name]: await check.run(ctx.tx, system.services) }).toEqual({ [check.name]: [] })
  })
})

describe('the menu', () => {
  test('L1, L2: a person is a lecturer once; a lecture goes on the menu by an officer’s check, back with a note, off it when changed', async () => {
    const client = await staff(officer)
    expect(code(await client.send(lectureMenuRoutes.admit, { ...home, personId: he.personId }))).toBe('lectures.already-lecturer')
    expect((await (await staff(foreign)).send(lectureMenuRoutes.admit, { ...home, personId: he.personId })).status).toBe(404)
    expect(code(await (await system.worker()).client.send(lectureMenuRoutes.write, law))).toBe('lectures.no-lecturer')
    expect(code(await he.client.send(lectureMenuRoutes.write, { ...law, field: 'science' }))).toBe('lectures.not-their-field')
    lawId = (await he.client.call(lectureMenuRoutes.write, law)).id
    const seen = await client.call(lectureMenuRoutes.get, { lectureId: lawId })
    expect((await client.call(queueRoutes.mine, {})).rows.map((row) => row.kind)).toContain('lectures.check')
    expect((await fang.client.call(lectureMenuRoutes.find, {})).rows).toEqual([])
    await client.call(lectureMenuRoutes.sendBack, { lectureId: lawId, note: '写清楚对哪个年级' })
    expect(await told(he.personId, 'lectures.sent-back')).toBe(1)
    expect(code(await client.send(lectureMenuRoutes.publish, { lectureId: lawId, updatedAt: seen.updatedAt }))).toBe('lectures.not-handed-in')
    const { lectures } = await he.client.call(lectureMenuRoutes.mine, {})
    expect(lectures).toMatchObject([{ id: lawId, state: 'draft', note: '写清楚对哪个年级' }])
    clock.advance(1_000)
    await he.client.call(lectureMenuRoutes.editMine, { ...law, lectureId: lawId, updatedAt: lectures[0]!.updatedAt, summary: '给初三和高中：暑期工、实习的权利。' })
    expect(code(await client.send(lectureMenuRoutes.publish, { lectureId: lawId, updatedAt: seen.updatedAt }))).toBe('platform.changed-meanwhile')
    await client.call(lectureMenuRoutes.publish, { lectureId: lawId, updatedAt: (await client.call(lectureMenuRoutes.get, { lectureId: lawId })).updatedAt })
    expect((await (await staff(foreign)).call(lectureMenuRoutes.find, { q: '未成年', audience: 'students', minutes: 90 })).rows).toMatchObject([{ id: lawId, lecturer: '何明芳', rating: null }])
    expect((await fang.client.call(lectureMenuRoutes.find, { minutes: 60 })).total).toBe(0)
    expect((await system.visitor.send(lectureMenuRoutes.find, {})).status).toBe(401)
    expect((await (await staff(foreign)).send(lectureMenuRoutes.get, { lectureId: lawId })).status).toBe(404)
    expect((await (await staff(foreign)).send(lectureMenuRoutes.withdraw, { lectureId: lawId, note: '试试' })).status).toBe(404)
  })

  test('a lecturer says when and how far; days away hold across the year; nobody sets another’s', async () => {
    await he.client.call(lectureMenuRoutes.setTimes, { weekly: everyDay, perWeek: 3, perDay: 2, maxKm: 60, counties: ['330481'], paused: false })
    const { id } = await he.client.call(lectureMenuRoutes.addAway, { first: '2026-12-30', last: '2027-01-03' })
    expect((await he.client.call(lectureMenuRoutes.addAway, { first: '2026-12-30', last: '2027-01-03' })).id).toBe(id)
    expect((await fang.client.send(lectureMenuRoutes.removeAway, { awayId: id })).status).toBe(404)
    expect((await he.client.call(lectureMenuRoutes.mine, {})).lecturer).toMatchObject({ counties: ['330481'], away: [{ first: '2026-12-30', last: '2027-01-03' }] })
  })
})

describe('an order', () => {
  test('from the menu to two judgements: ordered, matched with reasons, asked, accepted, held, judged; the rating stands on the menu', async () => {
    const sideId = await publish(fang, { title: '职场第一课' })
    await fang.client.call(lectureMenuRoutes.addAway, { first: '2026-06-11', last: '2026-06-11' })
    expect(code(await school.client.send(lectureOrderRoutes.order, order({ lectureId: lawId, people: 5 })))).toBe('lectures.not-for-them')
    expect(code(await school.client.send(lectureOrderRoutes.order, order({ preferences: [{ day: '2026-06-03', from: '09:00' }] })))).toBe('lectures.no-time-left')
    const { id: orderId } = await school.client.call(lectureOrderRoutes.order, order())
    const client = await staff(officer)
    expect((await client.call(queueRoutes.mine, {})).rows.find((row) => row.kind === 'lectures.order')).toMatchObject({ due: '2026-06-04' })
    expect((await (await staff(foreign)).send(lectureOrderRoutes.matches, { orderId })).status).toBe(404)
    expect((await school.client.send(lectureOrderRoutes.matches, { orderId })).status).toBe(403)
    const matches = await client.call(lectureOrderRoutes.matches, { orderId })
    expect(matches.rows.map((row) => [row.lecturer, row.day, row.km])).toEqual([['方国良', '2026-06-10', 0], ['何明芳', '2026-06-10', expect.any(Number)], ['何明芳', '2026-06-11', expect.any(Number)]])
    expect(matches.rows[0]!.parts.reduce((sum, one) => sum + one.points, 0)).toBeCloseTo(matches.rows[0]!.points)
    expect(matches.not).toMatchObject([{ lecturer: '方国良', day: '2026-06-11', why: 'away' }])
    expect(await client.call(lectureOrderRoutes.plan, {})).toMatchObject({ open: 1, matched: 1, rows: [{ match: { lecturer: '方国良' } }] })

    expect(code(await ask(orderId, sideId, '2026-06-11', '09:00'))).toBe('lectures.no-longer-possible')
    // The desk presses twice: one is asked once.
    const twice = await Promise.all([ask(orderId, sideId, '2026-06-10', '14:00'), ask(orderId, sideId, '2026-06-10', '14:00')])
    expect(twice.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect((await fang.client.call(homeRoutes.get, {})).items[0]).toMatchObject({ kind: 'lectures.asked', part: 'waiting' })
    const [session] = (await fang.client.call(lectureMenuRoutes.mine, {})).sessions
    expect(session).toMatchObject({ title: '职场第一课', unitName: '百步中学工会', line: '0573-86110011', mayAnswer: true })
    expect((await he.client.send(lectureMenuRoutes.answer, { engagementId: session!.id, accept: true })).status).toBe(404)
    // Declines: the order is matched anew, and that time is no longer proposed for them.
    await fang.client.call(lectureMenuRoutes.answer, { engagementId: session!.id, accept: false, reason: '那天要值班' })
    expect(code(await fang.client.send(lectureMenuRoutes.answer, { engagementId: session!.id, accept: true }))).toBe('lectures.answered')
    expect((await (await staff(officer)).call(lectureOrderRoutes.matches, { orderId })).not.map((one) => one.why).toSorted()).toEqual(['away', 'declined'])
    expect((await ask(orderId, lawId, '2026-06-10', '14:00')).status).toBe(200)
    const mine = async () => (await (await phone(he)).call(lectureMenuRoutes.mine, {})).sessions[0]!
    const engagementId = (await mine()).id
    await he.client.call(lectureMenuRoutes.answer, { engagementId, accept: true })
    expect(await (await staff(school)).call(lectureOrderRoutes.get, { orderId })).toMatchObject({ state: 'agreed', session: { lecturer: '何明芳', state: 'accepted' }, may: { cancel: true, sayHeld: false } })
    expect(Buffer.from((await he.client.call(lectureMenuRoutes.calendar, {})).bytes).toString()).toContain('DTSTART:20260610T060000Z')
    expect(code(await (await staff(school)).send(lectureOrderRoutes.sayHeld, { orderId, held: true, people: 76 }))).toBe('lectures.not-yet')

    // A day before, only the desk can call it off.
    clock.set('2026-06-09T18:30:00+08:00')
    expect(code(await (await phone(he)).send(lectureMenuRoutes.callOffMine, { engagementId, reason: '感冒了' }))).toBe('lectures.too-late')
    expect(code(await (await staff(school)).send(lectureOrderRoutes.cancel, { orderId, reason: '考试改期' }))).toBe('lectures.too-late')
    await run('lectures.remind')
    expect(await told(he.personId, 'lectures.tomorrow')).toBe(1)

    clock.set('2026-06-10T16:00:00+08:00')
    await (await staff(school)).call(lectureOrderRoutes.sayHeld, { orderId, held: true, people: 76 })
    expect(code(await (await phone(he)).send(lectureMenuRoutes.sayHeldMine, { engagementId, held: false, reason: '没有人来' }))).toBe('lectures.others-say-otherwise')
    expect((await (await phone(he)).call(homeRoutes.get, {})).items.map((one) => one.kind)).toContain('lectures.confirm')
    await (await phone(he)).call(lectureMenuRoutes.sayHeldMine, { engagementId, held: true, people: 80 })
    expect(await mine()).toMatchObject({ state: 'held', heldPeople: 76, mayJudge: true })

    const judge = async () => (await staff(school)).send(lectureOrderRoutes.judge, { orderId, content: 5, delivery: 4, fit: 5, comment: '同学们爱听' })
    const judged = await Promise.all([judge(), judge()])
    expect(judged.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    await (await phone(he)).call(lectureMenuRoutes.judgeMine, { engagementId, organised: 5, attention: 4 })
    expect((await (await phone(fang)).call(lectureMenuRoutes.show, { lectureId: lawId }))).toMatchObject({ rating: { mean: 4.7, judgements: 1 }, held: 1 })
    expect(await (await staff(school)).call(lectureOrderRoutes.get, { orderId })).toMatchObject({ judged: true, byLecturer: { organised: 5, attention: 4 } })
    const figures = await (await staff(officer)).call(lectureOrderRoutes.figures, {})
    expect(figures).toMatchObject({ sessions: 1, people: 76, fields: [{ key: 'labour-law', sessions: 1, people: 76 }], lecturers: [{ name: '何明芳' }], counties: [{ key: '330424' }], months: [{ key: '2026-06' }] })
    expect((await (await staff(foreign)).call(lectureOrderRoutes.figures, {})).sessions).toBe(0)
  })

  test('L3: two orders want the same lecturer at once: one has them; the constraint says so even where nobody asks the rules', async () => {
    clock.set('2026-06-15T09:00:00+08:00')
    const wanted = { lectureId: lawId, audience: 'workers' as const, preferences: [{ day: '2026-06-24', from: '09:00' }] }
    const [a, b] = [await (await staff(school)).call(lectureOrderRoutes.order, order(wanted)), await (await staff(firm)).call(lectureOrderRoutes.order, order(wanted))]
    expect(await (await staff(officer)).call(lectureOrderRoutes.plan, {})).toMatchObject({ open: 2, matched: 1 })
    const sent = await Promise.all([ask(a.id, lawId, '2026-06-24', '09:00'), ask(b.id, lawId, '2026-06-24', '09:00')])
    expect(sent.map((one) => one.status).toSorted((x, y) => x - y)).toEqual([200, 409])
    expect(sent.map(code)).toContain('lectures.lecturer-taken')
    const left = sent[0]!.status === 200 ? b.id : a.id
    const columns = `scope, lecturer_scope, lecture_id, lecturer_id, lecturer_number, person_id, unit_id, title, field, place, division, day, km, match, state, asked_by, asked_at, answer_by`
    await expect(system.query(`insert into lecture_engagement (id, order_id, starts_at, ends_at, ${columns}) select gen_random_uuid(), $1, starts_at + interval '30 minutes', ends_at + interval '30 minutes', ${columns} from lecture_engagement where state = 'asked' limit 1`, [left])).rejects.toMatchObject({ code: '23P01' })
    expect((await (await staff(officer)).call(lectureOrderRoutes.matches, { orderId: left })).not).toMatchObject([{ why: 'taken' }])
    await (await staff(officer)).call(lectureOrderRoutes.close, { orderId: left, reason: '这个时间没有讲师' })
    expect(code(await ask(left, lawId, '2026-06-24', '09:00'))).toBe('lectures.order-not-open')
  })

  test('no answer in time returns the order to the desk; the lecturer calls off in time; the unit cancels and the lecturer is told; whoever does not come', async () => {
    clock.set('2026-06-17T09:30:00+08:00')
    await run('lectures.tick')
    const [lapsed] = await system.query<{ order_id: string; unit: string }>(`select e.order_id, o.state as unit from lecture_engagement e join lecture_order o on o.id = e.order_id where e.state = 'lapsed'`)
    expect(lapsed).toMatchObject({ unit: 'open' })
    const client = await staff(firm)
    const { id: orderId } = await client.call(lectureOrderRoutes.order, order({ audience: 'workers', preferences: [{ day: '2026-06-29', from: '14:00' }, { day: '2026-06-30', from: '14:00' }] }))
    const agree = async (day: string) => {
      const sent = await ask(orderId, lawId, day, '14:00')
      expect(code(sent)).toBeUndefined()
      const engagementId = (sent.body as { id: string }).id
      await (await phone(he)).call(lectureMenuRoutes.answer, { engagementId, accept: true })
      return engagementId
    }
    const first = await agree('2026-06-29')
    await (await phone(he)).call(lectureMenuRoutes.callOffMine, { engagementId: first, reason: '临时出差' })
    expect((await client.call(lectureOrderRoutes.get, { orderId })).state).toBe('open')
    expect((await (await staff(officer)).call(lectureOrderRoutes.matches, { orderId })).not).toContainEqual(expect.objectContaining({ lecturer: '何明芳', day: '2026-06-29', why: 'declined' }))
    const second = await agree('2026-06-30')
    clock.set('2026-06-30T16:00:00+08:00')
    await (await staff(firm)).call(lectureOrderRoutes.sayHeld, { orderId, held: false, reason: '等了半小时没有来' })
    expect(code(await (await phone(he)).send(lectureMenuRoutes.sayHeldMine, { engagementId: second, held: true, people: 3 }))).toBe('lectures.others-say-otherwise')
    expect(await (await staff(firm)).call(lectureOrderRoutes.get, { orderId })).toMatchObject({ state: 'missed', session: { by: 'lecturer' } })
    expect(code(await (await staff(firm)).send(lectureOrderRoutes.judge, { orderId, content: 1, delivery: 1, fit: 1 }))).toBe('lectures.not-held')

    const again = (await (await staff(firm)).call(lectureOrderRoutes.order, order({ lectureId: lawId, audience: 'workers', preferences: [{ day: '2026-07-08', from: '14:00' }] }))).id
    await ask(again, lawId, '2026-07-08', '14:00')
    const before = await told(he.personId, 'lectures.called-off')
    await (await staff(firm)).call(lectureOrderRoutes.cancel, { orderId: again, reason: '停电检修' })
    expect(await told(he.personId, 'lectures.called-off')).toBe(before + 1)
    expect((await (await staff(foreign)).send(lectureOrderRoutes.get, { orderId: again })).status).toBe(404)
    // Times that pass without a lecturer end the order, and it says why.
    clock.set('2026-07-10T09:00:00+08:00')
    await run('lectures.tick')
    expect((await (await staff(officer)).call(lectureOrderRoutes.get, { orderId: lapsed!.order_id })).state).toBe('unmet')
  })

  test('L5: one side says it was held and the other keeps silent: after a week it stands', async () => {
    const { id: orderId } = await (await staff(school)).call(lectureOrderRoutes.order, order({ preferences: [{ day: '2026-07-15', from: '09:00' }] }))
    const sent = await ask(orderId, lawId, '2026-07-15', '09:00')
    const engagementId = (sent.body as { id: string }).id
    await (await phone(he)).call(lectureMenuRoutes.answer, { engagementId, accept: true })
    clock.set('2026-07-15T12:00:00+08:00')
    await (await phone(he)).call(lectureMenuRoutes.sayHeldMine, { engagementId, held: true, people: 60 })
    clock.set('2026-07-24T09:00:00+08:00')
    await run('lectures.tick')
    expect(await (await staff(school)).call(lectureOrderRoutes.get, { orderId })).toMatchObject({ state: 'held', session: { people: 60 }, may: { judge: true } })
  })
})

describe('a wish', () => {
  const wished = async (who: WorkerClient) => (await (await phone(who)).call(lectureMenuRoutes.myWishes, {})).rows
  const asked = async (who: StaffClient) => (await (await staff(who)).call(lectureMenuRoutes.wishes, {})).rows.map((row) => [row.title, row.people, row.unitCount, ...row.units.map((unit) => unit.name)])
  const wish = async (who: WorkerClient) => (await phone(who)).send(lectureMenuRoutes.wish, { lectureId: lawId })
  const worker = async (of: StaffClient) => {
    const made = await system.worker()
    await system.query('update person set unit_id = $1, scope = $2 where id = $3', [of.unit.id, of.unit.scope, made.personId])
    return made
  }

  test('L7: counted once for each person and for their own union, without names; ordered with a click it tells those who wished, and so does its end', async () => {
    clock.set('2026-08-03T09:00:00+08:00')
    const [a, b, elsewhere] = [await worker(firm), await worker(firm), await worker(school)]
    expect(code(await (await phone(a)).send(lectureMenuRoutes.wish, { lectureId: firm.unit.id }))).toBe('lectures.not-on-menu')
    expect((await system.visitor.send(lectureMenuRoutes.wish, { lectureId: lawId })).status).toBe(401)
    expect((await Promise.all([wish(a), wish(a), wish(b), wish(elsewhere)])).map((sent) => sent.status)).toEqual([200, 200, 200, 200])
    expect([await asked(firm), await asked(school), await asked(foreign)]).toEqual([[[law.title, 2, 1, '恒禾精密制造有限公司']], [[law.title, 1, 1, '百步中学工会']], []])
    // An order of the county takes all of them along, so it is one line with their sum, not one for each union.
    expect(await asked(officer)).toEqual([[law.title, 3, 2, '恒禾精密制造有限公司', '百步中学工会']])
    expect((await (await staff(officer)).call(queueRoutes.mine, {})).rows.filter((row) => row.kind === 'lectures.wishes')).toMatchObject([{ context: { zh: '3 人想听·恒禾精密制造有限公司等 2 个工会' } }])
    await (await phone(b)).call(lectureMenuRoutes.unwish, { lectureId: lawId })
    expect((await (await phone(b)).send(lectureMenuRoutes.unwish, { lectureId: lawId })).status).toBe(404)
    await wish(b)

    const { id: orderId } = await (await staff(firm)).call(lectureOrderRoutes.order, order({ lectureId: lawId, audience: 'workers', people: 20, preferences: [{ day: '2026-08-12', from: '14:00' }] }))
    expect([await asked(firm), await told(a.personId, 'lectures.wish-ordered'), await told(elsewhere.personId, 'lectures.wish-ordered')]).toEqual([[], 1, 0])
    expect(await (await staff(firm)).call(lectureOrderRoutes.get, { orderId })).toMatchObject({ wishes: 2 })
    // Said again while it is on the way it is the same wish.
    expect((await wish(a)).body).toMatchObject({ state: 'ordered' })
    const engagementId = ((await ask(orderId, lawId, '2026-08-12', '14:00')).body as { id: string }).id
    await (await phone(he)).call(lectureMenuRoutes.answer, { engagementId, accept: true })
    expect(await wished(a)).toMatchObject([{ state: 'settled', day: '2026-08-12', from: '14:00', place: '百步镇 百步中学报告厅' }])
    expect(await told(b.personId, 'lectures.wish-settled')).toBe(1)
    await (await staff(firm)).call(lectureOrderRoutes.cancel, { orderId, reason: '赶订单' })
    expect(await wished(a)).toMatchObject([{ state: 'fell-through', why: '赶订单', day: null }])
    expect([await told(a.personId, 'lectures.wish-fell-through'), (await wish(a)).body, await asked(firm)]).toMatchObject([1, { state: 'waiting' }, [[law.title, 1, 1, '恒禾精密制造有限公司']]])
  })

  test('the place of an order is a room of a position of ours: its point counts for the road, and it has to be large enough', async () => {
    const client = await staff(officer)
    const { id: positionId } = await client.call(positionRoutes.create, { kind: 'culture', name: '职工文化宫', summary: '', rules: '', division: '330424', town: '武原街道', address: '海滨路 1 号', lat: 30.527, lng: 120.946, line: null, hours: [], openOnHolidays: false, active: true })
    const { id: roomId } = await client.call(positionRoutes.addRoom, { positionId, name: '小剧场', capacity: 120, facilities: '', book: 'none', forUnits: false, slotMinutes: 60, bookDays: 7, perWeek: null, waitlist: 0, closedDays: null, needsHelper: false, trainingVenueId: null, active: true })
    const wanted = (more: object) => order({ roomId, audience: 'students', preferences: [{ day: '2026-08-20', from: '14:00' }], ...more })
    expect(code(await (await staff(school)).send(lectureOrderRoutes.order, wanted({ people: 121 })))).toBe('lectures.room-too-small')
    expect(code(await (await staff(school)).send(lectureOrderRoutes.order, wanted({ roomId: officer.unit.id })))).toBe('lectures.no-such-room')
    const { id: orderId } = await (await staff(school)).call(lectureOrderRoutes.order, wanted({ people: 120 }))
    expect(await (await staff(school)).call(lectureOrderRoutes.get, { orderId })).toMatchObject({ address: '职工文化宫 小剧场（海滨路 1 号）', town: '武原街道', lat: 30.527, lng: 120.946, positionId })
    // He Mingfang lives a street away, Fang Guoliang in the next town.
    const { rows } = await (await staff(officer)).call(lectureOrderRoutes.matches, { orderId })
    expect(rows.find((row) => row.lecturer === '何明芳')!.km).toBe(0)
  })
})
