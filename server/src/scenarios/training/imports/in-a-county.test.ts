import { startSystem } from '@guildhall/testkit'
import { makeKit } from '@guildhall/testkit/kit'
import { beforeAll, expect, test } from 'vitest'
import { childrenOf, findDivision } from '#registry/divisions'
import { installOccupations } from '#registry/occupations'
import { runImport } from './run-import.ts'

/** As `guildhall import KIND FILE --unit CODE` does it: the service, in the range of a county. */
const city = { ...findDivision('330600')!, counties: childrenOf('330600') }
let system: Awaited<ReturnType<typeof startSystem>>
let county: Awaited<ReturnType<typeof system.addUnit>>
beforeAll(async () => {
  system = await startSystem({ jobs: false })
  await system.asService((ctx) => installOccupations(ctx))
  await system.query(`update unit set division = $1, level = 'city' where parent_id is null`, [city.code])
  county = await system.addUnit({ name: `${city.counties[0]!.name}总工会`, level: 'county', division: city.counties[0]!.code })
  await system.addUnit({ name: `${city.counties[1]!.name}总工会`, level: 'county', division: city.counties[1]!.code })
}, 60_000)

test('no file came in for a county: its job could not see the city above it', async () => {
  const kit = await makeKit(5, city)
  const take = (kind: 'needs' | 'trainers' | 'venues' | 'classes', bytes: Buffer) => system.asService((ctx) => runImport(ctx, kind, { bytes, fileName: `${kind}.xlsx`, dryRun: false }), county.scope)
  const needs = await take('needs', kit.needs.bytes)
  const own = needs.report.rejected.filter(({ code }) => code === 'region-outside-range')
  expect([needs.written!.created, own.length > 0]).toEqual([needs.rows.length, true])
  expect(await system.query('select distinct scope from training_need')).toEqual([{ scope: county.scope }])
  for (const kind of ['trainers', 'venues', 'classes'] as const) expect((await take(kind, kit[kind].bytes)).written!.created, kind).toBeGreaterThan(0)
})

test('a job in a county still writes no unit elsewhere', async () => {
  await system.asService((ctx) => ctx.tx.updateTable('unit').set({ name: '改不动' }).execute(), county.scope)
  expect(await system.query(`select name from unit where name = '改不动'`)).toHaveLength(1)
})
