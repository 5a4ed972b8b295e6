import type { AnswerOf, InputOf, joiningRoutes } from '@guildhall/contract'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { asService, type RequestContext } from '#platform/http'
import { findLegalPersonOf } from '#registry/legal-persons'
import { findDivision } from '#registry/divisions'
import { findUnit, getUnit, unitPath } from '#registry/units'
import type { WorkForm } from '../model.ts'
import { livingFrom } from '../living-union.ts'
import { loadPlaces } from '../places.ts'
import { presentUnion } from '../present.ts'
import { offerUnions } from '../rules.ts'
import { findUnionOf, getUnionByCode, unionsOf } from '../store.ts'

type Routes = typeof joiningRoutes
const most = 20

/** What a union's code leads to, its certificate included: the register of legal persons is public. */
export async function getUnionCard(ctx: RequestContext, input: InputOf<Routes['getUnion']>): Promise<AnswerOf<Routes['getUnion']>> {
  const union = await getUnionByCode(ctx.tx, input.code)
  const { why: _, ...card } = presentUnion(union, undefined)
  const person = await asService(ctx, '', () => findLegalPersonOf(ctx.tx, union.unit_id))
  return { ...card, gone: union.dissolved_on === null ? null : { on: union.dissolved_on, into: await heirOf(ctx.tx, union.unit_id) }, certificate: person?.version ? { code: person.code, number: person.version.number, until: person.version.certificate_until } : null }
}

/** A code on a wall outlives its union (J10): the living one that goes on for it. */
async function heirOf(tx: Tx, unitId: string): Promise<{ name: string; code: string | null } | null> {
  const heir = await livingFrom(tx, await getUnit(tx, unitId))
  return heir && { name: heir.name, code: (await findUnionOf(tx, heir.id))?.code ?? null }
}

/** Unions that can be joined, the fittest first. A name is looked for everywhere; a place or an employer means what stands on the way up from there. */
export async function findUnions(ctx: Pick<RequestContext, 'tx'>, input: InputOf<Routes['findUnions']>): Promise<AnswerOf<Routes['findUnions']>> {
  const living = () => unionsOf(ctx.tx).where('j.open', '=', true).where('u.dissolved_on', 'is', null)
  if (input.q && input.q.length >= 2) {
    const rows = await living().where('u.name', 'like', `%${input.q.replace(/[\\%_]/g, (character) => `\\${character}`)}%`).orderBy(sql`position(${input.q} in u.name), length(u.name), u.scope`).limit(most).execute()
    return { rows: rows.map((row) => presentUnion(row, 'name' as const)) }
  }
  const employer = input.employerId ? await findUnit(ctx.tx, input.employerId) : undefined
  const above = await scopesAbove(ctx.tx, employer, input)
  if (above.length === 0) return { rows: [] }
  const rows = await living().where((is) => is.or([
    is.and([is('p.scope', 'in', above), is('u.kind', 'in', ['union', 'joint-union', 'industry-union'])]), ...(employer ? [is('u.id', '=', employer.id), is('u.parent_id', '=', employer.id)] : []),
  ])).orderBy('u.scope').limit(300).execute()
  const offered = offerUnions(rows.map((row) => ({ unitId: row.unit_id, name: row.unit_name, kind: row.unit_kind, parentLevel: row.parent_level, parentScope: row.parent_scope ?? '', trades: row.trades, employer: employer !== undefined && (row.unit_id === employer.id || row.parent_scope === employer.scope), row })), (input.work ?? null) as WorkForm | null)
  return { rows: offered.slice(0, most).map(({ row, why }) => presentUnion(row, why)) }
}

/** The way up from where somebody works: federations whose joint unions are near. */
async function scopesAbove(tx: Tx, employer: { scope: string } | undefined, { division, town }: { division?: string | undefined; town?: string | undefined }): Promise<string[]> {
  const from = employer ?? (division && findDivision(division) ? (await loadPlaces(tx)).federationFor(division, town ?? null) : undefined)
  return from ? (await unitPath(tx, from)).map((unit) => unit.scope) : []
}

export async function listPlaces(ctx: Pick<RequestContext, 'tx'>): Promise<AnswerOf<Routes['places']>> {
  return { divisions: (await loadPlaces(ctx.tx)).divisions }
}
