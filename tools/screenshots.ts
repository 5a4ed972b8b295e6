/**
 * The main pages of a fresh demo as pictures in docs/screenshots, for the README and for judging how they look. Starts its own demo in a temporary folder, so what
 * one sees is what `npm start` shows on its first day.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { benefitRoutes, certificatesRoutes, classesRoutes, libraryRoutes, plannerRoutes, plansRoutes, positionRoutes } from '@guildhall/contract'
import { Client } from '@guildhall/testkit'
import { openBrowser, visitor, type Browser } from '@guildhall/testkit/browser'
import { giveSession, logInAs } from '../testkit/src/journeys/demo-people.ts'
import { settled } from '../testkit/src/journeys/watch.ts'

type Shot = { file: string; title: string; size: 'phone' | 'desktop' | 'wall'; account?: string; address: string | ((client: Client) => Promise<string>); elder?: true; open?: string }

const certificate = async (client: Client) => (await client.call(certificatesRoutes.listMine, {})).rows[0]!.number
/** One that may still be joined, with many seats taken. */
async function openClass(client: Client): Promise<string> {
  const { rows } = await client.call(plansRoutes.listPublishedClasses, { limit: 50 })
  const free = rows.filter((row) => row.kind === 'composite' && row.state === 'published' && row.seats.taken < row.seats.capacity)
  return (free.sort((a, b) => b.seats.taken - a.seats.taken)[0] ?? rows[0]!).id
}
const proposal = async (client: Client) => (await client.call(plannerRoutes.listPlans, {})).rows[0]!.id
const shots: Shot[] = [
  { file: 'worker-home', title: '职工首页 · What needs me today', size: 'phone', account: 'worker', address: '/' },
  { file: 'worker-home-elder', title: '长辈模式 · Elder mode', size: 'phone', account: 'elder', address: '/', elder: true },
  { file: 'worker-class', title: '班级 · A class', size: 'phone', account: 'worker', address: async (client) => `/classes/${await openClass(client)}` },
  { file: 'worker-certificate', title: '证书 · A certificate', size: 'phone', account: 'worker', address: async (client) => `/certificates/${await certificate(client)}` },
  { file: 'worker-benefits', title: '福利 · Benefits', size: 'phone', account: 'worker', address: '/benefits' },
  { file: 'worker-benefits-elder', title: '福利，长辈模式 · Benefits in elder mode', size: 'phone', account: 'elder', address: '/benefits', elder: true },
  { file: 'worker-position', title: '服务阵地 · A place to go to', size: 'phone', account: 'worker', address: async (client) => `/positions/${(await client.call(positionRoutes.find, {})).rows[0]!.id}` },
  { file: 'worker-lectures', title: '讲座点单 · Lectures to order', size: 'phone', account: 'worker', address: '/lectures' },
  { file: 'worker-book', title: '电子书屋 · Reading a book', size: 'phone', account: 'worker', address: async (client) => `/library/${(await client.call(libraryRoutes.shelf, {})).rows[0]!.id}/read` },
  { file: 'worker-childcare', title: '假期托管 · Holiday classes', size: 'phone', account: 'worker', address: '/childcare' },
  { file: 'login', title: '登录 · Logging in', size: 'desktop', address: '/login' },
  { file: 'console-queue', title: '我的待办 · My queue', size: 'desktop', account: 'officer', address: '/console/' },
  { file: 'console-demand', title: '需求清单 · The live demand list', size: 'desktop', account: 'officer', address: '/console/demand', open: 'main table button[data-cell]' },
  { file: 'console-class', title: '班级记录 · A class, who came and what is next', size: 'desktop', account: 'officer', address: async (client) => `/console/classes/${(await client.call(classesRoutes.listClasses, { state: ['running'], limit: 1 })).rows[0]!.id}` },
  { file: 'console-calendar', title: '排课表 · Rooms and days', size: 'desktop', account: 'officer', address: '/console/plan-calendar' },
  { file: 'console-planner', title: '自动排班 · Classes that a solver proposes', size: 'desktop', account: 'officer', address: async (client) => `/console/planner/${await proposal(client)}` },
  { file: 'console-planner-why', title: '没排上的，为什么 · Who is left out, and what would help', size: 'desktop', account: 'officer', address: async (client) => `/console/planner/${await proposal(client)}?tab=why` },
  { file: 'console-planner-map', title: '排班地图 · A proposal as a map', size: 'desktop', account: 'officer', address: async (client) => `/console/planner/${await proposal(client)}?tab=map` },
  { file: 'console-benefit', title: '一期福利 · A benefit and who claimed it', size: 'desktop', account: 'officer', address: async (client) => `/console/benefits/${(await client.call(benefitRoutes.list, {})).rows.find((row) => row.phase === 'open')!.id}` },
  { file: 'console-courses', title: '课程评价 · Courses like for like', size: 'desktop', account: 'officer', address: '/console/courses' },
  { file: 'cockpit', title: '驾驶舱 · The county on one screen', size: 'wall', account: 'leader', address: '/console/cockpit' },
  { file: 'verify-phone', title: '核验 · Anybody verifies a certificate', size: 'phone', address: '/v/' },
  { file: 'verify-desktop', title: '核验 · The same at a desk', size: 'desktop', address: '/v/' },
]

const folder = mkdtempSync(join(tmpdir(), 'guildhall-screenshots-'))
const given = process.argv[2]
const demo = given ? { url: given, stop: async () => {} } : await startDemo()
const browser = await openBrowser()
try {
  mkdirSync('docs/screenshots', { recursive: true })
  const number = await certificate(await logInAs(demo.url, 'worker'))
  for (const shot of shots) await take(browser, demo.url, shot.address === '/v/' ? { ...shot, address: `/v/${number}` } : shot)
  writeFileSync('docs/screenshots/README.md', page())
} finally {
  await browser.close()
  await demo.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function take(browser: Browser, url: string, { file, size, account, address, elder, open }: Shot): Promise<void> {
  const context = await visitor(browser, size, url, { sharp: true })
  const client = account ? await logInAs(url, account) : new Client(url)
  if (account) await giveSession(context, client)
  if (elder) await context.addInitScript(() => localStorage.setItem('guildhall.elder', 'yes'))
  const view = await context.newPage()
  await view.goto(typeof address === 'string' ? address : await address(client))
  await settled(view)
  if (open) {
    await busiest(view.locator(open)).then((cell) => cell?.click())
    await settled(view)
  }
  // Charts draw themselves once, fonts arrive once.
  await view.evaluate(() => document.fonts.ready.then(() => undefined))
  await view.waitForTimeout(700)
  const path = `docs/screenshots/${file}.png`
  await view.screenshot({ path })
  console.log(`${path} ${Math.round(statSync(path).size / 1024)} kB`)
  await context.close()
}

/** Of several cells the one with the largest number in it. */
async function busiest(cells: ReturnType<Awaited<ReturnType<Browser['newPage']>>['locator']>) {
  const numbers = (await cells.allInnerTexts()).map((text) => Number(/^\d+$/.exec(text.trim())?.[0] ?? 0))
  return numbers.length === 0 ? undefined : cells.nth(numbers.indexOf(Math.max(...numbers)))
}

function page(): string {
  const picture = ({ file, title, size }: Shot) => `### ${title}\n\n<img src="${file}.png" alt="${title}" width="${size === 'phone' ? 390 : 960}">\n`
  return `# Screenshots\n\nThe demo city as \`npm start\` shows it on its first day; people, firms and numbers are invented. Made anew by \`npm run screenshots\`.\n\n${shots.map(picture).join('\n')}`
}

async function startDemo(): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort()
  const server = spawn(process.execPath, ['server/src/app/guildhall.ts', 'serve'], { env: { ...process.env, DATA_DIR: join(folder, 'data'), PORT: String(port), LOG_LEVEL: 'warn' }, stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const ready = /^ready (\S+)/m.exec(said)
      if (ready) resolve(ready[1]!)
    })
    server.once('exit', (code) => reject(new Error(`the demo ended with ${code}:\n${said}`)))
  })
  return {
    url,
    stop: () => new Promise((resolve) => {
      server.removeAllListeners('exit')
      server.once('exit', () => resolve())
      server.kill('SIGTERM')
    }),
  }
}

/** A port that nobody uses now. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
