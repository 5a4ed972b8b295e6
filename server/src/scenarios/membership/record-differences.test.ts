import { expect, test } from 'vitest'
import { differencesOf, maskApart } from './record-differences.ts'

const number = '330499199903150017'
const same = { name: '罗小川', idNumber: null, gender: null, birthYear: null }

test('a record that says the same, or nothing, is not replaced', () => {
  expect(differencesOf(same, { name: '罗小川', idNumber: number })).toEqual([])
  expect(differencesOf({ ...same, name: ' 罗 小川' }, { name: '罗小川', idNumber: number })).toEqual([])
  expect(differencesOf({ ...same, name: '' }, { name: '罗小川', idNumber: number })).toEqual([])
  expect(differencesOf({ name: '罗小川', idNumber: number, gender: 'male', birthYear: 1999 }, { name: '罗小川', idNumber: number })).toEqual([])
})
test('every datum that would be written over is shown, record beside application, masked', () => {
  expect(differencesOf({ name: '林川', idNumber: '330499198001010026', gender: 'female', birthYear: 1980 }, { name: '罗小川', idNumber: number })).toEqual([
    { what: 'name', record: '林*', application: '罗**' }, { what: 'id-number', record: '330***********0026', application: '330***********0017' },
    { what: 'gender', record: 'female', application: 'male' }, { what: 'birth-year', record: '1980', application: '1999' },
  ])
})
test.each([['罗小川', '罗小军', ['罗*川', '罗*军']], ['罗小川', '罗大川', ['罗小*', '罗大*']], ['罗川', '罗军', ['罗川', '罗军']], ['罗川', '罗小川', ['罗*', '罗**']], ['罗川', '林川', ['罗*', '林*']], ['欧阳小川', '欧阳小军', ['欧**川', '欧**军']]])('%s and %s can be told apart by the reviewer', (one, other, shown) => {
  expect(maskApart(one, other)).toEqual(shown)
})
