import { expect, test } from 'vitest'
import { differencesOf } from './record-differences.ts'

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
    { what: 'name', record: '林*', application: '罗**', at: null }, { what: 'id-number', record: '330***********0026', application: '330***********0017', at: null },
    { what: 'gender', record: 'female', application: 'male', at: null }, { what: 'birth-year', record: '1980', application: '1999', at: null },
  ])
})
test.each([['罗小川', '罗小军', 3], ['罗小川', '罗大川', 2], ['罗川', '罗军', 2], ['罗川', '罗小川', null], ['罗小川', '罗小川川', 4], ['罗川', '林川', null]])('%s and %s: what the masks hide is said by its place', (one, other, at) => {
  expect(differencesOf({ ...same, name: one }, { name: other, idNumber: number })).toMatchObject([{ what: 'name', at }])
})
test('two numbers that look alike under their masks are told apart by the digit', () => {
  expect(differencesOf({ ...same, idNumber: '330499199803150017' }, { name: '罗小川', idNumber: number })).toEqual([{ what: 'id-number', record: '330***********0017', application: '330***********0017', at: 10 }])
})
