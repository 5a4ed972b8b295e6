import { z } from 'zod'
import { jobRoutes } from '@guildhall/contract'
import { startSystem, type TestSystem } from '@guildhall/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import { job, on, type Module } from '../module/index.ts'
import { dispatchEvents, emit } from '../outbox/index.ts'
import { startJob, startRunner } from './index.ts'

const seen: string[] = []
let failuresLeft = 0
const module: Module = {
  name: 'trial',
  routes: [],
  jobs: [
    job({
      name: 'trial.count', payload: z.object({ to: z.number() }),
      async run(ctx, { to }) {
        for (let done = 0; done <= to; done++) {
          if (await ctx.cancelled()) return
          await ctx.progress(done, to)
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
        return { counted: to }
      },
    }),
    job({ name: 'trial.reach', payload: z.object({ scope: z.string() }), run: (ctx, { scope }) => ctx.inTransaction(async () => {}, scope) }),
    job({
      name: 'trial.flaky', payload: z.object({}),
      async run() {
        if (failuresLeft-- > 0) throw new Error('not yet')
      },
    }),
  ],
  handlers: [
    on({ event: 'trial.happened', name: 'trial.note-first', payload: z.object({ what: z.string() }), async run(_ctx, { what }) { seen.push(`first ${what}`) } }),
    on({ event: 'trial.happened', name: 'trial.note-second', payload: z.object({ what: z.string() }), async run(_ctx, { what }) { seen.push(`second ${what}`) } }),
  ],
}

let system: TestSystem
let jobsUrl: string
beforeAll(async () => {
  system = await startSystem({ jobs: false })
  jobsUrl = system.database.jobsUrl
})

const running = async (work: (runner: Awaited<ReturnType<typeof startRunner>>) => Promise<void>) => {
  const runner = await startRunner({ services: system.services, jobsUrl, modules: [module], retryDelaySeconds: 0 })
  try {
    await work(runner)
  } finally {
    await runner.stop()
  }
}
const start = (name: string, payload: Record<string, unknown>, scope = '') => system.asService((ctx) => startJob(ctx, name, payload, { scope }))
const rowOf = async (id: string) => (await system.query<{ state: string; result: unknown; message: string | null; attempts: number; done: number }>('select * from job_run where id = $1', [id]))[0]!
const until = async (ready: () => Promise<boolean>) => {
  for (let waited = 0; !(await ready()); waited += 20) {
    if (waited > 20_000) throw new Error('waited in vain')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

describe('the outbox', () => {
  test('an event reaches each of its handlers once', async () => {
    await system.asService((ctx) => emit(ctx, 'trial.happened', { what: 'once' }))
    await running((runner) => runner.settle())
    expect(seen.splice(0).sort()).toEqual(['first once', 'second once'])
  })
  test('an event of a transaction that is rolled back never happened', async () => {
    await expect(system.asService(async (ctx) => {
      await emit(ctx, 'trial.happened', { what: 'undone' })
      throw new Error('changed my mind')
    })).rejects.toThrow('changed my mind')
    await running((runner) => runner.settle())
    expect(seen.splice(0)).toEqual([])
  })
  test('an event committed before a crash is delivered after the next start', async () => {
    await system.asService((ctx) => emit(ctx, 'trial.happened', { what: 'before the crash' }))
    expect(await system.query('select 1 from outbox_event where dispatched_at is null')).toHaveLength(1)
    await running((runner) => runner.settle())
    expect(seen.splice(0).sort()).toEqual(['first before the crash', 'second before the crash'])
  })
  test('a crash between dispatch and hand-over loses nothing and doubles nothing', async () => {
    await system.asService((ctx) => emit(ctx, 'trial.happened', { what: 'half way' }))
    await Promise.all([dispatchEvents(system.services, module.handlers!), dispatchEvents(system.services, module.handlers!)])
    await running((runner) => runner.settle())
    expect(seen.splice(0).sort()).toEqual(['first half way', 'second half way'])
  })
  test('a runner that died in the middle of a job: the next one takes it up', async () => {
    const id = await start('trial.count', { to: 1 })
    await system.query(`update job_run set state = 'running', queued_at = now(), beat_at = now() - interval '1 hour', attempts = 1 where id = $1`, [id])
    await running((runner) => runner.settle())
    expect(await rowOf(id)).toMatchObject({ state: 'done', attempts: 2 })
  })
})

describe('jobs', () => {
  test('a job shows its progress and keeps its result', async () => {
    const id = await start('trial.count', { to: 3 })
    await running((runner) => runner.settle())
    expect(await rowOf(id)).toMatchObject({ state: 'done', done: 3, total: 3, result: { counted: 3 } })
  })
  test('a job that fails is tried again', async () => {
    failuresLeft = 2
    const id = await start('trial.flaky', {})
    await running(async () => until(async () => (await rowOf(id)).state === 'done'))
    expect(await rowOf(id)).toMatchObject({ state: 'done', attempts: 3, message: null })
  })
  test('a job that always fails ends in the list of the failed, and can be run again from there', async () => {
    failuresLeft = 6
    const id = await start('trial.flaky', {})
    const [admin, below] = [await system.staff('system-admin'), await system.addUnit({ name: '下级总工会' })]
    await running(async () => {
      await until(async () => (await rowOf(id)).state === 'failed')
      expect(await rowOf(id)).toMatchObject({ attempts: 6, message: 'Error: not yet' })
      const other = await system.worker()
      expect((await other.client.send(jobRoutes.retry, { id })).status).toBe(404)
      // A job of no unit is seen from the top of the tree, and from nowhere below.
      expect((await (await system.staff('system-admin', below)).client.send(jobRoutes.get, { id })).status).toBe(404)
      expect((await admin.client.call(jobRoutes.list, { state: 'failed' })).rows.map((row) => row.id)).toEqual([id])
    })
    const scoped = await system.asService((ctx) => startJob(ctx, 'trial.flaky', {}, { scope: system.root.scope }))
    failuresLeft = 6
    await running(async () => {
      await until(async () => (await rowOf(scoped)).state === 'failed')
      expect((await admin.client.call(jobRoutes.list, { state: 'failed' })).rows.map((row) => row.id)).toEqual([scoped, id])
      expect(await admin.client.call(jobRoutes.retry, { id: scoped })).toMatchObject({ state: 'waiting', attempts: 0 })
      await until(async () => (await rowOf(scoped)).state === 'done')
      expect(await admin.client.send(jobRoutes.retry, { id: scoped })).toMatchObject({ status: 409, body: { code: 'platform.job-not-failed' } })
    })
  })
  test('a dead letter, or all of a name, is discarded with a reason: gone from the failed, kept on record, and may still be run again', async () => {
    const admin = await system.staff('system-admin')
    const ids = await Promise.all([1, 2, 3].map(() => start('trial.flaky', {}, system.root.scope)))
    await system.query(`update job_run set state = 'failed', message = 'Error: not yet', queued_at = now(), ended_at = now() where id = any($1::uuid[])`, [ids])
    const failed = async () => (await admin.client.call(jobRoutes.list, { state: 'failed', name: 'trial.flaky' })).rows.length
    const before = await failed()
    expect((await admin.client.send(jobRoutes.discard, { id: ids[0]!, reason: '不' })).status).toBe(400)
    expect((await (await system.staff('security-admin')).client.send(jobRoutes.discard, { id: ids[0]!, reason: '过期了' })).status).toBe(403)
    // Pressed by two at once: one of them did it.
    const both = await Promise.all([1, 2].map(() => admin.client.send(jobRoutes.discard, { id: ids[0]!, reason: '验证码早过期了' })))
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect(await failed()).toBe(before - 1)
    expect(await admin.client.call(jobRoutes.get, { id: ids[0]! })).toMatchObject({ state: 'cancelled', discarded: '验证码早过期了', message: 'Error: not yet' })
    expect(await admin.client.call(jobRoutes.discard, { id: ids[1]!, reason: '都过期了', alike: true })).toEqual({ discarded: before - 1 })
    expect(await failed()).toBe(0)
    expect(await system.query(`select reason from audit_entry where action = 'jobs.discard' order by id`)).toEqual([{ reason: '验证码早过期了' }, { reason: '都过期了' }])
    expect(await admin.client.call(jobRoutes.retry, { id: ids[0]! })).toMatchObject({ state: 'waiting', discarded: null })
    await system.query('delete from job_run where id = any($1::uuid[])', [ids])
  })
  test('a job that runs is cancelled at its next safe point', async () => {
    const id = await system.asService((ctx) => startJob(ctx, 'trial.count', { to: 1_000 }, { scope: system.root.scope }))
    const admin = await system.staff('system-admin')
    await running(async () => {
      await until(async () => (await rowOf(id)).state === 'running')
      expect(await admin.client.call(jobRoutes.cancel, { id })).toMatchObject({ cancelAsked: true })
      await until(async () => (await rowOf(id)).state === 'cancelled')
    })
  })
  test('a job cannot reach outside its range', async () => {
    const id = await start('trial.reach', { scope: 'u999' }, system.root.scope)
    await running(async () => until(async () => (await rowOf(id)).attempts > 0 && (await rowOf(id)).message !== null))
    expect((await rowOf(id)).message).toContain('reached for u999')
    await system.query('delete from job_run where id = $1', [id])
  })
  test('a starter sees the own job, a stranger of the same unit does not', async () => {
    const [mine, stranger] = [await system.staff('training-officer'), await system.staff('training-officer')]
    const id = await start('trial.count', { to: 1 }, system.root.scope)
    await system.query('update job_run set started_by = $2 where id = $1', [id, `account:${mine.accountId}`])
    expect(await mine.client.call(jobRoutes.get, { id })).toMatchObject({ own: true })
    expect((await stranger.client.send(jobRoutes.get, { id })).status).toBe(404)
    expect((await mine.client.send(jobRoutes.list)).status).toBe(403)
  })
})
