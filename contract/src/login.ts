import { z } from 'zod'
import { permissions, roles } from './permissions.ts'
import type { RefusalText } from './refusals.ts'
import { route } from './route.ts'
import { id, instant, line, paragraph, phone } from './shapes.ts'

export const loginRefusals = {
  'login.wait-for-code': { status: 429, zh: '验证码刚发过，请稍等再要一条；一直收不到可以检查短信拦截。', en: 'A code was sent a moment ago. Wait before asking for another; if none arrives, look in your blocked messages.' },
  'login.wrong-code': { status: 422, zh: '验证码不对或已过期，请核对，或重新获取一条。', en: 'The code is wrong or has expired. Check it, or ask for a new one.' },
  'login.wrong-password': { status: 422, zh: '用户名或密码不对，请重新输入；忘了密码请找系统管理员重置。', en: 'The login name or password is wrong. Try again; the system administrator can reset a forgotten password.' },
  'login.wrong-totp': { status: 422, zh: '动态码不对或已用过，请等下一个 6 位数再输入。', en: 'The authenticator code is wrong or was used already. Wait for the next six digits.' },
  'login.locked': { status: 429, zh: '连续输错太多次，已暂时锁定，请过一会儿再试，或请安全管理员解锁。', en: 'Too many wrong attempts: locked for a while. Try later, or ask the security administrator to unlock.' },
  'login.start-again': { status: 401, zh: '登录过程已过期，请从用户名和密码重新开始。', en: 'This login has expired. Start again with name and password.' },
  'login.no-role': { status: 403, zh: '这个账号还没有任何有效身份，请联系安全管理员授权。', en: 'This account holds no role at present. Ask the security administrator to grant one.' },
  'login.disabled': { status: 403, zh: '这个账号已停用，如有疑问请到工会窗口或找系统管理员。', en: 'This account has been disabled. Ask at the union window or the system administrator.' },
  'login.weak-password': { status: 422, zh: '新密码太弱：至少 10 位，含大写、小写、数字、符号中的三种，不含用户名，不用连续或重复的字符。', en: 'The new password is too weak: at least 10 characters, three of upper case, lower case, digits and symbols, without the login name, runs or repeats.' },
  'login.reused-password': { status: 422, zh: '新密码和最近用过的密码一样，请换一个。', en: 'The new password is one of your recent ones. Choose another.' },
  'login.not-for-another': { status: 403, zh: '代办时不能做账号和登录方面的事，请先结束代办。', en: 'Accounts and logins cannot be handled on somebody’s behalf. End the assisted session first.' },
  'login.unknown-demo-account': { status: 404, zh: '没有这个演示账号，请从演示账号列表里选。', en: 'There is no such demo account. Choose one from the list of demo accounts.' },
  'phone-change.decided': { status: 409, zh: '这个换号申请已经处理过了，请刷新列表。', en: 'This change of number was decided already. Reload the list.' },
} as const satisfies Record<string, RefusalText>

/** What a staff login needs next. */
export const loginStep = z.enum(['enrol-totp', 'verify-totp', 'change-password', 'done'])
const code = z.string().regex(/^\d{6}$/)
const password = z.string().min(1).max(200)
const next = z.object({ next: loginStep })

export const heldRole = z.object({ id, role: z.enum(roles), roleName: z.string(), roleNameEn: z.string(), unitId: id, unitName: z.string(), until: z.iso.date().nullable() })
export const session = z.object({
  /** Null when nobody is logged in. */
  actor: z.object({ id, name: z.string(), kind: z.enum(['worker', 'staff']) }).nullable(),
  permissions: z.array(z.enum(permissions)),
  actingRole: heldRole.nullable(),
  roles: z.array(heldRole),
  /** For workers. `nameNeeded`: the phone is known and nothing else. */
  worker: z.object({ personId: id, phone: z.string().nullable(), unitId: id, unitName: z.string(), standing: z.enum(['contact', 'own', 'real-name']), nameNeeded: z.boolean() }).nullable(),
  /** The clerk who acts for the worker (代办); the worker's name is masked then. */
  assistedBy: z.string().nullable(),
  demo: z.boolean(),
  installation: z.string(),
})
export const device = z.object({ id, userAgent: z.string(), current: z.boolean(), createdAt: instant, lastSeenAt: instant })
export const phoneChange = z.object({
  id, state: z.enum(['open', 'accepted', 'rejected']), name: z.string(), oldPhone: z.string(), newPhone: z.string(), personId: id, unitName: z.string(),
  requestedAt: instant, decidedAt: instant.nullable(), decision: z.string().nullable(),
})
export const demoAccount = z.object({
  account: z.string(), kind: z.enum(['worker', 'staff']), icon: z.string(), title: z.object({ zh: z.string(), en: z.string() }), who: z.string(), sees: z.object({ zh: z.string(), en: z.string() }),
})

export const loginRoutes = {
  requestCode: route({
    name: 'login.request-code', method: 'POST', path: '/api/login/request-code', summary: 'Sends a six-digit code to a phone. The answer is the same whether or not the number is known.',
    audience: { public: true }, body: z.object({ phone, purpose: z.enum(['login', 'new-phone']).default('login') }),
    response: z.object({ validSeconds: z.number().int(), againInSeconds: z.number().int() }), refusals: ['login.wait-for-code'], limit: 60, safe: true,
  }),
  withCode: route({
    name: 'login.with-code', method: 'POST', path: '/api/login/with-code', summary: 'Logs a worker in by phone and code. A contact with that phone becomes the worker’s own record; otherwise a new one begins.',
    audience: { public: true }, body: z.object({ phone, code, name: line(40).optional() }), response: session,
    refusals: ['login.wrong-code', 'login.locked', 'login.disabled'], limit: 60, safe: true,
  }),
  withPassword: route({
    name: 'login.with-password', method: 'POST', path: '/api/login/with-password', summary: 'First step of a staff login.',
    audience: { public: true }, body: z.object({ loginName: z.string().trim().toLowerCase().min(1).max(60), password }), response: next,
    refusals: ['login.wrong-password', 'login.locked'], limit: 60, safe: true,
  }),
  enrolTotp: route({
    name: 'login.enrol-totp', method: 'POST', path: '/api/login/enrol-totp', summary: 'At the first login: the secret for the authenticator app, confirmed by login.verify-totp.',
    audience: { public: true }, response: z.object({ secret: z.string(), uri: z.string() }), refusals: ['login.start-again'], limit: 60, safe: true,
  }),
  verifyTotp: route({
    name: 'login.verify-totp', method: 'POST', path: '/api/login/verify-totp', summary: 'Second step of a staff login.',
    audience: { public: true }, body: z.object({ code }), response: next, refusals: ['login.wrong-totp', 'login.start-again', 'login.no-role', 'login.locked'], limit: 60, safe: true,
  }),
  changePassword: route({
    name: 'login.change-password', method: 'POST', path: '/api/login/change-password', summary: 'Sets a new password, at login when the old one was temporary or is too old, or at any time.',
    audience: { public: true }, body: z.object({ current: password.optional(), password }), response: next,
    refusals: ['login.weak-password', 'login.reused-password', 'login.wrong-password', 'login.start-again', 'login.no-role', 'login.locked'], limit: 60, safe: true,
  }),
  session: route({ name: 'session.get', method: 'GET', path: '/api/session', summary: 'Who is logged in and what they may do; with Guildhall-On-Behalf-Of, the worker at the desk.', audience: { public: true, worker: true }, response: session }),
  switchRole: route({
    name: 'session.switch-role', method: 'PUT', path: '/api/session/acting-role', summary: 'The unit switch: from now on the session acts in another of its roles.',
    audience: { session: true }, body: z.object({ roleId: id }), response: session, safe: true,
  }),
  listDevices: route({ name: 'session.list-devices', method: 'GET', path: '/api/session/devices', summary: 'Where this account is logged in.', audience: { session: true }, response: z.object({ rows: z.array(device) }) }),
  revokeDevice: route({
    name: 'session.revoke-device', method: 'DELETE', path: '/api/session/devices/:id', summary: 'Logs one device out.', audience: { session: true }, params: z.object({ id }), response: 'none', safe: true,
  }),
  revokeOthers: route({ name: 'session.revoke-others', method: 'POST', path: '/api/session/revoke-others', summary: 'Logs every other device out.', audience: { session: true }, response: 'none', safe: true }),
  logout: route({ name: 'session.logout', method: 'POST', path: '/api/session/logout', summary: 'Ends this session.', audience: { public: true }, response: 'none', safe: true }),
  requestPhoneChange: route({
    name: 'phone-change.request', method: 'POST', path: '/api/phone-changes', summary: 'A lost or changed phone: the new one is proven by a code, then a clerk checks who it is. The answer never tells whether the old number is known.',
    audience: { public: true }, body: z.object({ oldPhone: phone, newPhone: phone, code, name: line(40) }), response: 'none', refusals: ['login.wrong-code', 'login.locked'], limit: 20, safe: true,
  }),
  listPhoneChanges: route({
    name: 'phone-change.list', method: 'GET', path: '/api/phone-changes', summary: 'Changes of number that wait for a clerk.', audience: { staff: 'desk.assist' },
    query: z.object({ state: z.enum(['open', 'accepted', 'rejected']).default('open') }), response: z.object({ rows: z.array(phoneChange) }),
  }),
  decidePhoneChange: route({
    name: 'phone-change.decide', method: 'POST', path: '/api/phone-changes/:id/decision', summary: 'Accepts or rejects a change of number after checking the person’s identity document.',
    audience: { staff: 'desk.assist' }, params: z.object({ id }), body: z.object({ accept: z.boolean(), reason: paragraph(500).min(2) }), response: phoneChange, refusals: ['phone-change.decided'],
  }),
  demoAccounts: route({ name: 'demo.accounts', method: 'GET', path: '/api/demo/accounts', summary: 'Demo accounts by role.', audience: { public: true }, response: z.object({ rows: z.array(demoAccount) }), demoOnly: true }),
  demoLogin: route({
    name: 'demo.login', method: 'POST', path: '/api/demo/login', summary: 'Logs in as a demo account with one tap.', audience: { public: true }, body: z.object({ account: z.string().max(60) }), response: session,
    refusals: ['login.unknown-demo-account'], demoOnly: true, safe: true,
  }),
}
