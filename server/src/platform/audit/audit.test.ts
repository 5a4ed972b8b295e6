import { auditRoutes } from '@guildhall/contract'
import { startSystem, type TestSystem } from '@guildhall/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import pg from 'pg'
import { inScope, openDatabase } from '../db/index.ts'
import { appendAudit, verifyAuditChain } from './index.ts'

let system: TestSystem
beforeAll(async () => {
  system = await startSystem({ jobs: false })
})

const append = (action: string, scope = system.root.scope) => system.asService((ctx) => appendAudit(ctx, { action, subject: 'trial:1', scope, details: { n: 1, text: '数' } }))

/** As doctor reads: with the role that sees everything and changes nothing. */
async function verify(): Promise<string[]> {
  const owner = openDatabase(system.database.ownerUrl, { max: 1 })
  try {
    return await owner.transaction().execute((tx) => verifyAuditChain(tx))
  } finally {
    await owner.destroy()
  }
}

/** What somebody with the owner's rights could do: switch the guard off, change history, switch it on again. */
async function tamper(statement: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: system.database.ownerUrl })
  await client.connect()
  try {
    await client.query('begin; alter table audit_entry disable trigger user; alter table audit_seal disable trigger user')
    await client.query(statement, values)
    await client.query('alter table audit_entry enable trigger user; alter table audit_seal enable trigger user; commit')
  } finally {
    await client.end()
  }
}

describe('the audit log', () => {
  test('40 deeds at the same time make whole chains', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, index) => append(`trial.parallel-${index}`)))
    expect(await verify()).toEqual([])
    const [counts] = await system.query<{ entries: number; seals: number }>('select (select count(*)::int from audit_entry) as entries, (select count(*)::int from audit_seal) as seals')
    expect(counts!.entries).toBe(counts!.seals)
    expect(counts!.entries).toBeGreaterThanOrEqual(40)
  })
  test('a deed that is rolled back leaves no entry and no gap', async () => {
    await expect(system.asService(async (ctx) => {
      await appendAudit(ctx, { action: 'trial.undone' })
      throw new Error('no')
    })).rejects.toThrow('no')
    expect(await system.query(`select 1 from audit_entry where action = 'trial.undone'`)).toEqual([])
    await append('trial.after')
    expect(await verify()).toEqual([])
  })
  test('no role of the server can change or remove an entry, nor write a seal', async () => {
    for (const role of ['app_staff', 'app_worker', 'app_job', 'app_login', 'app_public'] as const) {
      for (const statement of [`update audit_entry set action = 'x'`, 'delete from audit_entry', `insert into audit_seal values (0, 999999, null, '')`]) {
        const run = inScope(system.services.db, { role: 'app_job', holder: 'test', scope: '' }, async (tx) => {
          const { sql } = await import('kysely')
          await sql.raw(`set local role ${role}`).execute(tx)
          await sql.raw(statement).execute(tx)
        })
        await expect(run, `${role}: ${statement}`).rejects.toThrow(/permission denied/)
      }
    }
    await expect(system.query(`update audit_entry set action = 'x'`)).rejects.toThrow(/only grows/)
    await expect(system.query('truncate audit_entry cascade')).rejects.toThrow(/only grows/)
  })
  test('a changed entry is found', async () => {
    const [entry] = await system.query<{ id: string; actor: string }>('select id, actor from audit_entry order by id limit 1')
    await tamper(`update audit_entry set actor = 'account:somebody-else' where id = $1`, [entry!.id])
    expect((await verify()).join()).toContain(`${entry!.id} was changed`)
    await tamper('update audit_entry set actor = $2 where id = $1', [entry!.id, entry!.actor])
    expect(await verify()).toEqual([])
  })
  test('a removed entry and a removed link are found', async () => {
    const [row] = await system.query<{ entry_id: string; lane: number; seq: bigint; hash: Buffer }>('select * from audit_seal order by lane, seq limit 1')
    await tamper('delete from audit_seal where entry_id = $1', [row!.entry_id])
    expect((await verify()).join()).toMatch(/stands outside the chain|were removed|was changed/)
    await tamper('insert into audit_seal values ($1, $2, $3, $4)', [row!.lane, row!.seq, row!.entry_id, row!.hash])
    expect(await verify()).toEqual([])
  })
  test('an entry that was slipped in beside the system is found', async () => {
    await tamper(`insert into audit_entry (id, at, actor, scope, action, details) values (gen_random_uuid(), now(), 'account:x', '', 'trial.planted', '{}')`)
    expect((await verify()).join()).toContain('stands outside the chain')
    await tamper(`delete from audit_entry where action = 'trial.planted'`)
  })
})

describe('the audit viewer', () => {
  test('the audit administrator sees the own range and nothing of a neighbour; the other administrators see nothing', async () => {
    const [here, neighbour] = [await system.addUnit({ name: '本县总工会' }), await system.addUnit({ name: '邻县总工会' })]
    await append('trial.here', here.scope)
    await append('trial.there', neighbour.scope)
    const auditor = await system.staff('audit-admin', here)
    const { rows } = await auditor.client.call(auditRoutes.list, {})
    expect(rows.map((row) => row.action)).toContain('trial.here')
    expect(rows.map((row) => row.action)).not.toContain('trial.there')
    expect((await (await system.staff('system-admin')).client.send(auditRoutes.list)).status).toBe(403)
    expect((await (await system.staff('security-admin')).client.send(auditRoutes.list)).status).toBe(403)
  })
  test('it says whether the log is whole, and since when it is not; only to the auditor', async () => {
    const auditor = await system.staff('audit-admin', await system.addUnit({ name: '第三县总工会' }))
    const whole = await auditor.client.call(auditRoutes.chain, {})
    expect([whole.broken, whole.unsealed, whole.firstBroken]).toEqual([0, 0, null])
    expect(whole.entries).toBeGreaterThanOrEqual(40)
    const [entry] = await system.query<{ id: string; actor: string; at: Date }>('select id, actor, at from audit_entry order by id limit 1')
    await tamper(`update audit_entry set actor = 'account:somebody-else' where id = $1`, [entry!.id])
    expect(await auditor.client.call(auditRoutes.chain, {})).toMatchObject({ broken: 1, firstBroken: entry!.at.toISOString() })
    await tamper('update audit_entry set actor = $2 where id = $1', [entry!.id, entry!.actor])
    expect((await (await system.staff('system-admin')).client.send(auditRoutes.chain)).status).toBe(403)
  })
  test('it filters and pages', async () => {
    const auditor = await system.staff('audit-admin')
    for (let index = 0; index < 3; index++) await append('trial.paged')
    const first = await auditor.client.call(auditRoutes.list, { action: 'trial.paged', limit: 2 })
    const second = await auditor.client.call(auditRoutes.list, { action: 'trial.paged', limit: 2, cursor: first.next! })
    expect([first.rows.length, second.rows.length, second.next]).toEqual([2, 1, null])
    expect((await auditor.client.call(auditRoutes.actions, {})).actions).toContain('trial.paged')
  })
})
