import { benefitBudgetRoutes, benefitRoutes, pointsRoutes } from '@guildhall/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { earn } from '../../../server/src/scenarios/benefits/points/earn.ts'
import { newId } from '../../../server/src/platform/ids/index.ts'
import type { Page } from '../browser.ts'
import type { StaffClient } from '../system.ts'
import { openStage, type Stage } from './stage.ts'
import { flawsOf } from './watch.ts'

/** A benefit that a budget pays for and that takes points: set up at a desk, claimed on the phone with points that were earned, handed over, and found as spent on both sides. */
let stage: Stage
let officer: StaffClient
let desk: Page, phone: Page
let worker: Awaited<ReturnType<Stage['system']['worker']>>

beforeAll(async () => {
  stage = await openStage('2026-05-20T09:00:00+08:00')
  officer = await stage.system.staff('training-officer')
  worker = await stage.system.worker({ name: '邹志明' })
  desk = await stage.visit('desktop', officer.client)
  phone = await stage.visit('phone', worker.client)
}, 180_000)
afterAll(() => stage?.close())
beforeEach((context) => stage.beginScene(context))

test('points are set up, funds put in, and a benefit that costs both is published', async () => {
  await officer.client.call(pointsRoutes.keep, { name: '匠心积分', active: true, rules: [{ kind: 'certificate', points: 100, monthlyCap: null }] })
  await stage.system.asService((ctx) => earn(ctx, 'certificate', [{ personId: worker.personId, source: newId() }]))

  await desk.goto('/console/benefit-budgets')
  await desk.getByRole('button', { name: '拨入自有经费' }).click()
  await desk.getByLabel('金额（元）').fill('1000')
  await desk.getByRole('dialog').getByRole('button', { name: '拨入自有经费' }).click()
  await desk.getByRole('cell', { name: '1,000' }).first().waitFor()


  const [budget] = (await officer.client.call(benefitBudgetRoutes.list, {})).rows
  const { id: releaseId } = await officer.client.call(benefitRoutes.create, {
    name: '工具包', summary: '手套和护目镜。', kind: 'rush', quantity: 5, waitlist: 0, handOut: 'code', whereTo: '一号店', fetchDays: 7, period: 'once', series: null, eligible: 'everyone', reserveSeats: 0, reserveUntil: null, noShow: true,
    opensAt: '2026-05-20T10:00:00+08:00', closesAt: '2026-05-20T17:00:00+08:00', drawAt: null, costFen: '6000', budgetId: budget!.id, points: 40,
  })
  await desk.goto(`/console/benefits/${releaseId}`)
  await desk.getByRole('button', { name: '发布' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: /发\s*布/ }).click()
  await desk.getByText('还没开始').waitFor()
})

test('a worker sees the points and what it takes, claims, and has fewer; handed over, the budget shows it as spent', async () => {
  for (const page of [desk, phone]) await page.goto('about:blank')
  await stage.at('2026-05-20T10:05:00+08:00')
  await stage.logInAgain(desk, await officer.logInAgain())
  await stage.logInAgain(phone, await stage.system.logIn({ id: worker.accountId, kind: 'worker' }))
  await phone.goto('/points')
  await phone.getByText('+100').waitFor()
  expect(await flawsOf(phone)).toEqual([])
  await phone.getByRole('link', { name: '去换福利' }).click()
  await phone.getByText('要 40 积分，你有 100').waitFor()
  await phone.getByRole('link', { name: /工具包/ }).click()
  await phone.getByRole('button', { name: '领一份' }).click()
  await phone.getByText('领到了').waitFor()
  await phone.getByText('要 40 积分，你有 60').waitFor()

  const client = await officer.logInAgain()
  const [release] = (await client.call(benefitRoutes.list, {})).rows
  const standing = (await (await stage.system.logIn({ id: worker.accountId, kind: 'worker' })).call(benefitRoutes.get, { releaseId: release!.id })).standing
  await desk.goto('/console/benefit-codes')
  await desk.getByLabel('领取码', { exact: true }).fill(standing.kind === 'got' ? standing.code : '')
  await desk.getByRole('button', { name: /核\s*销/ }).click()
  await desk.getByText('已核销：工具包').waitFor()
  await desk.goto('/console/benefit-budgets')
  await desk.getByRole('link', { name: officer.unit.name }).click()
  await desk.getByRole('row', { name: /工具包.*240.*60/ }).first().waitFor()
  await desk.getByRole('button', { name: '看每一笔' }).click()
  await desk.getByRole('heading', { name: '「工具包」的每一笔' }).waitFor()
  await desk.getByRole('cell', { name: '核销', exact: true }).waitFor()
  expect(await flawsOf(desk)).toEqual([])
  stage.expectNothingBroken()
})
