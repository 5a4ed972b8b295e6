import type { AnswerOf, foundingRoutes, InputOf } from '@guildhall/contract'
import { dayInShanghai } from '#platform/clock'
import { appendAudit } from '#platform/audit'
import { holderOf, Refused, requireStaff, type RequestContext } from '#platform/http'
import { isWithin } from '#registry'
import { createFounding } from './begin.ts'
import { getFoundingRow, moveAside, withFounding } from '../load.ts'
import type { FoundingRow, TalentFilter } from '../model.ts'
import { tellPeople } from '../notices.ts'
import { countRoster, findTalents, insertRoster, noteConsents } from '../roster-store.ts'
import { talentScopes } from '../queries/talents.ts'

type Routes = typeof foundingRoutes
type Wanted = { personIds?: readonly string[] | undefined; filter?: TalentFilter | undefined }
/** While the roster may still change: before the congress meets. */
const open = ['preparing', 'applied', 'enrolling', 'called'] as const
const most = 2_000

/** Chosen people, or everybody whom a filter finds: looked up under the caller's own role, so nobody comes on a roster whom the caller does not reach. */
async function findWanted(ctx: RequestContext, row: FoundingRow, scopes: readonly string[], wanted: Wanted): Promise<{ id: string; unit_id: string }[]> {
  const places = { scopes, notIn: row.id, today: dayInShanghai(ctx.clock.now()) }
  const found = await findTalents(ctx.tx, wanted.filter ?? {}, places, { after: null, limit: wanted.personIds ? 20_000 : most + 1 })
  const chosen = wanted.personIds && new Set(wanted.personIds)
  const people = chosen ? found.filter((one) => chosen.has(one.id)) : found
  if (people.length === 0) throw new Refused('founding.nobody-found')
  if (people.length > most) throw new Refused('founding.too-many-people', { found: people.length })
  return people
}

export async function addPeople(ctx: RequestContext, input: InputOf<Routes['addPeople']>): Promise<AnswerOf<Routes['addPeople']>> {
  const seen = await getFoundingRow(ctx, input.foundingId)
  const people = await findWanted(ctx, seen, await talentScopes(ctx, seen), input)
  return withFounding(ctx, input.foundingId, { side: 'apply', states: open }, (row) => put(ctx, row, people, input.personIds?.length ?? people.length))
}

/** From the talent registry to a founding list in one step: the founding is begun and everybody found is on its roster. */
export async function beginFromTalents(ctx: RequestContext, { forUnitId, filter, personIds, ...form }: InputOf<Routes['fromTalents']>): Promise<AnswerOf<Routes['fromTalents']>> {
  const actor = requireStaff(ctx, 'founding.apply')
  const row = await createFounding(ctx, form, forUnitId)
  const people = await findWanted(ctx, row, [isWithin(row.scope, actor.scope) ? row.scope : actor.scope], { filter, personIds })
  const { added, left } = await withFounding(ctx, row.id, { side: 'apply' }, (locked) => put(ctx, locked, people, personIds?.length ?? people.length))
  return { ...moveAside(row), added, left }
}

async function put(ctx: RequestContext, row: FoundingRow, people: readonly { id: string; unit_id: string }[], asked: number) {
  const added = await insertRoster(ctx.tx, row, people, holderOf(ctx.actor), ctx.clock.now())
  if (['enrolling', 'called'].includes(row.state)) await tellPeople(ctx, row, added, { kind: 'founding.asked-to-join' })
  await appendAudit(ctx, { action: 'founding.add-people', subject: `founding:${row.id}`, scope: row.scope, details: { added: added.length } })
  return { added: added.length, left: asked - added.length, counts: await countRoster(ctx.tx, row.id) }
}

export function removePerson(ctx: RequestContext, input: InputOf<Routes['removePerson']>): Promise<AnswerOf<Routes['removePerson']>> {
  return withFounding(ctx, input.foundingId, { side: 'apply', states: open }, async (row) => {
    const upFor = await ctx.tx.selectFrom('founding_candidate as c').innerJoin('founding_congress as g', 'g.id', 'c.congress_id').select('c.id').where('g.founding_id', '=', row.id).where('g.state', '<>', 'called-off').where('c.person_id', '=', input.personId).executeTakeFirst()
    if (upFor) throw new Refused('founding.not-now')
    await ctx.tx.deleteFrom('founding_roster').where('founding_id', '=', row.id).where('person_id', '=', input.personId).execute()
    await appendAudit(ctx, { action: 'founding.remove-person', subject: `founding:${row.id}`, scope: row.scope })
    return { counts: await countRoster(ctx.tx, row.id) }
  })
}

/** What people said on paper: the application form they signed lies with the preparation group. */
export function noteConsent(ctx: RequestContext, input: InputOf<Routes['noteConsent']>): Promise<AnswerOf<Routes['noteConsent']>> {
  return withFounding(ctx, input.foundingId, { side: 'apply', states: open }, async (row) => {
    const noted = await noteConsents(ctx.tx, row.id, input.personIds, { agreed: input.agreed, by: 'paper', notedBy: holderOf(ctx.actor), now: ctx.clock.now() })
    await appendAudit(ctx, { action: 'founding.note-consent', subject: `founding:${row.id}`, scope: row.scope, details: { noted, agreed: input.agreed } })
    return { noted, counts: await countRoster(ctx.tx, row.id) }
  })
}

/** Exactly these stand for the others; only who has agreed can. */
export function setDelegates(ctx: RequestContext, input: InputOf<Routes['setDelegates']>): Promise<AnswerOf<Routes['setDelegates']>> {
  return withFounding(ctx, input.foundingId, { side: 'apply', states: ['enrolling', 'called'] }, async (row) => {
    const chosen = new Set(input.personIds)
    const rows = await ctx.tx.selectFrom('founding_roster').select(['id', 'person_id', 'consent']).where('founding_id', '=', row.id).execute()
    const ids = rows.filter((one) => chosen.has(one.person_id) && one.consent === 'agreed').map((one) => one.id)
    await ctx.tx.updateTable('founding_roster').set({ delegate: false }).where('founding_id', '=', row.id).execute()
    if (ids.length > 0) await ctx.tx.updateTable('founding_roster').set({ delegate: true }).where('id', 'in', ids).execute()
    await appendAudit(ctx, { action: 'founding.set-delegates', subject: `founding:${row.id}`, scope: row.scope, details: { delegates: ids.length } })
    return { counts: await countRoster(ctx.tx, row.id) }
  })
}
