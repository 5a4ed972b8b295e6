import { startSystem } from '@guildhall/testkit'
import { expect, test } from 'vitest'
import { createPool } from '#engines/quota'
import { newId } from '#platform/ids'
import { examine } from './doctor.ts'

test('doctor did not look at cases and seats: a counter that lies, a case without its steps and one of a forgotten release are found', async () => {
  const system = await startSystem({ jobs: false })
  const wrong = async () => (await examine(system.services, system.database.ownerUrl)).filter(({ ok, check }) => !ok && /^P4|^Q3|^every open case/.test(check)).map(({ problems }) => problems.join())
  const pool = await system.asService((ctx) => createPool(ctx.tx, { scope: system.root.scope, subject: newId(), capacity: 3, waitlistLimit: null, now: ctx.clock.now() }))
  expect(await wrong()).toEqual([])
  await system.query('update quota_pool set seated = 2 where id = $1', [pool.id])
  const lost = newId()
  await system.query(`insert into process_case (id, scope, process, version, subject, title, state, entered_at, steps, opened_at) values ($1, $2, 'loan-of-tools', 9, $3, '电焊机', 'asked', now(), 1, now())`, [lost, system.root.scope, newId()])
  expect(await wrong()).toEqual([expect.stringContaining(lost), expect.stringContaining('loan-of-tools version 9'), expect.stringContaining(pool.id)])
})
