import { describe, expect, test } from 'vitest'
import { seedOccupations, seedSynonyms } from '#registry/occupations'
import { createClassifier, learnFromCorrection } from './index.ts'
import { hardSentences } from './hard-sentences.fixture.ts'
import { sentences } from './sentences.fixture.ts'

const table = { occupations: seedOccupations, synonyms: seedSynonyms }
const classifier = createClassifier(table)

describe('what people want to learn is found in their own words', () => {
  test.each(sentences)('%s｜%s → %s', (trade, words, occupation) => {
    expect(classifier.classify({ trade, words }).occupation?.name ?? null).toBe(occupation)
  })
})

test('of harder sentences 95 % are right and 2 % at most are wrong', () => {
  const judged = hardSentences.map(([trade, words, want]) => ({ trade, words, want, got: classifier.classify({ trade, words }).occupation?.name ?? null }))
  const share = (test: (row: (typeof judged)[number]) => boolean): number => judged.filter(test).length / judged.length
  expect(share(({ got, want }) => got === want)).toBeGreaterThanOrEqual(0.95)
  expect(share(({ got, want }) => got !== null && got !== want)).toBeLessThanOrEqual(0.02)
})

describe('a trade that is none of ours is not heard as the one inside its name', () => {
  test.each([
    ['行车工', null, null], [null, '想学行车工', null], ['焊接检验', null, null], [null, '我想报焊接检验员', null], [null, '做电焊条销售', null], ['电焊条销售', null, null], ['PS修图', null, null], [null, '想学 PS 修图', null],
    ['行车工', '行车工，想学一门手艺', null], [null, '刷单运营', null],
    // What is asked for beside it is still heard.
    ['车工', null, '车工'], [null, '现在开行车，想学电焊', '焊工'], ['行车工', '想学焊工', '焊工'], [null, '想学焊接', '焊工'], [null, '不想做电焊条销售了，想学电焊', '焊工'], ['网店美工', null, '电子商务师'],
  ])('%s｜%s → %s', (trade, words, occupation) => {
    expect(classifier.classify({ trade, words }).occupation?.name ?? null).toBe(occupation === '车工' ? classifier.classify({ words: '想学车工' }).occupation!.name : occupation)
  })
  test('it is suggested to nobody while typing, and a correction does not teach it away', () => {
    expect(classifier.suggest('天车')).toEqual([])
    expect(learnFromCorrection('行车工', 'cnc-turner', table)).toBeNull()
  })
})

test('the evidence says which words decided', () => {
  expect(classifier.classify({ words: '不想再干电焊了，想学茶艺' })).toMatchObject({ occupation: { name: '茶艺师' }, evidence: ['茶艺'] })
})

test('nothing written is nothing decided', () => {
  expect(classifier.classify({ trade: null, words: '  ' })).toEqual({ occupation: null, evidence: [] })
})

describe('suggestions while typing', () => {
  test.each([['焊', '焊工'], ['电焊', '焊工'], ['月', '育婴员'], ['cnc', '数控车工'], ['叉', '叉车司机'], ['养老', '养老护理员'], ['想学泡茶', '茶艺师']])('%s brings up %s first', (text, name) => {
    expect(classifier.suggest(text)[0]?.occupation.name).toBe(name)
  })
  test('they are few, each occupation once, and none for nothing', () => {
    const names = classifier.suggest('工', 4).map(({ occupation }) => occupation.key)
    expect([names.length, new Set(names).size, classifier.suggest('').length]).toEqual([4, 4, 0])
  })
})

describe('learning from corrections', () => {
  test('a word that the table lacks becomes a synonym and then decides', () => {
    const synonym = learnFromCorrection('鳌焊', 'welder', table)
    expect(synonym).toEqual({ occupation: 'welder', phrase: '鳌焊', strength: 'strong' })
    const taught = createClassifier({ ...table, synonyms: [...table.synonyms, synonym!] })
    expect(taught.classify({ words: '想学鳌焊' }).occupation?.name).toBe('焊工')
  })
  test.each(['电焊', '焊工', '都可以', '想学点别的', '我想学一门能在家里做的手艺', ''])('%s teaches nothing', (trade) => {
    expect(learnFromCorrection(trade, 'welder', table)).toBeNull()
  })
  test('a phrase that two occupations claim is a hint for both, no more', () => {
    const both = createClassifier({ ...table, synonyms: [...table.synonyms, { occupation: 'fitter', phrase: '电焊', strength: 'strong' }] })
    expect(both.classify({ words: '想学电焊' }).occupation).toBeNull()
  })
})
