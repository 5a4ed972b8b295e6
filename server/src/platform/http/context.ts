import type { Permission, Role } from '@guildhall/contract'
import type { Clock } from '../clock/index.ts'
import type { Config } from '../config/index.ts'
import type { Cipher } from '../crypto/index.ts'
import { within, type Access, type Db, type Tx } from '../db/index.ts'
import type { FileStore } from '../files/index.ts'
import type { Log } from '../log/index.ts'
import { Refused } from './refused.ts'

/** What every part of the server may use; built once at start-up. */
export type Services = { config: Config; db: Db; clock: Clock; cipher: Cipher; files: FileStore; log: Log; demo: boolean }

/** Who asks. A staff member who assists acts as the worker, and `assistedBy` says who it was. */
export type Actor =
  | { kind: 'public'; address: string }
  | { kind: 'worker'; accountId: string; personId: string; assistedBy?: { accountId: string; unitId: string; scope: string } }
  | { kind: 'staff'; accountId: string; personId: string | null; unitId: string; scope: string; role: Role; permissions: ReadonlySet<Permission> }
  | { kind: 'job'; name: string; scope: string }

/** One request (or job run) = one actor = one transaction. Commands and queries get this and nothing global. */
export type RequestContext = Services & {
  actor: Actor
  tx: Tx
  requestId: string
  /** Set by routes that log in or out; empty value clears. */
  setCookie(name: string, value: string, options: { maxAgeSeconds: number }): void
  cookie(name: string): string | undefined
  /** Address of the caller, believed through trusted proxies only. Not for storing in clear. */
  address: string
  userAgent: string
  /** The uploaded parts of a multipart request. */
  upload(): Promise<{ fileName: string; stream: NodeJS.ReadableStream } | null>
}

export type StaffActor = Extract<Actor, { kind: 'staff' }>
export type WorkerActor = Extract<Actor, { kind: 'worker' }>

/** The actor as a worker (perhaps assisted); refused for anybody else. */
export function requireWorker(ctx: Pick<RequestContext, 'actor'>): WorkerActor {
  if (ctx.actor.kind !== 'worker') throw new Refused(ctx.actor.kind === 'public' ? 'platform.login-needed' : 'platform.not-allowed')
  return ctx.actor
}

/** The actor as staff holding the permission in the acting role; refused for anybody else. */
export function requireStaff(ctx: Pick<RequestContext, 'actor'>, permission: Permission): StaffActor {
  if (ctx.actor.kind === 'public') throw new Refused('platform.login-needed')
  if (ctx.actor.kind !== 'staff' || !ctx.actor.permissions.has(permission)) throw new Refused('platform.not-allowed')
  return ctx.actor
}

/** The name under which an actor's deeds are kept: idempotency keys, audit, timelines. */
export function holderOf(actor: Actor): string {
  switch (actor.kind) {
    case 'public': return `public:${actor.address}`
    case 'worker': return actor.assistedBy ? `account:${actor.assistedBy.accountId}:for:${actor.personId}` : `account:${actor.accountId}`
    case 'staff': return `account:${actor.accountId}`
    case 'job': return `job:${actor.name}`
  }
}

export function accessOfActor(actor: Actor): Access {
  const holder = holderOf(actor)
  switch (actor.kind) {
    case 'public': return { role: 'app_public', holder }
    case 'worker': return { role: 'app_worker', holder, personId: actor.personId }
    case 'staff': return { role: 'app_staff', holder, unitId: actor.unitId, scope: actor.scope }
    case 'job': return { role: 'app_job', holder, scope: actor.scope }
  }
}

/**
 * Does a part of the request in the name of the service, inside one record's scope: a worker takes a seat of a class, a clerk's command writes where only
 * jobs may. The caller's own right must have been decided before.
 */
export function asService<T>(ctx: Pick<RequestContext, 'tx' | 'actor'>, scope: string, work: () => Promise<T>): Promise<T> {
  return within(ctx.tx, { role: 'app_job', holder: holderOf(ctx.actor), scope }, work)
}
