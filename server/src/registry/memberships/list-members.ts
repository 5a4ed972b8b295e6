import { sql } from 'kysely'
import type { AnswerOf, InputOf, membershipRoutes } from '@guildhall/contract'
import { dayInShanghai } from '#platform/clock'
import { rangeOf, type Tx } from '#platform/db'
import { asService, type RequestContext } from '#platform/http'
import { cursorAt, keysToFind, openName, placeIn, presentPerson, searchForm } from '../people/index.ts'
import { getUnitInRange, treeOn } from '../units/index.ts'
import { nameOn, presentMembership } from './store.ts'

type Input = InputOf<typeof membershipRoutes.list>
type Page = AnswerOf<typeof membershipRoutes.list>

/** Where members are looked for: below a unit of today, or in the units that were below it on another day. */
type Below = { scope: string } | { ids: string[] }

/** Read by the service: what was below a unit then may hang elsewhere today, and units are public. The memberships are those of the reader's own range. */
function unitsBelowOn(ctx: RequestContext, unitId: string, day: string): Promise<string[]> {
  return asService(ctx, '', async () => (await sql<{ id: string }>`select unit_id as id from (${treeOn(unitId, day)}) as tree`.execute(ctx.tx)).rows.map((row) => row.id))
}

/** Members in range on a day (today, unless another is asked for): unit by unit, in the order of the index, so that a page costs the same however many there are. */
export async function listMembers(ctx: RequestContext, input: Input): Promise<Page> {
  const unit = input.unitId ? await getUnitInRange(ctx, input.unitId) : undefined
  // On another day it is that day's tree which says what was below a unit, and what it was called.
  const below = unit && (input.asOf ? { ids: await unitsBelowOn(ctx, unit.id, input.asOf) } : { scope: unit.scope })
  const found = await query(ctx, input, below).limit(input.limit + 1).execute()
  const shown = found.slice(0, input.limit)
  // Stretches of a long text may stand apart in a name that holds them all, so the name itself has the last word.
  const hits = input.name ? shown.filter((row) => searchForm(openName(ctx.cipher, row).reveal()).includes(searchForm(input.name!))) : shown
  return {
    rows: hits.map((row) => ({ ...presentPerson(ctx.cipher, { ...row, id: row.person_id }), membership: presentMembership(row), gender: row.gender as 'male' | 'female' | null, birthYear: row.birth_year })),
    next: found.length > input.limit ? cursorAt({ scope: shown.at(-1)!.range, id: input.happened ? shown.at(-1)!.id : shown.at(-1)!.person_id }) : null,
  }
}

function query(ctx: RequestContext, input: Input, below: Below | undefined) {
  if (!input.happened) return asOf(ctx, input, below)
  return happened(ctx, { what: input.happened, month: input.month ?? dayInShanghai(ctx.clock.now()).slice(0, 7), cursor: input.cursor }, below)
}

/** Members, joined to what a row of the list says; of one gender or born in one decade where that is asked. */
function membersIn(tx: Tx, { gender, born, asOf }: Pick<Input, 'gender' | 'born' | 'asOf'>, below: Below | undefined) {
  const from = born && Number(born.slice(0, 4))
  return tx.selectFrom('membership as m').innerJoin('person as p', 'p.id', 'm.person_id').innerJoin('unit', 'unit.id', 'm.unit_id')
    .selectAll('m').select([nameOn(asOf ?? null).as('unit_name'), 'p.name_sealed', 'p.phone_sealed', 'p.gender', 'p.birth_year'])
    .$if(gender !== undefined, (all) => all.where('p.gender', '=', gender!))
    .$if(from !== undefined && from > 1960, (all) => all.where('p.birth_year', '>=', from!)).$if(from !== undefined && from < 2000, (all) => all.where('p.birth_year', '<', from! + 10))
    .$if(below !== undefined, (all) => (below && 'ids' in below ? all.where(sql<boolean>`m.unit_id = any(${below.ids}::uuid[])`) : all.where('m.scope', '>=', rangeOf(below!.scope).lo).where('m.scope', '<', rangeOf(below!.scope).hi)))
}

function asOf({ tx, cipher }: RequestContext, input: Input, below: Below | undefined) {
  const members = membersIn(tx, input, below)
    .where((on) => (input.asOf ? on.and([on('m.valid_from', '<=', input.asOf), on.or([on('m.valid_to', 'is', null), on('m.valid_to', '>', input.asOf)])]) : on('m.valid_to', 'is', null)))
  const after = placeIn(input.cursor)
  const [first, ...others] = input.name ? keysToFind(cipher, input.name) : []
  const has = (key: bigint) => sql<boolean>`exists (select from person_name_key k where k.person_id = m.person_id and k.key = ${key})`
  if (first === undefined || below !== undefined) {
    // Of one unit the record of a member may lie elsewhere (somebody who changed the job but not the union): there the names follow the memberships.
    let all = members.select('m.scope as range')
    for (const key of [...(first === undefined ? [] : [first]), ...others]) all = all.where(has(key))
    return all.$if(after !== null, (rest) => rest.where(sql<boolean>`(m.scope, m.person_id) > (${after?.scope}, ${after?.id})`)).orderBy('m.scope').orderBy('m.person_id')
  }
  let named = members.innerJoin('person_name_key as k', 'k.person_id', 'm.person_id').where('k.key', '=', first).select('k.scope as range')
  for (const key of others) named = named.where(has(key))
  return named.$if(after !== null, (rest) => rest.where(sql<boolean>`(k.scope, k.person_id) > (${after?.scope}, ${after?.id})`)).orderBy('k.scope').orderBy('k.person_id')
}

type Happened = { what: NonNullable<Input['happened']>; month: string; cursor: string | undefined }
const left = ['leave', 'retire', 'death']

/** Whose membership began or ended in a month, as the cockpit counts it (figures/metrics.ts); by the day and the membership. */
function happened({ tx }: RequestContext, { what, month, cursor }: Happened, below: Below | undefined) {
  const day = what === 'joined' || what === 'came' ? 'm.valid_from' : 'm.valid_to'
  const after = /^(\d{4}-\d\d-\d\d)~([0-9a-f-]{36})$/.exec(cursor ?? '')
  return membersIn(tx, {}, below).select(sql<string>`${sql.ref(day)}::text`.as('range'))
    .where(sql<boolean>`${sql.ref(day)} >= ${`${month}-01`}::date and ${sql.ref(day)} < ${`${month}-01`}::date + interval '1 month'`)
    .$if(what === 'joined', (all) => all.where('m.began_by', 'in', ['import', 'join'])).$if(what === 'came', (all) => all.where('m.began_by', 'not in', ['import', 'join']))
    .$if(what === 'departed', (all) => all.where('m.ended_by', 'in', left)).$if(what === 'went', (all) => all.where('m.ended_by', 'not in', [...left, 'merge']))
    .$if(after !== null, (rest) => rest.where(sql<boolean>`(${sql.ref(day)}, m.id) > (${after?.[1]}::date, ${after?.[2]}::uuid)`)).orderBy(day).orderBy('m.id')
}
