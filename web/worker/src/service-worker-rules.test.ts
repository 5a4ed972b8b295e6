import { expect, test } from 'vitest'
import { decideHandling, isOtherApp } from './service-worker-rules.ts'

const origin = 'https://union.example'
const get = (path: string, more: { method?: string; mode?: string; accept?: string } = {}) =>
  decideHandling({ method: 'GET', mode: 'cors', accept: 'application/json', url: new URL(path, origin).href, ...more }, origin)

test.each([
  ['an answer that was opened is kept for reading offline', get('/api/training/classes'), 'answer'],
  ['a POST is never touched', get('/api/training/enrolments', { method: 'POST' }), 'network'],
  ['logging in is never kept', get('/api/auth/otp'), 'network'],
  ['the list of demo accounts is never kept', get('/api/demo/accounts'), 'network'],
  ['files are not kept: they may be large and personal', get('/api/files/01'), 'network'],
  ['a live stream is never kept', get('/api/events', { accept: 'text/event-stream' }), 'network'],
  ['a page of this app opens from the shell when offline', get('/classes/1', { mode: 'navigate' }), 'shell-page'],
  ['the console is another app', get('/console/queue', { mode: 'navigate' }), 'network'],
  ['the API page is not ours', get('/docs', { mode: 'navigate' }), 'network'],
  ['a path that only begins alike is ours', get('/docsis', { mode: 'navigate' }), 'shell-page'],
  ['a hashed file is kept for good', get('/assets/main-abc.js', { accept: '*/*' }), 'asset'],
  ['another origin is left alone', get('https://elsewhere.example/assets/x.js'), 'network'],
])('%s', (_title, handling, expected) => expect(handling).toBe(expected))

test('what the console reads is never kept on the phone app’s shelf', () => {
  expect(isOtherApp('/console/people')).toBe(true)
  expect(isOtherApp('/me')).toBe(false)
})
