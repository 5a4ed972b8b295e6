import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFailed, type TestContext } from 'vitest'
import { manualClock } from '../../../server/src/platform/clock/index.ts'
import { startJob } from '../../../server/src/platform/jobs/index.ts'
import type { Services } from '../../../server/src/platform/http/index.ts'
import { closeVisitors, sharedBrowser, visitor, type BrowserContext, type Page } from '../browser.ts'
import type { Client } from '../client.ts'
import { startSystem } from '../system.ts'
import { buildWeb } from './built-web.ts'
import { giveSession } from './demo-people.ts'
import { watch } from './watch.ts'

type Size = Parameters<typeof visitor>[1]
export type Stage = Awaited<ReturnType<typeof openStage>>

/** A served system with both web apps, a browser in front of it, and a clock that both believe. */
export async function openStage(start: string, furnish?: (services: Services) => Promise<void>) {
  await buildWeb()
  const clock = manualClock(start)
  const system = await startSystem({ clock, ...(furnish && { furnish }) })
  const browser = await sharedBrowser()
  let failed: string | undefined
  const open: { context: BrowserContext; page: Page; seen: string[] }[] = []

  async function visit(size: Size, client?: Client, options: { serviceWorkers?: 'allow' } = {}): Promise<Page> {
    const context = options.serviceWorkers ? await browser.newContext({ baseURL: system.url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce', ...options }) : await visitor(browser, size, system.url)
    await context.clock.setFixedTime(clock.now())
    if (client) await giveSession(context, client)
    const page = await context.newPage()
    page.setDefaultTimeout(25_000)
    open.push({ context, page, seen: watch(page) })
    return page
  }
  return {
    system, browser, clock, visit,
    /** It is later now, on the server and in every browser. */
    async at(time: string | Date) {
      clock.set(time)
      for (const { context } of open) await context.clock.setFixedTime(clock.now())
    },
    /** Somebody comes back after days: a session of today in the same browser. */
    logInAgain: (page: Page, client: Client) => giveSession(page.context(), client),
    /** What the clock does by itself at some time of the day, done now. */
    async tick(job: string) {
      await system.asService((ctx) => startJob(ctx, job, {}, { scope: '' }))
      await system.settle()
    },
    /** Nothing broke on any page so far; `but` names what was provoked. */
    expectNothingBroken(but = /$^/) {
      expect(open.flatMap(({ seen }) => seen).filter((one) => !but.test(one))).toEqual([])
    },
    /** Before each test of a story: when one fails there is a picture of every page that is open, and those after it, which stand on it, are not tried. */
    beginScene({ task, skip }: TestContext) {
      // A second try of a scene stands on what the first one left half done: it would prove nothing, and a skip would hide that it failed.
      if (failed === task.name) throw new Error(`"${failed}" failed at its first try`)
      if (failed) skip(`after the failure of "${failed}"`)
      onTestFailed(async () => {
        failed = task.name
        const folder = join(tmpdir(), 'guildhall-journeys')
        mkdirSync(folder, { recursive: true })
        for (const [index, { page }] of open.entries()) {
          if (page.isClosed()) continue
          const path = join(folder, `${task.id}-${index}.png`)
          await page.screenshot({ path }).then(() => console.error(`picture: ${path} of ${page.url()}`), () => undefined)
        }
      })
    },
    close: () => closeVisitors(browser),
  }
}
