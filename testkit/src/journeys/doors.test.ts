import { needsRoutes, occupationRoutes } from '@guildhall/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addStaffAccount, insertTerm, installOccupations } from '../../../server/src/registry/index.ts'
import type { Page } from '../browser.ts'
import type { StaffClient, WorkerClient } from '../system.ts'
import { authenticator } from './authenticator.ts'
import { openStage, type Stage } from './stage.ts'
import { settled } from './watch.ts'

/** Coming in and going out, in the browser: by authenticator, without a network, in another language, with bigger letters. */
let stage: Stage
let officer: StaffClient
let worker: WorkerClient

beforeAll(async () => {
  stage = await openStage('2025-11-20T09:00:00+08:00')
  await stage.system.asService((ctx) => installOccupations(ctx))
  const county = await stage.system.addUnit({ name: '龙亭区总工会', level: 'county', division: '410202' })
  officer = await stage.system.staff('training-officer', county)
  worker = await stage.system.worker({ name: '林小禾' })
  const [occupation] = (await stage.system.visitor.call(occupationRoutes.list, {})).rows
  await worker.client.call(needsRoutes.fileNeed, { occupationId: occupation!.id, level: 1, division: '410202', windows: [], earliest: null, latest: null })
}, 180_000)

afterAll(() => stage?.close())
beforeEach((context) => stage.beginScene(context))

describe('staff log in', () => {
  test('with a given password, an authenticator enrolled at the first login and a password of their own; a wrong one is refused', async () => {
    const password = await stage.system.asService(async (ctx) => {
      const account = await addStaffAccount(ctx, { loginName: 'luming', name: '陆鸣', unit: officer.unit })
      await insertTerm(ctx, { accountId: account.id, role: 'leader', unitId: officer.unit.id, scope: officer.unit.scope, from: '2025-11-01', until: null, grantedBy: null })
      return account.password
    })
    const page = await stage.visit('desktop')
    await page.goto('/login')
    await page.getByRole('link', { name: '工作人员用密码登录' }).click()
    await page.getByLabel('用户名').fill('luming')
    await page.getByLabel('密码').fill('Wrong-Horse-1')
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByRole('alert').first().waitFor()
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '下一步' }).click()
    const secret = (await page.locator('code').innerText()).replaceAll(' ', '')
    const code = page.getByLabel('扫好以后，填验证器里显示的 6 位数')
    const right = authenticator(secret, stage.clock.now())
    await code.fill(right === '000000' ? '111111' : '000000')
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByRole('alert').first().waitFor()
    await code.fill(right)
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByLabel('新密码').fill('Quiet-River-2025')
    await page.getByLabel('再输一遍').fill('Quiet-River-2025')
    await page.getByRole('button', { name: '换好，登录' }).click()
    await page.getByText('陆鸣').first().waitFor()

    await page.getByRole('button', { name: /陆鸣/ }).click()
    await page.getByRole('menuitem', { name: '退出登录' }).click()
    await page.getByLabel('手机号').waitFor()
    await page.goto('/console/')
    await page.waitForURL(/\/login/)
  })
})

describe('the phone app', () => {
  test('can be installed: its manifest says what it is, and its icons are there', async () => {
    const page = await stage.visit('phone')
    await page.goto('/login')
    const address = await page.locator('link[rel=manifest]').getAttribute('href')
    const manifest = await (await page.request.get(address!)).json() as { name: string; start_url: string; display: string; icons: { src: string; sizes: string; purpose?: string }[] }
    expect(manifest).toMatchObject({ name: '数智工会', start_url: '/', display: 'standalone' })
    expect(manifest.icons.map((icon) => icon.sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']))
    expect(manifest.icons.some((icon) => icon.purpose === 'maskable')).toBe(true)
    for (const { src } of manifest.icons) expect((await page.request.get(src)).headers()['content-type']).toMatch(/^image\//)
  })

  test('still reads what was opened before when the network is gone, and nothing after logging out', async () => {
    const page = await stage.visit('phone', worker.client, { serviceWorkers: 'allow' })
    await page.goto('/my-needs')
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    const kept = () => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('answers-')))
    // The first visit brings the worker into the house; the next one is kept.
    const comeBack = async () => {
      await page.reload()
      await settled(page)
      return kept()
    }
    await expect.poll(comeBack, { timeout: 40_000, interval: 500 }).toHaveLength(1)
    const read = await page.locator('main').innerText()
    await page.context().setOffline(true)
    await page.reload()
    await page.getByText('我想学的').first().waitFor()
    await expect.poll(() => page.locator('main').innerText(), { timeout: 30_000 }).toBe(read)
    await page.getByText(/现在没有网络/).first().waitFor()
    await page.context().setOffline(false)
    await page.goto('/me')
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByLabel('手机号').waitFor()
    await expect.poll(kept).toEqual([])
  })

  test('has a mode with bigger letters that stays', async () => {
    const page = await stage.visit('phone', (await stage.system.worker({ name: '顾阿根' })).client)
    await page.goto('/about')
    const size = () => page.locator('h2').first().evaluate((heading) => Number.parseFloat(getComputedStyle(heading).fontSize))
    const before = await size()
    await page.getByRole('button', { name: '打开大字' }).click()
    await page.getByRole('button', { name: '回到普通字号' }).waitFor()
    expect(await size()).toBeGreaterThan(before * 1.2)
    await page.goto('/')
    await settled(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    for (const target of await page.getByRole('button').or(page.getByRole('link')).all()) {
      const box = await target.boundingBox()
      if (box && box.height > 1 && box.y > 0) expect(box.height, await target.innerText()).toBeGreaterThanOrEqual(44)
    }
  })
})

describe('in English', () => {
  const workerPages = ['/', '/learn', '/services', '/me', '/my-needs', '/needs/new', '/classes', '/my-classes', '/opinions', '/certificates', '/evaluations', '/notices', '/demand', '/verify', '/verify/how', '/about']
  const consolePages = ['', 'done', 'desk', 'inbox', 'account', 'demand', 'needs', 'imports', 'plans', 'plans/new', 'plan-calendar', 'trainers', 'venues', 'classes', 'live', 'certificates', 'evaluations', 'cockpit']

  /** What is left of the page's Chinese when names and data are taken out of it. */
  async function leftInChinese(page: Page, addresses: readonly string[], data: readonly string[]): Promise<string[]> {
    const left: string[] = []
    for (const address of addresses) {
      await page.goto(address)
      await settled(page)
      const lines = (await page.locator('body').innerText()).split('\n')
      const labels = await page.locator('[aria-label], [placeholder], [title]').evaluateAll((all) => all.flatMap((one) => ['aria-label', 'placeholder', 'title'].map((name) => one.getAttribute(name) ?? '')))
      const words = [...lines, ...labels].map((line) => data.reduce((rest, word) => rest.replaceAll(word, ''), line))
      left.push(...[...new Set(words.filter((line) => /\p{Script=Han}/u.test(line)))].map((line) => `${address}: ${line}`))
    }
    return left
  }
  async function dataWords(): Promise<string[]> {
    const [{ rows }, { divisions }] = [await stage.system.visitor.call(occupationRoutes.list, {}), await stage.system.visitor.call(needsRoutes.needChoices, {})]
    return [...rows.map((one) => one.name), ...divisions.flatMap((one) => [one.name, ...one.towns]), officer.unit.name, '测试市总工会', '测试', '林小禾', '小禾', '林**', '测', '中文'].sort((a, b) => b.length - a.length)
  }

  test('the phone speaks it on every main page', async () => {
    const page = await stage.visit('phone', (await stage.system.worker({ name: '林小禾' })).client)
    await page.goto('/about')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { level: 1 }).filter({ hasNotText: /\p{Script=Han}/u }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toMatch(/^en/)
    expect(await leftInChinese(page, workerPages, await dataWords())).toEqual([])
  })

  test('the console speaks it on every main page', async () => {
    const page = await stage.visit('desktop', officer.client)
    await page.goto('/console/')
    await page.getByRole('button', { name: 'EN', exact: true }).click()
    await page.getByRole('link', { name: 'Demand list' }).first().waitFor()
    expect(await leftInChinese(page, consolePages.map((path) => `/console/${path}`), await dataWords())).toEqual([])
  })

  test('and on none of these pages anything broke', () => {
    // Refused on purpose: a wrong password, a wrong code, a network that was gone.
    stage.expectNothingBroken(/\/api\/auth|\/api\/login|40[01]|ERR_INTERNET_DISCONNECTED/)
  })
})
