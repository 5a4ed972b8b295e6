import type { AnswerOf, InputOf, loginRoutes } from '@guildhall/contract'
import { NotFound, Refused, type RequestContext } from '#platform/http'
import { asLogin, endSessions, liveSessions } from '#platform/login'
import type { Session } from '#platform/login'
import { sessionOf } from './login.ts'

type Routes = typeof loginRoutes

export async function listDevices(ctx: RequestContext): Promise<AnswerOf<Routes['listDevices']>> {
  const session = await ownSession(ctx)
  const devices = await asLogin(ctx, () => liveSessions(ctx, session.accountId))
  return { rows: devices.map((device) => ({ id: device.id, userAgent: device.userAgent, current: device.id === session.sessionId, createdAt: device.createdAt.toISOString(), lastSeenAt: device.lastSeenAt.toISOString() })) }
}

export async function revokeDevice(ctx: RequestContext, input: InputOf<Routes['revokeDevice']>): Promise<void> {
  const session = await ownSession(ctx)
  const ended = await asLogin(ctx, () => endSessions(ctx, session.accountId, 'revoked', { only: input.id }))
  if (ended === 0) throw new NotFound()
}

export async function revokeOthers(ctx: RequestContext): Promise<void> {
  const session = await ownSession(ctx)
  await asLogin(ctx, () => endSessions(ctx, session.accountId, 'revoked', { except: session.sessionId }))
}

async function ownSession(ctx: RequestContext): Promise<Session> {
  const session = await sessionOf(ctx)
  if (!session) throw new Refused('platform.login-needed')
  return session
}
