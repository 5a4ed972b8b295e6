import { needsRoutes, plansRoutes, resourcesRoutes } from '@guildhall/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { installOccupations } from '../../../server/src/registry/index.ts'
import type { Page } from '../browser.ts'
import type { StaffClient, WorkerClient } from '../system.ts'
import { openStage, type Stage } from './stage.ts'
import { flawsOf, settled } from './watch.ts'

/** An officer has classes proposed: sees them, and why others are not served; fixes one, rules out another, compares, and makes a plan of what is good. */
let stage: Stage
let officer: StaffClient
let desk: Page
let worker: WorkerClient
let needId: string
const soon = { timeout: 30_000 }
const everyDay = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '22:00' }]

beforeAll(async () => {
  stage = await openStage('2026-11-20T09:00:00+08:00')
  const { system } = stage
  await system.asService((ctx) => installOccupations(ctx))
  const county = await system.addUnit({ name: '龙亭区总工会', level: 'county', division: '410202' })
  officer = await system.staff('training-officer', county)
  const { occupations } = await system.visitor.call(needsRoutes.needChoices, {})
  const [welder, cook] = ['焊工', '中式烹调师'].map((name) => occupations.find((one) => one.name === name)!.id) as [string, string]
  const trainer = { code: null, unitName: null, occupationIds: [welder], windows: everyDay, remark: null, gender: null, level: 5, honour: null, divisions: [], weeklyHours: null, feeFen: '12000' }
  for (const name of ['沈国梁', '郑海生']) await officer.client.call(resourcesRoutes.createTrainer, { ...trainer, name })
  await officer.client.call(resourcesRoutes.createVenue, { code: null, name: '城关职工学校', unitName: null, occupationIds: [], windows: everyDay, remark: null, division: '410202', town: null, address: null, capacity: 30, equipment: [] })
  const ask = (occupationId: string, seats: number, windows: ('weekday-evening' | 'weekend')[]) => officer.client.call(needsRoutes.recordNeed, { source: 'enterprise', unitName: `要 ${seats} 人的厂`, seats, occupationId, wish: null, words: '想学', level: 1, division: '410202', town: null, windows, earliest: null, latest: null, budget: null, contactName: '侯颖', contactPhone: `1390000${1000 + seats}` })
  await ask(welder, 18, ['weekday-evening'])
  await ask(welder, 17, ['weekend'])
  await ask(cook, 16, ['weekend'])
  worker = await system.worker()
  needId = (await worker.client.call(needsRoutes.fileNeed, { occupationId: welder, level: 1, division: '410202', windows: ['weekday-day'], earliest: null, latest: null })).need.id
  desk = await stage.visit('desktop', officer.client)
}, 180_000)

afterAll(() => stage?.close())
beforeEach((context) => stage.beginScene(context))

test('keeps a class template: at the console, from the general one', async () => {
  await desk.goto('/console/class-templates')
  await desk.getByRole('button', { name: /^机械加工类 · 学徒/ }).click()
  await desk.getByRole('button', { name: '照此新建' }).click()
  await desk.getByLabel('名称', { exact: true }).fill('小班')
  await desk.getByLabel('最少几人开班').fill('12')
  await desk.getByLabel('一班最多几人').fill('20')
  await desk.getByRole('button', { name: '保存', exact: true }).click()
  await desk.getByRole('heading', { name: '历次版本' }).waitFor(soon)
  await settled(desk)
  expect(await flawsOf(desk)).toEqual([])
})

test('asks for a proposal; it is computed by itself, and says what it serves', async () => {
  await desk.goto('/console/planner')
  await desk.getByRole('button', { name: '算一份建议' }).click()
  await desk.getByLabel('算多久（秒）').fill('2')
  await desk.getByRole('button', { name: '开始算' }).click()
  await desk.waitForURL(/\/planner\/[0-9a-f-]{36}/)
  await stage.system.settle()
  await desk.getByRole('link', { name: '班级 2' }).waitFor(soon)
  await expect.poll(() => desk.getByRole('region', { name: '建议开的班' }).or(desk.getByRole('table', { name: '建议开的班' })).first().innerText(), soon).toMatch(/工作日晚上[\s\S]*周末|周末[\s\S]*工作日晚上/)
  await settled(desk)
  expect(await flawsOf(desk)).toEqual([])
})

test('sees who is left out, why, and what would help; the timetable and the map', async () => {
  await desk.getByRole('link', { name: /^没排上的/ }).click()
  await desk.getByText('没有教这门课的教师').waitFor(soon)
  await desk.getByText(/周末多一位教师，可开 16 人的班/).waitFor()
  expect(await flawsOf(desk)).toEqual([])
  await desk.getByRole('link', { name: '日历' }).click()
  await desk.getByText('按教师').click()
  await desk.getByRole('button', { name: /焊工/ }).first().waitFor(soon)
  await desk.getByRole('link', { name: '地图' }).click()
  await desk.getByText('一格 1 人').first().waitFor(soon)
})

test('the worker sees on the phone why there is no class yet, and what would make one', async () => {
  const phone = await stage.visit('phone', worker.client)
  await phone.goto(`/my-needs/${needId}`)
  const why = phone.getByRole('region', { name: '为什么还没开班' })
  await why.getByText(/想学的人还不够开一个班，差 \d+ 人/).waitFor(soon)
  await why.getByText(/工作日白天再有 \d+ 人想学就能开班/).waitFor()
  await settled(phone)
  expect(await flawsOf(phone)).toEqual([])
})

test('fixes one class, wants no weekend for the other, and compares what comes of it', async () => {
  await desk.getByRole('link', { name: /^班级 \d/ }).click()
  await desk.getByRole('row', { name: /工作日晚上/ }).first().click()
  await desk.getByRole('button', { name: '固定', exact: true }).click()
  await desk.getByRole('button', { name: '关上' }).click()
  await desk.getByRole('row', { name: /周末/ }).first().click()
  await desk.getByRole('button', { name: '不想这样排' }).click()
  await desk.getByRole('menuitemradio', { name: '这门课不排周末' }).or(desk.getByRole('menuitem', { name: '这门课不排周末' })).first().click()
  await desk.getByText('固定 1 个班、1 条不要').waitFor()
  const before = desk.url()
  await desk.getByRole('button', { name: '带上这些再算' }).click()
  await desk.getByRole('button', { name: '开始算' }).click()
  await desk.waitForURL((url) => url.pathname !== new URL(before).pathname)
  await stage.system.settle()
  await desk.getByRole('link', { name: '班级 1' }).waitFor(soon)
  await desk.getByRole('link', { name: '和上一份比' }).click()
  await desk.getByText('不开了 1 个').waitFor(soon)
  await desk.getByText('1 个班没变', { exact: false }).waitFor()
  expect(await flawsOf(desk)).toEqual([])
})

test('makes a draft plan of the class; nothing is published', async () => {
  await desk.getByRole('link', { name: /^班级 \d/ }).click()
  await desk.getByRole('row', { name: /工作日晚上/ }).first().click()
  await desk.getByRole('link', { name: '班型「小班」第 1 版' }).waitFor()
  await desk.getByRole('button', { name: '拟成方案' }).click()
  await desk.getByRole('link', { name: '看方案' }).click(soon)
  await desk.getByText('拟定中').first().waitFor(soon)
  const { rows } = await officer.client.call(plansRoutes.listPlans, {})
  expect(rows).toMatchObject([{ state: 'draft', occupation: { name: '焊工' }, askedSeats: 18, seats: { capacity: 20 }, trainer: expect.anything() as unknown }])
  stage.expectNothingBroken()
})
