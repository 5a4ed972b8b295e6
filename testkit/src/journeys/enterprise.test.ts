import { classesRoutes, evaluationsRoutes, needsRoutes, plansRoutes } from '@guildhall/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Page } from '../browser.ts'
import type { StaffClient } from '../system.ts'
import { openCounty, type County } from './county.ts'
import { giveSession } from './demo-people.ts'
import { flawsOf } from './watch.ts'

/** An enterprise asks for a class of its own and a department for many places; at the end the class is judged on screens and on paper, and the next plan leans on it. */
let county: County
let hr: StaffClient, department: StaffClient
let office: Page, desk: Page
let customId = '', compositeId = ''
const mornings = [{ day: '2026-12-08', from: '08:30', to: '10:45', topic: '安全与识图' }, { day: '2026-12-09', from: '08:30', to: '10:45', topic: '平焊' }]
const later = [{ day: '2026-12-10', from: '18:30', to: '20:45', topic: '安全与识图' }, { day: '2026-12-11', from: '18:30', to: '20:45', topic: '平焊' }]

beforeAll(async () => {
  county = await openCounty()
  const { system } = county
  const firm = await system.addUnit({ name: '龙亭机械厂', kind: 'enterprise', division: '410202', parent: county.county })
  const bureau = await system.addUnit({ name: '龙亭区民政局', kind: 'department', division: '410202', parent: county.county });
  [hr, department] = [await system.staff('enterprise-hr', firm), await system.staff('department-officer', bureau)]
  office = await county.stage.visit('desktop', hr.client)
  desk = await county.stage.visit('desktop', county.officer.client)
}, 180_000)

afterAll(() => county?.stage.close())
beforeEach((context) => county.stage.beginScene(context))

const atTheOffice = async () => giveSession(office.context(), await hr.logInAgain())
const atTheDesk = async () => giveSession(desk.context(), await county.officer.logInAgain())

/** Fills the form in which a unit asks. */
async function askFor(page: Page, said: { contact: string; phone: string; words: string; seats: string }): Promise<void> {
  await page.goto('/console/unit-needs')
  await page.getByRole('button', { name: '提一个定制班' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('button', { name: '交给工会' }).click()
  await form.getByText('要填').first().waitFor()
  await form.getByLabel('联系人').fill(said.contact)
  await form.getByLabel('手机号').fill(said.phone)
  await form.getByLabel('想学什么（原话）').fill(said.words)
  await form.getByText(/听起来是/).waitFor()
  await form.getByLabel('人数').fill(said.seats)
  await form.getByLabel('等级').click()
  await page.locator('.ant-select-item-option').filter({ hasText: '初级' }).first().click()
  await form.getByLabel('区县').click()
  await page.locator('.ant-select-item-option').filter({ hasText: '龙亭区' }).click()
  await form.getByRole('button', { name: '交给工会' }).click()
  await form.getByText(/记下了，编号/).waitFor()
  await form.getByText(/前答复怎么安排/).waitFor()
}

describe('units ask', () => {
  test('an enterprise for a class of its own, a department for many places; each sees only its own', async () => {
    await askFor(office, { contact: '侯颖', phone: '13900004001', words: '新来的人都不会电焊', seats: '2' })
    await office.getByRole('button', { name: '好', exact: true }).click()
    await office.getByText('焊工').first().waitFor()
    const bureau = await county.stage.visit('desktop', department.client)
    await askFor(bureau, { contact: '顾阿根', phone: '13900004002', words: '要培训一批养老护理员', seats: '60' })
    await bureau.getByRole('button', { name: '好', exact: true }).click()
    await bureau.getByText('养老护理员').first().waitFor()
    expect(await bureau.getByText('焊工').count()).toBe(0)
    await bureau.close()
    const { rows } = await county.officer.client.call(needsRoutes.listNeeds, {})
    expect(rows.map((row) => [row.source, row.unitName, row.seats]).sort((a, b) => String(a[0]).localeCompare(String(b[0])))).toEqual([['department', '龙亭区民政局', 60], ['enterprise', '龙亭机械厂', 2]])
    const asked = rows.find((row) => row.source === 'enterprise')!
    customId = await county.plan({ title: '龙亭机械厂焊工定制班', kind: 'custom', needIds: [asked.id], unitId: hr.unit.id, sessions: mornings, seats: 2, waitlist: 0 })
    await county.ask(customId)
  })

  test('the enterprise is asked about the plan, wants another time, and is answered', async () => {
    await office.goto('/console/unit-opinions')
    await office.getByText('龙亭机械厂焊工定制班').waitFor()
    await office.getByText('想改改').click()
    await office.getByLabel('周末').check()
    await office.getByRole('button', { name: /提交|交上去|回答/ }).click()
    await office.getByText(/已回答|已提交|收到|还可以改/).first().waitFor()
    const { rows: [answer] } = await county.officer.client.call(plansRoutes.listOpinions, { classId: customId })
    expect(answer).toMatchObject({ stance: 'adjust', wishWindows: ['weekend'] })
    await county.publish(customId)
  })

  test('puts its people on the list', async () => {
    await county.stage.at('2026-11-21T10:30:00+08:00')
    await atTheOffice()
    await office.goto('/console/unit-classes')
    await office.getByRole('button', { name: '加学员' }).click()
    await office.getByLabel('名单').fill('赵铁柱 13900004011\n钱多多\t13900004012\n孙少一位 1390000401')
    await office.getByText(/第 3 行看不懂/).waitFor()
    await office.getByLabel('名单').fill('赵铁柱 13900004011\n钱多多\t13900004012')
    await office.getByRole('button', { name: '加 2 人' }).click()
    await office.getByText('2 人有座位').waitFor()
  })
})

describe('both classes are judged', () => {
  test('the enterprise says how its class was', async () => {
    const asker = await county.asker('陈立')
    compositeId = await county.plan({ needIds: [asker.needId], sessions: later })
    await county.publish(compositeId)
    await asker.client.call(classesRoutes.enrolWorker, { classId: compositeId })
    for (const classId of [customId, compositeId]) await county.teach(classId)
    for (const classId of [customId, compositeId]) await county.assess(classId)
    await atTheOffice()
    await office.goto('/console/unit-evaluations')
    await office.getByRole('button', { name: '评价', exact: true }).click()
    for (const [question, score] of [[/^培训教师/, '5'], [/^课程设计/, '4'], [/^教学质量/, '5']] as const) await office.getByRole('radiogroup', { name: question }).getByRole('radio', { name: new RegExp(`^${score}`) }).click()
    await office.getByRole('button', { name: '提交评价' }).click()
    await office.getByText('收到了，谢谢').waitFor()
  })

  test('paper forms are typed in, the number counting up by itself; one with a number that was there is refused', async () => {
    await atTheDesk()
    await desk.goto(`/console/evaluations/paper?class=${customId}`)
    await desk.getByLabel('问卷编号').fill('PJ00001')
    const score = async (scores: readonly [string, string, string]) => {
      for (const [index, question] of ['培训教师', '课程设计', '教学质量'].entries()) await desk.getByRole('radiogroup', { name: question }).getByRole('radio', { name: new RegExp(`^${scores[index]}`) }).click()
      await desk.getByRole('button', { name: '存好，录下一张' }).click()
    }
    await score(['3', '4', '4'])
    await desk.getByText('PJ00001 已录，这个班共 2 份').waitFor()
    expect(await desk.getByLabel('问卷编号').inputValue()).toBe('PJ00002')
    await desk.getByLabel('问卷编号').fill('PJ00001')
    await score(['5', '5', '5'])
    await desk.getByRole('alert').filter({ hasText: '已经录过了' }).waitFor()
  })

  test('a whole stack comes in as a spreadsheet; what is wrong in it is said line by line', async () => {
    const { number } = await (await county.officer.logInAgain()).call(plansRoutes.getPlan, { classId: compositeId })
    const lines = [['问卷编号', '班级编号', '评价人类型', '培训教师', '课程设计', '教学质量', '意见建议', '填表日期', '录入人'], ['PJ00101', number, '职工', '4', '３', '4', '', '2026-12-11', '程立'], ['PJ00102', number, '学员', '4分', '4', '5', '多点实操', '2026-12-11', '程立'], ['PJ00105', number, '职工', '4', '4', '5', '', '2026-12-11', '程立'], ['PJ00103', number, '职工', '6', '4', '5', '', '2026-12-11', '程立'], ['PJ00104', 'BJ-0000', '职工', '4', '4', '5', '', '2026-12-11', '程立']]
    await desk.goto('/console/imports')
    await desk.getByText('纸质评价', { exact: true }).click()
    await desk.locator('input[type=file]').setInputFiles({ name: 'evaluations.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.map((line) => line.join(',')).join('\n')) })
    await desk.getByRole('row', { name: /^5 培训教师 / }).waitFor()
    await desk.getByRole('row', { name: /^6 班级编号 / }).waitFor()
    await desk.getByRole('button', { name: '写入这 3 行' }).click()
    await desk.getByText('写进去 3 行').waitFor()
    await county.system.settle()
  })
})

describe('what was said counts', () => {
  test('the report of the class: how it spreads, how many answered, and beside like classes', async () => {
    await desk.goto(`/console/classes/${customId}?tab=evaluation`)
    await desk.getByRole('heading', { name: '三项评价' }).waitFor()
    const words = (await desk.locator('main').innerText()).replaceAll(/\s+/g, '')
    expect(words).toMatch(/收到2份.*回收率0%.*其中纸质1份/)
    expect(words).toMatch(/企业1份，邀请了1位/)
    expect(words).toContain('不到5份，只作参考')
    expect(words).toMatch(/和同类班比.*同类1个班4\.00分（3份）/)
    expect(words).toMatch(/满5份才显示文字/)
    expect(await flawsOf(desk)).toEqual([])
  })

  test('the trainer’s page has both classes', async () => {
    await desk.goto(`/console/trainers/${county.trainerId}/evaluations`)
    await desk.getByText('龙亭机械厂焊工定制班').first().waitFor()
    await desk.getByText('焊工（初级）晚间班').first().waitFor()
    const { ratings: [first] } = await (await county.officer.logInAgain()).call(evaluationsRoutes.getProfile, { trainerId: county.trainerId })
    expect(first).toMatchObject({ key: 'trainer', n: 5, mean: 4 })
  })

  test('and so does the page of the next plan, beside the trainer', async () => {
    const next = await county.asker('林小禾')
    await atTheDesk()
    await desk.goto(`/console/plans/new?needs=${next.needId}`)
    await desk.getByText(/沈国梁.*评价 4\.\d/).first().waitFor()
  })

  test('and on none of these pages anything broke', () => county.stage.expectNothingBroken(/409 \(|401 \(/))
})
