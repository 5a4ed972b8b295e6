import { expect, test } from 'vitest'
import { refusalWords } from './refusal-words.ts'
import { refusals, type RefusalCode } from './refusals.ts'

test('a refusal names its facts: pages of a PDF were told as “{pages}”', () => {
  expect(refusalWords('library.too-many-pages', 'zh', { pages: 1_200, most: 1_000 })).toBe('这本 PDF 有 1200 页，最多收 1000 页。请分成几册再上传。')
  expect(refusalWords('library.too-many-pages', 'en', { pages: 1_200, most: 1_000 })).toContain('The PDF has 1200 pages, and at most 1000 are taken.')
})

test.each([
  [['书名', 'the title']], [['书名', 'the title'], ['作者', 'the author']], [['书名', 'the title'], ['作者', 'the author'], ['依据', 'the right']],
])('several facts are told all at once, in the language of who reads: %j', (...facts) => {
  const missing = facts.map(([zh, en]) => ({ zh, en }))
  expect(refusalWords('library.not-ready', 'zh', { missing })).toContain(`缺${missing.map((one) => one.zh).join('、')}。`)
  const en = missing.map((one) => one.en)
  expect(refusalWords('library.not-ready', 'en', { missing })).toContain(`it lacks ${en.length === 1 ? en[0] : `${en.slice(0, -1).join(', ')} and ${en.at(-1)}`}.`)
})

test('no refusal is ever told with a name in braces, whatever facts it came with', () => {
  for (const code of Object.keys(refusals) as RefusalCode[]) for (const language of ['zh', 'en'] as const) {
    expect(refusalWords(code, language), code).not.toMatch(/[{}]/)
    expect(refusalWords(code, language, { missing: [], pages: null, toString: {} }), code).not.toMatch(/[{}]/)
  }
})

test('both languages of a refusal name the same facts', () => {
  const facts = (words: string) => new Set([...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
  const named = (Object.keys(refusals) as RefusalCode[]).filter((code) => facts(refusals[code].zh).size > 0)
  expect(named).toContain('library.not-ready')
  for (const code of named) expect(facts(refusals[code].en), code).toEqual(facts(refusals[code].zh))
})
