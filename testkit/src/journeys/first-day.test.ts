import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeVisitors, sharedBrowser, visitor, type Browser, type Page } from '../browser.ts'
import { makeKit } from '../kit/index.ts'
import { authenticator } from './authenticator.ts'
import { buildWeb } from './built-web.ts'
import { flawsOf, settled, watch } from './watch.ts'

/**
 * The first day of a real installation as it happens: `guildhall init`, the server, three people with the passwords that it printed, and the wizard to its end. Everything is
 * the operator's own: real commands, an embedded database, a gateway for text messages that listens.
 */
const guildhall = fileURLToPath(new URL('../../../server/src/app/guildhall.ts', import.meta.url))
const home = mkdtempSync(join(tmpdir(), 'guildhall-first-day-'))
const messages: { phone: string; template: string }[] = []
const gateway = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk: Buffer) => { body += chunk.toString() })
  request.on('end', () => { messages.push(JSON.parse(body) as (typeof messages)[number]); response.end('{"id":"g1"}') })
})
const env = () => ({
  PATH: process.env['PATH'], DATA_DIR: join(home, 'data'), PORT: '0', LOG_LEVEL: 'error', SMS_GATEWAY_URL: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/`, SMS_GATEWAY_KEY: 'key', SMS_GATEWAY_SECRET: 'secret',
})
let administrators: { role: string; loginName: string; oneTimePassword: string }[]
let server: ChildProcess
let url = ''
let browser: Browser

function start(...args: string[]) {
  const child = spawn(process.execPath, [guildhall, ...args], { env: env(), stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => { said += chunk.toString() })
  return { child, said: () => said, ended: new Promise<number | null>((done) => child.once('close', done)) }
}

beforeAll(async () => {
  await buildWeb()
  await new Promise<void>((done) => { gateway.listen(0, '127.0.0.1', done) })
  const init = start('init', '--json')
  expect(await init.ended).toBe(0)
  administrators = (JSON.parse(init.said()) as { administrators: typeof administrators }).administrators
  const { child, said } = start('serve')
  server = child
  for (let waited = 0; url === '' && waited < 60_000; waited += 50) {
    await pause(50)
    url = /ready (http\S+)/.exec(said())?.[1] ?? ''
  }
  browser = await sharedBrowser()
}, 180_000)

afterAll(async () => {
  if (browser) await closeVisitors(browser)
  const ended = new Promise((done) => server?.once('close', done))
  if (server?.kill('SIGINT')) await ended
  gateway.close()
  rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

/** The first login of one of the three: the printed password, an authenticator, a password of their own. */
async function firstLogin(page: Page, loginName: string): Promise<void> {
  await page.goto('/login')
  await page.getByRole('link', { name: '工作人员用密码登录' }).click()
  await page.getByLabel('用户名').fill(loginName)
  await page.getByLabel('密码').fill(administrators.find((one) => one.loginName === loginName)!.oneTimePassword)
  await page.getByRole('button', { name: '下一步' }).click()
  const secret = (await page.locator('code').innerText()).replaceAll(' ', '')
  await page.getByLabel('扫好以后，填验证器里显示的 6 位数').fill(authenticator(secret, new Date()))
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByLabel('新密码').fill('Quiet-River-2047')
  await page.getByLabel('再输一遍').fill('Quiet-River-2047')
  await page.getByRole('button', { name: '换好，登录' }).click()
  await page.waitForURL(/\/console\//)
}

async function person(size: 'phone' | 'desktop'): Promise<{ page: Page; seen: string[] }> {
  const page = await (await visitor(browser, size, url)).newPage()
  page.setDefaultTimeout(20_000)
  return { page, seen: watch(page) }
}

/** The screen of a step, free of what axe calls serious, on the size that it is looked at; a picture for who wants one. */
async function lookAt(page: Page, question: string): Promise<void> {
  await page.getByRole('heading', { level: 2, name: question }).waitFor()
  await settled(page)
  expect(await flawsOf(page), question).toEqual([])
  const folder = process.env['GUILDHALL_PICTURES']
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${question}-${page.viewportSize()!.width}.png`), fullPage: true })
}

test('from init to the first units: three people log in, the wizard is gone through, left and come back to', { timeout: 240_000 }, async () => {
  const { page, seen } = await person('desktop')
  await firstLogin(page, 'sysadmin')

  // The start page of an installation that nobody has set up leads into the wizard.
  await page.waitForURL(/\/console\/setup/)
  await lookAt(page, '这是哪个总工会？')
  await choose(page, '省（自治区、直辖市）', '河南省')
  await choose(page, '市（州、盟）', '开封市')
  expect(await page.getByLabel('全称').inputValue()).toBe('开封市总工会')
  await page.getByRole('button', { name: '保存，下一步' }).click()

  await lookAt(page, '另外两位管理员登录过了吗？')
  expect(await page.getByText('还没登录过').count()).toBe(2)
  // The audit administrator lost the paper: a new password, shown once.
  await page.getByRole('listitem').filter({ hasText: 'auditadmin' }).getByRole('button', { name: '重发一次性密码' }).click()
  const dialog = page.getByRole('dialog')
  administrators.find((one) => one.loginName === 'auditadmin')!.oneTimePassword = (await dialog.locator('[class*="password"]').innerText()).trim()
  await dialog.getByRole('button', { name: '记下了' }).click()

  // Meanwhile the other two log in; neither of them sees anything of the set-up.
  const phone = await person('phone')
  await firstLogin(phone.page, 'secadmin')
  await phone.page.getByRole('heading', { level: 1 }).waitFor()
  expect(phone.page.url()).not.toContain('setup')
  await phone.page.goto('/console/setup')
  await phone.page.getByText('这一页不归你管').waitFor()
  const auditor = await person('desktop')
  await firstLogin(auditor.page, 'auditadmin')
  expect(phone.seen).toEqual([])
  expect(auditor.seen).toEqual([])

  await page.getByRole('button', { name: '他们登录了，再看一次' }).click()
  await page.getByRole('button', { name: '下一步' }).click()

  await lookAt(page, '下面有哪些单位？')
  const kit = await makeKit(7, { code: '410200', name: '开封市', counties: [{ code: '410202', name: '龙亭区' }, { code: '410203', name: '顺河回族区' }] })
  const file = join(home, 'units.xlsx')
  writeFileSync(file, kit.units.bytes)
  await page.locator('input[type=file]').setInputFiles(file)
  const confirm = page.getByRole('button', { name: new RegExp(`^写入这 ${kit.units.truth.accepted} 行$`) })
  await confirm.waitFor()
  await lookAt(page, '下面有哪些单位？')

  // Left in the middle: the start page says what is open and leads back, and the file still waits where it was.
  const there = page.url()
  await page.goto('/console/')
  await page.getByText('安装还差 4 件').waitFor()
  await page.goto(there)
  await confirm.click()
  await page.getByText('写好了。').waitFor()
  await page.getByText(`现在下面有 ${kit.units.truth.accepted - 1} 个单位。`).waitFor()
  await page.getByRole('button', { name: '下一步' }).click()

  await lookAt(page, '放假、调休的日子都在吗？')
  await page.getByRole('button', { name: /^(看过了，没问题|以后再办)$/ }).first().click()

  await lookAt(page, '短信发得出去吗？')
  await page.getByLabel('发一条给自己').fill('123')
  await page.getByRole('button', { name: '发送' }).click()
  await page.getByText('请填 11 位手机号').waitFor()
  await page.getByLabel('发一条给自己').fill('138 0000 1234')
  await page.getByRole('button', { name: '发送' }).click()
  await page.getByText('网关收下了。').waitFor()
  expect(messages).toMatchObject([{ phone: '13800001234', template: 'login.code' }])
  await page.getByRole('button', { name: '收到了，下一步' }).click()

  await lookAt(page, '系统自己看了一遍')
  await page.getByText('没有设 PUBLIC_URL', { exact: false }).waitFor()
  await page.getByRole('button', { name: '看过了，下一步' }).click()

  await lookAt(page, '接下来')
  await page.getByRole('button', { name: /^(完成安装|就这样，完成安装)$/ }).click()
  await page.getByText(/安装已于 .* 完成/).waitFor()
  await page.goto('/console/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await page.getByText(/安装还差/).count()).toBe(0)
  expect(seen).toEqual([])

  // The same on a phone, every screen of it.
  const cookies = await page.context().cookies()
  await phone.page.context().clearCookies()
  await phone.page.context().addCookies(cookies)
  for (const [step, question] of Object.entries({ federation: '这是哪个总工会？', administrators: '另外两位管理员登录过了吗？', units: '下面有哪些单位？', calendar: '放假、调休的日子都在吗？', texts: '短信发得出去吗？', checks: '系统自己看了一遍', finish: '接下来' })) {
    await phone.page.goto(`/console/setup?step=${step}`)
    await lookAt(phone.page, question)
  }
  await page.goto('/console/units')
  await page.getByText('开封市总工会').first().waitFor()
})

/** Chooses in one of our lists by typing, as a person in a hurry does. */
async function choose(page: Page, label: string, value: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label })
  await field.click()
  await field.fill(value)
  await page.locator('.ant-select-item-option', { hasText: value }).first().click()
}
