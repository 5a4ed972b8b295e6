import { describe, expect, test } from 'vitest'
import { birthYears, foundersFit, legalNotes, nameFits, suggestName, unionCode, unitKindOf } from './rules.ts'

const firm = '龙亭恒禾精密有限公司'
describe('names', () => {
  test.each([
    [`${firm}工会委员会`, 'single', true], [`${firm}工会`, 'single', true], ['恒禾工会委员会', 'single', false], [`${firm}职工之家`, 'single', false], ['工会委员会', 'joint', false], ['东墩镇五金联合工会委员会', 'joint', true], ['龙亭区家政行业工会联合会', 'industry', true], ['一', 'area', false],
  ] as const)('%s for a %s union: %s', (name, kind, fits) => expect(nameFits(name, kind, [firm])).toBe(fits))
  test('what is suggested fits', () => {
    for (const kind of ['single', 'joint', 'industry', 'project', 'area'] as const) expect(nameFits(suggestName(kind, { founder: firm, place: '东墩镇', industry: '家政', site: '滨海新城三期' }), kind, [firm])).toBe(true)
  })
})

const units = (count: number) => Array.from({ length: count }, (_, at) => ({ unitId: `${at}`, name: `厂${at}` }))
describe('founders', () => {
  test.each([['single', 1, true], ['single', 2, false], ['joint', 1, false], ['joint', 2, true], ['area', 111, true], ['industry', 1, true], ['project', 1, true], ['joint', 0, false]] as const)('%s with %i: %s', (kind, count, fits) => expect(foundersFit(kind, units(count))).toBe(fits))
  test('nobody founds twice', () => expect(foundersFit('joint', [...units(2), ...units(1)])).toBe(false))
})

test('in the register a site’s and an area’s union are joint ones', () => expect((['single', 'joint', 'industry', 'project', 'area'] as const).map(unitKindOf)).toEqual(['union', 'joint-union', 'industry-union', 'joint-union', 'joint-union']))

describe('工会法 art. 11 and 14 in the numbers of a founding', () => {
  test.each([[24, 'may-have-committee'], [25, 'must-have-committee'], [100, 'delegates-may-meet'], [99, 'all-meet']] as const)('%i members: %s', (agreed, code) => expect(legalNotes({ kind: 'single', agreed, women: 0, staff: 50 }).map((note) => note.code)).toContain(code))
  test('200 workers may have a full-time chair', () => expect([199, 200].map((staff) => legalNotes({ kind: 'single', agreed: 30, women: 0, staff }).some((note) => note.code === 'full-time-chair'))).toEqual([false, true]))
  test('two people are no union', () => expect(legalNotes({ kind: 'single', agreed: 2, women: 0, staff: 5 }).find((note) => note.code === 'enough-members')!.ok).toBe(false))
})

test('under forty-five, looked for by year of birth', () => expect([birthYears('2026-11-20', { to: 45 }), birthYears('2026-11-20', { from: 18, to: 45 }), birthYears('2026-11-20', {})]).toEqual([{ from: 1981, to: null }, { from: 1981, to: 2008 }, { from: null, to: null }]))
test('the code of a union', () => expect(unionCode('330424', 7)).toBe('330424G00007'))
