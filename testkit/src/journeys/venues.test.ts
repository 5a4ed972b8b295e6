import { positionRoutes, positionVisitRoutes, roomBookingRoutes } from '@guildhall/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Page } from '../browser.ts'
import type { StaffClient, WorkerClient } from '../system.ts'
import { openStage, type Stage } from './stage.ts'
import { flawsOf } from './watch.ts'

/** A keeper opens a position; a worker finds it, books and comes; a firm books every Tuesday with a day that clashes. Monday, 16 November 2026. */
let stage: Stage
let keeper: StaffClient, hr: StaffClient
let worker: WorkerClient
let desk: Page, office: Page, phone: Page
let positionId = ''

beforeAll(async () => {
  stage = await openStage('2026-11-16T09:00:00+08:00')
  const { system } = stage
  const county = await system.addUnit({ name: '海盐县总工会', level: 'county', division: '330424' })
  const firm = await system.addUnit({ name: '恒禾精密制造有限公司', kind: 'enterprise', division: '330424', parent: county });
  [keeper, hr, worker] = [await system.staff('training-officer', county), await system.staff('enterprise-hr', firm), await system.worker()]
  desk = await stage.visit('desktop', keeper.client)
  office = await stage.visit('desktop', hr.client)
  phone = await stage.visit('phone', worker.client)
}, 180_000)

afterAll(() => stage?.close())
beforeEach((context) => stage.beginScene(context))

test('the keeper opens a position with a room, and looks at its card', async () => {
  await desk.goto('/console/positions')
  await desk.getByRole('button', { name: '新的阵地' }).click()
  await desk.getByLabel('名称', { exact: true }).fill('职工文化宫')
  await desk.getByLabel('地址', { exact: true }).fill('海滨东路 118 号')
  await desk.getByLabel('平常开放时间到').fill('21:00')
  await desk.getByRole('button', { name: '保存' }).click()
  await desk.waitForURL(/\/positions\/[0-9a-f-]{36}$/)
  positionId = desk.url().split('/').at(-1)!
  await desk.getByRole('button', { name: '加房间' }).click()
  await desk.getByLabel('名称', { exact: true }).fill('舞蹈房')
  await desk.getByLabel('座位（人数）').fill('2')
  await desk.getByRole('button', { name: '保存' }).click()
  await desk.getByText('舞蹈房').waitFor()
  expect(await flawsOf(desk)).toEqual([])
})

test('a worker finds it, books a place for tomorrow, and sees it among theirs', async () => {
  await phone.goto('/positions')
  await phone.getByRole('heading', { name: '职工文化宫' }).waitFor()
  expect(await flawsOf(phone)).toEqual([])
  await phone.getByRole('heading', { name: '职工文化宫' }).click()
  await phone.getByRole('link', { name: '约座位' }).click()
  await phone.getByRole('button', { name: /^明天/ }).click()
  await phone.getByRole('button', { name: /^19:00–21:00/ }).click()
  expect(await flawsOf(phone)).toEqual([])
  await phone.getByRole('button', { name: '约 明天 19:00' }).click()
  await phone.getByText('约好了').waitFor()
  await phone.getByRole('link', { name: '看我约的' }).click()
  await phone.getByRole('heading', { name: '明天 19:00–21:00' }).waitFor()
  expect(await flawsOf(phone)).toEqual([])
})

test('a firm books every Tuesday: the day that clashes is shown before, skipped, and named afterwards', async () => {
  await office.goto('/console/room-series/new')
  await office.getByRole('combobox', { name: '阵地' }).click()
  await office.getByTitle('职工文化宫').click()
  await office.getByRole('combobox', { name: '房间' }).click()
  await office.getByTitle(/舞蹈房/).click()
  await office.getByLabel('用途').fill('合唱团排练')
  await office.getByLabel('人数').fill('2')
  await office.getByRole('button', { name: '周二' }).click()
  await office.getByLabel('从', { exact: true }).fill('2026-11-16')
  await office.getByLabel('到', { exact: true }).fill('2026-12-01')
  await office.getByRole('button', { name: '看看哪天能订' }).click()
  await office.getByText('房间有人用').waitFor()
  expect(await flawsOf(office)).toEqual([])
  await office.getByRole('button', { name: '订这 2 天' }).click()
  await office.waitForURL(/\/room-series\/[0-9a-f-]{36}$/)
  await office.getByText('跳过的日子').waitFor()
  expect(await office.getByText('约好').count()).toBe(2)
})

test('the worker comes: the code at the door, once; the door knows, and the figures count', async () => {
  await stage.at('2026-11-17T18:50:00+08:00')
  const client = await keeper.logInAgain()
  await stage.logInAgain(desk, client)
  await stage.logInAgain(phone, await stage.system.logIn({ id: worker.accountId, kind: 'worker' }))
  await desk.goto(`/console/positions/${positionId}/code`)
  await desk.getByText('今天 0 人次').waitFor()
  expect(await flawsOf(desk)).toEqual([])
  const { path } = await client.call(positionVisitRoutes.code, { positionId })
  await phone.goto(path)
  await phone.getByText('签到成功').waitFor()
  expect(await flawsOf(phone)).toEqual([])
  await phone.reload()
  await phone.getByText('今天已经签过了').waitFor()
  await desk.goto(`/console/positions/${positionId}/day`)
  await desk.getByText('到了', { exact: true }).first().waitFor()
  await desk.getByLabel('门口登记的散客').fill('7')
  await desk.getByRole('button', { name: '保存' }).click()
  await desk.getByText('记好了').waitFor()
  expect(await flawsOf(desk)).toEqual([])
  await desk.goto('/console/position-figures')
  await desk.getByText('服务人次').first().waitFor()
  expect(await flawsOf(desk)).toEqual([])
  expect((await client.call(positionVisitRoutes.figures, {})).total).toBe(8)
  expect((await client.call(positionRoutes.get, { positionId })).rooms).toHaveLength(1)
  expect((await client.call(roomBookingRoutes.day, { positionId })).rows.map((row) => row.state)).toEqual(['came'])
  stage.expectNothingBroken()
})
