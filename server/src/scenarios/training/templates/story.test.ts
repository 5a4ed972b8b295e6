import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import type { JobContext } from '#platform/module'
import { undoImport } from '#registry/imports'
import { runImport } from '../imports/run-import.ts'
import { plannerPart } from '../planner/index.ts'
import { makePlanJob } from '../planner/make-plan.ts'
import type { FullRun, PlannerRun } from '../planner/model.ts'
import { usualSettings } from '../planner/weights.ts'
import { plansForTest } from '../plans/test-support.ts'
import { templatesPart } from './index.ts'

let city: Awaited<ReturnType<typeof plansForTest>>
let above: ReturnType<typeof city.staff>
let welder: string
const form = (more: object = {}) => ({
  name: '焊工初级精品班', occupationId: welder, level: 1, validFrom: '2026-11-20', validUntil: null, sessionHours: 4, minSeats: 3, maxSeats: 8, materialFen: '12000', fixedFen: '30000',
  equipment: [{ name: '电焊机', count: 8 }], outline: [{ topic: '安全与识图', hours: 4, practice: false }, { topic: '{occupation}实操', hours: 20, practice: true }], note: null, ...more,
})
const create = (more: object = {}, as = city.officer) => city.call(as, 'POST', '/api/training/templates', form(more))
const made = async (more: object = {}, as = city.officer) => (await city.must(create(more, as)))['id'] as string
const revise = (id: string, version: number, more: object = {}, as = city.officer) => { const { occupationId: _, level: __, ...rest } = form(more); return city.call(as, 'POST', `/api/training/templates/${id}/versions`, { ...rest, version }) }
const withdraw = (id: string, version: number, from: string) => city.call(city.officer, 'POST', `/api/training/templates/${id}/withdraw`, { version, from, why: '并入新班型' })
const read = (id: string, as = city.officer) => city.must(city.call(as, 'GET', `/api/training/templates/${id}`))
const list = async (query = '', as = city.officer) => city.must(city.call(as, 'GET', `/api/training/templates?limit=50${query}`))
const offer = async (on = '2026-12-07', level: number | null = 1, as = city.officer) => ((await city.must(city.call(as, 'GET', `/api/training/template-offer?occupationId=${welder}&on=${on}${level === null ? '' : `&level=${level}`}`)))['template']) as { id: string | null; version: number; name: string; outline: { topic: string }[] }

beforeAll(async () => {
  city = await plansForTest([...plannerPart.routes, ...templatesPart.routes])
  above = city.staff(city.city, 'training-officer')
  welder = city.occupation('welder')
}, 60_000)

describe('whose template holds', () => {
  test('without any the general one does, and the list shows it to everybody', async () => {
    expect(await offer()).toMatchObject({ id: null, name: '通用 机械加工 初级及以下', classHours: 30, minSeats: null, outline: expect.arrayContaining([expect.objectContaining({ topic: '焊工实操' })]) as unknown })
    const all = await list()
    expect([all['total'], all['mayAdd'], all['rows'].every((row: { whose: string; mayEdit: boolean }) => row.whose === 'general' && !row.mayEdit)]).toEqual([12, true, true])
    const { id } = all['rows'][0] as { id: string }
    expect(await read(id)).toMatchObject({ versions: [], usedBy: [] })
    expect((await revise(id, 1)).status).toBe(404)
  })
  test('units below have those of the units above, and their own instead, however special the other is', async () => {
    const ofCity = await made({ name: '全市焊工班', maxSeats: 30 }, above)
    expect(await offer()).toMatchObject({ id: ofCity, unitName: '开封市总工会', outline: [{ topic: '安全与识图' }, { topic: '焊工实操' }] })
    const own = await made({ name: '本县什么都管', occupationId: null, level: null })
    expect((await offer()).id).toBe(own)
    expect([(await offer('2026-12-07', 1, city.staff(city.other, 'training-officer'))).id, (await offer('2026-12-07', 1, above)).id]).toEqual([ofCity, ofCity])
    expect((await revise(ofCity, 1)).status).toBe(404)
    expect((await list('&whose=above'))['rows']).toMatchObject([{ id: ofCity, whose: 'above', mayEdit: false, unitName: '开封市总工会' }])
    expect((await list('&whose=below', above))['rows']).toMatchObject([{ id: own, whose: 'below', mayEdit: true }])
    await city.must(withdraw(own, 1, '2026-11-20'))
    expect((await offer()).id).toBe(ofCity)
  })
  test('a county next door sees nothing of it, and only who keeps the registers may', async () => {
    const own = await made({ level: 5, name: '技师班' })
    const stranger = city.staff(city.other, 'training-officer')
    expect([(await city.call(stranger, 'GET', `/api/training/templates/${own}`)).status, (await revise(own, 1, {}, stranger)).status]).toEqual([404, 404])
    expect(JSON.stringify(await list('', stranger))).not.toContain(own)
    expect([(await create({}, city.staff(city.county, 'training-reviewer'))).status, (await create({}, city.staff(city.county, 'window-clerk'))).status]).toEqual([403, 403])
    expect((await list('', city.staff(city.county, 'training-reviewer')))['mayAdd']).toBe(false)
  })
  test('silly input is turned away with the reason', async () => {
    for (const wrong of [{ minSeats: 9 }, { validUntil: '2026-11-19' }, { outline: [] }, { outline: Array.from({ length: 5 }, () => ({ topic: '实操', hours: 200, practice: true })) }, { materialFen: '-1' }, { sessionHours: 5 }, { level: 8 }, { name: '' }, { validFrom: '9999-01-01' }]) expect((await create(wrong)).status).toBe(400)
    expect((await create({ validFrom: '2026-11-19' })).body['code']).toBe('training.template-from')
    expect((await create({ occupationId: city.county.id })).body['code']).toBe('training.occupation-unknown')
    expect((await city.call(city.officer, 'GET', `/api/training/template-offer?occupationId=${newId()}&on=2026-12-07`)).body['code']).toBe('training.occupation-unknown')
    expect((await city.call(city.officer, 'GET', '/api/training/templates?cursor=x')).status).toBe(400)
  })
})

describe('at the same time', () => {
  test('two make one for the same occupation and level: one of them is told so; tapped twice there is one', async () => {
    const both = await Promise.all([create({ level: 2 }), create({ level: 2 })])
    expect(both.map((one) => String(one.body['code'] ?? one.status)).toSorted()).toEqual(['200', 'training.template-exists'])
    const key = newId()
    const twice = await Promise.all([1, 2].map(() => city.call(city.officer, 'POST', '/api/training/templates', form({ level: 3 }), key)))
    expect(new Set(twice.map((one) => one.body['id'])).size).toBe(1)
    expect((await list(`&q=${encodeURIComponent('精品')}`))['rows']).toHaveLength(2)
  })
  test('two revise it: the second has not seen what it would undo', async () => {
    const id = await made({ level: 4 })
    const both = await Promise.all([revise(id, 1, { maxSeats: 20, validFrom: '2026-12-01' }), revise(id, 1, { maxSeats: 10, validFrom: '2026-12-01' })])
    expect(both.map((one) => String(one.body['code'] ?? one.status)).toSorted()).toEqual(['200', 'platform.changed-meanwhile'])
    expect((await read(id))['versions']).toHaveLength(2)
  })
})

test('at the end of the year the new version begins with the first day; what had been planned for later never does', async () => {
  const [id, now] = [await made({ level: 0, name: '学徒班' }), city.clock.now()]
  await city.must(revise(id, 1, { name: '春季班', validFrom: '2027-03-01' }))
  await city.must(revise(id, 2, { name: '新年班', validFrom: '2027-01-01', validUntil: '2027-12-31' }))
  const names = async () => Promise.all(['2026-12-31', '2027-01-01', '2027-03-01', '2027-12-31'].map(async (day) => (await offer(day, 0)).name))
  expect(await names()).toEqual(['学徒班', '新年班', '新年班', '新年班'])
  expect((await offer('2028-01-01', 0)).id).toBe(null)
  const standings = async () => { const { standing, version, versions } = await read(id) as { standing: string; version: number; versions: { standing: string }[] }; return [standing, version, versions.map((one) => one.standing)] }
  city.clock.set('2026-12-31T23:59:59+08:00')
  expect(await standings()).toEqual(['in-force', 1, ['coming', 'never', 'in-force']])
  city.clock.set('2027-01-01T00:00:00+08:00')
  expect(await standings()).toEqual(['in-force', 3, ['in-force', 'never', 'over']])
  expect((await revise(id, 3, { validFrom: '2026-12-31' })).body['code']).toBe('training.template-from')
  city.clock.set('2028-01-01T00:00:00+08:00')
  expect(await standings()).toEqual(['over', 3, ['over', 'never', 'over']])
  expect((await list('&standing=over'))['rows']).toMatchObject([{ id }])
  city.clock.set(now)
})

describe('what is made by it', () => {
  const settings = { ...usualSettings('2026-12-07'), weeks: 6, seconds: 2, minSeats: 15, maxSeats: 40 }
  let id: string, run: FullRun
  test('a proposal takes hours, sessions, bounds and cost from it, and keeps what it said', async () => {
    id = await made()
    await city.addTrainer()
    await city.addVenue({ equipment: [] })
    const venueId = await city.addVenue({ name: '焊接实训室' })
    for (let nth = 0; nth < 4; nth++) await city.asker()
    const asked = await city.must(city.call(city.officer, 'POST', '/api/training/planner/runs', { settings, baseId: null, fixed: [], repair: false })) as PlannerRun
    await makePlanJob.run({ ...city.services, jobId: asked.jobId, cancelled: () => Promise.resolve(false), progress: () => Promise.resolve(), inTransaction: (work: never, scope = city.county.scope) => city.asJob(work, scope) } as unknown as JobContext, { runId: asked.id } as never)
    run = await city.must(city.call(city.officer, 'GET', `/api/training/planner/runs/${asked.id}`)) as FullRun
    // Fifteen are the smallest class of the settings; the template's smallest is three. Trainer: 24 hours at 120 yuan.
    expect(run.classes).toMatchObject([{ size: 4, min: 3, capacity: 8, venue: { id: venueId }, template: { id, version: 1, name: '焊工初级精品班' }, costFen: String(24 * 12_000 + 8 * 12_000 + 30_000) }])
    expect([run.classes[0]!.sessions.length, run.classes[0]!.sessions[0]!.to]).toEqual([6, '21:30'])
  })
  test('changed since, the plan made of it still is by the version that it was computed by; the record says what that was', async () => {
    await city.must(revise(id, 1, { name: '焊工初级提高班', minSeats: 5, outline: [{ topic: '{occupation}实操', hours: 32, practice: true }] }))
    const drafted = await city.must(city.call(city.officer, 'POST', `/api/training/planner/runs/${run.id}/classes/${run.classes[0]!.key}/draft`))
    const plan = await city.must(city.call(city.officer, 'GET', `/api/training/plans/${drafted['id']}`))
    expect(plan).toMatchObject({ classHours: 24, outline: [{ topic: '安全与识图', hours: 4 }, { topic: '焊工实操', hours: 20 }], template: { id, version: 1, name: '焊工初级精品班', minSeats: 3, classHours: 24, asGiven: true }, costFen: String(24 * 12_000 + 8 * 12_000 + 30_000) })
    expect((await city.must(city.call(city.officer, 'GET', `/api/training/planner/runs/${run.id}`)))['classes'][0].template).toEqual({ id, version: 1, name: '焊工初级精品班' })
    expect(await read(id)).toMatchObject({ version: 2, classes: 1, usedBy: [{ id: drafted['id'], version: 1, state: 'draft' }], versions: [{ version: 2, classes: 0, standing: 'in-force' }, { version: 1, classes: 1, standing: 'never', name: '焊工初级精品班' }] })
  })
  test('a room without the equipment is refused with what it lacks; with the reason how it comes it stands, and the record keeps that', async () => {
    const { needId: another } = await city.asker()
    const { draft } = await city.must(city.call(city.officer, 'POST', '/api/training/plans/suggest', { needIds: [another] })) as { draft: { venueId: string } }
    const bare = await city.addVenue({ name: '没有焊机的教室', equipment: [{ name: '电焊机', count: 2 }] })
    const elsewhere = { ...draft, venueId: bare }
    const checked = await city.must(city.call(city.officer, 'POST', '/api/training/plans/check', { classId: null, draft: elsewhere }))
    expect((checked['conflicts'] as { code: string }[]).filter((one) => one.code === 'venue-lacks-equipment')).toMatchObject([{ hard: true, lacks: [{ name: '电焊机', have: 2, need: 8 }], fix: { kind: 'venue' } }])
    expect(checked['venues']).toContainEqual(expect.objectContaining({ id: bare, suits: false, why: ['venue-lacks-equipment'] }))
    const refused = await city.call(city.officer, 'POST', '/api/training/plans', elsewhere)
    expect([refused.body['code'], refused.body['details'].conflicts]).toMatchObject(['training.plan-conflicts', [{ code: 'venue-lacks-equipment' }]])
    const reasoned = await city.must(city.call(city.officer, 'POST', '/api/training/plans', { ...elsewhere, equipmentReason: '机电公司借 6 台，电话 13812345678' }))
    const kept = await city.must(city.call(city.officer, 'GET', `/api/training/plans/${reasoned['id']}`))
    expect(kept['equipmentReason']).toMatch(/^机电公司借 6 台，电话 (?!13812345678)/)
    // Back in a room that has it, there is nothing left to explain.
    const back = await city.must(city.call(city.officer, 'PUT', `/api/training/plans/${reasoned['id']}`, { ...elsewhere, venueId: draft.venueId, equipmentReason: '借', revision: reasoned['revision'] }))
    expect((await city.must(city.call(city.officer, 'GET', `/api/training/plans/${back['id']}`)))['equipmentReason']).toBeNull()
    await city.call(city.officer, 'DELETE', `/api/training/plans/${reasoned['id']}`)
  })
  test('a plan is suggested by today’s version; the cadre may deviate, which is said; another’s template is refused', async () => {
    const { needId } = await city.asker()
    const { draft, costFen } = await city.must(city.call(city.officer, 'POST', '/api/training/plans/suggest', { needIds: [needId] })) as { draft: { seats: number; outline: { topic: string; hours: number }[]; sessions: object[] }; costFen: string }
    expect(draft).toMatchObject({ template: { id, version: 2 }, outline: [{ topic: '焊工实操', hours: 32 }] })
    expect([draft.sessions.length, costFen]).toEqual([8, String(32 * 12_000 + 12_000 + 30_000)])
    const saved = await city.must(city.call(city.officer, 'POST', '/api/training/plans', { ...draft, outline: [{ topic: '焊工实操', hours: 30 }, { topic: '结业', hours: 2 }] }))
    expect((await city.must(city.call(city.officer, 'GET', `/api/training/plans/${saved['id']}`)))['template']).toMatchObject({ version: 2, asGiven: false })
    const next = await made({ level: 1 }, city.staff(city.other, 'training-officer'))
    for (const template of [{ id: next, version: 1 }, { id, version: 9 }]) expect((await city.call(city.officer, 'POST', '/api/training/plans', { ...draft, needIds: [], template })).body['code']).toBe('training.template-unknown')
    expect((await city.call(city.officer, 'POST', '/api/training/plans', { ...draft, needIds: [], level: 2 })).body['code']).toBe('training.template-unknown')
  })
  test('withdrawn, the next one by the rule takes its place; it can be made anew for the days after', async () => {
    expect((await create()).body['code']).toBe('training.template-exists')
    await city.must(withdraw(id, 2, '2026-12-01'))
    expect([(await offer('2026-11-30')).id === id, (await offer('2026-12-01')).name]).toEqual([true, '全市焊工班'])
    expect([(await revise(id, 2)).body['code'], (await withdraw(id, 2, '2026-12-02')).body['code']]).toEqual(['training.template-withdrawn', 'training.template-withdrawn'])
    expect([(await create()).body['code'], (await create({ validFrom: '2026-12-01' })).status]).toEqual(['training.template-exists', 200])
    const deeds = await city.database.query<{ action: string }>(`select action from audit_entry where subject = $1 order by at, id`, [`template:${id}`])
    expect(deeds.map((row) => row.action)).toEqual(['training.create-template', 'training.revise-template', 'training.withdraw-template'])
  })
})

describe('a sheet of templates comes in', () => {
  const sheet = (...rows: string[]) => Buffer.from(`班型名称,工种,技能等级,每次课时,最少人数,最多人数,课程大纲,场地要有的设备,说明\n${rows.join('\n')}`)
  const bring = (bytes: Buffer, dryRun = false) => city.asJob((ctx) => runImport(ctx, 'templates', { bytes, fileName: '班型.csv', dryRun }), city.county.scope)
  const plumber = '钳工班,钳工,,3,5,20,"理论：识图 4；实操：锉削 20",台钻×2,有事打 13812345678'
  const codes = (imported: Awaited<ReturnType<typeof bring>>) => imported.report.rejected.map(({ code }) => code)
  test('looked at first, nothing is written; then all sound rows are the unit’s own, and the same file again changes nothing, on a later day too', async () => {
    const bytes = sheet(plumber, '高级钳工班,钳工,高级工,4,5,20,实操：装配 40,,', '坏的,钳工,,9,5,20,实操：装配 40,,')
    const before = (await list('&whose=own'))['total'] as number
    expect([codes(await bring(bytes, true)), (await list('&whose=own'))['total']]).toEqual([['template-session-hours'], before])
    expect((await bring(bytes)).written).toEqual({ created: 2, known: 0 })
    const [row] = (await list(`&q=${encodeURIComponent('钳工班')}&sort=newest`))['rows'].filter((one: { name: string }) => one.name === '钳工班')
    expect(row).toMatchObject({ whose: 'own', levels: [], classHours: 24, practiceHours: 20, equipment: [{ name: '台钻', count: 2 }], validFrom: '2026-11-20', standing: 'in-force' })
    expect(row.note).not.toContain('13812345678')
    city.clock.set('2026-11-21T09:00:00+08:00')
    expect([(await bring(bytes)).written, codes(await bring(sheet(plumber.replace('识图 4', '识图 6'))))]).toEqual([{ created: 0, known: 2 }, ['template-held']])
    city.clock.set('2026-11-20T09:00:00+08:00')
  })
  test('it can be taken back whole while nobody has changed any of it', async () => {
    const { runId } = await bring(sheet('车工班,车工,,3,5,20,实操：车削 24,,'))
    const brought = async () => ((await list(`&q=${encodeURIComponent('车工班')}`))['rows'] as { id: string }[]).map((one) => one.id)
    const [id] = await brought()
    await city.database.query(`update training_template set latest = 2 where id = $1`, [id])
    await expect(city.asJob((ctx) => undoImport(ctx, runId))).rejects.toMatchObject({ code: 'imports.in-use' })
    await city.database.query(`update training_template set latest = 1 where id = $1`, [id])
    await city.asJob((ctx) => undoImport(ctx, runId))
    expect(await brought()).toEqual([])
  })
})

test('CT2: nobody who works at the console can change what a version says', async () => {
  const may = (column: string) => city.database.query<{ may: boolean }>(`select has_column_privilege('app_staff', 'training_template_version', $1, 'update') as may`, [column])
  expect([(await may('min_seats'))[0]!.may, (await may('outline'))[0]!.may, (await may('valid_until'))[0]!.may]).toEqual([false, false, true])
})

test('the invariants of templates hold on everything that was done', async () => {
  for (const check of templatesPart.checks) expect(await city.asJob((ctx) => check.run(ctx.tx, city.services))).toEqual([])
})
