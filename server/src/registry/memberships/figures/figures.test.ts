import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { identityCheckCharacter } from '#engines/intake'
import { inScope, openDatabase } from '#platform/db'
import { setDemoAccounts } from '#platform/login'
import { newId } from '#platform/ids'
import { importRoster } from '../../imports/index.ts'
import { Client, registryForTest } from '../../test-support.ts'
import { moveUnitNow, type UnitRow } from '../../units/index.ts'
import { figureChecks, foldMemberFigures, recountMembers } from './index.ts'

type Row = { key: string; value: number | null; before: number | null; spark: (number | null)[] }
type Cockpit = { counting: number; month: string; figures: Row[]; places: Record<string, unknown>[]; gender: unknown; born: { decade: string; members: number }[]; path: { name: string }[] }
let t: Awaited<ReturnType<typeof registryForTest>>
const units = {} as Record<'city' | 'county' | 'other' | 'town' | 'a' | 'b' | 'c', UnitRow>
const clients = {} as Record<'city' | 'county' | 'other', Client>
let serial = 0

const fold = () => foldMemberFigures({ inTransaction: (work, scope = '') => t.asJob(work, scope) })
const idNumber = (year: number, number: number) => {
  const first = `330781${year}0314${String(number).padStart(3, '0')}`
  return first + identityCheckCharacter(first)
}
const take = (unit: string, ...lines: [year: number, joined: string][]) => {
  const bytes = Buffer.from(['姓名,身份证号,单位名称,入会日期', ...lines.map(([year, joined]) => `林小禾,${idNumber(year, (serial += 1))},${unit},${joined}`)].join('\n'))
  return importRoster({ services: t.services, scope: '', inTransaction: (work) => t.asJob(work) }, { fileName: '花名册.csv', dryRun: false, file: { size: bytes.length, open: () => [bytes] } })
}
async function faults(): Promise<string[]> {
  const owner = openDatabase(t.database.ownerUrl, { max: 1 })
  try {
    const found: string[] = []
    for (const check of figureChecks) found.push(...await owner.transaction().execute(async (tx) => {
      await sql`set local role guildhall_dump`.execute(tx)
      return check.run(tx, t.services)
    }))
    return found
  } finally {
    await owner.destroy()
  }
}
const look = async (who: keyof typeof clients, query = '') => (await clients[who].get(`/api/cockpit/members?${query}`)).body as unknown as Cockpit
const valueOf = (cockpit: Cockpit, key: string) => cockpit.figures.find((figure) => figure.key === key)!.value
const having = async (who: keyof typeof clients, query: string) => ((await clients[who].get(`/api/units?limit=200&${query}`)).body.rows as { name: string }[]).map((row) => row.name)
const listed = async (who: keyof typeof clients, query: string) => (await clients[who].get(`/api/memberships?limit=200&${query}`)).body.rows!.length

beforeAll(async () => {
  t = await registryForTest({ demo: true, rateLimits: false })
  units.city = await t.unit({ parentId: null, kind: 'federation', level: 'city', name: '测试市总工会' })
  units.county = await t.unit({ parentId: units.city.id, kind: 'federation', level: 'county', name: '甲县总工会' })
  units.other = await t.unit({ parentId: units.city.id, kind: 'federation', level: 'county', name: '乙县总工会' })
  units.town = await t.unit({ parentId: units.county.id, kind: 'federation', level: 'town', name: '甲县一镇总工会' })
  units.a = await t.unit({ parentId: units.town.id, kind: 'enterprise', name: '甲厂', staff: 40 })
  units.b = await t.unit({ parentId: units.town.id, kind: 'enterprise', name: '乙厂' })
  units.c = await t.unit({ parentId: units.other.id, kind: 'enterprise', name: '丙厂', staff: 10 })
  const accounts = await Promise.all((['city', 'county', 'other'] as const).map(async (at) => ({ account: at, accountId: (await t.staff(at, units[at], 'training-officer')).id, icon: 'x', title: { zh: '', en: '' }, who: '', sees: { zh: '', en: '' } })))
  await inScope(t.services.db, { role: 'app_login', holder: 'test' }, (tx) => setDemoAccounts({ ...t.services, tx }, accounts))
  for (const at of ['city', 'county', 'other'] as const) {
    clients[at] = new Client(t.server)
    await clients[at].post('/api/demo/login', { account: at })
  }
  await take('甲厂', [1965, '2020-03-01'], [1985, '2026-10-05'], [1992, '2026-11-02'], [2001, '2026-11-03'])
  await take('丙厂', [1975, '2026-11-04'])
})

describe('figures of members', () => {
  test('wait to be counted, and the page says so; then each unit has its own and those below it', async () => {
    expect((await look('city')).counting).toBeGreaterThan(0)
    await fold()
    const [city, county, other] = [await look('city'), await look('county'), await look('other')]
    expect(city.counting).toBe(0)
    expect([city, county, other].map((cockpit) => ['members', 'unions', 'joined', 'coverage'].map((key) => valueOf(cockpit, key)))).toEqual([[5, 2, 3, 0.1], [4, 1, 2, 0.1], [1, 1, 1, 0.1]])
    expect(city.places).toMatchObject([{ name: '甲县总工会', members: 4, before: 2, joined: 2, unions: 1, staff: 40 }, { name: '乙县总工会', members: 1, before: 0 }])
    expect(county.gender).toMatchObject({ female: expect.any(Number) as unknown })
    expect(county.born).toEqual([{ decade: '1960s', members: 1 }, { decade: '1970s', members: 0 }, { decade: '1980s', members: 1 }, { decade: '1990s', members: 1 }, { decade: '2000s', members: 1 }])
    expect(await faults()).toEqual([])
  })
  test('of an earlier month are what they were then', async () => {
    const october = await look('county', 'month=2026-10')
    expect([october.month, valueOf(october, 'members'), valueOf(october, 'joined'), october.figures[0]!.before]).toEqual(['2026-10', 2, 1, 1])
    expect((await look('county', 'month=2099-01')).month).toBe('2026-11')
  })
  test('a unit below is opened by its id, one outside the range is not', async () => {
    const town = await look('county', `unitId=${units.town.id}`)
    expect([town.path.map(({ name }) => name), valueOf(town, 'members')]).toEqual([['甲县总工会', '甲县一镇总工会'], 4])
    expect((await clients.other.get(`/api/cockpit/members?unitId=${units.town.id}`)).status).toBe(404)
  })
  test('lead to exactly the members they counted', async () => {
    const cockpit = await look('county')
    for (const figure of ['joined', 'departed', 'came', 'went']) expect([figure, await listed('county', `happened=${figure}&month=2026-11`)]).toEqual([figure, valueOf(cockpit, figure)])
    expect(await listed('county', 'asOf=2026-10-31')).toBe(2)
    expect([await having('county', 'withMembers=2026-11'), await having('city', 'withMembers=2026-11'), await having('city', 'withMembers=2026-10'), await having('city', `withMembers=2026-11&below=${units.other.id}`)]).toEqual([['甲厂'], ['甲厂', '丙厂'], ['甲厂'], ['丙厂']])
    expect(await listed('county', 'born=1990s')).toBe(1)
    const first = (await clients.county.get('/api/memberships?limit=1&happened=joined&month=2026-11')).body
    expect([first.rows!.length, (await clients.county.get(`/api/memberships?limit=5&happened=joined&month=2026-11&cursor=${String(first['next'])}`)).body.rows!.length]).toEqual([1, 1])
  })
})

describe('after anything that happens', () => {
  test('transfer, leaving, a corrected gender, a unit that moves: all is counted where it belongs', async () => {
    const [one, two] = (await clients.county.get('/api/memberships')).body.rows as { id: string }[]
    await clients.county.post(`/api/people/${one!.id}/transfer`, { unitId: units.b.id, from: '2026-11-10', reason: '换了单位' })
    await clients.county.post(`/api/people/${two!.id}/end-membership`, { how: 'leave', on: '2026-11-12', reason: '本人要求' })
    await t.database.query(`update person set gender = case gender when 'male' then 'female' else 'male' end where id = $1`, [one!.id])
    await fold()
    const before = await look('county')
    expect(['members', 'unions', 'departed', 'came', 'went'].map((key) => valueOf(before, key))).toEqual([3, 2, 1, 1, 1])
    expect(await having('county', 'withMembers=2026-11')).toEqual(['甲厂', '乙厂'])
    expect(await faults()).toEqual([])
    await t.asJob((ctx) => moveUnitNow(ctx, units.town.id, { parentId: units.other.id, from: '2026-11-20', reason: '区划调整' }))
    await fold()
    expect([valueOf(await look('county'), 'members'), valueOf(await look('other'), 'members'), valueOf(await look('other', 'month=2026-10'), 'members'), valueOf(await look('city'), 'members')]).toEqual([0, 4, 2, 4])
    expect(await faults()).toEqual([])
  })
  test('F1: whatever happens in whatever order, the sums are those of a recount', async () => {
    const at = [units.a, units.b, units.c]
    const step = fc.record({ what: fc.constantFrom('join', 'leave', 'transfer', 'merge', 'gender', 'move', 'fold', 'undo'), n: fc.nat(50), month: fc.integer({ min: 1, max: 11 }), to: fc.nat(2) })
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      for (const { what, n, month, to } of steps) await happen(what, { n, day: `2026-${String(month).padStart(2, '0')}-15`, unit: at[to]! })
      await fold()
      expect(await faults()).toEqual([])
      const kept = await sums()
      await recountMembers({ inTransaction: (work, scope = '') => t.asJob(work, scope) })
      expect(await sums()).toEqual(kept)
    }), { numRuns: 12 })
  }, 120_000)
})

const sums = () => t.database.query(`select unit_id, month::text, joined, departed, came, went, members, women, men, born_1960s, born_1970s, born_1980s, born_1990s, born_2000s from member_figure
  where (joined, departed, came, went, members, women, men, born_1960s, born_1970s, born_1980s, born_1990s, born_2000s) <> (0,0,0,0,0,0,0,0,0,0,0,0) order by 1, 2`)
const scopeOf = async (id: string) => (await t.database.query<{ scope: string }>('select scope from unit where id = $1', [id]))[0]!.scope

/** One thing of those that change memberships, written as plainly as whoever else may write them: without a word about gender or age. */
async function happen(what: string, { n, day, unit }: { n: number; day: string; unit: UnitRow }): Promise<void> {
  const lasting = `(select id from membership where valid_to is null and valid_from <= '${day}' order by id offset ${n % 7} limit 1)`
  const scope = await scopeOf(unit.id)
  if (what === 'join') {
    const id = newId()
    await t.database.query(`insert into person (id, scope, unit_id, standing, name_sealed, gender, birth_year, created_at, updated_at) values ($1, $2, $3, 'contact', 'x', $4, $5, now(), now())`, [id, scope, unit.id, [null, 'male', 'female'][n % 3], n % 5 === 0 ? null : 1955 + n])
    await t.database.query(`insert into membership (id, person_id, unit_id, scope, joined_on, valid_from, began_by, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $5, 'join', 'test', now())`, [newId(), id, unit.id, scope, day])
  }
  if (what === 'leave') await t.database.query(`update membership set valid_to = '${day}', ended_by = 'retire' where id = ${lasting}`)
  if (what === 'transfer') {
    const [row] = await t.database.query<{ person_id: string; joined_on: string }>(`update membership set valid_to = '${day}', ended_by = 'transfer' where id = ${lasting} returning person_id, joined_on::text`)
    if (row) await t.database.query(`insert into membership (id, person_id, unit_id, scope, joined_on, valid_from, began_by, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6, 'transfer', 'test', now())`, [newId(), row.person_id, unit.id, scope, row.joined_on, day])
  }
  if (what === 'merge') await t.database.query(`update membership set person_id = (select id from person where merged_into is null order by id offset ${n % 5} limit 1) where id = (select id from membership where valid_to is not null order by id offset ${n % 3} limit 1)`)
  if (what === 'gender') await t.database.query(`update person set gender = 'female', birth_year = ${1960 + n} where id = (select person_id from membership order by id offset ${n % 9} limit 1)`)
  if (what === 'undo') await t.database.query(`delete from membership where id = (select id from membership order by id desc offset ${n % 4} limit 1)`)
  if (what === 'move') await t.asJob(async (ctx) => moveUnitNow(ctx, units.town.id, { parentId: n % 2 ? units.county.id : units.other.id, from: '2026-11-20', reason: '区划调整' })).catch(() => undefined)
  if (what === 'fold') await fold()
}
