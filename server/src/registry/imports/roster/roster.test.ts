import { beforeAll, describe, expect, test } from 'vitest'
import { findInDatabase } from '@guildhall/testkit'
import { makeKit, type Kit, type RosterFile } from '@guildhall/testkit/kit'
import { openDatabase } from '#platform/db'
import { Refused } from '#platform/http'
import { registryChecks } from '../../checks.ts'
import { findOrCreateContact } from '../../people/index.ts'
import { registryForTest } from '../../test-support.ts'
import { importUnits, undoImport } from '../index.ts'
import type { FileToStage } from '../importers.ts'
import { importRoster } from './index.ts'

type Registry = Awaited<ReturnType<typeof registryForTest>>
const city = { code: '341100', name: '滁州市', counties: [{ code: '341102', name: '琅琊区' }, { code: '341122', name: '来安县' }] }
let kit: Kit
let t: Registry

async function openCity(): Promise<Registry> {
  const registry = await registryForTest()
  await registry.asJob((ctx) => importUnits(ctx, { bytes: kit.units.bytes, fileName: 'units.xlsx', dryRun: false }))
  return registry
}
const steps = { rows: 200, checkpoint: 1_000 }
const take = (registry: Registry, bytes: Buffer, more: Partial<FileToStage> = {}, scope = '') => importRoster(
  { services: registry.services, scope, inTransaction: (work) => registry.asJob(work, scope) },
  { fileName: 'members', dryRun: false, file: { size: bytes.length, open: () => [bytes] }, ...more },
  steps,
)
async function faults(registry: Registry): Promise<string[]> {
  const owner = openDatabase(registry.database.ownerUrl, { max: 1 })
  const found: string[] = []
  for (const check of registryChecks) found.push(...await owner.transaction().execute((tx) => check.run(tx, registry.services)))
  await owner.destroy()
  return found
}
const count = async (registry: Registry, sql: string, ...values: unknown[]) => (await registry.database.query<{ n: number }>(`select count(*)::int as n from ${sql}`, values))[0]!.n
const memberships = (registry: Registry) => registry.database.query(`select person_id, unit_id, joined_on::text, skill_level from membership order by person_id`)
const byCredit = async (registry: Registry, credit: string) => (await registry.database.query<{ id: string; scope: string }>('select id, scope from unit where credit_code = $1', [credit]))[0]!

beforeAll(async () => {
  kit = await makeKit(41, city)
  t = await openCity()
}, 120_000)

describe('three rosters of one city, one after the other', () => {
  const rows = new Map<RosterFile, unknown[]>()
  test.each([0, 1, 2])('file %i: every count, repair, warning, rejection and value is that of the truth', async (at) => {
    const file = kit.rosters[at]!
    const understood: unknown[] = []
    rows.set(file, understood)
    const { report, written } = await take(t, file.bytes, { onRow: (row) => { understood.push(row) } })
    const place = ({ sheet, row, column, code, first }: (typeof file.truth.rejected)[number]) => ({ sheet, row, column, code, ...(first && { first }) })
    expect({ read: report.read, accepted: report.accepted, repaired: report.repaired, warned: report.warned }).toEqual({ read: file.truth.read, accepted: file.truth.accepted, repaired: file.truth.repaired, warned: file.truth.warned })
    expect(report.rejected.map(place)).toEqual(file.truth.rejected.map(place))
    expect({ ...report.skipped, sheets: report.skipped.sheets.map(({ sheet }) => sheet) }).toEqual(file.truth.skipped)
    expect(understood).toMatchObject(file.members.map(({ sheet, row, member }) => ({ sheet, row, ...member })))
    expect(written).toMatchObject({ created: file.persons.created, known: file.persons.known, joined: file.persons.created, differences: file.persons.otherPhone + file.persons.otherUnit })
  })
  test('one ID is one person, with one membership that lasts; the register is in order', async () => {
    const persons = kit.rosters.reduce((sum, file) => sum + file.persons.created, 0)
    expect([await count(t, 'person where id_number_blind is not null'), await count(t, 'membership where valid_to is null'), await count(t, 'roster_stage'), await count(t, 'roster_run')]).toEqual([persons, persons, 0, 0])
    expect(await faults(t)).toEqual([])
  })
  test('the same file a second time changes nothing', async () => {
    const before = await memberships(t)
    for (const file of kit.rosters) expect((await take(t, file.bytes)).written).toEqual({ created: 0, known: file.truth.accepted, joined: 0, differences: 0 })
    expect(await memberships(t)).toEqual(before)
  })
  test('no name, number or ID of any row lies in the database in clear, not of rejected ones either', async () => {
    const { member } = kit.rosters[0]!.members[0]!
    const needles = [member.id, member.name, ...kit.rosters.flatMap((file) => file.members.slice(0, 20).flatMap(({ member: one }) => (one.phone ? [one.id, one.phone] : [one.id])))]
    expect(await findInDatabase(t.database.ownerUrl, ...needles)).toEqual([])
  })
})

describe('a run that is killed', () => {
  test('goes on where it was: no row twice, none lost, and the report is the same as in one go', async () => {
    const [city1, city2] = [await openCity(), await openCity()]
    const lines = ['姓名,身份证号,单位名称,入会日期', ...Array.from({ length: 2_400 }, (_, i) => `张${i},${idNumber(i)},${kit.units.units[0]!.name},2020-01-0${1 + (i % 9)}`), `张5,${idNumber(5)},${kit.units.units[0]!.name},2020-01-06`]
    const bytes = Buffer.from(lines.join('\n'))
    const whole = await take(city1, bytes)
    expect(whole.written).toMatchObject({ created: 2_400 })
    const killed = take(city2, bytes, { progress: (done) => { if (done > 1_500) throw new Error('killed') } })
    await expect(killed).rejects.toThrow('killed')
    expect(await count(city2, 'person where id_number_blind is not null')).toBe(0)
    const staged = await count(city2, 'roster_stage')
    expect(staged).toBeGreaterThan(1_500)
    const read: number[] = []
    const again = await take(city2, bytes, { progress: (done) => { read.push(done) } })
    expect(read[0]).toBeGreaterThan(1_000)
    expect(again.report).toEqual(whole.report)
    expect(again.written).toEqual(whole.written)
    expect(again.report.rejected).toMatchObject([{ row: 2_402, code: 'duplicate-in-file', first: { row: 7 } }])
    expect(await count(city2, 'membership')).toBe(2_400)
  })
  test('where the database lost the stage in a crash, nothing half is written', async () => {
    const registry = await openCity()
    const file = kit.rosters[2]!
    await expect(take(registry, file.bytes, { progress: async () => { await registry.database.query('truncate roster_stage') } })).rejects.toThrow('stage')
    expect(await count(registry, 'membership')).toBe(0)
    expect((await take(registry, file.bytes)).written).toMatchObject({ created: file.truth.accepted })
  })
})

describe('what is on record', () => {
  test('a contact with this phone and name becomes the person; one with another name keeps the number, and a clerk is asked', async () => {
    const registry = await openCity()
    const [one, two] = kit.rosters[0]!.members.filter(({ member }) => member.phone && [...member.name].length > 1)
    const unit = await byCredit(registry, one!.member.unitCreditCode)
    const contact = (name: string, phone: string) => registry.asJob((ctx) => findOrCreateContact(ctx, { name, phone, unitId: unit.id }))
    const same = await contact(one!.member.name, one!.member.phone!)
    const other = await contact('另有其人', two!.member.phone!)
    const { written } = await take(registry, kit.rosters[0]!.bytes)
    expect(written).toMatchObject({ known: 1, differences: 1 })
    expect(await registry.database.query('select standing, id_number_blind is not null as known from person where id = any($1) order by id', [[same.personId, other.personId].toSorted()]))
      .toEqual(expect.arrayContaining([{ standing: 'real-name', known: true }, { standing: 'contact', known: false }]))
    expect(await count(registry, 'membership where person_id = $1', same.personId)).toBe(1)
    expect(await registry.database.query('select kind from roster_difference')).toEqual([{ kind: 'phone-taken' }])
    expect(await faults(registry)).toEqual([])
  })
  test('the name and phone of a record under another ID number wait as a pair that may be one person, and go when the file is taken back', async () => {
    const registry = await openCity()
    const unit = kit.units.units[0]!.name
    const roster = (...rows: string[]) => Buffer.from(['姓名,身份证号,手机号码,单位名称,入会日期', ...rows].join('\n'))
    await take(registry, roster(`范小雨,${idNumber(1)},13900000001,${unit},2020-01-01`, `卜大有,${idNumber(2)},13900000002,${unit},2020-01-01`))
    const bytes = roster(`范小雨,${idNumber(3)},13900000001,${unit},2021-05-01`, `别家人,${idNumber(4)},13900000002,${unit},2021-05-01`, `施同号,${idNumber(5)},13900000005,${unit},2021-05-01`, `施同号,${idNumber(6)},13900000005,${unit},2021-05-01`)
    const { runId } = await take(registry, bytes)
    const pairs = () => registry.database.query(`select p.why, p.state, array_agg(r.id_number_blind is not null) as real from person_pair p join person r on r.id in (p.a_id, p.b_id) group by p.id`)
    const two = { why: ['same-phone'], state: 'open', real: [true, true] }
    expect(await pairs()).toEqual([two, two])
    await take(registry, bytes)
    expect(await pairs()).toHaveLength(2)
    await registry.asJob((ctx) => undoImport(ctx, runId))
    expect(await pairs()).toEqual([])
  })
  test('a county brings members of its own units only, and learns nothing of a person who is on record elsewhere', async () => {
    const registry = await openCity()
    const inOf = (division: string) => kit.units.units.find((unit) => unit.division === division && unit.code.includes('E'))!
    const [mine, foreign] = [inOf('341102'), inOf('341122')]
    const roster = (unit: string, name = '周来') => Buffer.from(`姓名,身份证号,单位名称,入会日期\n${name},${idNumber(1)},${unit},2020-01-01\n`)
    await take(registry, roster(foreign.name))
    const county = (await registry.database.query<{ scope: string }>(`select scope from unit where code = '341102F001'`))[0]!.scope
    expect((await take(registry, roster(foreign.name), {}, county)).report.rejected).toMatchObject([{ code: 'unit-unknown' }])
    const { report, written } = await take(registry, roster(mine.name), {}, county)
    expect({ accepted: report.accepted, written }).toEqual({ accepted: 1, written: { created: 0, known: 1, joined: 0, differences: 1 } })
    expect(await registry.database.query('select kind, scope >= $1 as mine from roster_difference', [county])).toEqual([{ kind: 'elsewhere', mine: true }])
    expect(await count(registry, 'membership')).toBe(1)
  })
})

test('a look beforehand says what would come and writes nothing', async () => {
  const registry = await openCity()
  const file = kit.rosters[0]!
  expect(await take(registry, file.bytes, { dryRun: true })).toMatchObject({ written: null, report: { accepted: file.truth.accepted } })
  expect([await count(registry, 'person'), await count(registry, 'roster_stage')]).toEqual([0, 0])
  expect(await registry.database.query('select state, counts->\'written\' as written from import_run where kind = \'members\'')).toEqual([{ state: 'previewed', written: { created: file.truth.accepted, known: 0 } }])
})

test('an import is taken back while nothing hangs on it', async () => {
  const registry = await openCity()
  const { runId } = await take(registry, kit.rosters[0]!.bytes)
  await registry.asJob((ctx) => undoImport(ctx, runId))
  expect([await count(registry, 'person'), await count(registry, 'membership')]).toEqual([0, 0])
})

test.each<[string, Buffer]>([['an empty file', Buffer.alloc(0)], ['a file of something else', Buffer.from('%PDF-1.7')], ['a table of something else', Buffer.from('组织编码,组织名称\n1,2\n')]])('%s is refused and leaves nothing', async (_what, bytes) => {
  const refused = await take(t, bytes).then(() => 'done', (error: unknown) => (error instanceof Refused ? error.code : error))
  expect(refused).toBe('imports.unreadable')
  expect(await count(t, 'roster_run')).toBe(0)
})

/** The n-th of many sound ID numbers (GB 11643). */
function idNumber(n: number): string {
  const day = new Date(Date.UTC(1960, 0, 1) + Math.floor(n / 900) * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
  const first = `341122${day}${String(100 + (n % 900))}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  return first + '10X98765432'.charAt([...first].reduce((sum, digit, i) => sum + Number(digit) * weights[i]!, 0) % 11)
}
