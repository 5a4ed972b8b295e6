import type { AnswerOf, foundingRoutes, InputOf } from '@guildhall/contract'
import { dayInShanghai } from '#platform/clock'
import { requireStaff, type RequestContext } from '#platform/http'
import { presentPerson } from '#registry'
import { getFoundingRow } from '../load.ts'
import type { FoundingRow, TalentFilter } from '../model.ts'
import { countTalents, findFacets, findTalents, type TalentPlaces } from '../roster-store.ts'
import { findFounders } from '../store.ts'

type Routes = typeof foundingRoutes
type Page = AnswerOf<Routes['searchTalents']>

/** Where a founding looks for its people: at its founders on record; where none is, everywhere the federation reaches. */
export async function talentScopes(ctx: RequestContext, row: FoundingRow): Promise<string[]> {
  const scopes = (await findFounders(ctx.tx, [row.id])).flatMap((one) => one.unit_scope ?? [])
  return scopes.length > 0 && row.kind !== 'industry' && row.kind !== 'project' ? scopes : [...scopes, row.scope]
}

/** People in range by age, schooling and industry. */
export function searchTalents(ctx: RequestContext, input: InputOf<Routes['searchTalents']>): Promise<Page> {
  const { scope } = requireStaff(ctx, 'people.read')
  return page(ctx, input, { scopes: [scope], today: dayInShanghai(ctx.clock.now()) }, input)
}

/** The same for one founding: people of its founders who are not on its roster yet. */
export async function talentsOfFounding(ctx: RequestContext, { foundingId, ...input }: InputOf<Routes['talents']>): Promise<AnswerOf<Routes['talents']>> {
  requireStaff(ctx, 'founding.apply')
  const row = await getFoundingRow(ctx, foundingId)
  return page(ctx, input, { scopes: await talentScopes(ctx, row), notIn: row.id, today: dayInShanghai(ctx.clock.now()) }, input)
}

async function page(ctx: RequestContext, filter: TalentFilter, places: TalentPlaces, { cursor, limit }: { cursor?: string | undefined; limit: number }): Promise<Page> {
  const after = cursor && /^[0-9a-f-]{36}$/.test(cursor) ? cursor : null
  const found = await findTalents(ctx.tx, filter, places, { after, limit: limit + 1 })
  const rows = found.slice(0, limit)
  const year = Number(places.today.slice(0, 4))
  return {
    rows: rows.map((row) => ({
      ...presentPerson(ctx.cipher, row), gender: row.gender as 'male' | 'female' | null, birthYear: row.birth_year, age: row.birth_year === null ? null : year - row.birth_year, education: row.education, industry: row.industry,
      unitId: row.unit_id, unitName: row.unit_name, memberOf: row.member_of,
    })),
    next: found.length > limit ? rows.at(-1)!.id : null, total: await countTalents(ctx.tx, filter, places), facets: await findFacets(ctx.tx, places),
  }
}
