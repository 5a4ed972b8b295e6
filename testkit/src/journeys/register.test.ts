import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { identityCheckCharacter } from '../../../server/src/engines/intake/index.ts'
import { inScope } from '../../../server/src/platform/db/index.ts'
import { accessOfActor } from '../../../server/src/platform/http/index.ts'
import { findOrCreateContacts, importRoster } from '../../../server/src/registry/index.ts'
import type { Page } from '../browser.ts'
import { openStage, type Stage } from './stage.ts'
import { flawsOf } from './watch.ts'

/** Two rosters disagree, and one person stands in the register twice: a clerk looks at both sides and decides. The county next door sees nothing of any of it. */
let stage: Stage
let desk: Page
let neighbour: Page
const people = {} as Record<'once' | 'twice', string>

const idNumber = (serial: number) => `41020219900307${String(serial).padStart(3, '0')}` + identityCheckCharacter(`41020219900307${String(serial).padStart(3, '0')}`)

beforeAll(async () => {
  stage = await openStage('2026-11-20T09:00:00+08:00')
  const { system } = stage
  const [county, other] = await Promise.all(['龙亭区总工会', '鼓楼区总工会'].map((name) => system.addUnit({ name, level: 'county', from: '2020-01-01' })))
  await system.addUnit({ name: '恒锐轴承厂', kind: 'enterprise', parentId: county!.id, from: '2020-01-01' })
  const firm = await system.addUnit({ name: '禾丰食品厂', kind: 'enterprise', parentId: county!.id, from: '2020-01-01' })
  const bring = async (fileName: string, lines: string[]) => {
    const scope = county!.scope
    const work = { services: system.services, scope, inTransaction: <T>(run: (ctx: never) => Promise<T>) => inScope(system.services.db, accessOfActor({ kind: 'job', name: 'test', scope }), (tx) => run({ ...system.services, tx, actor: { kind: 'job', name: 'test', scope }, requestId: fileName } as never)) }
    const bytes = Buffer.from(['姓名,身份证号,手机号码,单位名称,入会日期', ...lines].join('\n'))
    await importRoster(work as never, { fileName, dryRun: false, file: { size: bytes.length, open: () => [bytes] } })
  }
  await bring('花名册.csv', [`申屠禾,${idNumber(101)},13900007001,恒锐轴承厂,2021-05-01`, `闻人晓,${idNumber(102)},13900007002,恒锐轴承厂,2021-05-01`])
  await bring('年度核对.csv', [`申屠禾,${idNumber(101)},13900007009,恒锐轴承厂,2021-05-01`, `闻人晓,${idNumber(102)},13900007002,禾丰食品厂,2021-05-01`])
  await system.asService(async (ctx) => {
    const { ids } = await findOrCreateContacts(ctx, [{ name: '上官月', phone: '13900007011', unit: firm }, { name: '上官月', phone: '13900007012', unit: firm }])
    Object.assign(people, { once: ids[0], twice: ids[1] })
  })
  desk = await stage.visit('desktop', (await system.staff('training-officer', county)).client)
  neighbour = await stage.visit('desktop', (await system.staff('training-officer', other)).client)
}, 180_000)

afterAll(() => stage?.close())
beforeEach((context) => stage.beginScene(context))

describe('roster and record disagree', () => {
  test('both stand side by side; the new phone is taken from the roster, the old employer is kept with a reason', async () => {
    await desk.goto('/console/members')
    await desk.getByRole('link', { name: '花名册对不上的' }).click()
    const [phone, unit] = ['手机号不同', '单位不同'].map((kind) => desk.getByRole('listitem').filter({ hasText: kind }))
    await phone!.getByText('登记的 → 花名册写的').waitFor()
    expect(await flawsOf(desk)).toEqual([])
    await phone!.getByRole('button', { name: '按花名册改' }).click()
    await phone!.waitFor({ state: 'detached' })
    await unit!.getByText('恒锐轴承厂 → 禾丰食品厂').waitFor()
    await unit!.getByRole('button', { name: '按登记的' }).click()
    await desk.getByRole('dialog').getByRole('textbox').fill('本人说还在恒锐')
    await desk.getByRole('dialog').getByRole('button', { name: '按登记的' }).click()
    await desk.getByText('没有对不上的').waitFor()
    await desk.getByText('看过的').click()
    await desk.getByText('本人说还在恒锐').waitFor()
    await desk.getByText('已按花名册').waitFor()
  })
})

describe('one person stands there twice', () => {
  test('value by value it is decided what is kept, and one record is left', async () => {
    await desk.goto(`/console/people/${people.once}/merge/${people.twice}`)
    await desk.getByRole('group', { name: '手机号' }).getByRole('radio').nth(1).check()
    expect(await flawsOf(desk)).toEqual([])
    await desk.getByRole('button', { name: '合并登记' }).click()
    await desk.getByRole('dialog').getByRole('textbox').fill('本人到窗口说换过号')
    await desk.getByRole('dialog').getByRole('button', { name: /^合\s?并$/ }).click()
    await desk.getByText('并入了 上官月').or(desk.getByText(/并入了/)).first().waitFor()
    expect(await stage.system.query('select 1 from person where merged_into is not null')).toHaveLength(1)
  })

  test('it was wrong after all: taken back, both are there again', async () => {
    await desk.getByRole('button', { name: '撤回合并' }).click()
    await desk.getByRole('dialog').getByRole('textbox').fill('是姐妹两个')
    await desk.getByRole('dialog').getByRole('button', { name: '撤回合并' }).click()
    await desk.getByText(/已撤回/).waitFor()
    expect(await stage.system.query('select 1 from person where merged_into is not null')).toEqual([])
    await desk.goto(`/console/people/${people.twice}`)
    await desk.getByRole('heading', { level: 1 }).waitFor()
    expect(await desk.getByText('这份登记已并入另一份').count()).toBe(0)
    stage.expectNothingBroken()
  })
})

describe('the county next door', () => {
  test('finds none of them by name, by phone, in lists, or among the differences', async () => {
    for (const words of ['上官月', '申屠禾', '13900007009', '恒锐轴承']) {
      await neighbour.goto(`/console/search?q=${encodeURIComponent(words)}`)
      await neighbour.getByText('没有找到').first().waitFor()
      expect(await neighbour.getByRole('link', { name: /上\*|申\*|恒锐/ }).count()).toBe(0)
    }
    await neighbour.goto('/console/members')
    await neighbour.getByText('没有会员').waitFor()
    await neighbour.goto('/console/roster-differences?state=decided')
    await neighbour.getByText('没有对不上的').waitFor()
    await neighbour.goto('/console/people-pairs')
    await neighbour.getByText('没有要看的').waitFor()
  })

  test('and the address of a record, copied from somewhere, says no more than that it is not there', async () => {
    for (const address of [`/console/people/${people.once}`, `/console/people/${people.once}/merge/${people.twice}`]) {
      await neighbour.goto(address)
      await neighbour.getByRole('alert').first().waitFor()
      expect(await neighbour.getByText(/上官|1390000|禾丰/).count()).toBe(0)
    }
    // Not there to look at, and on record elsewhere to compare with.
    stage.expectNothingBroken(/404 \(|409 \(.*\/compare\//)
  })
})
