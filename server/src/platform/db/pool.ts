import { Kysely, PostgresDialect, type KyselyProps, type Transaction } from 'kysely'
import pg from 'pg'
import type { Database } from './schema.ts'
import { keepInOrder } from './wire.ts'

export type { Database }
export type Db = Kysely<Database>
/** One transaction under one role: the only way scenarios and engines reach the database. */
export type Tx = Transaction<Database>

pg.types.setTypeParser(pg.types.builtins.INT8, BigInt)
// A day is a day, not an instant in some zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text: string) => text)

/** What policies ask for. Every connection begins with nothing in them, so that a transaction says only what it is, not what it is not. */
export const settingNames = ['app.lo', 'app.hi', 'app.above', 'app.person', 'app.unit', 'app.holder'] as const
const nothing = settingNames.map((name) => `set ${name} = ''`).join('; ')
/** Nor does a page that somebody waits for call other processes to help: to start them takes longer than most of what is asked, and they are the cores of everybody else. */
const alone = 'set max_parallel_workers_per_gather = 0'

/** `parts`: what a transaction of this database is made of. */
type Opened = { pool: pg.Pool; parts: Omit<KyselyProps, 'executor'>; aside: () => Db }

/** Opens a pool. Idle connections that the server closes (a restart) are replaced, not fatal. */
export function openDatabase(url: string, options: { max?: number; onError?: (error: Error) => void } = {}): Db {
  const settings = { connectionString: url, max: options.max ?? 20, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 10_000, keepAlive: true, pipeline: true }
  const pool = new pg.Pool(settings)
  pool.on('error', (error) => options.onError?.(error))
  pool.on('connect', (client) => {
    // The pool listens to idle connections only. One that dies between two statements of a transaction would end the whole server; the next statement fails and tells.
    client.on('error', (error) => options.onError?.(error))
    keepInOrder(client)
    client.query(`${nothing}; ${alone}`).catch(() => {}) // a connection that cannot even do this fails at its first statement, which is told
  })
  let aside: Db | undefined
  const end = pool.end.bind(pool) as () => Promise<void>
  pool.end = async () => {
    await aside?.destroy()
    await end()
  }
  const dialect = new PostgresDialect({ pool })
  const db = new Kysely<Database>({ dialect })
  opened.set(db, { pool, parts: { config: { dialect }, dialect, driver: dialect.createDriver() }, aside: () => aside ??= openDatabase(url, { ...options, max: 2 }) })
  return db
}

const opened = new WeakMap<Db, Opened>()

export function poolOf(db: Db): Opened {
  const found = opened.get(db)
  if (!found) throw new Error('this database was not opened by openDatabase()')
  return found
}

/** Two connections beside the pool, for what many requests wait for together: were it to queue behind them, they would wait for themselves. */
export function asideOf(db: Db): Db {
  return poolOf(db).aside()
}

/** How busy the connections are, for the metrics page. */
export function poolState(db: Db): { busy: number; idle: number; waiting: number } {
  const pool = opened.get(db)?.pool
  return pool ? { busy: pool.totalCount - pool.idleCount, idle: pool.idleCount, waiting: pool.waitingCount } : { busy: 0, idle: 0, waiting: 0 }
}
