import { describe, expect, test } from 'vitest'
import { colon, daysBetween, dayOf, decideLanguage, defineMessages, formatCount, formatDate, formatDateTime, formatMonthDay, formatNear, formatShare, formatStamp, formatTime, formatTimeSpan, formatYuan } from './index.ts'

const friday = '2026-11-20T18:30:04+08:00'

describe('dates are read off a clock in China', () => {
  test.each([
    ['date, Chinese', formatDate(friday, 'zh'), '2026年11月20日'],
    ['date, English', formatDate(friday, 'en'), '20 Nov 2026'],
    ['month and day, Chinese', formatMonthDay(friday, 'zh'), '11月20日 周五'],
    ['month and day, English', formatMonthDay(friday, 'en'), 'Fri 20 Nov'],
    ['day and time', formatDateTime(friday, 'zh'), '11月20日 周五 18:30'],
    ['morning times have no leading zero', formatTimeSpan('2026-11-22T09:00:00+08:00', '2026-11-22T11:15:00+08:00'), '9:00–11:15'],
    ['midnight is 0:00 and not 24:00', formatTime('2026-11-20T00:00:00+08:00'), '0:00'],
    ['late evening in London is already the next day', dayOf('2026-11-20T23:00:00Z'), '2026-11-21'],
    ['a bare day keeps its date', formatDate('2026-01-01', 'zh'), '2026年1月1日'],
    ['a stamp goes to the second', formatStamp(friday), '2026-11-20 18:30:04'],
  ])('%s', (_title, shown, expected) => expect(shown).toBe(expected))

  test('yesterday, today and tomorrow are called so, and another year is named', () => {
    expect(['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-09', '2025-06-18'].map((day) => formatNear(day, friday, 'zh')))
      .toEqual(['昨天', '今天', '明天', '11月9日', '2025年6月18日'])
    expect(daysBetween(friday, '2026-11-24')).toBe(4)
  })
})

test('a colon is wide in Chinese and has a space behind it in English', () => {
  expect([colon('zh'), colon('en')]).toEqual(['：', ': '])
})

describe('numbers', () => {
  test.each([
    ['thousands have commas', formatCount(24830), '24,830'],
    ['a share', formatShare(0.981, 1), '98.1%'],
    ['nearly all', formatShare(0.9993), '99%'],
    ['all', formatShare(1), '100%'],
    ['a few', formatShare(0.0004, 1), '0.1%'],
    ['none', formatShare(0, 1), '0.0%'],
    ['a loss', formatShare(-0.02), '-2%'],
    ['fen become yuan', formatYuan('150000'), '1,500'],
    ['odd fen are shown', formatYuan('150050'), '1,500.50'],
    ['a debt has a real minus', formatYuan('-5'), '−0.05'],
  ])('%s', (_title, shown, expected) => expect(shown).toBe(expected))
})

describe('language', () => {
  test('the address wins over the stored choice, and Chinese is the default', () => {
    expect(decideLanguage('', null)).toBe('zh')
    expect(decideLanguage('', 'en')).toBe('en')
    expect(decideLanguage('?lang=zh-CN', 'en')).toBe('zh')
    expect(decideLanguage('?lang=en-GB', 'zh')).toBe('en')
  })

  test('English is held to the keys and arguments of Chinese by the compiler', () => {
    const messages = defineMessages({
      zh: { title: '班级', seats: (count: number) => `还有 ${count} 个座位` },
      en: { title: 'Classes', seats: (count) => `${count} seats left` },
    })
    expect(messages.zh.seats(3)).toBe('还有 3 个座位')
    expect(messages.en.seats(3)).toBe('3 seats left')
    // @ts-expect-error a key is missing in English
    defineMessages({ zh: { title: '班级', more: '更多' }, en: { title: 'Classes' } })
    // @ts-expect-error English has a key that Chinese has not
    defineMessages({ zh: { title: '班级' }, en: { title: 'Classes', more: 'More' } })
  })
})
