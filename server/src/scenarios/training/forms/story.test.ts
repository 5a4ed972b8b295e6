import { describe, expect, test } from 'vitest'
import { inviteEvaluators } from '../evaluations/index.ts'
import { findClass } from '../plans/index.ts'
import { openCity, taughtClass, type Body } from '../results/test-support.ts'
import { formsPart } from './index.ts'

const label = (zh: string, en: string | null = null) => ({ zh, en })
const own = (key: string, more: object) => ({ key, kind: 'rating', label: label(key), required: true, section: null, kinds: null, when: null, options: [], multiple: false, ...more })
const why = own('qwhy00001', { kind: 'choice', label: label('哪里教得不好', 'What was wrong'), multiple: true, when: { question: 'trainer', is: [1, 2] }, options: [{ key: 'o1', label: label('听不懂') }, { key: 'o2', label: label('太快') }], section: label('教学') })
const say = own('qsay00001', { kind: 'text', label: label('哪一段太快'), required: false, when: { question: 'qwhy00001', is: ['o2'] } })
const gear = own('qgear0001', { label: label('设备够不够') })
const firm = own('qfirm0001', { label: label('派得出人吗'), kinds: ['enterprise'] })

describe('a unit asks what it wants to know, beside what everybody is asked', async () => {
  const city = await openCity(formsPart.routes)
  const { classId, workers } = await taughtClass(city)
  await city.asJob(async (ctx) => inviteEvaluators(ctx, (await findClass(ctx.tx, classId))!))
  const above = city.staff(city.city, 'training-officer')
  const at = '/api/training/evaluation-form'
  const get = (as = city.officer) => city.must(city.call(as, 'GET', at))
  const save = (questions: object[], updatedAt: unknown, as = city.officer) => city.call(as, 'PUT', `${at}/draft`, { questions, updatedAt })
  const publish = async (questions: object[], as = city.officer): Promise<Body> => {
    const saved = await city.must(save(questions, (await get(as))['draft'].updatedAt, as))
    return city.must(city.call(as, 'POST', `${at}/publish`, { updatedAt: saved['draft'].updatedAt }))
  }
  const judge = (place: number, more: object) => city.call(workers[place]!, 'POST', `/api/training/my/classes/${classId}/evaluation`, { trainer: 5, course: 5, teaching: 4, ...more })
  const keysOf = (body: Body) => (body['questions'] as { key: string }[]).map((one) => one.key)
  const mine = async (place = 0) => (await city.must(city.call(workers[place]!, 'GET', `/api/training/my/classes/${classId}/evaluation`)))['form'] as Body

  test('before anybody wrote one, the form is that of the system: three ratings and a word', async () => {
    expect(await get()).toMatchObject({ mayEdit: true, from: null, own: false, draft: { questions: [], updatedAt: null, changed: false, problems: [] }, versions: [] })
    expect(keysOf(await mine())).toEqual(['trainer', 'course', 'teaching', 'comment'])
  })

  test('a draft is kept with its flaws, which are named and keep it from being published', async () => {
    const saved = await city.must(save([{ ...say, required: true }, { ...why, options: why.options.slice(0, 1) }], null))
    expect(saved['draft']).toMatchObject({ changed: true, problems: [{ question: 'qsay00001', problem: 'looks-ahead' }, { question: 'qwhy00001', problem: 'few-options' }] })
    expect((await city.call(city.officer, 'POST', `${at}/publish`, { updatedAt: saved['draft'].updatedAt })).body['code']).toBe('training.form-flawed')
    expect((await save([], null)).body['code']).toBe('platform.changed-meanwhile')
    expect(keysOf(await mine())).toHaveLength(4)
  })

  test('published, it is asked between the fixed questions; a unit below takes it, a neighbour does not', async () => {
    const published = await publish([why, say, gear, firm])
    expect(published).toMatchObject({ own: true, from: '龙亭区总工会', draft: { changed: false }, versions: [{ questions: 8, submissions: 0 }] })
    expect(keysOf(await mine())).toEqual(['trainer', 'course', 'teaching', 'qwhy00001', 'qsay00001', 'qgear0001', 'qfirm0001', 'comment'])
    expect((await get(city.staff(city.town, 'training-officer')))).toMatchObject({ own: false, from: '龙亭区总工会' })
    expect((await get(city.staff(city.other, 'training-officer')))).toMatchObject({ own: false, from: null })
    expect((await get(above))).toMatchObject({ own: false, from: null })
    const nowhere = city.staff(city.other, 'training-officer')
    expect((await city.call(nowhere, 'GET', `${at}/versions/${published['versions'][0].version}`)).status).toBe(404)
    expect((await city.call(nowhere, 'GET', `/api/training/classes/${classId}/evaluation-form`)).status).toBe(404)
    expect((await save([], null, city.staff(city.county, 'training-reviewer'))).status).toBe(403)
  })

  test('only what is asked is answered: what is open is refused, and so is what the path passed by', async () => {
    const wrong = async (more: object) => {
      const { status, body } = await judge(0, more)
      expect(status).toBe(422)
      return (body['details'].problems as Body[]).map((one) => `${one['question']} ${one['problem']}`)
    }
    expect(await wrong({})).toEqual(['qgear0001 missing'])
    expect(await wrong({ more: { qgear0001: 4, qwhy00001: ['o1'] } })).toEqual(['qwhy00001 not-asked'])
    expect(await wrong({ trainer: 2, more: { qgear0001: 4 } })).toEqual(['qwhy00001 missing'])
    expect(await wrong({ trainer: 2, more: { qgear0001: 4, qwhy00001: ['o1'], qsay00001: '中间' } })).toEqual(['qsay00001 not-asked'])
    expect(await wrong({ more: { qgear0001: 4, qfirm0001: 5 } })).toEqual(['qfirm0001 not-asked'])
    expect((await judge(0, { more: { gear: 4 } })).status).toBe(400)
    await city.must(judge(0, { trainer: 2, more: { qgear0001: 4, qwhy00001: ['o2', 'o1'], qsay00001: '第二节，打 13800138000 问我' } }))
  })

  test('a new version changes nothing for whoever holds the old one: their answer stays with it', async () => {
    const old = (await mine(1))['version'] as number
    await publish([{ ...gear, label: label('设备够用吗') }])
    expect(keysOf(await mine(1))).toEqual(['trainer', 'course', 'teaching', 'qgear0001', 'comment'])
    await city.must(judge(1, { trainer: 1, version: old, more: { qgear0001: 3, qwhy00001: ['o1'] } }))
    await city.must(judge(2, { more: { qgear0001: 5 } }))
    expect((await judge(3, { version: 9_999 })).body['code']).toBe('training.form-unknown')
    expect((await get())['versions'].map((one: Body) => one['submissions'])).toEqual([1, 2])
    expect((await city.must(city.call(city.officer, 'GET', `${at}/versions/${old}`)))['questions'][5].label.zh).toBe('设备够不够')
  })

  test('a form on paper is typed in by its version, once', async () => {
    const { form, versions } = await city.must(city.call(city.officer, 'GET', `/api/training/classes/${classId}/evaluation-form`))
    const enter = (more: object) => city.call(city.officer, 'POST', `/api/training/classes/${classId}/paper-evaluations`, { trainer: 2, course: 4, teaching: 4, formNumber: 'PJ00001', evaluator: 'worker', filledOn: '2026-12-10', ...more })
    expect(versions.map((one: Body) => one['version'])).toEqual([3, 2, 1])
    const old = { version: versions[1].version, more: { qgear0001: 2, qwhy00001: ['o2'], qsay00001: '焊缝那段' } }
    expect((await enter({ ...old, version: form.version })).status).toBe(422)
    expect((await Promise.all([enter(old), enter(old)])).map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 409])
  })

  test('the report tells what the unit asked besides, and the fixed figures stay those of the fixed questions', async () => {
    await city.must(judge(3, { more: { qgear0001: 1 } }))
    const report = await city.must(city.call(city.officer, 'GET', `/api/training/classes/${classId}/report`))
    expect(report['ratings'].map((one: Body) => one['key'])).toEqual(['trainer', 'course', 'teaching'])
    expect(report['own']).toMatchObject([
      { key: 'qgear0001', label: { zh: '设备够用吗' }, n: 5, mean: 3 },
      { key: 'qwhy00001', options: [{ key: 'o1', n: 2 }, { key: 'o2', n: 2 }] },
      { key: 'qsay00001', said: { kind: 'shown', texts: expect.arrayContaining(['第二节，打 *** 问我', '焊缝那段']) } },
      { key: 'qfirm0001', n: 0 },
    ])
    expect(report['comments']).toEqual({ kind: 'shown', texts: [] })
    const trainer = (await city.database.query<{ id: string }>('select trainer_id as id from training_class where id = $1', [classId]))[0]!.id
    const profile = await city.must(city.call(city.officer, 'GET', `/api/training/trainers/${trainer}/profile`))
    expect(profile['ratings'].map((one: Body) => one['n'])).toEqual([5, 5, 5])
  })

  test('given up, the form from above holds again; above, the city’s own takes its place', async () => {
    await publish([{ ...firm, key: 'qcity0001', kinds: null }], above)
    expect(keysOf(await mine(4))).toContain('qgear0001')
    await city.must(city.call(city.officer, 'POST', `${at}/inherit`))
    expect(await get()).toMatchObject({ own: false, from: '开封市总工会', draft: { changed: true } })
    expect(keysOf(await mine(4))).toEqual(['trainer', 'course', 'teaching', 'qcity0001', 'comment'])
  })
})
