import { sql, type ExpressionBuilder, type SqlBool, type Expression } from 'kysely'
import { json, rangeOf, type Database, type Tx } from '#platform/db'
import type { Equipment, OccupationRef, OpeningWindow, ResourceKind, TrainerRow, VenueRow } from './model.ts'

export type ListQuery = { ids?: readonly string[] | undefined; q?: string | undefined; occupationId?: readonly string[] | undefined; division?: string | undefined; active?: boolean | undefined; after?: { value: string; id: string } | null; limit: number }

/** Names by their sound, as a Chinese reader looks them up. */
const byName = { by: sql`name collate "zh-x-icu"`, type: 'text', down: false } as const
const entered = { by: sql`created_at`, type: 'timestamptz', down: false } as const
const newest = { by: sql`created_at`, type: 'timestamptz', down: true } as const
const trainerOrders = { entered, newest, name: byName, level: { by: sql`coalesce(level, -1)`, type: 'int', down: true } } as const
const venueOrders = { entered, newest, name: byName, capacity: { by: sql`capacity`, type: 'int', down: true } } as const
export type TrainerOrder = keyof typeof trainerOrders
export type VenueOrder = keyof typeof venueOrders

function beyond({ by, type, down }: { by: Expression<unknown>; type: string; down: boolean }, after: { value: string; id: string }): Expression<SqlBool> {
  return sql<SqlBool>`(${by}, id) ${sql.raw(down ? '<' : '>')} (${after.value}::${sql.raw(type)}, ${after.id}::uuid)`
}

/**
 * Mine to plan with: of my range, or lent by a unit above. The tables' policies show more: whoever is active teaches in public, and a class page may name them. That is no
 * reason to book them, nor to read their number.
 */
const usable = sql<SqlBool>`((scope >= current_setting('app.lo', true) and scope < current_setting('app.hi', true)) or scope = any(app.above()))`

/** Trainers the caller may plan with; in order of entry unless another is asked for. */
export async function findTrainers(tx: Tx, query: ListQuery & { sort?: TrainerOrder }): Promise<(TrainerRow & { place: string })[]> {
  const order = trainerOrders[query.sort ?? 'entered']
  return tx.selectFrom('training_trainer').selectAll().select(sql<string>`(${order.by})::text`.as('place')).where(usable)
    .$if(query.ids !== undefined, (rows) => rows.where('id', 'in', query.ids!))
    .$if(query.active !== undefined, (rows) => rows.where('active', '=', query.active!))
    .$if(query.q !== undefined && query.q !== '', (rows) => rows.where((is) => matches(is, ['name', 'unit_name', 'code'], query.q!)))
    .$if(query.division !== undefined, (rows) => rows.where(sql<SqlBool>`(cardinality(divisions) = 0 or ${query.division} = any(divisions))`))
    .$if(query.occupationId !== undefined, (rows) => rows.where('id', 'in', (of) => of.selectFrom('training_trainer_occupation').select('trainer_id').where('occupation_id', 'in', query.occupationId!)))
    .$if(Boolean(query.after), (rows) => rows.where(beyond(order, query.after!))).orderBy(order.by, order.down ? 'desc' : 'asc').orderBy('id', order.down ? 'desc' : 'asc').limit(query.limit).execute()
}

export async function findVenues(tx: Tx, query: ListQuery & { sort?: VenueOrder }): Promise<(VenueRow & { place: string })[]> {
  const order = venueOrders[query.sort ?? 'entered']
  return tx.selectFrom('training_venue').selectAll().select(sql<string>`(${order.by})::text`.as('place')).where(usable)
    .$if(query.active !== undefined, (rows) => rows.where('active', '=', query.active!))
    .$if(query.q !== undefined && query.q !== '', (rows) => rows.where((is) => matches(is, ['name', 'unit_name', 'code', 'address'], query.q!)))
    .$if(query.division !== undefined, (rows) => rows.where('division', '=', query.division!))
    .$if(query.occupationId !== undefined, (rows) => rows.where('id', 'in', (of) => of.selectFrom('training_venue_occupation').select('venue_id').where('occupation_id', 'in', query.occupationId!)))
    .$if(Boolean(query.after), (rows) => rows.where(beyond(order, query.after!))).orderBy(order.by, order.down ? 'desc' : 'asc').orderBy('id', order.down ? 'desc' : 'asc').limit(query.limit).execute()
}

function matches<T extends 'training_trainer' | 'training_venue'>(is: ExpressionBuilder<Database, T>, columns: readonly string[], words: string): Expression<SqlBool> {
  const pattern = `%${words.replace(/[%_\\]/g, (sign) => `\\${sign}`)}%`
  return is.or(columns.map((column) => sql<SqlBool>`${sql.ref(column)} ilike ${pattern}`))
}

export function findTrainer(tx: Tx, id: string): Promise<TrainerRow | undefined> {
  return tx.selectFrom('training_trainer').selectAll().where('id', '=', id).where(usable).executeTakeFirst()
}

export function findVenue(tx: Tx, id: string): Promise<VenueRow | undefined> {
  return tx.selectFrom('training_venue').selectAll().where('id', '=', id).where(usable).executeTakeFirst()
}

/** Locks a row of the caller's own range; a borrowed one is not theirs to change and is not found. */
export async function lockResource(tx: Tx, kind: ResourceKind, id: string, scope: string): Promise<{ scope: string; updated_at: Date; active: boolean } | undefined> {
  const { lo, hi } = rangeOf(scope)
  return tx.selectFrom(kind === 'trainer' ? 'training_trainer' : 'training_venue').select(['scope', 'updated_at', 'active'])
    .where('id', '=', id).where('scope', '>=', lo).where('scope', '<', hi).forUpdate().executeTakeFirst()
}

export type TrainerColumns = {
  code: string | null; name: string; gender: 'male' | 'female' | null; phone_sealed?: Buffer | null; phone_blind?: Buffer | null; unit_name: string | null; level: number | null
  honour: string | null; divisions: string[]; windows: OpeningWindow[]; weekly_hours: number | null; fee_fen: bigint | null; remark: string | null; active?: boolean
}
export type VenueColumns = {
  code: string | null; name: string; unit_name: string | null; division: string | null; town: string | null; address: string | null; capacity: number; equipment: Equipment[]
  windows: OpeningWindow[]; contact_sealed?: Buffer | null; phone_sealed?: Buffer | null; remark: string | null; active?: boolean
}
type Made = { id: string; scope: string; importId?: string | null; now: Date }

export async function insertTrainer(tx: Tx, made: Made, columns: TrainerColumns): Promise<void> {
  await tx.insertInto('training_trainer').values({ ...columns, windows: json(columns.windows), id: made.id, scope: made.scope, import_id: made.importId ?? null, created_at: made.now, updated_at: made.now }).execute()
}

export async function updateTrainer(tx: Tx, id: string, columns: Partial<TrainerColumns>, now: Date): Promise<void> {
  const { windows, ...rest } = columns
  await tx.updateTable('training_trainer').set({ ...rest, ...(windows && { windows: json(windows) }), updated_at: now }).where('id', '=', id).executeTakeFirstOrThrow()
}

export async function insertVenue(tx: Tx, made: Made, columns: VenueColumns): Promise<void> {
  await tx.insertInto('training_venue').values({ ...columns, windows: json(columns.windows), equipment: json(columns.equipment), id: made.id, scope: made.scope, import_id: made.importId ?? null, created_at: made.now, updated_at: made.now }).execute()
}

export async function updateVenue(tx: Tx, id: string, columns: Partial<VenueColumns>, now: Date): Promise<void> {
  const { windows, equipment, ...rest } = columns
  await tx.updateTable('training_venue').set({ ...rest, ...(windows && { windows: json(windows) }), ...(equipment && { equipment: json(equipment) }), updated_at: now }).where('id', '=', id).executeTakeFirstOrThrow()
}

/** Says for which occupations a trainer or a room serves, in place of what was said before. */
export async function replaceOccupations(tx: Tx, kind: ResourceKind, id: string, scope: string, occupationIds: readonly string[]): Promise<void> {
  const distinct = [...new Set(occupationIds)]
  if (kind === 'trainer') {
    await tx.deleteFrom('training_trainer_occupation').where('trainer_id', '=', id).execute()
    if (distinct.length > 0) await tx.insertInto('training_trainer_occupation').values(distinct.map((occupation_id) => ({ trainer_id: id, occupation_id, scope }))).execute()
  } else {
    await tx.deleteFrom('training_venue_occupation').where('venue_id', '=', id).execute()
    if (distinct.length > 0) await tx.insertInto('training_venue_occupation').values(distinct.map((occupation_id) => ({ venue_id: id, occupation_id, scope }))).execute()
  }
}

/** The occupations of many trainers or rooms, by their id. */
export async function findOccupationsOf(tx: Tx, kind: ResourceKind, ids: readonly string[]): Promise<Map<string, OccupationRef[]>> {
  if (ids.length === 0) return new Map()
  const rows = kind === 'trainer'
    ? await tx.selectFrom('training_trainer_occupation as o').innerJoin('occupation', 'occupation.id', 'o.occupation_id').select(['o.trainer_id as owner', 'occupation.id', 'occupation.name', 'occupation.category']).where('o.trainer_id', 'in', ids).orderBy('occupation.name').execute()
    : await tx.selectFrom('training_venue_occupation as o').innerJoin('occupation', 'occupation.id', 'o.occupation_id').select(['o.venue_id as owner', 'occupation.id', 'occupation.name', 'occupation.category']).where('o.venue_id', 'in', ids).orderBy('occupation.name').execute()
  const found = new Map<string, OccupationRef[]>()
  for (const { owner, ...occupation } of rows) found.set(owner, [...(found.get(owner) ?? []), occupation as OccupationRef])
  return found
}

/** Occupations that can be chosen now. */
export async function countActiveOccupations(tx: Tx, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const { count } = await tx.selectFrom('occupation').select(sql<number>`count(*)::int`.as('count')).where('id', 'in', ids).where('active', '=', true).executeTakeFirstOrThrow()
  return count
}

export type Taken = { trainerId: string | null; venueId: string | null; startsAt: Date; endsAt: Date; classId: string }

/** When trainers or rooms are taken, in anybody's class: the time, and a class id that the caller may or may not be able to open. */
export async function findTaken(tx: Tx, query: { trainers?: readonly string[]; venues?: readonly string[]; from: Date; to: Date; exceptClass?: string | null }): Promise<Taken[]> {
  const { rows } = await sql<{ trainer_id: string | null; venue_id: string | null; starts_at: Date; ends_at: Date; class_id: string }>`
    select * from app.training_busy(${query.trainers ?? []}::uuid[], ${query.venues ?? []}::uuid[], ${query.from}, ${query.to}, ${query.exceptClass ?? null}::uuid) order by starts_at, class_id`.execute(tx)
  return rows.map((row) => ({ trainerId: row.trainer_id, venueId: row.venue_id, startsAt: row.starts_at, endsAt: row.ends_at, classId: row.class_id }))
}

/** Titles and topics of the sessions in a span, as far as the caller sees their classes. */
export async function findVisibleSessions(tx: Tx, classIds: readonly string[]): Promise<{ classId: string; title: string; topic: string; startsAt: Date }[]> {
  if (classIds.length === 0) return []
  return tx.selectFrom('training_session as s').innerJoin('training_class as c', 'c.id', 's.class_id')
    .select(['s.class_id as classId', 'c.title', 's.topic', 's.starts_at as startsAt']).where('s.class_id', 'in', [...new Set(classIds)]).where('s.state', '<>', 'cancelled').execute()
}

/** Titles of the classes that the caller sees. */
export async function findTitles(tx: Tx, classIds: readonly string[]): Promise<Map<string, string>> {
  if (classIds.length === 0) return new Map()
  const rows = await tx.selectFrom('training_class').select(['id', 'title']).where('id', 'in', [...new Set(classIds)]).execute()
  return new Map(rows.map((row) => [row.id, row.title]))
}

export async function countUpcoming(tx: Tx, kind: ResourceKind, ids: readonly string[], now: Date): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const column = kind === 'trainer' ? 'trainer_id' : 'venue_id'
  const rows = await tx.selectFrom('training_session').select([`${column} as owner`, sql<number>`count(*)::int`.as('count')])
    .where(column, 'in', ids).where('starts_at', '>', now).where('state', '=', 'planned').groupBy(column).execute()
  return new Map(rows.map((row) => [row.owner ?? '', row.count]))
}

export async function findClassesOfTrainer(tx: Tx, trainerId: string): Promise<{ id: string; number: string; title: string; state: string; firstDay: string | null }[]> {
  return tx.selectFrom('training_class').select(['id', 'number', 'title', 'state', 'first_day as firstDay']).where('trainer_id', '=', trainerId)
    .orderBy('first_day', (order) => order.desc().nullsLast()).orderBy('id').limit(50).execute()
}

/** Scopes of the county federations in a range, by division. */
export async function findCountyScopes(tx: Tx, scope: string): Promise<Map<string, string>> {
  const { lo, hi } = rangeOf(scope)
  const rows = await tx.selectFrom('unit').select(['division', 'scope']).where('kind', '=', 'federation').where('level', '=', 'county').where('dissolved_on', 'is', null)
    .where('scope', '>=', lo).where('scope', '<', hi).orderBy('scope', 'desc').execute()
  return new Map(rows.map((row) => [row.division ?? '', row.scope]))
}

/** Ids of all occupations, by name. */
export async function findOccupationIds(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.selectFrom('occupation').select(['id', 'name']).execute()
  return new Map(rows.map((row) => [row.name, row.id]))
}

export function findKnownTrainer(tx: Tx, key: { scope: string; code: string | null; name: string; phoneBlind: Buffer | null }): Promise<{ id: string; scope: string } | undefined> {
  const rows = tx.selectFrom('training_trainer').select(['id', 'scope']).where('scope', '=', key.scope).orderBy('id').limit(1)
  return (key.code !== null ? rows.where('code', '=', key.code) : rows.where('name', '=', key.name).where('phone_blind', 'is not distinct from', key.phoneBlind)).executeTakeFirst()
}

export function findKnownVenue(tx: Tx, key: { scope: string; code: string | null; name: string; division: string }): Promise<{ id: string; scope: string } | undefined> {
  const rows = tx.selectFrom('training_venue').select(['id', 'scope']).where('scope', '=', key.scope).orderBy('id').limit(1)
  return (key.code !== null ? rows.where('code', '=', key.code) : rows.where('name', '=', key.name).where('division', '=', key.division)).executeTakeFirst()
}

/** Who taught and where, of a class held before the system was there: visible trainers by phone (or name), rooms by name. */
export async function findNamed(tx: Tx, named: { trainerName: string | null; trainerPhoneBlind: Buffer | null; venueName: string | null }): Promise<{ trainerId: string | null; venue: { id: string; scope: string; division: string | null; town: string | null } | null }> {
  const trainers = named.trainerName === null && named.trainerPhoneBlind === null ? [] : await tx.selectFrom('training_trainer').select(['id', 'phone_blind'])
    .where((is) => is.or([
      ...(named.trainerName === null ? [] : [is('name', '=', named.trainerName)]), ...(named.trainerPhoneBlind === null ? [] : [is('phone_blind', '=', named.trainerPhoneBlind)]),
    ])).orderBy('id').execute()
  const byPhone = trainers.find((one) => named.trainerPhoneBlind !== null && one.phone_blind?.equals(named.trainerPhoneBlind))
  // A name alone counts only when it is one person's.
  const trainer = byPhone ?? (named.trainerPhoneBlind === null && trainers.length === 1 ? trainers[0] : undefined)
  const venue = named.venueName === null ? undefined : await tx.selectFrom('training_venue').select(['id', 'scope', 'division', 'town']).where('name', '=', named.venueName).orderBy('id').executeTakeFirst()
  return { trainerId: trainer?.id ?? null, venue: venue ?? null }
}
