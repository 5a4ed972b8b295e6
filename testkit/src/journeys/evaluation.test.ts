import { classesRoutes, evaluationsRoutes, inspectionsRoutes, qualityRoutes } from '@guildhall/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Page } from '../browser.ts'
import { openCounty, type County } from './county.ts'
import { flawsOf } from './watch.ts'

/** An officer writes a form with a branch; a supervisor looks into the class with a phone that loses the network; a worker answers the form, and is asked why. */
let county: County
let chen: Awaited<ReturnType<County['asker']>>
let desk: Page, hand: Page, phone: Page
let classId = '', sessionId = ''

beforeAll(async () => {
  county = await openCounty()
  chen = await county.asker('陈立')
  classId = await county.plan({ needIds: [chen.needId] })
  await county.publish(classId)
  await county.stage.at('2026-11-21T10:30:00+08:00')
  await chen.client.call(classesRoutes.enrolWorker, { classId })
  sessionId = (await county.lessonsOf(classId))[0]!.id
  desk = await county.stage.visit('desktop', await county.officer.logInAgain())
}, 180_000)

afterAll(() => county?.stage.close())
beforeEach((context) => county.stage.beginScene(context))

test('an officer adds a choice that is asked only after a low score, tries it in the preview and publishes it', async () => {
  await desk.goto('/console/evaluation-form')
  await desk.getByRole('button', { name: '选择题' }).click()
  await desk.getByLabel('怎么问').fill('哪里教得不好？')
  await desk.getByLabel('第 1 项', { exact: true }).fill('讲得太快')
  await desk.getByLabel('第 2 项', { exact: true }).fill('设备不够')
  await desk.getByRole('combobox', { name: '什么时候问' }).click()
  await desk.getByTitle('看第 1 题：培训教师').click()
  await desk.getByText(/^选择\u2060·必答\u2060·第 1 题答了 1或2 才问$/).waitFor()
  const preview = desk.getByRole('region', { name: '手机上的样子' })
  await preview.getByRole('img', { name: '第 1 题，共 4 题' }).waitFor()
  await preview.getByRole('radio', { name: /^2/ }).click()
  await preview.getByRole('img', { name: '第 1 题，共 5 题' }).waitFor()
  expect(await flawsOf(desk)).toEqual([])
  await desk.getByRole('button', { name: '发布', exact: true }).click()
  await desk.getByRole('dialog').getByRole('button', { name: '发布' }).click()
  await desk.getByText('现在用的是龙亭区总工会自己的表').waitFor()
})

test('a supervisor goes through the list on a phone; without a network it is kept, and afterwards handed in once', async () => {
  const [lesson] = await county.lessonsOf(classId)
  await county.stage.at(new Date(Date.parse(lesson!.startsAt) + 12 * 60_000))
  await county.stage.tick('training.run-classes')
  hand = await county.stage.visit('phone', await county.reviewer.logInAgain())
  await hand.goto('/console/live')
  await hand.getByText('到点没开课').waitFor()
  await hand.getByRole('link', { name: '督导', exact: true }).click()
  const { items } = await (await county.reviewer.logInAgain()).call(inspectionsRoutes.get, { sessionId })
  for (const item of items.slice(1)) await hand.getByRole('radiogroup', { name: item.words }).getByRole('radio', { name: '合格', exact: true }).click()
  await hand.getByRole('radiogroup', { name: items[0]!.words }).getByRole('radio', { name: '不合格' }).click()
  await hand.getByRole('button', { name: '不合格的要写看到了什么' }).waitFor()
  await hand.getByLabel(`${items[0]!.words}·看到了什么（必填）`).fill('过了十二分钟，老师还没到')
  expect(await flawsOf(hand)).toEqual([])
  await hand.context().setOffline(true)
  await hand.getByRole('button', { name: '交督导单，1 项要整改' }).click()
  await hand.getByText('现在没有网。单子存着，有网了再交。').waitFor()
  await hand.context().setOffline(false)
  await hand.reload()
  await hand.getByRole('button', { name: '交督导单，1 项要整改' }).click()
  await hand.getByText('1 项不合格，已经转成整改', { exact: false }).waitFor()
  await hand.getByRole('link', { name: '看整改' }).first().click()
  await hand.getByText('督导发现了什么').waitFor()
  const { rows } = await (await county.reviewer.logInAgain()).call(qualityRoutes.list, {})
  expect(rows).toMatchObject([{ source: 'inspection', classId, findings: [{ note: '过了十二分钟，老师还没到' }] }])
})

test('a worker who is not content is asked why, a content one would not be; the report shows it to the officer', async () => {
  await county.teach(classId)
  await county.system.settle()
  phone = await county.stage.visit('phone', await county.system.logIn({ id: chen.accountId, kind: 'worker' }))
  await phone.goto(`/my-classes/${classId}/evaluation`)
  await phone.getByRole('heading', { name: '老师教得怎么样？' }).waitFor()
  await phone.getByRole('img', { name: '第 1 题，共 4 题' }).waitFor()
  await phone.getByRole('radio', { name: /^1/ }).click()
  for (const ask of ['课程安排合适吗？', '教学质量怎么样？']) {
    await phone.getByRole('heading', { name: ask }).waitFor()
    await phone.getByRole('radio', { name: /^4/ }).click()
  }
  await phone.getByRole('heading', { name: '哪里教得不好？' }).waitFor()
  expect(await flawsOf(phone)).toEqual([])
  await phone.getByRole('radio', { name: '讲得太快' }).click()
  await phone.getByRole('button', { name: '提交' }).click()
  await phone.getByText('收到了，谢谢').waitFor()
  const report = await (await county.officer.logInAgain()).call(evaluationsRoutes.getReport, { classId })
  expect(report.own).toMatchObject([{ label: { zh: '哪里教得不好？' }, options: [{ n: 1 }, { n: 0 }] }])
  county.stage.expectNothingBroken(/ERR_INTERNET_DISCONNECTED|Failed to fetch/)
})
