import axe, { type AxeResults } from 'axe-core'
import type { BrowserContext, Page } from 'playwright-core'

/** What nobody should have to see: errors of scripts, of the console and of the server, and whatever the content security policy stopped. */
export function watch(page: Page): string[] {
  const seen: string[] = []
  page.on('pageerror', (error) => seen.push(`script error: ${error.message}`))
  page.on('console', (message) => { if (message.type() === 'error' || message.text().includes('Content Security Policy')) seen.push(`console: ${message.text()} ${message.location().url}`) })
  page.on('response', (response) => { if (response.status() >= 500) seen.push(`${response.status()} ${response.url()}`) })
  page.on('requestfailed', (request) => { if (!/ERR_ABORTED/.test(request.failure()?.errorText ?? '')) seen.push(`failed: ${request.url()} ${request.failure()?.errorText}`) })
  return seen
}

/** Pages stand still and know what day it is; the day is the server's, whose clock may be set by the test. */
export async function setTheDay(context: BrowserContext, now: Date): Promise<void> {
  await context.clock.setFixedTime(now)
}

/** Waits until the page has its heading and nothing in it is loading any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('h1, h2, [role=alert]') !== null && document.querySelector('[class*="_skeleton"], [aria-busy="true"]') === null, undefined, { polling: 50, timeout: 30_000 })
}

/** Waits until what fades or slides in is there: half of it would have half of its contrast. */
async function still(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((frame) => { requestAnimationFrame(() => requestAnimationFrame(frame)) })
    const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity)
    await Promise.race([Promise.allSettled(ending.map((one) => one.finished)), new Promise((done) => { setTimeout(done, 2_000) })])
  })
}

/**
 * What is wrong with the page as it stands: whatever axe calls serious or critical, and anything that makes a phone scroll sideways. `colours`: false where the same page is looked at in another size, for
 * contrast is most of axe's work and the same in both.
 */
export async function flawsOf(page: Page, { colours = true } = {}): Promise<string[]> {
  await still(page)
  if (!await page.evaluate(() => 'axe' in globalThis)) await page.evaluate(axe.source)
  // No frames in these pages, and what is in order need not be told: both cost axe more than the looking does.
  const { violations } = await page.evaluate((enabled) => (globalThis as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'], preload: false, rules: { 'color-contrast': { enabled } } }), colours) as AxeResults
  const grave = violations.filter((one) => one.impact === 'serious' || one.impact === 'critical')
  // Not innerWidth: on a phone it grows with what is too wide.
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return [
    ...grave.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? ''}`).join(' | ')}${one.nodes.length > 3 ? ` (and ${one.nodes.length - 3} more)` : ''}`),
    ...(sideways > 0 ? [`scrolls sideways by ${sideways} px`] : []),
  ]
}
