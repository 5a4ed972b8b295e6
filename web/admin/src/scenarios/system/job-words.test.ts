import { expect, test } from 'vitest'
import { failureWords } from './job-words.ts'

test('a refusal is told in its own words, an error as it was', () => {
  expect(failureWords('Error: platform.no-text-gateway', 'zh')).toContain('还没有配置短信网关')
  expect(failureWords('Error: connect ECONNREFUSED 10.0.0.1:443', 'zh')).toBe('Error: connect ECONNREFUSED 10.0.0.1:443')
  expect(failureWords('Error: something.else', 'en')).toBe('Error: something.else')
})
