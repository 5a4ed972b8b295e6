import { roleTitles, type AnswerOf, type loginRoutes } from '@guildhall/contract'
import { maskName, maskPhone } from '#platform/crypto'
import type { Actor, RequestContext, WorkerActor } from '#platform/http'
import { asLogin } from '#platform/login'
import { findPerson, openName, openPhone, type Standing } from '../people/index.ts'
import { within } from '#platform/db'
import { rolesOf, type RoleHeld } from './authenticate.ts'
import { staffName } from './staff-store.ts'

type SessionAnswer = AnswerOf<typeof loginRoutes.session>

/** What the screens need to know about who is there: a name, the roles to switch between, and the permissions that decide which buttons are drawn. */
export async function describeSession(ctx: RequestContext, actor: Actor): Promise<SessionAnswer> {
  const installation = await ctx.tx.selectFrom('installation').select('name').executeTakeFirst()
  const nobody: SessionAnswer = { actor: null, permissions: [], actingRole: null, roles: [], worker: null, assistedBy: null, demo: ctx.demo, installation: installation?.name ?? '' }
  if (actor.kind === 'worker') return { ...nobody, ...await describeWorker(ctx, actor) }
  if (actor.kind === 'staff') return { ...nobody, ...await describeStaff(ctx, actor) }
  return nobody
}

/** A clerk who assists reads the worker's name masked, as everywhere. */
async function describeWorker(ctx: RequestContext, { personId, accountId, assistedBy }: WorkerActor): Promise<Partial<SessionAnswer>> {
  const person = await within(ctx.tx, { role: 'app_worker', holder: `account:${accountId}`, personId }, () => findPerson(ctx.tx, personId))
  if (!person) return {}
  const name = openName(ctx.cipher, person).reveal()
  const phone = openPhone(ctx.cipher, person)
  return {
    actor: { id: accountId, name: assistedBy ? maskName(name) : name, kind: 'worker' },
    assistedBy: assistedBy ? await asLogin(ctx, () => staffName(ctx, accountId)) : null,
    worker: { personId, phone: phone && maskPhone(phone.reveal()), unitId: person.unit_id, unitName: person.unit_name, standing: person.standing as Standing, nameNeeded: name === '' },
  }
}

async function describeStaff(ctx: RequestContext, actor: Extract<Actor, { kind: 'staff' }>): Promise<Partial<SessionAnswer>> {
  const held = await asLogin(ctx, () => rolesOf(ctx.tx, ctx, actor.accountId))
  const roles = held.map(present)
  const name = await asLogin(ctx, () => staffName(ctx, actor.accountId))
  return { actor: { id: actor.accountId, name, kind: 'staff' }, permissions: [...actor.permissions], roles, actingRole: roles.find((role) => role.unitId === actor.unitId && role.role === actor.role) ?? null }
}

function present(role: RoleHeld) {
  return { id: role.id, role: role.role, roleName: roleTitles[role.role].zh, roleNameEn: roleTitles[role.role].en, unitId: role.unitId, unitName: role.unitName, until: role.until }
}
