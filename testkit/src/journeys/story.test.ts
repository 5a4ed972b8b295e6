import { readFileSync } from 'node:fs'
import { classesRoutes, needsRoutes, occupationRoutes, resourcesRoutes } from '@guildhall/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { installOccupations } from '../../../server/src/registry/index.ts'
import type { Page } from '../browser.ts'
import type { StaffClient, WorkerClient } from '../system.ts'
import { openStage, type Stage } from './stage.ts'

/**
 * The whole of the first job as people see it: on the phone and at the desk, by the words on the screen. From "I want to learn to weld" to a certificate that a stranger
 * verifies, on a clock that walks from November to Christmas.
 */
let stage: Stage
let officer: StaffClient, reviewer: StaffClient
let trainer: WorkerClient, lin: WorkerClient, sun: WorkerClient
let chenPage: Page, desk: Page, linPage: Page, sunPage: Page
let classId = ''
let lessons: { id: string; startsAt: string; endsAt: string }[] = []
const files = { pdf: '', json: '' }
let number = ''
const phone = '13900001001'
const everyDay = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '22:00' }]

beforeAll(async () => {
  stage = await openStage('2025-11-20T09:00:00+08:00')
  const { system } = stage
  await system.asService((ctx) => installOccupations(ctx))
  const county = await system.addUnit({ name: '龙亭区总工会', level: 'county', division: '410202' });
  [officer, reviewer] = [await system.staff('training-officer', county), await system.staff('training-reviewer', county)];
  [trainer, lin, sun] = [await system.worker({ name: '沈国梁' }), await system.worker({ name: '林小禾' }), await system.worker({ name: '孙大伟' })]
  const welder = (await system.visitor.call(occupationRoutes.list, {})).rows.find((one) => one.name === '焊工')!.id
  await officer.client.call(resourcesRoutes.createTrainer, {
    code: null, name: '沈国梁', unitName: null, occupationIds: [welder], windows: everyDay, phone: trainer.phone, remark: null, gender: 'male', level: 5, honour: '市级工匠', divisions: [], weeklyHours: null, feeFen: '12000',
  })
  await officer.client.call(resourcesRoutes.createVenue, {
    code: null, name: '城关职工学校', unitName: null, occupationIds: [welder], windows: everyDay, phone: null, remark: null, division: '410202', town: null, address: '龙墩路17号', capacity: 24, equipment: [{ name: '电焊机', count: 22 }], contact: '崔凯林',
  })
  for (const one of [lin, sun]) await one.client.call(needsRoutes.fileNeed, { occupationId: welder, level: 1, division: '410202', windows: ['weekday-evening'], earliest: null, latest: null })
}, 180_000)

afterAll(() => stage?.close())
beforeEach((context) => stage.beginScene(context))

/** The officer's session of this morning: one ends after half an hour without a click. */
const backAtTheDesk = async () => stage.logInAgain(desk, await officer.logInAgain())

describe('the worker asks', () => {
  test('logs in on the phone with the code of a text message', async () => {
    chenPage = await stage.visit('phone')
    await chenPage.goto('/needs/new')
    await chenPage.getByLabel('手机号').fill(`+86 ${phone}`)
    await chenPage.getByRole('button', { name: '发给我' }).click()
    await chenPage.getByText('139****1001').waitFor()
    await stage.system.settle()
    const inbox = await stage.visit('phone')
    await inbox.goto('/demo/inbox')
    const code = /(?<!\d)\d{6}(?!\d)/.exec(await inbox.getByRole('article').filter({ hasText: '1001' }).first().innerText())![0]
    await inbox.close()
    await chenPage.getByLabel('验证码', { exact: true }).fill(code)
    await chenPage.getByRole('button', { name: '登录', exact: true }).click()
    await chenPage.getByLabel('姓名').fill('陈立')
    await chenPage.getByRole('button', { name: '进去看看' }).click()
    await chenPage.getByRole('heading', { name: '想学点什么？' }).waitFor()
  })

  test('says it in their own words, is misunderstood, puts it right, and sees where it stands', async () => {
    await chenPage.getByLabel('用自己的话说').fill('想学做点心')
    await chenPage.getByText(/听起来是|可能是|没听出/).waitFor()
    await chenPage.getByLabel('用自己的话说').fill('想学电焊，晚上有空')
    await chenPage.getByText('听起来是「焊工」').waitFor()
    await chenPage.getByRole('button', { name: '下一步' }).click()
    await chenPage.getByRole('radio', { name: '中级' }).click()
    await chenPage.getByRole('button', { name: '下一步' }).click()
    await chenPage.getByRole('button', { name: '工作日晚上' }).click()
    await chenPage.getByRole('button', { name: '下一步' }).click()
    await chenPage.getByRole('button', { name: '龙亭区' }).click()
    await chenPage.getByRole('button', { name: '下一步' }).click()
    await chenPage.getByRole('button', { name: '交给工会' }).click()
    await chenPage.getByText('我们听懂了：焊工').waitFor()
    await chenPage.getByText(/12月4日.*前，工会告诉你怎么安排/).waitFor()
    await chenPage.getByRole('link', { name: '看它走到哪了' }).click()
    await chenPage.getByText('工会正在凑人、找老师、排时间').waitFor()
    // The level was a slip of the finger.
    await chenPage.getByRole('button', { name: '改一改' }).click()
    await chenPage.getByLabel('等级').selectOption('1')
    await chenPage.getByRole('button', { name: '改好了' }).click()
    await chenPage.getByText('初级').first().waitFor()
  })
})

describe('the officer plans', () => {
  test('opens the demand list, the cell, and has a plan worked out from it', async () => {
    desk = await stage.visit('desktop', officer.client)
    await desk.goto('/console/')
    await desk.getByRole('navigation').getByRole('link', { name: '需求清单' }).click()
    await desk.getByRole('button', { name: /焊工初级，.*3 人/ }).click()
    await desk.getByText('人想学').waitFor()
    await desk.getByRole('link', { name: '给余下 3 人做方案' }).click()
    await desk.getByRole('heading', { name: '拟一份培训方案' }).waitFor()
    await desk.getByText('没有冲突，可以保存').waitFor()
  })

  test('on a phone the plan is two screens long, and every part of it opens', async () => {
    const page = await stage.visit('phone', officer.client)
    await page.goto(desk.url())
    await page.getByRole('button', { name: /^上课时间 \d+ 次/ }).waitFor()
    await page.getByText('没有冲突，可以保存').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(2_000)
    expect(await page.getByLabel('从 1', { exact: true }).count()).toBe(0)
    await page.getByRole('button', { name: /^上课时间/ }).click()
    await page.getByRole('button', { name: /^1\. .*18:30–/ }).click()
    await page.getByLabel('从 1', { exact: true }).fill('05:00')
    await page.getByText('不在教师可授课时段').first().waitFor()
    await page.getByRole('button', { name: /^上课时间 .*处冲突/ }).waitFor()
    for (const part of [/^课程大纲/, /^要满足的需求/, /^这一周的场地/]) await page.getByRole('button', { name: part }).click()
    await page.getByRole('button', { name: '加一项' }).waitFor()
    await page.close()
  })

  test('is told what is in the way, puts it right, and saves', async () => {
    await desk.getByLabel('名额', { exact: true }).fill('2')
    // What is seldom changed is folded; its heading says what is set.
    const seldom = desk.getByRole('button', { name: /^候补、收费和合格线/ })
    expect(await seldom.getAttribute('aria-expanded')).toBe('false')
    await seldom.click()
    await desk.getByLabel('候补', { exact: true }).fill('2')
    await desk.getByRole('button', { name: /^候补、收费和合格线 候补 2 人·不收费·出勤 80%/ }).waitFor()
    const from = desk.getByLabel('从 1', { exact: true })
    await from.fill('05:00')
    await desk.getByText('不在教师可授课时段').first().waitFor()
    expect(await desk.getByRole('button', { name: '保存方案' }).isDisabled()).toBe(true)
    await from.fill('18:30')
    await desk.getByText('没有冲突，可以保存').waitFor()
    await desk.getByRole('button', { name: '保存方案' }).click()
    await desk.getByRole('button', { name: '发出去征集意见' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '发出去' }).click()
    await desk.getByText('征集意见').first().waitFor()
    classId = /plans\/([0-9a-f-]+)/.exec(desk.url())![1]!
  })

  test('the worker answers on the phone; the officer sees it, ends the round and publishes', async () => {
    await stage.system.settle()
    await chenPage.goto('/opinions')
    await chenPage.getByText('去回答').click()
    await chenPage.getByLabel(/^同意/).check()
    await chenPage.getByRole('button', { name: '交上去' }).click()
    await chenPage.getByText('收到了，谢谢：同意').waitFor()
    await desk.reload()
    await desk.getByRole('link', { name: /^意见/ }).click()
    await desk.getByText('3 人里 1 人答了').waitFor()
    await desk.getByRole('button', { name: '结束征集' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '结束征集' }).click()
    await desk.getByRole('button', { name: '公告开班' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '公告' }).click()
    await desk.getByText('已公告').first().waitFor()
    await stage.system.settle()
  })
})

describe('the class', () => {
  test('the invited take the seats; the third waits, and moves up when somebody leaves', async () => {
    await chenPage.goto('/classes')
    await chenPage.getByRole('link', { name: /焊工/ }).first().click()
    await chenPage.getByRole('button', { name: '我要报名' }).click()
    await chenPage.getByText('已报上').waitFor();
    [linPage, sunPage] = [await stage.visit('phone', lin.client), await stage.visit('phone', sun.client)]
    for (const page of [linPage, sunPage]) {
      await page.goto(`/classes/${classId}`)
      await page.getByRole('button', { name: '我要报名' }).click()
    }
    await linPage.getByText('已报上').waitFor()
    await sunPage.getByText('候补第 1 位').first().waitFor()
    await linPage.getByRole('button', { name: '退出这个班' }).click()
    await linPage.getByLabel('为什么不来了').fill('换班了')
    await linPage.getByRole('button', { name: '确定退出' }).click()
    await linPage.getByText('你已退出这个班').waitFor()
    await stage.system.settle()
    await sunPage.reload()
    await sunPage.getByText('已报上').waitFor()
  })

  test('the trainer shows the code, one scans it, the other is typed in from the sheet', async () => {
    lessons = (await sun.client.call(classesRoutes.getMyClass, { classId })).sessions
    const first = lessons[0]!
    await stage.at(new Date(Date.parse(first.startsAt) - 10 * 60_000))
    await stage.tick('training.run-classes')
    const board = await stage.visit('phone', trainer.client)
    await board.goto('/teaching')
    await board.getByRole('link', { name: /焊工/ }).first().click()
    const shown = board.waitForResponse((response) => response.url().includes('check-in-code'))
    await board.getByRole('link', { name: '显示签到码' }).click()
    const { path } = await (await shown).json() as { path: string }
    await board.getByText('用微信扫一扫签到').waitFor()
    await chenPage.goto(path)
    await chenPage.getByText('签到成功').waitFor()
    await board.close()

    await backAtTheDesk()
    await desk.goto(`/console/sessions/${first.id}/sheet`)
    await desk.getByRole('row', { name: /孙/ }).getByRole('button', { name: '迟到' }).click()
    await desk.getByRole('button', { name: /^保存/ }).click()
    await desk.getByRole('row', { name: /孙/ }).getByRole('button', { name: '迟到', pressed: true }).waitFor()
  })

  test('marks are entered by one and confirmed by another', async () => {
    for (const lesson of lessons.slice(1)) {
      await stage.at(new Date(Date.parse(lesson.startsAt) + 60_000))
      await stage.tick('training.run-classes')
      const client = await officer.logInAgain()
      const { rows } = await client.call(classesRoutes.getSignInSheet, { sessionId: lesson.id })
      await client.call(classesRoutes.enterSignInSheet, { sessionId: lesson.id, rows: rows.map((row) => ({ enrolmentId: row.enrolmentId, status: 'present' as const })) })
    }
    await stage.at(new Date(Date.parse(lessons.at(-1)!.endsAt) + 10 * 60_000))
    await stage.tick('training.run-classes')
    await backAtTheDesk()
    await desk.goto(`/console/classes/${classId}?tab=results`)
    for (const [name, theory, practice] of [['陈', '88', '92'], ['孙', '41', '75']] as const) {
      await desk.getByLabel(new RegExp(`^${name}.*的理论分`)).fill(theory)
      await desk.getByLabel(new RegExp(`^${name}.*的实操分`)).fill(practice)
    }
    await desk.getByRole('button', { name: '保存 2 人' }).click()
    await desk.getByText('理论不合格').waitFor()
    await desk.getByRole('button', { name: '提交复核' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '提交复核' }).click()
    const second = await stage.visit('desktop', await reviewer.logInAgain())
    await second.goto(`/console/classes/${classId}?tab=results`)
    await second.getByRole('heading', { name: '请核对后再确认' }).waitFor()
    await second.getByRole('button', { name: /^确认/ }).click()
    await second.getByRole('dialog').getByRole('button', { name: /^确认/ }).click()
    await second.getByText('已结业').first().waitFor()
    await stage.system.settle()
  })
})

describe('the certificate', () => {
  test('is on the phone, and goes with its owner as PDF and as a signed file', async () => {
    await chenPage.goto('/certificates')
    await chenPage.getByRole('link', { name: /焊工/ }).click()
    await chenPage.getByText('陈立').first().waitFor()
    await chenPage.getByText('已核验，有效').waitFor()
    number = /[A-Z]\d{16}/.exec((await chenPage.locator('main').innerText()).replaceAll(/\s/g, ''))![0]
    for (const [kind, name] of [['pdf', '存为 PDF'], ['json', '下载电子凭证（可离线核验）']] as const) {
      const download = chenPage.waitForEvent('download')
      await chenPage.getByRole('button', { name }).click()
      files[kind] = await (await download).path()
    }
    expect(readFileSync(files.pdf).subarray(0, 5).toString()).toBe('%PDF-')
    expect(JSON.parse(readFileSync(files.json, 'utf8'))).toHaveProperty('proof')
  })

  test.for(['phone', 'desktop'] as const)('a stranger verifies it on a %s, by number and by file, and a changed letter shows', async (size) => {
    const stranger = await stage.visit(size)
    await stranger.goto('/verify')
    await stranger.getByRole('searchbox').or(stranger.getByRole('textbox')).first().fill(number)
    await stranger.getByRole('button', { name: '核验', exact: true }).click()
    await stranger.getByText('证书有效').waitFor()
    expect(await stranger.getByText('陈立').count()).toBe(0)
    const signed = readFileSync(files.json, 'utf8')
    for (const [name, mimeType, bytes, word] of [
      ['证书.pdf', 'application/pdf', readFileSync(files.pdf), '证书有效'], ['证书.json', 'application/json', Buffer.from(signed), '证书有效'], ['改过.json', 'application/json', Buffer.from(signed.replace('陈立', '程立')), '内容被改动过'],
    ] as const) {
      await stranger.goto('/verify')
      await stranger.locator('input[type=file]').setInputFiles({ name, mimeType, buffer: bytes })
      await stranger.getByText(word).first().waitFor()
    }
    await stranger.close()
  })
})

describe('how it was', () => {
  test('the worker says so in three questions; the officer reads the report', async () => {
    await chenPage.goto('/evaluations')
    await chenPage.getByRole('link', { name: /焊工/ }).click()
    for (const [question, score] of [['老师教得怎么样？', /很满意/], ['课程安排合适吗？', /4.*满意/], ['教学质量怎么样？', /很满意/]] as const) {
      await chenPage.getByRole('radiogroup', { name: question }).getByRole('radio', { name: score }).first().click()
    }
    await chenPage.getByLabel('还有什么想说的？').fill('多来点实操 👍')
    await chenPage.getByRole('button', { name: '提交' }).click()
    await chenPage.getByText('收到了，谢谢').waitFor()
    await stage.system.settle()
    await backAtTheDesk()
    await desk.goto(`/console/classes/${classId}?tab=evaluation`)
    await desk.getByRole('heading', { name: '三项评价' }).waitFor()
    expect((await desk.locator('main').innerText()).replaceAll(/\s+/g, '')).toMatch(/收到1份.*回收率50%.*总均分4\.67分.*培训教师5\.00.*课程设计4\.00.*教学质量5\.00/)
  })

  test('and on none of these pages anything broke', () => {
    // Days go by between the scenes, and a session of staff ends after half an hour.
    stage.expectNothingBroken(/401 \(Unauthorized\)/)
  })
})
