import { expect, test } from 'vitest'
import { readMarks } from './paste-marks.ts'

test('a column out of a spreadsheet, one person a line; the last empty line is none', () => {
  expect(readMarks('86\r\n92\r\n 78 \r\n')).toEqual([[86], [92], [78]])
})
test('two columns are theory and practice', () => {
  expect(readMarks('86\t90\n\t75')).toEqual([[86, 90], [null, 75]])
})
test('as people write marks: full width, with 分, as 86.0, absent in words', () => {
  expect(readMarks('８６\n86分\n86.0\n缺考\n—')).toEqual([[86], [86], [86], ['absent'], [null]])
})
test('what is no mark is not guessed at: over a hundred, half points, words', () => {
  expect(readMarks('101\n85.5\n优秀\n-5')).toEqual([[undefined], [undefined], [undefined], [undefined]])
})
