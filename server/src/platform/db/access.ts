import pg from 'pg'
import { settingNames, type Db, type Tx } from './pool.ts'
import { lineOf, transact, type How } from './transaction.ts'

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

type Settings = Record<(typeof settingNames)[number] | 'role', string>
type Standing = { access: Access; settings: Settings }

const standings = new WeakMap<Tx, Standing>()
const followUps = new WeakMap<Tx, Set<() => void>>()
const unset = { role: '', 'app.lo': '', 'app.hi': '', 'app.above': '', 'app.person': '', 'app.unit': '', 'app.holder': '' } as const satisfies Settings

/** Runs `work` as one transaction under `access`: what it reads and writes is bounded by the policies of that role. */
export async function inScope<T>(db: Db, access: Access, work: (tx: Tx) => Promise<T>, how?: How): Promise<T> {
  const afterwards = new Set<() => void>()
  const settings = settingsOf(access)
  const result = await transact(db, change(unset, settings), (tx) => {
    followUps.set(tx, afterwards)
    standings.set(tx, { access, settings })
    return work(tx)
  }, how)
  for (const followUp of afterwards) followUp()
  return result
}

/** Once this transaction is durable, do this; the same function asked for twice runs once. Only for what may also be lost: a wake-up, a cache to drop. */
export function afterCommit(tx: Tx, followUp: () => void): void {
  followUps.get(tx)?.add(followUp)
}

/**
 * Runs a part of a transaction under another role, then goes back: how a worker's request takes a seat from a pool that the worker cannot write.
 * Only after the caller's own right has been decided; the range should be that of the one record it is about. Statements of a transaction may be sent side by side,
 * changes of role may not: a neighbour would run under the wrong one.
 */
export async function within<T>(tx: Tx, access: Access, work: () => Promise<T>): Promise<T> {
  const before = standings.get(tx)
  if (!before) throw new Error('within() needs a transaction that inScope() began')
  const there = { access, settings: settingsOf(access) }
  if (change(before.settings, there.settings).length === 0) return work()
  assume(tx, before, there)
  // No `finally`: after an error the transaction is lost anyhow, and a statement on it would hide the cause.
  const result = await work()
  assume(tx, there, before)
  return result
}

export function roleOf(tx: Tx): Access['role'] {
  const standing = standings.get(tx)
  if (!standing) throw new Error('this transaction was not begun by inScope()')
  return standing.access.role
}

function assume(tx: Tx, from: Standing, to: Standing): void {
  const line = lineOf(tx)
  if (line.waiting() > 0) throw new Error('the role of a transaction cannot change while one of its statements is under way')
  line.aside(change(from.settings, to.settings))
  standings.set(tx, to)
}

/** What has to be said to get from one standing to another; nothing when they are the same. */
function change(from: Settings, to: Settings): string[] {
  const statements = to.role === from.role ? [] : [`set local role ${to.role}`]
  for (const name of settingNames) if (to[name] !== from[name]) statements.push(`set local ${name} = ${pg.escapeLiteral(to[name])}`)
  return statements
}

function settingsOf(access: Access): Settings {
  const { lo, hi } = 'scope' in access ? rangeOf(access.scope) : { lo: '', hi: '' }
  return {
    role: access.role, 'app.lo': lo, 'app.hi': hi,
    'app.above': 'scope' in access ? ancestors(access.scope).join(',') : '',
    'app.person': access.role === 'app_worker' ? access.personId : '',
    'app.unit': access.role === 'app_staff' ? access.unitId : '',
    'app.holder': access.holder,
  }
}

function ancestors(scope: string): string[] {
  const parts = scope.split('.')
  return parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('.'))
}
