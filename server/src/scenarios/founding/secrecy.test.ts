import { congressRoutes, foundingRoutes } from '@guildhall/contract'
import type { WorkerClient } from '@guildhall/testkit'
import { beforeAll, expect, test } from 'vitest'
import { openBox } from './congress/box.ts'
import { calling, enrolled, openTown, type Town } from './test-support.ts'

/**
 * F5: nobody can tell whose ballot is whose, not with SQL on all tables as the owner of the database and not by the order, the ids, the times or the transactions of what was
 * written; nor what has been voted before the box is closed.
 */
let town: Town
let workers: WorkerClient[]
let roundId: string
let candidates: string[]
type Row = { name: string; text: string; xmin: string }

/** Every row of every table as text, with the transaction that wrote it. */
async function everything(): Promise<Row[]> {
  const tables = await town.system.query<{ name: string }>(`select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`)
  const rows = await Promise.all(tables.map(({ name }) => town.system.query<Row>(`select '${name}' as name, to_jsonb(t)::text as text, xmin::text as xmin from ${name} t`)))
  return rows.flat()
}

beforeAll(async () => {
  town = await openTown()
  workers = []
  for (let index = 0; index < 6; index++) workers.push(await town.worker(`林晓${'禾苗田土木林'[index]}`, `1380000010${index}`, town.firm))
  const { foundingId } = await enrolled(town, { count: 0, workers })
  const [a, b, c, d, e] = workers.map((one) => one.personId) as [string, string, string, string, string]
  const { congress } = await town.hr.client.call(congressRoutes.convene, calling(foundingId, { committee: [a, b, c, d], audit: [e], women: [] }, { way: 'phone', heldAt: '2026-11-20T10:00:00+08:00' }))
  for (const one of workers) await one.client.call(congressRoutes.comeIn, { foundingId, code: congress.doorCode! })
  const opened = await town.hr.client.call(congressRoutes.openRound, { foundingId })
  roundId = opened.congress.rounds[0]!.id
  candidates = opened.congress.rounds[0]!.races.flatMap((race) => race.candidates.map((one) => one.id))
  // Each votes differently, so that one ballot is known from another.
  for (const [index, one] of workers.entries()) await one.client.call(congressRoutes.vote, { foundingId, roundId, marks: candidates.slice(0, 3).map((candidateId, bit) => ({ candidateId, mark: (index >> bit) & 1 ? 'yes' as const : 'no' as const })) })
}, 240_000)

test('no row of any table knows both a voter and what a candidate was given', async () => {
  const rows = await everything()
  expect(rows.length).toBeGreaterThan(100)
  const voted = rows.filter((row) => row.name === 'founding_turnout')
  expect(voted).toHaveLength(workers.length)
  for (const row of rows) expect(row.text).not.toMatch(/"mark"|"marks"/)
  // Beside the candidates' own rows only the answer to whoever opened the vote names them: no mark, no figure, no voter's account.
  const named = rows.filter((row) => candidates.some((id) => row.text.includes(id)))
  expect(new Set(named.map((row) => row.name))).toEqual(new Set(['founding_candidate', 'idempotency_key']))
  for (const row of named) {
    expect(row.text).not.toMatch(/"(yes|no|abstain)": ?[0-9]|: ?"(yes|no|abstain)"/)
    expect(workers.filter((one) => row.text.includes(one.accountId))).toEqual([])
  }
})

test('of who has voted it is written that they have: no time, no order in the id, nothing of the ballot', async () => {
  const [columns] = [await town.system.query<{ column_name: string }>(`select column_name from information_schema.columns where table_name = 'founding_turnout' order by 1`)]
  expect(columns.map((one) => one.column_name)).toEqual(['id', 'person_id', 'round_id', 'scope'])
  const ids = (await town.system.query<{ id: string }>('select id from founding_turnout')).map((one) => one.id)
  // Version 4 is random; version 7, which everything else has, begins with the time.
  expect(ids.every((id) => id[14] === '4')).toBe(true)
})

test('all ballots are in one sealed value: no transaction id, no place in a table leads to one of them', async () => {
  const boxes = await town.system.query<{ box_sealed: Buffer; xmin: string }>(`select box_sealed, xmin::text as xmin from founding_round where id = '${roundId}'`)
  expect(boxes).toHaveLength(1)
  const plain = boxes[0]!.box_sealed.toString('latin1')
  expect(candidates.some((id) => plain.includes(id)) || plain.includes('yes')).toBe(false)
  const sheets = openBox(town.system.services.cipher, boxes[0]!.box_sealed)
  expect(sheets).toHaveLength(workers.length)
  // Every sheet names the same candidates in the same order.
  expect(new Set(sheets.map((sheet) => Object.keys(sheet).join(' '))).size).toBe(1)
})

test('the order in the box is not the order of voting: every ballot is as likely in every place', async () => {
  const { emptyBox, putIn } = await import('./congress/box.ts')
  const { cipher } = town.system.services
  const places = Array.from({ length: 6 }, () => 0)
  for (let run = 0; run < 600; run++) {
    let box = emptyBox(cipher)
    for (let voter = 0; voter < 6; voter++) box = putIn(cipher, box, { voter: voter === 5 ? 'yes' : 'no' })
    places[openBox(cipher, box).findIndex((sheet) => sheet['voter'] === 'yes')]!++
  }
  // A hundred in each place on average; fewer than fifty in one would happen once in ten million runs.
  expect(Math.min(...places)).toBeGreaterThan(50)
})

test('what somebody votes is in no stored request, no answer and no log entry', async () => {
  const accounts = workers.map((one) => one.accountId)
  const keys = await town.system.query<{ text: string }>(`select to_jsonb(t)::text as text from idempotency_key t`)
  expect(keys.filter((row) => row.text.includes('founding.vote'))).toEqual([])
  const audit = await town.system.query<{ text: string }>(`select to_jsonb(t)::text as text from audit_entry t where to_jsonb(t)::text like '%founding.vote%'`)
  expect([audit, accounts.length]).toEqual([[], 6])
})

test('who runs the congress sees how many have voted, and no interim result', async () => {
  const { rows } = await town.hr.client.call(foundingRoutes.list, {})
  const { congress } = await town.hr.client.call(congressRoutes.get, { foundingId: rows[0]!.id })
  expect([congress!.rounds[0]!.voted, congress!.rounds[0]!.races.flatMap((race) => race.candidates.map((one) => one.yes))]).toEqual([6, [null, null, null, null, null]])
})
