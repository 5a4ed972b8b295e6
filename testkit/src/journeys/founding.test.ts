import { congressRoutes, foundingRoutes, membershipRoutes, unitRoutes } from '@guildhall/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { PersonalText } from '../../../server/src/platform/crypto/index.ts'
import { insertPeople, type UnitRow } from '../../../server/src/registry/index.ts'
import type { Page } from '../browser.ts'
import type { StaffClient, WorkerClient } from '../system.ts'
import { giveSession } from './demo-people.ts'
import { openStage, type Stage } from './stage.ts'
import { flawsOf } from './watch.ts'

/** An enterprise founds its union: from the application to the approved union with its members; one of them votes on the phone, the others on paper. */
let stage: Stage
let town: UnitRow, firm: UnitRow
let hr: StaffClient, officer: StaffClient
let worker: WorkerClient
let office: Page, desk: Page, phone: Page
let foundingId = ''
const names = ['赵一鸣', '钱二虎', '孙三立', '李四光', '周五德', '吴六奇', '郑七星', '王八方', '冯九如']

beforeAll(async () => {
  stage = await openStage('2026-11-20T09:00:00+08:00')
  const { system } = stage
  const county = await system.addUnit({ name: '龙亭区总工会', level: 'county', division: '410202' })
  town = await system.addUnit({ name: '龙亭区东墩镇总工会', level: 'town', division: '410202', parent: county })
  firm = await system.addUnit({ name: '龙亭恒禾精密有限公司', kind: 'enterprise', division: '410202', industry: '机械', staff: 60, parent: town })
  await system.asService((ctx) => insertPeople(ctx, ['林晓禾', ...names].map((name, index) => ({ unitId: firm.id, scope: firm.scope, standing: 'real-name' as const, name: new PersonalText(name), phone: new PersonalText(`1380000200${index}`), gender: index % 3 === 0 ? 'female' as const : 'male' as const, birthYear: 1975 + index * 2 }))))
  worker = await system.worker({ name: '林晓禾', phone: '13800002000' });
  [hr, officer] = [await system.staff('enterprise-hr', firm), await system.staff('town-officer', town)]
  office = await stage.visit('desktop', hr.client)
  desk = await stage.visit('desktop', officer.client)
  phone = await stage.visit('phone', worker.client)
}, 240_000)

afterAll(() => stage?.close())
beforeEach((context) => stage.beginScene(context))

const back = async (page: Page, who: StaffClient) => { who.client = await who.logInAgain(); await giveSession(page.context(), who.client) }
/** The step that is asked for once more in a dialog. */
async function step(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

test('the enterprise applies', async () => {
  await office.goto('/console/foundings')
  await office.getByRole('link', { name: '申请建会' }).first().click()
  await office.getByLabel('预计会员').fill('10')
  await office.getByLabel('姓名 1').fill('季文澜')
  await office.getByLabel('手机号 1').fill('13911110001')
  await office.getByRole('button', { name: '存好，去核对' }).click()
  await office.getByRole('heading', { name: '龙亭恒禾精密有限公司工会委员会' }).waitFor()
  foundingId = /foundings\/([0-9a-f-]{36})/.exec(office.url())![1]!
  await step(office, '交上级')
  await office.getByText('待上级答复').first().waitFor()
  expect(await flawsOf(office)).toEqual([])
})

test('the town agrees', async () => {
  await desk.goto('/console/')
  await desk.getByText('龙亭恒禾精密有限公司工会委员会').first().click()
  await step(desk, '同意筹建')
  await desk.getByText('发展会员').first().waitFor()
})

test('everybody whom the filter finds comes on the roster in one step; one agrees on the phone, the others on paper', async () => {
  await office.goto(`/console/foundings/${foundingId}?tab=roster`)
  await office.getByRole('button', { name: '加人' }).click()
  await office.getByText('筛出 11 人').waitFor()
  await office.getByLabel('年龄到').fill('60')
  await office.getByText('筛出 10 人').waitFor()
  await office.getByRole('button', { name: '把这 10 人都加进名单' }).click()
  await office.getByRole('dialog').waitFor({ state: 'hidden' })
  await phone.goto('/')
  await phone.getByRole('link', { name: '看看，要不要入会' }).click()
  await phone.getByRole('button', { name: '我同意入会' }).click()
  await phone.getByText('大会召开前可以改').waitFor()
  expect(await flawsOf(phone)).toEqual([])
  await office.reload()
  await office.getByText('手机上答的').waitFor()
  await office.getByText('还没答', { exact: false }).first().click()
  await office.getByLabel('全选这一页').check()
  await office.getByRole('button', { name: /^记为同意（9 人/ }).click()
  await office.getByText('同意 10').waitFor()
})

test('the first congress is called, once there are enough candidates', async () => {
  await office.goto(`/console/foundings/${foundingId}?tab=congress`)
  await office.getByRole('button', { name: '召集第一次大会' }).click()
  const form = office.getByRole('dialog')
  await form.getByLabel('地点').fill('公司食堂二楼')
  const choose = async (label: string, places: number[]) => {
    await form.getByLabel(label, { exact: true }).click()
    for (const place of places) await office.locator('.ant-select-dropdown:visible .ant-select-item-option').nth(place).click()
    await form.getByLabel('通知内容').click()
    // The list closes in its own time; while it does, its options are still there.
    await office.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' })
  }
  await choose('工会委员会候选人', [0, 1, 2, 3])
  await choose('经费审查委员会候选人', [4])
  await form.getByRole('checkbox').check()
  await form.getByRole('button', { name: '发通知（10 人）' }).click()
  await office.getByText('会场签到码').waitFor()
  await phone.goto('/')
  await phone.getByText('第一次大会', { exact: false }).first().waitFor()
})

test('two thirds are there; she types in the code of the room and votes on the phone', async () => {
  await stage.at('2026-11-27T14:05:00+08:00')
  await back(office, hr)
  worker.client = await stage.system.logIn({ id: worker.accountId, kind: 'worker' })
  await giveSession(phone.context(), worker.client)
  const { congress } = await hr.client.call(congressRoutes.get, { foundingId })
  await phone.goto(`/my-foundings/${foundingId}`)
  await phone.getByLabel('会场屏幕上的 6 位签到码').fill(congress!.doorCode!)
  await phone.getByRole('button', { name: '签到' }).click()
  await phone.getByText('等主持人发票', { exact: false }).waitFor()
  await office.goto(`/console/foundings/${foundingId}?tab=congress`)
  await office.getByRole('button', { name: '开始投票' }).click()
  await office.getByText('不到应到会人数的三分之二', { exact: false }).waitFor()
  const roster = await hr.client.call(foundingRoutes.roster, { foundingId, limit: 50 })
  await hr.client.call(congressRoutes.checkIn, { foundingId, ballot: 'paper', personIds: roster.rows.map((row) => row.person.id).filter((id) => id !== worker.personId).slice(0, 7) })
  await office.reload()
  await office.getByRole('button', { name: '开始投票' }).click()
  await office.getByText('手机投票 0 / 1').waitFor()
  await phone.reload()
  await phone.getByRole('radiogroup').first().waitFor()
  for (const race of await phone.getByRole('radiogroup').all()) await race.getByText('赞成', { exact: true }).click()
  await phone.getByText('工会委员会最多选 3 位', { exact: false }).waitFor()
  await phone.getByRole('radiogroup').nth(3).getByText('不赞成').click()
  // Somebody else's name counts as one of those chosen: here it would be one too many.
  await phone.getByRole('button', { name: '另选他人' }).first().click()
  await phone.getByLabel('另选的人 1', { exact: false }).fill('林晓禾')
  await phone.getByText('工会委员会最多选 3 位', { exact: false }).waitFor()
  expect(await flawsOf(phone)).toEqual([])
  await phone.getByLabel('另选的人 1', { exact: false }).fill('')
  await phone.getByRole('button', { name: '看一遍，再投' }).click()
  expect(await flawsOf(phone)).toEqual([])
  await phone.getByRole('button', { name: '投进票箱' }).click()
  await phone.getByText('你的票已投进票箱').waitFor()
})

test('the paper is counted, confirmed by the town, and the vote decided by the rule; then the chair', async () => {
  await office.reload()
  await office.getByText('手机投票 1 / 1').waitFor()
  for (const round of [1, 2]) {
    if (round === 2) {
      await office.getByRole('button', { name: '开始投票' }).click()
      await office.getByText('第 2 轮投票').waitFor()
    }
    await office.getByRole('button', { name: '停止投票' }).click()
    await office.getByRole('button', { name: '录纸票' }).click()
    const form = office.getByRole('dialog')
    if (round === 1) {
      await form.getByRole('button', { name: '加一位另选的人' }).first().click()
      await form.getByLabel('工会委员会 另选的人 1', { exact: true }).fill('没有这个人')
      expect(await flawsOf(office)).toEqual([])
      await form.getByRole('button', { name: '存下，请人核对' }).click()
      await form.getByText('同意入会的人里没有叫这个名字的', { exact: false }).or(form.getByText('数字对不上', { exact: false })).first().waitFor()
      await form.getByRole('button', { name: '去掉' }).click()
    }
    const yes = form.getByLabel(/赞成$/).and(form.locator('input'))
    const figures = round === 1 ? ['7', '0', '7', '0', '6', '0', '1', '0', '7', '0'] : ['6', '0', '1', '0', '0', '0']
    for (const [index, figure] of figures.entries()) await yes.nth(index).fill(figure)
    await form.getByRole('button', { name: '存下，请人核对' }).click()
    await office.getByText('等另一个人核对', { exact: false }).waitFor()
    await back(desk, officer)
    await desk.goto(`/console/foundings/${foundingId}?tab=congress`)
    await desk.getByRole('button', { name: '核对无误' }).click()
    await desk.getByText('纸票已核对').waitFor()
    await office.reload()
    await office.getByRole('button', { name: '计票' }).click()
    await office.getByText('已计票').nth(round - 1).waitFor()
  }
  await office.getByRole('heading', { name: '选举结果' }).waitFor()
  expect(await flawsOf(office)).toEqual([])
  await office.goto(`/console/foundings/${foundingId}/minutes`)
  await office.getByText('8 人，应到 10 人').waitFor()
})

test('reported and approved: the union is on record with its members', async () => {
  await office.goto(`/console/foundings/${foundingId}`)
  await step(office, '上报选举结果')
  await office.getByText('待批复').first().waitFor()
  await desk.goto(`/console/foundings/${foundingId}`)
  await step(desk, '批复成立')
  await desk.getByText('办手续').first().waitFor()
  const { unionId } = await officer.client.call(foundingRoutes.get, { foundingId })
  const { unit } = await officer.client.call(unitRoutes.get, { id: unionId! })
  expect([unit.kind, unit.name, unit.parentId]).toEqual(['union', '龙亭恒禾精密有限公司工会委员会', firm.id])
  expect((await officer.client.call(membershipRoutes.list, { unitId: unionId!, limit: 50 })).rows).toHaveLength(10)
  await phone.goto(`/my-foundings/${foundingId}`)
  await phone.getByText('的会员了', { exact: false }).waitFor()
  await desk.getByRole('link', { name: '新主席要办的事' }).click()
  await desk.getByText('工会法人资格证书').waitFor()
  expect(await flawsOf(desk)).toEqual([])
})

test('and on none of these pages anything broke', () => stage.expectNothingBroken(/409 \(|401 \(|422 \(.*\/paper/))
