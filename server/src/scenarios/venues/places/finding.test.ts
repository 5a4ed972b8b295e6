import { positionRoutes, positionVisitRoutes, type RequestOf } from '@guildhall/contract'
import { startSystem, type TestSystem } from '@guildhall/testkit'
import ExcelJS from 'exceljs'
import { beforeAll, expect, test } from 'vitest'
import { manualClock } from '#platform/clock'
import { newId } from '#platform/ids'
import { boxAround } from './rules.ts'

/** Thursday, 1 October 2026, a public holiday, at ten; twelve thousand positions: a dense county, a few hundred at one address, some at both poles, at the 180th meridian and all over, some without a place. */
const clock = manualClock('2026-10-01T10:00:00+08:00')
let system: TestSystem
type Known = { id: string; kind: string; town: string; lat: number | null; lng: number | null; open: boolean; name: string }
let known: Known[]

/** mulberry32: the same positions in every run. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const radians = (degrees: number) => (degrees * Math.PI) / 180
/** By vectors, so that it shares nothing with what is tested. */
function metresApart(a: { lat: number; lng: number }, b: { lat: number; lng: number }): number {
  const vector = ({ lat, lng }: typeof a) => [Math.cos(radians(lat)) * Math.cos(radians(lng)), Math.cos(radians(lat)) * Math.sin(radians(lng)), Math.sin(radians(lat))]
  const [one, other] = [vector(a), vector(b)]
  return 6_371_000 * 2 * Math.asin(Math.min(1, Math.hypot(...one.map((value, axis) => value - other[axis]!)) / 2))
}

beforeAll(async () => {
  system = await startSystem({ clock })
  const county = await system.addUnit({ name: '海盐县总工会', level: 'county', division: '330424' })
  const next = chance(7)
  const between = (least: number, most: number) => Math.round((least + (most - least) * next()) * 1e6) / 1e6
  const places: ((index: number) => { lat: number | null; lng: number | null })[] = [
    () => ({ lat: between(30.3, 30.8), lng: between(120.6, 121.1) }), () => ({ lat: between(30.3, 30.8), lng: between(120.6, 121.1) }), () => ({ lat: between(-60, 60), lng: between(-180, 180) }),
    (index) => (index % 5 === 0 ? { lat: 30.5, lng: 120.9 } : index % 5 === 1 ? { lat: between(88, 90), lng: between(-180, 180) } : index % 5 === 2 ? { lat: between(-90, -88), lng: between(-180, 180) } : index % 5 === 3 ? { lat: between(-20, 20), lng: next() < 0.5 ? between(179, 180) : between(-180, -179) } : { lat: null, lng: null }),
  ]
  const day = [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }]
  known = Array.from({ length: 12_000 }, (_, index) => {
    const onHolidays = index % 3 === 0
    const exception = index % 50 === 0 ? [] : index % 50 === 1 ? [{ from: '10:00', to: '10:01' }] : null
    return { id: newId(), kind: index % 7 === 0 ? 'library' : 'station', town: `第${index % 40}镇`, name: `阵地${String(index).padStart(5, '0')}`, ...places[index % 4]!(Math.floor(index / 4)), onHolidays, exception, open: exception ? exception.length > 0 : onHolidays }
  }).map(({ onHolidays, exception, ...one }) => Object.assign(one, { onHolidays, exception }))
  await system.query(
    `insert into venue_position (id, scope, unit_id, kind, name, summary, rules, town, address, lat, lng, hours, open_on_holidays, active, created_at, updated_at)
     select (r->>'id')::uuid, $2, $3, r->>'kind', r->>'name', '', '', r->>'town', '某路', (r->>'lat')::float8, (r->>'lng')::float8, $4::jsonb, (r->>'onHolidays')::boolean, true, now(), now() from jsonb_array_elements($1::jsonb) r`,
    [JSON.stringify(known), county.scope, county.id, JSON.stringify(day)])
  await system.query(
    `insert into venue_exception (position_id, day, scope, hours, why, set_at) select (r->>'id')::uuid, '2026-10-01', $2, r->'exception', '检修', now() from jsonb_array_elements($1::jsonb) r where jsonb_typeof(r->'exception') = 'array'`, [JSON.stringify(known), county.scope])
  await system.query('analyze venue_position')
})

type Query = RequestOf<typeof positionRoutes.find>
const find = (query: Query) => system.visitor.call(positionRoutes.find, query)
async function pagesOf(query: Query, count: number) {
  const pages = []
  for (let page = 0; page < count; page++) pages.push(...(await find({ ...query, limit: 100, skip: page * 100 })).rows)
  return pages
}

const from = { 'the middle of the county': [30.526, 120.946], 'the address that many share': [30.5, 120.9], 'beside the north pole': [89.9, 12], 'the south pole itself': [-90, 0], 'the 180th meridian': [0.5, 179.95], 'its other side': [-3, -179.99], 'an empty ocean': [-55.123, -120.5] } as const

test.each(Object.entries(from))('the nearest to %s come in the order of brute force, page by page, none twice', async (_, [lat, lng]) => {
  const near = `${lat},${lng}`
  for (const filter of [{}, { kind: 'library' }, { town: '第7镇' }, { kind: 'library', open: 'true' }] as Omit<Query, 'near'>[]) {
    const fits = known.filter((one) => (!filter.kind || one.kind === filter.kind) && (!filter.town || one.town === filter.town) && (!filter.open || one.open))
    const placed = fits.filter((one) => one.lat !== null).map((one) => metresApart({ lat, lng }, one as { lat: number; lng: number })).toSorted((a, b) => a - b)
    const rows = await pagesOf({ ...filter, near }, 4)
    expect(new Set(rows.map((row) => row.id)).size).toBe(Math.min(400, fits.length))
    const byId = new Map(fits.map((one) => [one.id, one]))
    rows.forEach((row, rank) => {
      const one = byId.get(row.id)!
      if (rank >= placed.length) return expect([one.lat, row.metres]).toEqual([null, null])
      expect(Math.abs(metresApart({ lat, lng }, one as { lat: number; lng: number }) - placed[rank]!), `${rank} of ${JSON.stringify(filter)}`).toBeLessThan(0.5)
      expect(Math.abs(row.metres! - placed[rank]!)).toBeLessThan(1.5)
      if (filter.open) expect(row.open.now).toBe(true)
    })
    expect((await find({ ...filter, near, limit: 1 })).total).toBe(fits.length)
  }
})

test('the last pages are right too: beyond five thousand, and over the border to those without a place, by name', async () => {
  const placed = known.filter((one) => one.lat !== null)
  const bare = known.filter((one) => one.lat === null).map((one) => one.id)
  const all = []
  for (let skip = 5_000; skip < known.length; skip += 100) all.push(...(await find({ near: '30.526,120.946', limit: 100, skip })).rows)
  expect(all.length).toBe(known.length - 5_000)
  expect(new Set(all.map((row) => row.id)).size).toBe(all.length)
  expect(all.slice(placed.length - 5_000).map((row) => row.id)).toEqual(bare)
  const distances = all.slice(0, placed.length - 5_000).map((row) => row.metres!)
  expect(distances).toEqual(distances.toSorted((a, b) => a - b))
  expect((await find({ near: '30.526,120.946', limit: 10, skip: known.length })).rows).toEqual([])
})

test('without a place they come by name, all of them, and who is open now is what each of them says', async () => {
  const rows = await pagesOf({ town: '第7镇' }, 3)
  expect(rows.map((row) => row.name)).toEqual(known.filter((one) => one.town === '第7镇').map((one) => one.name))
  const open = await find({ open: 'true', town: '第7镇', limit: 100 })
  expect(open.total).toBe(known.filter((one) => one.town === '第7镇' && one.open).length)
  expect(open.rows.every((row) => row.open.now)).toBe(true)
  expect(rows.filter((row) => row.open.now).length).toBe(open.total)
})

test('a box holds whatever lies within its distance, at the poles and across the 180th meridian', () => {
  const next = chance(11)
  for (let round = 0; round < 20_000; round++) {
    const place = { lat: Math.max(-90, Math.min(90, (next() - 0.5) * (round % 3 === 0 ? 180.2 : 60) + (round % 3 === 1 ? 70 : 0))), lng: round % 4 === 0 ? 180 - next() * 0.5 : (next() - 0.5) * 360 }
    const other = round % 2 === 0 ? { lat: Math.max(-90, Math.min(90, place.lat + (next() - 0.5) * 4)), lng: (next() - 0.5) * 360 } : { lat: Math.max(-90, Math.min(90, place.lat + (next() - 0.5) * 2)), lng: ((place.lng + (next() - 0.5) * 4 + 540) % 360) - 180 }
    const box = boxAround(place, metresApart(place, other))
    expect(box.south <= other.lat && other.lat <= box.north && box.spans.some(([west, east]) => west <= other.lng && other.lng <= east), JSON.stringify({ place, other, box })).toBe(true)
  }
  const near = boxAround({ lat: 30, lng: 120 }, 5_000)
  expect(near.north - near.south).toBeLessThan(0.1)
  expect(near.spans).toEqual([[expect.closeTo(119.947, 2), expect.closeTo(120.053, 2)]])
})

test('V8: the figures of thousands of positions count all of them, show the first of the ranking, and give the rest as a sheet', async () => {
  const { client } = await system.staff('leader')
  const figures = await client.call(positionVisitRoutes.figures, {})
  expect(figures).toMatchObject({ ranked: known.length, total: 0 })
  expect(figures.ranking).toHaveLength(200)
  expect(new Set(figures.ranking.map((row) => row.rank))).toEqual(new Set([1]))
  expect(figures.kinds.reduce((sum, one) => sum + one.positions, 0)).toBe(known.length)
  const { bytes } = await client.call(positionVisitRoutes.rankingFile, {})
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes as never)
  // The sentence, the heads, each position and the sum.
  expect(workbook.worksheets[0]!.rowCount).toBe(known.length + 3)
})
