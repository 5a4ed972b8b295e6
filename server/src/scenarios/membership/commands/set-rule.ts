import { randomInt } from 'node:crypto'
import type { AnswerOf, InputOf, reviewingRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { PersonalText, withoutNumbers } from '#platform/crypto'
import { holderOf, Refused, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { getUnitInRange } from '#registry/units'
import { sealedIn } from '../model.ts'
import { getRule } from '../queries/union-rules.ts'
import { mayHaveMembers } from '../rules.ts'

type Routes = typeof reviewingRoutes
/** No 0, 1: they look like letters on a wall. */
const letters = 'abcdefghijkmnpqrstuvwxyz23456789'

export const newCode = (): string => Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('')

/** How a union takes people in. The first time it gets its code, which it keeps. */
export async function setRule(ctx: RequestContext, input: InputOf<Routes['setRule']>): Promise<AnswerOf<Routes['setRule']>> {
  requireStaff(ctx, 'membership.rule')
  const unit = await getUnitInRange(ctx, input.unitId)
  if (!mayHaveMembers(unit.kind)) throw new Refused('membership.no-union')
  if (unit.dissolved_on) throw new Refused('units.dissolved')
  const now = ctx.clock.now()
  const rule = { open: input.open, accepts: input.accepts, promise_days: input.promiseDays, trades: [...new Set(input.trades)], about: input.about ? withoutNumbers(input.about) : null, updated_at: now, updated_by: holderOf(ctx.actor) }
  const known = await ctx.tx.selectFrom('membership_union').select(['revision', 'accepts', 'promise_days']).where('unit_id', '=', unit.id).forUpdate().executeTakeFirst()
  if ((known?.revision ?? 0) !== input.revision) throw new Refused('platform.changed-meanwhile')
  if (known) await ctx.tx.updateTable('membership_union').set({ ...rule, revision: known.revision + 1 }).where('unit_id', '=', unit.id).execute()
  else await ctx.tx.insertInto('membership_union').values({ unit_id: unit.id, scope: unit.scope, code: newCode(), created_at: now, ...rule }).execute()
  await appendAudit(ctx, { action: 'membership.set-rule', subject: `unit:${unit.id}`, scope: unit.scope, details: { open: rule.open, accepts: rule.accepts, promiseDays: rule.promise_days, before: known ? { accepts: known.accepts, promiseDays: known.promise_days } : null } })
  return getRule(ctx, { unitId: unit.id })
}

/** Whom the union expects, by phone and name. Somebody who is on the list stays on it once. */
export async function invite(ctx: RequestContext, input: InputOf<Routes['invite']>): Promise<AnswerOf<Routes['invite']>> {
  requireStaff(ctx, 'membership.rule')
  const unit = await getUnitInRange(ctx, input.unitId)
  if (!mayHaveMembers(unit.kind)) throw new Refused('membership.no-union')
  const people = [...new Map(input.people.map((one) => [one.phone, one])).values()]
  const added = await ctx.tx.insertInto('membership_invitation').values(people.map(({ name, phone }) => ({
    id: newId(), scope: unit.scope, unit_id: unit.id, name_sealed: ctx.cipher.seal(new PersonalText(name), sealedIn.invitedName), phone_sealed: ctx.cipher.seal(new PersonalText(phone), sealedIn.invitedPhone),
    phone_blind: ctx.cipher.blind(new PersonalText(phone), 'phone'), invited_by: holderOf(ctx.actor), invited_at: ctx.clock.now(),
  }))).onConflict((conflict) => conflict.columns(['unit_id', 'phone_blind']).doNothing()).returning('id').execute()
  await appendAudit(ctx, { action: 'membership.invite', subject: `unit:${unit.id}`, scope: unit.scope, details: { added: added.length } })
  return { added: added.length, known: input.people.length - added.length }
}
