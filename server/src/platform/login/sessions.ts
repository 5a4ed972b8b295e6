import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Cipher } from '../crypto/index.ts'
import { prepared, type Ask, type Db, type Tx } from '../db/index.ts'
import { newId } from '../ids/index.ts'
import type { LoginContext } from './as-login.ts'
import { sessionRules, type Stage } from './rules.ts'

export const sessionCookie = 'guildhall_session'

export type Session = { sessionId: string; accountId: string; kind: 'worker' | 'staff'; personId: string | null; stage: Stage; actingId: string | null }
/** `token` goes into the cookie and is kept nowhere. */
export type StartedSession = { id: string; token: string; maxAgeSeconds: number }

/**
 * Whose session a token is; also notes the visit (at most once a minute). Undefined for a token that is unknown, ended or too old, and for a disabled
 * account. One statement, so it may run on the pool, outside any transaction.
 */
export async function findSession(db: Db | Tx, cipher: Cipher, token: string, now: Date): Promise<Session | undefined> {
  if (!/^[\w-]{43}$/.test(token)) return undefined
  const hash = hashOf(cipher, token)
  const [session] = db.isTransaction ? await sessionByToken.in(db as Tx, hash, now) : await sessionByToken.on(db, hash, now)
  const key = hash.toString('latin1')
  if (session) remember(key, session)
  else remembered.delete(key)
  return session
}

const remembered = new Map<string, Session>()
const mostRemembered = 20_000

function remember(key: string, session: Session): void {
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(key, session)
}

/**
 * Whose session a token was the last time, and how to ask whether it still is exactly that: in the transaction of the request, or with all who ask at this moment, together with
 * the stamp of the person (undefined: it is not). A guess that saves a journey: nothing may leave the house before `holds` has said
 * yes, so a session that ended, a disabled account or another acting role counts at once, as with `findSession`.
 */
export function recallSession(cipher: Cipher, token: string, now: Date): { session: Session; holds: (ask: Ask) => Promise<boolean>; stamp: (db: Db) => Promise<string | undefined> } | undefined {
  if (!/^[\w-]{43}$/.test(token)) return undefined
  const hash = hashOf(cipher, token)
  const key = hash.toString('latin1')
  const session = remembered.get(key)
  return session && {
    session,
    async holds(ask) {
      const [found] = await sessionByToken.before(ask, hash, now)
      const same = isSame(session, found)
      if (!same) remembered.delete(key)
      return same
    },
    async stamp(db) {
      const found = await askTogether(db, hash, now)
      return isSame(session, found) ? found.stamp : undefined
    },
  }
}

function isSame<Found extends Session>(session: Session, found: Found | undefined): found is Found {
  return found !== undefined && (Object.keys(session) as (keyof Session)[]).every((name) => found[name] === session[name])
}

type Stamped = Session & { place: string; stamp: string }
type Asking = { hash: Buffer; now: Date; resolve: (found: Stamped | undefined) => void; reject: (error: unknown) => void }
const asking = new WeakMap<Db, { waiting: Asking[]; underWay: number }>()

/** Two questions are under way at a time; who comes meanwhile is asked for in one with all others who do. */
const questionsAtOnce = 2
const peopleInOne = 500

function askTogether(db: Db, hash: Buffer, now: Date): Promise<Stamped | undefined> {
  let all = asking.get(db)
  if (!all) asking.set(db, all = { waiting: [], underWay: 0 })
  const of = all
  return new Promise((resolve, reject) => {
    of.waiting.push({ hash, now, resolve, reject })
    if (of.waiting.length === 1) setImmediate(() => void askNext(db, of))
  })
}

async function askNext(db: Db, all: { waiting: Asking[]; underWay: number }): Promise<void> {
  if (all.underWay >= questionsAtOnce || all.waiting.length === 0) return
  const people = all.waiting.splice(0, peopleInOne)
  all.underWay += 1
  try {
    const found = await sessionsByTokens.on(db, people.map((one) => one.hash), people.at(-1)!.now)
    const byPlace = new Map(found.map((row) => [Number(row.place), row]))
    people.forEach((one, index) => one.resolve(byPlace.get(index + 1)))
  } catch (error) {
    for (const one of people) one.reject(error)
  } finally {
    all.underWay -= 1
    void askNext(db, all)
  }
}

const sessionsByTokens = prepared<Stamped>('login.sessions', `
  select place, session_id as "sessionId", account_id as "accountId", kind, person_id as "personId", stage, acting_id as "actingId", stamp from app.sessions_by_tokens($1::bytea[], $2)`)

const sessionByToken = prepared<Session>('login.session', `
  select session_id as "sessionId", account_id as "accountId", kind, person_id as "personId", stage, acting_id as "actingId" from app.session_by_token($1, $2)`)

/** Begins a session and ends the oldest ones beyond the number allowed. */
export async function startSession(ctx: LoginContext, input: { accountId: string; kind: 'worker' | 'staff'; stage: Stage; actingId: string | null; userAgent: string }): Promise<StartedSession> {
  const now = ctx.clock.now()
  const token = randomBytes(32).toString('base64url')
  const life = input.stage === 'full' ? sessionRules[input.kind] : sessionRules.unfinished
  const id = newId()
  await ctx.tx.insertInto('login_session').values({
    id, token_hash: hashOf(ctx.cipher, token), account_id: input.accountId, stage: input.stage, acting_id: input.actingId, user_agent: input.userAgent,
    created_at: now, last_seen_at: now, idle_seconds: life.idleSeconds, absolute_until: new Date(now.getTime() + life.absoluteSeconds * 1000),
  }).execute()
  if (input.stage === 'full') {
    await endOldest(ctx, input.accountId, sessionRules[input.kind].atMost)
    await ctx.tx.updateTable('login_account').set({ last_login_at: now }).where('id', '=', input.accountId).execute()
  }
  return { id, token, maxAgeSeconds: life.absoluteSeconds }
}

async function endOldest(ctx: LoginContext, accountId: string, atMost: number): Promise<void> {
  const sessions = await liveSessions(ctx, accountId)
  const tooMany = sessions.slice(atMost).map((session) => session.id)
  if (tooMany.length > 0) await ctx.tx.updateTable('login_session').set({ ended_at: ctx.clock.now(), end_reason: 'too-many' }).where('id', 'in', tooMany).execute()
}

export type Device = { id: string; userAgent: string; createdAt: Date; lastSeenAt: Date }

/** Finished logins of an account that still live, newest first. */
export async function liveSessions(ctx: LoginContext, accountId: string): Promise<Device[]> {
  const now = ctx.clock.now()
  return ctx.tx.selectFrom('login_session').select(['id', 'user_agent as userAgent', 'created_at as createdAt', 'last_seen_at as lastSeenAt'])
    .where('account_id', '=', accountId).where('ended_at', 'is', null).where('stage', '=', 'full').where('absolute_until', '>', now)
    .where(sql<boolean>`last_seen_at + make_interval(secs => idle_seconds) > ${now}`)
    .orderBy('created_at', 'desc').orderBy('id', 'desc').execute()
}

/** Moves an unfinished login one step on. */
export async function setStage(ctx: LoginContext, sessionId: string, stage: 'password' | 'totp'): Promise<void> {
  await ctx.tx.updateTable('login_session').set({ stage }).where('id', '=', sessionId).execute()
}

export async function setActing(ctx: LoginContext, sessionId: string, actingId: string): Promise<void> {
  await ctx.tx.updateTable('login_session').set({ acting_id: actingId }).where('id', '=', sessionId).execute()
}

/** Ends sessions of an account: one (`only`), all but one (`except`) or all. Gives how many were live. */
export async function endSessions(ctx: LoginContext, accountId: string, reason: string, which: { only?: string; except?: string } = {}): Promise<number> {
  let query = ctx.tx.updateTable('login_session').set({ ended_at: ctx.clock.now(), end_reason: reason }).where('account_id', '=', accountId).where('ended_at', 'is', null)
  if (which.only) query = query.where('id', '=', which.only)
  if (which.except) query = query.where('id', '<>', which.except)
  return Number((await query.executeTakeFirst()).numUpdatedRows)
}

/** Forgets what no longer serves: ended or expired sessions and codes after 180 days (the trail of logins itself is in the audit), stale guesses after two. */
export async function sweepLogins(ctx: LoginContext): Promise<void> {
  const before = (days: number) => new Date(ctx.clock.now().getTime() - days * 86_400_000)
  await ctx.tx.deleteFrom('login_session').where((or) => or.or([or('ended_at', '<', before(180)), or('absolute_until', '<', before(180))])).execute()
  await ctx.tx.deleteFrom('login_code').where('created_at', '<', before(2)).execute()
  await ctx.tx.deleteFrom('login_throttle').where('last_failure_at', '<', before(2)).execute()
}

function hashOf(cipher: Cipher, token: string): Buffer {
  return cipher.blind(`session:${token}`, 'login')
}
