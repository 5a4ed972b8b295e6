import type { AnswerOf, InputOf, unitRoutes } from '@guildhall/contract'
import { sql } from 'kysely'
import { maskName, maskPhone, type Cipher } from '#platform/crypto'
import { rangeOf, type Tx } from '#platform/db'
import { cursorOf, placeOf, requireStaff, type RequestContext } from '#platform/http'
import { childrenOf, findDivision } from '../divisions/index.ts'
import { presentLastMove } from './ask-move.ts'
import { unitsAsOf } from './change-unit.ts'
import { sealedIn, type UnitKind, type UnitLevel, type UnitRow } from './model.ts'
import { countBelow, getUnitInRange, unitPath } from './store.ts'

type Routes = typeof unitRoutes
type UnitAnswer = AnswerOf<Routes['create']>

/** The name of a division as people write it, or null for a code that the edition does not have. */
export function divisionName(code: string | null): string | null {
  return code ? findDivision(code)?.name ?? null : null
}

export function presentUnit(unit: UnitRow): UnitAnswer {
  return {
    id: unit.id, code: unit.code, kind: unit.kind as UnitKind, level: unit.level as UnitLevel | null, name: unit.name, parentId: unit.parent_id, division: unit.division, divisionName: divisionName(unit.division),
    creditCode: unit.credit_code, industry: unit.industry, staff: unit.staff, foundedOn: unit.founded_on, dissolvedOn: unit.dissolved_on, revision: unit.revision,
  }
}

/** Units in the acting range. That units exist is public, but a console shows the subtree that is one's own. */
export async function listUnits(ctx: RequestContext, input: InputOf<Routes['list']>): Promise<AnswerOf<Routes['list']>> {
  const staff = requireStaff(ctx, 'units.read')
  if (input.asOf) return listAsOf(ctx.tx, staff.scope, input.asOf, input)
  const { lo, hi } = rangeOf(staff.scope)
  let query = ctx.tx.selectFrom('unit as u').selectAll('u').select(childCount)
    .where('u.scope', '>=', lo).where('u.scope', '<', hi)
  if (!input.dissolved) query = query.where('u.dissolved_on', 'is', null)
  if (input.parentId) query = query.where('u.parent_id', '=', input.parentId)
  if (input.kind) query = query.where('u.kind', '=', input.kind)
  if (input.division) query = query.where('u.division', '=', input.division)
  if (input.q) query = query.where((or) => or.or([or('u.name', 'like', `%${likeText(input.q!)}%`), or('u.code', '=', input.q!), or('u.credit_code', '=', input.q!.toUpperCase())]))
  const { by, type, down } = orders[input.sort]
  const after = placeOf(input.cursor)
  if (after) query = query.where(sql<boolean>`(${by}, u.id) ${sql.raw(down ? '<' : '>')} (${after.value}::${sql.raw(type)}, ${after.id}::uuid)`)
  const rows = await query.select(sql<string>`(${by})::text`.as('place')).orderBy(by, down ? 'desc' : 'asc').orderBy('u.id', down ? 'desc' : 'asc').limit(input.limit + 1).execute()
  const last = rows[input.limit - 1]
  return { rows: rows.slice(0, input.limit).map((row) => ({ ...presentUnit(row), children: row.children })), next: last && rows.length > input.limit ? cursorOf(last.place, last.id) : null }
}

/** Names by their sound, as a Chinese reader looks them up. */
const orders = {
  tree: { by: sql`u.scope`, type: 'text collate "C"', down: false }, name: { by: sql`u.name collate "zh-x-icu"`, type: 'text', down: false },
  staff: { by: sql`coalesce(u.staff, -1)`, type: 'int', down: true }, newest: { by: sql`u.created_at`, type: 'timestamptz', down: true },
} as const
const childCount = sql<number>`(select count(*)::int from unit c where c.parent_id = u.id and c.dissolved_on is null)`.as('children')

/** The tree on a day: name, kind, parent and division as they were; the other facts are today's. */
async function listAsOf(tx: Tx, scope: string, day: string, input: InputOf<Routes['list']>): Promise<AnswerOf<Routes['list']>> {
  const then = await unitsAsOf(tx, day, scope)
  const children = Map.groupBy(then, (unit) => unit.parentId)
  const wanted = then.filter((unit) => (!input.parentId || unit.parentId === input.parentId) && (!input.kind || unit.kind === input.kind)
    && (!input.division || unit.division === input.division) && (!input.q || unit.name.includes(input.q)))
  const start = input.cursor ? wanted.findIndex((unit) => unit.unitId === input.cursor) + 1 : 0
  const page = wanted.slice(start, start + input.limit)
  const rows = page.length === 0 ? [] : await tx.selectFrom('unit').selectAll().where('id', 'in', page.map((unit) => unit.unitId)).execute()
  const today = new Map(rows.map((row) => [row.id, row]))
  return {
    rows: page.map((unit) => ({
      ...presentUnit({ ...today.get(unit.unitId)!, name: unit.name, kind: unit.kind, parent_id: unit.parentId, division: unit.division }), children: children.get(unit.unitId)?.length ?? 0,
    })),
    next: start + input.limit < wanted.length ? page.at(-1)!.unitId : null,
  }
}

/** What a person typed, as text and not as a pattern. */
function likeText(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`)
}

export async function getUnitRecord(ctx: RequestContext, input: { id: string }): Promise<AnswerOf<Routes['get']>> {
  const unit = await getUnitInRange(ctx, input.id)
  const below = await countBelow(ctx.tx, unit)
  const versions = await ctx.tx.selectFrom('unit_version as v').leftJoin('unit as p', 'p.id', 'v.parent_id').selectAll('v').select('p.name as parent_name')
    .where('v.unit_id', '=', unit.id).orderBy('v.valid_from', 'desc').execute()
  return {
    unit: presentUnit(unit), move: await presentLastMove(ctx, unit.id), path: (await unitPath(ctx.tx, unit)).map(({ id, name }) => ({ id, name })), children: below.children, people: below.people, contact: await maskedContact(ctx, unit.id),
    versions: versions.map((version) => ({
      name: version.name, kind: version.kind as UnitKind, parentId: version.parent_id, parentName: version.parent_name, division: version.division, from: version.valid_from, until: version.valid_to, reason: version.reason,
    })),
  }
}

async function maskedContact(ctx: { tx: Tx; cipher: Cipher }, unitId: string): Promise<{ name: string; phone: string | null } | null> {
  const row = await ctx.tx.selectFrom('unit_contact').selectAll().where('unit_id', '=', unitId).executeTakeFirst()
  if (!row) return null
  return {
    name: row.name_sealed ? maskName(ctx.cipher.open(row.name_sealed, sealedIn.contactName).reveal()) : '',
    phone: row.phone_sealed ? maskPhone(ctx.cipher.open(row.phone_sealed, sealedIn.contactPhone).reveal()) : null,
  }
}

/** Units by a part of their name, for anybody who is logged in: a worker says where they work. */
export async function suggestUnits(ctx: Pick<RequestContext, 'tx'>, input: InputOf<Routes['suggest']>): Promise<AnswerOf<Routes['suggest']>> {
  let query = ctx.tx.selectFrom('unit as u').leftJoin('unit as p', 'p.id', 'u.parent_id').select(['u.id', 'u.name', 'u.kind', 'p.name as parentName'])
    .where('u.dissolved_on', 'is', null).where('u.name', 'like', `%${likeText(input.q)}%`)
  if (input.kind) query = query.where('u.kind', '=', input.kind)
  const rows = await query.orderBy(sql`position(${input.q} in u.name), length(u.name), u.scope`).limit(20).execute()
  return { rows: rows.map((row) => ({ ...row, kind: row.kind as UnitKind })) }
}

export function listDivisions(input: InputOf<Routes['divisions']>): AnswerOf<Routes['divisions']> {
  return { rows: childrenOf(input.below ?? '').map(({ code, name }) => ({ code, name })) }
}
