import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { Database } from './schema.ts'

export type { Database }
export type Db = Kysely<Database>
/** One transaction under one role: the only way scenarios and engines reach the database. */
export type Tx = Transaction<Database>

pg.types.setTypeParser(pg.types.builtins.INT8, BigInt)
// A day is a day, not an instant in some zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text: string) => text)

/** Opens a pool. Idle connections that the server closes (a restart) are replaced, not fatal. */
export function openDatabase(url: string, options: { max?: number; onError?: (error: Error) => void } = {}): Db {
  const pool = new pg.Pool({ connectionString: url, max: options.max ?? 20, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 10_000, keepAlive: true })
  pool.on('error', (error) => options.onError?.(error))
  // The pool listens to idle connections only. One that dies between two statements of a transaction would end the whole server; the next statement fails and tells.
  pool.on('connect', (client) => client.on('error', (error) => options.onError?.(error)))
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  pools.set(db, pool)
  return db
}

const pools = new WeakMap<Db, pg.Pool>()

/** How busy the connections are, for the metrics page. */
export function poolState(db: Db): { busy: number; idle: number; waiting: number } {
  const pool = pools.get(db)
  return pool ? { busy: pool.totalCount - pool.idleCount, idle: pool.idleCount, waiting: pool.waitingCount } : { busy: 0, idle: 0, waiting: 0 }
}
