import { describe, expect, test } from 'vitest'
import { cockpitFigures } from '@guildhall/contract'
import type { Actor } from '#platform/http'
import { newId } from '#platform/ids'
import { inviteEvaluators } from '../evaluations/index.ts'
import { applyNeeds, undoNeeds } from '../needs/index.ts'
import { wish } from '../needs/test-support.ts'
import { findClass } from '../plans/index.ts'
import { certificateOf, marks, openCity, taughtClass, type Body } from '../results/test-support.ts'
import { cockpitPart, countFigures, recountFigures } from './index.ts'

type City = Awaited<ReturnType<typeof openCity>>

const count = (city: City) => countFigures({ inTransaction: (work) => city.asJob(work) })
const look = (city: City, as: Actor, query = '') => city.must(city.call(as, 'GET', `/api/cockpit${query}`))
const valueOf = (cockpit: Body) => Object.fromEntries((cockpit['figures'] as Body[]).map((figure) => [figure['key'], figure['value']]))

/** All records behind a figure, page by page. */
async function behind(city: City, as: Actor, figure: string, query: Record<string, string> = {}) {
  const rows: Body[] = []
  let answer: Body = {}
  for (let cursor: string | null = ''; cursor !== null;) {
    answer = await city.must(city.call(as, 'GET', `/api/cockpit/${figure}/records?${new URLSearchParams({ limit: '2', ...query, ...(cursor && { cursor }) })}`))
    rows.push(...answer['rows'] as Body[])
    cursor = answer['next'] as string | null
  }
  return { answer, rows, people: rows.reduce((sum, row) => sum + (row['counts'] as number), 0), of: rows.reduce((sum, row) => sum + (row['of'] as number), 0) }
}

async function holds(city: City) {
  for (const check of cockpitPart.checks ?? []) expect([check.name, await city.asJob((ctx) => check.run(ctx.tx, city.services))]).toEqual([check.name, []])
}

describe('the cockpit follows the story of a class', async () => {
  const city = await openCity(cockpitPart.routes)
  const leader = city.staff(city.county, 'leader')
  const { classId, trainer, workers, enrolmentOf } = await taughtClass(city)
  const firm = city.staff(city.firm, 'enterprise-hr')

  test('what is asked for counts once it is counted, in people: until then the page says that something waits', async () => {
    await city.must(city.call(firm, 'POST', '/api/training/unit-needs', { ...wish({ words: '', occupationId: city.occupation('electrician') }), seats: 18, budget: null, contactName: '章一', contactPhone: '13900009999' }))
    const before = await look(city, leader)
    expect(before['counting']).toBeGreaterThan(0)
    expect(valueOf(before)).toMatchObject({ asked: 0, satisfaction: null })
    await count(city)
    const after = await look(city, leader)
    expect(after['counting']).toBe(0)
    expect(valueOf(after)).toEqual({ asked: 23, planned: 5, trained: 0, passed: 0, certified: 0, satisfaction: null })
    expect(after).toMatchObject({ by: 'town', unit: '龙亭区总工会', from: '2026-01', to: '2026-12' })
  })

  test('figures stand in their month, one may choose another, and the trend has twelve', async () => {
    const november = await look(city, leader, '?month=2026-11')
    expect(valueOf(november)).toMatchObject({ asked: 5, planned: 5 })
    const december = await look(city, leader, '?month=2026-12')
    expect((december['figures'] as Body[])[0]).toMatchObject({ value: 18, latest: 18, before: 5 })
    expect(december['trend']).toHaveLength(12)
    expect((december['trend'] as Body[]).slice(-2)).toEqual([{ month: '2026-11', asked: 5, planned: 5 }, { month: '2026-12', asked: 18, planned: 0 }])
  })

  test('towns by what share of their demand is arranged, with what those who wait want to learn', async () => {
    const { places, occupations } = await look(city, leader)
    expect(places).toEqual([{ key: '东墩镇', name: '东墩镇', asked: 23, planned: 5, trained: 0, passed: 0, certified: 0, satisfaction: null, before: { asked: 5, planned: 5 }, waiting: [{ occupation: '电工', seats: 18 }] }])
    expect(occupations).toEqual([expect.objectContaining({ name: '电工', asked: 18, planned: 0 }), expect.objectContaining({ name: '焊工', asked: 5, planned: 5 })])
  })

  test('results, certificates and judgements count when they are final', async () => {
    const [first, second, third, fourth, fifth] = workers.map(enrolmentOf) as [string, string, string, string, string]
    await city.must(city.call(trainer, 'POST', `/api/training/classes/${classId}/marks`, { rows: [marks(first, 82, 90), marks(second, 59, 88), marks(third, 75, 91), marks(fourth, null, null, true), marks(fifth, 90, 90)] }))
    await city.must(city.call(trainer, 'POST', `/api/training/classes/${classId}/results/submit`))
    await count(city)
    expect(valueOf(await look(city, leader))).toMatchObject({ trained: 0, passed: 0 })
    await city.must(city.call(city.staff(city.county, 'training-reviewer'), 'POST', `/api/training/classes/${classId}/results/confirm`))
    await city.asJob(async (ctx) => inviteEvaluators(ctx, (await findClass(ctx.tx, classId))!))
    for (const [index, scores] of [[5, 5, 4], [3, 4, 2]].entries()) {
      await city.must(city.call(workers[index]!, 'POST', `/api/training/my/classes/${classId}/evaluation`, { trainer: scores[0], course: scores[1], teaching: scores[2], comment: '' }))
    }
    await count(city)
    expect(valueOf(await look(city, leader))).toEqual({ asked: 23, planned: 5, trained: 4, passed: 2, certified: 2, satisfaction: 4 / 6 })
    await holds(city)
  })

  test('behind every figure are as many records as it says, and they add up to it: for every filter there is', async () => {
    for (const query of [{}, { month: '2026-11' }, { month: '2026-12' }, { town: '东墩镇' }, { town: '没有这个镇' }, { division: '410203' }] as Record<string, string>[]) {
      const cockpit = await look(city, leader, `?${new URLSearchParams(query)}`)
      for (const figure of cockpit['figures'] as Body[]) {
        const { answer, rows, people, of } = await behind(city, leader, figure['key'], query)
        expect([figure['key'], query, rows.length, answer['value']]).toEqual([figure['key'], query, figure['records'], figure['value']])
        expect(figure['kind'] === 'sum' ? people : of === 0 ? null : people / of).toBe(figure['value'])
        expect(new Set(rows.map((row) => row['id'])).size).toBe(rows.length)
      }
    }
    for (const occupation of (await look(city, leader))['occupations'] as Body[]) expect((await behind(city, leader, 'asked', { occupation: occupation['id'] })).people).toBe(occupation['asked'])
  })

  test('every figure of a town and of an occupation leads to its records, also of what names none', async () => {
    const { places, occupations } = await look(city, leader) as { places: Body[]; occupations: Body[] }
    // The class was held in no town of its own: its results stand apart from what the town asked for.
    expect(places.map((place) => [place['key'], place['asked'], place['trained'], place['passed'], place['certified'], place['satisfaction']])).toEqual([['东墩镇', 23, 0, 0, 0, null], [null, 0, 4, 2, 2, 4 / 6]])
    expect(occupations.find((one) => one['name'] === '焊工')).toMatchObject({ trained: 4, passed: 2, certified: 2, satisfaction: 4 / 6 })
    const cells = [...places.map((place) => [place, place['key'] === null ? { without: 'town' } : { town: place['key'] as string }] as const), ...occupations.map((one) => [one, { occupation: one['id'] as string }] as const)]
    for (const [shown, query] of cells) {
      for (const figure of cockpitFigures) expect([query, figure, (await behind(city, leader, figure, query as Record<string, string>)).answer['value']]).toEqual([query, figure, shown[figure]])
    }
  })

  test('the records lead to their pages, and people are masked', async () => {
    const needs = await behind(city, leader, 'asked')
    expect(needs.rows[0]).toMatchObject({ kind: 'need', title: '电工', who: '龙亭恒禾精密有限公司', counts: 18, state: 'open', link: expect.stringMatching(/^\/needs\//) })
    const people = await behind(city, leader, 'certified')
    for (const row of people.rows) expect(row).toMatchObject({ who: expect.stringMatching(/^林\*/), state: 'passed', link: expect.stringMatching(/^\/certificates\//), number: expect.stringMatching(/^[A-Z]\d{16}$/) })
    expect((await behind(city, leader, 'satisfaction')).rows.map((row) => row['who'])).toEqual([null, null])
  })

  test('what has just happened is told without names, many together in one line', async () => {
    const { events } = await look(city, leader) as { events: Body[] }
    expect(events.map((event) => event['kind'])).toEqual(expect.arrayContaining(['need', 'class-published', 'enrolled', 'checked-in', 'results-confirmed', 'judged']))
    expect(events.find((event) => event['kind'] === 'enrolled')).toMatchObject({ count: 5, title: '焊工（初级）晚间班' })
    expect(events.map((event) => event['at'])).toEqual(events.map((event) => event['at'] as string).sort().reverse())
    expect(JSON.stringify(events)).not.toMatch(/林|沈国梁|139/)
  })

  test('a withdrawn need and a revoked certificate are taken out where they were counted', async () => {
    const certificate = await certificateOf(city, workers[0]!)
    await city.must(city.call(city.staff(city.county, 'training-reviewer'), 'POST', `/api/training/certificates/${certificate.id}/revoke`, { reason: '身份信息录错，重新发证' }))
    const { rows: [need] } = await behind(city, leader, 'asked')
    const revision = ((await city.must(city.call(city.officer, 'GET', `/api/training/needs/${need!['id']}`)))['need'] as Body)['revision'] as number
    await city.must(city.call(city.officer, 'POST', `/api/training/needs/${need!['id']}/withdraw`, { reason: '企业停产', revision }))
    await count(city)
    expect(valueOf(await look(city, leader))).toMatchObject({ asked: 5, certified: 1, passed: 2 })
    await holds(city)
  })

  test('another county, and whoever has no such permission, sees nothing of it', async () => {
    const away = city.staff(city.other, 'leader')
    expect(valueOf(await look(city, away))).toEqual({ asked: 0, planned: 0, trained: 0, passed: 0, certified: 0, satisfaction: null })
    for (const figure of cockpitFigures) expect((await behind(city, away, figure)).rows).toEqual([])
    expect((await look(city, away))['events']).toEqual([])
    expect((await city.call(city.staff(city.county, 'window-clerk'), 'GET', '/api/cockpit')).status).toBe(403)
    expect((await city.call(workers[0]!, 'GET', '/api/cockpit')).status).toBe(403)
  })

  test('the city sees its counties side by side, and the towns of the one it chooses', async () => {
    const top = city.staff(city.city, 'leader')
    const whole = await look(city, top)
    expect(whole).toMatchObject({ by: 'division', places: [{ key: '410202', name: '龙亭区', asked: 5, planned: 5 }, { key: '410203', asked: 0 }] })
    expect(await look(city, top, '?division=410202')).toMatchObject({ by: 'town', places: [{ key: '东墩镇', asked: 5 }, { key: null, asked: 0, trained: 4 }] })
  })

  test('nonsense in the address is refused, not guessed', async () => {
    for (const query of ['?month=2026-13', '?month=十一月', '?division=123', '?town=%00']) expect((await city.call(leader, 'GET', `/api/cockpit${query}`)).status).toBe(400)
    expect((await city.call(leader, 'GET', '/api/cockpit/salary/records')).status).toBe(400)
    expect((await city.call(leader, 'GET', '/api/cockpit/asked/records?cursor=AAAA')).status).toBe(400)
    expect(valueOf(await look(city, leader, '?town=𠮷龘😀'))).toMatchObject({ asked: 0 })
  })
})

describe('a file of needs', async () => {
  const city = await openCity(cockpitPart.routes)
  const leader = city.staff(city.city, 'leader')
  const row = (index: number) => ({
    source: 'worker' as const, contactName: '林小禾', contactPhone: `1370000${String(1000 + index)}`, unitName: null, creditCode: null, trade: '电焊', words: null, occupation: '焊工', occupationKey: 'welder', level: 1,
    division: index % 2 ? '410202' : '410203', town: null, seats: 1, availability: [], earliestStart: null, deadline: null, budget: null, submittedAt: '2026-10-08T09:00:00',
  })

  test('moves the figures when it comes in, and back when it is undone', async () => {
    const importId = newId()
    await city.database.query(`insert into import_run (id, kind, unit_id, scope, file_name, sha256, counts, report, state, imported_by, imported_at) values ($1, 'needs', $2, $3, 'needs.xlsx', '\\x00', '{}', '{}', 'done', 'job:test', now())`,
      [importId, city.city.id, city.city.scope])
    await city.asJob((ctx) => applyNeeds(ctx, Array.from({ length: 60 }, (_, index) => row(index)), { importId, unit: city.city }))
    await count(city)
    expect(await look(city, leader)).toMatchObject({ places: [{ name: '龙亭区', asked: 30 }, { name: '顺河回族区', asked: 30 }], events: [{ kind: 'needs-imported', count: 60 }] })
    await city.asJob((ctx) => undoNeeds(ctx, importId))
    await count(city)
    expect(valueOf(await look(city, leader))).toMatchObject({ asked: 0, planned: 0 })
    expect(await city.database.query(`select count(*)::int as n from metric_entry`)).toEqual([{ n: 0 }])
    await holds(city)
  })
})

describe('whatever happens', async () => {
  const city = await openCity(cockpitPart.routes)
  const leader = city.staff(city.county, 'leader')
  const asked = async () => valueOf(await look(city, leader))['asked']

  test('needs that are filed while others are being counted are all counted, each once', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, (_, index) => city.worker('林小禾', `1360000${String(1000 + index)}`)))
    await Promise.all([...people.map((worker) => city.must(city.call(worker, 'POST', '/api/training/my-needs', wish()))), ...Array.from({ length: 6 }, () => count(city))])
    await count(city)
    expect(await asked()).toBe(12)
    await holds(city)
  })

  test('doctor sees a figure that was tampered with, and counting anew puts it right', async () => {
    await city.database.query(`update metric_entry set numerator = numerator + 5 where metric = 'training.asked' and ref = (select min(ref::text)::uuid from metric_entry)`)
    const found = await Promise.all((cockpitPart.checks ?? []).map((check) => city.asJob((ctx) => check.run(ctx.tx, city.services))))
    expect(found.map((problems) => problems.length)).toEqual([1, 1])
    await city.database.query(`update metric_fact set numerator = numerator + 5 where metric = 'training.asked' and entries > 0`)
    await recountFigures({ inTransaction: (work) => city.asJob(work) })
    expect(await asked()).toBe(12)
    await holds(city)
  })
})
