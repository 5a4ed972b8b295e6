import { coverageRoutes, listRoutes, queueRoutes } from '@guildhall/contract'
import { startSystem, type StaffClient, type TestSystem } from '@guildhall/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import { manualClock } from '#platform/clock'
import { createUnit, editUnit, moveUnitNow, recordFounders, type UnitRow } from '#registry'
import { perMille } from './rules.ts'

/** A county with the 412 social organisations of S17, of which 317 have a union, and what lies around them. */
const clock = manualClock('2026-11-20T09:00:00+08:00')
let system: TestSystem
let officer: StaffClient
let stranger: StaffClient
let county: UnitRow
let [single, without]: [UnitRow, UnitRow] = [] as never

beforeAll(async () => {
  system = await startSystem({ clock })
  county = await system.addUnit({ name: '测试县总工会', level: 'county', division: '410202' })
  const neighbour = await system.addUnit({ name: '邻县总工会', level: 'county', division: '410203' })
  const [east, west] = [await system.addUnit({ name: '东镇总工会', level: 'town', division: '410202', parent: county }), await system.addUnit({ name: '西街总工会', level: 'town', division: '410202', parent: county })]
  await system.asService(async (ctx) => {
    const add = (parent: { id: string }, kind: UnitRow['kind'], name: string, staff: number | null = null) => createUnit(ctx, { parentId: parent.id, kind: kind as 'union', name, staff, division: '410202', from: '2024-03-01', foundedOn: '2024-03-01' })
    const [joint, industry] = [await add(east, 'joint-union', '东镇社会组织联合工会'), await add(west, 'industry-union', '家政行业工会')]
    for (let at = 0; at < 412; at++) {
      const town = at % 2 ? east : west
      // 203 alone, 86 in a joint union, 28 in the union of an industry; the others right below the town.
      const parent = at < 203 ? await add(town, 'union', `第${at}社工服务中心工会`) : at < 289 ? joint : at < 317 ? industry : town
      const made = await add(parent, 'social-organisation', `第${at}社工服务中心`, 25 + (at % 40))
      if (at === 0) single = made
      if (at === 411) without = made
    }
    for (let at = 0; at < 30; at++) await add(at % 3 ? joint : east, 'social-organisation', `第${at}读书会`, 24)
    await add(east, 'social-organisation', '人数不明的协会')
    await add(east, 'enterprise', '百人制衣厂', 100)
    await createUnit(ctx, { parentId: neighbour.id, kind: 'social-organisation', name: '邻县的协会', staff: 80, division: '410203', from: '2024-03-01' })
  })
  officer = await system.staff('training-officer', county)
  stranger = await system.staff('training-officer', neighbour)
}, 180_000)

const figures = (more: object = {}) => officer.client.call(coverageRoutes.figures, { kind: 'social-organisation', ...more })
const list = (more: object = {}) => officer.client.call(coverageRoutes.list, { kind: 'social-organisation', limit: 200, ...more })

describe('the share', () => {
  test('V1: 317 of 412 social organisations with 25 insured staff have a union, 76.9 %, and each figure is the list behind it', async () => {
    const found = await figures()
    expect(found).toMatchObject({ on: '2026-11-20', should: 412, covered: 317, single: 203, joint: 86, industry: 28, unknown: 1 })
    expect(perMille(found)).toBe(769)
    expect(found.places.reduce((sum, place) => ({ should: sum.should + place.should, covered: sum.covered + place.covered }), { should: 0, covered: 0 })).toEqual({ should: 412, covered: 317 })
    let [cursor, rows]: [string | undefined, number] = [undefined, 0]
    const seen = new Set<string>()
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({ covered: 'no', ...(cursor && { cursor }) })
      for (const row of page.rows) seen.add(row.id)
      rows += page.rows.length
      cursor = page.next ?? undefined
    } while (cursor)
    expect({ rows, different: seen.size }).toEqual({ rows: 95, different: 95 })
    const [place] = found.places
    expect((await list({ unitId: place!.unitId, covered: 'yes' })).rows).toHaveLength(place!.covered)
  })
  test('V2: an organisation without a head count is counted as unknown and can be listed; a smaller threshold takes in the small ones', async () => {
    expect((await list({ unknown: 'true' })).rows.map((row) => row.name)).toEqual(['人数不明的协会'])
    expect(await figures({ least: 24 })).toMatchObject({ should: 442, covered: 337 })
    expect(await officer.client.call(coverageRoutes.figures, { kind: 'enterprise' })).toMatchObject({ should: 1, covered: 0 })
  })
  test('V1: what changes today leaves the figure of an earlier day alone', async () => {
    await system.asService(async (ctx) => {
      await moveUnitNow(ctx, single.id, { parentId: county.id, from: '2026-11-20', reason: '工会撤销' })
      await editUnit(ctx, without.id, { staff: 20 })
    })
    expect(await figures()).toMatchObject({ should: 411, covered: 316, single: 202 })
    expect(await figures({ on: '2026-11-19' })).toMatchObject({ should: 412, covered: 317, single: 203 })
    expect(await figures({ on: '2024-02-29' })).toMatchObject({ should: 0, covered: 0 })
    const { points } = await officer.client.call(coverageRoutes.trend, { kind: 'social-organisation' })
    expect(points.map((point) => point.on)).toEqual(['2025-11-30', '2025-12-31', '2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30', '2026-07-31', '2026-08-31', '2026-09-30', '2026-10-31', '2026-11-20'])
    expect(points.slice(-2)).toMatchObject([{ should: 412, covered: 317 }, { should: 411, covered: 316 }])
  })
  test('a head count typed in with its source counts from its day on, and never from tomorrow', async () => {
    const set = (on: string, people: number) => officer.client.send(coverageRoutes.setHeadcount, { id: without.id, on, people, source: 'insurance' })
    expect(await set('2026-11-21', 60)).toMatchObject({ status: 422 })
    for (const on of ['0001-01-01', '9999-12-31', '2026-11-21']) expect((await officer.client.send(coverageRoutes.figures, { on })).status).toBeGreaterThanOrEqual(400)
    expect((await officer.client.send(coverageRoutes.note, { id: without.id, state: 'visited', words: '去过', nextOn: '2026-11-19' })).status).toBe(422)
    expect((await set('2026-11-20', 60)).status).toBe(200)
    expect(await figures()).toMatchObject({ should: 412, covered: 316 })
    const { headcounts } = await officer.client.call(coverageRoutes.get, { id: without.id })
    expect(headcounts).toEqual([{ on: '2026-11-20', people: 60, source: 'insurance' }, { on: '2024-03-01', people: 25 + (411 % 40), source: 'ledger' }])
  })
})

describe('the work', () => {
  test('V4: a visit is noted, comes back on its day in the queue, and stays in the notes when the next one is made', async () => {
    const noted = await officer.client.call(coverageRoutes.note, { id: without.id, state: 'visited', words: '见了负责人，电话13812345678', nextOn: '2026-11-24' })
    expect(noted).toMatchObject({ state: 'visited', nextOn: '2026-11-24' })
    await officer.client.call(coverageRoutes.note, { id: without.id, state: 'agreed', words: '同意建会，下周报材料', nextOn: '2026-11-27' })
    const record = await officer.client.call(coverageRoutes.get, { id: without.id })
    expect(record.notes.map((note) => [note.state, note.words])).toEqual([['agreed', '同意建会，下周报材料'], ['visited', '见了负责人，电话***']])
    expect((await list({ mine: 'true' })).rows.map((row) => row.id)).toEqual([without.id])
    const queue = await officer.client.call(queueRoutes.mine, {})
    expect(queue.rows.filter((row) => row.kind === 'coverage.visit')).toMatchObject([{ due: '2026-11-27', link: `/coverage/${without.id}`, mine: true }])
  })
  test('several are taken at once; one that has a union is left out', async () => {
    const rows = (await list({ covered: 'no' })).rows.slice(0, 3).map((row) => row.id)
    const covered = (await list({ covered: 'yes' })).rows[0]!.id
    expect(await officer.client.call(coverageRoutes.take, { ids: [...rows, covered], nextOn: '2026-12-01' })).toEqual({ taken: 3, covered: 1 })
    expect(await officer.client.send(coverageRoutes.note, { id: covered, state: 'visited', words: '又去了一次' })).toMatchObject({ status: 409 })
  })
  test('V3: an employer that comes below a union is off the work list by itself', async () => {
    await system.asService((ctx) => createUnit(ctx, { parentId: county.id, kind: 'union', name: '第411社工服务中心工会', from: '2026-11-20' }).then((union) => moveUnitNow(ctx, without.id, { parentId: union.id, from: '2026-11-20', reason: '建会' })))
    expect((await list({ covered: 'no', mine: 'true' })).rows.map((row) => row.id)).not.toContain(without.id)
    expect((await officer.client.call(queueRoutes.mine, {})).rows.some((row) => row.id === `coverage:${without.id}`)).toBe(false)
  })
  test('V3: an employer that founded a union is covered too, while that union stands', async () => {
    const [open] = (await list({ covered: 'no' })).rows
    const union = await system.asService(async (ctx) => {
      const made = await createUnit(ctx, { parentId: county.id, kind: 'joint-union', name: '新建联合工会', from: '2026-11-20' })
      await recordFounders(ctx, made, [{ unitId: open!.id, name: open!.name, creditCode: null }], '2026-11-20')
      return made
    })
    expect((await officer.client.call(coverageRoutes.get, { id: open!.id })).employer.union).toMatchObject({ id: union.id, kind: 'joint-union', since: '2026-11-20' })
    expect((await list({ covered: 'no' })).rows.map((row) => row.id)).not.toContain(open!.id)
  })
  test('another county sees and changes nothing of it', async () => {
    expect(await stranger.client.call(coverageRoutes.figures, { kind: 'social-organisation' })).toMatchObject({ should: 1, covered: 0 })
    for (const answer of [await stranger.client.send(coverageRoutes.get, { id: without.id }), await stranger.client.send(coverageRoutes.note, { id: without.id, state: 'visited', words: '去过' }), await stranger.client.send(coverageRoutes.list, { unitId: county.id })]) expect(answer.status).toBe(404)
  })
  test('the list can be taken away as a workbook', async () => {
    const made = await officer.client.call(listRoutes.export, { list: 'coverage.employers', filter: { kind: 'social-organisation', covered: 'yes' }, columns: ['name', 'people', 'union'], reason: '社会组织评估' })
    await system.settle()
    const { rows } = await officer.client.call(listRoutes.listExports, {})
    expect(rows.find((row) => row.id === made.id)).toMatchObject({ state: 'ready', rows: 318 })
  })
})
