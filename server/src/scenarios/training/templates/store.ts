import { sql, type Expression, type SqlBool } from 'kysely'
import { json, rangeOf, type Tx } from '#platform/db'
import type { RequestContext } from '#platform/http'
import { isWithin } from '#registry/units'
import type { Equipment, Held, Span, StoredTemplate, StoredVersion, TemplateCourse, TemplateFacts, TemplateForm, TemplateRef } from './model.ts'

const inRange = sql<SqlBool>`(t.scope >= current_setting('app.lo', true) and t.scope < current_setting('app.hi', true))`
const isOver = sql<SqlBool>`coalesce(t.withdrawn_from <= ${sql.ref('day.today')}, false)`
const byName = { by: sql`t.name collate "zh-x-icu"`, type: 'text', down: false } as const
const orders = { name: byName, newest: { by: sql`t.created_at`, type: 'timestamptz', down: true }, 'last-changed': { by: sql`t.updated_at`, type: 'timestamptz', down: true } } as const

export type TemplateFilter = { q?: string | undefined; occupationIds?: readonly string[] | undefined; whose?: readonly string[] | undefined; standing?: readonly string[] | undefined; scope: string; today: string }
export type TemplatePage = { sort: keyof typeof orders; after: { value: string; id: string } | null; limit: number }

/** Templates that the caller reads: of the range, and of units above. */
export async function findTemplates(tx: Tx, filter: TemplateFilter, { sort, after, limit }: TemplatePage): Promise<(StoredTemplate & { place: string })[]> {
  const { by, type, down } = orders[sort]
  const direction = down ? 'desc' : 'asc'
  return matching(tx, filter).selectAll('t').select(sql<string>`(${by})::text`.as('place'))
    .$if(after !== null, (rows) => rows.where(sql<SqlBool>`(${by}, t.id) ${sql.raw(down ? '<' : '>')} (${after?.value}::${sql.raw(type)}, ${after?.id}::uuid)`))
    .orderBy(by, direction).orderBy('t.id', direction).limit(limit).execute()
}

export async function countTemplates(tx: Tx, filter: TemplateFilter): Promise<number> {
  const { n } = await matching(tx, filter).select(sql<number>`count(*)::int`.as('n')).executeTakeFirstOrThrow()
  return n
}

function matching(tx: Tx, { q, occupationIds, whose, standing, scope, today }: TemplateFilter) {
  const words = q === undefined || q === '' ? null : `%${q.replace(/[%_\\]/g, (sign) => `\\${sign}`)}%`
  const held = (when: Expression<SqlBool>) => sql<SqlBool>`exists (select from training_template_version v where v.template_id = t.id and (v.valid_until is null or v.valid_until >= v.valid_from) and ${when})`
  const inForce = held(sql`v.valid_from <= day.today and (v.valid_until is null or v.valid_until >= day.today)`)
  const coming = held(sql`v.valid_from > day.today`)
  const stands: Record<string, Expression<SqlBool>> = { withdrawn: isOver, 'in-force': sql`not ${isOver} and ${inForce}`, coming: sql`not ${isOver} and not ${inForce} and ${coming}`, over: sql`not ${isOver} and not ${inForce} and not ${coming}` }
  const owned: Record<string, Expression<SqlBool>> = { own: sql`t.scope = ${scope}`, below: sql`t.scope <> ${scope} and ${inRange}`, above: sql`not ${inRange}` }
  const anyOf = (all: Record<string, Expression<SqlBool>>, wanted: readonly string[]) => sql<SqlBool>`(${sql.join([sql`false`, ...wanted.flatMap((one) => all[one] ?? [])].map((one) => sql`(${one})`), sql` or `)})`
  return tx.selectFrom('training_template as t').innerJoin(sql<{ today: string }>`(select ${today}::date as today)`.as('day'), (join) => join.onTrue())
    .$if(words !== null, (rows) => rows.where('t.name', 'ilike', words!))
    .$if(occupationIds !== undefined, (rows) => rows.where('t.occupation_id', 'in', occupationIds!))
    .$if(whose !== undefined, (rows) => rows.where(anyOf(owned, whose!)))
    .$if(standing !== undefined, (rows) => rows.where(anyOf(stands, standing!)))
}

export function findTemplate(tx: Tx, id: string): Promise<StoredTemplate | undefined> {
  return tx.selectFrom('training_template').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Locks a template of the given range; one of a unit above is not theirs to change and is not found. */
export function lockTemplate(tx: Tx, id: string, scope: string): Promise<StoredTemplate | undefined> {
  const { lo, hi } = rangeOf(scope)
  return tx.selectFrom('training_template').selectAll().where('id', '=', id).where('scope', '>=', lo).where('scope', '<', hi).forUpdate().executeTakeFirst()
}

/** Whoever says what holds for a unit waits here for whoever is saying it. */
export async function lockUnit(tx: Tx, scope: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`training.templates.${scope}`}, 0))`.execute(tx)
}

export function findVersions(tx: Tx, ids: readonly string[]): Promise<StoredVersion[]> {
  if (ids.length === 0) return Promise.resolve([])
  return tx.selectFrom('training_template_version').selectAll().where('template_id', 'in', [...new Set(ids)]).orderBy('template_id').orderBy('version').execute()
}

/** Spans of the unit's other templates for exactly this occupation and level. */
export async function findSpansOfLike(tx: Tx, like: { scope: string; occupationId: string | null; level: number | null; except: string | null }): Promise<Span[]> {
  const rows = await tx.selectFrom('training_template_version as v').innerJoin('training_template as t', 't.id', 'v.template_id').select(['v.valid_from', 'v.valid_until']).where('t.scope', '=', like.scope)
    .where('t.occupation_id', 'is not distinct from', like.occupationId).where('t.level', 'is not distinct from', like.level).$if(like.except !== null, (of) => of.where('t.id', '<>', like.except!)).execute()
  return rows.map(spanOf)
}

/** All that a unit itself has said about classes, to compare what a file says with it. */
export async function findHeldOfUnit(tx: Tx, scope: string): Promise<Held[]> {
  const rows = await versions(tx).where('t.scope', '=', scope).execute()
  return rows.map((row): Held => ({
    occupationId: row.occupation_id, level: row.level, validFrom: row.valid_from, validUntil: row.valid_until, name: row.name, sessionHours: row.session_hours, minSeats: row.min_seats, maxSeats: row.max_seats,
    materialFen: String(row.material_fen), fixedFen: String(row.fixed_fen), equipment: row.equipment as Equipment[], outline: row.outline as TemplateCourse[], note: row.note,
  }))
}

export async function insertTemplate(tx: Tx, one: { id: string; scope: string; unitId: string; importId?: string; by: string; now: Date }, form: TemplateForm): Promise<void> {
  await tx.insertInto('training_template').values({
    id: one.id, scope: one.scope, unit_id: one.unitId, occupation_id: form.occupationId, level: form.level, name: form.name, latest: 1, import_id: one.importId ?? null, created_by: one.by, created_at: one.now, updated_at: one.now,
  }).execute()
}

export type VersionColumns = Omit<TemplateForm, 'occupationId' | 'level'> & { theoryHours: number; practiceHours: number }

export async function insertVersion(tx: Tx, of: TemplateRef & { scope: string; by: string; now: Date }, one: VersionColumns): Promise<void> {
  await tx.insertInto('training_template_version').values({
    template_id: of.id, version: of.version, scope: of.scope, valid_from: one.validFrom, valid_until: one.validUntil, name: one.name, session_hours: one.sessionHours, theory_hours: one.theoryHours,
    practice_hours: one.practiceHours, min_seats: one.minSeats, max_seats: one.maxSeats, material_fen: BigInt(one.materialFen), fixed_fen: BigInt(one.fixedFen), equipment: json(one.equipment), outline: json(one.outline),
    note: one.note || null, made_by: of.by, made_at: of.now,
  }).execute()
}

export async function endVersion(tx: Tx, { id, version }: TemplateRef, validUntil: string): Promise<void> {
  await tx.updateTable('training_template_version').set({ valid_until: validUntil }).where('template_id', '=', id).where('version', '=', version).execute()
}

export async function updateTemplate(tx: Tx, id: string, change: Partial<Pick<StoredTemplate, 'name' | 'latest' | 'withdrawn_from' | 'withdrawn_why'>>, now: Date): Promise<void> {
  await tx.updateTable('training_template').set({ ...change, updated_at: now }).where('id', '=', id).execute()
}

/** Plans and classes made by a template, as far as the caller reads them in their own range. */
export async function findClassesBy(tx: Tx, ids: readonly string[], limit = 100): Promise<{ id: string; number: string; title: string; state: string; first_day: string | null; template_id: string | null; template_version: number | null }[]> {
  if (ids.length === 0) return []
  return ofRange(tx, ids).select(['c.id', 'c.number', 'c.title', 'c.state', 'c.first_day', 'c.template_id', 'c.template_version']).orderBy('c.created_at', 'desc').orderBy('c.id', 'desc').limit(limit).execute()
}

export function countClassesBy(tx: Tx, ids: readonly string[]): Promise<{ template_id: string | null; template_version: number | null; n: number }[]> {
  if (ids.length === 0) return Promise.resolve([])
  return ofRange(tx, ids).select(['c.template_id', 'c.template_version', sql<number>`count(*)::int`.as('n')]).groupBy(['c.template_id', 'c.template_version']).execute()
}

/** Announced classes of others are public and would be counted too. */
function ofRange(tx: Tx, ids: readonly string[]) {
  return tx.selectFrom('training_class as c').where('c.template_id', 'in', [...ids]).where(sql<SqlBool>`c.scope >= current_setting('app.lo', true) and c.scope < current_setting('app.hi', true)`)
}

/** What holds for a unit on a day: its own templates and those of units above, in force then, nearest first. */
export async function loadTemplates(ctx: Pick<RequestContext, 'tx'>, { scope, on, occupationIds }: { scope: string; on: string; occupationIds?: readonly string[] }): Promise<TemplateFacts[]> {
  const rows = await versions(ctx.tx).where((is) => is.or([is('t.scope', '=', scope), sql<SqlBool>`t.scope = any(app.above())`]))
    .where('v.valid_from', '<=', on).where((is) => is.or([is('v.valid_until', 'is', null), is('v.valid_until', '>=', on)]))
    .$if(occupationIds !== undefined && occupationIds.length > 0, (of) => of.where((is) => is.or([is('t.occupation_id', 'is', null), is('t.occupation_id', 'in', [...occupationIds!])]))).orderBy('t.id').execute()
  return rows.map((row) => factsOf(row, scope)).toSorted((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1))
}

/** One version whatever the day, for what was made by it. `distance` is negative where it is not of this unit nor of one above it. */
export async function findVersionFacts(ctx: Pick<RequestContext, 'tx'>, { id, version }: TemplateRef, scope: string): Promise<TemplateFacts | undefined> {
  const row = await versions(ctx.tx).where('v.template_id', '=', id).where('v.version', '=', version).executeTakeFirst()
  return row && factsOf(row, scope)
}

const versions = (tx: Tx) => tx.selectFrom('training_template_version as v').innerJoin('training_template as t', 't.id', 'v.template_id').selectAll('v').select(['t.occupation_id', 't.level', 't.scope as of_scope'])

const depthOf = (scope: string) => scope.split('.').length

function factsOf(row: StoredVersion & { occupation_id: string | null; level: number | null; of_scope: string }, scope: string): TemplateFacts {
  return {
    id: row.template_id, version: row.version, name: row.name, distance: isWithin(scope, row.of_scope) ? depthOf(scope) - depthOf(row.of_scope) : -1, occupationId: row.occupation_id, level: row.level, sessionHours: row.session_hours,
    minSeats: row.min_seats, maxSeats: row.max_seats, materialFen: String(row.material_fen), fixedFen: String(row.fixed_fen), equipment: row.equipment as Equipment[], outline: row.outline as TemplateCourse[],
  }
}

export const spanOf = (row: { valid_from: string; valid_until: string | null }): Span => ({ validFrom: row.valid_from, validUntil: row.valid_until })
