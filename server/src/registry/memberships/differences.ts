import type { AnswerOf, InputOf, membershipRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { maskName, maskPhone, PersonalText } from '#platform/crypto'
import { asService, holderOf, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { asLogin, lockAccountOfPerson } from '#platform/login'
import { isUniqueViolation } from '#platform/db'
import { findIdByPhone, findPerson, openName, openPhone, presentPerson, rename, setPhone } from '../people/index.ts'
import { findUnit } from '../units/index.ts'
import { transfer } from './change-membership.ts'
import { offeredIn, type DifferenceKind, type DifferenceRow, type Offered } from './model.ts'
import { showDifference } from './rules.ts'
import { lockLasting } from './store.ts'

type Routes = typeof membershipRoutes
type Difference = AnswerOf<Routes['decide']>

export async function listDifferences(ctx: RequestContext, input: InputOf<Routes['differences']>): Promise<AnswerOf<Routes['differences']>> {
  let query = ctx.tx.selectFrom('roster_difference').selectAll().where('state', input.state === 'open' ? '=' : '<>', 'open')
  if (input.kind) query = query.where('kind', '=', input.kind)
  if (input.cursor && /^[0-9a-f-]{36}$/.test(input.cursor)) query = query.where('id', '>', input.cursor)
  const rows = await query.orderBy('id').limit(input.limit + 1).execute()
  const shown = rows.slice(0, input.limit)
  return { rows: await Promise.all(shown.map((row) => present(ctx, row))), next: rows.length > input.limit ? shown.at(-1)!.id : null }
}

/** Takes what the file says, or keeps the record. Once; what was decided stays with who and when. */
export async function decideDifference(ctx: RequestContext, input: InputOf<Routes['decide']>): Promise<Difference> {
  requireStaff(ctx, 'people.manage')
  const row = await ctx.tx.selectFrom('roster_difference').selectAll().where('id', '=', input.id).forUpdate().executeTakeFirst()
  if (!row) throw new NotFound()
  if (row.state !== 'open') throw new Refused('memberships.decided')
  const before = await present(ctx, row)
  if (input.take) await take(ctx, row)
  const reason = input.reason ?? null
  await ctx.tx.updateTable('roster_difference').set({ state: input.take ? 'taken' : 'kept', reason, decided_by: holderOf(ctx.actor), decided_at: ctx.clock.now() }).where('id', '=', row.id).execute()
  await appendAudit(ctx, { action: `memberships.${input.take ? 'take' : 'keep'}-difference`, subject: `person:${row.person_id}`, scope: row.scope, ...(reason ? { reason } : {}), details: { kind: row.kind, difference: row.id } })
  return { ...before, state: input.take ? 'taken' : 'kept', reason, decidedAt: ctx.clock.now().toISOString(), takeable: false }
}

async function take(ctx: RequestContext, row: DifferenceRow): Promise<void> {
  const kind = row.kind as DifferenceKind
  if (kind === 'elsewhere' || kind === 'phone-taken') throw new Refused('memberships.keep-only')
  const person = await findPerson(ctx.tx, row.person_id)
  if (!person) throw new Refused('memberships.not-yours')
  const offered = openOffered(ctx, row)
  if ('name' in offered) return asService(ctx, person.scope, () => rename(ctx, person, new PersonalText(offered.name)))
  if ('phone' in offered) return takePhone(ctx, person.id, new PersonalText(offered.phone))
  const membership = await lockLasting(ctx.tx, person.id)
  const unit = await findUnit(ctx.tx, offered.unitId)
  if (!membership || !unit) throw new Refused('memberships.not-yours')
  if (membership.unit_id !== unit.id) await transfer(ctx, membership, unit, { from: dayInShanghai(ctx.clock.now()), reason: '花名册所列单位不同，经核实转会' })
}

async function takePhone(ctx: RequestContext, personId: string, phone: PersonalText): Promise<void> {
  const owner = await findIdByPhone(ctx, phone)
  if (owner && owner !== personId) throw new Refused('people.elsewhere')
  // A number with which somebody logs in changes by proof, not by a roster.
  if (await asLogin(ctx, () => lockAccountOfPerson(ctx, personId))) throw new Refused('people.phone-is-login')
  try {
    await setPhone(ctx, personId, phone)
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('people.elsewhere')
    throw error
  }
}

const openOffered = (ctx: Pick<RequestContext, 'cipher'>, row: DifferenceRow): Offered => JSON.parse(ctx.cipher.open(row.offered_sealed, offeredIn).reveal()) as Offered

async function present(ctx: RequestContext, row: DifferenceRow): Promise<Difference> {
  const [person, unit] = [await findPerson(ctx.tx, row.person_id), await findUnit(ctx.tx, row.unit_id)]
  const offered = openOffered(ctx, row)
  const names = person && 'name' in offered ? showDifference(openName(ctx.cipher, person).reveal(), offered.name) : undefined
  const recorded = async (): Promise<string | null> => {
    // Once taken, the record says what the file said.
    if (!person || row.kind === 'elsewhere' || row.state === 'taken') return null
    if ('name' in offered) return names![0]
    if ('phone' in offered) return row.kind === 'phone-taken' ? null : maskPhone(openPhone(ctx.cipher, person)?.reveal() ?? '')
    const membership = await ctx.tx.selectFrom('membership as m').innerJoin('unit', 'unit.id', 'm.unit_id').select('unit.name').where('m.person_id', '=', person.id).where('m.valid_to', 'is', null).executeTakeFirst()
    return membership?.name ?? null
  }
  return {
    id: row.id, kind: row.kind as DifferenceKind, person: person ? presentPerson(ctx.cipher, person) : null, unitName: unit?.name ?? '', recorded: await recorded(),
    offered: 'name' in offered ? names?.[1] ?? maskName(offered.name) : 'phone' in offered ? maskPhone(offered.phone) : unit?.name ?? '',
    importId: row.import_id, fileName: row.file_name, sheet: row.sheet, row: row.row, state: row.state as Difference['state'], reason: row.reason, foundAt: row.found_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null, takeable: row.state === 'open' && person !== undefined && row.kind !== 'elsewhere' && row.kind !== 'phone-taken',
  }
}
