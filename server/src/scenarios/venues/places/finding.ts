import { sql, type SqlBool } from 'kysely'
import type { Tx } from '#platform/db'
import { boxAround, earthRadius, type Place } from './rules.ts'
import type { Now } from './opening.ts'
import { like, positions, type PositionWithUnit } from './store.ts'

export type Filter = { q?: string | undefined; town?: string | undefined; kind?: string | undefined; /** Those alone that are open at this moment. */ openAt?: Now | undefined }

/** `openStateAt().now` said in SQL: an exception of the day is the last word, then holidays, then the hours of the weekday. */
function isOpen({ day, time, weekday, holiday }: Now) {
  const holds = sql`h->>'from' <= ${time} and ${time} < h->>'to'`
  return sql<SqlBool>`coalesce((select exists (select from jsonb_array_elements(e.hours) h where ${holds}) from venue_exception e where e.position_id = p.id and e.day = ${day}),
    (p.open_on_holidays or not ${holiday}::boolean) and exists (select from jsonb_array_elements(p.hours) h where h->'weekdays' @> to_jsonb(${weekday}::int) and ${holds}))`
}

const filtered = (tx: Tx, filter: Filter) => positions(tx).where('p.active', '=', true)
  .$if(filter.kind !== undefined, (rows) => rows.where('p.kind', '=', filter.kind!))
  .$if(Boolean(filter.town), (rows) => rows.where('p.town', '=', filter.town!))
  .$if(Boolean(filter.q), (rows) => rows.where((is) => is.or([is('p.name', 'ilike', like(filter.q!)), is('p.address', 'ilike', like(filter.q!)), is('u.name', 'ilike', like(filter.q!)), is('p.town', 'ilike', like(filter.q!))])))
  .$if(filter.openAt !== undefined, (rows) => rows.where(isOpen(filter.openAt!)))

/** `metresBetween` said in SQL, unrounded. */
const metresFrom = ({ lat, lng }: Place) => sql<number>`2 * ${earthRadius}::float8 * asin(least(1, sqrt(sin(radians(p.lat - ${lat}::float8) / 2) ^ 2 + cos(radians(${lat}::float8)) * cos(radians(p.lat)) * sin(radians(p.lng - ${lng}::float8) / 2) ^ 2)))`

/** Those within so many metres: a box that the index on places answers, and of that the ones that are. */
function within(tx: Tx, filter: Filter, from: Place, metres: number) {
  const box = boxAround(from, metres)
  return filtered(tx, filter).where('p.lat', '>=', box.south).where('p.lat', '<=', box.north)
    .where((is) => is.or(box.spans.map(([west, east]) => is.and([is('p.lng', '>=', west), is('p.lng', '<=', east)])))).where(metresFrom(from), '<=', metres)
}

/** Half way round the earth, and a metre: there is nothing beyond. */
const farthest = Math.ceil(Math.PI * earthRadius) + 1

/** How far one has to look for so many of them: five kilometres, four times as far each time there are not enough, in the end everywhere. */
async function findReach(tx: Tx, filter: Filter, from: Place, enough: number): Promise<number> {
  for (let metres = 5_000; metres < farthest; metres *= 4) {
    const { n } = await within(tx, filter, from, metres).clearSelect().select(sql<number>`count(*)::int`.as('n')).executeTakeFirstOrThrow()
    if (n >= enough) return metres
  }
  return farthest
}

const byName = sql`p.name collate "zh-x-icu"`

/**
 * A page of what everybody may find: by name, or the nearest first where a place is given and those without a place after them, by name. The order is total (the id decides between equals), so pages neither
 * overlap nor leave anybody out.
 */
export async function findFiltered(tx: Tx, filter: Filter, page: { from: Place | null; skip: number; limit: number }): Promise<{ total: number; rows: PositionWithUnit[] }> {
  const { from, skip, limit } = page
  const { total, placed } = await filtered(tx, filter).clearSelect().select([sql<number>`count(*)::int`.as('total'), sql<number>`count(p.lat)::int`.as('placed')]).executeTakeFirstOrThrow()
  if (!from) return { total, rows: await filtered(tx, filter).orderBy(byName).orderBy('p.id').offset(skip).limit(limit).execute() }
  const near = Math.min(skip + limit, placed) - Math.min(skip, placed)
  const rows = near === 0 ? [] : await within(tx, filter, from, await findReach(tx, filter, from, skip + near)).orderBy(metresFrom(from)).orderBy('p.id').offset(skip).limit(near).execute()
  const rest = limit - near
  return { total, rows: rest === 0 ? rows : [...rows, ...await filtered(tx, filter).where('p.lat', 'is', null).orderBy(byName).orderBy('p.id').offset(Math.max(0, skip - placed)).limit(rest).execute()] }
}
