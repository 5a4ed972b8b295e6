import { expect, test } from 'vitest'
import { readPeople } from './read-people.ts'

test('a pasted staff list is read, whatever stands between name and phone', () => {
  expect(readPeople('1. 张三 13800000001\n李四，13800000002\n王小五\t138 0000 0003\n13800000004 赵六')).toEqual({ people: [{ name: '张三', phone: '13800000001' }, { name: '李四', phone: '13800000002' }, { name: '王小五', phone: '13800000003' }, { name: '赵六', phone: '13800000004' }], bad: 0 })
})
test('a heading, a landline, a name alone are counted and left out', () => {
  expect(readPeople('姓名 手机\n张三 0573-86111111\n李四\n\n')).toEqual({ people: [], bad: 3 })
})
