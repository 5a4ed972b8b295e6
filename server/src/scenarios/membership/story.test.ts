import { joiningRoutes, noticeRoutes, reviewingRoutes } from '@guildhall/contract'
import { findInDatabase } from '@guildhall/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import { checks } from './checks.ts'
import { agreed, refusalOf, someNumber, unionsForTest, wish } from './test-support.ts'

let t: Awaited<ReturnType<typeof unionsForTest>>
beforeAll(async () => { t = await unionsForTest() }, 120_000)
const noticesOf = async (who: { client: { call: typeof t.system.visitor.call } }) => (await who.client.call(noticeRoutes.mine, {})).rows.map((row) => row.kind)

describe('finding a union', () => {
  test('its code leads to its public card without logging in, and says that no certificate is issued yet', async () => {
    expect(await t.system.visitor.call(joiningRoutes.getUnion, { code: t.code.riders })).toMatchObject({ name: '海盐县快递外卖行业工会联合会', promiseDays: 3, accepts: 'nobody', certificate: null })
    expect(await refusalOf(t.system.visitor.call(joiningRoutes.getUnion, { code: 'zzzzzzzz' }))).toBe('platform.not-found')
  })
  test('a courier in the town reads the union of couriers first, then the joint union of the town', async () => {
    const { rows } = await t.system.visitor.call(joiningRoutes.findUnions, { division: '330424', town: '百步镇', work: 'courier' })
    expect(rows.map((row) => [row.name, row.why])).toEqual([['海盐县快递外卖行业工会联合会', 'trade'], ['百步镇小微企业工会联合会', 'town']])
  })
  test('who works at a firm with a code is led to the firm’s union', async () => {
    const { rows } = await t.system.visitor.call(joiningRoutes.findUnions, { employerId: t.firm.id, work: 'employed' })
    expect(rows.map((row) => [row.unitId, row.why])).toEqual([[t.firm.id, 'employer'], [t.joint.id, 'town']])
  })
  test('by a part of the name; places with towns are listed', async () => {
    expect((await t.system.visitor.call(joiningRoutes.findUnions, { q: '快递外卖' })).rows.map((row) => row.unitId)).toEqual([t.riders.id])
    expect((await t.system.visitor.call(joiningRoutes.places, {})).divisions).toContainEqual({ code: '330424', name: '海盐县', towns: ['百步镇'] })
  })
})

describe('joining', () => {
  test('a courier asks, sees the day of the answer, is accepted, and is a member with a card: three layers stand side by side', async () => {
    const worker = await t.system.worker()
    const { application } = await worker.client.call(joiningRoutes.apply, wish(t.code.riders, { words: '跑外卖三年了，电话 13812345678' }))
    expect(application).toMatchObject({ state: 'review', identity: 'form', deadline: { due: '2026-11-25', workingDaysLeft: 3 }, decided: null, result: null, applied: { words: '跑外卖三年了，电话 ***' } })

    const officer = await t.rider.logInAgain()
    const { rows } = await officer.call(reviewingRoutes.list, { state: ['review'] })
    expect(rows).toMatchObject([{ id: application.id, person: { name: '林**' }, decidable: true }])
    const record = await officer.call(reviewingRoutes.get, { applicationId: application.id })
    expect(record).toMatchObject({ idNumber: expect.stringMatching(/^330\*+\d{3}[\dX]$/), may: { accept: true, refuse: true }, onList: false })
    expect(record.consents.map((one) => [one.purpose, one.granted, one.version])).toContainEqual(['contact', false, 1])

    expect(await officer.call(reviewingRoutes.accept, { applicationIds: [application.id] })).toEqual({ accepted: [application.id], refused: [], missing: 0 })
    expect(await worker.client.call(joiningRoutes.getMine, { applicationId: application.id })).toMatchObject({ state: 'accepted', decided: { byRule: null }, result: { membershipId: expect.any(String) }, deadline: null })
    expect(await t.membershipsOf(worker.client)).toMatchObject([{ unitId: t.riders.id, joinedOn: '2026-11-20', beganBy: 'join', until: null }])
    expect(await noticesOf(worker)).toContain('membership.joined')
    expect(await worker.client.call(joiningRoutes.mine, {})).toMatchObject({ name: '林小禾', realName: true, membership: { unitId: t.riders.id } })
    expect(await refusalOf(worker.client.call(joiningRoutes.apply, wish(t.code.joint)))).toBe('membership.already-member')

    const card = await worker.client.call(joiningRoutes.card, {})
    expect(card.codes).toHaveLength(15)
    expect(await t.system.visitor.call(joiningRoutes.checkCard, { token: card.codes[0]!.path.slice(3) })).toMatchObject({ verdict: 'member', name: '林*禾', joinedYear: 2026 })
    expect(await t.system.visitor.call(joiningRoutes.checkCard, { number: card.number, digits: card.codes[0]!.digits })).toMatchObject({ verdict: 'member' })
    expect(await t.system.visitor.call(joiningRoutes.checkCard, { token: card.codes[3]!.path.slice(3) })).toMatchObject({ verdict: 'wrong', name: null })
  })
  test('J1: twice with one key, twice with two, from two phones at once: one application', async () => {
    const worker = await t.system.worker()
    const asked = wish(t.code.joint)
    const [one, other] = await Promise.all([worker.client.call(joiningRoutes.apply, asked), worker.client.call(joiningRoutes.apply, asked)])
    expect(one.application.id).toBe(other.application.id)
    expect([one, other].filter((answer) => answer.again)).toHaveLength(1)
    const key = 'the-same-press-of-one-button'
    expect((await worker.client.call(joiningRoutes.apply, asked, { key })).application.id).toBe(one.application.id)
    const both = await Promise.allSettled([t.code.riders, t.code.firm].map((code) => worker.client.call(joiningRoutes.apply, wish(code))))
    expect(both.map((result) => result.status === 'rejected' && (result.reason as { code: string }).code)).toEqual(['membership.elsewhere-open', 'membership.elsewhere-open'])
    expect(await t.system.query('select count(*)::int as n from membership_application where person_id = $1', [worker.personId])).toEqual([{ n: 1 }])
  })
  test('J1: to two unions at the very same moment: one of them', async () => {
    const worker = await t.system.worker()
    const both = await Promise.allSettled([t.code.riders, t.code.firm].map((code) => worker.client.call(joiningRoutes.apply, wish(code))))
    expect(both.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  })
  test('J3: two clerks decide at once: one decides, the other hears that it is done', async () => {
    const worker = await t.system.worker()
    const { application } = await worker.client.call(joiningRoutes.apply, wish(t.code.riders))
    const [first, second] = [await t.rider.logInAgain(), await t.officer.logInAgain()]
    const [accepted, refused] = await Promise.allSettled([
      first.call(reviewingRoutes.accept, { applicationIds: [application.id] }), second.call(reviewingRoutes.refuse, { applicationId: application.id, code: 'other', reason: '材料不全', nextStep: '补好再来' }),
    ])
    const won = accepted.status === 'fulfilled' && accepted.value.accepted.length === 1
    expect(won).toBe(refused.status === 'rejected')
    expect((await worker.client.call(joiningRoutes.getMine, { applicationId: application.id })).state).toBe(won ? 'accepted' : 'refused')
    expect(await t.membershipsOf(worker.client)).toHaveLength(won ? 1 : 0)
  })
  test('J8: a refusal has a reason and a next step; then one may ask again', async () => {
    const worker = await t.system.worker()
    const { application } = await worker.client.call(joiningRoutes.apply, wish(t.code.riders))
    await (await t.rider.logInAgain()).call(reviewingRoutes.refuse, { applicationId: application.id, code: 'not-here', reason: '你的站点在海宁', nextStep: '请向海宁的快递外卖行业工会申请' })
    expect(await worker.client.call(joiningRoutes.getMine, { applicationId: application.id })).toMatchObject({ state: 'refused', decided: { code: 'not-here', reason: '你的站点在海宁', nextStep: '请向海宁的快递外卖行业工会申请' }, result: null })
    expect((await worker.client.call(joiningRoutes.apply, wish(t.code.joint))).again).toBe(false)
  })
  test('an applicant takes it back, once', async () => {
    const worker = await t.system.worker()
    const { application } = await worker.client.call(joiningRoutes.apply, wish(t.code.riders))
    const other = await t.system.worker()
    expect(await refusalOf(other.client.call(joiningRoutes.withdraw, { applicationId: application.id }))).toBe('platform.not-found')
    expect(await worker.client.call(joiningRoutes.withdraw, { applicationId: application.id })).toMatchObject({ state: 'withdrawn', mayWithdraw: false })
    expect(await refusalOf(worker.client.call(joiningRoutes.withdraw, { applicationId: application.id }))).toBe('membership.moved-on')
    expect((await (await t.rider.logInAgain()).call(reviewingRoutes.accept, { applicationIds: [application.id] })).refused).toMatchObject([{ code: 'membership.settled' }])
  })
  test('J4: without the required consents, under sixteen, with a wrong number nobody gets in', async () => {
    const { client } = await t.system.worker()
    expect(await refusalOf(client.call(joiningRoutes.apply, wish(t.code.riders, { consents: agreed(['register']) })))).toBe('membership.consent-needed')
    expect(await refusalOf(client.call(joiningRoutes.apply, wish(t.code.riders, { idNumber: someNumber('20111201') })))).toBe('membership.too-young')
    expect(await refusalOf(client.call(joiningRoutes.apply, wish(t.code.riders, { idNumber: '330499199903150000' })))).toBe('people.wrong-id-number')
    // A name that turned the direction of writing made a whole line of a list or an export read backwards.
    expect(await refusalOf(client.call(joiningRoutes.apply, wish(t.code.riders, { name: '\u202E川小罗' })))).toBe('platform.invalid-input')
    const { name: _, ...nameless } = wish(t.code.riders)
    expect(await refusalOf(client.call(joiningRoutes.apply, nameless))).toBe('membership.identity-needed')
  })
  test('J6: whose number belongs to a member hears that a membership exists, not where; under another name not even that', async () => {
    const number = someNumber()
    await t.member(t.code.riders, { name: '严守一', idNumber: number })
    const { client } = await t.system.worker()
    const sent = await client.send(joiningRoutes.apply, wish(t.code.joint, { name: '严守一', idNumber: number }) as never)
    expect(sent).toMatchObject({ status: 409, body: { code: 'membership.exists' } })
    expect(JSON.stringify(sent.body)).not.toMatch(/快递|海盐|330424/)
    const { application } = await client.call(joiningRoutes.apply, wish(t.code.joint, { name: '别的人', idNumber: number }))
    expect(application).toMatchObject({ state: 'correcting', mayCorrect: true })
    expect(await client.call(joiningRoutes.correct, { applicationId: application.id, name: '别的人', idNumber: someNumber() })).toMatchObject({ state: 'review', identity: 'form' })
  })
  test('a consent to an optional use is given later and taken back; what was said stays', async () => {
    const { client, personId } = await t.member(t.code.riders)
    expect((await client.call(joiningRoutes.setConsent, { purpose: 'contact', granted: true })).rows).toContainEqual(expect.objectContaining({ purpose: 'contact', granted: true }))
    await client.call(joiningRoutes.setConsent, { purpose: 'contact', granted: false })
    expect(await refusalOf(client.call(joiningRoutes.setConsent, { purpose: 'register', granted: false }))).toBe('membership.consent-needed')
    expect((await t.system.query<{ granted: boolean }>(`select granted from membership_consent where person_id = $1 and purpose = 'contact' order by at, id`, [personId])).map((row) => row.granted)).toEqual([false, true, false])
  })
})

describe('the union’s own rule', () => {
  test('J5: who stands on the list with phone and name is taken in at once, a namesake’s phone is not', async () => {
    const [listed, other] = [await t.system.worker(), await t.system.worker()]
    const officer = await t.officer.logInAgain()
    expect(await officer.call(reviewingRoutes.invite, { unitId: t.firm.id, people: [{ name: '柳青', phone: listed.phone }, { name: '柳青', phone: other.phone }] })).toEqual({ added: 2, known: 0 })
    expect((await officer.call(reviewingRoutes.invite, { unitId: t.firm.id, people: [{ name: '柳青', phone: listed.phone }] }))).toEqual({ added: 0, known: 1 })
    const { application } = await listed.client.call(joiningRoutes.apply, wish(t.code.firm, { name: '柳青', work: 'employed' }))
    expect(application).toMatchObject({ state: 'accepted', decided: { byRule: 'listed' } })
    expect((await other.client.call(joiningRoutes.apply, wish(t.code.firm, { name: '柳白', work: 'employed' }))).application.state).toBe('review')
    const rows = (await officer.call(reviewingRoutes.listed, { unitId: t.firm.id })).rows
    expect(rows.filter((row) => row.usedAt)).toMatchObject([{ person: { name: '柳*', phone: expect.stringMatching(/^139\*{4}/) } }])
    expect((await officer.call(reviewingRoutes.get, { applicationId: application.id })).timeline.map((step) => [step.event, step.by])).toEqual([[null, 'applicant'], ['verify', 'service'], ['accept', 'rule']])
  })
  test('a union sets its rule and promise; a stale page does not overwrite it; a closed one takes no applications', async () => {
    const officer = await t.officer.logInAgain()
    const now = await officer.call(reviewingRoutes.getRule, { unitId: t.joint.id })
    const changed = await officer.call(reviewingRoutes.setRule, { unitId: t.joint.id, open: false, accepts: 'everyone', promiseDays: 2, trades: [], about: '百步镇的小店都在这里', revision: now.revision })
    expect(changed).toMatchObject({ code: now.code, revision: now.revision + 1, promiseDays: 2 })
    expect(await refusalOf(officer.call(reviewingRoutes.setRule, { unitId: t.joint.id, open: true, accepts: 'nobody', promiseDays: 9, trades: [], about: null, revision: now.revision }))).toBe('platform.changed-meanwhile')
    const { client } = await t.system.worker()
    expect(await refusalOf(client.call(joiningRoutes.apply, wish(t.code.joint)))).toBe('membership.union-closed')
    await officer.call(reviewingRoutes.setRule, { unitId: t.joint.id, open: true, accepts: 'nobody', promiseDays: 5, trades: [], about: null, revision: changed.revision })
    expect(await refusalOf(officer.call(reviewingRoutes.setRule, { unitId: t.county.id, open: true, accepts: 'nobody', promiseDays: 5, trades: [], about: null, revision: 0 }))).toBe('membership.no-union')
  })
  test('data that would write over the record is shown beside it, masked, before anybody accepts', async () => {
    const [worker, again] = [await t.system.worker({ name: '罗川' }), await t.system.worker({ name: '罗小川' })]
    const { application } = await worker.client.call(joiningRoutes.apply, wish(t.code.riders, { name: '罗小川' }))
    const { application: same } = await again.client.call(joiningRoutes.apply, wish(t.code.riders, { name: '罗小川' }))
    const officer = await t.rider.logInAgain()
    expect((await officer.call(reviewingRoutes.get, { applicationId: application.id })).replaces).toEqual([{ what: 'name', record: '罗*', application: '罗**', at: null }])
    const { rows } = await officer.call(reviewingRoutes.list, { state: ['review'], limit: 100 })
    expect([application.id, same.id].map((id) => rows.find((row) => row.id === id)!.differs)).toEqual([true, false])
    // J11: in a list of several, or by itself, the one that nobody has looked at is left where it was; it was the console alone that left it out.
    expect(await officer.call(reviewingRoutes.accept, { applicationIds: [application.id, same.id] })).toMatchObject({ accepted: [same.id], refused: [{ id: application.id, code: 'membership.look-first' }] })
    expect((await officer.call(reviewingRoutes.accept, { applicationIds: [application.id] })).accepted).toEqual([])
    expect((await officer.call(reviewingRoutes.get, { applicationId: application.id })).state).toBe('review')
    expect((await officer.call(reviewingRoutes.accept, { applicationIds: [application.id], looked: [application.id] })).accepted).toEqual([application.id])
    expect((await officer.call(reviewingRoutes.get, { applicationId: application.id })).replaces).toEqual([])
  })
  test('an officer of another county sees nothing of it', async () => {
    const away = await t.stranger.logInAgain()
    const { applicationId } = await t.member(t.code.riders)
    expect((await away.call(reviewingRoutes.list, {})).rows).toEqual([])
    expect(await refusalOf(away.call(reviewingRoutes.get, { applicationId }))).toBe('platform.not-found')
    expect(await refusalOf(away.call(reviewingRoutes.accept, { applicationIds: [applicationId] }))).toBe('platform.not-found')
    const own = await t.system.worker()
    const { application } = await own.client.call(joiningRoutes.apply, wish(t.code.riders))
    const elsewhere = '01a20000-0000-7000-8000-000000000000'
    expect(await (await t.rider.logInAgain()).call(reviewingRoutes.accept, { applicationIds: [application.id, elsewhere] })).toEqual({ accepted: [application.id], refused: [], missing: 1 })
    expect(await refusalOf(away.call(reviewingRoutes.getRule, { unitId: t.riders.id }))).toBe('platform.not-found')
  })
})

describe('moving and leaving', () => {
  test('a member asks to come to another union; the present one reads it, the receiving one decides; the day of joining stays', async () => {
    const member = await t.member(t.code.riders)
    const { application } = await member.client.call(joiningRoutes.askTransfer, { unionCode: t.code.joint, work: 'employed', words: '换到镇上的店里了' })
    expect(application).toMatchObject({ kind: 'transfer', state: 'review', fromUnitName: '海盐县快递外卖行业工会联合会' })
    const from = await t.rider.logInAgain()
    expect((await from.call(reviewingRoutes.get, { applicationId: application.id })).may).toEqual({ accept: false, refuse: false, verify: false })
    expect((await from.call(reviewingRoutes.accept, { applicationIds: [application.id] })).refused).toMatchObject([{ code: 'membership.not-yours' }])
    expect((await (await t.officer.logInAgain()).call(reviewingRoutes.accept, { applicationIds: [application.id] })).accepted).toEqual([application.id])
    expect(await t.membershipsOf(member.client)).toMatchObject([{ unitId: t.joint.id, joinedOn: '2026-11-20', beganBy: 'transfer', until: null }, { unitId: t.riders.id, endedBy: 'transfer' }])
  })
  test('a clerk’s union at the receiving end alone is enough: what lies outside its range moves too', async () => {
    const member = await t.member(t.code.joint)
    const { application } = await member.client.call(joiningRoutes.askTransfer, { unionCode: t.code.riders, work: 'courier', words: '改送外卖了' })
    expect((await (await t.rider.logInAgain()).call(reviewingRoutes.accept, { applicationIds: [application.id] })).accepted).toEqual([application.id])
    expect(await t.system.query('select unit_id from person where id = $1', [member.personId])).toEqual([{ unit_id: t.riders.id }])
  })
  test('leaving cannot be refused, and nobody’s silence keeps anybody', async () => {
    const member = await t.member(t.code.riders)
    const { application } = await member.client.call(joiningRoutes.askLeave, { words: '回老家了' })
    expect(application).toMatchObject({ kind: 'leave', state: 'review', deadline: { due: '2026-11-25' } })
    expect(await refusalOf((await t.rider.logInAgain()).call(reviewingRoutes.refuse, { applicationId: application.id, code: 'other', reason: '不许走', nextStep: '留下' }))).toBe('membership.moved-on')
    t.clock.set('2026-11-26T07:45:00+08:00')
    await t.tick()
    expect(await t.membershipsOf(member.client)).toMatchObject([{ until: '2026-11-26', endedBy: 'leave' }])
    expect(await noticesOf(member)).toContain('membership.left')
    expect(await refusalOf(member.client.call(joiningRoutes.card, {}))).toBe('membership.not-a-member')
    t.clock.set('2026-11-20T10:00:00+08:00')
  })
})

describe('promises, windows, words', () => {
  test('J8: a broken promise is told to those above and to who waits, once', async () => {
    const worker = await t.system.worker()
    await worker.client.call(joiningRoutes.apply, wish(t.code.riders))
    t.clock.set('2026-11-26T07:45:00+08:00')
    await t.tick()
    await t.tick()
    expect((await noticesOf(worker)).filter((kind) => kind === 'membership.late')).toHaveLength(1)
    expect((await (await t.officer.logInAgain()).call(noticeRoutes.mine, {})).rows.map((row) => row.kind)).toContain('membership.overdue')
    t.clock.set('2026-11-20T11:00:00+08:00')
  })
  test('a clerk does it for a worker, the record says so, and the worker hears of it', async () => {
    const worker = await t.system.worker()
    await t.system.query('update person set unit_id = $1, scope = $2 where id = $3', [t.county.id, t.county.scope, worker.personId])
    const { application } = await (await t.atDesk(worker.personId)).call(joiningRoutes.apply, wish(t.code.riders))
    expect(application.applied.assisted).toBe(true)
    expect(await noticesOf(worker)).toContain('membership.filed-for-you')
    expect((await (await t.officer.logInAgain()).call(reviewingRoutes.get, { applicationId: application.id })).timeline[0]).toMatchObject({ by: 'applicant', assisted: true, actor: '测试window-clerk' })
  })
  test('what somebody says to a union by its code waits in its queue, is answered once, and the answer comes back', async () => {
    const worker = await t.system.worker()
    const said = await worker.client.call(joiningRoutes.sendMessage, { code: t.code.riders, kind: 'complaint', words: '站点不给雨衣，找 13912345678 问' })
    expect(said).toMatchObject({ words: '站点不给雨衣，找 *** 问', answerBy: '2026-11-27', answer: null })
    const officer = await t.rider.logInAgain()
    expect((await officer.call(reviewingRoutes.messages, {})).rows).toMatchObject([{ id: said.id, kind: 'complaint', person: { name: expect.stringMatching(/\*/) } }])
    expect(await officer.call(reviewingRoutes.answer, { messageId: said.id, answer: '已经让站点补发' })).toMatchObject({ answer: '已经让站点补发', answeredBy: '测试union-officer' })
    expect(await refusalOf(officer.call(reviewingRoutes.answer, { messageId: said.id, answer: '再说一遍' }))).toBe('membership.moved-on')
    expect((await worker.client.call(joiningRoutes.messages, {})).rows).toMatchObject([{ answer: '已经让站点补发', answerBy: null }])
  })
})

test('after all this the invariants hold, and no number lies in clear anywhere', async () => {
  const number = someNumber()
  const worker = await t.system.worker()
  await worker.client.call(joiningRoutes.apply, wish(t.code.riders, { idNumber: number }))
  expect(await findInDatabase(t.system.database.ownerUrl, number, worker.phone)).toEqual([])
  const found = await t.system.asService(async (ctx) => (await Promise.all(checks.map((check) => check.run(ctx.tx, t.system.services)))).flat())
  expect(found).toEqual([])
})
