import { sql } from 'kysely'
import type { AnswerOf, InputOf, peopleRoutes } from '@guildhall/contract'
import { PersonalText } from '#platform/crypto'
import { rangeOf } from '#platform/db'
import { type RequestContext } from '#platform/http'
import { fixIdentity } from '#engines/intake'
import { dayInShanghai } from '#platform/clock'
import { getUnitInRange } from '../units/index.ts'
import { keysToFind, searchForm } from './name-keys.ts'
import { cursorAt, placeIn } from './range-place.ts'
import { openName, presentRecord, type PersonRecord } from './present.ts'
import { findByNameKeys, findIdByIdNumber, findIdByPhone, findPerson } from './store.ts'

type Routes = typeof peopleRoutes
type Page = AnswerOf<Routes['search']>
type NamedPage = Parameters<typeof findByNameKeys>[2]

/** People in range, by two or more characters of the name, or all of a unit and what is below it: unit by unit, in the order of the index, or the newest first. */
export async function searchPeople(ctx: RequestContext, input: InputOf<Routes['search']>): Promise<Page> {
  const unit = input.unitId ? await getUnitInRange(ctx, input.unitId) : undefined
  const unitScope = unit && rangeOf(unit.scope)
  const after = placeIn(input.cursor)
  if (input.name) return byName(ctx, input.name, { after, limit: input.limit, unitScope, standing: input.standing, newest: input.sort === 'newest' })
  let query = ctx.tx.selectFrom('person').innerJoin('unit', 'unit.id', 'person.unit_id').selectAll('person').select('unit.name as unit_name').where('person.merged_into', 'is', null)
  if (unitScope) query = query.where('person.scope', '>=', unitScope.lo).where('person.scope', '<', unitScope.hi)
  if (input.standing) query = query.where('person.standing', '=', input.standing)
  if (after) query = input.sort === 'newest' ? query.where('person.id', '<', after.id) : query.where(sql<boolean>`(person.scope, person.id) > (${after.scope}, ${after.id})`)
  const rows = await (input.sort === 'newest' ? query.orderBy('person.id', 'desc') : query.orderBy('person.scope').orderBy('person.id')).limit(input.limit + 1).execute()
  return { rows: rows.slice(0, input.limit).map((row) => presentRecord(ctx.cipher, row)), next: rows.length > input.limit ? cursorAt(rows[input.limit - 1]!) : null }
}

/** Stretches of a long text may stand apart in a name that holds them all, and two may share a key, so the name itself has the last word. */
export async function byName(ctx: Pick<RequestContext, 'tx' | 'cipher'>, name: string, page: NamedPage): Promise<Page> {
  const keys = keysToFind(ctx.cipher, name)
  if ([...searchForm(name)].length < 2) return { rows: [], next: null }
  const rows = await findByNameKeys(ctx.tx, keys, { ...page, limit: page.limit + 1 })
  const wanted = searchForm(name)
  const hits = rows.slice(0, page.limit).filter((row) => searchForm(openName(ctx.cipher, row).reveal()).includes(wanted))
  return { rows: hits.map((row) => presentRecord(ctx.cipher, row)), next: rows.length > page.limit ? cursorAt({ scope: rows[page.limit - 1]!.range, id: rows[page.limit - 1]!.id }) : null }
}

/** The person in range with this phone or ID number. One who is on record elsewhere is not found, which says nothing about them. */
export async function findByNumber(ctx: Pick<RequestContext, 'tx' | 'cipher' | 'clock'>, input: { phone?: string | undefined; idNumber?: string | undefined }): Promise<PersonRecord | null> {
  const id = input.phone ? await findIdByPhone(ctx, new PersonalText(input.phone)) : input.idNumber ? await byIdNumber(ctx, input.idNumber) : null
  const row = id ? await findPerson(ctx.tx, id) : undefined
  return row ? presentRecord(ctx.cipher, row) : null
}

async function byIdNumber(ctx: Pick<RequestContext, 'tx' | 'cipher' | 'clock'>, idNumber: string): Promise<string | null> {
  const reading = fixIdentity(idNumber, dayInShanghai(ctx.clock.now()), [])
  return 'id' in reading ? findIdByIdNumber(ctx, new PersonalText(reading.id)) : null
}
