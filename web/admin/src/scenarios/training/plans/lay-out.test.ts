import { expect, test } from 'vitest'
import { layOutLike } from './lay-out.ts'

const evening = (day: string) => ({ day, from: '18:30', to: '20:45', topic: '旧' })
const outline = [{ topic: '安全', hours: 4 }, { topic: '实操', hours: 7 }]

test('the sessions go on at the same weekdays and times, so many hours each, with the topics of the new outline', () => {
  // Tuesday and Thursday, begun on a Thursday.
  expect(layOutLike([evening('2026-12-10'), evening('2026-12-15'), evening('2026-12-17')], outline, 4)).toEqual([
    { day: '2026-12-10', from: '18:30', to: '21:30', topic: '安全' }, { day: '2026-12-15', from: '18:30', to: '21:30', topic: '实操' }, { day: '2026-12-17', from: '18:30', to: '20:45', topic: '实操' },
  ])
})
test('over the end of the year, and with no sessions to go by there are none', () => {
  expect(layOutLike([evening('2026-12-31')], [{ topic: '实操', hours: 6 }], 3).map((one) => one.day)).toEqual(['2026-12-31', '2027-01-07'])
  expect(layOutLike([], outline, 3)).toEqual([])
})
