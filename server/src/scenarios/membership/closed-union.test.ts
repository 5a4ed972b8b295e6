import { joiningRoutes, noticeRoutes, reviewingRoutes, unitChangeRoutes, type RequestOf } from '@guildhall/contract'
import type { Client } from '@guildhall/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import { checks } from './checks.ts'
import { refusalOf, unionsForTest, wish } from './test-support.ts'

let t: Awaited<ReturnType<typeof unionsForTest>>
beforeAll(async () => { t = await unionsForTest() }, 120_000)

type Plan = RequestOf<typeof unitChangeRoutes.ask>['plan']
const today = '2026-11-20'
const bell = async (who: Client) => (await who.call(noticeRoutes.mine, {})).rows.map((row) => [row.kind, row.text.zh] as const)
const mine = (who: { client: Client }, applicationId: string) => who.client.call(joiningRoutes.getMine, { applicationId })
const foresee = async (plan: Plan) => (await t.officer.logInAgain()).call(unitChangeRoutes.preview, { plan })
/** Looked at, confirmed, made, and followed by everybody who hears of it. */
async function change(plan: Plan): Promise<void> {
  const officer = await t.officer.logInAgain()
  const { basis, problems } = await officer.call(unitChangeRoutes.preview, { plan })
  expect(problems).toEqual([])
  const { id } = await officer.call(unitChangeRoutes.ask, { plan, reason: '组织调整', basis })
  await t.system.settle()
  expect((await officer.call(unitChangeRoutes.get, { id })).state).toBe('done')
}
/** A union below the town with a code of its own, on record since long. */
async function union(name: string) {
  const unit = await t.system.addUnit({ name, kind: 'joint-union', division: '330424', parent: t.town, from: '2020-01-01' } as never)
  const { code } = await (await t.officer.logInAgain()).call(reviewingRoutes.setRule, { unitId: unit.id, open: true, accepts: 'nobody', promiseDays: 5, trades: [], about: null, revision: 0 })
  return { ...unit, code: code! }
}
async function asks(code: string) {
  const worker = await t.system.worker()
  const { application } = await worker.client.call(joiningRoutes.apply, wish(code))
  return { ...worker, applicationId: application.id }
}
/** A membership that began some days ago, so that its union may be closed today. */
async function memberSince(code: string) {
  const member = await t.member(code)
  await t.system.query(`update membership set valid_from = '2026-11-01', joined_on = '2026-11-01' where person_id = $1`, [member.personId])
  return member
}
const transfer = async (member: { client: Client }, unionCode: string) => (await member.client.call(joiningRoutes.askTransfer, { unionCode, work: 'employed', words: '换地方干活了' })).application.id

describe('J9: a union is merged', () => {
  test('what was asked of it goes on at the union that took over: nothing is handed in again, the people are told, its clerks decide', async () => {
    const [former, heir] = [await union('甲村联合工会'), await union('乙村联合工会')]
    const [joining, another, leaving] = [await asks(former.code), await asks(former.code), await memberSince(former.code)]
    const { application: leave } = await leaving.client.call(joiningRoutes.askLeave, { words: '回老家了' })
    const plan: Plan = { kind: 'merge', sources: [former.id], into: { unitId: heir.id }, on: today }
    expect((await foresee(plan)).units[0]!.open).toMatchObject([{ count: 3, waits: false }])
    await change(plan)

    expect(await mine(joining, joining.applicationId)).toMatchObject({ state: 'review', unitId: heir.id, unitName: '乙村联合工会', deadline: { due: '2026-11-27' } })
    expect((await mine(joining, joining.applicationId)).timeline.at(-1)).toMatchObject({ kind: 'noted', reason: '「甲村联合工会」调整，由「乙村联合工会」接着办', reasonEn: '“甲村联合工会” was reorganised; “乙村联合工会” goes on with it', internal: false })
    expect(await bell(joining.client)).toContainEqual(['membership.goes-on-at', expect.stringContaining('由「乙村联合工会」接着办，不用重新交')])
    const clerk = await t.system.staff('union-officer', heir)
    expect((await clerk.client.call(reviewingRoutes.list, { state: ['review'] })).rows.map((row) => row.id).toSorted()).toEqual([joining.applicationId, another.applicationId, leave.id].toSorted())
    expect((await clerk.client.call(reviewingRoutes.accept, { applicationIds: [joining.applicationId, leave.id] })).refused).toEqual([])
    expect(await t.membershipsOf(joining.client)).toMatchObject([{ unitId: heir.id, until: null }])
    expect((await t.membershipsOf(leaving.client))[0]).toMatchObject({ unitId: heir.id, endedBy: 'leave' })
  })

  test('a transfer that the merger itself has brought about is done; one out of the merged union goes on, from where the member is now', async () => {
    const [former, heir] = [await union('丙村联合工会'), await union('丁村联合工会')]
    const [within, out] = [await memberSince(former.code), await memberSince(former.code)]
    const [done, away] = [await transfer(within, heir.code), await transfer(out, t.code.riders)]
    await change({ kind: 'merge', sources: [former.id], into: { unitId: heir.id }, on: today })
    expect(await mine(within, done)).toMatchObject({ state: 'accepted', result: { membershipId: expect.any(String) } })
    expect(await mine(out, away)).toMatchObject({ state: 'review', fromUnitName: '丁村联合工会', unitId: t.riders.id })
    expect((await (await t.rider.logInAgain()).call(reviewingRoutes.accept, { applicationIds: [away] })).accepted).toEqual([away])
  })
})

describe('J10: the poster of a union that is no more', () => {
  const scan = (code: string) => t.system.visitor.call(joiningRoutes.getUnion, { code })
  test('led nowhere after a merger: it leads to the union that goes on, also after that one was merged in its turn', async () => {
    const [first, second, last] = [await union('子村联合工会'), await union('丑村联合工会'), await union('寅村联合工会')]
    await change({ kind: 'merge', sources: [first.id], into: { unitId: second.id }, on: today })
    expect((await scan(first.code)).gone).toEqual({ on: today, into: { name: '丑村联合工会', code: second.code } })
    await change({ kind: 'merge', sources: [second.id], into: { unitId: last.id }, on: today })
    expect((await scan(first.code)).gone).toEqual({ on: today, into: { name: '寅村联合工会', code: last.code } })
    expect((await scan(last.code)).gone).toBeNull()
  })
  test('leads to a code also where the union that took over had none: it gets one, and takes nobody in unseen', async () => {
    const [former, heir] = [await union('卯村联合工会'), await t.system.addUnit({ name: '辰村联合工会', kind: 'joint-union', division: '330424', parent: t.town, from: '2020-01-01' } as never)]
    await (await t.officer.logInAgain()).call(reviewingRoutes.setRule, { unitId: former.id, open: true, accepts: 'everyone', promiseDays: 4, trades: ['courier'], about: null, revision: 1 })
    await change({ kind: 'merge', sources: [former.id], into: { unitId: heir.id }, on: today })
    const { gone } = await scan(former.code)
    expect(gone?.into).toMatchObject({ name: '辰村联合工会', code: expect.stringMatching(/^[a-z2-9]{8}$/) })
    expect(await scan(gone!.into!.code!)).toMatchObject({ open: true, accepts: 'nobody', promiseDays: 4, trades: ['courier'], gone: null })
  })
  test('says of a dissolved one that it is gone, and names nobody in its place', async () => {
    const gone = await union('巳村联合工会')
    await change({ kind: 'dissolve', unitId: gone.id, on: today, members: { to: t.joint.id } })
    expect(await scan(gone.code)).toMatchObject({ open: false, gone: { on: today, into: null } })
  })
})

describe('J9: a union is dissolved', () => {
  test('joining and transfer to it end with a reason and a way on, and keep nobody from dissolving it', async () => {
    const gone = await union('戊村联合工会')
    const [joining, old, coming] = [await asks(gone.code), await asks(gone.code), await memberSince(t.code.joint)]
    const moving = await transfer(coming, gone.code)
    // An application from before such an end was known.
    await t.system.query('update process_case set version = 1 where subject = $1', [old.applicationId])
    const plan: Plan = { kind: 'dissolve', unitId: gone.id, on: today, members: { to: t.joint.id } }
    expect((await foresee(plan)).units[0]!.open).toMatchObject([{ count: 3, waits: false }])
    await change(plan)

    expect(await mine(joining, joining.applicationId)).toMatchObject({ state: 'ended', mayWithdraw: false, decided: { code: 'union-dissolved', reason: '「戊村联合工会」撤销了', nextStep: '向「百步镇小微企业工会联合会」申请入会，原来的会员转到了那里', reasonEn: '“戊村联合工会” was dissolved', nextStepEn: 'Ask “百步镇小微企业工会联合会” to join it: the members went there' } })
    expect(await bell(joining.client)).toContainEqual(['membership.union-dissolved', expect.stringMatching(/^「戊村联合工会」撤销了，你的申请 RH2026\d+ 不再往下办。点开看接下来可以怎么办。$/)])
    expect(await mine(old, old.applicationId)).toMatchObject({ state: 'withdrawn', decided: { code: 'union-dissolved' } })
    expect(await mine(coming, moving)).toMatchObject({ state: 'ended', decided: { nextStep: expect.stringContaining('你现在的会籍不变'), nextStepEn: expect.stringContaining('your present membership stays') } })
    expect(await t.membershipsOf(coming.client)).toMatchObject([{ unitId: t.joint.id, until: null }])
    expect((await joining.client.call(joiningRoutes.apply, wish(t.code.joint))).application.state).toBe('review')
    expect(await refusalOf((await t.system.worker()).client.call(joiningRoutes.apply, wish(gone.code)))).toBe('membership.union-closed')
  })

  test('whose membership ends with it has nothing left to move or to end, and hears so; whose membership goes on elsewhere leaves there', async () => {
    const [gone, other] = [await union('己村联合工会'), await union('庚村联合工会')]
    const [moving, leaving, going] = [await memberSince(gone.code), await memberSince(gone.code), await memberSince(other.code)]
    const [move, leave, go] = [await transfer(moving, t.code.riders), (await leaving.client.call(joiningRoutes.askLeave, { words: '回老家了' })).application.id, (await going.client.call(joiningRoutes.askLeave, { words: '不干了' })).application.id]
    await change({ kind: 'dissolve', unitId: gone.id, on: today, members: { end: true } })
    await change({ kind: 'dissolve', unitId: other.id, on: today, members: { to: t.joint.id } })
    expect(await mine(moving, move)).toMatchObject({ state: 'ended', decided: { code: 'membership-ended', nextStep: '直接向「海盐县快递外卖行业工会联合会」申请入会' } })
    expect(await mine(leaving, leave)).toMatchObject({ state: 'ended', decided: { code: 'membership-ended' } })
    expect(await mine(going, go)).toMatchObject({ state: 'review', unitId: t.joint.id })
  })
})

describe('the union that a member leaves', () => {
  test('hears that a transfer was asked for, and what came of it', async () => {
    const [accepted, refused, takenBack] = [await t.member(t.code.riders), await t.member(t.code.riders), await t.member(t.code.riders)]
    const [one, two, three] = [await transfer(accepted, t.code.joint), await transfer(refused, t.code.joint), await transfer(takenBack, t.code.joint)]
    const rider = await t.rider.logInAgain()
    expect((await bell(rider)).filter(([kind]) => kind === 'membership.transfer-asked')).toHaveLength(3)
    expect(await bell(rider)).toContainEqual(['membership.transfer-asked', expect.stringMatching(/「海盐县快递外卖行业工会联合会」有一位会员申请转到「百步镇小微企业工会联合会」，编号 RH2026\d+/)])
    const officer = await t.officer.logInAgain()
    await officer.call(reviewingRoutes.accept, { applicationIds: [one] })
    await officer.call(reviewingRoutes.refuse, { applicationId: two, code: 'not-here', reason: '不归这里', nextStep: '找县里' })
    await takenBack.client.call(joiningRoutes.withdraw, { applicationId: three })
    const told = (await bell(rider)).map(([kind]) => kind)
    expect(told.filter((kind) => kind === 'membership.transfer-made')).toHaveLength(1)
    expect(told.filter((kind) => kind === 'membership.transfer-not-made')).toHaveLength(2)
    expect((await rider.call(noticeRoutes.mine, {})).rows[0]!.link).toMatch(/^\/console\/applications\//)
  })
  test('where nobody looks after its members, those above hear of it unless they decide themselves', async () => {
    const member = await t.member(t.code.joint)
    const before = (await bell(await t.officer.logInAgain())).filter(([kind]) => kind === 'membership.transfer-asked').length
    await transfer(member, t.code.riders)
    expect((await bell(await t.officer.logInAgain())).filter(([kind]) => kind === 'membership.transfer-asked')).toHaveLength(before)
    const away = await t.system.addUnit({ name: '海宁市快递工会', kind: 'industry-union', division: '330481', parent: t.neighbour })
    const code = (await (await t.stranger.logInAgain()).call(reviewingRoutes.setRule, { unitId: away.id, open: true, accepts: 'nobody', promiseDays: 5, trades: [], about: null, revision: 0 })).code!
    await transfer(await t.member(t.code.joint), code)
    expect((await bell(await t.officer.logInAgain())).filter(([kind]) => kind === 'membership.transfer-asked')).toHaveLength(before + 1)
  })
})

test('J3: two clerks press at once: the slower one reads who settled it and that nothing is left to do, not what an applicant would read', async () => {
  const asked = await asks(t.code.riders)
  const [one, other] = [await t.rider.logInAgain(), await t.officer.logInAgain()]
  const answers = await Promise.all([one, other].map((clerk) => clerk.call(reviewingRoutes.accept, { applicationIds: [asked.applicationId] })))
  const slower = answers.find((answer) => answer.refused.length > 0)!
  expect(answers.filter((answer) => answer.accepted.length > 0)).toHaveLength(1)
  expect(slower.refused).toMatchObject([{ code: 'membership.settled', why: { zh: expect.stringMatching(/^这份申请已经由测试(union|training)-officer通过，你不用再办。$/), en: expect.stringContaining('nothing more for you to do') } }])
  expect(await refusalOf(one.call(reviewingRoutes.refuse, { applicationId: asked.applicationId, code: 'other', reason: '晚了一步', nextStep: '没有' }))).toBe('membership.settled')
})

test('after all this the invariants hold', async () => {
  expect(await t.system.asService(async (ctx) => (await Promise.all(checks.map((check) => check.run(ctx.tx, t.system.services)))).flat())).toEqual([])
})
