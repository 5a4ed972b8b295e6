import { createHash, randomBytes } from 'node:crypto'
import type { InputOf, windowCaseRoutes } from '@guildhall/contract'
import { openCase as openProcessCase } from '#engines/process'
import { appendAudit } from '#platform/audit'
import { loadCalendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { isUniqueViolation } from '#platform/db'
import { holderOf, NotFound, Refused, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { findLegalPersonOf } from '#registry/legal-persons'
import { getUnitInRange, type UnitRow } from '#registry/units'
import { findItem, findOffers } from '../../items/index.ts'
import { sealedIn, type Business, type Form, type Moved } from '../model.ts'
import { movedCase } from '../load.ts'
import { isApplicant, requireStaffActor } from '../policy.ts'
import { caseProcess } from '../process.ts'
import { decideOpening, missingFacts } from '../rules.ts'
import { findOpenRegistration, insertCase, nextNumber } from '../store.ts'

/** Begins an application of the acting unit, or of a unit below that a clerk serves (代办). */
export async function openCase(ctx: RequestContext, input: InputOf<typeof windowCaseRoutes.open>): Promise<Moved> {
  const actor = requireStaffActor(ctx)
  const unit = await getUnitInRange(ctx, input.unitId ?? actor.unitId)
  const part = isApplicant(actor, unit.id)
  if (!part) throw new Refused('platform.not-allowed')
  const item = await findItem(ctx.tx, input.itemId)
  if (!item) throw new NotFound()
  const counter = (await findOffers(ctx.tx, [item.id])).find((one) => one.counterId === input.counterId)
  const place = await ctx.tx.selectFrom('window_counter').select(['scope', 'active']).where('id', '=', input.counterId).executeTakeFirst()
  if (!item.active || !counter || !place?.active || !reaches(place.scope, unit)) throw new Refused('window.item-not-offered')
  const business = item.business as Business
  const refusal = decideOpening(business, { kind: unit.kind, level: unit.level, dissolvedOn: unit.dissolved_on }, { registered: Boolean(await findLegalPersonOf(ctx.tx, unit.id)), openCase: Boolean(await findOpenRegistration(ctx.tx, unit.id)) })
  if (refusal) throw new Refused(refusal)
  refuseIncomplete(business, input)

  const now = ctx.clock.now()
  const [id, holder, token] = [newId(), holderOf(actor), randomBytes(16).toString('base64url')]
  const process = await openProcessCase(ctx.tx, {
    process: caseProcess, subject: id, scope: unit.scope, title: `${item.title}·${unit.name}`, now, calendar: await loadCalendar(ctx.tx), actor: { id: holder, as: 'applicant', ...(part === 'assisting' && { assistedBy: holder }) },
  })
  await refusingSecond(async () => insertCase(ctx.tx, {
    id, number: await nextNumber(ctx.tx, dayInShanghai(now)), scope: unit.scope, case_id: process.id, item_id: item.id, item_version: item.version, item_title: item.title, business, materials: item.materials, counter_id: input.counterId, counter_scope: place.scope,
    unit_id: unit.id, unit_name: unit.name, state: process.state, ...columnsOf(ctx, input), asked_by: holder, assisted_by: part === 'assisting' ? holder : null, asked_at: now,
    follow_token: createHash('sha256').update(token).digest(), follow_sealed: ctx.cipher.seal(token, sealedIn.follow),
  }))
  await appendAudit(ctx, { action: 'window.open-case', subject: `window-case:${id}`, scope: unit.scope, details: { business, assisted: part === 'assisting' } })
  return movedCase(ctx, id)
}

/** A window serves the unions below the federation that keeps it: registration is local (第七条). */
const reaches = (counterScope: string, unit: Pick<UnitRow, 'scope'>) => unit.scope === counterScope || unit.scope.startsWith(`${counterScope}.`)

export function refuseIncomplete(business: Business, form: Form): void {
  const missing = missingFacts(business, form.facts)
  if (missing.length > 0) throw new Refused('window.facts-missing', { missing })
  if (form.delivery === 'post' && !form.address) throw new Refused('window.address-missing')
}

/** What was asked for, people's names and ways to reach them sealed. */
export function columnsOf(ctx: Pick<RequestContext, 'cipher'>, { facts: { representative, ...asked }, contact, delivery, address }: Form) {
  const seal = (text: string, about: string) => ctx.cipher.seal(text, about)
  return {
    asked, representative_sealed: representative ? seal(representative, sealedIn.representative) : null, contact_name_sealed: seal(contact.name, sealedIn.contactName), contact_phone_sealed: seal(contact.phone, sealedIn.contactPhone),
    delivery, address_sealed: delivery === 'post' && address ? seal(address, sealedIn.address) : null,
  }
}

/** Two colleagues press at the same moment: the index lets one through (W5). */
async function refusingSecond(write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (isUniqueViolation(error, 'window_one_open_registration')) throw new Refused('window.case-open')
    throw error
  }
}
