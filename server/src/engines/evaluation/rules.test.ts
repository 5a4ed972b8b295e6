import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withoutNumbers } from '#platform/crypto'
import { answersAsked, questionsAsked } from '@guildhall/contract'
import type { Answers, Form, Question, Report } from './model.ts'
import { checkAnswers, compare, decideEntitlement, formProblems, reportsOf, type ScoreCount } from './rules.ts'
import { summarise, tQuantile, wilson } from './statistics.ts'

const words = (zh: string) => ({ zh, en: zh })
const form: Form = {
  id: 'f', scope: 'p', key: 'meal', version: 1, title: words('用餐评价'), evaluators: ['guest', 'host'],
  questions: [
    { key: 'taste', kind: 'rating', label: words('味道'), required: true },
    { key: 'cook', kind: 'rating', label: words('厨师'), required: false, about: 'cook' },
    { key: 'again', kind: 'choice', label: words('还来吗'), required: false, options: [{ key: 'yes', label: words('来') }, { key: 'no', label: words('不来') }] },
    { key: 'remarks', kind: 'text', label: words('意见'), required: false, maxLength: 10 },
  ],
}

describe('answers are checked against their form', () => {
  test('an optional question may stay open; each answer carries what it is about', () => {
    expect(checkAnswers(form, { taste: 5, cook: 4, remarks: ' 咸 ' }, 'guest')).toEqual({ kind: 'valid', answers: [
      { question: 'taste', about: null, score: 5, choice: null, choices: null, words: null },
      { question: 'cook', about: 'cook', score: 4, choice: null, choices: null, words: null },
      { question: 'remarks', about: null, score: null, choice: null, choices: null, words: '咸' },
    ] })
  })
  test.each([
    [{}, { question: 'taste', problem: 'missing' }],
    [{ taste: '' }, { question: 'taste', problem: 'missing' }],
    [{ taste: 6 }, { question: 'taste', problem: 'not-a-rating' }],
    [{ taste: 4.5 }, { question: 'taste', problem: 'not-a-rating' }],
    [{ taste: '5' }, { question: 'taste', problem: 'not-a-rating' }],
    [{ taste: 5, again: 'maybe' }, { question: 'again', problem: 'not-an-option' }],
    [{ taste: 5, remarks: 3 }, { question: 'remarks', problem: 'not-text' }],
    [{ taste: 5, remarks: '十一个字十一个字十一个' }, { question: 'remarks', problem: 'too-long' }],
    [{ taste: 5, constructor: 1 }, { question: 'constructor', problem: 'unknown' }],
  ])('%j', (answers, problem) => expect(checkAnswers(form, answers, 'guest')).toEqual({ kind: 'invalid', problems: [problem] }))
  test('a form with a flaw is not published', () => {
    expect(formProblems(form)).toEqual([])
    expect(formProblems({ key: 'x', evaluators: [], questions: [] })).toEqual(['it asks nothing', 'nobody may fill it in'])
    expect(formProblems({ key: 'x', evaluators: ['guest'], questions: [form.questions[0]!, form.questions[0]!, { key: 'c', kind: 'choice', label: words('选'), required: true, options: [{ key: 'a', label: words('甲') }] }] }))
      .toEqual(['it asks taste twice', 'c needs two options or more, all different'])
  })
})

describe('E6: what was not asked is not answered', () => {
  const questions: Form['questions'] = [
    { key: 'taste', kind: 'rating', label: words('味道'), required: true },
    { key: 'flaws', kind: 'choice', label: words('哪里不好'), required: true, multiple: true, options: [{ key: 'cold', label: words('凉') }, { key: 'salt', label: words('咸') }], when: { question: 'taste', is: [1, 2] } },
    { key: 'salty', kind: 'text', label: words('哪道菜咸'), required: true, when: { question: 'flaws', is: ['salt'] } },
    { key: 'price', kind: 'rating', label: words('价钱'), required: true, kinds: ['host'] },
  ]
  const check = (answers: Answers, evaluator = 'guest') => {
    const checked = checkAnswers({ questions }, answers, evaluator)
    return checked.kind === 'valid' ? 'valid' : checked.problems.map((one) => `${one.question} ${one.problem}`).join(', ')
  }
  test.each<[string, Answers, string]>([
    ['a good meal needs no more', { taste: 4 }, 'valid'],
    ['a bad one asks why', { taste: 2 }, 'flaws missing'],
    ['and goes on asking', { taste: 2, flaws: ['cold', 'salt'] }, 'salty missing'],
    ['as far as was answered', { taste: 2, flaws: ['cold'] }, 'valid'],
    ['a path given up opens nothing', { taste: 5, flaws: ['salt'], salty: '汤' }, 'flaws not-asked, salty not-asked'],
    ['nothing chosen is no answer', { taste: 1, flaws: [] }, 'flaws missing'],
    ['a stranger among the chosen', { taste: 1, flaws: ['cold', 'hot'] }, 'flaws not-an-option'],
    ['others are not asked', { taste: 4, price: 3 }, 'price not-asked'],
  ])('%s', (_title, answers, expected) => expect(check(answers)).toBe(expected))
  test('who is asked more has to answer more', () => expect(check({ taste: 4 }, 'host')).toBe('price missing'))
  test('several choices are kept in the order of the form, each once', () => {
    expect(checkAnswers({ questions }, { taste: 1, flaws: ['salt', 'cold', 'salt'], salty: '汤' }, 'guest')).toMatchObject({ answers: [{ score: 1 }, { choice: null, choices: ['cold', 'salt'] }, { words: '汤' }] })
  })
  test('a condition looks back, at an answer that can be given', () => {
    const flawsOf = (...asked: Form['questions']) => formProblems({ key: 'x', evaluators: ['guest'], questions: asked })
    const [taste, flaws, salty] = questions as [Question, Question, Question]
    expect(flawsOf(taste, flaws, salty)).toEqual([])
    expect(flawsOf(flaws, taste)).toEqual(['flaws depends on taste, which does not stand before it'])
    expect(flawsOf(taste, { ...taste, key: 'x', when: { question: 'x', is: [1] } })).toEqual(['x depends on x, which does not stand before it'])
    expect(flawsOf(taste, { ...flaws, when: { question: 'taste', is: [6] } })).toEqual(['flaws waits for an answer that taste does not have'])
    expect(flawsOf({ key: 't', kind: 'text', label: words('说'), required: false }, { ...flaws, when: { question: 't', is: ['好'] } })).toEqual(['flaws depends on words, which nobody can foresee'])
    expect(flawsOf(taste, questions[3]!)).toEqual(['price is asked of nobody who may fill it in'])
  })
  test('whatever is answered, the questions that are asked and answered as they have to be are taken, and no others', () => {
    const answer = fc.option(fc.oneof(fc.integer({ min: 1, max: 5 }), fc.subarray(['cold', 'salt'], { minLength: 1 }), fc.constant('汤')), { nil: undefined })
    fc.assert(fc.property(fc.record({ taste: fc.integer({ min: 1, max: 5 }), flaws: answer, salty: answer, price: answer }), (given) => {
      const kept = answersAsked(questions, given, 'guest')
      expect(questionsAsked(questions, kept, 'guest').map((one) => one.key)).toEqual(questionsAsked(questions, given, 'guest').map((one) => one.key))
      expect(check(kept)).not.toContain('not-asked')
    }))
  })
})

describe('E2: who may answer', () => {
  const invitation = { evaluatorKind: 'guest', until: new Date('2026-05-10') }
  const on = new Date('2026-05-09')
  test.each([
    ['an invited guest in time', { kind: 'guest', vouched: false, invitation }, on, 'entitled'],
    ['the same a day late', { kind: 'guest', vouched: false, invitation }, new Date('2026-05-11'), 'too-late'],
    ['a stranger', { kind: 'guest', vouched: false, invitation: null }, on, 'not-invited'],
    ['a stranger vouched for', { kind: 'host', vouched: true, invitation: null }, on, 'entitled'],
    ['a kind the form does not ask', { kind: 'inspector', vouched: true, invitation: null }, on, 'wrong-kind'],
    ['a guest who says to be the host', { kind: 'host', vouched: false, invitation }, on, 'wrong-kind'],
  ])('%s', (_title, evaluator, now, expected) => expect(decideEntitlement(form, evaluator, now)).toBe(expected))
})

describe('E5: numbers of people are taken out of free words', () => {
  test.each([
    ['有事打13800138000', '有事打***'],
    ['138 0013 8000 找我', '*** 找我'],
    ['１３８００１３８０００', '***'],
    ['身份证33010219900307731X。', '身份证***。'],
    ['138 1234 5678 138-1234-5678', '***'],
    ['13812345678、13912345678', '***、***'],
    ['编号20260701，实训课时40', '编号20260701，实训课时40'],
    ['1234567890123456789012 不是电话', '1234567890123456789012 不是电话'],
  ])('%s', (before, after) => expect(withoutNumbers(before)).toBe(after))
})

describe('E4: sums, means and their confidence', () => {
  test('no score, one score, many', () => {
    expect(summarise([0, 0, 0, 0, 0])).toMatchObject({ n: 0, sum: 0, mean: null, interval: null, satisfied: null })
    expect(summarise([0, 0, 0, 1, 0])).toMatchObject({ n: 1, sum: 4, mean: 4, interval: null })
    const many = summarise([1, 0, 2, 3, 4])
    expect(many).toMatchObject({ n: 10, sum: 39, mean: 3.9, satisfied: { share: 0.7 } })
    // s² = 14.9 / 9, t(9) = 2.2622: 3.9 ± 0.920, cut at 5.
    expect([many.interval!.low, many.interval!.high].map((x) => Number(x.toFixed(3)))).toEqual([2.98, 4.82])
  })
  test('Student\'s t agrees with printed tables', () => {
    for (const [df, t] of [[1, 12.706], [9, 2.262], [10, 2.228], [20, 2.086], [30, 2.042], [120, 1.980], [100_000, 1.960]] as const) expect(tQuantile(df)).toBeCloseTo(t, 3)
  })
  test('Wilson\'s interval agrees with its printed example and never leaves 0 to 1', () => {
    expect(wilson(8, 10).low).toBeCloseTo(0.4902, 3)
    expect(wilson(8, 10).high).toBeCloseTo(0.9433, 3)
    fc.assert(fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), (n, some) => {
      const hits = some % (n + 1), { low, high } = wilson(hits, n)
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
      expect(low).toBeLessThanOrEqual(hits / n + 1e-12)
      expect(high).toBeGreaterThanOrEqual(hits / n - 1e-12)
    }))
  })
  test('the mean is the mean of the scores, however they are counted', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 200 }), (scores) => {
      const counts = scores.map((score): ScoreCount => ({ subject: 's', question: 'q', kind: 'guest', score, count: 1 }))
      const [{ ratings }] = reportsOf(['s'], { scores: counts, choices: [], responses: [] }) as [Report]
      expect(ratings['q']!.sum).toBe(scores.reduce((a, b) => a + b))
      expect(ratings['q']!.mean).toBeCloseTo(scores.reduce((a, b) => a + b) / scores.length, 9)
    }))
  })
  test('many subjects are put together as each by itself, and no count is looked at again for another subject', () => {
    const looks = (subjects: number) => {
      let seen = 0
      const counted = <T extends { subject: string }>(row: T): T => Object.defineProperty({ ...row }, 'subject', { get: () => { seen += 1; return row.subject }, enumerable: true })
      const ids = Array.from({ length: subjects }, (_, index) => `s${index}`)
      const of = (subject: string, n: number) => ({ scores: [{ subject, question: 'q', kind: 'guest', score: 1 + (n % 5), count: 2 }], choices: [{ subject, question: 'c', choice: 'yes', count: n }], responses: [{ subject, kind: 'guest', submitted: 2, answered: 1, invited: 4 }] })
      const each = ids.map(of)
      const whole = reportsOf(ids, { scores: each.flatMap((one) => one.scores).map(counted), choices: each.flatMap((one) => one.choices).map(counted), responses: each.flatMap((one) => one.responses).map(counted) })
      const first = seen
      expect(whole).toEqual(ids.flatMap((id, n) => reportsOf([id], of(id, n))))
      return first
    }
    expect(looks(80)).toBe(2 * looks(40))
  })
  test('a comparison tells how many others there are and the difference of the means', () => {
    const score = (subject: string, value: number): ScoreCount => ({ subject, question: 'taste', kind: 'guest', score: value, count: 1 })
    expect(compare({ taste: summarise([0, 0, 0, 0, 2]) }, [score('a', 4), score('b', 3), score('b', 5)])).toMatchObject({ taste: { subjects: 2, difference: 1, like: { n: 3, mean: 4 } } })
    expect(compare({}, [score('a', 4)])).toMatchObject({ taste: { difference: null } })
  })
})
