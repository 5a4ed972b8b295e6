import { expect, test } from 'vitest'
import { renderWords } from '#platform/notify'
import { dayWords, whenOf } from './notices.ts'

const sent = new Date('2026-11-28T12:00:00+08:00')
test('an English notice said “begins on 12月12日”: each language says the day in its own way', () => {
  expect(renderWords({ zh: '{first}开课', en: 'It begins on {first}.' }, { first: dayWords('2026-12-12') }, sent)).toEqual({ zh: '12月12日开课', en: 'It begins on 12 December.' })
})
test('a lesson is told with its day and hour of Shanghai, and a class without a first day with a dash', () => {
  const words = { zh: '{when}', en: '{when}' }
  expect(renderWords(words, { when: whenOf(new Date('2026-11-29T10:30:00Z')) }, sent)).toEqual({ zh: '11月29日 18:30', en: '29 November 18:30' })
  expect(renderWords(words, { when: dayWords(null) }, sent)).toEqual({ zh: '—', en: '—' })
})
