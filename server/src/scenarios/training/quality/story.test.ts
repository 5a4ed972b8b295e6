import { describe, expect, test } from 'vitest'
import { inviteEvaluators } from '../evaluations/index.ts'
import { findClass } from '../plans/index.ts'
import { openCity, taughtClass, type Body } from '../results/test-support.ts'
import { qualityPart } from './index.ts'
import { watchClass } from './watch.ts'

describe('a class that was judged low is put right', async () => {
  const city = await openCity(qualityPart.routes)
  const { classId, workers } = await taughtClass(city)
  const reviewer = city.staff(city.county, 'training-reviewer')
  await city.asJob(async (ctx) => inviteEvaluators(ctx, (await findClass(ctx.tx, classId))!))
  const watch = () => city.asJob((ctx) => watchClass(ctx, classId))
  const say = (place: number, trainer: number) => city.must(city.call(workers[place]!, 'POST', `/api/training/my/classes/${classId}/evaluation`, { trainer, course: 5, teaching: 4, comment: '' }))
  const list = (as = city.officer) => city.must(city.call(as, 'GET', '/api/training/rectifications'))
  let id = ''
  const at = (what: string) => `/api/training/rectifications/${id}${what}`

  test('four of five have spoken: it is too early, whatever they said; the fifth opens the case, once', async () => {
    for (const place of [0, 1, 2, 3]) await say(place, 2)
    expect(await watch()).toBe(false)
    await say(4, 3)
    expect(await Promise.all([watch(), watch()]).then((opened) => opened.filter(Boolean).length)).toBe(1)
    expect(await watch()).toBe(false)
    const { rows, counts } = await list()
    expect(counts).toEqual({ open: 1, answered: 0, done: 0, dropped: 0 })
    expect(rows).toMatchObject([{ classId, state: 'open', overdue: false, shortfalls: [{ key: 'trainer', n: 5, mean: 2.2, below: 3.8 }] }])
    id = rows[0].id as string
  })

  test('a neighbour sees nothing of it and cannot touch it', async () => {
    const other = city.staff(city.other, 'training-officer')
    expect((await list(other))['rows']).toEqual([])
    expect((await city.call(other, 'GET', at(''))).status).toBe(404)
    expect((await city.call(other, 'POST', at('/answer'), { measures: '换一位教师来上这门课' })).status).toBe(404)
    expect((await city.call(workers[0]!, 'GET', at(''))).status).toBe(403)
  })

  test('measures of a few letters are none; written, they are not accepted by who wrote them, and may be given back with a reason', async () => {
    expect((await city.call(city.officer, 'POST', at('/answer'), { measures: '会改的' })).status).toBe(400)
    const answered = await city.must(city.call(city.officer, 'POST', at('/answer'), { measures: '实操课减到十人一组，另请一位技师带教。' }))
    expect(answered).toMatchObject({ state: 'answered', can: [] })
    expect((await city.call({ ...reviewer, accountId: city.officer.accountId }, 'POST', at('/verify'), { accepted: true, note: null })).body['code']).toBe('training.rectification-own')
    expect((await city.call(reviewer, 'POST', at('/verify'), { accepted: false, note: ' ' })).body['code']).toBe('training.rectification-say-why')
    expect(await city.must(city.call(reviewer, 'POST', at('/verify'), { accepted: false, note: '没有写谁来带、几时起' }))).toMatchObject({ state: 'open', note: '没有写谁来带、几时起' })
    await city.must(city.call(city.officer, 'POST', at('/answer'), { measures: '一月起由周师傅带实操，十人一组。' }))
  })

  test('accepted once by another; the timeline says who and what, and what came after is nothing yet', async () => {
    const answers = await Promise.all([1, 2].map(() => city.call(reviewer, 'POST', at('/verify'), { accepted: true, note: null })))
    expect(answers.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const done = await city.must(city.call(reviewer, 'GET', at('')))
    expect(done).toMatchObject({ state: 'done', due: null, can: [], measures: '一月起由周师傅带实操，十人一组。', effect: { trainer: { classes: 0, mean: null }, like: { classes: 0 } } })
    expect(done['steps'].map((step: Body) => step['what'])).toEqual(['opened', 'answered', 'returned', 'answered', 'accepted'])
    expect((done['effect'] as Body)['before']).toBeCloseTo((2.2 + 5 + 4) / 3)
    expect((await city.call(reviewer, 'POST', at('/drop'), { reason: '不用改' })).body['code']).toBe('training.rectification-moved-on')
  })

  test('the rule is the unit’s own, within bounds', async () => {
    for (const wrong of [{ below: 0.9, minForms: 5 }, { below: 3.55, minForms: 5 }, { below: 4, minForms: 4 }, { below: 'four', minForms: 5 }]) expect((await city.call(city.officer, 'POST', '/api/training/quality-rule', wrong)).status).toBe(400)
    expect((await city.call(reviewer, 'POST', '/api/training/quality-rule', { below: 4, minForms: 8 })).status).toBe(403)
    await city.must(city.call(city.officer, 'POST', '/api/training/quality-rule', { below: 4.2, minForms: 8 }))
    expect((await list())['rule']).toEqual({ below: 4.2, minForms: 8 })
    expect((await list(city.staff(city.other, 'training-officer')))['rule']).toEqual({ below: 3.8, minForms: 5 })
  })
})
