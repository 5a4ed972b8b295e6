import { describe, expect, test } from 'vitest'
import { townName } from './places.ts'
import { changesBetween, decideCorrection, decideFiling, decideWithdrawal, needNumber, openNeedsLimit, servesTown, surenessOf } from './rules.ts'
import type { Correctable, NeedState } from './model.ts'

const welder = '00000000-0000-7000-8000-000000000001'
const fitter = '00000000-0000-7000-8000-000000000002'
const asked = (more: Partial<{ state: NeedState; occupationId: string | null; level: number | null; words: string | null }> = {}) => ({ state: 'open' as NeedState, occupationId: welder, level: 2, words: null, ...more })
const wish = (more: object = {}) => ({ occupationId: welder as string | null, level: 2 as number | null, words: null as string | null, latest: null as string | null, ...more })

describe('asking', () => {
  test.each([
    ['for the first time', wish(), [], null],
    ['for the same occupation and level while one waits', wish(), [asked()], 'training.need-already-asked'],
    ['for the same while one is enrolled', wish(), [asked({ state: 'enrolled' })], 'training.need-already-asked'],
    ['for the same after it was served', wish(), [asked({ state: 'served' })], null],
    ['for the same after it was withdrawn', wish(), [asked({ state: 'withdrawn' })], null],
    ['for another level', wish({ level: 3 }), [asked()], null],
    ['for another occupation', wish({ occupationId: fitter }), [asked()], null],
    ['in words that nobody understood, twice', wish({ occupationId: null, words: '随便学点' }), [asked({ occupationId: null, words: '随便学点' })], 'training.need-already-asked'],
    ['in other words that nobody understood', wish({ occupationId: null, words: '听安排' }), [asked({ occupationId: null, words: '随便学点' })], null],
    ['for a time that has passed', wish({ latest: '2026-11-19' }), [], 'training.need-latest-past'],
    ['for a time that ends today', wish({ latest: '2026-11-20' }), [], null],
  ])('%s', (_, form, mine, expected) => expect(decideFiling(form, mine, '2026-11-20')).toBe(expected))

  test('an eleventh open request is refused; those under way do not count', () => {
    const many = Array.from({ length: openNeedsLimit }, (_, level) => asked({ occupationId: fitter, level }))
    expect(decideFiling(wish(), many, '2026-11-20')).toBe('training.need-too-many')
    expect(decideFiling(wish(), [...many.slice(1), asked({ occupationId: fitter, level: 0, state: 'invited' })], '2026-11-20')).toBe(null)
  })
})

describe('correcting and taking back', () => {
  const before: Correctable = { occupationId: welder, level: 2, division: '410202', town: null, windows: ['weekend'], earliest: null, latest: null, seats: 1 }
  test.each<[NeedState, Partial<Correctable>, string | null]>([
    ['open', { occupationId: fitter }, null],
    ['planned', { occupationId: fitter }, 'training.need-in-plan'],
    ['planned', { level: 3 }, 'training.need-in-plan'],
    ['planned', { seats: 3 }, 'training.need-in-plan'],
    ['planned', { windows: ['weekday-evening'] }, null],
    ['invited', { town: '东墩镇' }, null],
    ['enrolled', { town: '东墩镇' }, 'training.need-settled'],
    ['served', {}, 'training.need-settled'],
    ['withdrawn', {}, 'training.need-settled'],
  ])('%s, changing %o: %s', (state, change, expected) => expect(decideCorrection(state, before, { ...before, ...change })).toBe(expected))

  test.each<[NeedState, string | null]>([
    ['open', null], ['planned', null], ['invited', null], ['enrolled', 'training.need-enrolled'], ['served', 'training.need-settled'], ['withdrawn', 'training.need-settled'],
  ])('taking back one that is %s: %s', (state, expected) => expect(decideWithdrawal(state)).toBe(expected))

  test('the history holds the fields that differ, with before and after, and nothing else', () => {
    expect(changesBetween(before, { ...before, level: 3, windows: ['weekend', 'weekday-day'] })).toEqual({ level: [2, 3], windows: [['weekend'], ['weekend', 'weekday-day']] })
    expect(changesBetween(before, { ...before })).toEqual({})
  })
})

test('words that name a trade are sure, hints are likely, none is neither', () => {
  const occupation = { key: welder, name: '焊工', code: '', source: '' }
  expect(surenessOf({ occupation, evidence: ['电焊', '焊缝'] }, new Set(['电焊']))).toBe('sure')
  expect(surenessOf({ occupation, evidence: ['焊缝'] }, new Set(['电焊']))).toBe('likely')
  expect(surenessOf({ occupation: null, evidence: [] }, new Set())).toBe(null)
})

test('numbers are of six digits and grow past them', () => {
  expect([needNumber(2026, 123), needNumber(2026, 1_234_567)]).toEqual(['XQ-2026-000123', 'XQ-2026-1234567'])
})

test('a town is recognised in the name of its federation, whatever stands before it', () => {
  expect(servesTown('龙亭区东墩镇总工会', '东墩镇')).toBe(true)
  expect(servesTown('龙亭区东墩镇总工会', '清渡镇')).toBe(false)
  expect([townName('龙亭区东墩镇总工会', '龙亭区总工会'), townName('城关街道总工会', '青澜县总工会')]).toEqual(['东墩镇', '城关街道'])
})
