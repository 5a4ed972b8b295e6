import type { AnswerOf, InputOf, loginRoutes } from '@guildhall/contract'
import { PersonalText } from '#platform/crypto'
import { appendAudit } from '#platform/audit'
import { sendText } from '#platform/notify'
import { NotFound, Refused, RefusedAndKept, type Actor, type RequestContext } from '#platform/http'
import {
  asLogin, beginTotp, codeRules, createWorkerAccount, endSessions, findSession, findStaffAccount, findWorkerAccount, forgetFailures, giveNumber, isPassword, isStrongPassword, listDemoAccounts,
  lockAccount, lockAccountOfPerson, makeCode, mustChangePassword, nextStep, noteFailure, secondsLocked, sessionCookie, setActing, setPassword, setStage, startSession, throttleKey, useCode, useTotp, wasUsedBefore,
  type Account, type CodePurpose, type Session, type Stage,
} from '#platform/login'
import { becomeOwn } from '../people/index.ts'
import { actorOfSession, rolesOf } from './authenticate.ts'
import { describeSession } from './describe-session.ts'

type Routes = typeof loginRoutes
type SessionAnswer = AnswerOf<Routes['session']>
type Next = AnswerOf<Routes['withPassword']>

export async function requestCode(ctx: RequestContext, input: InputOf<Routes['requestCode']>): Promise<AnswerOf<Routes['requestCode']>> {
  return sendCode(ctx, { phone: new PersonalText(input.phone), purpose: input.purpose, template: 'login.code' })
}

/** Sends a code for one purpose in its own words; refuses when the phone, or this address, has had too many. */
export async function sendCode(ctx: RequestContext, input: { phone: PersonalText; purpose: CodePurpose; template: string; params?: Record<string, string> }): Promise<AnswerOf<Routes['requestCode']>> {
  const { phone, purpose, template, params } = input
  const made = await asLogin(ctx, () => makeCode(ctx, { phone, purpose, address: ctx.address }))
  if (made.kind === 'wait') throw new Refused('login.wait-for-code', { seconds: made.seconds })
  await sendText(ctx, { phone, template, params: { ...params, code: made.code, minutes: codeRules.validSeconds / 60 } })
  return { validSeconds: codeRules.validSeconds, againInSeconds: codeRules.againInSeconds }
}

/** Checks a code and counts a wrong one; the phone locks with growing delays, as a login name does. */
export async function proveCode(ctx: RequestContext, input: { phone: PersonalText; purpose: CodePurpose; code: string }): Promise<void> {
  const key = throttleKey(ctx, 'phone', input.phone.reveal())
  const outcome = await asLogin(ctx, async () => {
    const seconds = await secondsLocked(ctx, key)
    if (seconds > 0) return { seconds }
    if (await useCode(ctx, input)) {
      await forgetFailures(ctx, key)
      return 'right'
    }
    await noteFailure(ctx, key)
    return 'wrong'
  })
  if (typeof outcome === 'object') throw new Refused('login.locked', outcome)
  if (outcome === 'wrong') throw new RefusedAndKept('login.wrong-code')
}

export async function withCode(ctx: RequestContext, input: InputOf<Routes['withCode']>): Promise<SessionAnswer> {
  const phone = new PersonalText(input.phone)
  await proveCode(ctx, { phone, purpose: 'login', code: input.code })
  const known = await asLogin(ctx, () => findWorkerAccount(ctx, phone))
  if (known?.disabled_at) throw new Refused('login.disabled')
  const personId = known?.person_id ?? await becomeOwn(ctx, { phone, name: input.name })
  const accountId = known?.id ?? await asLogin(ctx, () => accountFor(ctx, personId, phone))
  await openSession(ctx, { id: accountId, kind: 'worker' }, null)
  await appendAudit(ctx, { action: 'login.with-code', subject: `account:${accountId}` })
  return describeSession(ctx, { kind: 'worker', accountId, personId })
}

/** The account that this number opens from now on: the person's own, should they have had one under another number, or a new one. */
async function accountFor(ctx: RequestContext, personId: string, phone: PersonalText): Promise<string> {
  const account = await lockAccountOfPerson(ctx, personId)
  if (!account) return createWorkerAccount(ctx, { phone, personId })
  if (account.disabled_at) throw new Refused('login.disabled')
  await giveNumber(ctx, account.id, phone)
  return account.id
}

export async function withPassword(ctx: RequestContext, input: InputOf<Routes['withPassword']>): Promise<Next> {
  const key = throttleKey(ctx, 'name', input.loginName)
  const outcome = await asLogin(ctx, async () => {
    const seconds = await secondsLocked(ctx, key)
    if (seconds > 0) return { kind: 'locked', seconds } as const
    const account = await findStaffAccount(ctx, input.loginName)
    // The hash is computed for an unknown name too, and a disabled account answers like a wrong password: the time and the words tell nothing.
    const right = await isPassword(account?.password_hash ?? null, input.password)
    if (account && right && !account.disabled_at) return { kind: 'right', account } as const
    await noteFailure(ctx, key)
    return { kind: 'wrong' } as const
  })
  if (outcome.kind === 'locked') throw new Refused('login.locked', { seconds: outcome.seconds })
  if (outcome.kind === 'wrong') {
    await appendAudit(ctx, { action: 'login.refused', details: { name: key.toString('hex').slice(0, 16) } })
    throw new RefusedAndKept('login.wrong-password')
  }
  const { account } = outcome
  await openSession(ctx, account, null, 'password')
  return { next: stepOf(ctx, 'password', account) }
}

export async function enrolTotp(ctx: RequestContext): Promise<AnswerOf<Routes['enrolTotp']>> {
  const issuer = (await ctx.tx.selectFrom('installation').select('name').executeTakeFirst())?.name ?? 'Guildhall'
  const { session, account } = await unfinished(ctx)
  if (session.stage !== 'password' || account.totp_confirmed_at) throw new Refused('login.start-again')
  return asLogin(ctx, () => beginTotp(ctx, account, issuer))
}

export async function verifyTotp(ctx: RequestContext, input: InputOf<Routes['verifyTotp']>): Promise<Next> {
  const { session, account } = await unfinished(ctx)
  if (session.stage !== 'password') throw new Refused('login.start-again')
  const key = throttleKey(ctx, 'name', account.login_name ?? '')
  const outcome = await asLogin(ctx, async () => {
    const seconds = await secondsLocked(ctx, key)
    if (seconds > 0) return { seconds }
    if (await useTotp(ctx, account, input.code)) return 'right'
    await noteFailure(ctx, key)
    return 'wrong'
  })
  if (typeof outcome === 'object') throw new Refused('login.locked', outcome)
  if (outcome === 'wrong') throw new RefusedAndKept('login.wrong-totp')
  await asLogin(ctx, () => forgetFailures(ctx, key))
  return goOn(ctx, session, account)
}

/** Sets a new password: in the middle of a login that asks for it, or from a finished session by the present one. */
export async function changePassword(ctx: RequestContext, input: InputOf<Routes['changePassword']>): Promise<Next> {
  const session = await sessionOf(ctx)
  if (!session || session.kind !== 'staff' || session.stage === 'password') throw new Refused('login.start-again')
  const account = await asLogin(ctx, () => lockAccount(ctx, session.accountId))
  if (session.stage === 'full') await confirmPassword(ctx, account, input.current ?? '')
  if (!isStrongPassword(input.password, account.login_name ?? '')) throw new Refused('login.weak-password')
  if (await asLogin(ctx, () => wasUsedBefore(ctx, account, input.password))) throw new Refused('login.reused-password')
  await asLogin(ctx, async () => {
    await setPassword(ctx, account, input.password, { temporary: false })
    await endSessions(ctx, account.id, 'password-changed', { except: session.sessionId })
  })
  await appendAudit(ctx, { action: 'login.change-password', subject: `account:${account.id}` })
  if (session.stage === 'full') return { next: 'done' }
  return goOn(ctx, session, await asLogin(ctx, () => lockAccount(ctx, account.id)))
}

async function confirmPassword(ctx: RequestContext, account: Account, password: string): Promise<void> {
  const key = throttleKey(ctx, 'name', account.login_name ?? '')
  const outcome = await asLogin(ctx, async () => {
    const seconds = await secondsLocked(ctx, key)
    if (seconds > 0) return { seconds }
    if (await isPassword(account.password_hash, password)) return 'right'
    await noteFailure(ctx, key)
    return 'wrong'
  })
  if (typeof outcome === 'object') throw new Refused('login.locked', outcome)
  if (outcome === 'wrong') throw new RefusedAndKept('login.wrong-password')
}

/** The second factor is right: either a new password is due first, or the login is finished under the highest role held. */
async function goOn(ctx: RequestContext, session: Session, account: Account): Promise<Next> {
  const step = stepOf(ctx, 'totp', account)
  if (step !== 'done') {
    await asLogin(ctx, () => setStage(ctx, session.sessionId, 'totp'))
    return { next: step }
  }
  const [role] = await asLogin(ctx, () => rolesOf(ctx.tx, ctx, account.id))
  if (!role) throw new Refused('login.no-role')
  // A new token: one that was planted before the login is worth nothing after it.
  await asLogin(ctx, () => endSessions(ctx, account.id, 'finished', { only: session.sessionId }))
  await openSession(ctx, account, role.id)
  await appendAudit(ctx, { action: 'login.with-password', subject: `account:${account.id}`, scope: role.scope })
  return { next: 'done' }
}

function stepOf(ctx: RequestContext, stage: Stage, account: Account) {
  const must = mustChangePassword({ temporary: account.password_temporary, setAt: account.password_set_at }, ctx.clock.now())
  return nextStep(stage, { totpConfirmed: account.totp_confirmed_at !== null, mustChangePassword: must })
}

async function openSession(ctx: RequestContext, account: { id: string; kind: string }, actingId: string | null, stage: Stage = 'full'): Promise<void> {
  const started = await asLogin(ctx, () => startSession(ctx, { accountId: account.id, kind: account.kind === 'worker' ? 'worker' : 'staff', stage, actingId, userAgent: ctx.userAgent }))
  ctx.setCookie(sessionCookie, started.token, { maxAgeSeconds: started.maxAgeSeconds })
}

export function sessionOf(ctx: RequestContext): Promise<Session | undefined> {
  const token = ctx.cookie(sessionCookie)
  return token ? asLogin(ctx, () => findSession(ctx.tx, ctx.cipher, token, ctx.clock.now())) : Promise.resolve(undefined)
}

async function unfinished(ctx: RequestContext): Promise<{ session: Session; account: Account }> {
  const session = await sessionOf(ctx)
  if (!session || session.kind !== 'staff' || session.stage === 'full') throw new Refused('login.start-again')
  return { session, account: await asLogin(ctx, () => lockAccount(ctx, session.accountId)) }
}

export async function switchRole(ctx: RequestContext, input: InputOf<Routes['switchRole']>): Promise<SessionAnswer> {
  const session = await sessionOf(ctx)
  if (!session || session.kind !== 'staff') throw new Refused('platform.not-allowed')
  const actor = await asLogin(ctx, async () => {
    const [role] = await rolesOf(ctx.tx, ctx, session.accountId, input.roleId)
    if (!role) return undefined
    await setActing(ctx, session.sessionId, role.id)
    return actorOfSession(ctx.tx, ctx, { ...session, actingId: role.id })
  })
  if (!actor) throw new NotFound()
  return describeSession(ctx, actor)
}

export async function logout(ctx: RequestContext): Promise<void> {
  const session = await sessionOf(ctx)
  if (session) await asLogin(ctx, () => endSessions(ctx, session.accountId, 'logout', { only: session.sessionId }))
  ctx.setCookie(sessionCookie, '', { maxAgeSeconds: 0 })
}

/** One tap in a demo; the route does not exist elsewhere. */
export async function demoLogin(ctx: RequestContext, input: InputOf<Routes['demoLogin']>): Promise<SessionAnswer> {
  const account = await asLogin(ctx, async () => (await listDemoAccounts(ctx)).find((one) => one.account === input.account))
  if (!account) throw new Refused('login.unknown-demo-account')
  const [role] = account.kind === 'staff' ? await asLogin(ctx, () => rolesOf(ctx.tx, ctx, account.accountId)) : []
  if (account.kind === 'staff' && !role) throw new Refused('login.no-role')
  await openSession(ctx, { id: account.accountId, kind: account.kind }, role?.id ?? null)
  const { person_id: personId } = await asLogin(ctx, () => lockAccount(ctx, account.accountId))
  const session: Session = { sessionId: '', accountId: account.accountId, kind: account.kind, personId, stage: 'full', actingId: role?.id ?? null }
  const actor: Actor = await asLogin(ctx, () => actorOfSession(ctx.tx, ctx, session)) ?? ctx.actor
  return describeSession(ctx, actor)
}
