import { expect, test } from 'vitest'
import { nextAddress } from './next-address.ts'

test.each([
  ['worker', undefined, '/'], ['staff', undefined, '/console/'],
  ['worker', '/classes/7?from=poster', '/classes/7?from=poster'], ['staff', '/console/training/plans', '/console/training/plans'],
  ['worker', '/console/audit', '/'], ['staff', '/learn', '/console/'],
  ['worker', '//evil.example', '/'], ['worker', '/\\evil.example', '/'], ['worker', 'https://evil.example', '/'], ['worker', '/login?next=/x', '/'],
] as const)('after logging in, a %s who asked for %s goes to %s', (kind, asked, to) => {
  expect(nextAddress(kind, asked)).toBe(to)
})
