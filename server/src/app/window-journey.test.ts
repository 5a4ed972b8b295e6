import { certificatesRoutes, homeRoutes, noticeRoutes, windowCaseRoutes, windowItemRoutes, windowRankingRoutes, windowVisitRoutes, type RequestOf } from '@guildhall/contract'
import { CallRefused, findInDatabase, startSystem, type Client, type StaffClient, type TestSystem } from '@guildhall/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import { manualClock } from '#platform/clock'
import { startJob } from '#platform/jobs'
import { codeAt } from '#registry/legal-persons'
import { examine } from './doctor.ts'

/** The legal-person certificate from asking to rating, over HTTP: who applies, who looks, who grants, and what the public sees. */
const clock = manualClock('2026-11-16T09:00:00+08:00')
const pdf = new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF')
let system: TestSystem
let hr: StaffClient, clerk: StaffClient, registrar: StaffClient, second: StaffClient, otherClerk: StaffClient
let counterId: string
let itemId: (business: string) => string
let firm: { id: string; name: string }
let small: { id: string; name: string; scope: string }

const refusal = (call: Promise<unknown>) => call.then((answer) => { throw new Error(`not refused: ${JSON.stringify(answer).slice(0, 200)}`) }, (error: unknown) => { if (error instanceof CallRefused) return error.code; throw error })
const at = async (when: string) => {
  clock.set(when)
  for (const one of [hr, clerk, registrar, second, otherClerk]) one.client = await one.logInAgain()
}
const facts = { name: '恒禾精密制造有限公司工会委员会', seat: '海盐县百步镇工业路 8 号', representative: '季文澜', termUntil: '2030-06-30', approval: '盐总工〔2026〕31号', reason: '' }
const form = (more: object = {}): RequestOf<typeof windowCaseRoutes.edit> => ({ caseId: '', facts: { ...facts, ...more }, contact: { name: '季文澜', phone: '13800138011' }, delivery: 'counter', address: null })
const record = (client: Client, caseId: string) => client.call(windowCaseRoutes.get, { caseId })

async function bringAll(client: Client, caseId: string, only?: string[]): Promise<void> {
  for (const place of (await record(client, caseId)).materials.filter((one) => (only ? only.includes(one.key) : one.required))) {
    const sent = await client.send(windowCaseRoutes.bring, { caseId, key: place.key }, { file: { name: `${place.title}.pdf`, bytes: pdf } })
    expect(sent.status, JSON.stringify(sent.body)).toBe(200)
  }
}
async function judgeAll(client: Client, caseId: string, redo: Record<string, string> = {}): Promise<void> {
  for (const { key, files } of (await record(client, caseId)).materials) {
    if (files[0]?.verdict === 'waiting') await client.call(windowCaseRoutes.judge, { materialId: files[0].id, verdict: redo[key] ? 'redo' : 'accepted', reason: redo[key] ?? null })
  }
}

beforeAll(async () => {
  system = await startSystem({ clock })
  const county = await system.addUnit({ name: '海盐县总工会', level: 'county', division: '330424' })
  const other = await system.addUnit({ name: '海宁市总工会', level: 'county', division: '330481' })
  const town = await system.addUnit({ name: '百步镇总工会', level: 'town', division: '330424', parent: county })
  firm = await system.addUnit({ name: '恒禾精密制造有限公司', kind: 'enterprise', division: '330424', parent: town })
  small = await system.addUnit({ name: '百步镇小微企业工会联合会', kind: 'joint-union', division: '330424', parent: town })
  hr = await system.staff('enterprise-hr', firm as never)
  clerk = await system.staff('window-clerk', county)
  registrar = await system.staff('registrar', county)
  second = await system.staff('registrar', county)
  otherClerk = await system.staff('window-clerk', other)
  counterId = (await registrar.client.call(windowVisitRoutes.createCounter, { name: '县总工会服务窗口', address: '枣园西路 1 号', line: '0573-86112233', letter: 'A', hours: [{ weekdays: [1, 2, 3, 4, 5], from: '08:30', to: '11:30' }, { weekdays: [1, 2, 3, 4, 5], from: '13:30', to: '17:00' }], slotMinutes: 30, slotSeats: 1, bookDays: 5, active: true })).id
  expect(await registrar.client.call(windowItemRoutes.adopt, {})).toEqual({ added: 5 })
  const { rows } = await registrar.client.call(windowItemRoutes.list, {})
  itemId = (business) => rows.find((row) => row.business === business)!.id
}, 120_000)

describe('a union applies for its certificate', () => {
  let caseId: string
  let code: string
  let token: string

  test('it sees where it may ask for what, opens the case, and hands in what is required', async () => {
    const options = await hr.client.call(windowCaseRoutes.options, {})
    expect(options.items.map((item) => [item.business, item.possible])).toEqual([['obtain', true], ['change', false], ['renew', false], ['replace', false], ['cancel', false]])
    expect(options.items[0]!.counters).toEqual([expect.objectContaining({ id: counterId, promiseDays: 5 })])
    const wanted = { ...form(), itemId: itemId('obtain'), counterId, unitId: null }
    expect(await refusal(hr.client.call(windowCaseRoutes.open, { ...wanted, facts: { ...wanted.facts, seat: null } }))).toBe('window.facts-missing')
    expect(await refusal(hr.client.call(windowCaseRoutes.open, { ...wanted, itemId: itemId('change') }))).toBe('window.not-registered')
    caseId = (await hr.client.call(windowCaseRoutes.open, wanted)).id
    expect(await refusal(hr.client.call(windowCaseRoutes.open, wanted))).toBe('window.case-open')
    expect(await refusal(hr.client.call(windowCaseRoutes.submit, { caseId }))).toBe('window.materials-missing')
    const text = await hr.client.send(windowCaseRoutes.bring, { caseId, key: 'form' }, { file: { name: 'form.pdf', bytes: new TextEncoder().encode('a,b\n1,2\n') } })
    expect(text.body).toMatchObject({ code: 'window.material-kind' })
    await bringAll(hr.client, caseId)
    expect(await hr.client.call(windowCaseRoutes.submit, { caseId })).toMatchObject({ state: 'reviewing' })
    token = (await record(hr.client, caseId)).followPath!.replace('/w/', '')
  })

  test('a neighbour’s clerk finds neither the case nor its files', async () => {
    const materialId = (await record(hr.client, caseId)).materials[0]!.files[0]!.id
    expect((await otherClerk.client.send(windowCaseRoutes.get, { caseId })).status).toBe(404)
    expect((await otherClerk.client.send(windowCaseRoutes.openFile, { materialId })).status).toBe(404)
    expect((await otherClerk.client.send(windowCaseRoutes.judge, { materialId, verdict: 'accepted', reason: null })).status).toBe(404)
  })

  test('each material gets its verdict; just the one that was sent back is redone', async () => {
    expect(await refusal(clerk.client.call(windowCaseRoutes.finishReview, { caseId }))).toBe('window.materials-unjudged')
    const approval = (await record(clerk.client, caseId)).materials.find((one) => one.key === 'approval')!.files[0]!
    expect(await refusal(clerk.client.call(windowCaseRoutes.judge, { materialId: approval.id, verdict: 'redo', reason: null }))).toBe('window.reason-missing')
    await judgeAll(clerk.client, caseId, { approval: '批复没有文号' })
    expect(await clerk.client.call(windowCaseRoutes.finishReview, { caseId })).toMatchObject({ state: 'correcting' })
    await system.settle()
    expect((await hr.client.call(noticeRoutes.mine, {})).rows[0]!.text.zh).toContain('1 份材料要重做')
    expect(await system.visitor.call(windowCaseRoutes.follow, { token })).toMatchObject({ state: 'correcting', redo: [{ title: '上级工会批复', reason: '批复没有文号' }] })
    expect(await refusal(hr.client.call(windowCaseRoutes.submit, { caseId }))).toBe('window.materials-missing')
    const again = await hr.client.send(windowCaseRoutes.bring, { caseId, key: 'form' }, { file: { name: 'form.pdf', bytes: pdf } })
    expect(again.body).toMatchObject({ code: 'window.material-closed' })
    await bringAll(hr.client, caseId, ['approval'])
    await hr.client.call(windowCaseRoutes.submit, { caseId })
    await judgeAll(clerk.client, caseId)
    expect(await clerk.client.call(windowCaseRoutes.finishReview, { caseId })).toMatchObject({ state: 'examining' })
    const now = await record(hr.client, caseId)
    expect(now.materials.find((one) => one.key === 'approval')!.files.map((file) => [file.attempt, file.verdict])).toEqual([[2, 'accepted'], [1, 'redo']])
    // Five working days from Monday the 16th, earlier than the law's fifteen days.
    expect([now.dueOn, now.deadlineOn, now.lawDueOn]).toEqual(['2026-11-23', '2026-11-23', '2026-12-01'])
  })

  test('whoever examined does not approve, and a code is checked before it is given', async () => {
    expect(await refusal(hr.client.call(windowCaseRoutes.examine, { caseId, decision: 'grant', opinion: '符合条件' }))).toBe('platform.not-allowed')
    await registrar.client.call(windowCaseRoutes.examine, { caseId, decision: 'grant', opinion: '材料齐全，符合第十条规定的条件' })
    const rangeId = (await registrar.client.call(windowItemRoutes.addRange, { division: '330424', stem: 'MC', first: 1, last: 2 })).id
    expect(await refusal(registrar.client.call(windowItemRoutes.addRange, { division: '330424', stem: 'MC0', first: 2, last: 9 }))).toBe('window.range-overlaps')
    expect(await refusal(registrar.client.call(windowCaseRoutes.approve, { caseId, code: null, rangeId }))).toBe('window.second-eyes')
    expect(await refusal(second.client.call(windowCaseRoutes.approve, { caseId, code: null, rangeId: null }))).toBe('window.code-missing')
    expect(await refusal(second.client.call(windowCaseRoutes.approve, { caseId, code: '81330424MC0000017A', rangeId: null }))).toBe('window.code-wrong')
    expect(await second.client.call(windowCaseRoutes.approve, { caseId, code: null, rangeId })).toMatchObject({ state: 'issuing' })
    const done = await record(hr.client, caseId)
    code = done.registered!.code
    expect(code).toBe(codeAt({ division: '330424', stem: 'MC' }, 1))
    expect(done).toMatchObject({ late: false, certificate: true, registered: { name: facts.name, seat: facts.seat, representative: '季文澜', validUntil: '2030-06-30' }, decided: { outcome: 'granted', code } })
  })

  test('anybody verifies it: by its code, its number, and the file alone', async () => {
    expect(await system.visitor.call(windowCaseRoutes.lookUp, { code: ` ${code.toLowerCase()} ` })).toMatchObject({ known: true, union: { name: facts.name, state: 'valid', representative: '季*澜', registrar: '海盐县总工会' } })
    expect(await system.visitor.call(windowCaseRoutes.lookUp, { code: codeAt({ division: '330424', stem: 'MC' }, 2) })).toMatchObject({ known: false, wellFormed: true, union: null })
    const { number } = (await record(hr.client, caseId)).registered!
    expect(await system.visitor.call(certificatesRoutes.verifyNumber, { number })).toMatchObject({ verdict: 'valid', facts: { about: 'union', name: facts.name, occupationCode: code } })
    const file = await hr.client.call(windowCaseRoutes.certificate, { caseId })
    expect(file.contentType).toBe('application/pdf')
    const found = await system.visitor.send(certificatesRoutes.verifyFile, {}, { file: { name: file.fileName, bytes: file.bytes } })
    expect(found.body).toMatchObject({ verdict: 'valid', facts: { about: 'union', name: facts.name, occupationCode: code } })
    const changed = Uint8Array.from(file.bytes, (byte, place) => (place === 3_000 ? byte ^ 1 : byte))
    expect((await system.visitor.send(certificatesRoutes.verifyFile, {}, { file: { name: file.fileName, bytes: changed } })).body).toMatchObject({ verdict: 'tampered' })
    expect((await system.visitor.call(windowCaseRoutes.announcements, {})).rows[0]).toMatchObject({ kind: 'registered', unitName: facts.name, code })
    expect((await otherClerk.client.send(windowCaseRoutes.certificate, { caseId })).status).toBe(404)
  })

  test('collected at the window in one visit, confirmed by the union, rated once by the link', async () => {
    expect(await refusal(system.visitor.call(windowVisitRoutes.rate, { token, stars: 5, words: '' }))).toBe('window.not-to-rate')
    await clerk.client.call(windowCaseRoutes.handOver, { caseId, how: 'counter', to: '季文澜', tracking: null, minutes: 5 })
    expect(await refusal(clerk.client.call(windowCaseRoutes.confirm, { caseId }))).toBe('platform.not-allowed')
    expect(await hr.client.call(windowCaseRoutes.confirm, { caseId })).toMatchObject({ state: 'closed' })
    await system.visitor.call(windowVisitRoutes.rate, { token, stars: 5, words: '五分钟就领到了，谢谢 13812345678' })
    expect(await refusal(system.visitor.call(windowVisitRoutes.rate, { token, stars: 1, words: '' }))).toBe('window.rated-already')
    expect((await registrar.client.call(windowVisitRoutes.listRatings, {})).rows).toEqual([expect.objectContaining({ stars: 5, words: expect.not.stringContaining('13812345678') as string })])
    expect(await record(clerk.client, caseId)).toMatchObject({ state: 'closed', visits: 1, stars: 5, handed: { minutes: 5 } })
  })

  test('a change keeps the number and the former certificate shows as replaced; a cancellation revokes it for good', async () => {
    const before = (await record(hr.client, caseId)).registered!
    const change = (await hr.client.call(windowCaseRoutes.open, { ...form({ name: null, representative: null, termUntil: null, approval: null, seat: '海盐县百步镇振兴路 21 号', reason: '厂区搬迁' }), itemId: itemId('change'), counterId, unitId: null })).id
    await bringAll(hr.client, change)
    await hr.client.call(windowCaseRoutes.submit, { caseId: change })
    await judgeAll(clerk.client, change)
    await clerk.client.call(windowCaseRoutes.finishReview, { caseId: change })
    await second.client.call(windowCaseRoutes.examine, { caseId: change, decision: 'grant', opinion: '属实' })
    await registrar.client.call(windowCaseRoutes.approve, { caseId: change, code: null, rangeId: null })
    expect((await record(hr.client, change)).registered).toMatchObject({ code, number: before.number, seat: '海盐县百步镇振兴路 21 号', name: facts.name, validUntil: '2030-06-30' })
    expect(await system.visitor.call(certificatesRoutes.verifyNumber, { number: before.number })).toMatchObject({ verdict: 'valid' })
    const history = await system.query<{ n: number; lasting: number }>('select count(*)::int as n, (count(*) filter (where valid_to is null))::int as lasting from legal_person_version')
    expect(history[0]).toEqual({ n: 2, lasting: 1 })
    await clerk.client.call(windowCaseRoutes.handOver, { caseId: change, how: 'post', to: '季文澜', tracking: 'SF10086', minutes: null })
    // Silence for five working days is a yes.
    await at('2026-11-30T09:00:00+08:00')
    await system.asService((ctx) => startJob(ctx, 'window.escalate-overdue', {}, { scope: '' }))
    await system.settle()
    expect(await record(hr.client, change)).toMatchObject({ state: 'closed', visits: 0 })

    const cancel = (await hr.client.call(windowCaseRoutes.open, { ...form({ name: null, seat: null, representative: null, termUntil: null, approval: null, reason: '企业终止' }), itemId: itemId('cancel'), counterId, unitId: null })).id
    await bringAll(hr.client, cancel)
    await hr.client.call(windowCaseRoutes.submit, { caseId: cancel })
    await judgeAll(clerk.client, cancel)
    await clerk.client.call(windowCaseRoutes.finishReview, { caseId: cancel })
    await registrar.client.call(windowCaseRoutes.examine, { caseId: cancel, decision: 'grant', opinion: '清理完结' })
    await second.client.call(windowCaseRoutes.approve, { caseId: cancel, code: null, rangeId: null })
    expect(await system.visitor.call(windowCaseRoutes.lookUp, { code })).toMatchObject({ union: { state: 'cancelled', cancelReason: '企业终止' } })
    expect(await system.visitor.call(certificatesRoutes.verifyNumber, { number: before.number })).toMatchObject({ verdict: 'revoked', revoked: { reason: '工会法人资格已注销', renewed: false } })
    expect((await hr.client.send(windowCaseRoutes.certificate, { caseId: cancel })).status).toBe(404)
  })
})

test('a window may promise less time than the item, never more, and stops what it no longer does', async () => {
  const { rows } = await registrar.client.call(windowItemRoutes.list, {})
  const offers = rows.map((row) => ({ itemId: row.id, promiseDays: row.business === 'obtain' ? 3 : null }))
  expect(await refusal(registrar.client.call(windowVisitRoutes.setOffers, { counterId, offers: [{ itemId: itemId('obtain'), promiseDays: 9 }] }))).toBe('window.promise-beyond-law')
  await registrar.client.call(windowVisitRoutes.setOffers, { counterId, offers: [] })
  expect((await clerk.client.call(windowCaseRoutes.options, { unitId: small.id })).items.every((item) => item.counters.length === 0)).toBe(true)
  expect(await refusal(clerk.client.call(windowCaseRoutes.open, { ...form({ name: small.name }), itemId: itemId('obtain'), counterId, unitId: small.id }))).toBe('window.item-not-offered')
  await registrar.client.call(windowVisitRoutes.setOffers, { counterId, offers })
  expect((await clerk.client.call(windowCaseRoutes.options, { unitId: small.id })).items[0]!.counters[0]).toMatchObject({ promiseDays: 3 })
})

describe('a clerk does it for somebody (代办)', () => {
  test('the record says so, the clerk who applied does not examine, and a used code is never given again', async () => {
    const options = await clerk.client.call(windowCaseRoutes.options, { unitId: small.id })
    expect(options).toMatchObject({ assisted: true, unit: { name: small.name, eligible: true } })
    const caseId = (await clerk.client.call(windowCaseRoutes.open, { ...form({ name: small.name }), itemId: itemId('obtain'), counterId, unitId: small.id })).id
    await bringAll(clerk.client, caseId)
    await clerk.client.call(windowCaseRoutes.submit, { caseId })
    await judgeAll(clerk.client, caseId)
    await clerk.client.call(windowCaseRoutes.finishReview, { caseId })
    expect(await record(registrar.client, caseId)).toMatchObject({ assisted: true, timeline: expect.arrayContaining([expect.objectContaining({ event: 'submit', assisted: true })]) as unknown })
    await registrar.client.call(windowCaseRoutes.examine, { caseId, decision: 'grant', opinion: '符合条件' })
    const used = codeAt({ division: '330424', stem: 'MC' }, 1)
    expect(await refusal(second.client.call(windowCaseRoutes.approve, { caseId, code: used, rangeId: null }))).toBe('window.code-taken')
    const { rows: [range] } = await registrar.client.call(windowItemRoutes.listRanges, {})
    await second.client.call(windowCaseRoutes.approve, { caseId, code: null, rangeId: range!.id })
    expect((await record(registrar.client, caseId)).registered!.code).toBe(codeAt({ division: '330424', stem: 'MC' }, 2))
    await clerk.client.call(windowCaseRoutes.handOver, { caseId, how: 'counter', to: '陆阿姨', tracking: null, minutes: 4 })
    await clerk.client.call(windowVisitRoutes.typeRating, { caseId, stars: 4, words: '' })
    expect(await clerk.client.call(windowCaseRoutes.confirm, { caseId })).toMatchObject({ state: 'closed' })
    expect((await registrar.client.call(windowCaseRoutes.list, { assisted: 'true' })).rows.map((row) => row.unit.name)).toEqual([small.name])
  })

  test('the quarter counts it: on time, one visit or none, and the formula stands beside the figures', async () => {
    const ranking = await registrar.client.call(windowRankingRoutes.get, {})
    expect(ranking).toMatchObject({ quarter: '2026-Q4', over: false, totals: { decided: 4, late: 0, assisted: 1 } })
    expect(ranking.rows[0]).toMatchObject({ decided: 4, oneVisit: 4, stars: 4.5, score: null, why: 'few' })
    expect(ranking.formula.parts.reduce((sum, part) => sum + part.weight, 0)).toBe(100)
    expect(await refusal(registrar.client.call(windowRankingRoutes.award, { quarter: '2026-Q4' }))).toBe('window.quarter-not-over')
    expect(await refusal(registrar.client.call(windowRankingRoutes.award, { quarter: '2026-Q3' }))).toBe('window.nobody-to-award')
  })
})

describe('coming to the window', () => {
  test('a time is booked, never oversold, and gives a number when its owner arrives', async () => {
    await at('2026-12-01T08:00:00+08:00')
    const [anna, bob] = [await system.worker({ name: '陆小安' }), await system.worker({ name: '钱大伟' })]
    const slots = await system.visitor.call(windowVisitRoutes.slots, { counterId })
    expect(slots.days[0]).toMatchObject({ day: '2026-12-01', slots: expect.arrayContaining([{ from: '08:30', to: '09:00', free: 1 }]) as unknown })
    const wanted = { counterId, day: '2026-12-01', from: '08:30', itemId: null }
    const booked = await anna.client.call(windowVisitRoutes.book, wanted)
    expect(await refusal(bob.client.call(windowVisitRoutes.book, wanted))).toBe('window.slot-full')
    expect(await refusal(anna.client.call(windowVisitRoutes.book, { ...wanted, from: '09:00' }))).toBe('window.booked-that-day')
    expect(await refusal(bob.client.call(windowVisitRoutes.book, { ...wanted, from: '12:00' }))).toBe('window.slot-unknown')
    await anna.client.call(windowVisitRoutes.cancel, { appointmentId: booked.id })
    const second = await bob.client.call(windowVisitRoutes.book, wanted)
    expect((await clerk.client.call(windowVisitRoutes.listAppointments, { day: '2026-12-01' })).rows).toEqual([expect.objectContaining({ who: '钱**', state: 'booked' })])
    expect((await otherClerk.client.call(windowVisitRoutes.listAppointments, { day: '2026-12-01' })).rows).toEqual([])

    const door = new URLSearchParams((await clerk.client.call(windowVisitRoutes.getDoor, { counterId })).path.split('?')[1]).get('door')!
    expect(await refusal(system.visitor.call(windowVisitRoutes.takeTicket, { counterId, door, itemId: null }))).toBe('window.closed-now')
    await at('2026-12-01T08:35:00+08:00')
    expect(await refusal(system.visitor.call(windowVisitRoutes.takeTicket, { counterId, door: 'guess', itemId: null }))).toBe('window.wrong-door')
    const walkIn = await system.visitor.call(windowVisitRoutes.takeTicket, { counterId, door, itemId: null })
    expect(walkIn).toMatchObject({ label: 'A001', ahead: 0 })
    expect(await clerk.client.call(windowVisitRoutes.arrive, { appointmentId: second.id })).toMatchObject({ label: 'A002' })
    // Whoever booked and whose time has come goes first.
    const first = await clerk.client.call(windowVisitRoutes.callNext, { counterId, place: '1 号' })
    expect(first.ticket).toMatchObject({ label: 'A002', state: 'called' })
    expect((await system.visitor.call(windowVisitRoutes.board, { counterId })).called[0]).toMatchObject({ label: 'A002', place: '1 号' })
    await clerk.client.call(windowVisitRoutes.finish, { ticketId: first.ticket!.id, caseId: null })
    const next = await clerk.client.call(windowVisitRoutes.callNext, { counterId, place: '1 号' })
    expect(await system.visitor.call(windowVisitRoutes.followTicket, { token: walkIn.token })).toMatchObject({ label: 'A001', state: 'called', place: '1 号' })
    expect((await otherClerk.client.send(windowVisitRoutes.finish, { ticketId: next.ticket!.id, caseId: null })).status).toBe(404)
    await clerk.client.call(windowVisitRoutes.miss, { ticketId: next.ticket!.id })
    expect(await refusal(clerk.client.call(windowVisitRoutes.recall, { ticketId: next.ticket!.id }))).toBe('window.ticket-not-now')
    expect(await clerk.client.call(windowVisitRoutes.callNext, { counterId, place: '1 号' })).toEqual({ ticket: null })
  })

  test('many press at the same moment: as many places as there are, every number once, none called twice', async () => {
    const workers = await Promise.all(Array.from({ length: 8 }, () => system.worker()))
    const outcomes = await Promise.all(workers.map(({ client }) => client.send(windowVisitRoutes.book, { counterId, day: '2026-12-02', from: '09:00', itemId: null })))
    expect(outcomes.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, ...Array.from({ length: 7 }, () => 409)])
    const given = await Promise.all(Array.from({ length: 12 }, () => clerk.client.call(windowVisitRoutes.giveTicket, { counterId, itemId: null })))
    expect(new Set(given.map((one) => one.label)).size).toBe(12)
    const called = await Promise.all(Array.from({ length: 6 }, (_, place) => clerk.client.call(windowVisitRoutes.callNext, { counterId, place: `${place + 1} 号` })))
    expect(new Set(called.map((one) => one.ticket!.id)).size).toBe(6)
  })

  test('after the day nothing stays open, and doctor finds every invariant held', async () => {
    await at('2026-12-03T00:10:00+08:00')
    await system.asService((ctx) => startJob(ctx, 'window.close-day', {}, { scope: '' }))
    await system.settle()
    expect(await system.query(`select state, count(*)::int as n from window_ticket group by 1 order by 1`)).toEqual([{ state: 'done', n: 7 }, { state: 'missed', n: 7 }])
    const wrong = (await examine(system.services, system.database.ownerUrl)).filter((finding) => !finding.ok && !['disk', 'clock', 'keys', 'migrations'].includes(finding.check))
    expect(wrong).toEqual([])
  })
})

test('thirty days before its end the union is told, a lost certificate is replaced and a renewal lasts as long as the new term, all under one number', async () => {
  await at('2030-05-31T07:50:00+08:00')
  const speaker = await system.staff('enterprise-hr', small as never)
  await system.asService((ctx) => startJob(ctx, 'window.tell-ending-certificates', {}, { scope: '' }))
  await system.settle()
  expect((await speaker.client.call(noticeRoutes.mine, {})).rows[0]!.text.zh).toContain('还有 30 天')
  const before = (await speaker.client.call(windowCaseRoutes.options, {})).registered!
  for (const [business, more] of [['replace', { reason: '搬家时遗失' }], ['renew', { termUntil: '2034-06-30', representative: '钱文娟' }]] as const) {
    const { id } = await speaker.client.call(windowCaseRoutes.open, { ...form({ name: null, seat: null, representative: null, termUntil: null, approval: null, ...more }), itemId: itemId(business), counterId, unitId: null })
    await bringAll(speaker.client, id)
    await speaker.client.call(windowCaseRoutes.submit, { caseId: id })
    await judgeAll(clerk.client, id)
    await clerk.client.call(windowCaseRoutes.finishReview, { caseId: id })
    await registrar.client.call(windowCaseRoutes.examine, { caseId: id, decision: 'grant', opinion: '符合' })
    await second.client.call(windowCaseRoutes.approve, { caseId: id, code: null, rangeId: null })
    await clerk.client.call(windowCaseRoutes.handOver, { caseId: id, how: 'counter', to: '钱文娟', tracking: null, minutes: 5 })
    await speaker.client.call(windowCaseRoutes.confirm, { caseId: id })
  }
  const after = (await speaker.client.call(windowCaseRoutes.options, {})).registered!
  expect(after).toMatchObject({ code: before.code, number: before.number, validUntil: '2034-06-30', representative: '钱文娟' })
  expect(await system.visitor.call(certificatesRoutes.verifyNumber, { number: after.number })).toMatchObject({ verdict: 'valid' })
  expect((await examine(system.services, system.database.ownerUrl)).filter((finding) => !finding.ok && /^[WLCPQ]\d/.test(finding.check))).toEqual([])
})

test('the contact of an application sees what the windows hold: cases, times, queue numbers, ratings', async () => {
  const contact = await system.worker({ name: '季文澜', phone: '13800138011' })
  await system.query('update person set unit_id = $1, scope = $2 where id = $3', [small.id, small.scope, contact.personId])
  await contact.client.call(windowVisitRoutes.book, { counterId, day: (await system.visitor.call(windowVisitRoutes.slots, { counterId })).days[0]!.day, from: '15:00', itemId: null })
  const { sections } = await contact.client.call(homeRoutes.held, {})
  const of = (source: string) => sections.find((section) => section.source === source)
  expect(of('window.visits')!.rows).toHaveLength(1)
  expect(of('window.cases')!.rows.length).toBeGreaterThanOrEqual(3)
  expect(of('window.cases')!.rows.every((row) => row.facts.some((one) => one.name.zh === '联系人') && row.facts.some((one) => one.value.zh === small.name))).toBe(true)
  expect(of('window.ratings')!.rows.map((row) => row.facts[0]!.value.zh)).toContain('4')
  const bystander = await system.worker({ name: '毛小北' })
  expect((await bystander.client.call(homeRoutes.held, {})).sections.map((section) => section.source).filter((source) => source.startsWith('window.'))).toEqual([])
})

test('no phone, name of a representative or contact lies in clear anywhere in the database', async () => {
  expect(await findInDatabase(system.database.ownerUrl, '13800138011', '季文澜', '钱文娟')).toEqual([])
})
