import { dayInShanghai } from '#platform/clock'
import type { Cipher } from '#platform/crypto'
import { holderOf, Refused, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { isCreditCode } from '#engines/intake'
import { findDivision } from '../divisions/index.ts'
import { sealedIn, type UnitKind, type UnitLevel, type UnitRow } from './model.ts'
import { childScope } from './rules.ts'
import { findUnit, getUnitInRange, nextLabels, withUniqueCodes } from './store.ts'

export type UnitContext = Pick<RequestContext, 'tx' | 'cipher' | 'clock' | 'actor'>

export type UnitDetails = {
  code?: string | null; level?: UnitLevel | null; creditCode?: string | null; industry?: string | null; staff?: number | null; foundedOn?: string | null
  contactName?: string | null; contactPhone?: string | null
}
export type NewUnit = UnitDetails & {
  /** Null for the federation at the top, which only a job over everything can make. */
  parentId: string | null
  kind: UnitKind
  name: string
  division?: string | null
  /** The day from which it is on record; today without one. */
  from?: string
  reason?: string
  importId?: string | null
}

/** Makes a unit with its first version. Refused for a code in use, a wrong credit code or division, and below a dissolved unit. */
export async function createUnit(ctx: UnitContext, input: NewUnit): Promise<UnitRow> {
  const parent = input.parentId === null ? null : await getUnitInRange(ctx, input.parentId)
  const today = dayInShanghai(ctx.clock.now())
  const from = input.from ?? (input.foundedOn && input.foundedOn <= today ? input.foundedOn : today)
  if (parent?.dissolved_on) throw new Refused('units.dissolved')
  if (from > today) throw new Refused('units.dates-wrong')
  checkCodes(input)

  const id = newId()
  const now = ctx.clock.now()
  const scope = childScope(parent?.scope ?? null, (await nextLabels(ctx.tx, 1))[0]!)
  await withUniqueCodes(() => ctx.tx.insertInto('unit').values({
    id, scope, parent_id: input.parentId, kind: input.kind, name: input.name, division: input.division ?? null, import_id: input.importId ?? null, created_at: now, updated_at: now,
    code: input.code ?? null, level: input.level ?? null, credit_code: input.creditCode ?? null, industry: input.industry ?? null, staff: input.staff ?? null, founded_on: input.foundedOn ?? null,
  }).execute())
  await ctx.tx.insertInto('unit_version').values({
    unit_id: id, scope, name: input.name, kind: input.kind, parent_id: input.parentId, division: input.division ?? null,
    valid_from: from, reason: input.reason ?? '登记', recorded_by: holderOf(ctx.actor), recorded_at: now,
  }).execute()
  await saveContact(ctx, { id, scope }, input)
  return (await findUnit(ctx.tx, id))!
}

export function checkCodes(input: { creditCode?: string | null; division?: string | null }): void {
  if (input.creditCode && !isCreditCode(input.creditCode)) throw new Refused('units.wrong-credit-code')
  if (input.division) checkDivision(input.division)
}

export function checkDivision(code: string): void {
  if (!findDivision(code)) throw new Refused('units.unknown-division')
}

/** Who answers for the unit; a field that is not given stays as it was. */
export async function saveContact(ctx: UnitContext, unit: { id: string; scope: string }, input: Pick<UnitDetails, 'contactName' | 'contactPhone'>): Promise<void> {
  const sealed = sealContact(ctx.cipher, input)
  if (Object.keys(sealed).length === 0) return
  await ctx.tx.insertInto('unit_contact').values({ unit_id: unit.id, scope: unit.scope, ...sealed })
    .onConflict((conflict) => conflict.column('unit_id').doUpdateSet(sealed)).execute()
}

/** The columns of a contact as stored; none for a field that is not given. */
export function sealContact(cipher: Cipher, { contactName, contactPhone }: Pick<UnitDetails, 'contactName' | 'contactPhone'>) {
  return {
    ...(contactName === undefined ? {} : { name_sealed: contactName === null ? null : cipher.seal(contactName, sealedIn.contactName) }),
    ...(contactPhone === undefined ? {} : {
      phone_sealed: contactPhone === null ? null : cipher.seal(contactPhone, sealedIn.contactPhone), phone_blind: contactPhone === null ? null : cipher.blind(contactPhone, 'phone'),
    }),
  }
}

export function openContactName(cipher: Cipher, sealed: Buffer): string {
  return cipher.open(sealed, sealedIn.contactName).reveal()
}
