import { windowCaseRoutes, windowItemRoutes, windowVisitRoutes } from '@guildhall/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Page } from '../browser.ts'
import type { StaffClient } from '../system.ts'
import { openStage, type Stage } from './stage.ts'
import { flawsOf } from './watch.ts'

/** A union asks on a phone's width for its certificate and redoes what came back; the window works at a desk; anybody verifies. Then a clerk does it for a union. */
let stage: Stage
let hr: StaffClient, clerk: StaffClient, registrar: StaffClient, second: StaffClient
let office: Page, desk: Page, examiner: Page, approver: Page
let counterId = ''
let number = ''
const pdf = { name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF') }

beforeAll(async () => {
  stage = await openStage('2026-11-16T09:00:00+08:00')
  const { system } = stage
  const county = await system.addUnit({ name: '海盐县总工会', level: 'county', division: '330424' })
  const firm = await system.addUnit({ name: '恒禾精密制造有限公司', kind: 'enterprise', division: '330424', parent: county })
  await system.addUnit({ name: '百步镇小微企业工会联合会', kind: 'joint-union', division: '330424', parent: county });
  [hr, clerk, registrar, second] = [await system.staff('enterprise-hr', firm), await system.staff('window-clerk', county), await system.staff('registrar', county), await system.staff('registrar', county)]
  counterId = (await registrar.client.call(windowVisitRoutes.createCounter, { name: '县总工会服务窗口', address: '枣园西路 1 号', line: '0573-86110001', letter: 'A', hours: [{ weekdays: [1, 2, 3, 4, 5], from: '08:30', to: '17:00' }], slotMinutes: 30, slotSeats: 2, bookDays: 5, active: true })).id
  await registrar.client.call(windowItemRoutes.adopt, {})
  await registrar.client.call(windowItemRoutes.addRange, { division: '330424', stem: 'MC', first: 1, last: 9 })
  office = await stage.visit('phone', hr.client)
  desk = await stage.visit('desktop', clerk.client)
  examiner = await stage.visit('desktop', registrar.client)
  approver = await stage.visit('desktop', second.client)
}, 180_000)

afterAll(() => stage?.close())
beforeEach((context) => stage.beginScene(context))

async function fillIn(page: Page, name: string): Promise<void> {
  await page.getByRole('radio', { name: /工会法人资格登记（取得）/ }).click()
  await page.getByLabel('工会名称').fill(name)
  await page.getByLabel('住所').fill('海盐县百步镇工业路 8 号')
  await page.getByLabel('法定代表人').fill('陆建平')
  await page.getByLabel('本届届期止').fill('2030-06-30')
  await page.getByLabel('批复文号').fill('盐总工〔2026〕31号')
  await page.getByLabel('联系人').fill('季文澜')
  await page.getByLabel('手机号').fill('13800138011')
  await page.getByRole('button', { name: '下一步：传材料' }).click()
  await page.waitForURL(/\/window\/cases\//)
}
async function bringAll(page: Page): Promise<void> {
  for (const title of ['工会法人资格登记申请表', '工会选举结果的请示（复印件）', '上级工会批复', '工会主席、经办人身份证复印件']) {
    await page.getByLabel(`选文件交上来：${title}`).setInputFiles(pdf)
    await page.getByLabel(`重新交：${title}`).waitFor({ state: 'attached' })
  }
}
const caseOf = async (client: StaffClient) => (await client.client.call(windowCaseRoutes.list, {})).rows[0]!

describe('a union applies', () => {
  test('on a phone: what, where, the facts, the files', async () => {
    await office.goto('/console/window/apply')
    await fillIn(office, '恒禾精密制造有限公司工会委员会')
    await bringAll(office)
    expect(await office.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await office.getByRole('button', { name: '提交预审' }).click()
    await office.getByText('预审中').first().waitFor()
    expect(await flawsOf(office)).toEqual([])
  })

  test('the clerk looks by keys, sends one back with the reason, and just that one is redone', async () => {
    const { id } = await caseOf(clerk)
    await desk.goto(`/console/window/cases/${id}`)
    const first = desk.getByRole('button', { name: /^工会法人资格登记申请表/ })
    await first.focus()
    await desk.keyboard.press('a')
    await desk.getByText('看了 1 / 4 份').waitFor()
    await first.press('ArrowDown')
    await desk.keyboard.press('a')
    await desk.getByText('看了 2 / 4 份').waitFor()
    await desk.getByRole('button', { name: '退回重做：上级工会批复' }).click()
    await desk.getByLabel('哪里不对、怎么改').fill('批复没有文号')
    await desk.getByRole('button', { name: '退回重做', exact: true }).click()
    await desk.getByText('看了 3 / 4 份').waitFor()
    await desk.getByRole('button', { name: '通过：工会主席、经办人身份证复印件' }).click()
    expect(await flawsOf(desk)).toEqual([])
    await desk.getByRole('button', { name: '退回 1 份' }).click()
    await desk.getByText('补材料').first().waitFor()
    await office.goto(`/console/window/cases/${id}`)
    await office.getByText('批复没有文号').first().waitFor()
    expect(await office.getByLabel(/重新交：/).count()).toBe(1)
    await office.getByLabel('重新交：上级工会批复').setInputFiles(pdf)
    await office.getByText('第 1 次交').waitFor({ state: 'attached' }).catch(() => undefined)
    await office.getByRole('button', { name: '改好了，再交上去' }).click()
    await office.getByText('预审中').first().waitFor()
  })

  test('taken up, examined, approved by a second person: the certificate is there and anybody verifies it', async () => {
    const { id } = await caseOf(clerk)
    await desk.goto(`/console/window/cases/${id}`)
    await desk.getByRole('button', { name: '通过：上级工会批复' }).click()
    await desk.getByRole('button', { name: '都通过了：受理' }).click()
    await desk.getByText('审查中').first().waitFor()
    await examiner.goto(`/console/window/cases/${id}`)
    await examiner.getByRole('button', { name: '写审查意见' }).click()
    await examiner.getByLabel('意见').fill('材料齐全，符合条件')
    await examiner.getByRole('dialog').getByRole('button', { name: '拟准予' }).click()
    await examiner.getByText('待核准').first().waitFor()
    expect(await examiner.getByRole('button', { name: '核准', exact: true }).count()).toBe(0)
    await approver.goto(`/console/window/cases/${id}`)
    await approver.getByRole('button', { name: '核准', exact: true }).click()
    await approver.getByRole('dialog').getByText(/下一个 81330424MC/).waitFor()
    await approver.getByRole('dialog').getByRole('button', { name: '核准', exact: true }).click()
    await approver.getByText('待交付').first().waitFor()
    const { registered } = await clerk.client.call(windowCaseRoutes.get, { caseId: id })
    number = registered!.number
    const anybody = await stage.visit('phone')
    await anybody.goto('/unions')
    await anybody.getByLabel(/统一社会信用代码/).fill(registered!.code)
    await anybody.getByRole('button', { name: '查', exact: true }).click()
    await anybody.getByRole('heading', { name: '恒禾精密制造有限公司工会委员会' }).waitFor()
    await anybody.getByText('有效', { exact: true }).waitFor()
    expect(await flawsOf(anybody)).toEqual([])
    await anybody.getByRole('link', { name: '核验证书' }).click()
    await anybody.waitForURL(`**/v/${number}`)
    await anybody.getByText('恒禾精密制造有限公司工会委员会').first().waitFor()
  })

  test('collected in five minutes, confirmed, and rated by the link on the phone', async () => {
    const { id } = await caseOf(clerk)
    await desk.goto(`/console/window/cases/${id}`)
    await desk.getByRole('button', { name: '交付', exact: true }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '交付', exact: true }).click()
    await desk.getByText('待确认').first().waitFor()
    const { followPath } = await clerk.client.call(windowCaseRoutes.get, { caseId: id })
    const anybody = await stage.visit('phone')
    await anybody.goto(followPath!)
    await anybody.getByRole('radio', { name: /很满意/ }).first().click()
    await anybody.getByRole('button', { name: '提交评价' }).click()
    await anybody.getByText('评了 5 分，谢谢').waitFor()
    await office.goto(`/console/window/cases/${id}`)
    await office.getByRole('button', { name: '收到了，没问题' }).click()
    await office.getByText('办结').first().waitFor()
  })
})

describe('a clerk does it for somebody (代办)', () => {
  test('chooses the union, applies and hands in; the record says so everywhere', async () => {
    await desk.goto('/console/window/apply')
    await desk.getByLabel('替哪个工会办（代办）').click()
    await desk.keyboard.type('小微')
    await desk.locator('.ant-select-item-option').filter({ hasText: '百步镇小微企业工会联合会' }).click()
    await desk.getByText(/正在替 百步镇小微企业工会联合会 代办/).waitFor()
    await fillIn(desk, '百步镇小微企业工会联合会')
    await bringAll(desk)
    await desk.getByRole('button', { name: '提交预审' }).click()
    await desk.getByText('预审中').first().waitFor()
    await desk.getByText('代办', { exact: true }).first().waitFor()
    expect((await clerk.client.call(windowCaseRoutes.list, { assisted: 'true' })).rows).toHaveLength(1)
  })

  test('numbers: one taken by the code at the door, called at the desk, seen on the screen in the hall', async () => {
    const door = (await clerk.client.call(windowVisitRoutes.getDoor, { counterId })).path
    const anybody = await stage.visit('phone')
    await anybody.goto(door)
    await anybody.getByRole('button', { name: '取一个号' }).click()
    await anybody.getByText('A001').waitFor()
    await desk.goto('/console/window/counter')
    await desk.getByRole('button', { name: '叫下一位' }).click()
    await desk.getByText('正在办').first().waitFor()
    expect(await flawsOf(desk)).toEqual([])
    const hall = await stage.visit('wall')
    await hall.goto(`/windows/${counterId}/board`)
    await hall.getByText('A001').waitFor()
    stage.expectNothingBroken()
  })
})
