import { expect, test } from 'vitest'
import { greeting } from './greeting.ts'

test.each([
  ['林晓禾', 'given', '晓禾'], ['林晓禾', 'surname', '林'], ['欧阳小荷', 'given', '小荷'], ['欧阳小荷', 'surname', '欧阳'],
  // A single given name sounds curt: the whole name is used. Two letters are never all surname.
  ['沈平', 'given', '沈平'], ['欧阳', 'surname', '欧'], ['𠮷田一郎', 'given', '田一郎'], ['林**', 'given', '林**'], ['Li Wei', 'given', 'Li Wei'], ['', 'given', ''],
] as const)('%s is called, by the %s name, %s', (name, by, called) => {
  expect(greeting(name, by)).toBe(called)
})
