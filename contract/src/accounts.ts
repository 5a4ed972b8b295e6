import { z } from 'zod'
import { roles } from './permissions.ts'
import type { RefusalText } from './refusals.ts'
import { route } from './route.ts'
import { day, id, instant, line, pageOf, pageQuery, paragraph, phone } from './shapes.ts'

export const accountRefusals = {
  'accounts.name-taken': { status: 409, zh: '这个用户名已有人用，请换一个。', en: 'This login name is taken. Choose another.' },
  'accounts.not-oneself': { status: 403, zh: '不能对自己的账号做这件事，请找另一位管理员。', en: 'You cannot do this to your own account. Ask another administrator.' },
  'accounts.separated-administrators': { status: 409, zh: '系统、安全、审计三个管理员身份必须由不同的人担任，这个账号已担任其中一个。', en: 'System, security and audit administration are kept by different people; this account already holds one of them.' },
  'accounts.role-held': { status: 409, zh: '这个账号在该单位已有这个身份，不必重复授权。', en: 'The account holds this role at this unit already.' },
  'accounts.dates-wrong': { status: 422, zh: '日期不对：结束日期要晚于开始日期，开始日期不能早于今天。', en: 'The dates are wrong: the end must lie after the start, and the start not before today.' },
  'accounts.role-ended': { status: 409, zh: '这个身份已经结束了，请刷新列表。', en: 'This role has ended already. Reload the list.' },
  'accounts.last-administrator': { status: 409, zh: '这是最后一位能管理账号的管理员，请先指定接替的人。', en: 'This is the last administrator of this kind. Appoint a successor first.' },
  'accounts.same-account': { status: 422, zh: '交接的双方是同一个账号，请选择接手的人。', en: 'Leaver and successor are the same account. Choose who takes over.' },
  'accounts.successor-disabled': { status: 409, zh: '接手的账号已停用，请先启用或另选一位。', en: 'The successor’s account is disabled. Enable it or choose another.' },
} as const satisfies Record<string, RefusalText>

export const roleAssignment = z.object({ id, accountId: id, accountName: z.string(), role: z.enum(roles), unitId: id, unitName: z.string(), from: day, until: day.nullable(), ended: z.boolean(), endReason: z.string().nullable() })
export const account = z.object({
  id, loginName: z.string(), name: z.string(), unitId: id, unitName: z.string(), state: z.enum(['active', 'disabled', 'locked']), disabledReason: z.string().nullable(),
  totpEnrolled: z.boolean(), passwordTemporary: z.boolean(), lastLoginAt: instant.nullable(), createdAt: instant, roles: z.array(roleAssignment),
})
/** The password is shown this once, so these routes are `safe`: no stored answer may hold it. Sent twice, a name is taken, or a newer password counts. */
const handedOver = z.object({ account, oneTimePassword: z.string() })
const byId = z.object({ id })
const reason = z.object({ reason: paragraph(500).min(2) })

export const accountRoutes = {
  list: route({
    name: 'accounts.list', method: 'GET', path: '/api/accounts', summary: 'Staff accounts in range, with their roles: by state, by a part of the name or login name.', audience: { staff: 'accounts.read' },
    query: pageQuery.extend({ state: z.enum(['all', 'active', 'locked', 'disabled', 'no-role']).default('all'), unitId: id.optional(), q: z.string().trim().max(40).optional() }), response: pageOf(account),
  }),
  get: route({ name: 'accounts.get', method: 'GET', path: '/api/accounts/:id', summary: 'One staff account.', audience: { staff: 'accounts.read' }, params: byId, response: account }),
  create: route({
    name: 'accounts.create', method: 'POST', path: '/api/accounts', summary: 'Makes a staff account. It can do nothing until the security administrator grants it a role.', audience: { staff: 'accounts.manage' },
    body: z.object({ loginName: z.string().trim().toLowerCase().regex(/^[a-z][a-z0-9._-]{2,39}$/), name: line(40), unitId: id, phone: phone.optional() }), response: handedOver, refusals: ['accounts.name-taken', 'units.dissolved'], safe: true,
  }),
  rename: route({
    name: 'accounts.rename', method: 'POST', path: '/api/accounts/:id/rename', summary: 'The name of the person whose account it is; the login name stays.', audience: { staff: 'accounts.manage' },
    params: byId, body: z.object({ name: line(40) }), response: account,
  }),
  disable: route({
    name: 'accounts.disable', method: 'POST', path: '/api/accounts/:id/disable', summary: 'Closes an account at once; its sessions end.', audience: { staff: 'accounts.manage' },
    params: byId, body: reason, response: account, refusals: ['accounts.not-oneself', 'accounts.last-administrator'],
  }),
  enable: route({ name: 'accounts.enable', method: 'POST', path: '/api/accounts/:id/enable', summary: 'Opens a disabled account again.', audience: { staff: 'accounts.manage' }, params: byId, body: reason, response: account, refusals: ['accounts.not-oneself'] }),
  resetPassword: route({
    name: 'accounts.reset-password', method: 'POST', path: '/api/accounts/:id/reset-password', summary: 'A forgotten password: a one-time one, shown once. The second factor stays.', audience: { staff: 'accounts.manage' },
    params: byId, body: reason, response: handedOver, refusals: ['accounts.not-oneself'], safe: true,
  }),
  resetTotp: route({
    name: 'accounts.reset-totp', method: 'POST', path: '/api/accounts/:id/reset-totp', summary: 'A lost authenticator: the next login enrols a new one.', audience: { staff: 'accounts.authorise' },
    params: byId, body: reason, response: account, refusals: ['accounts.not-oneself'],
  }),
  unlock: route({ name: 'accounts.unlock', method: 'POST', path: '/api/accounts/:id/unlock', summary: 'Lifts a lockout.', audience: { staff: 'accounts.authorise' }, params: byId, body: reason, response: account, refusals: ['accounts.not-oneself'] }),
  handOver: route({
    name: 'accounts.hand-over', method: 'POST', path: '/api/accounts/:id/hand-over', summary: 'All roles and open work of a leaver pass to another account on a day.', audience: { staff: 'accounts.authorise' },
    params: byId, body: reason.extend({ toAccountId: id, on: day }), response: z.object({ from: account, to: account }),
    refusals: ['accounts.not-oneself', 'accounts.same-account', 'accounts.separated-administrators', 'accounts.successor-disabled', 'accounts.dates-wrong'],
  }),
  listRoles: route({
    name: 'roles.list', method: 'GET', path: '/api/roles', summary: 'Who holds which role where.', audience: { staff: 'accounts.read' },
    query: pageQuery.extend({ accountId: id.optional(), unitId: id.optional(), ended: z.stringbool().default(false) }), response: pageOf(roleAssignment),
  }),
  grant: route({
    name: 'roles.grant', method: 'POST', path: '/api/roles', summary: 'Gives an account a role at a unit; it reaches the subtree.', audience: { staff: 'accounts.authorise' },
    body: z.object({ accountId: id, role: z.enum(roles), unitId: id, from: day.optional(), until: day.nullable().default(null) }), response: roleAssignment,
    refusals: ['accounts.not-oneself', 'accounts.separated-administrators', 'accounts.role-held', 'accounts.dates-wrong', 'units.dissolved'],
  }),
  end: route({
    name: 'roles.end', method: 'POST', path: '/api/roles/:id/end', summary: 'Ends a role, today or on a later day.', audience: { staff: 'accounts.authorise' },
    params: byId, body: reason.extend({ on: day.optional() }), response: roleAssignment, refusals: ['accounts.not-oneself', 'accounts.role-ended', 'accounts.dates-wrong', 'accounts.last-administrator'],
  }),
}
