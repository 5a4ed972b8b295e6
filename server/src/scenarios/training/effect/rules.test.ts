import { describe, expect, test } from 'vitest'
import { groupsOf, isDueForFollowUp, shareOf, sixMonthsAfter, type Part, type Said } from './rules.ts'

test.each([['2026-06-15', '2026-12-15'], ['2026-08-31', '2027-02-28'], ['2027-08-30', '2028-02-29'], ['2026-07-01', '2027-01-01'], ['2026-12-31', '2027-06-30']])('half a year after %s is %s', (day, after) => expect(sixMonthsAfter(day)).toBe(after))

test('a class is asked about from that day on, and no more when it is long past', () => {
  expect([isDueForFollowUp('2026-06-15', '2026-12-14'), isDueForFollowUp('2026-06-15', '2026-12-15'), isDueForFollowUp('2026-06-15', '2027-02-13'), isDueForFollowUp('2026-06-15', '2027-02-14')]).toEqual([false, true, true, false])
})

describe('what became of training', () => {
  const part = (classId: string, passed: boolean, gained = passed): Part => ({ classId, passed, gained })
  const parts = [...Array.from({ length: 6 }, (_, place) => part('a', place < 3)), ...Array.from({ length: 6 }, () => part('b', true, false)), ...Array.from({ length: 4 }, () => part('c', true))]
  const said = (more: Partial<Said>): Said => ({ classId: 'a', post: 'same', uses: 'often', before: 'to-5000', now: 'to-5000', ...more })
  const classes = [{ id: 'a', key: 'county', name: '县', like: 'welder:1', asked: 6 }, { id: 'b', key: 'city', name: '市', like: 'welder:1', asked: 0 }, { id: 'c', key: 'town', name: '镇', like: 'nurse:1', asked: 4 }]
  const { whole, groups } = groupsOf({ classes, parts, said: [said({ now: 'to-7000' }), said({ post: 'better', before: 'under-3000' }), said({ post: 'none', uses: null, now: null }), said({ uses: 'never', now: 'under-3000' }), said({ before: null })] })

  test('a group is held against like classes everywhere: half passed where three quarters usually do', () => {
    expect(groups.map((one) => [one.key, one.passRate?.share, one.expected])).toEqual([['county', 0.5, 0.75], ['city', 1, 0.75]])
  })
  test('a group of four is not told of, but counts in the whole', () => {
    expect(whole).toMatchObject({ trained: 16, classes: 3, passRate: { n: 16, share: 13 / 16 }, levelsGained: { share: 7 / 16 } })
  })
  test('what was said by fewer than five is not told', () => {
    expect(groups[0]).toMatchObject({ asked: 6, answered: 5, responseRate: 5 / 6, betterPost: { n: 5, share: 0.2 }, wageUp: null, wageDown: null, usesIt: null })
    expect(shareOf(2, 4)).toBe(null)
    expect(shareOf(5, 5)).toMatchObject({ share: 1, high: 1 })
  })
})
