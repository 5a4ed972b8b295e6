import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { findOrCreateContacts } from '../../../server/src/registry/index.ts'
import type { Page } from '../browser.ts'
import { openStage, type Stage } from './stage.ts'
import { flawsOf } from './watch.ts'

/** Two unions become one: the officer looks at what would happen, confirms, sees it done; and afterwards compares two days and reads how it was. */
let stage: Stage
let desk: Page
const made = {} as Record<'closing' | 'taking', { id: string; scope: string }>

beforeAll(async () => {
  stage = await openStage('2026-11-20T09:00:00+08:00')
  const { system } = stage
  const county = await system.addUnit({ name: '龙亭区总工会', level: 'county', division: '410202', from: '2020-01-01' })
  made.closing = await system.addUnit({ name: '恒锐轴承工会', kind: 'union', parentId: county.id, from: '2020-01-01' })
  made.taking = await system.addUnit({ name: '开发区联合工会', kind: 'joint-union', parentId: county.id, from: '2020-01-01' })
  await system.asService(async (ctx) => {
    const people = [made.closing, made.closing, made.closing, made.taking].map((unit, index) => ({ name: `侯颖${'甲乙丙丁'[index]!}`, phone: `1390000${2000 + index}`, unit }))
    const { ids } = await findOrCreateContacts(ctx, people)
    for (const [index, id] of ids.entries()) {
      const { unit } = people[index]!
      await sql`insert into membership (id, person_id, unit_id, scope, joined_on, valid_from, began_by, recorded_by, recorded_at) values (gen_random_uuid(), ${id}, ${unit.id}, ${unit.scope}, '2022-05-01', '2022-05-01', 'join', 'job:test', now())`.execute(ctx.tx)
    }
  })
  desk = await stage.visit('desktop', (await system.staff('training-officer', county)).client)
}, 180_000)

afterAll(() => stage?.close())
beforeEach((context) => stage.beginScene(context))

test('the officer is told what a merger would do before anything is done', async () => {
  await desk.goto(`/console/units/${made.closing.id}`)
  await desk.getByRole('link', { name: '合并、分立、撤销' }).click()
  await desk.getByRole('combobox', { name: '接收的工会' }).fill('开发区')
  await desk.getByTitle('开发区联合工会').click()
  await desk.getByRole('button', { name: '看看会怎样' }).click()
  await desk.getByText('没有阻碍，可以办。').waitFor()
  await desk.getByText('3 → 0').waitFor()
  await desk.getByText('1 → 4').waitFor()
  expect(await flawsOf(desk)).toEqual([])
  expect(await stage.system.query('select 1 from unit where dissolved_on is not null')).toEqual([])
})

test('it is confirmed with a reason, done in the background, and the page says what came of it', async () => {
  await desk.getByLabel('为什么').fill('区总〔2026〕12 号文')
  await desk.getByRole('button', { name: '确认合并' }).click()
  await desk.waitForURL(/unit-changes/)
  await stage.system.settle()
  await desk.getByText('办好了').waitFor()
  await desk.getByText('会籍转过去或结束').waitFor()
  await desk.getByRole('link', { name: '开发区联合工会' }).click()
  await desk.getByText('会员 4 人').waitFor()
  await desk.getByText('并进来的').waitFor()
})

test('two days are compared, and the closed union is read as it was', async () => {
  await desk.goto('/console/units')
  await desk.getByRole('link', { name: '两天对比' }).click()
  await desk.getByLabel('从').fill('2026-11-01')
  await desk.getByText('并入开发区联合工会').waitFor()
  await desk.getByText('3 → 0').waitFor()
  expect(await flawsOf(desk)).toEqual([])
  await desk.getByRole('link', { name: '恒锐轴承工会' }).click()
  await desk.getByText('这是 2026年11月1日 的样子，只能看').waitFor()
  await desk.getByText('会员 3 人').waitFor()
  expect(await desk.getByRole('button', { name: '改资料' }).count()).toBe(0)
  await desk.getByRole('button', { name: '回到今天' }).click()
  await desk.getByText('2026年11月20日撤销').waitFor()
  stage.expectNothingBroken()
})
