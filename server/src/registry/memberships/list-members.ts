import { sql } from 'kysely'
import type { AnswerOf, InputOf, membershipRoutes } from '@guildhall/contract'
import { PersonalText } from '#platform/crypto'
import { rangeOf } from '#platform/db'
import { asService, type RequestContext } from '#platform/http'
import { nameKeys, openName, presentPerson, searchForm } from '../people/index.ts'
import { getUnitInRange, treeOn } from '../units/index.ts'
import { nameOn, presentMembership } from './store.ts'

type Input = InputOf<typeof membershipRoutes.list>
type Page = AnswerOf<typeof membershipRoutes.list>

/** Read by the service: what was below a unit then may hang elsewhere today, and units are public. The memberships are those of the reader's own range. */
function unitsBelowOn(ctx: RequestContext, unitId: string, day: string): Promise<string[]> {
  return asService(ctx, '', async () => (await sql<{ id: string }>`select unit_id as id from (${treeOn(unitId, day)}) as tree`.execute(ctx.tx)).rows.map((row) => row.id))
}

/** Members in range on a day (today, unless another is asked for), in order of id. */
export async function listMembers(ctx: RequestContext, input: Input): Promise<Page> {
  const unit = input.unitId ? await getUnitInRange(ctx, input.unitId) : undefined
  const after = input.cursor && /^[0-9a-f-]{36}$/.test(input.cursor) ? input.cursor : null
  let query = ctx.tx.selectFrom('membership as m').innerJoin('person as p', 'p.id', 'm.person_id').innerJoin('unit', 'unit.id', 'm.unit_id')
    .selectAll('m').select([nameOn(input.asOf ?? null).as('unit_name'), 'p.name_sealed', 'p.phone_sealed', 'p.gender', 'p.birth_year'])
  query = input.asOf
    ? query.where('m.valid_from', '<=', input.asOf).where((on) => on.or([on('m.valid_to', 'is', null), on('m.valid_to', '>', input.asOf!)]))
    : query.where('m.valid_to', 'is', null)
  // On another day it is that day's tree which says what was below a unit, and what it was called.
  if (unit && input.asOf) query = query.where(sql<boolean>`m.unit_id = any(${await unitsBelowOn(ctx, unit.id, input.asOf)}::uuid[])`)
  else if (unit) query = query.where('m.scope', '>=', rangeOf(unit.scope).lo).where('m.scope', '<', rangeOf(unit.scope).hi)
  if (after) query = query.where('m.person_id', '>', after)
  for (const key of input.name ? nameKeys(ctx.cipher, new PersonalText(input.name)) : []) query = query.where(sql<boolean>`exists (select from person_name_key k where k.person_id = m.person_id and k.key = ${key})`)
  const found = await query.orderBy('m.person_id').limit(input.limit + 1).execute()
  const shown = found.slice(0, input.limit)
  // Pairs may stand apart in a name that holds them all, so the name itself has the last word.
  const hits = input.name ? shown.filter((row) => searchForm(openName(ctx.cipher, row).reveal()).includes(searchForm(input.name!))) : shown
  return {
    rows: hits.map((row) => ({ ...presentPerson(ctx.cipher, { ...row, id: row.person_id }), membership: presentMembership(row), gender: row.gender as 'male' | 'female' | null, birthYear: row.birth_year })),
    next: found.length > input.limit ? shown.at(-1)!.person_id : null,
  }
}
