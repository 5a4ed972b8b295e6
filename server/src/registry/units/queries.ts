import type { AnswerOf, InputOf, unitRoutes } from '@guildhall/contract'
import { sql } from 'kysely'
import { maskName, maskPhone, type Cipher } from '#platform/crypto'
import { rangeOf, type Tx } from '#platform/db'
import { asService, cursorOf, placeOf, requireStaff, type RequestContext } from '#platform/http'
import { childrenOf } from '../divisions/index.ts'
import { presentLastMove } from './ask-move.ts'
import { getUnitAsOf, historyOf, listAsOf, relativesOf } from './as-of.ts'
import { sealedIn, type UnitKind } from './model.ts'
import { presentUnit } from './present.ts'
import { countBelow, getUnitInRange, unitPath } from './store.ts'

type Routes = typeof unitRoutes

/** Units in the acting range. That units exist is public, but a console shows the subtree that is one's own. */
export async function listUnits(ctx: RequestContext, input: InputOf<Routes['list']>): Promise<AnswerOf<Routes['list']>> {
  const staff = requireStaff(ctx, 'units.read')
  if (input.asOf) return listAsOf(ctx, { ...input, asOf: input.asOf })
  const { lo, hi } = rangeOf(staff.scope)
  let query = ctx.tx.selectFrom('unit as u').selectAll('u').select(childCount)
    .where('u.scope', '>=', lo).where('u.scope', '<', hi)
  // What had members then may have been dissolved since.
  if (input.withMembers) query = query.where(hadMembers(input.withMembers))
  else if (!input.dissolved) query = query.where('u.dissolved_on', 'is', null)
  if (input.below) query = query.where(sql<boolean>`exists (select from unit b where b.id = ${input.below} and u.scope >= b.scope and u.scope < b.scope || '/')`)
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

/** The cockpit's units with members: of what the figures keep for a unit and all below it, what is not of those below is its own. */
const hadMembers = (month: string) => {
  const kept = (unit: ReturnType<typeof sql.ref>) => sql`(select coalesce(sum(f.unions), 0) from member_figure f where f.unit_id = ${unit} and f.month <= ${`${month}-01`}::date)`
  return sql<boolean>`${kept(sql.ref('u.id'))} > (select coalesce(sum(${kept(sql.ref('c.id'))}), 0) from unit c where c.parent_id = u.id)`
}

/** What a person typed, as text and not as a pattern. */
function likeText(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`)
}

export async function getUnitRecord(ctx: RequestContext, input: InputOf<Routes['get']>): Promise<AnswerOf<Routes['get']>> {
  if (input.asOf) return getUnitAsOf(ctx, input.id, input.asOf)
  const unit = await getUnitInRange(ctx, input.id)
  const below = await countBelow(ctx.tx, unit)
  return {
    unit: presentUnit(unit), asOf: null, move: await presentLastMove(ctx, unit.id), path: (await unitPath(ctx.tx, unit)).map(({ id, name }) => ({ id, name })), children: below.children, people: below.people, members: below.members,
    contact: await maskedContact(ctx, unit.id), ...await asService(ctx, '', async () => ({ versions: await historyOf(ctx.tx, unit.id), ...await relativesOf(ctx.tx, unit) })),
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
