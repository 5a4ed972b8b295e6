import { expect, test } from 'vitest'
import { StartFailed } from './installation.ts'
import { demoFailed } from './make-demo.ts'

const broken = new Error('duplicate key value violates unique constraint\nDETAIL: a row')
test('a demo that could not be built says in two sentences what happened and what to do, without a stack', () => {
  const failed = demoFailed(broken, { DATA_DIR: '/srv/demo', LOG_LEVEL: 'info' })
  expect(failed).toBeInstanceOf(StartFailed)
  expect(failed.message).toBe('The demo city could not be built: duplicate key value violates unique constraint\nDelete the folder /srv/demo and start again. If it fails again, please report it with what LOG_LEVEL=debug npm start prints.')
})
test('where it happened is told to whoever asks', () => {
  expect(demoFailed(broken, { DATA_DIR: '/srv/demo', LOG_LEVEL: 'debug' }).message).toContain('make-demo.test.ts')
})
