import { classesRoutes, deskRoutes, needsRoutes, peopleRoutes } from '@guildhall/contract'
import type { FrameLocator } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Page } from '../browser.ts'
import type { StaffClient, WorkerClient } from '../system.ts'
import { openCounty, type County } from './county.ts'
import { giveSession } from './demo-people.ts'
import { flawsOf } from './watch.ts'

/** 代办: somebody without a phone in hand stands at the window, and a clerk does everything for them; every record says so. */
let county: County
let clerk: StaffClient
let neighbour: WorkerClient
let desk: Page
let app: FrameLocator
let classId = ''
const phone = '13900005001'

beforeAll(async () => {
  county = await openCounty()
  const { system } = county
  clerk = await system.staff('window-clerk', county.county)
  neighbour = await system.worker({ name: '钱隔壁' })
  const elsewhere = await system.addUnit({ name: '顺河回族区总工会', level: 'county', division: '410203' })
  await neighbour.client.call(peopleRoutes.editOwn, { unitId: elsewhere.id })
  desk = await county.stage.visit('desktop', clerk.client)
}, 180_000)

afterAll(() => county?.stage.close())
beforeEach((context) => county.stage.beginScene(context))

/** The clerk finds whoever stands there; their app then opens in the frame. */
async function serve(): Promise<void> {
  await giveSession(desk.context(), await clerk.logInAgain())
  await desk.goto('/console/desk')
  await desk.getByLabel('手机号或姓名').fill(phone)
  await desk.getByRole('button', { name: '查找' }).click()
  await desk.getByRole('button', { name: '替他办' }).click()
  app = desk.frameLocator('iframe')
  await app.getByRole('status').filter({ hasText: '代办' }).waitFor()
}
/** An address of the worker's app, inside the frame. */
const open = (path: string) => desk.locator('iframe').evaluate((frame: HTMLIFrameElement, to) => { frame.contentWindow!.location.href = to }, path)

describe('at the window', () => {
  test('somebody unknown is put on record by name and phone, and their app opens beside, saying that it is acted for them', async () => {
    await desk.goto('/console/desk')
    await desk.getByLabel('手机号或姓名').fill('139 0000 5001')
    await desk.getByRole('button', { name: '查找' }).click()
    await desk.getByText('没有登记过').waitFor()
    await desk.getByLabel('姓名', { exact: true }).fill('吴阿婆')
    expect(await desk.getByLabel('手机号', { exact: true }).inputValue()).toBe(phone)
    await desk.getByRole('button', { name: '登记并开始' }).click()
    app = desk.frameLocator('iframe')
    await app.getByRole('status').filter({ hasText: '代办' }).waitFor()
    expect(await flawsOf(desk)).toEqual([])
  })

  test('the clerk says what they want to learn', async () => {
    await desk.getByRole('button', { name: '登记想学什么' }).click()
    await app.getByLabel('用自己的话说').fill('想学电焊')
    await app.getByText('听起来是「焊工」').waitFor()
    await app.getByRole('button', { name: '下一步' }).click()
    await app.getByRole('radio', { name: '初级' }).click()
    await app.getByRole('button', { name: '下一步' }).click()
    await app.getByRole('button', { name: '工作日晚上' }).click()
    await app.getByRole('button', { name: '下一步' }).click()
    await app.getByRole('button', { name: '龙亭区' }).click()
    await app.getByRole('button', { name: '下一步' }).click()
    await app.getByRole('button', { name: '交给工会' }).click()
    await app.getByText('我们听懂了：焊工').waitFor()
    const { rows: [need] } = await county.officer.client.call(needsRoutes.listNeeds, {})
    expect(need).toMatchObject({ source: 'worker', assisted: true, applicant: { name: '吴**' } })
    classId = await county.plan({ needIds: [need!.id] })
    await county.ask(classId)
  })

  test('answers what the union asks about the plan', async () => {
    await desk.getByRole('button', { name: '回答征集意见' }).click()
    await app.getByText('去回答').click()
    await app.getByLabel(/^同意/).check()
    await app.getByRole('button', { name: '交上去' }).click()
    await app.getByText('收到了，谢谢：同意').waitFor()
    await app.getByText('由工会窗口代为填写').waitFor()
    await county.publish(classId)
  })

  test('enrols them, leaves, enrols again, and asks leave from the first lesson', async () => {
    await county.stage.at('2026-11-21T10:30:00+08:00')
    await serve()
    await open(`/classes/${classId}`)
    await app.getByRole('button', { name: '我要报名' }).click()
    await app.getByText('已报上').first().waitFor()
    await open(`/my-classes/${classId}`)
    await app.getByRole('button', { name: '退出这个班' }).click()
    await app.getByLabel('为什么不来了').fill('孙子生病')
    await app.getByRole('button', { name: '确定退出' }).click()
    await app.getByText('你已退出这个班').waitFor()
    await app.getByRole('link', { name: '班级介绍' }).first().click()
    await app.getByRole('button', { name: '我要报名' }).click()
    await app.getByText('已报上').first().waitFor()
    await open(`/my-classes/${classId}`)
    await app.getByText('由工会窗口代办').waitFor()
    await app.getByRole('button', { name: '请假' }).first().click()
    await app.getByLabel('为什么来不了').fill('带孙子看病')
    await app.getByRole('button', { name: '提交请假' }).click()
    await app.getByText('等老师答复').waitFor()
  })

  test('ends it, and from then on nothing more can be done in their name', async () => {
    await desk.getByRole('button', { name: '结束代办' }).click()
    await desk.getByLabel('手机号或姓名').waitFor()
    expect(await desk.locator('iframe').count()).toBe(0)
    const today = await clerk.logInAgain()
    const { rows: [person] } = await today.call(deskRoutes.findPerson, { phone })
    expect((await today.onBehalfOf(person!.id).send(needsRoutes.listMyNeeds)).body).toMatchObject({ code: 'desk.not-started' })
    // The clerk's own browser shows the console again, not anybody's app.
    await desk.goto('/my-needs')
    await desk.waitForURL(/\/console/)
  })

  test('cannot act for somebody of another county, neither found nor put on record again; the page says where to turn', async () => {
    await desk.goto('/console/desk')
    await desk.getByLabel('手机号或姓名').fill(neighbour.phone)
    await desk.getByRole('button', { name: '查找' }).click()
    await desk.getByText('没有登记过').waitFor()
    await desk.getByLabel('姓名', { exact: true }).fill('钱隔壁')
    await desk.getByRole('button', { name: '登记并开始' }).click()
    await desk.getByText('他的登记不在你的管理范围').waitFor()
    expect(await flawsOf(desk)).toEqual([])
    const today = await clerk.logInAgain()
    expect((await today.send(deskRoutes.start, { personId: neighbour.personId })).status).toBe(404)
    expect((await today.onBehalfOf(neighbour.personId).send(needsRoutes.listMyNeeds)).status).toBe(403)
  })
  test('unless they stand here and agree: the code on their phone, read out, lets the clerk act for them until the visit ends', async () => {
    await desk.getByRole('button', { name: '发给他' }).click()
    await desk.getByText('已发到他的手机').waitFor()
    const inbox = await county.stage.visit('phone')
    await inbox.goto('/demo/inbox')
    const told = await inbox.getByRole('article').filter({ hasText: neighbour.phone.slice(-4) }).filter({ hasText: '要替您办事' }).first().innerText()
    await inbox.close()
    await desk.getByLabel('他念的验证码').fill(/(?<!\d)\d{6}(?!\d)/.exec(told)![0])
    await desk.getByRole('button', { name: '本人同意' }).click()
    app = desk.frameLocator('iframe')
    await app.getByRole('status').filter({ hasText: '代办' }).waitFor()
    await desk.getByRole('button', { name: '登记想学什么' }).click()
    await app.getByRole('heading').first().waitFor()
    await desk.getByRole('button', { name: '结束代办' }).click()
    await desk.getByLabel('手机号或姓名').waitFor()
    expect((await (await clerk.logInAgain()).onBehalfOf(neighbour.personId).send(needsRoutes.listMyNeeds)).status).toBe(403)
  })
})

describe('after the class', () => {
  test('the clerk judges it for them', async () => {
    await county.teach(classId)
    await county.assess(classId)
    await serve()
    await desk.getByRole('button', { name: '评价上完的班' }).click()
    await app.getByRole('link', { name: /焊工/ }).click()
    for (const question of ['老师教得怎么样？', '课程安排合适吗？', '教学质量怎么样？']) await app.getByRole('radiogroup', { name: question }).getByRole('radio', { name: /^4/ }).click()
    await app.getByRole('button', { name: '提交' }).click()
    await app.getByText('由窗口人员代为填写').waitFor()
    await county.system.settle()
  })

  test('their own phone says what was done for them and by whom; so do the records of the union', async () => {
    const owner = await county.system.worker({ name: '吴阿婆', phone })
    const page = await county.stage.visit('phone', owner.client)
    await page.goto('/my-needs')
    await page.getByRole('link', { name: /焊工/ }).first().click()
    await page.getByText(/代/).first().waitFor()
    await page.goto(`/my-classes/${classId}`)
    await page.getByText('由工会窗口代办').waitFor()
    await page.goto('/me/data')
    await page.getByText('谁看过、谁办过').click()
    await page.getByText('窗口代办').first().waitFor()

    await giveSession(desk.context(), await county.officer.logInAgain())
    const [mine] = (await owner.client.call(needsRoutes.listMyNeeds, {})).rows
    await desk.goto(`/console/needs/${mine!.id}`)
    await desk.getByText('代办').first().waitFor()
    await desk.goto(`/console/classes/${classId}`)
    await desk.getByRole('row', { name: /吴/ }).filter({ hasText: '窗口代办' }).waitFor()
    expect((await (await county.officer.logInAgain()).call(classesRoutes.getClassRecord, { classId })).roster[0]!.enrolment).toMatchObject({ assisted: true })
  })

  test('and on none of these pages anything broke', () => county.stage.expectNothingBroken(/40[1349] \(/))
})
