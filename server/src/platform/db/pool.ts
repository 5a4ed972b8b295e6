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
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
}
