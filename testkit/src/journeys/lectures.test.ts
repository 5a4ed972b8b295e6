import { lectureMenuRoutes, type RequestOf } from '@guildhall/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Page } from '../browser.ts'
import type { StaffClient, WorkerClient } from '../system.ts'
import { openStage, type Stage } from './stage.ts'
import { flawsOf } from './watch.ts'

/** Order from the menu: a lecturer writes on the phone, an officer checks, a school orders, the county matches, the lecturer accepts; held, and judged by both. Monday, 16 November 2026. */
let stage: Stage
let officer: StaffClient, school: StaffClient
let he: WorkerClient
let desk: Page, office: Page, phone: Page
let orderId = ''

const week = [1, 2, 3, 4, 5].flatMap((day) => [`${day}-morning`, `${day}-afternoon`])
const terms = { team: '法治宣讲队', about: '', fields: ['labour-law'], division: '330424', town: '武原街道', lat: null, lng: null, weekly: week, perWeek: 3, perDay: 2, maxKm: 60, counties: [] } satisfies Omit<RequestOf<typeof lectureMenuRoutes.admit>, 'personId'>

async function admit(name: string): Promise<{ worker: WorkerClient; lecturerId: string }> {
  const worker = await stage.system.worker({ name })
  await stage.system.query('update person set unit_id = $1, scope = $2 where id = $3', [officer.unit.id, officer.unit.scope, worker.personId])
  return { worker, lecturerId: (await officer.client.call(lectureMenuRoutes.admit, { ...terms, personId: worker.personId })).id }
}

beforeAll(async () => {
  stage = await openStage('2026-11-16T09:00:00+08:00')
  const { system } = stage
  const county = await system.addUnit({ name: '海盐县总工会', level: 'county', division: '330424' })
  officer = await system.staff('training-officer', county)
  school = await system.staff('union-officer', await system.addUnit({ name: '百步中学工会', kind: 'union', division: '330424', parent: county }))
  he = (await admit('何明芳')).worker
  // Another in the same field, who is away on the first of the days that the school will ask for.
  const { worker, lecturerId } = await admit('方国良')
  const { id: lectureId } = await officer.client.call(lectureMenuRoutes.writeFor, { lecturerId, title: '职场第一课', field: 'labour-law', audiences: ['students'], minutes: 60, needs: '', peopleMin: 10, peopleMax: 200, summary: '第一份工作要看清的合同条款。', handIn: true })
  await officer.client.call(lectureMenuRoutes.publish, { lectureId, updatedAt: stage.clock.now().toISOString() })
  await worker.client.call(lectureMenuRoutes.addAway, { first: '2026-11-25', last: '2026-11-25' })
  desk = await stage.visit('desktop', officer.client)
  office = await stage.visit('desktop', school.client)
  phone = await stage.visit('phone', he.client)
}, 180_000)

afterAll(() => stage?.close())
beforeEach((context) => stage.beginScene(context))

test('the lecturer writes a lecture on the phone; the officer checks it and it is on the menu', async () => {
  await phone.goto('/lecturing')
  await phone.getByRole('link', { name: '写一门课' }).click()
  await phone.getByLabel('课程名称').fill('未成年人劳动权益')
  await phone.getByRole('button', { name: '中学生' }).click()
  await phone.getByLabel('现场要准备什么').fill('投影')
  await phone.getByLabel('讲什么', { exact: true }).fill('暑期工、实习的权利和注意事项。')
  expect(await flawsOf(phone)).toEqual([])
  await phone.getByRole('button', { name: '交审核' }).click()
  await phone.getByText('等审核', { exact: true }).waitFor()
  await desk.goto('/console/lectures')
  await desk.getByRole('link', { name: '未成年人劳动权益' }).click()
  await desk.getByRole('button', { name: '上菜单' }).click()
  await desk.getByText('在菜单上').waitFor()
})

test('the school orders by field from the menu, with two times', async () => {
  await office.goto('/console/lecture-menu')
  await office.getByRole('heading', { name: '未成年人劳动权益' }).waitFor()
  await office.getByRole('link', { name: '按领域点单' }).click()
  await office.getByRole('combobox', { name: '听众' }).click()
  await office.getByTitle('中学生').click()
  await office.getByLabel('预计人数').fill('80')
  await office.getByLabel('第 1 志愿日期').fill('2026-11-25')
  await office.getByRole('button', { name: '加一个时间' }).click()
  await office.getByLabel('第 2 志愿日期').fill('2026-11-28')
  // The county is that of the school already.
  await office.getByLabel('乡镇街道').fill('百步镇')
  await office.getByLabel('地点', { exact: true }).fill('百步中学报告厅')
  await office.getByLabel('联系人').fill('教务处')
  await office.getByLabel('办公电话').fill('0573-86110011')
  expect(await flawsOf(office)).toEqual([])
  await office.getByRole('button', { name: '提交点单' }).click()
  await office.waitForURL(/\/lecture-orders\/[0-9a-f-]{36}$/)
  orderId = office.url().split('/').at(-1)!
  await office.getByText('等县总工会匹配讲师').waitFor()
})

test('the county sees who can and why others cannot, asks one; the lecturer accepts on the phone', async () => {
  await desk.goto(`/console/lecture-orders/${orderId}`)
  await desk.getByText('那天不在').waitFor()
  expect(await desk.getByText('平常这个时间来不了').count()).toBe(2)
  expect(await flawsOf(desk)).toEqual([])
  await desk.getByRole('button', { name: /^派这一场 何明芳/ }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByText('两天内答复').waitFor()
  await dialog.getByRole('button', { name: '派这一场' }).click()
  await dialog.waitFor({ state: 'detached' })
  await desk.getByText('等讲师答复').waitFor()
  await phone.goto('/lecturing')
  await phone.getByText('百步中学工会').waitFor()
  expect(await flawsOf(phone)).toEqual([])
  await phone.getByRole('button', { name: '我去' }).click()
  await phone.getByText('答应了').waitFor()
  await office.reload()
  await office.getByText('已定').waitFor()
})

test('it is held: both confirm, both judge, and the rating stands on the menu', async () => {
  await stage.at('2026-11-25T16:00:00+08:00')
  await stage.logInAgain(desk, await officer.logInAgain())
  await stage.logInAgain(office, await school.logInAgain())
  await stage.logInAgain(phone, await stage.system.logIn({ id: he.accountId, kind: 'worker' }))
  await office.goto(`/console/lecture-orders/${orderId}`)
  await office.getByLabel('来了多少人').fill('76')
  await office.getByRole('button', { name: '讲完了' }).click()
  await office.getByText('单位确认过了，等讲师确认').waitFor()
  await phone.goto('/lecturing')
  await phone.getByRole('button', { name: '讲完了' }).click()
  await phone.getByRole('button', { name: '评一评' }).click()
  await phone.getByRole('radiogroup', { name: '组织得怎么样' }).getByRole('radio', { name: '5 分' }).click()
  await phone.getByRole('radiogroup', { name: '听众认真吗' }).getByRole('radio', { name: '4 分' }).click()
  expect(await flawsOf(phone)).toEqual([])
  await phone.getByRole('button', { name: '发给工会' }).click()
  await phone.getByText('你评过了').waitFor()
  await office.reload()
  for (const [group, mark] of [['内容', '5 分'], ['讲得好不好', '4 分'], ['合不合听众', '5 分']] as const) await office.getByRole('radiogroup', { name: group }).getByRole('radio', { name: mark }).click()
  expect(await flawsOf(office)).toEqual([])
  await office.getByRole('button', { name: '提交评价' }).click()
  await office.getByText('已评价，谢谢').waitFor()
  await phone.goto('/lectures')
  await phone.getByText('4.7 分（1 家评价）').waitFor()
  await desk.goto('/console/lecture-figures')
  await desk.getByText('76 人').first().waitFor()
  stage.expectNothingBroken()
})
