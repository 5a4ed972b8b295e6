import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import pg from 'pg'
import type { Db, Tx } from './pool.ts'

/** Under which role and in which range a transaction runs. `holder` names the caller for idempotency and audit. */
export type Access =
  | { role: 'app_staff'; holder: string; unitId: string; scope: string }
  | { role: 'app_worker'; holder: string; personId: string }
  | { role: 'app_public'; holder: string }
  | { role: 'app_login'; holder: string }
  | { role: 'app_job'; holder: string; scope: string }

/** The half-open range of a subtree: '/' follows '.' in the C collation, so [p.a, p.a/) is p.a and everything below it. The empty scope is everything. */
export function rangeOf(scope: string): { lo: string; hi: string } {
  return scope === '' ? { lo: '', hi: '\u{10FFFF}' } : { lo: scope, hi: `${scope}/` }
}

const accessOf = new WeakMap<Tx, Access>()
const followUps = new WeakMap<Tx, Set<() => void>>()

/** Runs `work` as one transaction under `access`: what it reads and writes is bounded by the policies of that role. */
export async function inScope<T>(db: Db, access: Access, work: (tx: Tx) => Promise<T>): Promise<T> {
  const afterwards = new Set<() => void>()
  const result = await db.transaction().execute(async (tx) => {
    followUps.set(tx, afterwards)
    await assume(tx, access)
    return work(tx)
  })
  for (const followUp of afterwards) followUp()
  return result
}

/** Once this transaction is durable, do this; the same function asked for twice runs once. Only for what may also be lost: a wake-up, a cache to drop. */
export function afterCommit(tx: Tx, followUp: () => void): void {
  followUps.get(tx)?.add(followUp)
}

/**
 * Runs a part of a transaction under another role, then goes back: how a worker's request takes a seat from a pool that the worker cannot write.
 * Only after the caller's own right has been decided; the range should be that of the one record it is about.
 */
export async function within<T>(tx: Tx, access: Access, work: () => Promise<T>): Promise<T> {
  const before = accessOf.get(tx)
  if (!before) throw new Error('within() needs a transaction that inScope() began')
  if (isDeepStrictEqual(before, access)) return work()
  await assume(tx, access)
  // No `finally`: after an error the transaction is lost anyhow, and a statement on it would hide the cause.
  const result = await work()
  await assume(tx, before)
  return result
}

async function assume(tx: Tx, access: Access): Promise<void> {
  const { lo, hi } = 'scope' in access ? rangeOf(access.scope) : { lo: '', hi: '' }
  const settings = {
    'app.lo': lo, 'app.hi': hi,
    'app.above': 'scope' in access ? ancestors(access.scope).join(',') : '',
    'app.person': access.role === 'app_worker' ? access.personId : '',
    'app.unit': access.role === 'app_staff' ? access.unitId : '',
    'app.holder': access.holder,
  }
  const statements = Object.entries(settings).map(([name, value]) => `set local ${name} = ${pg.escapeLiteral(value)}`)
  await sql.raw([`set local role ${access.role}`, ...statements].join('; ')).execute(tx)
  accessOf.set(tx, access)
}

function ancestors(scope: string): string[] {
  const parts = scope.split('.')
  return parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('.'))
}
