import { describe, expect, test } from 'vitest'
import type { Actor } from '#platform/http'
import { classesForTest } from '../classes/test-support.ts'
import { homePart } from '../home/index.ts'
import { wish } from '../needs/test-support.ts'
import { offersPart } from './index.ts'
import { sendOffers } from './send-offers.ts'

type Worker = Extract<Actor, { kind: 'worker' }>
type Round = { told: number; sent: number; texted: number; enrolled: number }

describe('free seats are offered to people who asked for the like (通知有空的人)', async () => {
  const city = await classesForTest(offersPart.routes)
  const { classId } = await city.announce({ seats: 3, open: false })
  city.clock.set('2026-11-22T10:00:00+08:00')
  /** Somebody with an open request for welding. */
  async function seeker(name: string, more: object = {}): Promise<Worker> {
    const who = await city.worker(name, city.nextPhone())
    await city.must(city.call(who, 'POST', '/api/training/my-needs', wish(more)))
    return who
  }
  const path = `/api/training/classes/${classId}/offers`
  const preview = (body: object = {}, as: Actor = city.officer) => city.call(as, 'POST', `${path}/preview`, body)
  const make = (body: object = {}, as: Actor = city.officer, of = classId) => city.call(as, 'POST', `/api/training/classes/${of}/offers`, body)
  const list = (as: Actor = city.officer, of = classId) => city.must(city.call(as, 'GET', `/api/training/classes/${of}/offers`))
  const reasons = (body: Record<string, unknown>) => Object.fromEntries((body['leftOut'] as { reason: string; people: number }[]).map((one) => [one.reason, one.people]))
  const choose = (who: Worker, wanted: boolean) => city.call(who, 'POST', '/api/training/my/offer-choice', { wanted })
  async function send(of = classId) {
    const rounds = await city.database.query<{ id: string }>('select id from training_offer_round where class_id = $1', [of])
    for (const { id } of rounds) await city.runJob((ctx) => (sendOffers as unknown as { run: (ctx: unknown, payload: object) => Promise<unknown> }).run(ctx, { classId: of, roundId: id }))
  }

  const [evening, anyTime, weekend, senior, , silent, enrolled] = [
    await seeker('林禾'), await seeker('石磊', { level: null, windows: [], town: null }), await seeker('周末', { windows: ['weekend'] }), await seeker('高工', { level: 3 }), await seeker('邻县', { division: '410203' }), await seeker('不想'), await seeker('已报'),
  ]
  city.clock.set('2026-11-25T10:00:00+08:00')
  await city.must(city.enrol(enrolled, classId))
  await city.must(choose(silent, false))

  test('the preview says how many and why others not, shows some masked, and writes nothing', async () => {
    const body = await city.must(preview())
    // Their own request went with the seat of who enrolled: it is not open any more, so they are no candidate at all.
    expect(body).toMatchObject({ bar: null, free: 2, asked: 5, fits: 2, textable: 2, limits: { perDay: 1, perWeek: 3 }, towns: [{ town: '东墩镇', people: 4 }, { town: null, people: 1 }] })
    expect(reasons(body)).toEqual({ declined: 1, 'other-level': 1, time: 1 })
    expect(body['sample']).toMatchObject([{ person: { name: '林*', phone: expect.stringMatching(/^\d{3}\*{4}\d{4}$/) as string }, windows: ['weekday-evening'] }, { person: { name: '石*' }, windows: [], town: null }])
    expect(JSON.stringify(body)).not.toContain('林禾')
    expect((await city.must(preview({ towns: ['西墩镇'] })))['fits']).toBe(0)
    expect((await city.must(preview({ towns: ['东墩镇'] })))['fits']).toBe(1)
    expect(await city.database.query('select id from training_offer')).toEqual([])
  })

  test('only whoever runs the class may; to the neighbour it does not exist', async () => {
    for (const as of [city.staff(city.other, 'training-officer')]) expect([(await preview({}, as)).status, (await make({}, as)).status]).toEqual([404, 404])
    for (const as of [city.staff(city.county, 'training-reviewer'), city.staff(city.county, 'leader'), evening]) expect([(await preview({}, as)).status, (await make({}, as)).status]).toEqual([403, 403])
    expect((await city.call(city.staff(city.other, 'leader'), 'GET', path)).status).toBe(404)
  })

  test('pressed by two at once, each person is told once: by notice and by text', async () => {
    const both = await Promise.all([make(), make()])
    expect(both.map((one) => one.body['told'] as number).sort((a, b) => a - b)).toEqual([0, 2])
    expect((await city.must(make()))['told']).toBe(0)
    await send()
    await send()
    const told = async (who: Worker) => (await city.noticesOf(who)).filter((kind) => kind === 'training.seats-free').length
    expect(await Promise.all([evening, anyTime, weekend, senior, silent, enrolled].map(told))).toEqual([1, 1, 0, 0, 0, 0])
    expect(await city.textsOf('training.seats-free')).toBe(2)
    expect(await list()).toMatchObject({ told: 2, enrolled: 0, rounds: [{ told: 2, sent: 2, texted: 2, enrolled: 0, free: 2 }] })
    expect(reasons(await city.must(preview()))).toMatchObject({ told: 2 })
  })

  test('it stands in the timeline of the class, and afterwards how many came of it', async () => {
    await city.must(city.enrol(evening, classId))
    expect((await list())['rounds'] as Round[]).toMatchObject([{ enrolled: 1 }])
    const record = await city.must(city.call(city.officer, 'GET', `/api/training/classes/${classId}`))
    expect(record['timeline']).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'offers', count: 2, of: 1 })]))
    await city.must(city.leave(evening, classId))
    expect((await list())['rounds'] as Round[]).toMatchObject([{ enrolled: 0 }])
  })

  test('another class the same day does not text the same people; the next day it may; after three in a week no more', async () => {
    const days = (n: number) => [{ day: `2026-12-${String(14 + n)}`, from: '18:30', to: '20:45', topic: '平焊' }, { day: `2026-12-${String(15 + n)}`, from: '18:30', to: '20:45', topic: '立焊' }]
    const others = [await city.announce({ sessions: days(0) }), await city.announce({ sessions: days(0) }), await city.announce({ sessions: days(0) })]
    const [a, b, c] = others.map((one) => one.classId) as [string, string, string]
    // 林禾 and 石磊 heard of the first class today.
    expect((await city.must(make({}, city.officer, a)))['leftOut']).toEqual(expect.arrayContaining([{ reason: 'enough-today', people: 2 }]))
    city.clock.set('2026-11-26T10:00:00+08:00')
    expect((await city.must(make({}, city.officer, a)))['told']).toBe(2)
    expect(reasons(await city.must(make({}, city.officer, b)))).toMatchObject({ 'enough-today': 2 })
    city.clock.set('2026-11-27T10:00:00+08:00')
    expect((await city.must(make({}, city.officer, b)))['told']).toBe(2)
    city.clock.set('2026-11-28T10:00:00+08:00')
    expect(reasons(await city.must(make({}, city.officer, c)))).toMatchObject({ 'enough-week': 2 })
    city.clock.set('2026-12-02T10:00:00+08:00')
    expect((await city.must(make({}, city.officer, c)))['told']).toBe(2)
    // The database holds the day, whatever a program thinks.
    await expect(city.database.query(`insert into training_offer select gen_random_uuid(), round_id, $1, scope, person_id, need_id, offered_on, offered_at from training_offer where class_id = $2 limit 1`, [classId, c])).rejects.toThrow(/duplicate key/)
  })

  test('a no, a place, or a class called off holds back what has not gone out yet', async () => {
    const { classId: late } = await city.announce({ sessions: [{ day: '2026-12-21', from: '18:30', to: '20:45', topic: '平焊' }, { day: '2026-12-22', from: '18:30', to: '20:45', topic: '立焊' }] })
    const [no, yes] = [await seeker('孙不'), await seeker('李要')]
    city.clock.set('2026-12-04T10:00:00+08:00')
    expect((await city.must(make({}, city.officer, late)))['told']).toBeGreaterThanOrEqual(2)
    // At the desk, for the worker; the record says so.
    const clerk = city.staff(city.county, 'window-clerk')
    expect((await choose(city.helped(no, clerk), false)).body).toMatchObject({ wanted: false })
    expect(await city.database.query('select assisted from training_offer_choice where person_id = $1', [no.personId])).toEqual([{ assisted: true }])
    await city.must(city.enrol(yes, late))
    await send(late)
    expect([await city.noticesOf(no), await city.noticesOf(yes)].flat().filter((kind) => kind === 'training.seats-free')).toEqual([])
    const states = await city.database.query<{ state: string; n: number }>('select state, count(*)::int as n from training_offer where class_id = $1 group by 1 order by 1', [late])
    expect(states).toEqual([{ state: 'dropped', n: 2 }, expect.objectContaining({ state: 'sent' })])
    const [called] = await city.database.query<{ id: string }>(`select class_id as id from training_offer where state = 'waiting' limit 1`)
    await city.must(city.call(city.officer, 'POST', `/api/training/plans/${called!.id}/cancel`, { reason: '教师病了' }))
    await send(called!.id)
    expect(await city.database.query('select distinct state from training_offer where class_id = $1', [called!.id])).toEqual([{ state: 'dropped' }])
    expect(await city.asJob(async (ctx) => (await offersPart.checks![0]!.run(ctx.tx, city.services)))).toEqual([])
  })

  test('a full class, one that waits, or one made for a unit offers nothing', async () => {
    const { classId: full } = await city.announce({ seats: 1, sessions: [{ day: '2026-12-28', from: '18:30', to: '20:45', topic: '平焊' }, { day: '2026-12-29', from: '18:30', to: '20:45', topic: '立焊' }] })
    await city.must(city.enrol(await city.newWorker(), full))
    expect((await make({}, city.officer, full)).body['code']).toBe('training.offer-full')
    expect((await city.must(city.call(city.officer, 'POST', `/api/training/classes/${full}/offers/preview`, {})))).toMatchObject({ bar: 'training.offer-full', fits: 0, sample: [] })
    const { classId: custom } = await city.announce({ kind: 'custom', sessions: [{ day: '2026-12-28', from: '08:30', to: '10:45', topic: '平焊' }, { day: '2026-12-29', from: '08:30', to: '10:45', topic: '立焊' }] })
    expect((await make({}, city.officer, custom)).body['code']).toBe('training.offer-custom')
  })

  test('what somebody was told and chose is among what is held about them', async () => {
    const sections = await city.asJob((ctx) => homePart.held![0]!({ ...ctx, actor: silent } as never))
    expect(sections.find((section) => section.source === 'training.offers')!.rows).toMatchObject([{ what: { zh: '不要通知' } }])
    expect((await city.must(city.call(anyTime, 'GET', '/api/training/my/offer-choice')))).toEqual({ wanted: true, chosenAt: null })
  })
})
