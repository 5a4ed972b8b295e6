import { describe, expect, test } from 'vitest'
import { authorsOf, decideConfirming, decideOutcome, isOpenForMarks, markingOrder, meanOf, missingMarks, yearsLater } from './rules.ts'

const rules = { minAttendancePercent: 80, passTheory: 60, passPractice: 70 }
const marks = (attendancePercent: number | null, theory: number | null, practice: number | null, absent = false) => ({ attendancePercent, theory, practice, absent })

describe('pass rules: the first that fails is the one people are told', () => {
  test.each([
    ['all three reached, to the point', marks(80, 60, 70), 'passed'],
    ['full marks', marks(100, 100, 100), 'passed'],
    ['79 % of the lessons is not 80 %', marks(79, 100, 100), 'failed-attendance'],
    ['who missed too much is not assessed, so nothing is missing', marks(50, null, null), 'failed-attendance'],
    ['attendance is told before absence', marks(50, null, null, true), 'failed-attendance'],
    ['did not sit the assessment', marks(90, null, null, true), 'absent'],
    ['absent, whatever was entered before', marks(90, 88, 90, true), 'absent'],
    ['theory one point short, practice too: theory is told', marks(90, 59, 10), 'failed-theory'],
    ['practice one point short', marks(90, 60, 69), 'failed-practice'],
    ['nought is a mark', marks(90, 0, 80), 'failed-theory'],
    ['a missing mark is not a failure', marks(90, null, 10), null],
    ['no lesson counted: attendance has nothing to say', marks(null, 60, 70), 'passed'],
  ] as const)('%s', (_, given, outcome) => {
    expect(decideOutcome(given, rules)).toBe(outcome)
  })

  test('a class without theory asks for no theory mark, and one entered anyway does no harm', () => {
    const practical = { ...rules, passTheory: 0 }
    expect(missingMarks(marks(90, null, null), practical)).toEqual(['practice'])
    expect(decideOutcome(marks(90, null, 80), practical)).toBe('passed')
    expect(decideOutcome(marks(90, 0, 80), practical)).toBe('passed')
  })

  test('what is missing is named', () => {
    expect(missingMarks(marks(90, null, null), rules)).toEqual(['theory', 'practice'])
    expect(missingMarks(marks(90, 1, null), rules)).toEqual(['practice'])
    expect(missingMarks(marks(90, null, null, true), rules)).toEqual([])
  })
})

test('marks are open while a class runs and is assessed, and shut before and after', () => {
  const states = ['draft', 'opinions', 'published', 'running', 'assessing', 'confirming', 'closed', 'cancelled']
  expect(states.filter(isOpenForMarks)).toEqual(['running', 'assessing'])
})

describe('T3: nobody confirms results that they entered', () => {
  const nobody = { accountId: 'a', personId: 'p', enteredBy: [], enteredByPersons: [], trainers: [] }
  test.each([
    ['somebody else entered them', { ...nobody, enteredBy: ['account:b'] }, null],
    ['the same account did', { ...nobody, enteredBy: ['account:b', 'account:a'] }, 'entered-by-you'],
    ['the same account did, at the desk for the trainer', { ...nobody, enteredBy: ['account:a:for:x'] }, 'entered-by-you'],
    ['the same person did, with another account', { ...nobody, enteredBy: ['account:b'], enteredByPersons: ['p'] }, 'entered-by-you'],
    ['the trainer of the class would', { ...nobody, trainers: ['p'] }, 'you-teach-it'],
    ['an account without a person is nobody’s trainer', { ...nobody, personId: null, trainers: ['p'] }, null],
  ] as const)('%s', (_, facts, answer) => {
    expect(decideConfirming(facts)).toBe(answer)
  })
})

describe('who stands behind a mark', () => {
  test.each([
    ['a colleague at the console or a trainer on the phone', ['account:a'], { accounts: ['a'], persons: [] }],
    ['a clerk for a trainer: both', ['account:a:for:p'], { accounts: ['a'], persons: ['p'] }],
    ['the same twice is one', ['account:a', 'account:a:for:p', 'account:a:for:p'], { accounts: ['a'], persons: ['p'] }],
    ['the clock is nobody', ['job:training.run-classes', ''], { accounts: [], persons: [] }],
  ])('%s', (_, holders, authors) => expect(authorsOf(holders)).toEqual(authors))
})

test('what came back is asked for first, then what is to enter, to wait for, to come, and over', () => {
  const rows = [['closed', null], ['running', null], ['confirming', null], ['assessing', null], ['assessing', '卷面不符']] as const
  expect(rows.map(([state, returned]) => markingOrder({ state, returned }))).toEqual([4, 3, 2, 1, 0])
})

test('a mean is of the marks that are there', () => {
  expect(meanOf([60, null, 71, 80])).toBe(70.3)
  expect(meanOf([null])).toBe(null)
})

test('a certificate of leap day ends on the 28th', () => {
  expect(yearsLater(new Date('2028-02-29T01:00:00Z'), 3).toISOString()).toBe('2031-02-28T01:00:00.000Z')
  expect(yearsLater(new Date('2026-11-06T01:00:00Z'), 3).toISOString()).toBe('2029-11-06T01:00:00.000Z')
})
