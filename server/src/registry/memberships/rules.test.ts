import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideChange, showDifference } from './rules.ts'

describe('two names side by side', () => {
  test.each([
    ['张小明', '张晓明', '*小*', '*晓*'], ['王芳', '王方', '*芳', '*方'], ['欧阳文', '文', '欧阳*', '*'], ['李', '王', '李', '王'], ['𠮷田', '吉田', '𠮷*', '吉*'], ['陈陈', '陈', '*陈', '*'],
  ])('%s and %s', (one, other, first, second) => expect(showDifference(one, other)).toEqual([first, second]))
  test('a letter is shown only where the two differ, and lengths stay', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
      const [first, second] = showDifference(one, other)
      expect([[...first].length, [...second].length]).toEqual([[...one].length, [...other].length])
      if (one === other) expect([...first].every((letter) => letter === '*')).toBe(true)
    }))
  })
})

test.each([
  ['2020-05-01', '2020-05-01', 'ok'], ['2020-05-01', '2020-04-30', 'dates-wrong'], ['2020-05-01', '2026-11-20', 'ok'], ['2020-05-01', '2026-11-21', 'dates-wrong'],
] as const)('a membership since %s may change on %s: %s', (since, on, answer) => expect(decideChange({ valid_from: since }, on, '2026-11-20')).toBe(answer))
