import type { AnswerOf, InputOf, windowCaseRoutes } from '@guildhall/contract'
import { Refused, type RequestContext } from '#platform/http'
import { findLegalPersonOf } from '#registry/legal-persons'
import { getUnitInRange } from '#registry/units'
import { findItems, findOffers } from '../../items/index.ts'
import type { Business } from '../model.ts'
import { isApplicant, requireStaffActor } from '../policy.ts'
import { presentRegistered } from '../present.ts'
import { decideOpening, mayRegister } from '../rules.ts'
import { findOpenRegistration } from '../store.ts'

type Options = AnswerOf<typeof windowCaseRoutes.options>

/** What a unit may ask for and at which windows: of the federation above it that is nearest, then of those beyond. */
export async function listOptions(ctx: RequestContext, input: InputOf<typeof windowCaseRoutes.options>): Promise<Options> {
  const actor = requireStaffActor(ctx)
  const unit = await getUnitInRange(ctx, input.unitId ?? actor.unitId)
  const part = isApplicant(actor, unit.id)
  if (!part) throw new Refused('platform.not-allowed')
  const known = await findLegalPersonOf(ctx.tx, unit.id)
  const open = await findOpenRegistration(ctx.tx, unit.id)
  const items = (await findItems(ctx.tx)).filter((item) => item.active)
  const offers = await findOffers(ctx.tx, items.map((item) => item.id))
  const counters = (await ctx.tx.selectFrom('window_counter').select(['id', 'name', 'address', 'line', 'scope']).where('active', '=', true).execute()).filter((one) => unit.scope === one.scope || unit.scope.startsWith(`${one.scope}.`)).toSorted((a, b) => b.scope.length - a.scope.length)
  const place = { kind: unit.kind, level: unit.level, dissolvedOn: unit.dissolved_on }
  return {
    unit: { id: unit.id, name: unit.name, eligible: mayRegister(place) }, assisted: part === 'assisting', registered: presentRegistered(ctx, known, true), openCaseId: open?.id ?? null,
    items: items.map((item) => ({
      id: item.id, business: item.business as Business, title: item.title, summary: item.summary, basis: item.basis, withoutVisit: item.without_visit, materials: item.materials as Options['items'][number]['materials'],
      possible: decideOpening(item.business as Business, place, { registered: Boolean(known), openCase: Boolean(open) }) === null,
      counters: counters.flatMap((counter) => {
        const offer = offers.find((one) => one.itemId === item.id && one.counterId === counter.id)
        return offer ? [{ id: counter.id, name: counter.name, address: counter.address, line: counter.line, promiseDays: offer.promiseDays ?? item.promise_days }] : []
      }),
    })),
  }
}
