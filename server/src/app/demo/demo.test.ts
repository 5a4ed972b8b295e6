import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCipher } from '#platform/crypto'
import { manualClock } from '#platform/clock'
import { readConfig } from '#platform/config'
import { newId } from '#platform/ids'
import { testDatabase, type TestDatabase } from '@guildhall/testkit'
import { examine } from '../doctor.ts'
import { withoutWaiting } from '../make-demo.ts'
import { buildSystem, type System } from '../system.ts'
import { buildDemo } from './index.ts'

let [database, system, server] = [undefined, undefined, undefined] as unknown as [TestDatabase, System, FastifyInstance]
/** A Tuesday morning: what is told from the moment of building is the same whenever this test runs. */
const builtAt = '2026-11-24T10:05:00+08:00'
const folder = mkdtempSync(join(tmpdir(), 'guildhall-demo-'))

beforeAll(async () => {
  database = await testDatabase()
  const keys = { data: randomBytes(32), index: randomBytes(32), token: randomBytes(32), database: 'set-by-the-test-database' }
  await database.query('insert into installation (id, kind, name, created_at, built_at, key_check) values ($1, $2, $3, now(), now(), $4)', [newId(), 'demo', '嘉兴市总工会', createCipher(keys).seal('guildhall', 'installation.key_check')])
  system = await buildSystem({ config: readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent', RATE_LIMITS: '0' }), clock: manualClock(builtAt), keys, urls: { serverUrl: withoutWaiting(database.serverUrl), jobsUrl: database.jobsUrl }, demo: true })
  await buildDemo(system.services)
  server = await system.startServer()
}, 240_000)
afterAll(async () => {
  await system.stop()
  rmSync(folder, { recursive: true, force: true })
})

const count = async (sql: string) => Number((await database.query<{ n: string }>(`select count(*) as n from ${sql}`))[0]!.n)

async function logIn(account: string): Promise<{ cookie: string; permissions: string[]; kind: string }> {
  const answer = await server.inject({ method: 'POST', url: '/api/demo/login', payload: { account } })
  expect(answer.statusCode, answer.body).toBe(200)
  const session = answer.json<{ permissions: string[]; actor: { kind: string } }>()
  return { cookie: `guildhall_session=${answer.cookies.find((one) => one.name === 'guildhall_session')!.value}`, permissions: session.permissions, kind: session.actor.kind }
}

async function read<Body>(cookie: string, url: string): Promise<Body> {
  const answer = await server.inject({ url, headers: { cookie } })
  expect(answer.statusCode, `${url}: ${answer.body.slice(0, 300)}`).toBe(200)
  return answer.json<Body>()
}

test('unions are founded by firms that have none, with as many staff as the ledger counts, and the work list knows', async () => {
  const founders = await database.query<{ name: string; state: string; parent: string; staff: number; ledger: number; task: string | null; parts: number }>(`select u.name, f.state, p.kind as parent, f.staff, t.state as task,
    (select sum(w.staff)::int from founding_founder x join unit w on w.id = x.unit_id where x.founding_id = f.id) as ledger, (select count(*)::int from founding_founder x where x.founding_id = f.id) as parts
    from founding f join founding_founder o on o.founding_id = f.id join unit u on u.id = o.unit_id join unit p on p.id = u.parent_id left join coverage_task t on t.unit_id = u.id`)
  expect(founders.length).toBeGreaterThanOrEqual(18)
  expect(founders.filter((one) => one.parent !== 'federation' && !['formalities', 'complete'].includes(one.state))).toEqual([])
  expect(founders.filter((one) => one.staff !== one.ledger)).toEqual([])
  expect(founders.filter((one) => ['applied', 'enrolling', 'called', 'voting', 'elected', 'reported'].includes(one.state) && one.task !== 'founding')).toEqual([])
  expect(founders.filter((one) => ['preparing', 'withdrawn'].includes(one.state) && one.task === 'founding')).toEqual([])
  expect(founders.find((one) => one.name === '恒禾精密制造有限公司')).toMatchObject({ state: 'enrolling', staff: 268, parent: 'federation' })
  expect(await count(`membership m join unit u on u.id = m.unit_id where u.name = '恒禾精密制造有限公司' and m.valid_to is null`)).toBeGreaterThan(5)
})

test('the city has thousands of people, and at least forty classes at every stage of their life', async () => {
  expect(await count('person')).toBeGreaterThanOrEqual(3_000)
  expect(await count('training_class')).toBeGreaterThanOrEqual(40)
  const states = await database.query<{ state: string }>('select distinct state from training_class')
  expect(states.map((row) => row.state).sort()).toEqual(['assessing', 'cancelled', 'closed', 'confirming', 'draft', 'opinions', 'published', 'running'])
  const months = await database.query<{ month: string }>(`select distinct to_char(confirmed_at, 'YYYY-MM') as month from training_result where confirmed_at is not null`)
  expect(months.length).toBeGreaterThanOrEqual(9)
  // A course to look at: enough said in two half-years, under two trainers, and better the second time.
  const halves = await database.query<{ forms: number; trainer: string; mean: string }>(`select count(distinct s.id)::int as forms, min(t.name) as trainer, avg(a.score) as mean
    from training_class c join occupation o on o.id = c.occupation_id and o.key = 'cnc-turner' join training_trainer t on t.id = c.trainer_id join evaluation_submission s on s.subject = c.id join evaluation_answer a on a.submission_id = s.id
    where c.level = 1 and c.state = 'closed' group by extract(year from c.last_day), extract(month from c.last_day) <= 6 order by extract(year from min(c.last_day)), extract(month from min(c.last_day)) <= 6 desc`)
  expect(halves.map((one) => one.forms >= 5)).toEqual([true, true])
  expect([new Set(halves.map((one) => one.trainer)).size, Number(halves[1]!.mean) > Number(halves[0]!.mean) + 0.5]).toEqual([2, true])
  expect(await count(`training_scan k join training_sheet_run r on r.class_id = k.class_id`)).toBe(4)
  // Planned by a template that asks for machines, in a room that has them.
  expect(await count(`training_class c join training_template_version v on v.template_id = c.template_id and v.version = c.template_version where jsonb_array_length(v.equipment) > 0 and c.equipment_reason is null and c.state <> 'cancelled'`)).toBeGreaterThanOrEqual(2)
  const certificates = await count('credential_issued where revoked_at is null')
  expect(certificates).toBeGreaterThan(100)
  // One of a class, and those of unions that were exchanged or given back.
  expect(await count('credential_issued where revoked_at is not null')).toBeGreaterThanOrEqual(1 + await count('legal_person where cancelled_on is not null'))
})

test('no page is empty: needs of every source and state, leave to decide, evaluations by phone and on paper, an import with rejected rows, words learnt', async () => {
  const needs = await database.query<{ source: string; state: string }>('select distinct source, state from training_need')
  expect(new Set(needs.map((row) => row.source))).toEqual(new Set(['worker', 'enterprise', 'department']))
  expect(new Set(needs.map((row) => row.state))).toEqual(new Set(['open', 'planned', 'invited', 'enrolled', 'served', 'withdrawn']))
  const applications = await database.query<{ one: string }>(`select distinct kind || ' ' || state as one from membership_application`)
  expect(applications.map((row) => row.one)).toEqual(expect.arrayContaining(['join review', 'join correcting', 'join accepted', 'join refused', 'join withdrawn', 'transfer review', 'leave review']))
  for (const something of [
    `membership_application where by_rule = 'listed'`, `membership_message where state = 'open'`, `person_pair where why = '{same-phone}'`, `person_pair where why = '{same-id-number}'`, `person_pair where why = '{same-name-unit}'`, `membership_message where state = 'answered'`, `membership_invitation where used_at is null`,
    `training_need where occupation_id is null and state = 'open'`, `training_leave where state = 'asked'`, `training_attendance where via = 'code'`, `training_enrolment where state = 'waiting'`, `evaluation_submission where source = 'paper'`,
    `evaluation_submission where source = 'phone'`, `import_run where (counts->>'rejected')::int > 0`, `occupation_synonym where source = 'correction'`, 'notice where read_at is null', 'notice where read_at is not null', 'training_reminder',
  ]) expect(await count(something), something).toBeGreaterThan(0)
})

test('everything in it satisfies every invariant that doctor proves', async () => {
  const findings = await examine(system.services, database.ownerUrl)
  expect(findings.filter((finding) => !finding.ok && !['disk', 'clock'].includes(finding.check))).toEqual([])
})

test('nobody did anything before they were on record: whoever signs, plans, teaches, lends a room, asks or learns', async () => {
  const signed = await database.query<{ table_name: string; by: string; at: string }>(`select b.table_name, b.column_name as by, a.column_name as at from information_schema.columns b
    join information_schema.columns a on a.table_schema = b.table_schema and a.table_name = b.table_name and a.column_name = regexp_replace(b.column_name, '_by$', '_at') and a.data_type = 'timestamp with time zone'
    join information_schema.tables t on t.table_schema = b.table_schema and t.table_name = b.table_name and t.table_type = 'BASE TABLE' where b.table_schema = 'public' and b.column_name like '%\\_by' and b.data_type = 'text'`)
  expect(signed.length).toBeGreaterThan(20)
  const early: string[] = []
  for (const { table_name: table, by, at } of signed) {
    const n = await count(`${table} d join login_account a on d.${by} = 'account:' || a.id where d.${at} < a.created_at`)
    if (n > 0) early.push(`${n} of ${table}.${by}`)
  }
  for (const [deed, whose, at] of [
    ['audit_entry', 'login_account x on x.id = d.account_id', 'at'], ['audit_entry', 'person x on x.id = d.on_behalf_of', 'at'],
    ['training_class', 'training_trainer x on x.id = d.trainer_id', 'created_at'], ['training_class', 'training_venue x on x.id = d.venue_id', 'created_at'], ['training_class', 'unit x on x.id = d.unit_id', 'created_at'],
    // What a file brings was asked on paper before.
    ['training_need', 'person x on x.id = d.person_id and d.import_id is null', 'asked_at'], ['training_enrolment', 'person x on x.id = d.person_id', 'enrolled_at'],
  ] as const) {
    const n = await count(`${deed} d join ${whose} where d.${at} < x.created_at`)
    if (n > 0) early.push(`${n} of ${deed}: ${whose}`)
  }
  expect(early).toEqual([])
})

test('every demo account logs in with one tap, and its first page has something to say', async () => {
  const { rows } = await read<{ rows: { account: string }[] }>('', '/api/demo/accounts')
  expect(rows.map((row) => row.account)).toEqual(expect.arrayContaining(['worker', 'rider', 'enterprise', 'trainer', 'officer', 'town', 'leader', 'security', 'system', 'audit', 'clerk', 'reviewer', 'department', 'haining', 'elder', 'union']))
  for (const { account } of rows) {
    const { cookie, permissions, kind } = await logIn(account)
    if (kind === 'worker') expect((await read<{ items: unknown[] }>(cookie, '/api/home')).items, account).not.toEqual([])
    else if (permissions.includes('training.need.read')) expect((await read<{ total: { needs: number } }>(cookie, '/api/training/demand')).total.needs, account).toBeGreaterThan(0)
    else if (permissions.includes('window.examine')) expect((await read<{ rows: unknown[] }>(cookie, '/api/window/cases')).rows, account).not.toEqual([])
    else if (permissions.includes('membership.decide')) expect((await read<{ rows: unknown[] }>(cookie, '/api/applications')).rows, account).not.toEqual([])
    else expect((await read<{ rows: unknown[] }>(cookie, permissions.includes('audit.read') ? '/api/audit/entries' : '/api/accounts')).rows, account).not.toEqual([])
  }
})

test('the worker of the first card has a lesson to check in to, a question to answer, a class ahead and a certificate', async () => {
  const { cookie } = await logIn('worker')
  const classes = await read<{ rows: { class: { state: string }; sessions: { startsAt: string }[]; result: { certificateNumber: string | null } | null }[] }>(cookie, '/api/training/my/classes')
  expect(classes.rows.map((row) => row.class.state).sort()).toEqual(['closed', 'published', 'running'])
  expect(classes.rows.some((row) => row.sessions.some((one) => Math.abs(Date.parse(one.startsAt) - system.services.clock.now().getTime()) < 3 * 3_600_000))).toBe(true)
  expect(classes.rows.some((row) => row.result?.certificateNumber)).toBe(true)
  const opinions = await read<{ rows: { stance: string | null; proposal: { open: boolean } }[] }>(cookie, '/api/training/my/opinions')
  expect(opinions.rows.some((row) => row.stance === null && row.proposal.open)).toBe(true)
})

test('the first page follows at once what its owner does: an answered question is gone, a class enrolled in is in the diary and not on offer', async () => {
  type Item = { id: string; kind: string; part: string; link: string }
  const items = async (cookie: string) => (await read<{ items: Item[] }>(cookie, '/api/home')).items
  const post = async (cookie: string, url: string, payload: object = {}) => {
    const answer = await server.inject({ method: 'POST', url, payload, headers: { cookie, 'idempotency-key': newId() } })
    expect(answer.statusCode, answer.body).toBe(200)
  }
  const [worker, rider, trainer] = [await logIn('worker'), await logIn('rider'), await logIn('trainer')]
  expect((await items(trainer.cookie)).filter((item) => item.kind === 'training.teaching')).not.toEqual([])
  const question = (await items(worker.cookie)).find((item) => item.kind === 'training.opinion')!
  expect((await items(rider.cookie)).map((item) => item.id)).not.toContain(question.id)
  await post(worker.cookie, `/api/training/my/opinions/${question.id.split(':')[1]}`, { stance: 'agree', wishWindows: [], words: null })
  expect((await items(worker.cookie)).map((item) => item.id)).not.toContain(question.id)
  const offer = (await items(rider.cookie)).find((item) => item.part === 'open')!
  await post(rider.cookie, `/api/training/classes/${offer.id.split(':')[1]}/enrol`)
  const after = await items(rider.cookie)
  expect(after.map((item) => item.id)).not.toContain(offer.id)
  expect(after.filter((item) => item.part === 'next').map((item) => item.link)).toContain(`/my-classes/${offer.id.split(':')[1]}`)
})

test('an officer next door sees nobody of the county', async () => {
  const [officer, neighbour] = [await logIn('officer'), await logIn('haining')]
  const needs = async (cookie: string) => (await read<{ rows: { division: string }[] }>(cookie, '/api/training/needs?limit=200')).rows.map((row) => row.division)
  expect(new Set(await needs(officer.cookie))).toEqual(new Set(['330424']))
  expect(new Set(await needs(neighbour.cookie))).toEqual(new Set(['330481']))
})
