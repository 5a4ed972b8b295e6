import { beforeAll, expect, test } from 'vitest'
import { Chance } from '../../../../../testkit/src/kit/index.ts'
import { writeClasses, writeTrainers, writeVenues } from '../../../../../testkit/src/kit/training.ts'
import { readBook } from '#engines/intake'
import { newId } from '#platform/ids'
import { recordImport, sha256Of, undoImport } from '#registry/imports'
import { understandClasses, understandTrainers, understandVenues } from '../import/index.ts'
import { loadUnderstanding } from '../needs/index.ts'
import { applyTrainers, applyVenues } from '../resources/index.ts'
import { applyClasses } from './apply.ts'
import { closeDueRounds } from './close-rounds.ts'
import { plansForTest } from './test-support.ts'

let city: Awaited<ReturnType<typeof plansForTest>>
beforeAll(async () => { city = await plansForTest() }, 60_000)

/** Reads, understands, records and writes one file, as the import command does. */
async function bringIn(kind: 'trainers' | 'venues' | 'classes', bytes: Buffer) {
  return city.asJob(async (ctx) => {
    const [book, lookups] = [await readBook(bytes), { cityCode: '410200', classifier: (await loadUnderstanding(ctx.tx)).classifier }]
    const into = { importId: newId(), unit: city.city }
    const record = (report: Parameters<typeof recordImport>[1]['report']) => recordImport(ctx, { id: into.importId, kind, unitId: city.city.id, scope: city.city.scope, fileName: kind, sha256: sha256Of(bytes), report, state: 'done' })
    if (kind === 'trainers') {
      const { rows, report } = understandTrainers(book, lookups)
      await record(report)
      return { ...into, accepted: report.accepted, ...await applyTrainers(ctx, rows, into) }
    }
    if (kind === 'venues') {
      const { rows, report } = understandVenues(book, lookups)
      await record(report)
      return { ...into, accepted: report.accepted, ...await applyVenues(ctx, rows, into) }
    }
    const { rows, report } = understandClasses(book, lookups)
    await record(report)
    return { ...into, accepted: report.accepted, ...await applyClasses(ctx, rows, into) }
  })
}

test('trainers, rooms and past classes come in once, each where it belongs, and can be taken back while nothing hangs on them', async () => {
  const chance = new Chance(7)
  const place = { code: '410200', name: '开封市', counties: [{ code: '410202', name: '龙亭区' }, { code: '410203', name: '顺河回族区' }] }
  const files = { trainers: (await writeTrainers(chance, place)).bytes, venues: (await writeVenues(chance, place)).bytes, classes: writeClasses(chance).bytes }
  const first = { trainers: await bringIn('trainers', files.trainers), venues: await bringIn('venues', files.venues), classes: await bringIn('classes', files.classes) }
  for (const kind of ['trainers', 'venues', 'classes'] as const) {
    expect([kind, first[kind].created, first[kind].updated]).toEqual([kind, first[kind].accepted, 0])
    expect([kind, (await bringIn(kind, files[kind])).created]).toEqual([kind, 0])
  }

  const scopes = await city.database.query<{ scope: string }>('select distinct scope from training_venue order by scope')
  expect(scopes.map((row) => row.scope)).toEqual([city.county.scope, city.other.scope].sort())
  const [room] = await city.database.query<{ equipment: unknown; windows: { weekdays: number[] }[] }>(`select equipment, windows from training_venue where code = 'V1'`)
  expect(room!.equipment).toEqual([{ name: '电焊机', count: 12 }, { name: '台钻', count: 5 }, { name: '投影仪', count: 1 }])
  expect(room!.windows.length).toBeGreaterThan(0)
  const classes = await city.database.query<{ number: string; state: string; seats: number; first_day: string }>(`select number, state, seats, first_day::text from training_class where number = 'C-1'`)
  expect(classes).toEqual([{ number: 'C-1', state: 'closed', seats: 30, first_day: '2026-03-01' }])
  const sealed = await city.database.query<{ n: number }>('select count(*)::int as n from training_trainer where phone_sealed is not null and phone_blind is not null')
  expect(sealed[0]!.n).toBe(first.trainers.accepted)

  // Rooms are named by past classes: first the classes, then the rooms.
  await expect(city.asJob((ctx) => undoImport(ctx, first.venues.importId))).rejects.toMatchObject({ code: 'imports.in-use' })
  await city.asJob((ctx) => undoImport(ctx, first.classes.importId))
  await city.asJob((ctx) => undoImport(ctx, first.venues.importId))
  expect(await city.database.query('select 1 from training_venue')).toEqual([])
})

test('an opinion round whose time is over ends by itself', async () => {
  const asked = await city.asker()
  const saved = await city.must(city.plan({ trainerId: await city.addTrainer(), venueId: await city.addVenue(), needIds: [asked.needId] }))
  await city.must(city.call(city.officer, 'POST', `/api/training/plans/${saved['id']}/opinions/ask`, { revision: saved['revision'], until: '2026-11-25' }))
  expect(await city.asJob((ctx) => closeDueRounds(ctx))).toBe(0)
  city.clock.set('2026-11-26T00:00:00+08:00')
  expect(await city.asJob((ctx) => closeDueRounds(ctx))).toBe(1)
  expect((await city.call(city.officer, 'GET', `/api/training/plans/${saved['id']}`)).body['state']).toBe('draft')
})
