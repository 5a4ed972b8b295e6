import { chromium, devices, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { chromiumBinary } from './chromium-binary.ts'

export type { Browser, BrowserContext, Page }

/** Sizes at which every page is looked at. */
export const sizes = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, userAgent: devices['iPhone 15'].userAgent },
  desktop: { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 },
  wall: { viewport: { width: 1920, height: 1080 }, deviceScaleFactor: 1 },
} as const

/** A headless browser on this machine; its network stays on loopback. */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, env } = await chromiumBinary()
  return chromium.launch({
    executablePath, env: { ...env, LANGUAGE: 'zh_CN' },
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--font-render-hinting=none', '--lang=zh-CN'],
  })
}

let shared: Browser | undefined

/** The browser of this process: the files of a run that come one after the other use one, each with visitors of its own. Ends with the process. */
export async function sharedBrowser(): Promise<Browser> {
  if (!shared?.isConnected()) shared = await openBrowser()
  return shared
}

/** Everybody leaves the shared browser; it stays for the next file. */
export async function closeVisitors(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()))
}

/**
 * A fresh visitor: own cookies and storage, Chinese, in China's time zone, and with things that stand still: a dialog that is still growing can swallow a
 * click that no person would be quick enough to make. `sharp`: a phone's own density of points, for pictures; a test looks at four times fewer.
 */
export async function visitor(browser: Browser, size: keyof typeof sizes, baseURL: string, { sharp = false } = {}): Promise<BrowserContext> {
  return browser.newContext({ ...sizes[size], ...(!sharp && { deviceScaleFactor: 1 }), baseURL, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce', serviceWorkers: 'block' })
}
