import { isCreditCode } from '#engines/intake'
import { asService, NotFound, Refused, type RequestContext, type StaffActor } from '#platform/http'
import { checkDivision, findOrCreateContact, findUnitByCreditCode, getUnit, isInRange, isWithin, unitPath, type UnitRow } from '#registry'
import type { FoundingForm } from '../model.ts'
import { foundersFit, nameFits } from '../rules.ts'
import { isNameTaken, type Founder } from '../store.ts'

export type Checked = { founders: Founder[]; unit: UnitRow; federation: UnitRow }

/**
 * What a form says, against the register and the rules: founders by id or by name and credit code, the unit that asks, the federation above all of them that answers (工会法 art. 12:
 * the union above approves). Refuses names that do not fit and founders that do not fit the kind.
 */
export async function checkForm(ctx: RequestContext, actor: StaffActor, form: FoundingForm, forUnitId: string | undefined, except: string | null): Promise<Checked> {
  checkDivision(form.division)
  const founders: Founder[] = []
  const scopes: string[] = []
  for (const given of form.founders) {
    const known = given.unitId ? await getUnit(ctx.tx, given.unitId) : 'name' in given && given.creditCode ? await findUnitByCreditCode(ctx.tx, given.creditCode) : undefined
    if (known) {
      if (known.dissolved_on) throw new Refused('units.dissolved')
      scopes.push(known.scope)
      founders.push({ unit_id: known.id, name: known.name, credit_code: known.credit_code, staff: known.staff })
    } else if ('name' in given) {
      if (given.creditCode && !isCreditCode(given.creditCode)) throw new Refused('units.wrong-credit-code')
      founders.push({ unit_id: null, name: given.name, credit_code: given.creditCode, staff: given.staff })
    } else throw new NotFound()
  }
  if (!foundersFit(form.kind, founders.map((one) => ({ unitId: one.unit_id, name: one.name })))) throw new Refused('founding.founders-wrong')
  if (!nameFits(form.name, form.kind, founders.map((one) => one.name))) throw new Refused('founding.name-form', { founder: founders[0]!.name })
  if (await asService(ctx, '', () => isNameTaken(ctx.tx, form.name, except))) throw new Refused('founding.name-taken')
  const unit = await applicantOf(ctx, actor, founders, forUnitId)
  return { founders, unit, federation: await federationOf(ctx, unit, scopes) }
}

/** HR asks for its own unit; a clerk for the unit named, or for the first founder on record, or, where no founder is on record (a building site), for the federation itself. */
async function applicantOf(ctx: RequestContext, actor: StaffActor, founders: readonly Founder[], forUnitId: string | undefined): Promise<UnitRow> {
  const own = await getUnit(ctx.tx, actor.unitId)
  if (own.kind !== 'federation') {
    if (!founders.some((one) => one.unit_id === own.id)) throw new Refused('founding.founders-wrong')
    return own
  }
  const wanted = forUnitId ?? founders.find((one) => one.unit_id !== null)?.unit_id
  const unit = wanted ? await getUnit(ctx.tx, wanted) : own
  if (!isInRange(actor, unit.scope)) throw new NotFound()
  return unit
}

/** The nearest federation above the unit that has all founders below it. */
async function federationOf(ctx: RequestContext, unit: UnitRow, scopes: readonly string[]): Promise<UnitRow> {
  const above = (await unitPath(ctx.tx, unit)).filter((one) => one.kind === 'federation' && one.dissolved_on === null).toReversed()
  if (above.length === 0) throw new Refused('founding.no-federation')
  const common = above.find((one) => scopes.every((scope) => isWithin(scope, one.scope)))
  if (!common) throw new Refused('founding.founder-elsewhere')
  return common
}

/** People of the preparation group, by name and phone: whoever is on record, or a contact made now at the unit that asks. */
export async function findGroupPeople(ctx: RequestContext, form: FoundingForm, unit: UnitRow) {
  const people = []
  for (const { name, phone, post, side } of form.group) people.push({ personId: (await findOrCreateContact(ctx, { name, phone, unitId: unit.id })).personId, post, side })
  return people
}
