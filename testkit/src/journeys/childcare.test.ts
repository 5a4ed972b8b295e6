import { childcareRoutes, childcareShapes } from '@guildhall/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Page } from '../browser.ts'
import type { StaffClient, WorkerClient } from '../system.ts'
import { openStage, type Stage } from './stage.ts'
import { flawsOf } from './watch.ts'

/** Holiday childcare: a guardian reads, consents and enrols on the phone; the keeper hands over by the code, and not by a wrong one. Monday, 16 November 2026. */
let stage: Stage
let keeper: StaffClient
let lin: WorkerClient
let desk: Page, phone: Page
let classId = ''

beforeAll(async () => {
  stage = await openStage('2026-11-16T08:30:00+08:00')
  const { system } = stage
  keeper = await system.staff('union-officer', await system.addUnit({ name: '武原街道工会', kind: 'union', division: '330424' }))
  lin = await system.worker({ name: '林小禾' })
  await system.query(`insert into membership (id, person_id, unit_id, scope, joined_on, valid_from, began_by, recorded_by, recorded_at) values (gen_random_uuid(), $1, $2, $3, '2020-01-01', '2020-01-01', 'join', 'test', now())`, [lin.personId, keeper.unit.id, keeper.unit.scope])
  const client = keeper.client
  classId = (await client.call(childcareRoutes.open, {
    title: '秋假托管班', address: '工人文化宫三楼', first: '2026-11-16', last: '2026-11-20', weekdays: [1, 2, 3, 4, 5], from: '08:30', to: '17:00', ageFrom: 6, ageTo: 12, places: 2, waitlist: 1, opensAt: '2026-11-10T08:00:00+08:00', closesAt: '2026-11-19T18:00:00+08:00', cost: '0', rules: '自带水杯。', consent: '我同意工会为带班和交接使用孩子的信息，班结束三十天后删除。',
  })).id
  await client.call(childcareRoutes.publish, { classId, updatedAt: (await client.call(childcareRoutes.get, { classId })).updatedAt })
  desk = await stage.visit('desktop', client)
  phone = await stage.visit('phone', lin.client)
}, 180_000)

afterAll(() => stage?.close())
beforeEach((context) => stage.beginScene(context))

test('a guardian reads the consent, signs by name and enrols a child on the phone', async () => {
  await phone.goto('/childcare')
  await phone.getByRole('link', { name: /秋假托管班/ }).click()
  await phone.getByRole('link', { name: '给孩子报名' }).click()
  await phone.getByLabel('孩子的姓名').fill('林一一')
  await phone.getByLabel('出生年月').fill('2018-05')
  await phone.getByRole('radio', { name: '妈妈' }).click()
  await phone.getByLabel('联系人姓名').fill('周海燕')
  await phone.getByLabel('联系人手机').fill('13900001234')
  await phone.getByRole('button', { name: '加一个人' }).click()
  await phone.getByLabel('第 1 位姓名').fill('王建国')
  await phone.getByLabel('第 1 位手机').fill('13700005678')
  expect(await phone.getByRole('button', { name: '同意并报名' }).isDisabled()).toBe(true)
  await phone.getByLabel('我读完了，同意').check()
  await phone.getByLabel('打上你自己的姓名').fill('林小禾')
  expect(await flawsOf(phone)).toEqual([])
  await phone.getByRole('button', { name: '同意并报名' }).click()
  await phone.getByText('有名额', { exact: true }).waitFor()
  await phone.getByText('林小禾 于').waitFor()
  expect(await flawsOf(phone)).toEqual([])
})

test('the keeper notes the arrival; a wrong code is refused, the code that the guardian gave, read by the phone’s camera, hands the child over', async () => {
  await desk.goto(`/console/childcare/${classId}/day`)
  await desk.getByRole('button', { name: '到了 林**' }).click()
  await desk.getByRole('heading', { name: '在班里 1' }).waitFor()
  await phone.getByRole('button', { name: '给王建国一个码' }).click()
  await phone.getByText('王建国今天的接送码').waitFor()
  await phone.getByRole('status').getByRole('img', { name: '接送码，给带班人员扫' }).waitFor()
  const code = (await phone.getByRole('status').locator('p').nth(1).innerText()).replace(/\D/g, '')
  await desk.getByRole('button', { name: '凭码交接 林**' }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel('6 位接送码').fill(code === '000000' ? '000001' : '000000')
  await dialog.getByRole('button', { name: '核对' }).click()
  await dialog.getByText('接送码不对').waitFor()
  await dialog.getByRole('button', { name: '关上' }).click()
  await dialog.waitFor({ state: 'detached' })
  await desk.goto(childcareShapes.pickUpLink(stage.system.url, { classId, childId: phone.url().split('/').at(-1)!, code }))
  await dialog.getByText('王建国').waitFor()
  expect(desk.url()).not.toContain(code)
  expect(await flawsOf(desk)).toEqual([])
  await dialog.getByRole('button', { name: '确认交接' }).click()
  await desk.getByRole('heading', { name: '已接走 1' }).waitFor()
  expect(await flawsOf(desk)).toEqual([])
  await phone.reload()
  await phone.getByText('由王建国接走').waitFor()
  stage.expectNothingBroken(/status of 422 .*pick-up-check/)
})
