import { counsellingRoutes } from '@guildhall/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Page } from '../browser.ts'
import type { StaffClient, WorkerClient } from '../system.ts'
import { openStage, type Stage } from './stage.ts'
import { flawsOf } from './watch.ts'

/** Counselling: a worker books under a nickname, the counsellor holds the session and keeps a note, the worker rates it; no officer learns who. Saturday, 31 October 2026, and the day after. */
let stage: Stage
let officer: StaffClient
let lin: WorkerClient, song: WorkerClient
let phone: Page, desk: Page, office: Page

beforeAll(async () => {
  stage = await openStage('2026-10-31T09:00:00+08:00')
  const { system } = stage
  officer = await system.staff('training-officer', await system.addUnit({ name: '海盐县总工会', level: 'county', division: '330424' }))
  const member = async (name: string) => {
    const worker = await system.worker({ name })
    await system.query('update person set unit_id = $1, scope = $2 where id = $3', [officer.unit.id, officer.unit.scope, worker.personId])
    return worker
  };
  [lin, song] = [await member('林小禾'), await member('宋知秋')]
  await officer.client.call(counsellingRoutes.admit, { personId: song.personId, about: '二级心理咨询师' })
  await song.client.call(counsellingRoutes.offer, { day: '2026-10-31', from: '14:00', to: '15:00', way: 'room', place: '工会三楼心理室' })
  phone = await stage.visit('phone', lin.client)
  desk = await stage.visit('phone', song.client)
  office = await stage.visit('desktop', officer.client)
}, 180_000)

afterAll(() => stage?.close())
beforeEach((context) => stage.beginScene(context))

test('words of danger show 12356 at once and send nothing; a worker books under a nickname', async () => {
  await phone.goto('/counselling')
  await phone.getByRole('radio', { name: /14:00–15:00/ }).click()
  const sent: string[] = []
  phone.on('request', (request) => { if (request.url().includes('/api/')) sent.push(request.url()) })
  await phone.getByLabel('想先说几句').fill('有时候真的不想活了')
  await phone.getByRole('alert').getByRole('link', { name: '12356 心理援助热线' }).waitFor({ timeout: 5_000 })
  expect(sent).toEqual([])
  expect(await flawsOf(phone)).toEqual([])
  await phone.getByLabel('想先说几句').fill('夜班以后总睡不着')
  await phone.getByLabel('想让咨询师怎么叫你').fill('小月')
  await phone.getByRole('button', { name: '预约', exact: true }).click()
  await phone.getByText('约好了').waitFor()
})

test('the counsellor sees the nickname alone, keeps a note and says that the session was held', async () => {
  await stage.at('2026-10-31T15:00:00+08:00')
  await desk.goto('/counselling/desk')
  await desk.getByText('小月').waitFor()
  expect(await desk.getByText('林小禾').count()).toBe(0)
  await desk.getByLabel('我的记录').fill('建议记睡眠日记')
  await desk.getByRole('button', { name: '保存记录' }).click()
  await desk.getByText('保存了').waitFor()
  await desk.getByRole('button', { name: '谈过了' }).click()
  await desk.getByText('谈过', { exact: true }).waitFor()
  await desk.getByText('还不到五个评价').waitFor()
  expect(await flawsOf(desk)).toEqual([])
})

test('the worker rates it; neither note nor rating comes back, and the officer reads no name and no number below five', async () => {
  await phone.reload()
  await phone.getByRole('button', { name: '评一评' }).click()
  await phone.getByRole('radio', { name: '很有帮助' }).click()
  await phone.getByLabel('想说一句').fill('听我把话说完')
  expect(await flawsOf(phone)).toEqual([])
  await phone.getByRole('button', { name: '交评价' }).click()
  await phone.getByRole('button', { name: '评一评' }).waitFor({ state: 'detached' })
  expect(await phone.getByText('睡眠日记').count()).toBe(0)
  await stage.at('2026-11-01T09:00:00+08:00')
  await stage.logInAgain(office, await officer.logInAgain())
  await office.goto('/console/counselling')
  await office.getByText('不足 5 次').first().waitFor()
  expect(await flawsOf(office)).toEqual([])
  const main = await office.getByRole('main').innerText()
  for (const secret of ['林小禾', '小月', '听我把话说完', '睡不着', '1 次', '5.0']) expect(main, secret).not.toContain(secret)
  await desk.reload()
  await desk.getByText('还不到五个评价').waitFor()
  expect(await desk.getByText('听我把话说完').count()).toBe(0)
  stage.expectNothingBroken()
})
