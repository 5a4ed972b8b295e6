import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@guildhall/testkit'
import { inScope, NoLonger, prepared, rangeOf, refuseUnsafeRole, within, type Tx } from './index.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await database.query(`create table parcel (scope text collate "C" not null, person_id uuid, note text);
    alter table parcel owner to guildhall_owner;
    insert into parcel values ('u1.u2', null, 'county'), ('u1.u2.u3', '00000000-0000-7000-8000-000000000001', 'town'), ('u1.u22', null, 'neighbour'), ('u1', null, 'city')`)
  await database.query(`select app.protect('parcel', worker_reads => 'person_id = app.person()')`)
})

const staff = (scope: string) => ({ role: 'app_staff', holder: 'test', unitId: '00000000-0000-7000-8000-0000000000aa', scope }) as const
const notes = (access: Parameters<typeof inScope>[1]) =>
  inScope(database.db, access, async (tx) => (await sql<{ note: string }>`select note from parcel order by note`.execute(tx)).rows.map((row) => row.note))

describe('scope', () => {
  test('a county sees itself and what is below it, not its neighbour whose path begins alike, nor the city', async () => {
    expect(await notes(staff('u1.u2'))).toEqual(['county', 'town'])
  })
  test('a worker sees own rows only', async () => {
    expect(await notes({ role: 'app_worker', holder: 'w', personId: '00000000-0000-7000-8000-000000000001' })).toEqual(['town'])
    expect(await notes({ role: 'app_worker', holder: 'w', personId: '00000000-0000-7000-8000-000000000002' })).toEqual([])
  })
  test('the public sees nothing that is not published: the table is not even granted', async () => {
    await expect(notes({ role: 'app_public', holder: 'p' })).rejects.toThrow(/permission denied/)
  })
  test('a row cannot be written into a foreign range', async () => {
    await expect(inScope(database.db, staff('u1.u2'), (tx) => sql`insert into parcel (scope, note) values ('u1.u22', 'planted')`.execute(tx))).rejects.toThrow(/row-level security/)
  })
  test('within() lends another role for a part of a transaction and takes it back', async () => {
    const seen = await inScope(database.db, { role: 'app_worker', holder: 'w', personId: '00000000-0000-7000-8000-000000000001' }, async (tx) => {
      const count = async () => (await sql<{ n: number }>`select count(*)::int as n from parcel`.execute(tx)).rows[0]!.n
      const before = await count()
      const inside = await within(tx, { role: 'app_job', holder: 'w', scope: 'u1' }, count)
      return [before, inside, await count()]
    })
    expect(seen).toEqual([1, 4, 1])
  })
  test('a transaction leaves nothing behind on its connection', async () => {
    await notes(staff('u1'))
    expect((await sql<{ lo: string | null; role: string }>`select current_setting('app.lo', true) as lo, current_user as role`.execute(database.db)).rows[0]).toMatchObject({ role: 'guildhall_server' })
  })
  test('statements sent side by side are answered in order, each under the role that held when it was sent', async () => {
    const seen = await inScope(database.db, staff('u1.u2'), async (tx) => {
      const count = async () => (await sql<{ n: number }>`select count(*)::int as n from parcel`.execute(tx)).rows[0]!.n
      const before = await Promise.all([count(), count()])
      return [...before, ...await within(tx, staff('u1'), () => Promise.all([count(), count()])), await count()]
    })
    expect(seen).toEqual([2, 2, 4, 4, 2])
  })
  test('the role does not change under a statement that is still on its way', async () => {
    await expect(inScope(database.db, staff('u1.u2'), (tx) => Promise.all([sql`select from parcel`.execute(tx), within(tx, staff('u1'), async () => 1)]))).rejects.toThrow(/cannot change while/)
  })
  test('a failed statement gives the whole transaction up, also when its error was caught; nothing can be sent after the end', async () => {
    const count = () => inScope(database.db, staff('u1'), async (tx) => (await sql<{ n: number }>`select count(*)::int as n from parcel where note = 'late'`.execute(tx)).rows[0]!.n)
    await expect(inScope(database.db, { role: 'app_job', holder: 'j', scope: 'u1' }, async (tx) => {
      await sql`insert into parcel (scope, note) values ('u1', 'late')`.execute(tx)
      await sql`select 1 / 0`.execute(tx).catch(() => undefined)
    })).rejects.toThrow(/given up/)
    let kept: Tx | undefined
    await inScope(database.db, staff('u1'), async (tx) => { kept = tx })
    await expect(sql`select 1`.execute(kept!)).rejects.toThrow(/after the end/)
    expect(await count()).toBe(0)
  })
  test('a transaction that reads is held to it', async () => {
    await expect(inScope(database.db, { role: 'app_job', holder: 'j', scope: '' }, (tx) => sql`insert into parcel (scope, note) values ('u1', 'sly')`.execute(tx), { reads: true })).rejects.toThrow(/read-only/)
    const read = await Promise.all(Array.from({ length: 30 }, (_, index) => inScope(database.db, staff(index % 2 ? 'u1.u2' : 'u1'), async (tx) => (await sql<{ n: number }>`select count(*)::int as n from parcel`.execute(tx)).rows[0]!.n, { reads: true })))
    expect(read).toEqual(Array.from({ length: 30 }, (_, index) => (index % 2 ? 2 : 4)))
  })
  test('what is asked right after a reading transaction, on the same connection, is asked outside of it', async () => {
    const { db } = await testDatabase({ max: 1 })
    const whoami = prepared<{ name: string }>('test.whoami', 'select current_user as name')
    for (let round = 0; round < 3; round++) {
      const read = await Promise.all([inScope(db, staff('u1'), (tx) => whoami.in(tx), { reads: true }), whoami.on(db), sql<{ name: string }>`select current_user as name`.execute(db).then(({ rows }) => rows)])
      expect(read.map(([row]) => row!.name)).toEqual(['app_staff', 'guildhall_server', 'guildhall_server'])
    }
  })
  test('what a transaction stands on is asked first: without it, nothing that it found or refused comes out', async () => {
    const asked = prepared<{ yes: boolean }>('test.holds', 'select $1::boolean as yes')
    const under = (yes: boolean, work: () => Promise<string>) => inScope(database.db, staff('u1'), work, { reads: true, provided: async (ask) => (await asked.before(ask, yes))[0]!.yes })
    expect(await under(true, async () => 'found')).toBe('found')
    await expect(under(true, async () => { throw new Error('refused') })).rejects.toThrow('refused')
    await expect(under(false, async () => 'found')).rejects.toThrow(NoLonger)
    await expect(under(false, async () => { throw new Error('refused') })).rejects.toThrow(NoLonger)
  })
  test('a prepared statement follows the role that sends it', async () => {
    const notesOf = prepared<{ note: string }>('test.parcels', 'select note from parcel where note <> $1 order by note')
    const one = (access: Parameters<typeof inScope>[1]) => inScope(database.db, access, async (tx) => (await notesOf.in(tx, 'town')).map((row) => row.note))
    for (let round = 0; round < 8; round++) {
      expect(await one(staff('u1.u2'))).toEqual(['county'])
      expect(await one({ role: 'app_worker', holder: 'w', personId: '00000000-0000-7000-8000-000000000001' })).toEqual([])
      expect(await one({ role: 'app_job', holder: 'j', scope: '' })).toEqual(['city', 'county', 'neighbour'])
    }
  })
  test('the empty scope is everything', () => {
    expect(rangeOf('')).toEqual({ lo: '', hi: '\u{10FFFF}' })
  })
})

test('the server refuses to run as the owner of the tables', async () => {
  const { openDatabase } = await import('./index.ts')
  const owner = openDatabase(database.ownerUrl, { max: 1 })
  await expect(refuseUnsafeRole(owner)).rejects.toThrow(/runs only as guildhall_server/)
  await owner.destroy()
  await expect(refuseUnsafeRole(database.db)).resolves.toBeUndefined()
})
