import { expect, test } from 'vitest'
import { readWorkers } from './read-workers.ts'

test.each([
  ['a space', '林小禾 13900000000', '林小禾', '13900000000'], ['a tab, as a table gives it', '𠮷田\t13900000001', '𠮷田', '13900000001'], ['a full-width comma', '阿依古丽·买买提，13900000002', '阿依古丽·买买提', '13900000002'],
  ['phone first', '13900000003 王二', '王二', '13900000003'], ['a number in front', '12. 李三 13900000004', '李三', '13900000004'], ['a phone in groups', '赵四 139 0000 0005', '赵四', '13900000005'], ['full-width digits and +86', '钱五 +86１３９０００００００６', '钱五', '13900000006'],
])('%s', (_title, line, name, phone) => expect(readWorkers(line)).toEqual({ workers: [{ name, phone }], bad: [] }))

test('lines that cannot be read are named, empty ones are not', () => {
  expect(readWorkers('林小禾 13900000000\n\n没有号码\n12345\n13900000001\n王二 23900000000')).toEqual({ workers: [{ name: '林小禾', phone: '13900000000' }], bad: [3, 4, 5, 6] })
})
