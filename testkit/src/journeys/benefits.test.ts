import { benefitRoutes, type RequestOf } from '@guildhall/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Page } from '../browser.ts'
import type { StaffClient } from '../system.ts'
import { giveSession } from './demo-people.ts'
import { openStage, type Stage } from './stage.ts'
import { flawsOf } from './watch.ts'

/** A union gives out what is scarce: two enter a draw for one prize, one wins, the other checks on the phone that nobody bent it; and a rush in which somebody taps twice. */
let stage: Stage
let officer: StaffClient
let desk: Page
type Worker = Awaited<ReturnType<Stage['system']['worker']>>
let [ming, yun] = [undefined, undefined] as unknown as [Worker, Worker]
let phones: Record<'ming' | 'yun', Page>
let drawId = ''
const on = (worker: Worker) => (worker === ming ? phones.ming : phones.yun)

beforeAll(async () => {
  stage = await openStage('2026-05-20T09:00:00+08:00')
  officer = await stage.system.staff('training-officer');
  [ming, yun] = [await stage.system.worker({ name: '邹志明' }), await stage.system.worker({ name: '季云' })]
  desk = await stage.visit('desktop', officer.client)
  phones = { ming: await stage.visit('phone', ming.client), yun: await stage.visit('phone', yun.client) }
}, 180_000)

afterAll(() => stage?.close())
beforeEach((context) => stage.beginScene(context))

/** A new day: sessions of today in the same browsers. */
async function later(time: string): Promise<void> {
  // A page that asks by itself would ask with yesterday's session.
  for (const page of [desk, phones.ming, phones.yun]) await page.goto('about:blank')
  await stage.at(time)
  await giveSession(desk.context(), await officer.logInAgain())
  for (const one of [ming, yun]) await giveSession(on(one).context(), await stage.system.logIn({ id: one.accountId, kind: 'worker' }))
}

test('an officer prepares a draw, looks at it and publishes it; its seed is bound in that moment', async () => {
  await desk.goto('/console/benefits')
  await desk.getByRole('button', { name: '新的福利' }).click()
  const form = desk.getByRole('dialog')
  await form.getByLabel('名称', { exact: true }).fill('疗休养名额')
  await form.getByLabel('说明').fill('三天两晚，车接车送。')
  await form.getByLabel('方式').click()
  await desk.locator('.ant-select-item-option').filter({ hasText: '抽签' }).click()
  await form.getByLabel('数量').fill('1')
  await form.getByLabel('给谁').click()
  await desk.locator('.ant-select-item-option').filter({ hasText: '人人可领' }).click()
  await form.getByLabel('开始').fill('2026-05-20T10:00')
  await form.getByLabel('截止', { exact: true }).fill('2026-05-20T17:00')
  await form.getByLabel('抽签（截止后至少五分钟）').fill('2026-05-20T17:10')
  await form.getByRole('button', { name: '存为没发布' }).click()
  await desk.getByRole('link', { name: '疗休养名额' }).click()
  await desk.getByRole('button', { name: '发布' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: /发\s*布/ }).click()
  await desk.getByRole('heading', { name: '抽签承诺' }).waitFor()
  drawId = desk.url().split('/').at(-1)!
  expect(await flawsOf(desk)).toEqual([])
})

test('a picture that is none leaves the benefit saved once, says so, and its words wait for another picture', async () => {
  await desk.goto('/console/benefits')
  await desk.getByRole('button', { name: '新的福利' }).click()
  const form = desk.getByRole('dialog')
  await form.getByLabel('名称', { exact: true }).fill('年货礼盒')
  await form.getByLabel('开始').fill('2026-06-20T10:00')
  await form.getByLabel('截止', { exact: true }).fill('2026-06-22T17:00')
  const none = { name: '礼盒.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') }
  await form.getByLabel('先写图上是什么').fill('红色礼盒')
  await form.getByLabel('选一张图片').setInputFiles(none)
  await form.getByRole('button', { name: '存为没发布' }).click()
  await form.getByText('图片没有收下').waitFor()
  await form.getByText('福利已经存好，只差图片').waitFor()
  // What was typed here now would go nowhere.
  expect(await form.getByLabel('数量').count()).toBe(0)
  await form.getByRole('button', { name: /取\s*消/ }).click()
  expect(await desk.getByRole('link', { name: '年货礼盒' }).count()).toBe(1)
  await desk.getByRole('link', { name: '年货礼盒' }).click()
  await desk.getByLabel('先写图上是什么').fill('红色礼盒')
  await desk.getByLabel('选一张图片').setInputFiles(none)
  await desk.getByText('图片没有收下').waitFor()
  expect(await desk.getByLabel('先写图上是什么').inputValue()).toBe('红色礼盒')
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
  await desk.getByLabel('选一张图片').setInputFiles({ name: '礼盒.png', mimeType: 'image/png', buffer: png })
  await desk.getByRole('img', { name: '红色礼盒' }).waitFor()
  await expect.poll(() => desk.getByLabel('先写图上是什么').inputValue()).toBe('')
})

test('two who found it on their first page enter', async () => {
  await later('2026-05-20T10:05:00+08:00')
  for (const worker of [ming, yun]) {
    const phone = on(worker)
    await phone.goto('/')
    await phone.getByText('疗休养名额').first().waitFor()
    await phone.goto(`/benefits/${drawId}`)
    await phone.getByRole('button', { name: '报名抽签' }).click()
    await phone.getByText(/你的编号是 [12]/).waitFor()
  }
  expect(await flawsOf(phones.ming)).toEqual([])
})

test('it is drawn by the clock; one wins, the other loses and checks it', async () => {
  await later('2026-05-20T17:01:00+08:00')
  await stage.tick('benefits.tend')
  await phones.yun.goto(`/draws/${drawId}`)
  await phones.yun.getByText('名单已封存，种子还没公布，所以现在谁也算不出结果。').waitFor()
  await later('2026-05-20T17:11:00+08:00')
  await stage.tick('benefits.tend')
  const standings = await Promise.all([ming, yun].map(async (one) => (await (await stage.system.logIn({ id: one.accountId, kind: 'worker' })).call(benefitRoutes.get, { releaseId: drawId })).standing))
  expect(standings.map((one) => one.kind).toSorted()).toEqual(['got', 'waiting'])
  const [winner, other] = standings[0]!.kind === 'got' ? [ming, yun] : [yun, ming]
  const entries = standings.map((one) => (one.kind === 'got' || one.kind === 'waiting' ? one.entry! : 0))
  const [won, lost] = standings[0]!.kind === 'got' ? entries : entries.toReversed()

  await on(winner).goto(`/benefits/${drawId}`)
  await on(winner).getByText('领到了').first().waitFor()
  expect(await flawsOf(on(winner))).toEqual([])
  await on(winner).goto('/')
  await on(winner).getByText('疗休养名额领到了，记得去取').waitFor()

  const phone = on(other)
  await phone.goto(`/benefits/${drawId}`)
  await phone.getByText('候补第 1 位').waitFor()
  await phone.getByRole('link', { name: '验一验这次抽签' }).click()
  await phone.getByText('验过了，对得上').waitFor()
  await phone.getByLabel('查一个编号').fill(String(won))
  await phone.getByText('中签，第 1 个抽出').waitFor()
  await phone.getByLabel('查一个编号').fill(String(lost))
  await phone.getByText('候补第 1 位').waitFor()
  expect(await flawsOf(phone)).toEqual([])
})

test('whoever changes the published seed, the list or the winners is told by the phone itself', async () => {
  const page = await stage.visit('phone')
  const { sheet, ...rest } = await stage.system.visitor.call(benefitRoutes.sheet, { releaseId: drawId })
  const turned = { ...sheet, seed: sheet.seed!.replace(/^./, (first) => (first === '0' ? '1' : '0')) }
  for (const forged of [turned, { ...sheet, winners: sheet.waiting, waiting: sheet.winners }, { ...sheet, entries: [...sheet.entries, 3] }]) {
    await page.route('**/api/public/draws/*', (route) => route.fulfill({ json: { ...rest, sheet: forged } }))
    await page.goto(`/draws/${drawId}`)
    await page.getByText('对不上', { exact: true }).waitFor()
    await page.unroute('**/api/public/draws/*')
  }
})

test('a rush: the button comes by itself at its time, two taps are one claim, and the code is handed over once', async () => {
  await later('2026-05-21T09:58:00+08:00')
  const minutes = (time: string) => new Date(`2026-05-21T${time}:00+08:00`).toISOString()
  const form: RequestOf<typeof benefitRoutes.create> = {
    name: '防暑包', summary: '毛巾、清凉油、藿香正气水。', kind: 'rush', quantity: 1, waitlist: 1, handOut: 'code', whereTo: '城东服务站', fetchDays: 3, period: 'once', series: null, eligible: 'everyone', reserveSeats: 0, reserveUntil: null, noShow: true,
    opensAt: minutes('10:00'), closesAt: minutes('18:00'), drawAt: null,
  }
  const client = await officer.logInAgain()
  const { id: releaseId } = await client.call(benefitRoutes.create, form)
  await client.call(benefitRoutes.publish, { releaseId })
  for (const phone of [phones.ming, phones.yun]) {
    await phone.goto(`/benefits/${releaseId}`)
    await phone.getByText(/后开始/).waitFor()
  }
  await stage.at('2026-05-21T10:00:01+08:00')
  await phones.ming.getByRole('button', { name: '领一份' }).dblclick({ delay: 5 })
  await phones.ming.getByText('领到了').first().waitFor()
  await phones.yun.getByRole('button', { name: /领一份|排候补/ }).click()
  await phones.yun.getByText('候补第 1 位').waitFor()
  expect(await stage.system.query('select 1 from quota_claim c join benefit_release r on r.pool_id = c.pool_id where r.id = $1', [releaseId])).toHaveLength(2)

  const code = (await phones.ming.getByText(/^[0-9A-Z]+-[0-9A-Z-]+$/).first().textContent())!.trim()
  await desk.goto('/console/benefit-codes')
  for (const said of [/已核销：防暑包/, /一码只能用一次/]) {
    await desk.getByLabel('领取码').fill(code)
    await desk.getByRole('button', { name: /^核\s*销$/ }).click()
    await desk.getByText(said).first().waitFor()
  }
  stage.expectNothingBroken(/409|422 .*\/pictures\?/)
})
