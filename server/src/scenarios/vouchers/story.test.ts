import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { permissionsOf, type Role } from '@guildhall/contract'
import { testDatabase } from '@guildhall/testkit'
import { findBrokenAccounts } from '#engines/ledger'
import { manualClock } from '#platform/clock'
import { readConfig } from '#platform/config'
import { createCipher } from '#platform/crypto'
import { inScope } from '#platform/db'
import { openFileStore } from '#platform/files'
import { createServer, type Actor, type Services } from '#platform/http'
import { newId } from '#platform/ids'
import { createLog } from '#platform/log'
import type { CommandContext, EventHandler, JobContext } from '#platform/module'
import { findOrCreateContact } from '#registry/people'
import { installOccupations } from '#registry/occupations'
import { createUnit } from '#registry/units'
import { vouchersModule } from './index.ts'

type Place = { id: string; scope: string }
type Staff = Extract<Actor, { kind: 'staff' }>
type Worker = Extract<Actor, { kind: 'worker' }>

/** A city with a department that gives vouchers and a school; training is played by its events. */
async function vouchersForTest() {
  const database = await testDatabase()
  const clock = manualClock('2026-11-20T09:00:00+08:00')
  const folder = mkdtempSync(join(tmpdir(), 'guildhall-vouchers-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR: folder, RATE_LIMITS: '0' })
  const cipher = createCipher({ data: randomBytes(32), index: randomBytes(32) })
  const services: Services = { config, db: database.db, clock, demo: false, files: openFileStore(config, cipher), cipher, log: createLog('silent') }
  const actors = new Map<string, Actor>()
  const server = await createServer({ services, routes: vouchersModule.routes, authenticate: async (request) => actors.get(String(request.headers['x-test-actor'])) ?? { kind: 'public', address: '127.0.0.1' } })
  afterAll(() => server.close())
  const asJob = <T>(work: (ctx: CommandContext) => Promise<T>, scope = ''): Promise<T> => inScope(services.db, { role: 'app_job', holder: 'job:test', scope }, (tx) => work({ ...services, tx, requestId: 'test', actor: { kind: 'job', name: 'test', scope } }))
  async function call(actor: Actor | null, method: 'GET' | 'POST', path: string, body?: object) {
    const name = newId()
    if (actor) actors.set(name, actor)
    const response = await server.inject({ method, url: `/api/vouchers/${path}`, headers: { 'x-test-actor': name, ...(method === 'POST' && { 'idempotency-key': newId() }) }, ...(body && { payload: body }) })
    // oxlint-disable-next-line typescript/no-explicit-any
    return { status: response.statusCode, body: (response.headers['content-type']?.toString().includes('json') ? JSON.parse(response.body) : {}) as Record<string, any>, raw: response.rawPayload }
  }
  async function must(...args: Parameters<typeof call>) {
    const answer = await call(...args)
    if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const unit = (name: string, parent: Place | null, more: object = {}) => asJob((ctx) => createUnit(ctx, { kind: 'federation', from: '2020-01-01', parentId: parent?.id ?? null, name, ...more }))
  const city = await unit('开封市总工会', null, { level: 'city', division: '410200' })
  const department = await unit('开封市人社局', city, { kind: 'department', division: '410200' })
  const other = await unit('开封市民政局', city, { kind: 'department', division: '410200' })
  const school = await unit('宋城职业技能学校', city, { kind: 'enterprise', division: '410200' })
  const occupations = await asJob(async (ctx) => {
    await installOccupations(ctx)
    return new Map((await ctx.tx.selectFrom('occupation').select(['id', 'key']).execute()).map((row) => [row.key, row.id]))
  })
  const staff = (at: Place, role: Role): Staff => ({ kind: 'staff', accountId: newId(), personId: null, unitId: at.id, scope: at.scope, role, permissions: new Set(permissionsOf[role]) })
  let phones = 0
  async function worker(name = '林禾', at: Place = city): Promise<Worker> {
    const { personId } = await asJob((ctx) => findOrCreateContact(ctx, { name, phone: `1390000${String(1000 + (phones += 1))}`, unitId: at.id }))
    return { kind: 'worker', accountId: newId(), personId }
  }
  /** Training tells: as the outbox would, twice, for an event runs at least once. */
  async function tell(event: string, payload: object) {
    const handler = vouchersModule.handlers!.find((one) => one.event === event) as unknown as EventHandler<object>
    const actor = { kind: 'job' as const, name: 'test', scope: city.scope }
    const run: JobContext = { ...services, actor, jobId: 'test', progress: async () => {}, cancelled: async () => false, inTransaction: (work, ...more) => {
      // As the runner has it: a job stays in its range, and what it gives is written down.
      expect(more).toEqual([])
      return asJob((ctx) => work({ ...ctx, actor }), city.scope)
    } }
    for (let times = 0; times < 2; times++) JSON.stringify(await handler.run(run, handler.payload.parse(payload)))
  }
  const runJob = async () => { await (vouchersModule.jobs![0] as unknown as { run: (ctx: JobContext, payload: object) => Promise<unknown> }).run({ ...services, actor: { kind: 'job', name: 'test', scope: '' }, jobId: 'test', progress: async () => {}, cancelled: async () => false, inTransaction: (work, scope = '') => asJob(work, scope) }, {}) }
  const officer = staff(department, 'department-officer')
  const weld = occupations.get('welder')!
  const programme = async (more: object = {}, by = officer) => (await must(by, 'POST', 'programmes', { title: '焊工提升券', summary: '学焊工用', occupationIds: [weld], level: null, valueFen: '80000', budgetFen: '800000', validFrom: '2026-11-01', validTo: '2026-12-31', membersOnly: false, selfService: true, ...more }))['id'] as string
  async function course(more: { priceFen?: string; firstDay?: string; admit?: boolean; occupation?: string; payer?: Staff } = {}) {
    const classId = newId()
    await tell('training.class-published', { classId, number: 'BJ-2026-0001', title: '焊工晚间班', occupationId: occupations.get(more.occupation ?? 'welder'), level: 1, firstDay: more.firstDay ?? '2026-12-08', feeFen: '60000' })
    if (more.admit !== false) await must(more.payer ?? officer, 'POST', `courses/${classId}/admit`, { bodyUnitId: school.id, priceFen: more.priceFen ?? '60000' })
    return classId
  }
  async function seat(classId: string, who: Worker, state: 'seated' | 'waiting' = 'seated') {
    const enrolmentId = newId()
    await tell('training.worker-enrolled', { classId, enrolmentId, personId: who.personId, state })
    return enrolmentId
  }
  const problems = async () => asJob(async (ctx) => [...await findBrokenAccounts(ctx.tx), ...(await Promise.all(vouchersModule.checks!.map((check) => check.run(ctx.tx, services)))).flat()])
  return { database, clock, call, must, staff, worker, tell, runJob, officer, department, other, school, city, programme, course, seat, problems, place: (name: string) => unit(name, city, { level: 'county', division: '410202' }), move: (who: Worker, to: Place) => asJob((ctx) => ctx.tx.updateTable('person').set({ scope: to.scope, unit_id: to.id }).where('id', '=', who.personId).execute()) }
}

let t: Awaited<ReturnType<typeof vouchersForTest>>
beforeAll(async () => { t = await vouchersForTest() }, 60_000)
const stand = async (id: string, by: Staff = t.officer) => (await t.must(by, 'GET', `programmes/${id}`))['programme'] as Record<string, unknown>
async function holding(more: object = {}) {
  const [programmeId, who] = [await t.programme(more), await t.worker()]
  return { programmeId, who, voucherId: (await t.must(who, 'POST', `programmes/${programmeId}/ask`))['id'] as string }
}

describe('getting a voucher', () => {
  test('V1, V2: asked on the phone, twice and from two places at once: one voucher, and the budget knows', async () => {
    const [id, who] = [await t.programme(), await t.worker()]
    const answers = await Promise.all([1, 2, 3, 4].map(() => t.must(who, 'POST', `programmes/${id}/ask`)))
    expect(new Set(answers.map((one) => one['id'])).size).toBe(1)
    expect(await stand(id)).toMatchObject({ freeFen: '720000', heldFen: '80000', spentFen: '0', issued: 1 })
    expect(await t.problems()).toEqual([])
  })
  test('V1: thirty ask at once for a budget of ten: ten have one, twenty are told that it is used up', async () => {
    const id = await t.programme()
    const people = []
    for (let n = 0; n < 30; n++) people.push(await t.worker())
    const answers = await Promise.all(people.map((who) => t.call(who, 'POST', `programmes/${id}/ask`)))
    expect(answers.filter((one) => one.status === 200)).toHaveLength(10)
    expect(answers.filter((one) => one.body['code'] === 'vouchers.budget-used-up')).toHaveLength(20)
    expect(await stand(id)).toMatchObject({ freeFen: '0', issued: 10 })
    expect(await t.problems()).toEqual([])
  })
  test('a county’s vouchers are for its own workers: somebody of the next one neither sees nor gets them', async () => {
    const [here, there] = [await t.place('龙亭区总工会'), await t.place('鼓楼区总工会')]
    const id = await t.programme({}, t.staff(here, 'training-officer'))
    const [own, stranger] = [await t.worker('林禾', here), await t.worker('季云', there)]
    expect((await t.call(stranger, 'POST', `programmes/${id}/ask`)).status).toBe(404)
    expect((await t.must(stranger, 'GET', 'mine'))['offers'].map((offer: { id: string }) => offer.id)).not.toContain(id)
    await t.must(own, 'POST', `programmes/${id}/ask`)
    // Whoever moves away keeps what they have.
    await t.move(own, there)
    expect((await t.must(own, 'GET', 'mine'))['vouchers']).toHaveLength(1)
  })

  test('a list is given row by row; one for members only, or not by oneself, says so; one that is over gives nothing', async () => {
    const id = await t.programme({ budgetFen: '160000', selfService: false })
    const people = ['13700001111', '13700001112', '13700001111', '13700001113'].map((phone, n) => ({ name: `石${'磊金磊木'[n]}`, phone }))
    expect((await t.must(t.officer, 'POST', `programmes/${id}/vouchers`, { people }))['rows'].map((one: { outcome: string }) => one.outcome)).toEqual(['issued', 'issued', 'already', 'no-budget'])
    const who = await t.worker()
    expect((await t.call(who, 'POST', `programmes/${id}/ask`)).body['code']).toBe('vouchers.not-by-oneself')
    expect((await t.call(who, 'POST', `programmes/${await t.programme({ membersOnly: true })}/ask`)).body['code']).toBe('vouchers.members-only')
    expect((await t.call(who, 'POST', `programmes/${await t.programme({ validTo: '2026-11-19' })}/ask`)).body['code']).toBe('vouchers.programme-over')
  })
  test('nonsense and strangers are refused, never a fault', async () => {
    const id = await t.programme()
    expect((await t.call(t.officer, 'POST', 'programmes', { title: 'x' })).status).toBe(400)
    expect((await t.call(null, 'GET', 'programmes')).status).toBe(401)
    expect((await t.call(t.staff(t.other, 'department-officer'), 'GET', `programmes/${id}`)).status).toBe(404)
    expect((await t.call(t.staff(t.other, 'department-officer'), 'POST', `programmes/${id}/vouchers`, { people: [{ name: '石磊', phone: '13700001111' }] })).status).toBe(404)
    expect((await t.call(t.staff(t.department, 'leader'), 'POST', `programmes/${id}/vouchers`, { people: [{ name: '石磊', phone: '13700001111' }] })).status).toBe(403)
  })
})

describe('spending it', () => {
  test('V3: on a class with a seat, once, at its price; pressed eight times at once it is one spending', async () => {
    const { programmeId, who, voucherId } = await holding()
    const classId = await t.course()
    expect((await t.call(who, 'POST', `${voucherId}/spend`, { classId })).body['code']).toBe('vouchers.no-seat')
    await t.seat(classId, who)
    expect((await t.must(who, 'GET', 'mine'))['vouchers'][0].classes).toEqual([{ classId, title: '焊工晚间班', firstDay: '2026-12-08', priceFen: '60000' }])
    const answers = await Promise.all(Array.from({ length: 8 }, () => t.must(who, 'POST', `${voucherId}/spend`, { classId })))
    expect(answers).toEqual(Array.from({ length: 8 }, () => ({ amountFen: '60000' })))
    expect(await stand(programmeId)).toMatchObject({ freeFen: '720000', heldFen: '20000', spentFen: '60000', spent: 1 })
    expect((await t.call(await t.worker(), 'POST', `${voucherId}/spend`, { classId })).status).toBe(404)
    expect(await t.problems()).toEqual([])
  })
  test('two vouchers do not pay for one class, and a class that nobody admitted, or another department, takes none', async () => {
    const { who, voucherId } = await holding()
    const second = (await t.must(who, 'POST', `programmes/${await t.programme()}/ask`))['id']
    const [classId, closed, theirs] = [await t.course(), await t.course({ admit: false }), await t.course({ payer: t.staff(t.other, 'department-officer') })]
    for (const one of [classId, closed, theirs]) await t.seat(one, who)
    for (const one of [closed, theirs]) expect((await t.call(who, 'POST', `${second}/spend`, { classId: one })).body['code']).toBe('vouchers.class-does-not-fit')
    const answers = await Promise.all([voucherId, second].map((one) => t.call(who, 'POST', `${one}/spend`, { classId })))
    expect(answers.map((one) => String(one.body['code'] ?? 'spent')).toSorted()).toEqual(['spent', 'vouchers.class-paid'])
    // What somebody has spent on stands.
    expect((await t.call(t.officer, 'POST', `courses/${classId}/admit`, { bodyUnitId: t.school.id, priceFen: '1' })).body['code']).toBe('vouchers.course-in-use')
  })
  test('V4: the seat given up, or the class called off: the voucher is whole again, told once', async () => {
    const { programmeId, who, voucherId } = await holding()
    const classId = await t.course()
    const enrolmentId = await t.seat(classId, who)
    await t.must(who, 'POST', `${voucherId}/spend`, { classId })
    await t.tell('training.enrolment-cancelled', { classId, enrolmentId, personId: who.personId, movedUp: [] })
    expect(await stand(programmeId)).toMatchObject({ heldFen: '80000', spentFen: '0', issued: 1, spent: 0 })
    const again = await t.course()
    await t.seat(again, who)
    await t.must(who, 'POST', `${voucherId}/spend`, { classId: again })
    await t.tell('training.class-cancelled', { classId: again })
    expect(await stand(programmeId)).toMatchObject({ heldFen: '80000', issued: 1 })
    expect((await t.call(who, 'POST', `${voucherId}/spend`, { classId: again })).body['code']).toBe('vouchers.class-does-not-fit')
    expect(await t.database.query('select kind from notice where person_id = $1 order by id', [who.personId])).toEqual([{ kind: 'vouchers.given' }, { kind: 'vouchers.refunded' }, { kind: 'vouchers.refunded' }])
    expect(await t.problems()).toEqual([])
  })
  test('who moves up from the waitlist may spend; a seat whose end was heard first stays ended', async () => {
    const { who, voucherId } = await holding()
    const [classId, leaver] = [await t.course(), await t.worker()]
    const waiting = await t.seat(classId, who, 'waiting')
    expect((await t.call(who, 'POST', `${voucherId}/spend`, { classId })).body['code']).toBe('vouchers.no-seat')
    const enrolmentId = newId()
    await t.tell('training.enrolment-cancelled', { classId, enrolmentId, personId: leaver.personId, movedUp: [waiting] })
    await t.tell('training.worker-enrolled', { classId, enrolmentId, personId: leaver.personId, state: 'seated' })
    expect((await t.must(who, 'POST', `${voucherId}/spend`, { classId }))).toEqual({ amountFen: '60000' })
    expect(await t.database.query('select state from voucher_seat where enrolment_id = $1', [enrolmentId])).toEqual([{ state: 'ended' }])
  })
  test('V5: the night after its last day a voucher lapses, and so does what is left of a spent one; a refund after that lapses the next night', async () => {
    const { programmeId, who, voucherId } = await holding({ validTo: '2026-11-25' })
    await t.must(await t.worker(), 'POST', `programmes/${programmeId}/ask`)
    const classId = await t.course({ firstDay: '2026-11-24' })
    await t.seat(classId, who)
    await t.must(who, 'POST', `${voucherId}/spend`, { classId })
    t.clock.set('2026-11-25T23:00:00+08:00')
    await t.runJob()
    expect(await stand(programmeId)).toMatchObject({ expired: 0 })
    t.clock.set('2026-11-26T01:10:00+08:00')
    await t.runJob()
    expect(await stand(programmeId)).toMatchObject({ freeFen: '740000', heldFen: '0', spentFen: '60000', expired: 1, spent: 1 })
    await t.tell('training.class-cancelled', { classId })
    await t.runJob()
    expect(await stand(programmeId)).toMatchObject({ freeFen: '800000', heldFen: '0', spentFen: '0', expired: 2 })
    expect(await t.problems()).toEqual([])
  })
})

describe('a month of a training body', () => {
  test('V6, V7: closed by one, approved by another, noted as paid; a class called off later is taken off the next month; xlsx and PDF say the same', async () => {
    const payer = t.staff(t.other, 'department-officer')
    t.clock.set('2026-11-26T09:00:00+08:00')
    const programmeId = await t.programme({}, payer)
    const classId = await t.course({ payer })
    for (const name of ['邹志成', '𠮷田一郎']) {
      const who = await t.worker(name)
      const { id } = await t.must(who, 'POST', `programmes/${programmeId}/ask`) as { id: string }
      await t.seat(classId, who)
      await t.must(who, 'POST', `${id}/spend`, { classId })
    }
    const body = async () => (await t.must(payer, 'GET', 'statements'))['bodies'][0]
    expect(await body()).toMatchObject({ body: { name: '宋城职业技能学校' }, owedFen: '120000' })
    const close = (month: string) => t.call(payer, 'POST', `bodies/${bodyId}/statements`, { month })
    const bodyId = (await body()).id as string
    t.clock.set('2026-12-01T09:00:00+08:00')
    expect((await close('2026-11')).body['code']).toBe('vouchers.month-not-over')
    t.clock.set('2026-12-02T09:00:00+08:00')
    const both = await Promise.all([close('2026-11'), close('2026-11')])
    expect(both.map((one) => String(one.body['code'] ?? 'closed')).toSorted()).toEqual(['closed', 'vouchers.month-closed'])
    const id = both.find((one) => one.status === 200)!.body['id'] as string
    expect(await t.must(payer, 'GET', `statements/${id}`)).toMatchObject({ statement: { amountFen: '120000', lines: 2, state: 'closed' }, lines: [{ holder: '邹**', className: '焊工晚间班', amountFen: '60000', kind: 'spent' }, { holder: '𠮷**' }] })

    const boss: Staff = { ...payer, permissions: new Set([...payer.permissions, 'vouchers.approve']) }
    expect((await t.call(boss, 'POST', `statements/${id}/approve`)).body['code']).toBe('vouchers.same-person')
    expect((await t.call(payer, 'POST', `statements/${id}/paid`, { reference: 'ZF-0001' })).body['code']).toBe('vouchers.statement-moved-on')
    const reviewer = t.staff(t.other, 'training-reviewer')
    expect(await t.must(reviewer, 'POST', `statements/${id}/approve`)).toMatchObject({ state: 'approved' })
    const paid = await Promise.all([1, 2].map(() => t.call(payer, 'POST', `statements/${id}/paid`, { reference: 'ZF-0001' })))
    expect(paid.map((one) => String(one.body['code'] ?? one.body['state'])).toSorted()).toEqual(['paid', 'vouchers.statement-moved-on'])
    expect(await body()).toMatchObject({ owedFen: '0' })

    const pdf = await t.call(payer, 'GET', `statements/${id}/file?as=pdf`)
    expect([pdf.status, pdf.raw.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load((await t.call(payer, 'GET', `statements/${id}/file?as=xlsx`)).raw as never)
    expect(workbook.worksheets[0]!.getColumn(6).values.filter((value) => typeof value === 'number')).toEqual([600, 600, 0, 1200])
    // The body sees its own statement and not the books; a stranger sees nothing.
    const director: Staff = { ...t.staff(t.school, 'enterprise-hr'), permissions: new Set(['vouchers.read']) }
    expect((await t.must(director, 'GET', `statements/${id}`))['lines']).toHaveLength(2)
    expect((await t.call(t.officer, 'GET', `statements/${id}`)).status).toBe(404)

    await t.tell('training.class-cancelled', { classId })
    t.clock.set('2027-01-04T09:00:00+08:00')
    expect((await close('2026-12')).status).toBe(200)
    expect((await t.must(payer, 'GET', 'statements'))['rows'][0]).toMatchObject({ month: '2026-12', amountFen: '-120000', lines: 2, state: 'carried' })
    expect(await t.problems()).toEqual([])
  })
})
