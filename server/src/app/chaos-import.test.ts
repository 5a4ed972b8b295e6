import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { identityCheckCharacter } from '#engines/intake'
import type { CommandContext } from '#platform/module'
import { createUnit } from '#registry'
import { openFoundation } from './foundation.ts'
import { KilledInstallation, loggedInOfficer } from './killed.fixture.ts'

/**
 * A real server takes in a roster and is killed in the middle, first while it reads, then, with its database, when it comes to writing. Started again it comes to the end by itself:
 * every sound row once, none lost. `KILLED_IMPORT_ROWS=1000000` tries it with a million; of eight thousand every step already takes a while.
 */
const killed = new KilledInstallation('killed-import')
const sound = Number(process.env['KILLED_IMPORT_ROWS'] ?? 8_000)
const wrong = sound / 1000
let [databaseUrl, cookie] = ['', '']

async function furnish(ctx: CommandContext): Promise<void> {
  const root = await createUnit(ctx, { parentId: null, kind: 'federation', level: 'city', name: '测试市总工会', from: '2020-01-01' })
  for (let at = 0; at < 8; at++) await createUnit(ctx, { parentId: root.id, kind: 'enterprise', name: `恒锐机械${at}厂`, from: '2020-01-01' })
  cookie = await loggedInOfficer(ctx, root)
}

const look = (sql: string) => killed.look(databaseUrl, sql)

/** Asks again and again; each asking costs a login, so not too often. */
async function until(sql: string, every = 250, most = 400_000 + sound * 10): Promise<void> {
  for (const end = Date.now() + most; !await look(sql);) {
    if (Date.now() > end) throw new Error(`never: ${sql}`)
    await pause(every)
  }
}

const idNumber = (index: number) => {
  const day = new Date(Date.UTC(1962, 0, 1) + (index % 14_000) * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
  const first = `330781${day}${String(100 + Math.floor(index / 14_000))}`
  return first + identityCheckCharacter(first)
}

function roster(): Blob {
  const rows = Array.from({ length: sound }, (_, index) => `${'林王李张'[index % 4]}小${'禾明芳伟强'[index % 5]},${idNumber(index)},139${String(10_000_000 + index)},恒锐机械${index % 8}厂,2021-0${1 + (index % 9)}-01`)
  for (let index = 0; index < wrong; index++) rows.splice(index * 900 + 7, 0, `甲乙,${idNumber(index).slice(0, 17)}?,,恒锐机械0厂,2021-01-01`)
  return new Blob([['姓名,身份证号,联系电话,单位名称,入会日期', ...rows].join('\n')], { type: 'text/csv' })
}

async function post(path: string, body?: FormData): Promise<{ id: string; jobId: string }> {
  const response = await fetch(new URL(path, killed.url), { method: 'POST', headers: { cookie, 'idempotency-key': randomUUID() }, ...(body && { body }) })
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return await response.json() as { id: string; jobId: string }
}

beforeAll(async () => {
  await killed.inside(furnish, { install: true })
  const foundation = await openFoundation(killed.config)
  databaseUrl = foundation.databaseUrl
  await foundation.release()
  await killed.start()
}, 300_000)
afterAll(() => killed.end())

test('kill -9 in the middle of a large import of members: started again it comes to the end, no row twice and none lost', async () => {
  const form = new FormData()
  form.append('file', roster(), '花名册.csv')
  const draft = await post('/api/import-drafts/members', form)
  await until(`select count(*) from job_run where id = '${draft.jobId}' and state = 'done'`)
  expect(await look('select count(*) from person where id_number_blind is not null')).toBe(0)

  const { jobId } = await post(`/api/import-drafts/${draft.id}/confirm`)
  // A fast machine stages all of it in little more than a second: the signal goes out after the first batch.
  await until(`select count(*) from roster_stage where run_id = '${jobId}'`, 20)
  await killed.killServer()
  expect(await look(`select count(*) from roster_stage where run_id = '${jobId}'`)).toBeLessThan(sound)
  expect(await look('select count(*) from membership')).toBe(0)

  await killed.start()
  // Whether the last rows are being staged or all of them written by the time the signal arrives: both must do.
  await until(`select ((select count(*) from roster_stage where run_id = '${jobId}') >= ${sound * 0.96} or exists (select from import_run where id = '${jobId}'))::int`, 50)
  killed.killDatabase()
  await killed.killServer()

  await killed.start()
  await until(`select count(*) from import_run where id = '${jobId}' and state = 'done'`)
  await until(`select count(*) from job_run where id = '${jobId}' and state = 'done'`)
  const counts = {
    people: await look('select count(*) from person where id_number_blind is not null'), numbers: await look('select count(distinct id_number_blind) from person'),
    memberships: await look('select count(*) from membership where valid_to is null'), members: await look('select count(distinct person_id) from membership'),
    runs: await look(`select count(*) from import_run where state = 'done'`), rejected: await look(`select (counts->>'rejected')::int from import_run where id = '${jobId}'`), staged: await look('select count(*) from roster_stage'),
  }
  expect(counts).toEqual({ people: sound, numbers: sound, memberships: sound, members: sound, runs: 1, rejected: wrong, staged: 0 })
  await until('select (app.member_figures_due() = 0)::int')
  expect(await look(`select sum(members) from member_figure f join unit u on u.id = f.unit_id where u.parent_id is null`)).toBe(sound)
}, Math.max(1_200_000, sound * 6))
