import { classesRoutes, voucherRoutes } from '@guildhall/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Page } from '../browser.ts'
import type { StaffClient } from '../system.ts'
import { openCounty, type County } from './county.ts'
import { giveSession } from './demo-people.ts'
import { flawsOf } from './watch.ts'

/** A programme is opened at a desk, its voucher got and spent on the phone by somebody with a seat, and the month is closed by one and approved by another. */
let county: County
let officer: StaffClient, reviewer: StaffClient
let desk: Page, phone: Page
let classId = ''
let worker: Awaited<ReturnType<County['asker']>>

beforeAll(async () => {
  county = await openCounty()
  const { system } = county;
  [officer, reviewer] = [county.officer, county.reviewer]
  await system.addUnit({ name: '城关职业技能学校', kind: 'training-body', division: '410202', parent: county.county })
  worker = await county.asker('邹志成')
  // A county's vouchers are for those who work there.
  await system.asService((ctx) => ctx.tx.updateTable('person').set({ scope: county.county.scope, unit_id: county.county.id }).where('id', '=', worker.personId).execute())
  classId = await county.plan({ needIds: [worker.needId] })
  await county.publish(classId)
  desk = await county.stage.visit('desktop', officer.client)
  phone = await county.stage.visit('phone', worker.client)
}, 180_000)

afterAll(() => county?.stage.close())
beforeEach((context) => county.stage.beginScene(context))

test('an officer opens a programme with a budget and says which class takes its vouchers', async () => {
  await desk.goto('/console/vouchers/programmes')
  await desk.getByRole('button', { name: '开一个项目' }).click()
  const form = desk.getByRole('dialog')
  await form.getByLabel('项目名称').fill('焊工提升券')
  await form.getByLabel('说明').fill('学焊工，凭券抵培训费')
  await form.getByLabel('工种').click()
  await desk.keyboard.type('焊工')
  await desk.locator('.ant-select-item-option').filter({ hasText: /^焊工$/ }).click()
  await desk.keyboard.press('Escape')
  await form.getByLabel('开始').fill('2026-11-01')
  await form.getByLabel('截止').fill('2026-12-31')
  await form.getByRole('button', { name: /保\s*存/ }).click()
  await desk.getByRole('heading', { name: '焊工提升券' }).waitFor()
  await desk.goto('/console/vouchers/courses')
  await desk.getByRole('button', { name: '可以用券' }).click()
  await desk.getByRole('dialog').getByLabel('培训机构').click()
  await desk.locator('.ant-select-item-option').filter({ hasText: '城关职业技能学校' }).click()
  await desk.getByRole('dialog').getByLabel('用券价（元）').fill('600')
  await desk.getByRole('dialog').getByRole('button', { name: /保\s*存/ }).click()
  await desk.getByText(/城关职业技能学校.*600 元/).waitFor()
  expect(await flawsOf(desk)).toEqual([])
})

test('a worker gets one on the phone, enrols, and spends it on the class in which they have a seat', async () => {
  await phone.goto('/vouchers')
  await phone.getByRole('button', { name: '领这张券' }).click()
  await phone.getByText('报上能用券的班以后，在这里用券。').waitFor()
  await county.stage.at('2026-11-21T10:30:00+08:00')
  const client = await county.system.logIn({ id: worker.accountId, kind: 'worker' })
  await giveSession(phone.context(), client)
  await client.call(classesRoutes.enrolWorker, { classId })
  await county.system.settle()
  await phone.goto('/vouchers')
  await phone.getByRole('button', { name: '用在这个班：焊工（初级）晚间班' }).click()
  await phone.getByText('用在「焊工（初级）晚间班」，600 元').waitFor()
  expect(await flawsOf(phone)).toEqual([])
})

test('the month is closed by one and approved by another, and its file is fetched', async () => {
  await county.stage.at('2026-12-02T09:00:00+08:00')
  await giveSession(desk.context(), await officer.logInAgain())
  await desk.goto('/console/vouchers/statements')
  await desk.getByRole('button', { name: '结 2026年11月 的账' }).click()
  await desk.getByRole('cell', { name: '待复核' }).waitFor()
  expect(await desk.getByRole('button', { name: '复核通过' }).count()).toBe(0)
  const [file] = await Promise.all([desk.waitForEvent('download'), desk.getByRole('button', { name: 'PDF' }).click()])
  expect(file.suggestedFilename()).toBe('培训券对账单 城关职业技能学校 2026-11.pdf')
  const second = await county.stage.visit('desktop', await reviewer.logInAgain())
  await second.goto('/console/vouchers/statements')
  await second.getByRole('button', { name: '明细' }).click()
  await second.getByRole('dialog').getByRole('cell', { name: '焊工（初级）晚间班' }).waitFor()
  await second.getByRole('dialog').locator('.ant-modal-close').click()
  await second.getByRole('dialog').waitFor({ state: 'hidden' })
  await second.getByRole('button', { name: '复核通过' }).click()
  await second.getByRole('cell', { name: '待付款' }).waitFor()
  expect(await flawsOf(second)).toEqual([])
  const { rows } = await (await officer.logInAgain()).call(voucherRoutes.listStatements, {})
  expect(rows).toMatchObject([{ month: '2026-11', amountFen: '60000', lines: 1, state: 'approved' }])
  county.stage.expectNothingBroken()
})
