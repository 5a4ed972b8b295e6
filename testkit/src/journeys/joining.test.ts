import { joiningRoutes, reviewingRoutes } from '@guildhall/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { identityCheckCharacter } from '../../../server/src/engines/intake/index.ts'
import type { Page } from '../browser.ts'
import type { StaffClient } from '../system.ts'
import { openStage, type Stage } from './stage.ts'
import { flawsOf } from './watch.ts'

/** A courier joins by the code on a wall: the union's officer makes the code and prints it, the courier scans it, the officer accepts, and the courier shows a card that a shopkeeper checks. */
let stage: Stage
let officer: StaffClient
let desk: Page
let phone: Page
let unitId = ''
let code = ''
const number = '13900006001'
const first17 = '33049919990315001'
const idNumber = first17 + identityCheckCharacter(first17)

beforeAll(async () => {
  stage = await openStage('2026-11-20T10:00:00+08:00')
  const county = await stage.system.addUnit({ name: '海盐县总工会', level: 'county', division: '330424' })
  await stage.system.addUnit({ name: '海盐县百步镇总工会', level: 'town', division: '330424', parent: county })
  const riders = await stage.system.addUnit({ name: '海盐县快递外卖行业工会联合会', kind: 'industry-union', division: '330424', parent: county })
  unitId = riders.id
  officer = await stage.system.staff('union-officer', riders)
  desk = await stage.visit('desktop', officer.client)
  phone = await stage.visit('phone')
}, 180_000)
afterAll(() => stage?.close())
beforeEach((context) => stage.beginScene(context))

describe('a courier joins by QR', () => {
  test('the union’s officer sets the rule; the code is made, and a poster to print', async () => {
    await desk.goto('/console/union-codes')
    await desk.getByRole('link', { name: '海盐县快递外卖行业工会联合会' }).click()
    await desk.getByLabel('骑手、快递员').check()
    await desk.getByLabel('多少个工作日内答复').fill('3')
    await desk.getByRole('button', { name: '保存并生成工会码' }).click()
    await desk.getByRole('link', { name: '打印海报' }).click()
    await desk.getByRole('img', { name: '微信扫一扫' }).waitFor()
    code = (await officer.client.call(reviewingRoutes.getRule, { unitId })).code!
    await desk.getByText(code).waitFor()
    expect(await flawsOf(desk)).toEqual([])
  })

  test('the courier scans it, reads who the union is without logging in, and logs in by a code on the phone', async () => {
    await phone.goto(`/u/${code}`)
    await phone.getByRole('heading', { name: '海盐县快递外卖行业工会联合会' }).waitFor()
    await phone.getByText('3 个工作日内答复').waitFor()
    await phone.getByText('还没有在本平台发证').waitFor()
    expect(await flawsOf(phone)).toEqual([])
    await phone.getByRole('link', { name: '加入这个工会' }).click()
    await phone.getByLabel('手机号').fill(number)
    await phone.getByRole('button', { name: '发给我' }).click()
    await phone.getByText('139****6001').waitFor()
    await stage.system.settle()
    const inbox = await stage.visit('phone')
    await inbox.goto('/demo/inbox')
    const sms = /(?<!\d)\d{6}(?!\d)/.exec(await inbox.getByRole('article').filter({ hasText: '6001' }).first().innerText())![0]
    await inbox.close()
    await phone.getByLabel('验证码', { exact: true }).fill(sms)
    await phone.getByRole('button', { name: '登录', exact: true }).click()
    await phone.getByLabel('姓名').fill('罗小川')
    await phone.getByRole('button', { name: '进去看看' }).click()
    await phone.getByRole('heading', { name: '核对一下是不是你' }).waitFor()
  })

  test('says who they are and what they do, agrees use by use, and reads by when the answer comes', async () => {
    expect(await phone.getByLabel('姓名', { exact: true }).inputValue()).toBe('罗小川')
    await phone.getByLabel('身份证号').fill(idNumber)
    await phone.getByRole('button', { name: '下一步' }).click()
    await phone.getByRole('button', { name: '外卖骑手、快递员' }).click()
    await phone.getByLabel('平台或单位').fill('飞送外卖百步站')
    await phone.getByRole('button', { name: '下一步' }).click()
    expect(await phone.getByRole('button', { name: '下一步' }).isDisabled()).toBe(true)
    await phone.getByLabel('同意核对身份').check()
    await phone.getByLabel('同意登记会籍').check()
    await phone.getByRole('button', { name: '下一步' }).click()
    await phone.getByText('2 / 5 项').waitFor()
    await phone.getByRole('button', { name: '提交申请' }).click()
    await phone.getByText('还差 3 个工作日').waitFor()
    await phone.getByText('11月25日 周三前答复').waitFor()
    expect(await flawsOf(phone)).toEqual([])
  })

  test('the officer finds it in the queue and accepts', async () => {
    await desk.goto('/console/')
    await desk.getByText('海盐县快递外卖行业工会联合会：有人申请入会').click()
    await desk.getByText('号码格式对，没联网核对').waitFor()
    await desk.getByText('发活动通知：不同意').waitFor()
    expect(await flawsOf(desk)).toEqual([])
    await desk.getByRole('button', { name: '通过', exact: true }).click()
    await desk.getByText('会员身份 2026年11月20日 起').waitFor()
  })

  test('the courier is a member: progress, card and a code that a shopkeeper checks', async () => {
    await phone.reload()
    await phone.getByText('会员身份已经生效').waitFor()
    await phone.getByRole('link', { name: '看会员卡' }).click()
    await phone.getByRole('img', { name: '给对方扫这个码' }).waitFor()
    expect(await flawsOf(phone)).toEqual([])
    const [card, digits] = [/\d{9}/.exec(await phone.getByRole('main').innerText())![0], /(?<!\d)\d{6}(?!\d)/.exec(await phone.getByRole('main').innerText())![0]]
    const shop = await stage.visit('phone')
    await shop.goto('/m')
    await shop.getByLabel('卡号（9 位）').fill(card)
    await shop.getByLabel('六位码').fill(digits)
    await shop.getByRole('button', { name: '查一下' }).click()
    await shop.getByText('罗*川，2026 年入会').waitFor()
    expect(await flawsOf(shop)).toEqual([])
    expect(await shop.getByRole('main').innerText()).not.toContain('快递外卖')
    await shop.close()
  })

  test('and says something to the union, which answers', async () => {
    await phone.goto(`/u/${code}/say`)
    await phone.getByLabel('说说是什么事').fill('站点下雨不给雨衣')
    await phone.getByRole('button', { name: '交给工会' }).click()
    await phone.getByText('工会收到了').waitFor()
    await desk.goto('/console/union-messages')
    await desk.getByText('站点下雨不给雨衣').waitFor()
    await desk.getByRole('button', { name: '答复' }).first().click()
    await desk.getByRole('dialog').getByLabel('答复').fill('明天起站点补发雨衣')
    await desk.getByRole('dialog').getByRole('button', { name: '答复' }).click()
    await desk.getByText('没有要答复的').waitFor()
    await phone.goto('/my-union/messages')
    await phone.getByText('明天起站点补发雨衣').waitFor()
    stage.expectNothingBroken()
  })
})

test('the record keeps all three layers', async () => {
  const { rows: [row] } = await (await officer.logInAgain()).call(reviewingRoutes.list, {})
  expect(await (await officer.logInAgain()).call(reviewingRoutes.get, { applicationId: row!.id })).toMatchObject({ state: 'accepted', work: 'courier', decided: { by: '测试union-officer', byRule: null }, membership: { from: '2026-11-20' } })
  expect((await stage.system.visitor.call(joiningRoutes.findUnions, { division: '330424', work: 'courier' })).rows.map((union) => union.unitId)).toEqual([unitId])
})
