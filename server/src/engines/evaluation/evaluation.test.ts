import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@guildhall/testkit'
import { inScope, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { compareWithLike, findInvitations, findOpenInvitations, findSubmissions, invite, publishForm, report, reports, submit, texts, type Form } from './index.ts'

let database: TestDatabase
beforeAll(async () => { database = await testDatabase({ max: 20 }) })

const now = new Date('2026-05-09T10:00:00+08:00')
const words = (zh: string) => ({ zh, en: zh })
const questions: Form['questions'] = [
  { key: 'taste', kind: 'rating', label: words('味道'), required: true },
  { key: 'cook', kind: 'rating', label: words('厨师'), required: true, about: 'cook' },
  { key: 'again', kind: 'choice', label: words('还来吗'), required: false, options: [{ key: 'yes', label: words('来') }, { key: 'no', label: words('不来') }] },
  { key: 'remarks', kind: 'text', label: words('意见'), required: false, about: 'cook' },
]
const meal = { key: 'meal', scope: 'p', title: words('用餐评价'), evaluators: ['guest', 'host'], questions, by: 'a1', now }
const asJob = <T>(work: (tx: Tx) => Promise<T>, scope = 'p') => inScope(database.db, { role: 'app_job', holder: 'test', scope }, work)
beforeAll(async () => { await asJob((tx) => publishForm(tx, meal)) })

type Given = Partial<Parameters<typeof submit>[1]>
const guest = () => ({ id: newId(), kind: 'guest', vouched: true })
/** Hands in a form with the same score on both ratings. */
const fill = (subject: string, score: number, { answers, ...more }: Given = {}) =>
  asJob((tx) => submit(tx, { form: 'meal', subject, scope: 'p.c01', evaluator: guest(), answers: { taste: score, cook: score, ...answers }, from: { source: 'phone' }, now, ...more }))

test('E1: publishing the same form again changes nothing; a change is a new version beside the old one', async () => {
  const form = { ...meal, key: 'tea' }
  const [first, again] = await asJob(async (tx) => [await publishForm(tx, form), await publishForm(tx, form)])
  expect([first!.version, again!.id]).toEqual([1, first!.id])
  const changed = await asJob((tx) => publishForm(tx, { ...form, questions: questions.slice(0, 2) }))
  expect([changed.version, changed.questions.length]).toEqual([2, 2])
  await expect(asJob((tx) => tx.updateTable('evaluation_form').set({ version: 9 }).where('id', '=', changed.id).execute())).rejects.toThrow(/permission denied/)
  const oldPaper = await asJob((tx) => submit(tx, { form: 'tea', version: 1, subject: newId(), scope: 'p', evaluator: { id: null, kind: 'guest', vouched: true }, answers: { taste: 3, cook: 3, again: 'yes' }, from: { source: 'paper', typedBy: 'a1' }, now }))
  expect(oldPaper.kind).toBe('accepted')
})

describe('E2: once per evaluator and subject', () => {
  test('the second time is refused and names the first, also when the twenty come at once', async () => {
    const subject = newId(), evaluator = guest()
    const results = await Promise.all(Array.from({ length: 20 }, () => fill(subject, 4, { evaluator })))
    const accepted = results.filter((result) => result.kind === 'accepted')
    expect(accepted).toHaveLength(1)
    expect(await fill(subject, 1, { evaluator })).toEqual({ kind: 'refused', code: 'already-submitted', submissionId: accepted[0]!.submissionId })
    expect((await asJob((tx) => report(tx, { subject }))).ratings['taste']).toMatchObject({ n: 1, sum: 4 })
  })
  test('the invited are asked, reminded and counted; a stranger is refused', async () => {
    const subject = newId(), [a, b] = [newId(), newId()]
    const ask = () => asJob((tx) => invite(tx, { form: 'meal', subject, scope: 'p.c01', evaluators: [{ id: a, kind: 'guest' }, { id: b, kind: 'guest' }, { id: a, kind: 'guest' }], until: new Date('2026-05-20'), now }))
    expect([await ask(), await ask()]).toEqual([2, 0])
    expect(await fill(subject, 5, { evaluator: { id: newId(), kind: 'guest' } })).toEqual({ kind: 'refused', code: 'not-invited' })
    expect((await fill(subject, 5, { evaluator: { id: a, kind: 'guest' } })).kind).toBe('accepted')
    await inScope(database.db, { role: 'app_worker', holder: b, personId: b }, async (tx) => {
      expect((await findOpenInvitations(tx, b, now)).map((one) => one.subject)).toEqual([subject])
      expect(await findOpenInvitations(tx, b, new Date('2026-05-21'))).toEqual([])
      expect(await findOpenInvitations(tx, a, now)).toEqual([])
    })
    expect((await asJob((tx) => findInvitations(tx, subject))).filter((one) => one.submittedAt).map((one) => one.evaluator)).toEqual([a])
    expect((await asJob((tx) => report(tx, { subject }))).responses).toEqual({ guest: { submitted: 1, invited: 2, rate: 0.5 } })
  })
})

test('E3: a paper form is typed in once by its number, and says who typed it', async () => {
  const subject = newId()
  const paper = (number: string, series = 'county-1') => fill(subject, 4, { evaluator: { id: null, kind: 'host', vouched: true }, from: { source: 'paper', typedBy: 'window-1', paper: { series, number }, filledOn: '2026-05-01' } })
  const first = await paper('PJ00001')
  expect(first.kind).toBe('accepted')
  expect(await paper('PJ00001')).toEqual({ kind: 'refused', code: 'number-taken', submissionId: first.kind === 'accepted' && first.submissionId })
  expect([(await paper('PJ00002')).kind, (await paper('PJ00001', 'county-2')).kind]).toEqual(['accepted', 'accepted'])
  const [typed] = await asJob((tx) => findSubmissions(tx, subject))
  expect(typed).toMatchObject({ source: 'paper', typedBy: 'window-1', paper: { series: 'county-1', number: 'PJ00001' }, filledOn: '2026-05-01', evaluatorKind: 'host' })
})

test('a form that is filled in wrongly is refused with every problem, and nothing is kept', async () => {
  const subject = newId()
  expect(await fill(subject, 9, { answers: { again: 'maybe' } })).toEqual({ kind: 'refused', code: 'answers-invalid', problems: [
    { question: 'taste', problem: 'not-a-rating' }, { question: 'cook', problem: 'not-a-rating' }, { question: 'again', problem: 'not-an-option' }] })
  expect(await asJob((tx) => findSubmissions(tx, subject))).toEqual([])
})

describe('E4: each answer counts once for each subject it is about', () => {
  test('a cook is judged by the questions about the cook, over all meals; a meal by all its questions', async () => {
    const cook = newId(), [lunch, dinner] = [newId(), newId()]
    const about = [{ role: 'cook', subject: cook }]
    await fill(lunch, 5, { about, answers: { again: 'yes' } })
    await fill(lunch, 2, { about, evaluator: { id: newId(), kind: 'host', vouched: true }, answers: { again: 'no' } })
    await fill(dinner, 4, { about, answers: { again: 'yes' } })
    const [ofLunch, ofCook, ofNobody] = await asJob((tx) => reports(tx, { subjects: [lunch, cook, newId()] }))
    expect(ofLunch).toMatchObject({ submissions: 2, few: true, ratings: { taste: { n: 2, sum: 7 }, cook: { n: 2, sum: 7 } }, ratingsByKind: { host: { taste: { mean: 2 } } }, choices: { again: { yes: 1, no: 1 } } })
    expect(Object.keys(ofCook!.ratings)).toEqual(['cook'])
    expect(ofCook).toMatchObject({ submissions: 3, ratings: { cook: { n: 3, sum: 11, distribution: [0, 1, 0, 1, 1] } }, choices: {} })
    expect(ofNobody).toMatchObject({ submissions: 0, ratings: {}, responses: {} })
    expect((await asJob((tx) => report(tx, { subject: cook, kinds: ['guest'] }))).ratings['cook']).toMatchObject({ n: 2, sum: 9 })
  })
  test('a span of days counts what was filled in on them', async () => {
    const subject = newId()
    const typed = (filledOn: string) => fill(subject, 5, { evaluator: { id: null, kind: 'guest', vouched: true }, from: { source: 'paper', typedBy: 'w', filledOn } })
    for (const day of ['2026-03-31', '2026-04-01', '2026-04-30', '2026-05-01']) await typed(day)
    expect((await asJob((tx) => report(tx, { subject, from: '2026-04-01', to: '2026-04-30' }))).ratings['taste']!.n).toBe(2)
  })
  test('a subject is compared with the others like it, not with itself', async () => {
    const [own, other] = [newId(), newId()]
    await fill(own, 5, { like: 'soup' })
    await fill(other, 3, { like: 'soup' })
    await fill(newId(), 1, { like: 'salad' })
    expect(await asJob((tx) => compareWithLike(tx, { subject: own, like: 'soup' }))).toMatchObject({ taste: { subjects: 1, difference: 2, like: { n: 1, mean: 3 } } })
  })
})

describe('E5: words without their authors', () => {
  test('are withheld until there are enough to hide among, per kind too', async () => {
    const subject = newId()
    for (let index = 0; index < 4; index++) await fill(subject, 4, { answers: { remarks: `意见${index}，电话13800138000` } })
    expect(await asJob((tx) => texts(tx, { subject }))).toEqual({ kind: 'withheld', submissions: 4, threshold: 5 })
    await fill(subject, 4)
    const shown = await asJob((tx) => texts(tx, { subject }))
    expect(shown.kind === 'shown' && shown.texts.map((text) => text.words).toSorted((a, b) => a.localeCompare(b))).toEqual([0, 1, 2, 3].map((index) => `意见${index}，电话***`))
    expect(await asJob((tx) => texts(tx, { subject, kinds: ['host'] }))).toMatchObject({ kind: 'withheld', submissions: 0 })
    expect(await asJob((tx) => texts(tx, { subject: newId(), threshold: 0 }))).toMatchObject({ kind: 'withheld', threshold: 2 })
  })
  test('a worker reads nobody else\'s form', async () => {
    const subject = newId(), own = guest()
    await fill(subject, 4, { evaluator: own })
    await fill(subject, 2)
    const seen = await inScope(database.db, { role: 'app_worker', holder: own.id, personId: own.id }, (tx) => findSubmissions(tx, subject))
    expect(seen).toHaveLength(1)
    await expect(inScope(database.db, { role: 'app_worker', holder: own.id, personId: own.id }, (tx) => texts(tx, { subject }))).rejects.toThrow(/permission denied/)
  })
  test('foreign staff count nothing', async () => {
    const subject = newId()
    await fill(subject, 4)
    const seen = await inScope(database.db, { role: 'app_staff', holder: 'x', unitId: newId(), scope: 'p.c02' }, (tx) => report(tx, { subject }))
    expect(seen.submissions).toBe(0)
  })
})
