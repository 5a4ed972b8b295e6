import { expect, test } from 'vitest'
import { splitRefusal } from './split-refusal.ts'

test.each([
  ['验证码不对或已过期，请核对，或重新获取一条。', '验证码不对或已过期', '请核对，或重新获取一条。'],
  ['新密码太弱：至少 10 位，含大写、小写。', '新密码太弱：至少 10 位', '含大写、小写。'],
  ['The code is wrong or has expired. Check it, or ask for a new one.', 'The code is wrong or has expired', 'Check it, or ask for a new one.'],
  ['服务器返回 502。', '服务器返回 502。', undefined],
  ['Too many requests.', 'Too many requests.', undefined],
])('a refusal is read in two parts: %s', (sentence, what, now) => {
  expect(splitRefusal(sentence)).toEqual(now === undefined ? { what } : { what, now })
})
