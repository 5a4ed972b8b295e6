import type { Duplex } from 'node:stream'
import { Transaction, type CompiledQuery, type DatabaseConnection, type QueryResult } from 'kysely'
import pg from 'pg'
import { poolOf, type Database, type Db, type Tx } from './pool.ts'

type Statement = string | { name?: string; text: string; values: readonly unknown[] }

/** The connection of a transaction. Statements leave at once, also several before the first is answered; PostgreSQL works them off in order. */
export type Line = {
  send(statement: Statement): Promise<pg.QueryResult>
  /** Sends what gives nothing back and is not waited for; when it fails the whole transaction does. */
  aside(text: string): void
  /** Statements under way whose result somebody waits for. */
  waiting(): number
}

const lines = new WeakMap<Tx, Line>()

export function lineOf(tx: Tx): Line {
  const line = lines.get(tx)
  if (!line) throw new Error('this transaction was not begun by inScope()')
  return line
}

/** Runs `work` in a transaction of its own. `opening` is sent together with `begin`, and with the first statement of `work`: no time is lost waiting for it. */
export async function transact<T>(db: Db, opening: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { pool, parts } = poolOf(db)
  const client = await pool.connect()
  let broken = false
  let over = false
  let failure: unknown
  let waiting = 0
  const aside = (text: string) => { send(client, text).catch((error: unknown) => { failure ??= error }) }
  const line: Line = {
    aside,
    waiting: () => waiting,
    async send(statement) {
      // The connection may belong to somebody else by now.
      if (over) throw new Error('a statement came after the end of its transaction')
      waiting += 1
      try {
        return await send(client, statement)
      } finally {
        waiting -= 1
      }
    },
  }
  const tx = transactionOn(db, parts, line)
  try {
    aside(`begin; ${opening}`)
    const result = await work(tx)
    over = true
    const { command } = await send(client, 'commit')
    // PostgreSQL answers "rollback" when a statement had failed, whoever caught its error.
    if (failure !== undefined || command === 'ROLLBACK') throw failure ?? new Error('the transaction was given up because one of its statements had failed')
    return result
  } catch (error) {
    over = true
    await send(client, 'rollback').catch(() => { broken = true })
    // What follows a failed opening or change of role only says that the transaction is lost.
    throw failure !== undefined && (error as { code?: string }).code === lostAlready ? failure : error
  } finally {
    client.release(broken)
  }
}

/** in_failed_sql_transaction */
const lostAlready = '25P02'

function transactionOn(db: Db, parts: ReturnType<typeof poolOf>['parts'], line: Line): Tx {
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const { command, rowCount, rows } = await line.send({ text: sql, values: parameters })
      return { rows: rows as R[], ...(writes.has(command) && { numAffectedRows: BigInt(rowCount ?? 0) }) }
    },
    streamQuery() { throw new Error('rows are not streamed from a transaction') },
  }
  const executor = db.getExecutor().withConnectionProvider({ provideConnection: (consumer) => consumer(connection) })
  const tx: Tx = new Transaction<Database>({ ...parts, executor })
  lines.set(tx, line)
  return tx
}

const writes = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

/** Sends a statement. What is sent before the caller goes back to waiting leaves in one packet: a system call costs more than a statement. */
async function send(client: pg.PoolClient, statement: Statement): Promise<pg.QueryResult> {
  holdBack(client)
  try {
    return await (typeof statement === 'string' ? client.query(statement) : client.query({ ...statement, values: statement.values as unknown[] }))
  } catch (error) {
    // Where it was asked, not where the answer was read.
    if (error instanceof Error) Error.captureStackTrace(error, send)
    throw error
  }
}

const heldBack = new WeakSet<pg.PoolClient>()

function holdBack(client: pg.PoolClient): void {
  if (heldBack.has(client)) return
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection
  heldBack.add(client)
  stream.cork()
  process.nextTick(() => {
    heldBack.delete(client)
    stream.uncork()
  })
}
