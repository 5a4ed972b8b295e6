import { loginRoutes, type Permission } from '@guildhall/contract'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildDemo } from '../../../server/src/app/demo/index.ts'
import { manualClock } from '../../../server/src/platform/clock/index.ts'
import { pages as consolePages } from '../../../web/admin/src/scenarios/index.ts'
import { pages as workerPages } from '../../../web/worker/src/scenarios/index.ts'
import { closeVisitors, sharedBrowser, sizes, visitor } from '../browser.ts'
import type { Client } from '../client.ts'
import { startSystem } from '../system.ts'
import { buildWeb } from './built-web.ts'
import { giveSession, logInAs } from './demo-people.ts'
import { consoleExamples, lessonNow, workerExamples } from './examples.ts'
import { flawsOf, setTheDay, settled, watch } from './watch.ts'

/**
 * Every page that either app registers, with the demo city in it, on a phone and on a desk: opened by somebody who may, and free of whatever axe calls serious or critical, of
 * errors, of stopped scripts and of scrolling sideways. A page that is registered tomorrow is looked at tomorrow.
 */
const clock = manualClock('2026-11-20T10:00:00+08:00')
const accounts = ['officer', 'reviewer', 'clerk', 'registrar', 'enterprise', 'department', 'security', 'system', 'audit', 'leader', 'town', 'worker', 'trainer'] as const
/** `counsellor`: a worker admitted as one. `learner`: somebody who is asked how a class was. `taker`: somebody who is asked half a year later. `attendee`: somebody with a seat in the lesson that is on. */
type Account = (typeof accounts)[number] | 'learner' | 'taker' | 'attendee' | 'counsellor'
type Size = 'phone' | 'desktop'
type Stop = { address: string; account: Account }

let browser: Browser
let url: string
const clients = {} as Record<Account, Client>
const permissions = new Map<Account, ReadonlySet<string>>()

beforeAll(async () => {
  await buildWeb()
  const system = await startSystem({ clock, furnish: buildDemo, jobs: false })
  url = system.url
  for (const account of accounts) {
    clients[account] = await logInAs(url, account)
    permissions.set(account, new Set((await clients[account].call(loginRoutes.session, {})).permissions))
  }
  for (const [account, form] of [['learner', 'training-class'], ['taker', 'training-follow-up']] as const) {
    const [asked] = await system.query<{ id: string }>(
      `select a.id from evaluation_invitation i join login_account a on a.person_id = i.evaluator where a.kind = 'worker' and i.submitted_at is null and i.until > $1 and i.form_key = $2 order by i.id limit 1`, [clock.now(), form])
    clients[account] = await system.logIn({ id: asked!.id, kind: 'worker' })
  }
  const [lesson] = await lessonNow(clients)
  const [seated] = await system.query<{ id: string }>(
    `select a.id from training_session s join training_enrolment e on e.class_id = s.class_id and e.state = 'seated'
       join login_account a on a.person_id = e.person_id and a.kind = 'worker' where s.id = $1 order by a.id limit 1`, [lesson])
  clients.attendee = await system.logIn({ id: seated!.id, kind: 'worker' })
  const [counsellor] = await system.query<{ id: string }>(`select a.id from counsellor c join login_account a on a.person_id = c.person_id and a.kind = 'worker' where c.ended_at is null order by a.id limit 1`)
  clients.counsellor = await system.logIn({ id: counsellor!.id, kind: 'worker' })
  browser = await sharedBrowser()
}, 600_000)

afterAll(() => browser && closeVisitors(browser))

const shown = <Page extends { path: string }>(pages: readonly Page[]) => pages.filter((page) => !page.path.startsWith('/gallery'))

async function stopsOf(pages: readonly { path: string; permission?: Permission }[], examples: typeof workerExamples, base: string, { who }: { who: (page: { path: string; permission?: Permission }) => Account }): Promise<Stop[]> {
  const stops = await Promise.all(shown(pages).map(async (page) => {
    if (!page.path.includes('$')) return [{ address: base + page.path, account: who(page) }]
    const example = examples[page.path]
    if (!example) throw new Error(`no example for ${page.path}: say in examples.ts which record of the demo it is looked at with`)
    const ids = await example(clients)
    if (ids.length === 0) throw new Error(`the demo has nothing to look at ${page.path} with`)
    // One record for each page that has one in its address: more of them took a third of the time, and stories go through their states.
    return ids.slice(0, 1).map((id) => ({ address: base + id.split('/').reduce((path, part) => path.replace(/\$\w+/, part), page.path), account: who(page) }))
  }))
  return stops.flat()
}

const readers: [page: RegExp, account: Account][] = [[/^\/(teaching|lecturing)/, 'trainer'], [/\/evaluation$/, 'learner'], [/^\/follow-ups/, 'taker'], [/^\/counselling\/desk/, 'counsellor'], [/^\/c\//, 'attendee'], [/./, 'worker']]
/** At a desk the workers’ app is the phone’s column but for its wide pages: the others look there as they do in the hand. */
const workerStops = (size: Size) => stopsOf(workerPages.filter((page) => size === 'phone' || page.wide || page.tab), workerExamples, '', { who: ({ path }) => readers.find(([page]) => page.test(path))![1] })
/** What only a real installation has is looked at where there is one: first-day.test.ts. */
const consoleStops = () => stopsOf(consolePages.filter((page) => !page.realOnly), consoleExamples, '/console', { who: (page) => {
  const able = accounts.slice(0, 11).find((account) => !page.permission || permissions.get(account)!.has(page.permission))
  if (!able) throw new Error(`nobody of the demo may open ${page.path}`)
  return able
} })

/** Two at a time: that is how many cores there are to count on. */
async function lookAt(stops: readonly Stop[], size: Size, how: { colours?: boolean } = {}): Promise<string[]> {
  const found: string[] = []
  const queue = [...stops]
  const walk = async () => {
    const visits = new Map<Account, Visit>()
    for (let stop = queue.shift(); stop; stop = queue.shift()) {
      const visit = visits.get(stop.account) ?? await enter(stop.account, size)
      visits.set(stop.account, visit)
      found.push(...(await flawsAt(visit, stop, how)).map((flaw) => `${size} ${stop!.address} (${stop!.account}): ${flaw}`))
    }
    for (const { page } of visits.values()) await page.context().close()
  }
  await Promise.all([walk(), walk()])
  return found
}

type Visit = { page: Page; seen: string[] }

async function enter(account: Account, size: Size): Promise<Visit> {
  const context = await visitor(browser, size, url)
  await setTheDay(context, clock.now())
  await giveSession(context, clients[account])
  const page = await context.newPage()
  return { page, seen: watch(page) }
}

async function flawsAt({ page, seen }: Visit, { address }: Stop, how: { colours?: boolean }): Promise<string[]> {
  seen.length = 0
  try {
    await goTo(page, address)
    await settled(page)
    return [...await flawsOf(page, how), ...seen]
  } catch (error) {
    await page.goto('about:blank')
    return [`does not come up: ${(error as Error).message.split('\n')[0]}`, ...seen]
  }
}

/** The first page of a visit is opened by its address, the rest from there: the app with all its parts need not start anew a hundred times. */
async function goTo(page: Page, address: string): Promise<void> {
  if (!page.url().startsWith(url)) await page.goto(address)
  else await page.evaluate((href) => (globalThis as unknown as { __TSR_ROUTER__: { navigate: (to: { href: string }) => Promise<void> } }).__TSR_ROUTER__.navigate({ href }), address)
}

describe.for(Object.keys(sizes).filter((size): size is Size => size !== 'wall'))('on a %s', (size) => {
  // Some seventy pages, a second or two each: the limit is for a page that hangs, not for a machine that is slow.
  test('every page of the workers’ app can be used by anybody and breaks nothing', { timeout: 300_000 }, async () => {
    const stops = await workerStops(size)
    expect(stops.length).toBeGreaterThan(size === 'phone' ? 50 : 8)
    expect(await lookAt(stops, size)).toEqual([])
  })

  test('every page of the console can be used by anybody and breaks nothing', { timeout: 300_000 }, async () => {
    const stops = await consoleStops()
    expect(stops.length).toBeGreaterThan(30)
    // A console is worked with at a desk: its colours are looked at there.
    expect(await lookAt(stops, size, { colours: size === 'desktop' })).toEqual([])
  })
})

test('the menu of the console says every entry whole, in English too, on a desk and on the narrowest phone', { timeout: 300_000 }, async () => {
  for (const account of ['officer', 'system', 'clerk', 'registrar', 'enterprise'] as const) {
    const { page } = await enter(account, 'desktop')
    await page.addInitScript(() => localStorage.setItem('guildhall.language', 'en'))
    await page.goto('/console/account')
    await settled(page)
    for (const size of [{ width: 1440, height: 900 }, { width: 821, height: 900 }, { width: 320, height: 640 }]) {
      await page.setViewportSize(size)
      if (size.width === 320) await page.getByRole('button', { name: 'Open the menu' }).click()
      const entries = await page.locator('nav a').evaluateAll((links) => links.flatMap((link) => [...link.querySelectorAll('span')].map((one) => ({ said: one.textContent, cut: one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight + 1, outside: link.scrollWidth > link.clientWidth }))))
      expect(entries.length).toBeGreaterThan(8)
      expect(entries.filter((one) => one.cut || one.outside), `${account} at ${size.width}`).toEqual([])
    }
    await page.context().close()
  }
})

/** The pages of benefits, vouchers and lectures that are opened in the hand. */
const forElders = /^\/(benefits|points|draws|vouchers|lectures|lecturing)(\/|$)/

test('elder mode keeps its word on benefits, vouchers and lectures: nothing smaller than its smallest letters, nothing to press lower than 60, nothing beside the screen', { timeout: 300_000 }, async () => {
  const stops = (await workerStops('phone')).filter(({ address }) => forElders.test(address))
  expect(new Set(stops.map(({ address }) => address.split('/')[1]))).toEqual(new Set(['benefits', 'points', 'draws', 'vouchers', 'lectures', 'lecturing']))
  for (const account of new Set(stops.map((stop) => stop.account))) {
    const { page } = await enter(account, 'phone')
    await page.addInitScript(() => localStorage.setItem('guildhall.elder', 'yes'))
    for (const { address } of stops.filter((stop) => stop.account === account)) {
      await page.goto(address)
      await settled(page)
      const broken = await page.evaluate(() => {
        const root = document.documentElement
        const smallest = Number.parseFloat(getComputedStyle(root).getPropertyValue('--text-1'))
        const parts = [...document.querySelectorAll<HTMLElement>('#main *')].filter((one) => one.getBoundingClientRect().width > 0 && !one.closest('.said, svg'))
        const says = (one: HTMLElement) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
        return [
          ...(smallest === 20 ? [] : ['not in elder mode']), ...(root.scrollWidth > root.clientWidth ? [`scrolls sideways by ${root.scrollWidth - root.clientWidth} px`] : []),
          ...parts.filter((one) => says(one) && Number.parseFloat(getComputedStyle(one).fontSize) < smallest - 0.1).map((one) => `small: ${one.textContent}`),
          ...parts.filter((one) => one.matches('button, select, input:not([type=checkbox]):not([type=radio]), textarea') && one.getBoundingClientRect().height < 59.5).map((one) => `low: ${one.textContent || one.getAttribute('aria-label') || one.outerHTML.slice(0, 80)}`),
        ]
      })
      expect(broken, address).toEqual([])
    }
    await page.context().close()
  }
})
