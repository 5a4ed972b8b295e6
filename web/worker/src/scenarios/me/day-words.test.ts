import { expect, test } from 'vitest'
import { dayWords } from './day-words.ts'

test.each([
  ['a day', '2019-10-31', '<2019-10-31>'], ['a day and an hour', '2026-11-30 09:00', '<2026-11-30> 09:00'],
  ['the number of a class that looks a little like one', 'BJ-2026-0043', 'BJ-2026-0043'], ['a phone number', '154****5589', '154****5589'], ['words with a day in them', '到 2026-11-30 为止', '到 2026-11-30 为止'], ['nothing', '', ''],
])('what is held about me: %s', (_, value, said) => expect(dayWords(value, { date: (day) => `<${day}>` })).toBe(said))
