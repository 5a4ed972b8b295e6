import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { writeEpub } from '../../../server/src/scenarios/library/index.ts'
import { writePdf } from '../../../server/src/platform/pdf/write-pdf.fixture.ts'
import type { Page } from '../browser.ts'
import { openStage, type Stage } from './stage.ts'
import { flawsOf } from './watch.ts'

/** A book from the officer's desk to the reader's phone: taken in, lent, read, left and found again. Monday, 16 November 2026. */
let stage: Stage
let desk: Page, phone: Page

const long = `<p>${'先看护罩，再看急停，最后才按绿色的按钮。'.repeat(120)}</p>`
const book = writeEpub({ title: '安全生产口袋书', author: '海盐县总工会', chapters: [{ title: '开机之前', body: `${long}<script>document.title = 'hurt'</script>` }, { title: '上锁挂牌', body: `<p>一人一锁，一锁一钥。</p>${long}` }] })

beforeAll(async () => {
  stage = await openStage('2026-11-16T09:00:00+08:00')
  const { system } = stage
  const officer = await system.staff('training-officer', await system.addUnit({ name: '海盐县总工会', level: 'county', division: '330424' }))
  desk = await stage.visit('desktop', officer.client)
  phone = await stage.visit('phone', (await system.worker({ name: '林小禾' })).client)
}, 180_000)

afterAll(() => stage?.close())
beforeEach((context) => stage.beginScene(context))

test('the officer takes a book in, says by what right it is lent, and publishes it', async () => {
  await desk.goto('/console/library')
  await desk.getByLabel('收一本书').setInputFiles({ name: 'book.epub', mimeType: 'application/epub+zip', buffer: book })
  await desk.getByRole('heading', { name: '安全生产口袋书' }).waitFor()
  await desk.getByText('先看护罩').first().waitFor()
  await desk.getByRole('button', { name: '改', exact: true }).click()
  await desk.getByRole('textbox', { name: '借阅依据' }).fill('县总工会自编')
  await desk.getByRole('button', { name: /保\s*存/ }).click()
  await desk.getByRole('button', { name: '上架', exact: true }).click()
  await desk.getByRole('button', { name: '下架' }).waitFor()
  expect(await flawsOf(desk)).toEqual([])
})

test('a PDF is drawn page by page while the officer says what it is, and read on the phone as pages or as words', async () => {
  const manual = await writePdf([{ title: '第一章 用电', text: '先验电，再动手。' }, { title: '第二章 动火', text: '动火先办票，旁边有人看。' }], { title: '岗位应知应会', author: '海盐县总工会' })
  await desk.goto('/console/library')
  await desk.getByLabel('收一本书').setInputFiles({ name: 'manual.pdf', mimeType: 'application/pdf', buffer: manual })
  await desk.getByRole('heading', { name: '岗位应知应会' }).waitFor()
  await desk.getByRole('button', { name: '改', exact: true }).click()
  await desk.getByRole('textbox', { name: '借阅依据' }).fill('县总工会自编')
  await desk.getByRole('button', { name: /保\s*存/ }).click()
  await desk.getByRole('img', { name: '第 1 页的画面' }).waitFor()
  await desk.getByRole('button', { name: '上架', exact: true }).click()
  await desk.getByRole('button', { name: '下架' }).waitFor()
  expect(await flawsOf(desk)).toEqual([])
  await phone.goto('/library')
  await phone.getByRole('link', { name: /岗位应知应会/ }).click()
  await phone.getByRole('link', { name: '开始读' }).click()
  await phone.getByRole('img', { name: /先验电/ }).waitFor()
  await phone.getByRole('button', { name: '下一页' }).click()
  await phone.getByRole('button', { name: '只看文字' }).click()
  await phone.getByText('动火先办票，旁边有人看。').waitFor()
  expect(await flawsOf(phone)).toEqual([])
})

test('the worker reads on, leaves, and comes back to where they were', async () => {
  await phone.goto('/library')
  await phone.getByRole('link', { name: /安全生产口袋书/ }).click()
  await phone.getByRole('link', { name: '开始读' }).click()
  await phone.getByRole('heading', { name: '开机之前' }).waitFor()
  expect(await flawsOf(phone)).toEqual([])
  await phone.keyboard.press('ArrowRight')
  await phone.getByRole('heading', { name: '上锁挂牌' }).waitFor()
  const kept = phone.waitForResponse((answer) => answer.url().endsWith('/standing') && answer.request().postData()!.includes('"chapter":2') && !answer.request().postData()!.includes('"offset":0,'))
  await phone.evaluate('scrollTo(0, (document.documentElement.scrollHeight - innerHeight) / 2)')
  await kept
  await phone.goto('/library')
  await phone.getByText('接着读').waitFor()
  await phone.getByRole('link', { name: /读了 7\d%/ }).first().click()
  await phone.getByRole('heading', { name: '上锁挂牌' }).waitFor()
  await expect.poll(() => phone.evaluate('scrollY / (document.documentElement.scrollHeight - innerHeight)')).toBeCloseTo(0.5, 1)
  await phone.getByRole('button', { name: '字号和颜色' }).click()
  await phone.getByRole('button', { name: '夜间' }).click()
  expect(await flawsOf(phone)).toEqual([])
  stage.expectNothingBroken()
})
