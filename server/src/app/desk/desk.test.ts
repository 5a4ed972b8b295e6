import { calendarRoutes, deskRoutes, homeRoutes, jobRoutes, loginRoutes, needsRoutes, occupationRoutes, peopleRoutes, queueRoutes } from '@guildhall/contract'
import { startSystem, type TestSystem } from '@guildhall/testkit'
import { beforeAll, describe, expect, test } from 'vitest'

let system: TestSystem
beforeAll(async () => {
  system = await startSystem({ jobs: false })
})

const need = { level: null, division: '330424', windows: [], earliest: null, latest: null }

describe('the queue of staff', () => {
  test('needs without a trade are the officer’s move; a leader waits for them; a neighbour sees nothing of them', async () => {
    const [here, there] = [await system.addUnit({ name: '本县总工会', division: '330424' }), await system.addUnit({ name: '邻县总工会', division: '330481' })]
    const { client } = await system.worker({ name: '章含之' })
    await client.call(needsRoutes.fileNeed, { ...need, words: '想学点什么都行，听安排' })
    await system.query('update training_need set scope = $1', [here.scope])
    const [officer, leader, neighbour] = [await system.staff('training-officer', here), await system.staff('leader', here), await system.staff('training-officer', there)]
    const queue = await officer.client.call(queueRoutes.mine, {})
    const [row] = queue.rows.filter((one) => one.kind === 'training.need')
    expect(row).toMatchObject({ subject: { zh: '1 条需求看不出想学什么' }, link: '/needs?sure=none', mine: false })
    // The ruler of the row has each of its days, and no more than the page needs.
    expect(queue.days.map((day) => day.date)).toEqual(expect.arrayContaining([row!.from, row!.due]))
    expect((await officer.client.call(queueRoutes.counts, {})).counts).toMatchObject({ queue: { count: 1 }, 'training.unclear': { count: 1 }, 'training.need': { count: 1 } })
    const waits = await leader.client.call(queueRoutes.mine, {})
    expect([waits.rows, waits.waiting.map((one) => one.what.zh)]).toEqual([[], ['1 条需求看不出想学什么']])
    expect((await neighbour.client.call(queueRoutes.mine, {})).rows).toEqual([])
  })

  test('a job of the clock that failed waits for the system administrator at the top, who can run it again; one further down neither sees nor touches it', async () => {
    const id = '01930000-0000-7000-8000-00000000d0d0'
    await system.query(`insert into job_run (id, name, kind, scope, payload, state, attempts, message, started_by, created_at, ended_at) values ($1, 'registry.sweep-logins', 'clock', '', '{}', 'failed', 5, 'disk full', 'job:clock', now(), now())`, [id])
    const [top, county] = [await system.staff('system-admin'), await system.staff('system-admin', await system.addUnit({ name: '丙县总工会' }))]
    const queue = await top.client.call(queueRoutes.mine, {})
    expect(queue.rows.map((row) => [row.kind, row.context.zh, row.link])).toEqual([['platform.job', 'disk full', '/jobs?state=failed']])
    expect(queue.month.days.every((day) => day.done === 0)).toBe(true)
    expect((await top.client.call(jobRoutes.list, { state: 'failed' })).rows.map((row) => row.id)).toEqual([id])
    expect((await county.client.call(queueRoutes.mine, {})).rows).toEqual([])
    expect((await county.client.send(jobRoutes.retry, { id })).status).toBe(404)
    expect((await top.client.call(jobRoutes.retry, { id })).state).toBe('waiting')
  })

  test('a worker has no queue, a stranger neither', async () => {
    expect((await (await system.worker()).client.send(queueRoutes.mine)).status).toBe(403)
    expect((await system.visitor.send(queueRoutes.mine)).status).toBe(401)
  })

  test('what somebody did is listed for them and not for others, with the way to the record', async () => {
    const [officer, other] = [await system.staff('training-officer'), await system.staff('training-officer')]
    await officer.client.call(occupationRoutes.create, { name: '古建筑修缮工', category: 'service' })
    expect((await officer.client.call(queueRoutes.done, {})).rows.map((row) => row.action)).toEqual(['occupations.create'])
    expect((await other.client.call(queueRoutes.done, {})).rows).toEqual([])
  })
})

describe('the worker’s pages', () => {
  test('whoever is known by the phone alone is asked for a name; the first page is the worker’s own', async () => {
    const { client } = await system.worker({ name: '' })
    const home = await client.call(homeRoutes.get, {})
    expect(home.items.map((item) => [item.id, item.part])).toEqual([['name', 'waiting'], ['membership.join', 'waiting']])
    expect((await (await system.staff('training-officer')).client.send(homeRoutes.get)).status).toBe(403)
  })

  test('a session that ended is out at once, also on the page that was opened a moment ago', async () => {
    const { client, accountId } = await system.worker({ name: '钟离秋' })
    const other = await system.worker({ name: '端木春' })
    for (let round = 0; round < 3; round++) expect((await client.send(homeRoutes.get)).status).toBe(200)
    await system.query('update login_account set disabled_at = now() where id = $1', [accountId])
    expect((await client.send(homeRoutes.get)).status).toBe(401)
    await system.query('update login_account set disabled_at = null where id = $1', [accountId])
    expect((await client.send(homeRoutes.get)).status).toBe(200)
    expect((await client.send(loginRoutes.logout)).status).toBe(204)
    expect([(await client.send(homeRoutes.get)).status, (await client.send(homeRoutes.get)).status, (await other.client.send(homeRoutes.get)).status]).toEqual([401, 401, 200])
  })

  test('what was read a moment ago is given again, but nothing of one’s own that has changed since, whoever changed it', async () => {
    const { client, personId } = await system.worker({ name: '宇文秋' })
    const titles = async () => (await client.call(homeRoutes.get, {})).items.map((item) => item.kind)
    const at = async () => (await client.send(homeRoutes.get)).body as { now: string }
    const first = await at()
    expect((await at()).now).toBe(first.now)
    expect(await titles()).toContain('membership.join')
    const union = await system.addUnit({ name: '某公司工会', kind: 'union' })
    // By another process: straight into the database.
    await system.query(`insert into membership (id, person_id, unit_id, scope, joined_on, valid_from, began_by, recorded_by, recorded_at) values (gen_random_uuid(), $1, $2, $3, '2020-01-01', '2020-01-01', 'join', 'test', now())`, [personId, union.id, union.scope])
    expect(await titles()).not.toContain('membership.join')
    const second = await at()
    await client.call(needsRoutes.fileNeed, { ...need, words: '想学电焊' })
    expect((await at()).now > second.now).toBe(true)
  })

  test('what is held is told by source with dates, and that a clerk acted; the name is clear to the person and masked to the clerk', async () => {
    const { client, personId } = await system.worker({ name: '欧阳小荷' })
    await client.call(needsRoutes.fileNeed, { ...need, words: '想学电焊' })
    const clerk = await system.staff('window-clerk')
    await clerk.client.call(deskRoutes.start, { personId })
    const told = await client.call(homeRoutes.held, {})
    expect(told.sections.map((section) => section.source)).toEqual(['registry.person', 'registry.looks', 'training.needs'])
    expect(JSON.stringify(told)).toContain('欧阳小荷')
    expect(told.sections.find((section) => section.source === 'registry.looks')!.rows[0]!.what.zh).toBe('窗口代办')
    const assisted = await clerk.client.send(homeRoutes.held, {}, { headers: { 'guildhall-on-behalf-of': personId } })
    expect(assisted.status).toBe(200)
    expect(JSON.stringify(assisted.body)).not.toContain('欧阳小荷')
  })

  test('whoever read a number in clear is seen by the person: when, from which unit and with which reason', async () => {
    const { client, personId } = await system.worker({ name: '欧阳小麦' })
    const officer = await system.staff('training-officer')
    await officer.client.call(peopleRoutes.reveal, { id: personId, field: 'phone', reason: '通知补交材料' })
    const { sections } = await client.call(homeRoutes.held, {})
    expect(sections.find((section) => section.source === 'registry.looks')!.rows).toMatchObject([{ what: { zh: '查看明文' }, facts: [{ value: { zh: '测试市总工会' } }, { value: { zh: '通知补交材料' } }] }])
  })

  test('the session of a clerk who assists is the worker’s, says who assists, and keeps the name masked', async () => {
    const { personId } = await system.worker({ name: '司徒兰' })
    const clerk = await system.staff('window-clerk')
    const headers = { 'guildhall-on-behalf-of': personId }
    expect((await clerk.client.send(loginRoutes.session, {}, { headers })).status).toBe(403)
    await clerk.client.call(deskRoutes.start, { personId })
    const session = await clerk.client.send(loginRoutes.session, {}, { headers })
    expect(session.body).toMatchObject({ actor: { kind: 'worker' }, worker: { personId }, assistedBy: '测试window-clerk' })
    expect(JSON.stringify(session.body)).not.toContain('司徒兰')
    expect((await clerk.client.call(loginRoutes.session, {})).actor?.kind).toBe('staff')
  })
})

describe('the calendar of working days', () => {
  test('a day set by hand counts from then on and can be taken back; only who manages the calendar may set it', async () => {
    const admin = await system.staff('system-admin')
    const year = new Date().getUTCFullYear()
    const day = `${year}-03-11`
    const before = (await admin.client.call(calendarRoutes.year, { year })).days.find((one) => one.day === day)!
    const kind = before.working ? 'holiday' : 'workday'
    expect(await admin.client.call(calendarRoutes.setDay, { day, kind, name: '县庆' })).toEqual({ day, working: !before.working, name: '县庆', byHand: kind })
    expect((await admin.client.call(calendarRoutes.year, { year })).days.find((one) => one.day === day)).toMatchObject({ working: !before.working, byHand: kind })
    expect(await admin.client.call(calendarRoutes.removeDay, { day })).toEqual(before)
    expect((await admin.client.send(calendarRoutes.removeDay, { day })).status).toBe(404)
    expect((await admin.client.send(calendarRoutes.setDay, { day: `${year + 9}-01-01`, kind, name: 'x' })).status).toBe(422)
    expect((await (await system.staff('training-officer')).client.send(calendarRoutes.setDay, { day, kind, name: 'x' })).status).toBe(403)
  })
})
